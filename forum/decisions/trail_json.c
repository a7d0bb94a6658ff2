/* A decision as JSON: all that its page shows, and every event of it. */
#include "decisions/lineage.h"
#include "decisions/trail_pages.h"
#include "render/json.h"

static const char *const fallback_words[FALLBACK_COUNT] = { "status-quo", "vote",
                                                            "majority-judgment" };
static void put_author(struct json *json, const char *key, const struct author *author)
{
    json_key(json, key);
    if (!author->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_string(json, "username", author->handle);
    json_put_string(json, "name", author_name(author));
    json_end(json);
}

static void put_cites(struct json *json, const struct trail_cites *cites)
{
    json_key(json, "cites");
    json_begin_array(json);
    for (size_t i = 0; i < cites->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "topic_id", cites->items[i].topic_id);
        json_put_integer(json, "post_number", cites->items[i].number);
        json_end(json);
    }
    json_end(json);
}

static void put_counts(struct json *json, const int64_t counts[STANCES])
{
    for (enum stance_kind kind = STANCE_SUPPORT; kind < STANCE_KINDS; kind++)
        json_put_integer(json, stance_look(kind)->word, counts[kind]);
}

static void put_clocks(struct json *json, const struct decision *decision)
{
    json_put_time(json, "created_at", decision->created_at);
    json_put_time(json, "state_since", decision->state_since);
    json_put_time(json, "proposed_at", decision->proposed_at);
    json_put_time(json, "window_ends_at", decision->window_ends_at);
    json_put_time(json, "ceiling_at", decision->ceiling_at);
    json_put_time(json, "call_ends_at", decision->call_ends_at);
    json_put_time(json, "decided_at", decision->decided_at);
    json_put_time(json, "review_at", decision->review_at);
    json_put_time(json, "due_at", decision->due_at);
}

static void put_decision(struct json *json, const struct trail_page *view)
{
    const struct decision *decision = &view->decision;

    json_put_integer(json, "id", decision->id);
    json_put_string(json, "slug", decision->slug);
    json_put_string(json, "kind",
                    decision->kind == DECISION_NOTICE_KIND ? STR("notice") : STR("standard"));
    json_put_string(json, "question", decision->question);
    json_put_string(json, "status_quo", decision->status_quo);
    json_put_string(json, "affected", decision->affected);
    json_put_string(json, "scope",
                    decision->scope == SCOPE_NATIONAL ? STR("national") : STR("local"));
    json_put_bool(json, "reversible", decision->is_reversible);
    json_put_bool(json, "forkable", decision->is_forkable);
    json_put_string(json, "fork_why", decision->fork_why);
    json_put_string(json, "fallback", str_of(fallback_words[decision->fallback]));
    json_put_string(json, "state", str_of(state_word(decision->state)));
    if (decision->state == STATE_CLOSED)
        json_put_string(json, "closed_as", str_of(close_look(decision->closed_as)->word));
    json_put_bool(json, "unreviewed", decision->is_unreviewed);
    json_put_integer(json, "rules_version", decision->rules_version);
    json_put_integer(json, "floor_people", decision->floor_people);
    json_put_integer(json, "floor_groups", decision->floor_groups);
    put_author(json, "author", &decision->author);
    put_author(json, "clerk", &decision->clerk);
    put_clocks(json, decision);
}

static void put_topics(struct json *json, const struct trail_topics *topics)
{
    json_key(json, "topics");
    json_begin_array(json);
    for (size_t i = 0; i < topics->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "id", topics->items[i].id);
        json_put_string(json, "slug", topics->items[i].slug);
        json_put_string(json, "title", topics->items[i].title);
        json_end(json);
    }
    json_end(json);
}

static void put_version(struct json *json, const struct trail_text *text)
{
    json_key(json, "text");
    if (!text->version_id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_integer(json, "option", text->option_number);
    json_put_integer(json, "version", text->number);
    json_put_string(json, "title", text->title);
    json_put_string(json, "raw", text->markdown);
    json_put_string(json, "sha256", text->hash);
    put_author(json, "author", &text->author);
    json_put_time(json, "created_at", text->created_at);
    json_end(json);
}

static void put_reasons(struct json *json, const char *key, const struct trail_reasons *reasons)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < reasons->count; i++) {
        json_begin_object(json);
        json_put_string(json, "words", reasons->items[i].words);
        put_cites(json, &reasons->items[i].cites);
        json_end(json);
    }
    json_end(json);
}

static void put_options(struct json *json, const struct trail_options *options)
{
    json_key(json, "options");
    json_begin_array(json);
    for (size_t i = 0; i < options->count; i++) {
        const struct trail_option *option = &options->items[i];

        json_begin_object(json);
        json_put_integer(json, "id", option->id);
        json_put_integer(json, "number", option->number);
        json_put_string(json, "title", option->title);
        put_author(json, "author", &option->author);
        json_put_integer(json, "versions", option->versions);
        json_put_time(json, "set_aside_at", option->set_aside_at);
        json_put_string(json, "set_aside", option->set_aside);
        put_cites(json, &option->cites);
        json_end(json);
    }
    json_end(json);
}

static void put_word(struct json *json, const struct trail_word *word)
{
    json_begin_object(json);
    json_put_string(json, "kind",
                    str_of(stance_look(word->is_block ? STANCE_BLOCK : word->stance)->word));
    put_author(json, "author", &word->author);
    json_put_string(json, "words", word->words);
    json_put_string(json, word->is_block ? "would_resolve" : "condition", word->remedy);
    json_put_time(json, "created_at", word->created_at);
    if (word->is_block) {
        json_put_integer(json, "concern", word->concern_id);
        json_put_integer(json, "seconders", word->seconders);
        json_put_time(json, "sustained_at", word->sustained_at);
        json_put_time(json, "stood_aside_at", word->stood_aside_at);
        json_put_time(json, "ended_at", word->ended_at);
        json_put_string(json, "answer", word->answer);
    } else {
        json_put_bool(json, "stale", word->is_stale);
    }
    json_end(json);
}

static void put_people(struct json *json, const struct trail *trail)
{
    const struct trail_people *people = &trail->people;

    json_key(json, "disagreement");
    json_begin_array(json);
    for (size_t i = 0; i < trail->words.count; i++)
        put_word(json, &trail->words.items[i]);
    json_end(json);
    json_key(json, "stances");
    json_begin_object(json);
    put_counts(json, people->counts);
    json_put_integer(json, "stale", people->stale);
    json_key(json, "by_local_group");
    json_begin_array(json);
    for (size_t i = 0; i < people->count; i++) {
        json_begin_object(json);
        json_put_string(json, "group", people->items[i].handle);
        put_counts(json, people->items[i].counts);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void put_values(struct json *json, const struct trail_trial *trial,
                       const struct trail_branch *branch)
{
    json_key(json, "measured");
    json_begin_array(json);
    for (size_t i = 0; i < trial->measure_count; i++) {
        json_begin_object(json);
        json_put_string(json, "measure", trial->measures[i]);
        json_put_string(json, "value", branch->values[i]);
        json_end(json);
    }
    json_end(json);
}

static void put_branch(struct json *json, const struct trail_trial *trial,
                       const struct trail_branch *branch)
{
    json_begin_object(json);
    json_put_integer(json, "id", branch->id);
    json_put_integer(json, "number", branch->number);
    json_put_string(json, "title", branch->title);
    json_put_string(json, "owners", branch->owners);
    json_put_string(json, "perimeter", branch->perimeter);
    json_put_string(json, "hypothesis", branch->hypothesis);
    json_put_time(json, "expected_by", branch->expected_by);
    json_put_string(json, "stop_rule", branch->stop_rule);
    json_put_integer(json, "members", branch->members);
    put_values(json, trial, branch);
    json_put_time(json, "reported_at", branch->reported_at);
    json_put_bool(json, "no_report", branch->no_report);
    json_put_string(json, "lessons", branch->lessons);
    json_put_time(json, "ended_at", branch->ended_at);
    json_end(json);
}

static void put_trial(struct json *json, const struct trail_trial *trial)
{
    json_key(json, "trial");
    if (!trial->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_string(json, "question", trial->question);
    json_put_time(json, "started_at", trial->started_at);
    json_put_time(json, "review_at", trial->review_at);
    json_put_time(json, "ended_at", trial->ended_at);
    json_key(json, "branches");
    json_begin_array(json);
    for (size_t i = 0; i < trial->count; i++)
        put_branch(json, trial, &trial->branches[i]);
    json_end(json);
    json_end(json);
}

static void put_review(struct json *json, const struct trail_review *review)
{
    json_key(json, "review");
    if (!review->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_string(json, "what_is_new", review->why);
    json_put_time(json, "opened_at", review->opened_at);
    json_put_string(json, "helped", review->helped);
    json_put_string(json, "reason_to_drop", review->drop_why);
    json_put_string(json, "how_to_improve", review->improve);
    json_put_time(json, "next_at", review->next_at);
    json_put_time(json, "call_ends_at", review->call_ends_at);
    json_put_time(json, "ended_at", review->ended_at);
    json_end(json);
}

static void put_vote(struct json *json, const struct vote *vote)
{
    json_key(json, "vote");
    if (!vote->opened_at) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_time(json, "ends_at", vote->ends_at);
    json_put_string(json, "place", vote->place);
    json_put_integer(json, "electorate", vote->electorate);
    json_put_integer(json, "yes", vote->yes);
    json_put_integer(json, "no", vote->no);
    json_put_integer(json, "abstain", vote->abstain);
    json_put_time(json, "recorded_at", vote->recorded_at);
    json_end(json);
}

static void put_links(struct json *json, const struct trail_links *links)
{
    json_key(json, "lineage");
    json_begin_array(json);
    for (size_t i = 0; i < links->count; i++) {
        const struct trail_link *link = &links->items[i];

        json_begin_object(json);
        json_put_string(json, "kind", str_of(link_word(link->kind)));
        json_put_bool(json, "is_later", link->is_later);
        json_put_integer(json, "decision", link->other.id);
        json_put_string(json, "question", link->other.question);
        json_end(json);
    }
    json_end(json);
}

static void put_event(struct json *json, const struct timeline_line *line)
{
    json_begin_object(json);
    json_put_string(json, "kind", str_of(deed_word(line->kind)));
    json_put_time(json, "at", line->at);
    put_author(json, "actor", &line->actor);
    if (line->transition) {
        json_put_integer(json, "transition", line->transition);
        json_put_string(json, "from", str_of(state_word(line->from)));
        json_put_string(json, "to", str_of(state_word(line->to)));
    }
    if (line->concern_id)
        json_put_integer(json, "concern", line->concern_id);
    if (line->branch_id)
        json_put_integer(json, "branch", line->branch_id);
    json_put_string(json, "words", line->words);
    json_put_integer(json, "log_entry", line->entry);
    json_end(json);
}

static void put_cans(struct json *json, struct page *page, const struct cans *cans)
{
    json_key(json, "what_can_be_done");
    json_begin_array(json);
    for (size_t i = 0; i < cans->count; i++) {
        const struct can *can = &cans->items[i];

        json_begin_object(json);
        json_put_bool(json, "may", can->may);
        json_put_string(json, "what", language_text(page->language, can->label));
        json_put_string(json, "path", can->path);
        json_put_time(json, "until", can->until);
        if (can->why.message)
            json_put_string(json, "why_not", refusal_text(page, &can->why));
        json_end(json);
    }
    json_end(json);
}

static void put_proof(struct json *json, const struct trail_proof *proof)
{
    json_key(json, "log");
    json_begin_object(json);
    json_put_integer(json, "first_entry", proof->first);
    json_put_integer(json, "last_entry", proof->last);
    json_put_integer(json, "entries", proof->entries);
    json_end(json);
}

static void put_others(struct json *json, const struct trail_page *view)
{
    for (size_t i = 0; i < DECISION_PARTS_MAX && decision_parts[i].read; i++)
        if (view->others[i] && decision_parts[i].json)
            decision_parts[i].json(json, view->others[i]);
}

void trail_json(struct page *page, const struct trail_page *view, const struct timeline *events)
{
    const struct trail *trail = &view->trail;
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_decision(&json, view);
    put_cans(&json, page, &view->cans);
    put_topics(&json, &trail->topics);
    put_version(&json, &trail->text);
    put_trial(&json, &trail->trial);
    put_reasons(&json, "why", &trail->why.reasons);
    put_reasons(&json, "set_aside", &trail->why.set_aside);
    put_options(&json, &trail->options);
    put_people(&json, trail);
    put_vote(&json, &trail->vote);
    put_links(&json, &trail->links);
    put_review(&json, &trail->review);
    put_others(&json, view);
    json_key(&json, "events");
    json_begin_array(&json);
    for (size_t i = 0; i < events->count; i++)
        put_event(&json, &events->items[i]);
    json_end(&json);
    put_proof(&json, &trail->proof);
    json_end(&json);
}
