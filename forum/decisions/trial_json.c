/* Trials and reviews as JSON, in the plain words of their pages. */
#include "decisions/state.h"
#include "decisions/trials_pages.h"
#include "render/json.h"

static void put_decision(struct json *json, const struct decision *decision)
{
    json_put_integer(json, "decision_id", decision->id);
    json_put_string(json, "slug", decision->slug);
    json_put_string(json, "decision", decision->question);
    json_put_string(json, "state", str_of(state_word(decision->state)));
}

static void put_author(struct json *json, const char *key, const struct author *author)
{
    if (author->id)
        json_put_string(json, key, author->handle);
}

static void put_owners(struct json *json, const struct branch *branch)
{
    if (branch->team_id) {
        json_put_string(json, "team", branch->team_handle);
        json_put_bool(json, "team_accepted", branch->team_accepted_at != 0);
    }
    json_key(json, "owners");
    json_begin_array(json);
    for (size_t i = 0; i < branch->owners.count; i++) {
        json_begin_object(json);
        json_put_string(json, "name", branch->owners.items[i].author.handle);
        json_put_time(json, "accepted_at", branch->owners.items[i].accepted_at);
        json_end(json);
    }
    json_end(json);
}

static void put_report(struct json *json, const struct branch *branch, size_t measures)
{
    json_put_time(json, "reported_at", branch->reported_at);
    json_put_bool(json, "no_report", branch->no_report);
    if (!branch->report.length)
        return;
    json_put_string(json, "report", branch->report);
    json_put_string(json, "lessons", branch->lessons);
    json_key(json, "values");
    json_begin_array(json);
    for (size_t i = 0; i < measures; i++)
        json_text(json, branch->values[i]);
    json_end(json);
}

static void put_charter(struct json *json, const struct branch *branch)
{
    json_put_string(json, "why", branch->harm);
    json_put_string(json, "remedy", branch->remedy);
    json_put_string(json, "perimeter", branch->perimeter);
    json_put_string(json, "hypothesis", branch->hypothesis);
    json_put_time(json, "expected_by", branch->expected_by);
    json_put_string(json, "stop_rule", branch->stop_rule);
    json_put_time(json, "agreed_at", branch->agreed_at);
}

static void put_evidence(struct json *json, const struct trial_view *view, int64_t branch_id)
{
    json_key(json, "evidence");
    json_begin_array(json);
    for (size_t i = 0; i < view->evidence.count; i++) {
        const struct evidence *evidence = &view->evidence.items[i];

        if (evidence->branch_id != branch_id)
            continue;
        json_begin_object(json);
        json_put_string(json, "effect", str_of(evidence_word(evidence->effect)));
        json_put_string(json, "words", evidence->words);
        json_put_time(json, "seen_on", evidence->seen_on);
        put_author(json, "by", &evidence->author);
        json_end(json);
    }
    json_end(json);
}

static void put_branch(struct json *json, const struct trial_view *view,
                       const struct branch_view *shown)
{
    const struct branch *branch = shown->branch;

    json_begin_object(json);
    json_put_integer(json, "id", branch->id);
    json_put_string(json, "letter", shown->letter);
    json_put_integer(json, "option_id", branch->option_id);
    json_put_string(json, "option", branch->option_title);
    json_put_integer(json, "version_id", branch->version_id);
    json_put_string(json, "state", str_of(branch_word(branch->state)));
    put_author(json, "by", &branch->author);
    put_charter(json, branch);
    put_owners(json, branch);
    json_put_integer(json, "owners_missing", shown->owners_missing);
    if (shown->contact.length)
        json_put_string(json, "contact", shown->contact);
    json_put_integer(json, "people", branch->members);
    put_report(json, branch, view->trial.common.measure_count);
    put_evidence(json, view, branch->id);
    json_put_time(json, "ended_at", branch->ended_at);
    json_end(json);
}

static void put_trial(struct json *json, const struct trial_view *view)
{
    const struct trial *trial = &view->trial;

    json_put_integer(json, "trial_id", trial->id);
    json_put_string(json, "question", trial->common.question);
    json_put_time(json, "review_at", trial->common.review_at);
    json_put_time(json, "started_at", trial->started_at);
    json_put_time(json, "ended_at", trial->ended_at);
    json_put_integer(json, "renewals", trial->renewals);
    json_key(json, "measures");
    json_begin_array(json);
    for (size_t i = 0; i < trial->common.measure_count; i++) {
        json_begin_object(json);
        json_put_string(json, "name", trial->common.measures[i].name);
        json_put_string(json, "how", trial->common.measures[i].how);
        json_end(json);
    }
    json_end(json);
    json_key(json, "branches");
    json_begin_array(json);
    for (size_t i = 0; i < view->branches.count; i++)
        put_branch(json, view, &view->branches.items[i]);
    json_end(json);
}

void trial_json(struct page *page, const struct trial_view *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_decision(&json, &view->head.decision);
    put_trial(&json, view);
    json_end(&json);
}

static void put_answers(struct json *json, const struct owners_answers *answers)
{
    json_key(json, "owners_answers");
    json_begin_array(json);
    for (size_t i = 0; i < answers->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "branch_id", answers->items[i].branch_id);
        put_author(json, "by", &answers->items[i].author);
        json_put_string(json, "words", answers->items[i].words);
        json_end(json);
    }
    json_end(json);
}

static void put_review(struct json *json, const struct review_page *view)
{
    const struct review *review = &view->review;

    json_begin_object(json);
    json_put_integer(json, "id", review->id);
    json_put_time(json, "opened_at", review->opened_at);
    json_put_string(json, "what_is_new", review->why);
    json_put_string(json, "verdict", str_of(verdict_word(review->verdict)));
    if (review->branch_id)
        json_put_integer(json, "branch_id", review->branch_id);
    if (review->version_id)
        json_put_string(json, "text", view->words.text);
    json_put_string(json, "how_it_helped", review->helped);
    json_put_string(json, "reason_to_drop_it", review->drop_why);
    json_put_string(json, "how_to_improve_it", review->improve);
    json_put_time(json, "next_date", review->next_at);
    json_put_time(json, "proposed_at", review->proposed_at);
    json_put_time(json, "last_call_ends_at", review->call_ends_at);
    json_put_time(json, "ended_at", review->ended_at);
    put_answers(json, &view->answers);
    json_end(json);
}

void review_json(struct page *page, const struct review_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_decision(&json, &view->view.head.decision);
    json_put_time(&json, "next_review_at", view->view.head.decision.review_at);
    if (view->review.id) {
        json_key(&json, "review");
        put_review(&json, view);
    }
    if (view->request.id) {
        json_key(&json, "asked_for");
        json_begin_object(&json);
        json_put_integer(&json, "id", view->request.id);
        json_put_string(&json, "what_is_new", view->request.fact);
        put_author(&json, "by", &view->request.author);
        json_put_integer(&json, "seconders", view->request.seconders);
        json_end(&json);
    }
    if (view->view.trial.id)
        put_trial(&json, &view->view);
    json_end(&json);
}
