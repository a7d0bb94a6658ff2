#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "base/clock.h"
#include "decisions/move.h"
#include "decisions/trials_pages.h"
#include "render/language.h"

const struct field review_ask_fields[] = {
    { "fact", N_("What is new"), FIELD_TEXT, 0, REVIEW_FACT_MAX },
    { 0 },
};

static enum result optional_result(enum result result)
{
    return result == NOT_FOUND ? OK : result;
}

/* Who may draft: the author, the clerk, who speaks for a branch. */
static bool may_draft(const struct review_page *view)
{
    const struct facts *facts = &view->view.head.facts;
    bool speaks = false;

    for (size_t i = 0; view->review.trial_id && i < view->view.branches.count; i++)
        speaks |= view->view.branches.items[i].is_spoken_by;
    return view->view.head.may_part && view->review.id && !view->review.ended_at &&
           !view->review.call_ends_at && (facts->is_author || facts->is_clerk || speaks);
}

static enum result read_verdict(struct request *request, struct review_page *view)
{
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    enum result result = review_latest(db, arena, view->view.head.decision.id, &view->review);

    if (result == OK && view->review.version_id)
        result = version_find(db, arena, view->review.version_id, &view->words);
    if (result == OK)
        result = review_answers(db, arena, view->review.id, &view->answers);
    return optional_result(result);
}

/* The trial that it is a review of: not one that came after. */
static enum result read_trial(struct request *request, struct review_page *view)
{
    enum result result = trial_view_read(request, &view->view);

    if (result == OK && view->view.trial.id != view->review.trial_id) {
        view->view.trial = (struct trial){ 0 };
        view->view.branches = (struct branch_views){ 0 };
        view->view.evidence = (struct evidence_list){ 0 };
    }
    return result;
}

enum result review_page_read(struct request *request, struct review_page *view)
{
    struct trials_head *head = &view->view.head;
    enum result result = read_verdict(request, view);

    if (result == OK)
        result = read_trial(request, view);
    if (result == OK)
        result =
            optional_result(review_request_open(request->db, &request->arena, head->decision.id,
                                                request->visitor.account_id, &view->request));
    if (result != OK)
        return result;
    view->may_call = head->may_part && move_is_possible(&head->facts, ACT_VERDICT, &view->refusal);
    view->may_draft = may_draft(view);
    view->ask_after = review_next_at(&head->facts);
    view->may_ask = head->may_part && head->decision.state == STATE_ADOPTED && !view->request.id &&
                    !view->ask_after;
    return OK;
}

static enum result show(struct request *request, struct review_page *view)
{
    enum result result = review_page_read(request, view);

    if (result != OK)
        return result;
    if (!view->review.id && view->view.head.decision.state != STATE_ADOPTED)
        return NOT_FOUND;
    if (request->format == JSON)
        review_json(&request->page, view);
    else
        review_html(&request->page, view);
    return OK;
}

enum result review_show(struct request *request)
{
    struct review_page view = { 0 };
    const struct decision *decision = &view.view.head.decision;
    enum result result = trials_head_for(request, request->ids[0], &view.view.head);

    if (result == OK && !str_equal(decision->slug, request->names[0]))
        return request_moved(request, "/d/%.*s/%" PRId64 "/review%s", STR_ARGS(decision->slug),
                             decision->id, request_suffix(request));
    return result == OK ? show(request, &view) : result;
}

/* After a refusal: the address names the decision, or the request. */
enum result review_again(struct request *request)
{
    struct review_page view = { 0 };
    struct review_request asked = { .decision_id = request->ids[0] };
    enum result result = OK;

    if (str_starts(request->path, "/reviews/"))
        result = review_request_find(request->db, &request->arena, request->ids[0], &asked);
    if (result == OK)
        result = trials_head_for_form(request, asked.decision_id, &view.view.head);
    return result == OK ? show(request, &view) : result;
}

enum result review_ask_form(struct request *request)
{
    struct review_page view = { 0 };
    enum result result = trials_head_for_form(request, request->ids[0], &view.view.head);

    if (result == OK)
        result = review_page_read(request, &view);
    if (result != OK)
        return result;
    view.view.form = request_form(request);
    review_ask_html(&request->page, &view);
    return OK;
}

static enum result lead_to_review(struct request *request, const struct decision *decision)
{
    struct str path = decision_path(&request->arena, decision);

    return request_redirect(request, "%.*s/review", STR_ARGS(path));
}

enum result review_ask_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct review_wish wish = { .actor_id = request->visitor.account_id,
                                .fact = request_text(request, "fact") };
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    wish.decision_id = decision.id;
    if (result == OK)
        result = review_ask(request->db, &request->arena, &wish, &request->problems);
    if (result == OK)
        result = pace_day(request, SETTING_CONCERNS_A_DAY);
    return result == OK ? lead_to_review(request, &decision) : result;
}

enum result review_second_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct review_request asked;
    struct second_wish wish = { request->ids[0], request->visitor.account_id };
    enum result result = review_request_find(request->db, &request->arena, request->ids[0], &asked);

    if (result == OK)
        result = decision_for_part(request, asked.decision_id, &decision, &topic);
    if (result == OK)
        result = review_second(request->db, &request->arena, &wish, &request->problems);
    return result == OK || result == CONFLICT ? lead_to_review(request, &decision) : result;
}
