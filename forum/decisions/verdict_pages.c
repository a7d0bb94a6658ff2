#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/trials_pages.h"
#include "render/language.h"

const struct field verdict_query[] = {
    { "verdict", NULL, FIELD_INTEGER, 0, 0 }, /* of the draft that is there, as all these */
    { "branch", NULL, FIELD_INTEGER, 0, 0 },
    { "text", NULL, FIELD_TEXT, 0, 0 },
    { "helped", NULL, FIELD_TEXT, 0, 0 },
    { "drop_why", NULL, FIELD_TEXT, 0, 0 },
    { "improve", NULL, FIELD_TEXT, 0, 0 },
    { "next", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field verdict_fields[] = {
    { "verdict", N_("What is to be done"), FIELD_INTEGER, 0, VERDICT_COUNT },
    { "branch", N_("Branch"), FIELD_INTEGER, 0, INT64_MAX },
    { "text", N_("The words"), FIELD_TEXT, 0, MARKDOWN_WRITTEN_MAX },
    { "helped", N_("How did it help?"), FIELD_TEXT, 0, REVIEW_ANSWER_MAX },
    { "drop_why", N_("Any reason to drop it?"), FIELD_TEXT, 0, REVIEW_ANSWER_MAX },
    { "improve", N_("How to improve it?"), FIELD_TEXT, 0, REVIEW_ANSWER_MAX },
    { "next", N_("Next date"), FIELD_LINE, 0, 10 },
    { 0 },
};

const struct field answer_words_fields[] = {
    { "words", N_("What the owners say"), FIELD_TEXT, 0, REVIEW_ANSWER_MAX },
    { 0 },
};

static enum result lead_to_review(struct request *request, const struct decision *decision)
{
    struct str path = decision_path(&request->arena, decision);

    return request_redirect(request, "%.*s/review", STR_ARGS(path));
}

/* The draft that is there is changed, not written anew. */
static enum result fill_draft(struct request *request)
{
    struct arena *arena = &request->arena;
    struct review review;
    struct text_version words = { 0 };
    enum result result = review_latest(request->db, arena, request->ids[0], &review);

    if (result == OK && review.version_id)
        result = version_find(request->db, arena, review.version_id, &words);
    if (result != OK || review.ended_at)
        return result == NOT_FOUND ? OK : result;
    if (review.verdict)
        request_fill(request, "verdict", str_format(arena, "%d", (int)review.verdict));
    if (review.branch_id)
        request_fill(request, "branch", str_format(arena, "%" PRId64, review.branch_id));
    request_fill(request, "text", words.text);
    request_fill(request, "helped", review.helped);
    request_fill(request, "drop_why", review.drop_why);
    request_fill(request, "improve", review.improve);
    request_fill(request, "next", day_text_of(arena, review.next_at));
    return OK;
}

enum result verdict_form(struct request *request)
{
    struct review_page view = { 0 };
    enum result result = trials_head_for_form(request, request->ids[0], &view.view.head);

    if (result == OK && request->method == GET)
        result = fill_draft(request);
    if (result == OK)
        result = review_page_read(request, &view);
    if (result != OK)
        return result;
    view.view.form = request_form(request);
    verdict_html(&request->page, &view);
    return OK;
}

enum result verdict_prepare(struct request *request)
{
    struct str text = request_text(request, "text");
    struct written *written = arena_new(&request->arena, struct written);

    if (!str_trim(text).length)
        return OK;
    request->prepared = written;
    return written_prepare(&request->arena, text, "text", &request->problems, written);
}

enum result verdict_send(struct request *request)
{
    const struct written *written = request->prepared;
    struct page *page = &request->page;
    struct decision decision;
    struct topic topic;
    struct verdict_wish wish = {
        .actor_id = request->visitor.account_id,
        .verdict = request_integer(request, "verdict"),
        .branch_id = request_integer(request, "branch"),
        .written = written,
        .helped = request_text(request, "helped"),
        .drop_why = request_text(request, "drop_why"),
        .improve = request_text(request, "improve"),
        .next_at = day_of(request, "next"),
        .title = _("Verdict of the review"),
    };
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    wish.decision_id = decision.id;
    if (result == OK)
        result = verdict_draft(request->db, &request->arena, &wish, &request->problems);
    if (result == OK)
        result = pace_write(
            request, &(struct pace_text){ .text = written->text, .links = written_links(written) });
    return result == OK ? lead_to_review(request, &decision) : result;
}

enum result verdict_call_send(struct request *request)
{
    struct trial_act act = { request->ids[0], request->visitor.account_id };
    struct decision decision;
    struct topic topic;
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = verdict_call(request->db, &request->arena, &act, &request->problems);
    return result == OK ? lead_to_review(request, &decision) : result;
}

enum result owners_answer_form(struct request *request)
{
    struct branch_form view = { 0 };
    enum result result = branch_for_form(request, &view.head, &view.branch);

    if (result == OK)
        result = branch_actor_read(request->db, view.branch.id, request->visitor.account_id,
                                   &view.actor);
    if (result != OK)
        return result;
    view.form = request_form(request);
    owners_answer_html(&request->page, &view);
    return OK;
}

enum result owners_answer_send(struct request *request)
{
    struct answer_wish wish = { request->ids[0], request->visitor.account_id,
                                request_text(request, "words") };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK)
        result = verdict_answer(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to_review(request, &head.decision) : result;
}
