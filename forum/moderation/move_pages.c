#include <inttypes.h>

#include "moderation/pages.h"

const struct field move_fields[] = {
    { "category", N_("Category"), FIELD_INTEGER, 1, INT64_MAX },
    { "rule", N_("Rule of the house"), FIELD_INTEGER, 0, RULES - 1 },
    { "reason", N_("Reason"), FIELD_LINE, REASON_MIN, REASON_MAX },
    { 0 },
};

const struct field title_fields[] = {
    { "title", N_("Title"), FIELD_LINE, TITLE_MIN, TITLE_MAX },
    { "rule", N_("Rule of the house"), FIELD_INTEGER, 0, RULES - 1 },
    { "reason", N_("Reason"), FIELD_LINE, 0, REASON_MAX },
    { 0 },
};

/* The topic's own, never from the address. */
const struct field title_query[] = {
    { "title", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

static enum result lead_to(struct request *request, int64_t topic_id)
{
    struct topic topic;
    enum result result = topic_for(request, topic_id, &topic);

    return result == OK
               ? request_redirect(request, "/t/%.*s/%" PRId64, STR_ARGS(topic.slug), topic.id)
               : result;
}

enum result move_form(struct request *request)
{
    struct topic topic;
    struct move_page view = { .topic = &topic };
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result == OK)
        result = categories_all(request->db, &request->arena, &request->visitor, &view.categories);
    if (result != OK)
        return result;
    view.form = request_form(request);
    move_html(&request->page, &view);
    return OK;
}

/* Moved there already: sent twice, or by two moderators at once. */
enum result move_send(struct request *request)
{
    const struct act act = act_of(request);
    const struct move move = { request->ids[0], request_integer(request, "category") };
    struct topic topic;
    enum result result = topic_for(request, move.topic_id, &topic);

    if (result == OK)
        result = topic_move(request->db, &request->arena, &move, &act, &request->problems);
    return result == OK || result == CONFLICT ? lead_to(request, topic.id) : result;
}

/* By who opened it while they may edit what they wrote, and by moderators, with a reason. */
static enum result find_titled(struct request *request, struct topic *topic, bool *is_own)
{
    enum result result = topic_for(request, request->ids[0], topic);
    struct record record;

    if (result != OK)
        return result;
    record = topic_record(topic);
    record.is_settled = topic->created_at < post_settled_before(request->db);
    *is_own = may_edit(&request->visitor, &record);
    return *is_own || may_moderate(&request->visitor) ? OK : NOT_ALLOWED;
}

enum result title_form(struct request *request)
{
    struct topic topic;
    struct title_page view = { .topic = &topic };
    bool has_ended = request->method == POST && !request->visitor.account_id;
    enum result result = find_titled(request, &topic, &view.is_own);

    if (result == NOT_ALLOWED && has_ended)
        result = OK;
    if (result != OK)
        return result;
    request_fill(request, "title", topic.title);
    view.form = request_form(request);
    title_html(&request->page, &view);
    return OK;
}

enum result title_send(struct request *request)
{
    const struct act act = act_of(request);
    struct retitle wish = {
        .topic_id = request->ids[0],
        .actor_id = request->visitor.account_id,
        .title = request_text(request, "title"),
    };
    struct topic topic;
    bool is_own;
    enum result result = find_titled(request, &topic, &is_own);

    if (result == OK && is_own)
        result = topic_retitle(request->db, &request->arena, &wish, &request->problems);
    else if (result == OK)
        result = topic_retitle_as_moderator(request->db, &request->arena, &wish, &act,
                                            &request->problems);
    return result == OK || result == CONFLICT ? lead_to(request, wish.topic_id) : result;
}
