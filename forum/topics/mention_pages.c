#include "accounts/handle.h"
#include "render/json.h"
#include "sql.h"
#include "topics/pages.h"

const struct field mentions_query[] = {
    { "q", NULL, FIELD_LINE, 0, HANDLE_MAX },
    { "topic", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { 0 },
};

enum { TYPED_MIN = 2, COMPLETIONS_MAX = 8 };

/* Of a debate that one may not read, nobody is said to be in it. */
static enum result readable_topic(struct request *request, int64_t *id)
{
    struct topic topic;
    enum result result;

    *id = request_integer(request, "topic");
    if (!*id)
        return OK;
    result = topic_for(request, *id, &topic);
    if (result == NOT_FOUND)
        *id = 0;
    return result == NOT_FOUND ? OK : result;
}

/* What comes after all handles that begin so: they hold nothing above "z". */
static struct str end_of(struct arena *arena, struct str prefix)
{
    return str_format(arena, "%.*s{", STR_ARGS(prefix));
}

static enum result put_people(struct request *request, struct json *json, struct str prefix,
                              int64_t topic_id)
{
    struct arena *arena = &request->arena;
    struct rows rows =
        db_query(request->db, sql_mention_people, value(prefix), value(end_of(arena, prefix)),
                 value(topic_id), value(request->visitor.account_id), value(COMPLETIONS_MAX));

    json_key(json, "users");
    json_begin_array(json);
    while (rows_next(&rows)) {
        json_begin_object(json);
        json_put_string(json, "username", row_text(&rows, "handle", arena));
        json_put_string(json, "name", row_text(&rows, "name", arena));
        json_put_bool(json, "in_topic", row_integer(&rows, "in_topic") != 0);
        json_end(json);
    }
    json_end(json);
    return rows_end(&rows);
}

static enum result put_teams(struct request *request, struct json *json, struct str prefix)
{
    struct arena *arena = &request->arena;
    struct rows rows = db_query(request->db, sql_mention_teams, value(prefix),
                                value(end_of(arena, prefix)), value(COMPLETIONS_MAX));

    json_key(json, "groups");
    json_begin_array(json);
    while (rows_next(&rows)) {
        json_begin_object(json);
        json_put_string(json, "name", row_text(&rows, "handle", arena));
        json_put_string(json, "full_name", row_text(&rows, "name", arena));
        json_end(json);
    }
    json_end(json);
    return rows_end(&rows);
}

/* For a script, by the names of Discourse's /u/search/users.json. People find teams at /teams. */
enum result mentions_show(struct request *request)
{
    struct json json = { .out = &request->page.body };
    struct str prefix = str_lower(&request->arena, request_text(request, "q"));
    int64_t topic_id;
    enum result result = readable_topic(request, &topic_id);

    if (result != OK || request->format != JSON)
        return result != OK ? result : request_redirect(request, "/teams");
    if (prefix.length < TYPED_MIN)
        prefix = STR("{"); /* nobody's */
    json_begin_object(&json);
    result = put_people(request, &json, prefix, topic_id);
    if (result == OK)
        result = put_teams(request, &json, prefix);
    json_end(&json);
    return result;
}
