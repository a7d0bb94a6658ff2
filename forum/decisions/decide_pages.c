#include "base/arena.h"
#include "base/clock.h"
#include "decisions/core_pages.h"
#include "decisions/open.h"
#include "render/language.h"
#include "topics/pages.h"

enum { DAY_SECONDS = 86400, LINE_MAX = 2000, NOTICE_DAYS = 4 };

/* Bounds are those of the domain, which says in its own words what is wrong. */
const struct field decide_fields[] = {
    { "kind", NULL, FIELD_LINE, 0, 10 },
    { "question", N_("Question"), FIELD_LINE, 0, LINE_MAX },
    { "status_quo", N_("If nothing is decided"), FIELD_TEXT, 0, LINE_MAX },
    { "affected", N_("Who is affected"), FIELD_LINE, 0, LINE_MAX },
    { "scope", N_("How far it reaches"), FIELD_INTEGER, 0, SCOPE_NATIONAL },
    { "reversible", N_("Can it be undone?"), FIELD_INTEGER, 0, 1 },
    { "forkable", N_("Can two ways be tried?"), FIELD_INTEGER, 0, 1 },
    { "fork_why", N_("Why"), FIELD_LINE, 0, LINE_MAX },
    { "fallback", N_("Without an agreement"), FIELD_INTEGER, 0, FALLBACK_COUNT - 1 },
    { "floor_people", N_("People who must have spoken"), FIELD_INTEGER, 0, INT32_MAX },
    { "floor_groups", N_("Local groups that must have spoken"), FIELD_INTEGER, 0, INT32_MAX },
    { "supersedes", N_("Takes the place of"), FIELD_LINE, 0, 20 },
    { "text", N_("What you are going to do"), FIELD_TEXT, 0, MARKDOWN_WRITTEN_MAX },
    { "undo", N_("How it can be undone"), FIELD_LINE, 0, LINE_MAX },
    { "own_means", N_("With my own means"), FIELD_FLAG, 0, 1 },
    { "days", N_("Days to object"), FIELD_INTEGER, 0, NOTICE_DAYS_MAX },
    { 0 },
};

/* Which of the two; the rest is first filled by us, never from the address. */
const struct field decide_query[] = {
    { "kind", NULL, FIELD_LINE, 0, 10 },        { "question", NULL, FIELD_LINE, 0, 0 },
    { "floor_people", NULL, FIELD_LINE, 0, 0 }, { "floor_groups", NULL, FIELD_LINE, 0, 0 },
    { "days", NULL, FIELD_LINE, 0, 0 },         { 0 },
};

static bool is_notice(const struct request *request)
{
    return str_equal(request_text(request, "kind"), STR("notice"));
}

/* Who may decide in this space; whose session ended sees what they typed, and no more. */
static enum result topic_for_decision(struct request *request, struct topic *topic)
{
    enum result result = topic_for(request, request->ids[0], topic);
    bool has_ended = request->method == POST && !request->visitor.account_id;
    struct record record;

    if (result != OK)
        return result;
    record = topic_record(topic);
    return has_ended || may_decide(&request->visitor, &record) ? OK : NOT_ALLOWED;
}

static void fill_number(struct request *request, const char *name, int64_t number)
{
    request_fill(request, name, str_format(&request->arena, "%lld", (long long)number));
}

enum result decide_form(struct request *request)
{
    struct topic topic;
    struct rules rules;
    struct decide_page view = { .topic = &topic, .rules = &rules, .is_notice = is_notice(request) };
    enum result result = topic_for_decision(request, &topic);

    if (result == OK)
        result = rules_read(request->db, 0, &rules);
    if (result != OK)
        return result;
    if (request->method == GET) {
        if (!view.is_notice && str_ends(topic.title, "?"))
            request_fill(request, "question", topic.title);
        fill_number(request, "floor_people", rules.floor_people);
        fill_number(request, "floor_groups", rules.floor_groups);
        fill_number(request, "days", NOTICE_DAYS);
    }
    view.form = request_form(request);
    decide_html(&request->page, &view);
    return OK;
}

enum result decide_prepare(struct request *request)
{
    struct str text = request_text(request, "text");
    struct written *written = arena_new(&request->arena, struct written);

    if (!is_notice(request) || !str_trim(text).length)
        return OK;
    request->prepared = written;
    return written_prepare(&request->arena, text, "text", &request->problems, written);
}

/* A number as it was chosen, or that it was not. */
static int chosen(const struct request *request, const char *name)
{
    return request_text(request, name).length ? (int)request_integer(request, name) : NOT_SAID;
}

/* "D-12" or "12"; -1 for what is no number of a decision. */
static int64_t named(struct str text)
{
    int64_t id;

    if (!text.length)
        return 0;
    if (str_starts(text, "D-") || str_starts(text, "d-"))
        text = str_slice(text, 2, text.length);
    return str_to_id(text, &id) ? id : -1;
}

/* One that cannot be seen is as if it were not there: it is looked for at the door. */
static int64_t seen_for(struct request *request, int64_t id)
{
    struct decision decision;
    struct topic topic;

    return id > 0 && decision_for(request, id, &decision, &topic) != OK ? -1 : id;
}

static enum result open_question(struct request *request, const struct topic *topic, int64_t *id)
{
    struct open_wish wish = {
        .topic_id = topic->id,
        .author_id = request->visitor.account_id,
        .question = request_text(request, "question"),
        .status_quo = request_text(request, "status_quo"),
        .affected = request_text(request, "affected"),
        .scope = chosen(request, "scope"),
        .reversible = chosen(request, "reversible"),
        .forkable = chosen(request, "forkable"),
        .fork_why = request_text(request, "fork_why"),
        .fallback = chosen(request, "fallback"),
        .floor_people = request_integer(request, "floor_people"),
        .floor_groups = request_integer(request, "floor_groups"),
        .supersedes = seen_for(request, named(request_text(request, "supersedes"))),
    };

    return decision_open(request->db, &request->arena, &wish, &request->problems, id);
}

static enum result give_notice(struct request *request, const struct topic *topic, int64_t *id)
{
    int64_t days = request_integer(request, "days");
    struct notice_wish wish = {
        .topic_id = topic->id,
        .author_id = request->visitor.account_id,
        .question = request_text(request, "question"),
        .written = request->prepared,
        .affected = request_text(request, "affected"),
        .undo = request_text(request, "undo"),
        .is_own = request_flag(request, "own_means"),
        .until = days ? clock_now() + days * DAY_SECONDS : 0,
    };

    return notice_give(request->db, &request->arena, &wish, &request->problems, id);
}

enum result decide_send(struct request *request)
{
    struct topic topic;
    struct decision decision;
    int64_t id;
    enum result result = topic_for_decision(request, &topic);

    if (result == OK)
        result = is_notice(request) ? give_notice(request, &topic, &id)
                                    : open_question(request, &topic, &id);
    if (result == OK)
        result = decision_find(request->db, &request->arena, id, &decision);
    return result == OK
               ? request_redirect(request, "%s", decision_path(&request->arena, &decision).data)
               : result;
}
