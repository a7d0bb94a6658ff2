#include <inttypes.h>

#include "ballots/pages.h"
#include "ballots/plan_pages.h"
#include "topics/pages.h"
#include "topics/slug.h"

enum { ADDRESS_MAX = 500, WORD_MAX = 20 };

const struct field ballot_tie_query[] = {
    { "topic", NULL, FIELD_LINE, 0, ADDRESS_MAX },
    { "relation", NULL, FIELD_LINE, 0, WORD_MAX },
    { 0 },
};

/* Either one to tie, by its address or its number, or the number of one to untie. */
const struct field ballot_tie_fields[] = {
    { "topic", N_("Debate"), FIELD_LINE, 0, ADDRESS_MAX },
    { "relation", N_("What it does"), FIELD_LINE, 0, WORD_MAX },
    { "untie", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

enum result ballot_tie_form(struct request *request)
{
    struct change_page view = { 0 };
    enum result result = ballot_for(request, request->ids[0], &view.item);

    if (result == OK)
        result = ballot_topics_of(request->db, &request->arena, &request->visitor, view.item.id,
                                  &view.topics);
    if (result != OK)
        return result;
    view.form = request_form(request);
    ballot_tie_html(&request->page, &view);
    return OK;
}

static enum result tie(struct request *request, const struct ballot_item *item)
{
    int64_t id = topic_named(request_text(request, "topic"));
    enum law_relation relation = relation_named(request_text(request, "relation"));
    struct topic topic;
    enum result result = id ? topic_for(request, id, &topic) : NOT_FOUND;

    if (result == NOT_FOUND)
        return request_problem(request, "topic",
                               N_("There is no debate of that address or number."));
    return result == OK ? ballot_tie(request->db, &request->arena, item, id, relation,
                                     request->visitor.account_id, &request->problems)
                        : result;
}

/* Tied, or not, already: sent twice. */
enum result ballot_tie_send(struct request *request)
{
    struct ballot_item item;
    int64_t untie = request_integer(request, "untie");
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result != OK)
        return result;
    result = untie ? ballot_untie(request->db, &request->arena, &item, untie,
                                  request->visitor.account_id)
                   : tie(request, &item);
    if ((untie && result == NOT_FOUND) || result == CONFLICT)
        result = OK;
    return result == OK ? request_redirect(request, "/b/%" PRId64 "/topics", item.id) : result;
}
