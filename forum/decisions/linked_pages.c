#include "base/arena.h"
#include "decisions/core_pages.h"
#include "decisions/linked.h"
#include "decisions/open.h"
#include "render/language.h"
#include "topics/pages.h"

enum { ADDRESS_MAX = 500 };

const struct field linked_query[] = {
    { "topic", NULL, FIELD_LINE, 0, ADDRESS_MAX },
    { 0 },
};

/* Either one to link, by its address or its number, or the number of one to unlink. */
const struct field linked_fields[] = {
    { "topic", N_("Debate"), FIELD_LINE, 0, ADDRESS_MAX },
    { "unlink", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

enum result linked_form(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct linked_page view = { .decision = &decision };
    enum result result = decision_for_form(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = linked_topics(request->db, &request->arena, &request->visitor, decision.id,
                               &view.topics);
    if (result != OK)
        return result;
    view.may_unlink = linked_may_remove(&request->visitor, &decision);
    view.form = request_form(request);
    linked_html(&request->page, &view);
    return OK;
}

static enum result add(struct request *request, const struct decision *decision)
{
    struct topic_link wish = { decision->id, topic_named(request_text(request, "topic")),
                               request->visitor.account_id };
    struct topic topic;
    enum result result = wish.topic_id ? topic_for(request, wish.topic_id, &topic) : NOT_FOUND;

    if (result == NOT_FOUND)
        return request_problem(request, "topic",
                               N_("There is no debate of that address or number."));
    return result == OK
               ? decision_link_topic(request->db, &request->arena, &wish, &request->problems)
               : result;
}

static enum result remove_one(struct request *request, const struct decision *decision)
{
    struct topic_link wish = { decision->id, request_integer(request, "unlink"),
                               request->visitor.account_id };

    if (!linked_may_remove(&request->visitor, decision))
        return NOT_ALLOWED;
    return decision_unlink_topic(request->db, &request->arena, &wish, &request->problems);
}

/* Linked, or not, already: sent twice. */
enum result linked_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    if (result != OK)
        return result;
    result = request_integer(request, "unlink") ? remove_one(request, &decision)
                                                : add(request, &decision);
    return result == OK || result == CONFLICT
               ? request_redirect(request, "/d/%lld/topics", (long long)decision.id)
               : result;
}
