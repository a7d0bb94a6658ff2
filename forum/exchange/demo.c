#include "exchange/demo.h"

#include <inttypes.h>

#include "accounts/account.h"
#include "accounts/password.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "exchange/demo_read.h"
#include "moderation/act.h"
#include "sql.h"
#include "store/store.h"
#include "topics/category.h"
#include "topics/post.h"

/* One filling; a run of its transaction starts from the texts again. */
struct filling {
    struct arena *arena;
    struct demo demo;
    struct str password_hash;
    struct str *fault;
    struct db *db;
    struct problems problems;
};

/* Says where it stopped; what the rules found wrong is the best reason there is. */
static enum result fail_at(struct filling *filling, struct str file, int line, enum result result)
{
    const char *why = filling->problems.count ? filling->problems.items[0].message : "refused";

    *filling->fault = str_format(filling->arena, "%.*s.txt:%d: %s", STR_ARGS(file), line, why);
    return result;
}

static enum result is_empty(struct db *db)
{
    struct rows rows = db_query(db, sql_demo_anything, NO_VALUES);
    enum result result = rows_next(&rows) ? CONFLICT : OK;
    enum result end = rows_end(&rows);

    return end == OK ? result : end;
}

static enum result add_person(struct filling *filling, struct demo_person *person)
{
    struct account_wish wish = {
        .handle = person->handle,
        .name = person->name,
        .password_hash = filling->password_hash,
        .language = person->language,
        .role = person->role,
    };
    struct account_profile profile = {
        .name = person->name,
        .about = person->about,
        .language = person->language,
    };
    enum result result;

    clock_set(person->joined_at);
    result = account_create(filling->db, filling->arena, &wish, &filling->problems, &person->id);
    if (result == OK)
        result = account_set_profile(filling->db, person->id, &profile, &filling->problems);
    return result == OK ? OK : fail_at(filling, STR("people"), person->line, result);
}

static enum result add_category(struct filling *filling, struct demo_category *demo)
{
    struct category category = {
        .slug = demo->slug,
        .name = demo->name,
        .description = demo->description,
        .lang = demo->language,
    };

    return category_create(filling->db, filling->arena, &category, &demo->id);
}

static int64_t person_id(const struct filling *filling, struct str handle)
{
    for (size_t i = 0; i < filling->demo.people.count; i++)
        if (str_equal(filling->demo.people.items[i].handle, handle))
            return filling->demo.people.items[i].id;
    return 0;
}

static int64_t category_id(const struct filling *filling, struct str slug)
{
    for (size_t i = 0; i < filling->demo.categories.count; i++)
        if (str_equal(filling->demo.categories.items[i].slug, slug))
            return filling->demo.categories.items[i].id;
    return 0;
}

static int64_t topic_id(const struct filling *filling, struct str file)
{
    for (size_t i = 0; i < filling->demo.debates.count; i++)
        if (str_equal(filling->demo.debates.items[i].file, file))
            return filling->demo.debates.items[i].id;
    return 0;
}

/* The text with {voters} replaced by the id of that topic. */
static enum result fill_ids(struct filling *filling, struct str text, struct str *filled)
{
    struct buffer buffer = { .arena = filling->arena };

    while (text.length) {
        size_t open = str_find(text, STR("{"), 0);
        struct str rest = str_slice(text, open + 1, text.length);
        int64_t id = 0;

        buffer_put_str(&buffer, str_slice(text, 0, open));
        if (open == text.length)
            break;
        id = topic_id(filling, str_cut(&rest, '}'));
        if (!id)
            return problem_add(&filling->problems, "text", "it names a topic that is not open yet");
        buffer_put_integer(&buffer, id);
        text = rest;
    }
    *filled = buffer_str(&buffer);
    return OK;
}

static enum result write_text(struct filling *filling, const struct demo_event *event,
                              struct written *written)
{
    struct str text = { 0 };
    enum result result = fill_ids(filling, event->text, &text);

    if (result != OK)
        return result;
    return written_prepare(filling->arena, text, "text", &filling->problems, written);
}

static enum result open_topic(struct filling *filling, const struct demo_event *event,
                              const struct written *written)
{
    struct demo_debate *debate = &filling->demo.debates.items[event->debate];
    struct topic_wish wish = {
        .category_id = category_id(filling, debate->category),
        .author_id = person_id(filling, event->handle),
        .title = debate->title,
        .lang = event->language,
        .first = written,
    };

    return topic_open(filling->db, filling->arena, &wish, &filling->problems, &debate->id);
}

static enum result answer(struct filling *filling, const struct demo_event *event,
                          const struct written *written)
{
    struct reply_wish wish = {
        .topic_id = filling->demo.debates.items[event->debate].id,
        .author_id = person_id(filling, event->handle),
        .parent_number = event->answers,
        .lang = event->language,
        .written = written,
    };
    struct post post;
    enum result result = post_reply(filling->db, filling->arena, &wish, &filling->problems, &post);

    if (result == OK && post.number != event->number)
        return problem_add(&filling->problems, "text", "the numbers of posts do not follow time");
    return result;
}

static enum result happen(struct filling *filling, const struct demo_event *event)
{
    int64_t topic = filling->demo.debates.items[event->debate].id;
    struct act act = { person_id(filling, event->handle), event->text };
    struct written written = { 0 };
    struct post post = { 0 };
    enum result result = OK;

    if (event->kind == DEMO_CLOSE)
        return topic_close(filling->db, topic, &act, &filling->problems);
    if (event->kind != DEMO_DELETE)
        result = write_text(filling, event, &written);
    if (result == OK && event->kind == DEMO_POST)
        return topic ? answer(filling, event, &written) : open_topic(filling, event, &written);
    if (result == OK)
        result = post_by_number(filling->db, filling->arena, topic, event->number, &post);
    if (result != OK)
        return result;
    if (event->kind == DEMO_DELETE)
        return post_delete(filling->db, filling->arena, post.id);
    return post_edit(filling->db, filling->arena, post.id, post.author.id, post.revision, &written);
}

static enum result fill_forum(struct db *db, void *context)
{
    struct filling *filling = context;
    struct demo *demo = &filling->demo;
    enum result result = is_empty(db);

    filling->db = db;
    filling->problems = (struct problems){ .arena = filling->arena };
    for (size_t i = 0; result == OK && i < demo->people.count; i++)
        result = add_person(filling, &demo->people.items[i]);
    clock_set(DEMO_FIRST_DAY);
    for (size_t i = 0; result == OK && i < demo->categories.count; i++)
        result = add_category(filling, &demo->categories.items[i]);
    for (size_t i = 0; i < demo->debates.count; i++)
        demo->debates.items[i].id = 0;
    for (size_t i = 0; result == OK && i < demo->events.count; i++) {
        const struct demo_event *event = &demo->events.items[i];

        clock_set(event->at);
        result = happen(filling, event);
        if (result != OK)
            fail_at(filling, demo->debates.items[event->debate].file, event->line, result);
    }
    return result;
}

enum result demo_fill(struct store *store, struct arena *arena, struct str *fault)
{
    struct filling filling = { .arena = arena, .fault = fault };
    enum result result = demo_read(arena, demo_files, &filling.demo, fault);

    if (result == OK)
        result = password_hash(arena, STR(DEMO_PASSWORD), &filling.password_hash);
    if (result != OK)
        return result;
    result = store_write(store, fill_forum, &filling);
    clock_set(0);
    return result;
}
