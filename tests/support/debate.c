#include "support/debate.h"

#include "base/clock.h"
#include "store/driver.h"

static int64_t now;

void debate_begin(void)
{
    struct category category = { .name = STR("The common house"), .description = STR("Roof") };
    int64_t id;

    now = 1780000000;
    clock_set(now);
    db_script(forum,
              "INSERT INTO account (id, handle, handle_folded, name, role, created_at) VALUES "
              "(1, 'Ada', 'ada', '', 1, 1700000000), "
              "(2, 'Bob', 'bob', 'Robert', 1, 1700000000), "
              "(3, 'Mia', 'mia', '', 2, 1700000000);");
    ck_assert_int_eq(db_ids_moved(forum, "account"), OK);
    ck_assert_int_eq(category_create(forum, &arena, &category, &id), OK);
    ck_assert_int_eq(id, CATEGORY);
    ck_assert_int_eq(debate_open(ADA, "Where shall we meet in June?", "I propose the library."),
                     TOPIC);
}

void debate_later(int64_t seconds)
{
    now += seconds;
    clock_set(now);
}

struct problems *debate_problems(void)
{
    static struct problems problems;

    problems = (struct problems){ .arena = &arena };
    return &problems;
}

struct written debate_written(const char *text)
{
    struct written written;

    ck_assert_int_eq(written_prepare(&arena, str_of(text), "text", debate_problems(), &written),
                     OK);
    return written;
}

int64_t debate_open(int64_t account_id, const char *title, const char *text)
{
    struct written first = debate_written(text);
    struct topic_wish wish = {
        .category_id = CATEGORY,
        .author_id = account_id,
        .title = str_of(title),
        .first = &first,
    };
    int64_t id;

    ck_assert_int_eq(topic_open(forum, &arena, &wish, debate_problems(), &id), OK);
    return id;
}

int64_t debate_say(int64_t account_id, int64_t to, const char *text)
{
    struct written written = debate_written(text);
    struct reply_wish wish = {
        .topic_id = TOPIC,
        .author_id = account_id,
        .parent_number = to,
        .written = &written,
    };
    struct post post;

    ck_assert_int_eq(post_reply(forum, &arena, &wish, debate_problems(), &post), OK);
    return post.number;
}

struct post debate_post(int64_t number)
{
    struct post post;

    ck_assert_int_eq(post_by_number(forum, &arena, TOPIC, number, &post), OK);
    return post;
}

struct topic debate_topic(void)
{
    struct topic topic;

    ck_assert_int_eq(topic_find(forum, &arena, TOPIC, &topic), OK);
    return topic;
}

struct act debate_act(void)
{
    return (struct act){ .actor_id = MIA, .reason = STR("See rule 2.") };
}

int64_t debate_count(const char *question)
{
    static int number;
    struct sql sql = { "asked by a test", question, SQL_OWN + number++ };
    struct rows rows = db_query_values(forum, &sql, (struct value[]){ { 0 } }, 0);
    int64_t count = 0;

    if (rows_next(&rows))
        count = row_integer(&rows, "count");
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return count;
}
