#include <inttypes.h>

#include "exchange/discourse_fields.h"
#include "exchange/discourse_run.h"
#include "exchange/discourse_tables.h"
#include "exchange/json_parts.h"

/*
 * What "discourse export_category" writes: one object with "categories",
 * "groups", "topics" (each with its "posts") and "users", whose objects have
 * the columns of their tables. Read three times: to see that it is whole, for
 * what stands by itself, and for what stands on that.
 */
enum export_pass { LOOK, MAKE, JOIN, EXPORT_PASSES };

enum { GROUPS_NAMED_MAX = 1000 };

/* What a group is called: categories say who may read them by name. */
struct group_name {
    int64_t id;
    struct str name;
};

struct export_reading {
    struct discourse_run *run;
    enum export_pass pass;
    bool has_topics; /* with their posts: the API has no such file */
    struct {
        struct group_name *items;
        size_t count;
        size_t size;
    } groups;
    struct str fault;
};

static void add_row(struct export_reading *reading, enum discourse_table table,
                    const json_t *object)
{
    struct discourse_content *content = &reading->run->batch.content;

    discourse_row_add(content, table,
                      &(struct discourse_row){ .arena = content->arena, .object = object });
}

static void add_user(struct export_reading *reading, const json_t *user)
{
    struct discourse_content *content = &reading->run->batch.content;
    struct discourse_profile profile = { .person_id = field_number(user, "id"),
                                         .mail = field_text(user, "email") };

    add_row(reading, TABLE_USERS, user);
    if (!profile.mail.length)
        return;
    profile.mail = str_copy(content->arena, profile.mail);
    *list_add(content->arena, &content->profiles) = profile;
}

static void name_group(struct export_reading *reading, const json_t *group)
{
    struct arena *arena = &reading->run->report->arena;

    if (reading->groups.count < GROUPS_NAMED_MAX)
        *list_add(arena, &reading->groups) =
            (struct group_name){ field_number(group, "id"),
                                 str_copy(arena, field_text(group, "name")) };
}

static void add_members(struct export_reading *reading, const json_t *group)
{
    struct discourse_content *content = &reading->run->batch.content;
    const json_t *id;
    size_t i;

    json_array_foreach(json_object_get(group, "user_ids"), i, id)
    {
        *list_add(content->arena, &content->members) =
            (struct discourse_member){ .group_id = field_number(group, "id"),
                                       .person_id = json_integer_value(id),
                                       .since = field_milliseconds(group, "created_at") / 1000 };
    }
}

/* Groups that are everywhere have the same names everywhere; others are in the file. */
static int64_t group_named(const struct export_reading *reading, struct str name)
{
    enum { NOBODY_KNOWN = -1 };

    if (str_equal(name, STR("everyone")))
        return GROUP_EVERYONE;
    if (str_equal(name, STR("trust_level_0")))
        return GROUP_LOGGED_ON;
    if (str_equal(name, STR("admins")) || str_equal(name, STR("moderators")) ||
        str_equal(name, STR("staff")))
        return GROUP_STAFF_LAST;
    for (size_t i = 0; i < reading->groups.count; i++)
        if (str_equal(reading->groups.items[i].name, name))
            return reading->groups.items[i].id;
    return NOBODY_KNOWN;
}

static void add_accesses(struct export_reading *reading, const json_t *category)
{
    struct discourse_content *content = &reading->run->batch.content;
    const char *name;
    json_t *permission;

    json_object_foreach(json_object_get(category, "permissions_params"), name, permission)
    {
        *list_add(content->arena, &content->accesses) = (struct discourse_access){
            .category_id = field_number(category, "id"),
            .group_id = group_named(reading, str_of(name)),
            .permission = (enum discourse_permission)json_integer_value(permission),
        };
    }
}

/* Without a word on who may read it, it is for everyone; so it is when everyone is named. */
static void add_category(struct export_reading *reading, json_t *category)
{
    json_t *permissions = json_object_get(category, "permissions_params");
    bool is_restricted =
        json_object_size(permissions) > 0 && !json_object_get(permissions, "everyone");

    if (is_restricted && json_object_set_new(category, "read_restricted", json_true()))
        return;
    add_row(reading, TABLE_CATEGORIES, category);
}

static enum result add_topic(struct export_reading *reading, const json_t *topic)
{
    struct discourse_run *run = reading->run;
    enum result result = OK;
    json_t *post;
    size_t i;

    add_row(reading, TABLE_TOPICS, topic);
    json_array_foreach(json_object_get(topic, "posts"), i, post)
    {
        if (json_object_set_new(post, "topic_id", json_integer(field_number(topic, "id"))))
            continue; /* not an object: no post */
        add_row(reading, TABLE_POSTS, post);
        if (run_is_full(run))
            result = run_write(run);
        if (result != OK)
            break;
    }
    return result;
}

static enum result add_part(struct export_reading *reading, struct str key, json_t *part)
{
    bool makes = reading->pass == MAKE;

    if (str_equal(key, STR("users")) && makes)
        add_user(reading, part);
    else if (str_equal(key, STR("groups")) && makes) {
        name_group(reading, part);
        add_row(reading, TABLE_GROUPS, part);
    } else if (str_equal(key, STR("groups")))
        add_members(reading, part);
    else if (str_equal(key, STR("categories")) && makes)
        add_category(reading, part);
    else if (str_equal(key, STR("categories")))
        add_accesses(reading, part);
    else if (str_equal(key, STR("topics")) && !makes)
        return add_topic(reading, part);
    return run_is_full(reading->run) ? run_write(reading->run) : OK;
}

static enum result take_part(void *context, struct str key, struct str bytes)
{
    struct export_reading *reading = context;
    struct arena *arena = &reading->run->report->arena;
    enum result result = OK;
    json_error_t error;
    json_t *part = json_loadb(bytes.data, bytes.length, JSON_DECODE_ANY, &error);

    if (!part) {
        reading->fault =
            str_format(arena, "a part of \"%.*s\" is not JSON: %s", STR_ARGS(key), error.text);
        return NOT_VALID;
    }
    reading->has_topics |= str_equal(key, STR("topics")) && json_object_get(part, "posts");
    if (reading->pass != LOOK)
        result = add_part(reading, key, part);
    json_decref(part);
    return result;
}

static enum result read_once(struct run_reading *file, struct export_reading *reading)
{
    const struct json_parts_visit visit = { reading, take_part };
    struct discourse_report *report = reading->run->report;
    struct str fault = { 0 };
    enum result result = run_open(file, &fault);

    if (result == OK)
        result = json_parts(&report->arena, run_feed(file), &visit, &fault);
    if (result == NOT_VALID)
        report->fault = reading->fault.length ? reading->fault : fault;
    run_close(file);
    return result;
}

enum result discourse_import_export(struct discourse_run *run)
{
    struct run_reading file = { .run = run, .readings = EXPORT_PASSES };
    struct export_reading reading = { .run = run };
    enum result result = read_once(&file, &reading);

    /* A file of the API may be cut off too: then it is that file that is broken. */
    if ((result == OK || result == NOT_VALID) && !reading.has_topics)
        return run->report->is_stopped ? result : NOT_FOUND;
    for (reading.pass = MAKE; reading.pass < EXPORT_PASSES && result == OK; reading.pass++) {
        result = read_once(&file, &reading);
        if (result == OK)
            result = run_write(run);
    }
    return result;
}
