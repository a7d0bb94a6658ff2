/* The demo community: its texts are well formed, and they are lived through as they say. */
#include "support/forum.h"

#include <string.h>

#include "accounts/account.h"
#include "accounts/password.h"
#include "base/clock.h"
#include "exchange/demo.h"
#include "exchange/demo_read.h"
#include "notices/call.h"
#include "notices/notice.h"
#include "teams/member.h"
#include "teams/team.h"
#include "topics/category.h"
#include "topics/like.h"
#include "topics/path.h"
#include "topics/post.h"
#include "topics/reading.h"

enum { DEBATES_MAX = 40, FILLED_WITHIN_SECONDS = 600 };

/* Sees every space. */
static const struct visitor everywhere = { .account_id = 1, .role = ADMINISTRATOR };

static struct str fault;

static void fill_demo(struct store *store)
{
    ck_assert_msg(demo_fill(store, &arena, &fault) == OK, "%s", fault.data);
}

/* A reading connection, with a snapshot of the filled forum. */
static struct db *filled(void)
{
    struct db *db = store_reader(forum_store());

    db_begin(db);
    return db;
}

static struct demo texts(void)
{
    struct demo demo;

    ck_assert_int_eq(demo_read(&arena, demo_files, &demo, &fault), OK);
    return demo;
}

static struct topics all_topics(struct db *db)
{
    struct topics topics = { 0 };

    ck_assert_int_eq(
        topics_latest(db, &arena, &(struct topic_list){ .visitor = &everywhere }, &topics), OK);
    ck_assert_int_le(topics.count, DEBATES_MAX);
    return topics;
}

/* Adds every post of the topic, in the order of its tree. */
static void add_posts(struct db *db, int64_t topic_id, struct posts *all)
{
    struct post_page page = { 0 };
    struct posts posts = { .has_more = true };

    while (posts.has_more) {
        ck_assert_int_eq(posts_of_topic(db, &arena, topic_id, &page, &posts), OK);
        for (size_t i = 0; i < posts.count; i++)
            *list_add(&arena, all) = posts.items[i];
        page.after = all->items[all->count - 1].number;
    }
}

static struct posts all_posts(struct db *db)
{
    struct topics topics = all_topics(db);
    struct posts all = { 0 };

    for (size_t i = 0; i < topics.count; i++)
        add_posts(db, topics.items[i].id, &all);
    return all;
}

START_TEST(it_fills_an_empty_forum)
{
    struct demo demo = texts();
    struct db *db = filled();
    struct categories categories = { 0 };
    size_t posts = 0;

    for (size_t i = 0; i < demo.events.count; i++) {
        const struct demo_event *event = &demo.events.items[i];

        posts += event->kind == DEMO_POST || (event->kind == DEMO_STEP && event->step->opens);
    }
    ck_assert_int_eq(all_topics(db).count, demo.debates.count);
    ck_assert_int_eq(all_posts(db).count, posts);
    ck_assert_int_eq(categories_all(db, &arena, &everywhere, &categories), OK);
    ck_assert_int_eq(categories.count, demo.categories.count);
    ck_assert_int_ge(posts, 300);
}
END_TEST

START_TEST(it_refuses_a_forum_where_there_is_anything)
{
    filled();
    ck_assert_int_eq(demo_fill(forum_store(), &arena, &fault), CONFLICT);
}
END_TEST

START_TEST(the_clock_runs_again_afterwards)
{
    filled();
    ck_assert_int_gt(clock_now(), texts().first_day);
    ck_assert_int_ne(clock_now(), texts().events.items[texts().events.count - 1].at);
}
END_TEST

/* Whatever day it is filled on, the newest has happened, and no more than a week ago. */
START_TEST(it_has_just_happened)
{
    enum { DAY = 86400, WEEK = 7 * DAY, MONDAY = 1777852800 /* 4 May 2026 */ };

    for (int64_t now = MONDAY; now < MONDAY + WEEK; now += DAY / 2) {
        struct demo demo;

        clock_set(now);
        demo = texts();
        ck_assert_int_eq((MONDAY - demo.first_day) % WEEK, 0);
        ck_assert_int_lt(demo.events.items[demo.events.count - 1].at, now);
        ck_assert_int_gt(demo.events.items[demo.events.count - 1].at, now - WEEK - DAY);
    }
    clock_set(0);
}
END_TEST

START_TEST(its_dates_are_said_in_the_language_of_their_text)
{
    struct demo demo;

    clock_set(1781913600); /* 20 June 2026: day 1 is 4 May */
    demo = texts();
    clock_set(0);
    for (size_t i = 0; i < demo.debates.count; i++)
        if (str_equal(demo.debates.items[i].file, STR("repas")))
            ck_assert(str_starts(demo.debates.items[i].title, "Samedi 13 juin, "));
    for (size_t i = 0; i < demo.events.count; i++)
        ck_assert_uint_eq(str_find(demo.events.items[i].text, STR("{day"), 0),
                          demo.events.items[i].text.length);
}
END_TEST

START_TEST(its_people_can_sign_in)
{
    struct demo demo = texts();
    struct db *db = filled();
    int roles[ADMINISTRATOR + 1] = { 0 };

    for (size_t i = 0; i < demo.people.count; i++) {
        struct account account;
        struct account_key key;

        ck_assert_int_eq(account_by_handle(db, &arena, demo.people.items[i].handle, &account), OK);
        ck_assert_int_eq(account_key(db, &arena, account.handle, &key), OK);
        if (!i)
            ck_assert_int_eq(password_verify(&arena, STR(DEMO_PASSWORD), key.password_hash), OK);
        roles[account.role]++;
    }
    ck_assert_int_eq(roles[ADMINISTRATOR], 1);
    ck_assert_int_eq(roles[MODERATOR], 1);
    ck_assert_int_eq(roles[MEMBER], 18);
}
END_TEST

START_TEST(what_happens_in_it_happened_when_it_says)
{
    struct demo demo = texts();
    struct db *db = filled();

    for (size_t i = 0; i < demo.events.count; i++) {
        const struct demo_event *event = &demo.events.items[i];
        struct str title = demo.debates.items[event->debate].title;
        struct topics topics = all_topics(db);
        struct post post;

        if (event->kind != DEMO_POST)
            continue;
        for (size_t j = 0; j < topics.count; j++)
            if (str_equal(topics.items[j].title, title))
                ck_assert_int_eq(
                    post_by_number(db, &arena, topics.items[j].id, event->number, &post), OK);
        /* What is told as hours ago was so when the demo was filled. */
        ck_assert_int_le(post.created_at, event->at);
        ck_assert_int_ge(post.created_at, event->at - FILLED_WITHIN_SECONDS);
        ck_assert(str_equal(post.author.handle, event->handle));
        ck_assert_int_eq(post.parent_number, event->answers);
    }
}
END_TEST

/* What a newcomer should meet: each thing once at least. */
START_TEST(it_shows_what_a_debate_may_hold)
{
    struct db *db = filled();
    struct posts posts = all_posts(db);
    struct topics topics = all_topics(db);
    int deepest = 0, edited = 0, withdrawn = 0, hidden = 0, answered = 0, quotes = 0, tables = 0,
        closed = 0, pinned = 0, tagged = 0;

    for (size_t i = 0; i < posts.count; i++) {
        const struct post *post = &posts.items[i];

        deepest = path_level(post->path) > deepest ? path_level(post->path) : deepest;
        edited += post->edited_at && post->revision > 1;
        withdrawn += post->is_deleted;
        hidden += post->is_hidden;
        answered += post->is_deleted && post->reply_count;
        quotes += (int)post->quotes.count;
        tables += str_find(post->html.markup, STR("<table"), 0) < post->html.markup.length;
    }
    for (size_t i = 0; i < topics.count; i++) {
        closed += topics.items[i].closed_at != 0;
        pinned += topics.items[i].is_pinned_everywhere;
        tagged += topics.items[i].tags.length != 0;
    }
    ck_assert_int_ge(deepest, 8);
    ck_assert_int_ge(edited, 4);
    ck_assert_int_ge(withdrawn, 2);
    ck_assert_int_eq(hidden, 1);
    ck_assert_int_ge(answered, 2);
    ck_assert_int_ge(quotes, 6);
    ck_assert_int_ge(tables, 10);
    ck_assert_int_eq(closed, 1);
    ck_assert_int_eq(pinned, 1);
    ck_assert_int_ge(tagged, 13); /* those that are opened from words of a law have none */
}
END_TEST

START_TEST(it_has_debates_of_every_length_and_one_of_120_posts)
{
    struct topics topics = all_topics(filled());
    int64_t shortest = INT64_MAX, longest = 0;

    for (size_t i = 0; i < topics.count; i++) {
        int64_t posts = topics.items[i].post_count;

        shortest = posts < shortest ? posts : shortest;
        longest = posts > longest ? posts : longest;
    }
    ck_assert_int_ge(topics.count, 6);
    ck_assert_int_le(shortest, 10);
    ck_assert_int_eq(longest, 120);
}
END_TEST

/* Every kind of reply is met, and most replies are none. */
START_TEST(its_replies_say_what_they_are)
{
    struct posts posts = all_posts(filled());
    int kinds[POST_KINDS] = { 0 };

    for (size_t i = 0; i < posts.count; i++)
        kinds[posts.items[i].kind]++;
    for (int kind = POST_FOR; kind < POST_KINDS; kind++)
        ck_assert_int_ge(kinds[kind], 3);
    ck_assert_int_gt(kinds[POST_PLAIN] * 2, (int)posts.count);
}
END_TEST

/* Everybody likes and is liked; a post may be liked by most of them, or by nobody. */
START_TEST(what_people_thank_each_other_for_is_shown)
{
    struct demo demo = texts();
    struct db *db = filled();
    struct posts posts = all_posts(db);
    int64_t likes = 0, most = 0, none = 0;

    for (size_t i = 0; i < posts.count; i++) {
        likes += posts.items[i].likes;
        most = posts.items[i].likes > most ? posts.items[i].likes : most;
        none += !posts.items[i].likes;
    }
    ck_assert_int_ge(likes, 1000);
    ck_assert_int_ge(most, 12);
    ck_assert_int_ge(none, 3);
    for (size_t i = 0; i < demo.people.count; i++) {
        int64_t received = 0, given = 0;

        for (size_t j = 0; j < posts.count; j++) {
            struct likers likers = { 0 };

            if (str_equal(posts.items[j].author.handle, demo.people.items[i].handle))
                received += posts.items[j].likes;
            ck_assert_int_eq(post_likers(db, &arena, posts.items[j].id, 0, &likers), OK);
            for (size_t k = 0; k < likers.count; k++)
                given += str_equal(likers.items[k].author.handle, demo.people.items[i].handle);
        }
        ck_assert_int_ge(received, 10);
        ck_assert_int_ge(given, 10);
    }
}
END_TEST

static struct calls calls_for(struct db *db, const struct visitor *visitor, enum call_list list)
{
    struct calls calls = { 0 };

    ck_assert_int_eq(calls_list(db, &arena, visitor, &(struct call_wish){ .list = list }, &calls),
                     OK);
    return calls;
}

static struct visitor member_named(struct db *db, struct str handle)
{
    struct account account;

    ck_assert_int_eq(account_by_handle(db, &arena, handle, &account), OK);
    return (struct visitor){ .account_id = account.id, .role = account.role };
}

START_TEST(calls_wait_are_taken_and_are_answered)
{
    struct db *db = filled();
    struct visitor nacre = member_named(db, STR("Nacre")), silex = member_named(db, STR("Silex"));
    struct calls answered = calls_for(db, &nacre, CALLS_ANSWERED);

    ck_assert_int_ge(calls_for(db, &(struct visitor){ 0 }, CALLS_NOBODY).count, 2);
    ck_assert_int_eq(calls_for(db, &silex, CALLS_MINE).count, 1);
    ck_assert_int_ge(answered.count, 4);
    for (size_t i = 0; i < answered.count; i++) {
        ck_assert_int_gt(answered.items[i].answer_number, answered.items[i].number);
        ck_assert_int_ne(answered.items[i].member.id, 0);
        ck_assert_int_gt(answered.items[i].changed_at, answered.items[i].opened_at);
    }
}
END_TEST

/* Somebody who signs in finds what is new to them, and not all there ever was. */
START_TEST(its_people_have_read_most_of_it)
{
    struct demo demo = texts();
    struct db *db = filled();
    struct topics topics = all_topics(db);
    int mentioned = 0, told = 0;

    for (size_t i = 0; i < demo.people.count; i++) {
        struct visitor visitor = member_named(db, demo.people.items[i].handle);
        struct notices notices = { 0 };
        int unseen = 0, opened = 0;

        ck_assert_int_eq(notices_of(db, &arena, &visitor, &notices), OK);
        for (size_t j = 0; j < notices.count; j++) {
            unseen += !notices.items[j].is_seen;
            mentioned += notices.items[j].kind == NOTICE_MENTION;
        }
        for (size_t j = 0; j < topics.count; j++) {
            int64_t number;

            ck_assert_int_eq(reading_number(db, visitor.account_id, topics.items[j].id, &number),
                             OK);
            opened += number > 0;
        }
        ck_assert_int_ge(opened, 6);
        ck_assert_int_lt(unseen, 20);
        told += unseen;
    }
    ck_assert_int_ge(mentioned, 8);
    ck_assert_int_ge(told, 10);
}
END_TEST

START_TEST(its_teams_are_of_every_kind)
{
    struct db *db = filled();
    struct teams teams = { 0 };
    int kinds[TEAM_KINDS] = { 0 }, admissions[TEAM_ADMISSIONS] = { 0 }, private_ones = 0;
    size_t asking = 0;

    ck_assert_int_eq(teams_all(db, &arena, 0, &teams), OK);
    for (size_t i = 0; i < teams.count; i++) {
        const struct team *team = &teams.items[i];
        struct members members = { 0 };

        ck_assert_int_eq(members_of_team(db, &arena, team->id, STR(""), &members), OK);
        ck_assert_int_ge(members.count, 3);
        ck_assert_int_eq(members.count, team->member_count);
        ck_assert(members.items[0].leads && !members.items[1].leads);
        ck_assert_int_ge(members.items[0].since, team->created_at);
        kinds[team->kind]++;
        admissions[team->admission]++;
        private_ones += team->is_private;
        ck_assert_int_eq(members_asking(db, &arena, team->id, &members), OK);
        asking += members.count;
    }
    ck_assert_int_eq(kinds[TEAM_LOCAL], 4);
    ck_assert_int_ge(kinds[TEAM_TRANSVERSAL], 4);
    for (int admission = 0; admission < TEAM_ADMISSIONS; admission++)
        ck_assert_int_ge(admissions[admission], 1);
    ck_assert_int_eq(private_ones, 1);
    ck_assert_int_eq(asking, 2);
}
END_TEST

/* Everybody in it belongs to a local group, and has said something. */
START_TEST(nobody_in_it_is_only_a_name)
{
    struct demo demo = texts();
    struct db *db = filled();

    ck_assert_int_eq(demo.people.count, 20);
    for (size_t i = 0; i < demo.people.count; i++) {
        struct teams teams = { 0 };
        struct posts posts = { 0 };
        struct account account;
        int local = 0;

        ck_assert_int_eq(account_by_handle(db, &arena, demo.people.items[i].handle, &account), OK);
        ck_assert_int_eq(teams_of(db, &arena, &everywhere, account.id, &teams), OK);
        for (size_t j = 0; j < teams.count; j++)
            local += teams.items[j].kind == TEAM_LOCAL;
        ck_assert_int_eq(local, 1);
        ck_assert_int_eq(posts_of_author(db, &arena,
                                         &(struct post_list){ .visitor = &(struct visitor){ 0 },
                                                              .author_id = account.id },
                                         &posts),
                         OK);
        ck_assert_int_ge(posts.count, 5);
        ck_assert_int_gt(demo.people.items[i].about.length, 20);
    }
}
END_TEST

/* The first page of what is new, and each space that anyone can read in. */
START_TEST(both_languages_stand_in_what_one_reads_first)
{
    struct db *db = filled();
    struct visitor nobody = { 0 };
    struct posts posts = { 0 };
    struct topics topics = { 0 };
    int french = 0, english = 0;

    ck_assert_int_eq(topics_latest(db, &arena, &(struct topic_list){ .visitor = &nobody }, &topics),
                     OK);
    for (size_t i = 0; i < topics.count; i++)
        *(str_equal(topics.items[i].lang, STR("fr")) ? &french : &english) += 1;
    ck_assert_int_ge(french, 4);
    ck_assert_int_ge(english, 3);
    ck_assert_int_eq(posts_latest(db, &arena, &(struct post_list){ .visitor = &nobody }, &posts),
                     OK);
    french = english = 0;
    for (size_t i = 0; i < posts.count; i++)
        *(str_equal(posts.items[i].lang, STR("fr")) ? &french : &english) += 1;
    ck_assert_int_ge(french * 4, (int)posts.count);
    ck_assert_int_ge(english * 4, (int)posts.count);
}
END_TEST

START_TEST(visitors_and_members_see_the_spaces_that_are_theirs)
{
    struct demo demo = texts();
    struct db *db = filled();
    struct account in_team, other;
    struct categories categories = { 0 };

    ck_assert_int_eq(account_by_handle(db, &arena, STR("Silex"), &in_team), OK);
    ck_assert_int_eq(account_by_handle(db, &arena, STR("Kestrel"), &other), OK);
    ck_assert_int_eq(categories_all(db, &arena, &(struct visitor){ 0 }, &categories), OK);
    ck_assert_int_eq(categories.count, demo.categories.count - 2);
    ck_assert_int_eq(categories_all(db, &arena,
                                    &(struct visitor){ .account_id = other.id, .role = MEMBER },
                                    &categories),
                     OK);
    ck_assert_int_eq(categories.count, demo.categories.count - 1);
    ck_assert_int_eq(categories_all(db, &arena,
                                    &(struct visitor){ .account_id = in_team.id, .role = MEMBER },
                                    &categories),
                     OK);
    ck_assert_int_eq(categories.count, demo.categories.count);
}
END_TEST

START_TEST(its_links_to_other_debates_lead_somewhere)
{
    struct posts posts = all_posts(filled());
    size_t links = 0;

    for (size_t i = 0; i < posts.count; i++) {
        struct str html = posts.items[i].html.markup;

        ck_assert_int_eq(str_find(html, STR("{"), 0), html.length);
        links += str_find(html, STR("href=\"/t/"), 0) < html.length;
    }
    ck_assert_int_ge(links, 1);
}
END_TEST

/* French leaves no ordinary space before a high mark, where a line could break. */
START_TEST(its_typography_is_right)
{
    static const char *const wrong[] = { " ;", " !", " ?", " »", "« ", "' ", "...", "  " };
    struct demo demo = texts();

    for (size_t i = 0; i < demo.events.count; i++)
        for (size_t j = 0; j < sizeof wrong / sizeof *wrong; j++) {
            const struct demo_event *event = &demo.events.items[i];
            size_t at = str_find(event->text, str_of(wrong[j]), 0);

            ck_assert_msg(at == event->text.length, "%.*s, after line %d: \"%s\"",
                          STR_ARGS(demo.debates.items[event->debate].file), event->line, wrong[j]);
        }
}
END_TEST

/* Reads one file and gives what is wrong with it. */
static const char *fault_of(const char *name, const char *text)
{
    struct embedded_file files[] = { { str_of(name), str_of(text) }, { .name = { NULL, 0 } } };
    struct demo demo;

    ck_assert_int_eq(demo_read(&arena, files, &demo, &fault), NOT_VALID);
    return fault.data;
}

#define HEAD "title: A title long enough\ncategory: c\nlanguage: en\n\n"

START_TEST(a_mistake_in_a_text_is_named_with_its_place)
{
    ck_assert_str_eq(fault_of("demo/a.txt", "title: A title\n\n== 1 Ada, day 1 10:00\nHello.\n"),
                     "a.txt:1: a debate needs a title, a category and a language");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 2 Ada, day 1 10:00\nHello.\n"),
                     "a.txt:5: posts are numbered one after the other");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== 2 Bob, day 1 11:00\nHello.\n"),
                     "a.txt:8: what does it answer?");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== 2 Bob to 2, day 1 11:00\nHello.\n"),
                     "a.txt:8: it can answer only what came before");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 25:00\nHello.\n"),
                     "a.txt:5: a time looks like \"day 2 18:10\"");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\n"),
                     "a.txt:5: there is too much text, or none");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "Hello.\n== 1 Ada, day 1 10:00\nHello.\n"),
                     "a.txt:4: there is text before the first post");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== 2 Bob to 1 perhaps, day 1 11:00\nHello.\n"),
                     "a.txt:8: there is no such kind of reply");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== 1 liked Bob, day 1 11:00\n"),
                     "a.txt:8: by whom?");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== 2 liked by Bob, day 1 11:00\n"),
                     "a.txt:8: there is no such post yet");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== call 1 dropped by Bob, day 1 11:00\n"),
                     "a.txt:8: a call, by the number of its post, is taken by somebody");
    ck_assert_str_eq(fault_of("demo/a.txt", HEAD "== 1 Ada, day 1 10:00\nHello.\n\n"
                                                 "== pinned Bob, day 1 11:00\n"),
                     "a.txt:8: a block begins with a post's number, \"call\", \"pinned by\" or "
                     "\"closed by\"");
    ck_assert_str_eq(fault_of("demo/teams.txt", "== T\nname: T\n"),
                     "teams.txt:1: when was it founded?");
    ck_assert_str_eq(fault_of("demo/teams.txt", "== T\nfounded: day -5 10:00\nname: T\n"
                                                "language: en\nkind: global\n"),
                     "teams.txt:1: there is no such kind of team");
    ck_assert_str_eq(fault_of("demo/teams.txt", "== T\nfounded: day -5 10:00\nname: T\n"
                                                "language: en\nkind: local\njoining: open\n"),
                     "teams.txt:1: who leads it, and who else is in it?");
    ck_assert_str_eq(fault_of("demo/people.txt", "== Ada\nI am Ada.\n"),
                     "people.txt:1: when did they join?");
    ck_assert_str_eq(fault_of("demo/people.txt", "== Ada\njoined: day 1 10:00\nrole: queen\n"),
                     "people.txt:1: no such role");
    ck_assert_str_eq(fault_of("demo/categories.txt", "== a\nname: A\n"),
                     "categories.txt:1: a category needs a name and a language");
    ck_assert_str_eq(
        fault_of("demo/categories.txt", "== a\nname: A\nlanguage: en\nreaders: friends\n"),
        "categories.txt:1: there are only anyone, members and team");
    ck_assert_str_eq(
        fault_of("demo/categories.txt", "== a\nname: A\nlanguage: en\nreaders: team\n"),
        "categories.txt:1: which team?");
}
END_TEST

RUN_TESTS_ON(fill_demo, "demo", it_fills_an_empty_forum, it_refuses_a_forum_where_there_is_anything,
             the_clock_runs_again_afterwards, it_has_just_happened,
             its_dates_are_said_in_the_language_of_their_text, its_people_can_sign_in,
             what_happens_in_it_happened_when_it_says, it_shows_what_a_debate_may_hold,
             it_has_debates_of_every_length_and_one_of_120_posts, its_replies_say_what_they_are,
             what_people_thank_each_other_for_is_shown, calls_wait_are_taken_and_are_answered,
             its_people_have_read_most_of_it, its_teams_are_of_every_kind,
             nobody_in_it_is_only_a_name, both_languages_stand_in_what_one_reads_first,
             visitors_and_members_see_the_spaces_that_are_theirs,
             its_links_to_other_debates_lead_somewhere, its_typography_is_right,
             a_mistake_in_a_text_is_named_with_its_place)
