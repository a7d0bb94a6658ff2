#include <inttypes.h>
#include <string.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/passage.h"
#include "decisions/texts_pages.h"
#include "render/language.h"

/* What leads on to the charters in an address has to fit into one. */
enum { CARRIED_MAX = 3500 };

const struct field object_query[] = {
    { "harm", NULL, FIELD_TEXT, 0, HARM_MAX },
    { "remedy", NULL, FIELD_TEXT, 0, REMEDY_MAX },
    { "passage", NULL, FIELD_TEXT, 0, PASSAGE_MAX },
    { "law", NULL, FIELD_LINE, 0, CONCERN_LAW_MAX },
    { 0 },
};

const struct field object_fields[] = {
    { "harm", N_("The harm you see"), FIELD_TEXT, 0, HARM_MAX },
    { "remedy", N_("What would lift it"), FIELD_TEXT, 0, REMEDY_MAX },
    { "passage", N_("The words it is about"), FIELD_TEXT, 0, PASSAGE_MAX },
    { "law", N_("The words of the law it is about"), FIELD_LINE, 0, CONCERN_LAW_MAX },
    { "version", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "way", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

static bool may_object(const struct facts *facts)
{
    enum decision_state state = facts->decision.state;

    return facts->may_write && !facts->blocks &&
           (state == STATE_NOTICE || state == STATE_PROPOSED || state == STATE_LAST_CALL ||
            state == STATE_UNDER_REVIEW);
}

enum result object_open(struct request *request, const struct texts_head *head,
                        struct object_view *view)
{
    enum result result = OK;

    *view = (struct object_view){
        .decision = &head->decision,
        .second_days = head->facts.rules.second_days,
        .seconders = head->facts.rules.seconders,
        .owners = head->facts.rules.owners,
        .is_there = may_object(&head->facts),
        .is_notice = head->decision.state == STATE_NOTICE,
    };
    if (!view->is_there)
        return OK;
    if (!view->is_notice)
        result = version_current(request->db, &request->arena, head->decision.id, &view->version);
    if (result == NOT_FOUND) { /* in a review without a verdict there is nothing to object to */
        view->is_there = false;
        return OK;
    }
    view->form = request_form(request);
    return result == OK ? concern_passage->offers(request, head->decision.id, &view->has_law)
                        : result;
}

/* The objection they have open already, which they may go on with. */
static enum result find_own(struct request *request, struct object_page *view)
{
    struct concerns all;
    enum result result = concerns_of(request->db, &request->arena, view->head.decision.id, &all);

    for (size_t i = 0; result == OK && i < all.count; i++)
        if (all.items[i].author.id == request->visitor.account_id && all.items[i].is_block &&
            !all.items[i].ended_at && !all.items[i].stood_aside_at)
            view->own_id = all.items[i].id;
    return result;
}

enum result object_form(struct request *request)
{
    struct object_page view = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &view.head);

    /* Whoever objects to a notice gives a reason, and no more: that has a form of its own. */
    if (result == OK && view.head.decision.state == STATE_NOTICE && request->method == GET)
        return request_redirect(request, "/d/%" PRId64 "/contest", view.head.decision.id);
    if (result == OK)
        result = object_open(request, &view.head, &view.object);
    if (result == OK && view.head.facts.blocks)
        result = find_own(request, &view);
    if (result != OK)
        return result;
    view.object.is_open = true;
    /* Whose session ended while they wrote finds their words again. */
    if (!view.object.form)
        view.object.form = request_form(request);
    object_html(&request->page, &view);
    return OK;
}

/* To the charters, with what was typed. */
static enum result lead_to_fork(struct request *request, const struct decision *decision)
{
    struct page query = page_beside(&request->page);
    struct str carried;

    put_percent_encoded(&query, request_text(request, "harm"));
    put_raw(&query, "&remedy=", strlen("&remedy="));
    put_percent_encoded(&query, request_text(request, "remedy"));
    carried = buffer_str(&query.body);
    if (carried.length > CARRIED_MAX)
        return request_problem(request, "harm",
                               N_("That is more than can be taken along to the charter: make it "
                                  "shorter, the charter has room for more."));
    return request_redirect(request, "/d/%" PRId64 "/fork?harm=%.*s", decision->id,
                            STR_ARGS(carried));
}

/* Raised, as part of what the day allows; it may be about words of a law, too. */
static enum result end_raising(struct request *request, const struct decision *decision, int64_t id)
{
    struct str law = request_text(request, "law");
    enum result result = OK;

    if (law.length)
        result = concern_passage->take(request, decision, id, law);
    if (result == OK)
        result = pace_day(request, SETTING_CONCERNS_A_DAY);
    if (result != OK)
        return result;
    law = concern_path(&request->arena, decision, id);
    return request_redirect(request, "%.*s", STR_ARGS(law));
}

static enum result stop(struct request *request, const struct decision *decision)
{
    struct concern_wish wish = {
        .decision_id = decision->id,
        .actor_id = request->visitor.account_id,
        .version_id = request_integer(request, "version"),
        .passage = request_text(request, "passage"),
        .harm = request_text(request, "harm"),
        .remedy = request_text(request, "remedy"),
        .is_block = true,
    };
    int64_t id = 0;
    enum result result =
        concern_raise(request->db, &request->arena, &wish, &request->problems, &id);

    return result == OK ? end_raising(request, decision, id) : result;
}

enum result object_send(struct request *request)
{
    struct texts_head head = { 0 };
    struct str way = request_text(request, "way");
    enum result result = texts_head_for_part(request, request->ids[0], &head);

    if (result != OK)
        return result;
    if (str_equal(way, STR("stop")))
        return stop(request, &head.decision);
    if (!str_equal(way, STR("fork")))
        return request_problem(request, "", N_("Choose one of the two ways."));
    if (!head.decision.is_forkable)
        return request_problem(
            request, "",
            N_("This decision cannot be forked; it says why, and that can be contested."));
    return lead_to_fork(request, &head.decision);
}

/* A concern, which stops nothing */

const struct field raise_query[] = {
    { "version", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

const struct field raise_fields[] = {
    { "version", N_("The text"), FIELD_INTEGER, 0, INT64_MAX },
    { "passage", N_("The words it is about"), FIELD_TEXT, 0, PASSAGE_MAX },
    { "harm", N_("The harm you see"), FIELD_TEXT, 0, HARM_MAX },
    { "remedy", N_("What would lift it"), FIELD_TEXT, 0, REMEDY_MAX },
    { "law", N_("The words of the law it is about"), FIELD_LINE, 0, CONCERN_LAW_MAX },
    { "is_must", N_("This has to be settled before it is adopted"), FIELD_FLAG, 0, 1 },
    { 0 },
};

static enum result find_raised(struct request *request, struct text_form *view)
{
    int64_t id = request_integer(request, "version");
    enum result result =
        id ? version_find(request->db, &request->arena, id, &view->version)
           : version_current(request->db, &request->arena, view->head.decision.id, &view->version);

    if (result != OK)
        return result;
    if (view->version.decision_id != view->head.decision.id)
        return NOT_FOUND;
    result = option_find(request->db, &request->arena, view->version.option_id, &view->option);
    return result == OK
               ? version_find(request->db, &request->arena, view->option.version_id, &view->version)
               : result;
}

enum result raise_form(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &view.head);

    if (result == OK)
        result = find_raised(request, &view);
    if (result != OK)
        return result;
    result = concern_passage->offers(request, view.head.decision.id, &view.has_law);
    if (result != OK)
        return result;
    view.form = request_form(request);
    raise_html(&request->page, &view);
    return OK;
}

enum result raise_send(struct request *request)
{
    struct texts_head head = { 0 };
    struct concern_wish wish = {
        .actor_id = request->visitor.account_id,
        .version_id = request_integer(request, "version"),
        .passage = request_text(request, "passage"),
        .harm = request_text(request, "harm"),
        .remedy = request_text(request, "remedy"),
        .is_must = request_flag(request, "is_must"),
    };
    int64_t id = 0;
    enum result result = texts_head_for_part(request, request->ids[0], &head);

    wish.decision_id = head.decision.id;
    if (result == OK)
        result = concern_raise(request->db, &request->arena, &wish, &request->problems, &id);
    return result == OK ? end_raising(request, &head.decision, id) : result;
}
