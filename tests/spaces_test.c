/* Spaces: who reads and who writes in a category, and what changes when that changes. */
#include "accounts/account.h"
#include "moderation/space.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/suite.h"
#include "teams/member.h"
#include "teams/team.h"
#include "topics/like.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

enum { ZOE = 4, MEMBERS_ONLY = 2, TEAM_ONLY = 3 };

static int64_t team_id;

static void add_category(const char *name, enum space readers, int64_t expected)
{
    struct category category = { .name = str_of(name),
                                 .readers = readers,
                                 .writers = readers ? readers : SPACE_MEMBERS,
                                 .team_id = readers == SPACE_TEAM ? team_id : 0 };
    int64_t id;

    ck_assert_int_eq(category_create(forum, &arena, &category, &id), OK);
    ck_assert_int_eq(id, expected);
}

/* Ada is in the team, Bob is not; Zoe is an administrator. */
static void begin(void)
{
    struct team team = { .handle = STR("Till"), .callers = CALLERS_EVERYONE };
    struct membership ada = { .account_id = ADA, .actor_id = ADA };

    debate_begin();
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, role, created_at) "
                     "VALUES (4, 'Zoe', 'zoe', '', 3, 1700000000)");
    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &team_id), OK);
    ada.team_id = team_id;
    ck_assert_int_eq(member_join(forum, &arena, &ada), OK);
    add_category("Kitchen", SPACE_MEMBERS, MEMBERS_ONLY);
    add_category("Cellar", SPACE_TEAM, TEAM_ONLY);
}

static int64_t open_in(int64_t category_id, const char *title, const char *text)
{
    struct written first = debate_written(text);
    struct topic_wish wish = {
        .category_id = category_id, .author_id = ADA, .title = str_of(title), .first = &first
    };
    int64_t id;

    ck_assert_int_eq(topic_open(forum, &arena, &wish, debate_problems(), &id), OK);
    return id;
}

static struct category category_of(int64_t id)
{
    struct category category;

    ck_assert_int_eq(category_find(forum, &arena, id, &category), OK);
    return category;
}

static void set_readers(int64_t id, enum space readers)
{
    const struct act act = { ZOE, STR("It was agreed."), RULE_NONE };
    struct category category = category_of(id);

    category.readers = readers;
    category.team_id = team_id;
    ck_assert_int_eq(space_edit(forum, &arena, &category, &act, debate_problems()), OK);
}

static int status_of(int64_t account_id, const char *target)
{
    struct client client = { 0 };
    int status;

    if (account_id)
        client_sign_in(&client, account_id);
    client_get(&client, target);
    status = client.status;
    client_end(&client);
    return status;
}

static void counts(int64_t account_id, int64_t topics, int64_t posts)
{
    struct account account;

    ck_assert_int_eq(account_find(forum, &arena, account_id, &account), OK);
    ck_assert_int_eq(account.topic_count, topics);
    ck_assert_int_eq(account.post_count, posts);
}

START_TEST(a_category_is_read_by_those_it_is_for)
{
    static const struct {
        int64_t account_id;
        int status[3];
    } readers[] = { { 0, { 200, 404, 404 } },
                    { BOB, { 200, 200, 404 } },
                    { ADA, { 200, 200, 200 } },
                    { MIA, { 200, 200, 200 } } };
    static const char *const categories[] = { "/c/the-common-house/1", "/c/kitchen/2",
                                              "/c/cellar/3" };

    begin();
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        for (int category = 0; category < 3; category++)
            ck_assert_int_eq(status_of(readers[i].account_id, categories[category]),
                             readers[i].status[category]);
}
END_TEST

START_TEST(nobody_opens_a_debate_where_they_may_not_write)
{
    struct client bob = { 0 };
    struct category cellar;

    begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/new", "title", "Let me in there", "category", "3", "body", "Hello", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "Choose the category it belongs to.");
    sees_not(&bob, "Cellar");
    cellar = category_of(TEAM_ONLY);
    ck_assert_int_eq(cellar.topic_count, 0);
    client_post(&bob, "/new", "title", "Let me in there", "category", "2", "body", "Hello", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_end(&bob);
}
END_TEST

START_TEST(nobody_replies_where_they_may_only_read)
{
    struct client bob = { 0 }, ada = { 0 };
    struct category category;

    begin();
    category = category_of(CATEGORY);
    category.writers = SPACE_TEAM;
    category.team_id = team_id;
    ck_assert_int_eq(category_edit(forum, &arena, &category, debate_problems()), OK);
    client_sign_in(&bob, BOB);
    client_get(&bob, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(bob.status, 200);
    sees_not(&bob, "<textarea");
    client_post(&bob, "/t/1/replies", "body", "I say so too", NULL);
    ck_assert_int_eq(bob.status, 403);
    ck_assert_int_eq(debate_topic().post_count, 1);
    client_get(&bob, "/c/the-common-house/1");
    sees(&bob, "Only members of <a href=\"/g/Till\">@Till</a> and moderators can write here.");
    client_sign_in(&ada, ADA);
    client_post(&ada, "/t/1/replies", "body", "I say so too", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_end(&bob);
    client_end(&ada);
}
END_TEST

START_TEST(who_leaves_a_team_no_longer_reads_its_space)
{
    const struct membership ada = { 1, ADA, ADA };

    begin();
    open_in(TEAM_ONLY, "What is in the till", "Not much.");
    ck_assert_int_eq(status_of(ADA, "/t/what-is-in-the-till/2"), 200);
    ck_assert_int_eq(member_leave(forum, &arena, &ada), OK);
    ck_assert_int_eq(status_of(ADA, "/t/what-is-in-the-till/2"), 404);
}
END_TEST

START_TEST(a_restricted_debate_says_so_in_lists_and_on_its_page)
{
    struct client ada = { 0 };

    begin();
    open_in(TEAM_ONLY, "What is in the till", "Not much.");
    open_in(MEMBERS_ONLY, "What is in the pot", "Soup.");
    client_sign_in(&ada, ADA);
    client_get(&ada, "/latest");
    sees(&ada, "For one team");
    sees(&ada, "For members");
    client_get(&ada, "/t/what-is-in-the-till/2");
    sees(&ada, "Only members of one team and moderators can read this debate.");
    client_get(&ada, "/c/cellar/3");
    sees(&ada, "Only members of <a href=\"/g/Till\">@Till</a> and moderators can read this.");
    client_get(&ada, "/categories.json");
    sees(&ada, "\"read_restricted\":true");
    client_get(&ada, "/c/kitchen/2");
    sees(&ada, "Only members of the forum can read this.");
    client_end(&ada);
}
END_TEST

START_TEST(changing_who_reads_a_category_holds_at_once_on_pages_that_were_kept)
{
    struct client visitor = { 0 };

    begin();
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(visitor.status, 200);
    client_get(&visitor, "/latest");
    sees(&visitor, "Where shall we meet");
    set_readers(CATEGORY, SPACE_MEMBERS);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/latest");
    sees_not(&visitor, "Where shall we meet");
    set_readers(CATEGORY, SPACE_ANYONE);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(visitor.status, 200);
    client_end(&visitor);
}
END_TEST

START_TEST(only_what_anyone_may_read_counts_on_the_page_of_a_person)
{
    const struct act act = { MIA, STR("It belongs there."), RULE_NONE };
    struct move move = { .topic_id = TOPIC, .category_id = TEAM_ONLY };
    int64_t id;

    begin();
    counts(ADA, 1, 1);
    id = open_in(TEAM_ONLY, "What is in the till", "Not much.");
    debate_say(BOB, 0, "In the park.");
    counts(ADA, 1, 1);
    counts(BOB, 0, 1);
    ck_assert_int_eq(topic_hide(forum, id, &act, debate_problems()), OK);
    counts(ADA, 1, 1);
    ck_assert_int_eq(topic_restore(forum, id, &act, debate_problems()), OK);
    counts(ADA, 1, 1);
    ck_assert_int_eq(topic_move(forum, &arena, &move, &act, debate_problems()), OK);
    counts(ADA, 0, 0);
    counts(BOB, 0, 0);
    set_readers(TEAM_ONLY, SPACE_ANYONE);
    counts(ADA, 2, 2);
    counts(BOB, 0, 1);
    set_readers(TEAM_ONLY, SPACE_MEMBERS);
    counts(ADA, 0, 0);
    counts(BOB, 0, 0);
}
END_TEST

START_TEST(only_likes_of_what_anyone_may_read_count)
{
    struct like_wish like = { .account_id = ADA, .on = true };
    struct post first;
    int64_t likes;

    begin();
    like.post_id = debate_post(debate_say(BOB, 0, "In the park.")).id;
    ck_assert_int_eq(post_like(forum, &like, debate_problems()), OK);
    ck_assert_int_eq(post_by_number(forum, &arena,
                                    open_in(TEAM_ONLY, "What is in the till", "Coins."), 1, &first),
                     OK);
    like = (struct like_wish){ BOB, first.id, true };
    ck_assert_int_eq(post_like(forum, &like, debate_problems()), OK);
    ck_assert_int_eq(likes_of_author(forum, BOB, &likes), OK);
    ck_assert_int_eq(likes, 1);
    ck_assert_int_eq(likes_of_author(forum, ADA, &likes), OK);
    ck_assert_int_eq(likes, 0);
    set_readers(TEAM_ONLY, SPACE_ANYONE);
    ck_assert_int_eq(likes_of_author(forum, ADA, &likes), OK);
    ck_assert_int_eq(likes, 1);
}
END_TEST

START_TEST(a_quote_from_a_space_is_shown_to_those_alone_who_may_read_it)
{
    struct client visitor = { 0 }, ada = { 0 };

    begin();
    open_in(TEAM_ONLY, "What is in the till", "A secret sum.");
    debate_say(ADA, 0, "[quote=\"Ada, post:1, topic:2\"]\nA secret sum.\n[/quote]\n\nIndeed.");
    open_in(TEAM_ONLY, "More of the till",
            "[quote=\"Ada, post:1, topic:2\"]\nA secret sum.\n"
            "[/quote]\n\nIndeed.");
    client_sign_in(&ada, ADA);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "The quoted message is no longer shown.");
    sees_not(&visitor, "secret sum");
    sees_not(&visitor, "what-is-in-the-till");
    client_get(&visitor, "/raw/1");
    sees(&visitor, "Indeed.");
    sees_not(&visitor, "secret sum");
    client_get(&visitor, "/posts.json");
    sees_not(&visitor, "secret sum");
    client_get(&ada, "/t/more-of-the-till/3");
    sees(&ada, "A secret sum.");
    /* In public it stays out of sight for those too who could read it. */
    client_get(&ada, "/t/where-shall-we-meet-in-june/1");
    sees_not(&ada, "secret sum");
    set_readers(TEAM_ONLY, SPACE_ANYONE);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "A secret sum.");
    client_get(&ada, "/t/where-shall-we-meet-in-june/1");
    sees(&ada, "A secret sum.");
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

START_TEST(a_preview_tells_nothing_of_what_it_names_in_a_space)
{
    struct client bob = { 0 };

    begin();
    open_in(TEAM_ONLY, "What is in the till", "A secret sum.");
    client_sign_in(&bob, BOB);
    client_post(&bob, "/t/1/replies", "do", "preview", "body",
                "[quote=\"x, post:1, topic:2\"]\nsomething\n[/quote]\n\nIndeed.", NULL);
    sees(&bob, "Indeed.");
    sees_not(&bob, "what-is-in-the-till");
    sees_not(&bob, "/u/Ada");
    client_post(&bob, "/new", "do", "preview", "title", "Long enough a title", "category", "1",
                "body", "[quote=\"x, post:1, topic:2\"]\nsomething\n[/quote]\n\nIndeed.", NULL);
    sees(&bob, "Indeed.");
    sees_not(&bob, "what-is-in-the-till");
    client_end(&bob);
}
END_TEST

START_TEST(an_old_address_tells_nothing_of_what_came_from_there_into_a_space)
{
    struct client visitor = { 0 };

    begin();
    open_in(TEAM_ONLY, "What is in the till", "A secret sum.");
    db_script(forum, "INSERT INTO old_address (kind, origin, old_id, slug, id) VALUES "
                     "('topic', 'there', 1, 'till-of-old', 2), "
                     "('topic', 'there', 70, 'till-of-old', 2), "
                     "('category', 'there', 1, 'cellar-of-old', 3)");
    client_get(&visitor, "/t/till-of-old/1");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_text(visitor.location, "/t/where-shall-we-meet-in-june/1");
    client_get(&visitor, "/t/till-of-old/70");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/c/cellar-of-old/1");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_text(visitor.location, "/c/the-common-house/1");
    client_sign_in(&visitor, ADA);
    client_get(&visitor, "/t/till-of-old/1");
    ck_assert_text(visitor.location, "/t/what-is-in-the-till/2");
    client_end(&visitor);
}
END_TEST

START_TEST(administrators_make_and_change_categories)
{
    struct client zoe = { 0 }, mia = { 0 };
    struct category category;

    begin();
    client_sign_in(&zoe, ZOE);
    client_sign_in(&mia, MIA);
    client_get(&mia, "/categories/new");
    ck_assert_int_eq(mia.status, 403);
    client_get(&zoe, "/categories");
    sees(&zoe, "href=\"/categories/new\"");
    client_post(&zoe, "/categories/new", "name", "", "readers", "2", "writers", "2", NULL);
    ck_assert_int_eq(zoe.status, 422);
    sees(&zoe, "A category needs a name.");
    sees(&zoe, "Choose the team it is for.");
    client_post(&zoe, "/categories/new", "name", "The attic", "description", "Up there", "language",
                "fr", "readers", "2", "writers", "2", "team", "1", NULL);
    ck_assert_int_eq(zoe.status, 303);
    ck_assert_text(zoe.location, "/c/the-attic/4");
    category = category_of(4);
    ck_assert_int_eq(category.readers, SPACE_TEAM);
    ck_assert_int_eq(category.team_id, team_id);
    ck_assert_text(category.lang, "fr");
    client_post(&zoe, "/c/the-attic/4/edit", "name", "The roof", "readers", "2", "writers", "2",
                "team", "1", "position", "1", NULL);
    ck_assert_text(zoe.location, "/c/the-roof/4");
    client_get(&zoe, "/c/the-attic/4");
    ck_assert_int_eq(zoe.status, 301);
    client_end(&zoe);
    client_end(&mia);
}
END_TEST

START_TEST(changing_who_reads_needs_a_reason_and_is_told_in_public)
{
    struct client zoe = { 0 }, visitor = { 0 };

    begin();
    client_sign_in(&zoe, ZOE);
    client_post(&zoe, "/c/the-common-house/1/edit", "name", "The common house", "readers", "1",
                "writers", "1", NULL);
    ck_assert_int_eq(zoe.status, 422);
    sees(&zoe, "Say why: everyone can read the reason.");
    ck_assert_int_eq(category_of(CATEGORY).readers, SPACE_ANYONE);
    client_post(&zoe, "/c/the-common-house/1/edit", "name", "The common house", "readers", "1",
                "writers", "1", "reason", "The press came in.", NULL);
    ck_assert_int_eq(zoe.status, 303);
    client_get(&visitor, "/moderation");
    sees(&visitor, "kept a category for members");
    sees(&visitor, "The common house");
    sees(&visitor, "The press came in.");
    set_readers(TEAM_ONLY, SPACE_MEMBERS);
    client_get(&visitor, "/moderation");
    sees(&visitor, "It was agreed.");
    sees_not(&visitor, "Cellar");
    client_end(&zoe);
    client_end(&visitor);
}
END_TEST

START_TEST(a_moderator_moves_a_debate_with_a_reason)
{
    struct client mia = { 0 }, visitor = { 0 };

    begin();
    client_sign_in(&mia, MIA);
    client_get(&mia, "/t/1/move");
    sees(&mia, "<option value=\"1\" selected>The common house</option>");
    client_post(&mia, "/t/1/move", "category", "99", NULL);
    ck_assert_int_eq(mia.status, 422);
    client_post(&mia, "/t/1/move", "category", "99", "reason", "It is about cooking.", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "Choose the category it belongs to.");
    client_post(&mia, "/t/1/move", "category", "2", "reason", "It is about cooking.", NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_int_eq(debate_topic().category_id, MEMBERS_ONLY);
    ck_assert_int_eq(category_of(CATEGORY).topic_count, 0);
    ck_assert_int_eq(category_of(MEMBERS_ONLY).topic_count, 1);
    client_get(&visitor, "/moderation");
    sees_not(&visitor, "cooking");
    client_get(&mia, "/moderation");
    sees(&mia, "It is about cooking.");
    client_post(&mia, "/t/1/move", "category", "1", "reason", "Back again.", NULL);
    client_get(&visitor, "/moderation");
    sees(&visitor, "Back again.");
    sees_not(&visitor, "Kitchen");
    client_end(&mia);
    client_end(&visitor);
}
END_TEST

START_TEST(a_title_is_changed_by_who_opened_the_debate_or_by_a_moderator_with_a_reason)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 };

    begin();
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
    client_post(&bob, "/t/1/title", "title", "Mine now, all of it", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/t/1/title", "title", "Short", NULL);
    ck_assert_int_eq(ada.status, 422);
    client_post(&ada, "/t/1/title", "title", "Where shall we meet in July?", NULL);
    ck_assert_text(ada.location, "/t/where-shall-we-meet-in-july/1");
    client_get(&ada, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(ada.status, 301);
    client_post(&mia, "/t/1/title", "title", "Where shall we meet in August?", NULL);
    ck_assert_int_eq(mia.status, 422);
    client_post(&mia, "/t/1/title", "title", "Where shall we meet in August?", "reason",
                "July is over.", NULL);
    ck_assert_text(mia.location, "/t/where-shall-we-meet-in-august/1");
    client_get(&bob, "/moderation");
    sees(&bob, "July is over.");
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
}
END_TEST

RUN_TESTS("spaces", a_category_is_read_by_those_it_is_for,
          nobody_opens_a_debate_where_they_may_not_write, nobody_replies_where_they_may_only_read,
          who_leaves_a_team_no_longer_reads_its_space,
          a_restricted_debate_says_so_in_lists_and_on_its_page,
          changing_who_reads_a_category_holds_at_once_on_pages_that_were_kept,
          only_what_anyone_may_read_counts_on_the_page_of_a_person,
          only_likes_of_what_anyone_may_read_count,
          a_quote_from_a_space_is_shown_to_those_alone_who_may_read_it,
          a_preview_tells_nothing_of_what_it_names_in_a_space,
          an_old_address_tells_nothing_of_what_came_from_there_into_a_space,
          administrators_make_and_change_categories,
          changing_who_reads_needs_a_reason_and_is_told_in_public,
          a_moderator_moves_a_debate_with_a_reason,
          a_title_is_changed_by_who_opened_the_debate_or_by_a_moderator_with_a_reason)
