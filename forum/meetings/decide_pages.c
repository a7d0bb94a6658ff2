#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/pages.h"
#include "decisions/rules.h"
#include "meetings/decide.h"
#include "meetings/pages.h"
#include "topics/pages.h"

const struct field item_open_fields[] = {
    { "question", N_("Question"), FIELD_LINE, 0, QUESTION_MAX },
    { "status_quo", N_("If nothing is decided"), FIELD_TEXT, 0, STATUS_QUO_MAX },
    { "affected", N_("Who is affected"), FIELD_LINE, 0, AFFECTED_MAX },
    { "scope", N_("How far it reaches"), FIELD_INTEGER, 0, SCOPE_NATIONAL },
    { "reversible", N_("Can it be undone"), FIELD_INTEGER, 0, 1 },
    { "forkable", N_("Can two ways be tried"), FIELD_INTEGER, 0, 1 },
    { "fork_why", N_("Why"), FIELD_LINE, 0, FORK_WHY_MAX },
    { "fallback", N_("If no agreement is found"), FIELD_INTEGER, 0, FALLBACK_COUNT - 1 },
    { "floor_people", N_("People who must have spoken"), FIELD_INTEGER, 1, FLOOR_PEOPLE_MAX },
    { "floor_groups", N_("Local groups they must be from"), FIELD_INTEGER, 0, FLOOR_GROUPS_MAX },
    { 0 },
};

const struct field item_open_query[] = {
    { "question", NULL, FIELD_LINE, 0, 0 },
    { "floor_people", NULL, FIELD_LINE, 0, 0 },
    { "floor_groups", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field item_notice_fields[] = {
    { "question", N_("What will be done"), FIELD_LINE, 0, QUESTION_MAX },
    { "affected", N_("Who is affected"), FIELD_LINE, 0, AFFECTED_MAX },
    { "undo", N_("How it can be undone"), FIELD_LINE, 0, UNDO_MAX },
    { "own_means", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

/* Who may write in the meeting's space and take part in what the item is about. */
static enum result item_for_decision(struct request *request, struct meeting *meeting,
                                     struct item *item)
{
    struct decision decision;
    struct topic topic;
    struct record record;
    enum result result = meeting_for_part(request, request->ids[0], meeting);

    if (result == OK)
        result = item_for(request, meeting, item);
    if (result == OK && item->decision_id)
        return decision_for_part(request, item->decision_id, &decision, &topic);
    if (result == OK && item->topic_id)
        result = topic_for(request, item->topic_id, &topic);
    if (result != OK)
        return result;
    record = topic_record(&topic);
    return may_decide(&request->visitor, &record) ? OK : NOT_ALLOWED;
}

/* The same for its form: whose session ended meanwhile is shown what they typed. */
static enum result item_for_form(struct request *request, struct meeting *meeting,
                                 struct item *item)
{
    enum result result = item_for_decision(request, meeting, item);
    bool has_ended = request->method == POST &&
                     (!request->visitor.account_id || request->visitor.suspended_until);

    return result == NOT_ALLOWED && has_ended ? item_for(request, meeting, item) : result;
}

static enum result show(struct request *request,
                        void (*html)(struct page *, const struct item_page *),
                        void (*first)(struct request *, const struct item *))
{
    struct meeting meeting;
    struct item item;
    struct item_page view = { .meeting = &meeting, .item = &item };
    enum result result = item_for_form(request, &meeting, &item);

    if (result != OK)
        return result;
    if (first && request->method == GET)
        first(request, &item);
    view.form = request_form(request);
    html(&request->page, &view);
    return OK;
}

static enum result lead_to_decision(struct request *request, int64_t id)
{
    struct decision decision;
    struct str path;
    enum result result = decision_find(request->db, &request->arena, id, &decision);

    path = decision_path(&request->arena, &decision);
    return result == OK ? request_redirect(request, "%.*s", STR_ARGS(path)) : result;
}

enum result item_propose_form(struct request *request)
{
    return show(request, item_propose_html, NULL);
}

enum result item_propose_send(struct request *request)
{
    struct meeting meeting;
    struct item item;
    enum result result = item_for_decision(request, &meeting, &item);

    if (result == OK)
        result = item_propose(request->db, &request->arena, &meeting, &item,
                              request->visitor.account_id, &request->problems);
    return result == OK ? lead_to_decision(request, item.decision_id) : result;
}

static void fill_open(struct request *request, const struct item *item)
{
    struct rules rules = { 0 };

    if (rules_read(request->db, 0, &rules) != OK)
        return;
    request_fill(request, "question", item->title);
    request_fill(request, "floor_people",
                 str_format(&request->arena, "%" PRId64, rules.floor_people));
    request_fill(request, "floor_groups",
                 str_format(&request->arena, "%" PRId64, rules.floor_groups));
}

enum result item_open_form(struct request *request)
{
    return show(request, item_decision_html, fill_open);
}

/* What was not chosen is not chosen for them. */
static int chosen(const struct request *request, const char *name)
{
    return request_text(request, name).length ? (int)request_integer(request, name) : NOT_SAID;
}

enum result item_open_send(struct request *request)
{
    struct open_wish wish = {
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
    };
    struct meeting meeting;
    struct item item;
    int64_t id;
    enum result result = item_for_decision(request, &meeting, &item);

    if (result == OK)
        result = check_not_held(request);
    if (result == OK)
        result = item_open(request->db, &request->arena, &meeting, &item, &wish, &request->problems,
                           &id);
    return result == OK ? lead_to_decision(request, id) : result;
}

static void fill_notice(struct request *request, const struct item *item)
{
    request_fill(request, "question", item->title);
}

enum result item_notice_form(struct request *request)
{
    return show(request, item_notice_html, fill_notice);
}

enum result item_notice_send(struct request *request)
{
    struct notice_wish wish = {
        .author_id = request->visitor.account_id,
        .question = request_text(request, "question"),
        .affected = request_text(request, "affected"),
        .undo = request_text(request, "undo"),
        .is_own = request_flag(request, "own_means"),
    };
    struct meeting meeting;
    struct item item;
    int64_t id;
    enum result result = item_for_decision(request, &meeting, &item);

    if (result == OK)
        result = check_not_held(request);
    if (result == OK)
        result = item_announce(request->db, &request->arena, &meeting, &item, &wish,
                               &request->problems, &id);
    return result == OK ? lead_to_decision(request, id) : result;
}
