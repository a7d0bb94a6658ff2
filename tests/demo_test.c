/* The demo community: its texts are well formed, and they are lived through as they say. */
#include "support/forum.h"

#include <string.h>

#include "accounts/account.h"
#include "accounts/password.h"
#include "base/clock.h"
#include "exchange/demo.h"
#include "exchange/demo_read.h"
#include "topics/category.h"
#include "topics/path.h"
#include "topics/post.h"

enum { DEBATES_MAX = 10 };

static struct str fault;

/* A reading connection, with a snapshot of the filled forum. */
static struct db *filled(void)
{
    struct db *db;

    ck_assert_int_eq(demo_fill(forum_store(), &arena, &fault), OK);
    db = store_reader(forum_store());
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

    ck_assert_int_eq(topics_latest(db, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = 0,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    ck_assert_int_le(topics.count, DEBATES_MAX);
    return topics;
}

/* Every post of every topic, in the order of the trees. */
static struct posts all_posts(struct db *db)
{
    struct topics topics = all_topics(db);
    struct posts all = { 0 };

    for (size_t i = 0; i < topics.count; i++) {
        struct posts posts = { 0 };

        ck_assert_int_eq(
            posts_of_topic(db, &arena, topics.items[i].id, &(struct post_page){ 0 }, &posts), OK);
        for (size_t j = 0; j < posts.count; j++)
            *list_add(&arena, &all) = posts.items[j];
    }
    return all;
}

START_TEST(it_fills_an_empty_forum)
{
    struct demo demo = texts();
    struct db *db = filled();
    struct categories categories = { 0 };
    size_t posts = 0;

    for (size_t i = 0; i < demo.events.count; i++)
        posts += demo.events.items[i].kind == DEMO_POST;
    ck_assert_int_eq(all_topics(db).count, demo.debates.count);
    ck_assert_int_eq(all_posts(db).count, posts);
    ck_assert_int_eq(categories_all(db, &arena, &(struct visitor){ 0 }, &categories), OK);
    ck_assert_int_eq(categories.count, demo.categories.count);
    ck_assert_int_ge(posts, 50);
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
    ck_assert_int_gt(clock_now(), DEMO_FIRST_DAY);
    ck_assert_int_ne(clock_now(), texts().events.items[texts().events.count - 1].at);
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
    ck_assert_int_ge(roles[MEMBER], 8);
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
        ck_assert_int_eq(post.created_at, event->at);
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
    int deepest = 0, edited = 0, withdrawn = 0, answered = 0, quotes = 0, tables = 0, closed = 0;

    for (size_t i = 0; i < posts.count; i++) {
        const struct post *post = &posts.items[i];

        deepest = path_level(post->path) > deepest ? path_level(post->path) : deepest;
        edited += post->edited_at && post->revision > 1;
        withdrawn += post->is_deleted;
        answered += post->is_deleted && post->reply_count;
        quotes += (int)post->quotes.count;
        tables += str_find(post->html.markup, STR("<table"), 0) < post->html.markup.length;
    }
    for (size_t i = 0; i < topics.count; i++)
        closed += topics.items[i].closed_at != 0;
    ck_assert_int_ge(deepest, 5);
    ck_assert_int_ge(edited, 1);
    ck_assert_int_ge(withdrawn, 1);
    ck_assert_int_ge(answered, 1);
    ck_assert_int_ge(quotes, 4);
    ck_assert_int_ge(tables, 3);
    ck_assert_int_eq(closed, 1);
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
    ck_assert_str_eq(fault_of("demo/people.txt", "== Ada\nI am Ada.\n"),
                     "people.txt:1: when did they join?");
    ck_assert_str_eq(fault_of("demo/people.txt", "== Ada\njoined: day 1 10:00\nrole: queen\n"),
                     "people.txt:1: no such role");
    ck_assert_str_eq(fault_of("demo/categories.txt", "== a\nname: A\n"),
                     "categories.txt:1: a category needs a name and a language");
}
END_TEST

RUN_TESTS("demo", it_fills_an_empty_forum, it_refuses_a_forum_where_there_is_anything,
          the_clock_runs_again_afterwards, its_people_can_sign_in,
          what_happens_in_it_happened_when_it_says, it_shows_what_a_debate_may_hold,
          its_links_to_other_debates_lead_somewhere, its_typography_is_right,
          a_mistake_in_a_text_is_named_with_its_place)
