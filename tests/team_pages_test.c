/* The pages of teams as a browser sees them. */
#include "settings/setting.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/suite.h"
#include "teams/member.h"
#include "teams/team.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

/* A team that Mia made, with nobody in it. */
static int64_t add_team(struct team team)
{
    int64_t id;

    team.callers = CALLERS_EVERYONE;
    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &id), OK);
    return id;
}

static int64_t paris(enum team_admission admission)
{
    return add_team((struct team){ .handle = STR("Paris"),
                                   .name = STR("Paris and around"),
                                   .description = STR("We meet **every** week."),
                                   .admission = admission });
}

static void admit(int64_t team_id, int64_t account_id, bool leads)
{
    const struct membership act = { team_id, account_id, MIA };

    ck_assert_int_eq(member_admit(forum, &arena, &act), OK);
    if (leads)
        ck_assert_int_eq(member_set_lead(forum, &arena, &act, true), OK);
}

static bool is_in(int64_t team_id, int64_t account_id)
{
    bool has;

    ck_assert_int_eq(team_has(forum, team_id, account_id, &has), OK);
    return has;
}

static void redirects(const struct client *client, const char *location)
{
    ck_assert_int_eq(client->status, 303);
    ck_assert_text(client->location, location);
}

START_TEST(everyone_finds_the_teams_by_their_kind)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/teams");
    sees(&visitor, "There is no team yet.");
    paris(TEAM_OPEN);
    add_team((struct team){ .handle = STR("Press"), .kind = TEAM_TRANSVERSAL });
    client_get(&visitor, "/teams");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "Local groups");
    sees(&visitor, "<a href=\"/g/Paris\">Paris and around</a>");
    sees(&visitor, "Transversal teams");
    sees(&visitor, "<a href=\"/g/Press\">Press</a>");
    sees(&visitor, "0 members");
    sees(&visitor, "<a href=\"/teams\" aria-current=\"page\">");
    sees_not(&visitor, "/teams/new");
    client_get(&visitor, "/teams.json");
    sees(&visitor, "\"name\":\"Paris\"");
    client_end(&visitor);
}
END_TEST

START_TEST(a_team_says_what_it_does_and_who_is_in_it)
{
    struct client visitor = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_OPEN);
    admit(id, BOB, true);
    admit(id, ADA, false);
    client_get(&visitor, "/g/Paris");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, ">Paris and around</h1>");
    sees(&visitor, "We meet <strong>every</strong> week.");
    sees(&visitor, "2 members");
    sees(&visitor, "<a href=\"/u/Bob\">Robert</a>");
    sees(&visitor, "<a href=\"/u/Ada\">Ada</a>");
    sees(&visitor, "href=\"/g/Paris/join\"");
    client_get(&visitor, "/g/pARIS");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_text(visitor.location, "/g/Paris");
    client_get(&visitor, "/g/Lyon");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/u/Ada");
    sees(&visitor, "<a href=\"/g/Paris\">Paris and around</a>");
    client_end(&visitor);
}
END_TEST

START_TEST(a_team_is_json_with_the_names_of_discourse)
{
    struct client visitor = { 0 };

    debate_begin();
    admit(paris(TEAM_ON_REQUEST), ADA, true);
    client_get(&visitor, "/g/Paris.json");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "{\"group\":{\"id\":");
    sees(&visitor, "\"name\":\"Paris\",\"full_name\":\"Paris and around\"");
    sees(&visitor, "\"bio_raw\":\"We meet **every** week.\"");
    sees(&visitor, "\"user_count\":1");
    sees(&visitor, "\"mentionable_level\":99");
    sees(&visitor, "\"public_admission\":false");
    sees(&visitor, "\"allow_membership_requests\":true");
    sees(&visitor, "\"owners\":[{\"id\":1,\"username\":\"Ada\"");
    client_get(&visitor, "/g/PARIS.json");
    ck_assert_text(visitor.location, "/g/Paris.json");
    client_end(&visitor);
}
END_TEST

/* Of a private team, what may tell who is in it or how many they are. */
static void tells_nothing(struct client *client)
{
    static const char *const pages[] = { "/g/Paris", "/g/Paris.json", "/g/Paris?after=A",
                                         "/u/Ada",   "/u/Ada.json",   "/u/Bob" };

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        bool is_person = pages[i][1] == 'u';

        client_get(client, pages[i]);
        ck_assert_int_eq(client->status, 200);
        sees_not(client, is_person ? "/g/Paris" : "/u/Ada");
        sees_not(client, "2 members");
        sees_not(client, "user_count");
        sees_not(client, "\"members\"");
    }
    client_get(client, "/teams");
    sees(client, "members not shown");
    sees_not(client, "2 members");
    client_get(client, "/teams.json");
    sees(client, "\"name\":\"Paris\"");
    sees_not(client, "user_count");
    client_get(client, "/g/Paris/members");
    ck_assert_int_ne(client->status, 200);
}

START_TEST(a_private_team_tells_only_its_members_and_moderators_who_is_in_it)
{
    struct client visitor = { 0 }, ada = { 0 }, mia = { 0 }, zoe = { 0 };
    struct team team = { .handle = STR("Paris"), .is_private = true };
    int64_t id;

    debate_begin();
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, role, created_at) "
                     "VALUES (4, 'Zoe', 'zoe', '', 1, 1700000000)");
    id = add_team(team);
    admit(id, ADA, false);
    admit(id, BOB, true);
    client_sign_in(&ada, ADA);
    client_sign_in(&mia, MIA);
    client_sign_in(&zoe, 4);
    tells_nothing(&visitor);
    tells_nothing(&zoe);
    client_get(&ada, "/g/Paris");
    sees(&ada, "2 members");
    sees(&ada, "/u/Bob");
    client_get(&ada, "/u/Bob");
    sees(&ada, "/g/Paris");
    client_get(&ada, "/g/Paris.json");
    sees(&ada, "\"user_count\":2");
    sees(&ada, "\"username\":\"Bob\"");
    client_get(&mia, "/g/Paris");
    sees(&mia, "/u/Ada");
    client_end(&visitor);
    client_end(&ada);
    client_end(&mia);
    client_end(&zoe);
}
END_TEST

START_TEST(one_joins_an_open_team_and_leaves_it)
{
    struct client visitor = { 0 }, ada = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_OPEN);
    client_get(&visitor, "/g/Paris/join");
    redirects(&visitor, "/login?next=%2Fg%2FParis%2Fjoin");
    client_sign_in(&ada, ADA);
    client_get(&ada, "/g/Paris/join");
    sees(&ada, "Join Paris and around?");
    client_post(&ada, "/g/Paris/join", NULL);
    redirects(&ada, "/g/Paris");
    ck_assert(is_in(id, ADA));
    client_post(&ada, "/g/Paris/join", NULL);
    redirects(&ada, "/g/Paris");
    client_get(&ada, "/g/Paris/join");
    redirects(&ada, "/g/Paris");
    client_get(&ada, "/g");
    sees(&ada, "<a href=\"/g/Paris\">Paris and around</a>");
    client_get(&ada, "/g/Paris/leave");
    sees(&ada, "Leave Paris and around?");
    client_post(&ada, "/g/Paris/leave", NULL);
    redirects(&ada, "/g/Paris");
    ck_assert(!is_in(id, ADA));
    client_get(&ada, "/g");
    sees(&ada, "You are in no team yet.");
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

START_TEST(nobody_lets_themselves_into_a_team_that_admits)
{
    struct client ada = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_ON_REQUEST);
    client_sign_in(&ada, ADA);
    client_post(&ada, "/g/Paris/join", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_post(&ada, "/g/Paris/admit", "handle", "Ada", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_post(&ada, "/g/Paris/lead", "handle", "Ada", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_post(&ada, "/g/Paris/edit", "handle", "Paris", "admission", "0", NULL);
    ck_assert_int_eq(ada.status, 403);
    ck_assert(!is_in(id, ADA));
    client_end(&ada);
}
END_TEST

START_TEST(a_lead_answers_who_asks)
{
    struct client ada = { 0 }, bob = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_ON_REQUEST);
    admit(id, BOB, true);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_post(&ada, "/g/Paris/ask", NULL);
    redirects(&ada, "/g/Paris");
    client_get(&ada, "/g/Paris");
    sees(&ada, "Take the request back");
    client_get(&bob, "/g/Paris");
    sees(&bob, "Members, 1 request");
    client_post(&bob, "/g/Paris/refuse", "handle", "Ada", NULL);
    redirects(&bob, "/g/Paris/members");
    client_post(&ada, "/g/Paris/ask", NULL);
    client_post(&ada, "/g/Paris/unask", NULL);
    client_get(&bob, "/g/Paris/members");
    sees_not(&bob, "Waiting for an answer");
    client_post(&ada, "/g/Paris/ask", NULL);
    client_get(&bob, "/g/Paris/members");
    sees(&bob, "Waiting for an answer");
    client_post(&bob, "/g/Paris/admit", "handle", "@ada", NULL);
    redirects(&bob, "/g/Paris/members");
    ck_assert(is_in(id, ADA));
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(a_lead_adds_and_removes_people_and_names_leads)
{
    struct client ada = { 0 }, bob = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_CLOSED);
    admit(id, BOB, true);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_post(&bob, "/g/Paris/admit", "handle", "nobody-here", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "Nobody has this pseudonym here.");
    sees(&bob, "value=\"nobody-here\"");
    client_post(&bob, "/g/Paris/admit", "handle", "Ada", NULL);
    client_get(&ada, "/g/Paris/members");
    ck_assert_int_eq(ada.status, 403);
    client_post(&bob, "/g/Paris/lead", "handle", "Ada", NULL);
    client_get(&ada, "/g/Paris/members");
    ck_assert_int_eq(ada.status, 200);
    client_post(&ada, "/g/Paris/unlead", "handle", "Bob", NULL);
    client_get(&bob, "/g/Paris/members");
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/g/Paris/remove", "handle", "Bob", NULL);
    ck_assert(!is_in(id, BOB));
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(moderators_make_teams_and_others_when_the_site_says_so)
{
    struct client ada = { 0 }, mia = { 0 };
    struct team team;

    debate_begin();
    client_sign_in(&ada, ADA);
    client_sign_in(&mia, MIA);
    client_post(&ada, "/teams/new", "handle", "Lyon", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_get(&mia, "/teams/new");
    sees(&mia, "<option value=\"4\" selected>Everyone</option>");
    client_post(&mia, "/teams/new", "handle", "@Lyon", "name", "Lyon", "description", "Meets.",
                "kind", "1", "admission", "2", "callers", "3", "is_private", "1", NULL);
    redirects(&mia, "/g/Lyon");
    ck_assert_int_eq(team_by_handle(forum, &arena, MIA, STR("lyon"), &team), OK);
    ck_assert_int_eq(team.kind, TEAM_TRANSVERSAL);
    ck_assert_int_eq(team.admission, TEAM_CLOSED);
    ck_assert_int_eq(team.callers, CALLERS_MEMBERS);
    ck_assert(team.is_private && !team.called_when_large);
    ck_assert(team.is_in && team.leads);
    ck_assert_int_eq(team.member_count, 1);
    ck_assert_int_eq(setting_set(forum, SETTING_TEAM_CREATORS, MEMBER), OK);
    client_post(&ada, "/teams/new", "handle", "Lille", NULL);
    redirects(&ada, "/g/Lille");
    client_end(&ada);
    client_end(&mia);
}
END_TEST

START_TEST(a_team_that_cannot_be_made_is_asked_for_again_with_all_that_was_typed)
{
    struct client mia = { 0 };

    debate_begin();
    client_sign_in(&mia, MIA);
    client_post(&mia, "/teams/new", "handle", "ada", "name", "Two \"<b>", "description",
                "Words of its own", "kind", "7", NULL);
    ck_assert_int_eq(mia.status, 422);
    client_post(&mia, "/teams/new", "handle", "ada", "name", "Two \"<b>", "description",
                "Words of its own", "kind", "1", "is_private", "1", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "is taken by a person or another team.");
    sees(&mia, "value=\"Two &quot;&lt;b&gt;\"");
    sees(&mia, "Words of its own</textarea>");
    sees(&mia, "<option value=\"1\" selected>Transversal");
    client_end(&mia);
}
END_TEST

START_TEST(a_lead_edits_the_team)
{
    struct client bob = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_OPEN);
    admit(id, BOB, true);
    client_sign_in(&bob, BOB);
    client_get(&bob, "/g/Paris/edit?name=From+elsewhere&is_private=1");
    sees(&bob, "value=\"Paris and around\"");
    sees_not(&bob, "From elsewhere");
    client_post(&bob, "/g/Paris/edit", "handle", "Grand_Paris", "name", "", "callers", "4", NULL);
    redirects(&bob, "/g/Grand_Paris");
    client_get(&bob, "/g/Grand_Paris");
    sees(&bob, ">Grand_Paris</h1>");
    client_get(&bob, "/g/Paris");
    ck_assert_int_eq(bob.status, 404);
    client_end(&bob);
}
END_TEST

START_TEST(the_members_of_a_large_team_go_on_on_further_pages)
{
    struct client visitor = { 0 };
    int64_t id;

    debate_begin();
    id = paris(TEAM_OPEN);
    for (int i = 0; i <= MEMBERS_PER_PAGE; i++)
        db_script(forum, str_format(&arena,
                                    "INSERT INTO account (id, handle, handle_folded, name, role, "
                                    "created_at) VALUES (%d, 'P%04d', 'p%04d', '', 1, 1)",
                                    100 + i, i, i)
                             .data);
    for (int i = 0; i <= MEMBERS_PER_PAGE; i++)
        admit(id, 100 + i, i == MEMBERS_PER_PAGE);
    client_get(&visitor, "/g/Paris");
    sees(&visitor, "/u/P0200"); /* leads: first */
    sees(&visitor, "/u/P0198");
    sees_not(&visitor, "/u/P0199");
    sees(&visitor, "href=\"/g/Paris?after=P0198\"");
    client_get(&visitor, "/g/Paris?after=P0198");
    sees(&visitor, "/u/P0199");
    sees_not(&visitor, "/u/P0200");
    client_end(&visitor);
}
END_TEST

START_TEST(a_team_shows_the_debates_of_its_category_to_who_may_read_them)
{
    struct category category = { .name = STR("The till"),
                                 .readers = SPACE_TEAM,
                                 .writers = SPACE_TEAM };
    struct client visitor = { 0 }, ada = { 0 };
    int64_t id;

    debate_begin();
    category.team_id = paris(TEAM_OPEN);
    admit(category.team_id, ADA, false);
    ck_assert_int_eq(category_create(forum, &arena, &category, &id), OK);
    id = debate_open(ADA, "Accounts of the month", "All of it.");
    db_script(forum,
              str_format(&arena, "UPDATE topic SET category_id = 2 WHERE id = %d", (int)id).data);
    client_get(&visitor, "/g/Paris");
    sees_not(&visitor, "Accounts of the month");
    client_sign_in(&ada, ADA);
    client_get(&ada, "/g/Paris");
    sees(&ada, "Accounts of the month");
    sees_not(&ada, "Where shall we meet");
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

RUN_TESTS("team_pages", everyone_finds_the_teams_by_their_kind,
          a_team_says_what_it_does_and_who_is_in_it, a_team_is_json_with_the_names_of_discourse,
          a_private_team_tells_only_its_members_and_moderators_who_is_in_it,
          one_joins_an_open_team_and_leaves_it, nobody_lets_themselves_into_a_team_that_admits,
          a_lead_answers_who_asks, a_lead_adds_and_removes_people_and_names_leads,
          moderators_make_teams_and_others_when_the_site_says_so,
          a_team_that_cannot_be_made_is_asked_for_again_with_all_that_was_typed,
          a_lead_edits_the_team, the_members_of_a_large_team_go_on_on_further_pages,
          a_team_shows_the_debates_of_its_category_to_who_may_read_them)
