/* A vote as JSON. Before its close there is nothing in it that says who voted, or how many. */
#include "ballots/pages.h"
#include "decisions/state.h"
#include "render/json.h"

static void put_times(struct json *json, const struct ballot_item *item)
{
    json_put_time(json, "created_at", item->created_at);
    json_put_time(json, "opens_at", item->opens_at);
    json_put_time(json, "closes_at", item->closes_at);
    json_put_time(json, "cancelled_at", item->cancelled_at);
    json_put_string(json, "cancel_reason", item->cancel_reason);
}

static void put_rules(struct json *json, const struct ballot_page *view)
{
    static const char *const electorates[BALLOT_ELECTORATES] = { "all", "team", "drawn" };
    const struct ballot_item *item = &view->item;

    json_put_string(json, "electorate", str_of(electorates[item->electorate]));
    json_put_string(json, "team", item->team_handle);
    json_put_string(json, "draw", view->draw_path);
    json_put_integer(json, "quorum_percent", item->quorum);
    json_put_integer(json, "seats", item->seats);
    json_put_string(json, "seat_rule", str_of(seat_rule_word(item->seat_rule)));
}

static void put_words(struct json *json, const struct ballot_item *item)
{
    json_put_string(json, "words", item->words);
    json_put_string(json, "words_sha256", item->hash);
    json_put_integer(json, "log_entry", item->entry);
}

static void put_law(struct json *json, const struct ballot_law *law)
{
    json_key(json, "law");
    if (!law->text.id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_string(json, "text", law->text.slug);
    json_put_string(json, "title", law->text.title);
    json_put_integer(json, "version", law->voted.number);
    json_put_string(json, "article", law->article.address);
    json_put_integer(json, "amendment", law->look.amendment.number);
    json_put_integer(json, "compared_with", law->other.number);
    json_put_bool(json, "changed_since", law->has_changed);
    json_end(json);
}

static void put_decision(struct json *json, const struct ballot_page *view)
{
    const struct decision *decision = &view->debate.decision.decision;

    json_key(json, "decision");
    if (!decision->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_integer(json, "id", decision->id);
    json_put_string(json, "question", decision->question);
    json_put_string(json, "state", str_of(decision_look(decision)->word));
    json_put_bool(json, "is_fallback", view->item.is_fallback);
    json_put_bool(json, "changed_since", view->debate.decision.has_changed);
    json_end(json);
}

static void put_topics(struct json *json, const struct ballot_topics *topics)
{
    json_key(json, "topics");
    json_begin_array(json);
    for (size_t i = 0; i < topics->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "id", topics->items[i].topic_id);
        json_put_string(json, "title", topics->items[i].title);
        json_put_string(json, "relation", str_of(relation_word(topics->items[i].relation)));
        json_end(json);
    }
    json_end(json);
}

static void put_names(struct json *json, const struct ballot_page *view)
{
    json_key(json, "proposals");
    json_begin_array(json);
    for (size_t i = 0; i < view->proposals.count; i++)
        json_text(json, view->proposals.items[i].words);
    json_end(json);
    json_key(json, "grades");
    json_begin_array(json);
    for (size_t i = 0; i < view->grades.count; i++)
        json_text(json, view->grades.items[i].name);
    json_end(json);
}

static void put_elsewhere(struct json *json, const struct ballot_item *item)
{
    if (item->kind != BALLOT_EXTERNAL)
        return;
    json_put_string(json, "address", item->address);
    json_put_string(json, "fingerprint", item->fingerprint);
    json_put_string(json, "archive", item->archive);
    json_put_string(json, "archive_sha256", item->archive_hash);
}

static void put_shares(struct json *json, const struct ballot_result *result)
{
    json_key(json, "shares");
    json_begin_array(json);
    for (int i = 0; i < SHARES; i++) {
        json_begin_object(json);
        json_put_string(json, "choice", result->shares[i].name);
        json_put_integer(json, "votes", result->shares[i].votes);
        json_put_integer(json, "seats", result->shares[i].seats);
        json_end(json);
    }
    json_end(json);
}

static void put_profiles(struct json *json, const struct ballot_page *view)
{
    json_key(json, "profiles");
    json_begin_array(json);
    for (size_t i = 0; i < view->result.profile_count; i++) {
        const struct profile *profile = &view->result.profiles[i];

        json_begin_object(json);
        json_put_integer(json, "proposal", (int64_t)i + 1);
        json_key(json, "votes");
        json_begin_array(json);
        for (size_t g = 0; g < view->grades.count; g++)
            json_number(json, profile->votes[g]);
        json_end(json);
        json_put_integer(json, "grade", profile->grade);
        json_put_integer(json, "rank", profile->rank);
        json_end(json);
    }
    json_end(json);
}

static void put_turnout(struct json *json, const struct ballot_turnouts *turnouts)
{
    json_key(json, "turnout");
    json_begin_array(json);
    for (size_t i = 0; i < turnouts->count; i++) {
        json_begin_object(json);
        json_put_string(json, "team", turnouts->items[i].handle);
        json_put_integer(json, "roll", turnouts->items[i].on_roll);
        json_put_integer(json, "voted", turnouts->items[i].voted);
        json_end(json);
    }
    json_end(json);
}

static void put_result(struct json *json, const struct ballot_page *view)
{
    const struct ballot_item *item = &view->item;

    json_key(json, "result");
    if (view->state != BALLOT_CLOSED) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_string(json, "outcome", str_of(ballot_outcome_word(item->outcome)));
    json_put_integer(json, "winner", item->winner);
    json_put_integer(json, "roll", item->roll_count);
    json_put_integer(json, "ballots", item->ballots);
    json_put_bool(json, "meets_quorum", view->result.meets_quorum);
    json_put_bool(json, "ticket_broke_tie", view->result.has_ticket);
    if (item->kind == BALLOT_JUDGMENT)
        put_profiles(json, view);
    else
        put_shares(json, &view->result);
    put_turnout(json, &view->result.turnouts);
    json_put_string(json, "list_sha256", item->list_hash);
    json_put_integer(json, "list_entry", item->list_entry);
    json_put_string(json, "seed", item->seed);
    json_put_integer(json, "result_entry", item->result_entry);
    json_end(json);
}

void ballot_json(struct page *page, const struct ballot_page *view)
{
    struct json json = { .out = &page->body };
    const struct ballot_item *item = &view->item;

    json_begin_object(&json);
    json_put_integer(&json, "id", item->id);
    json_put_string(&json, "slug", item->slug);
    json_put_string(&json, "number", ballot_name(page->body.arena, item));
    json_put_string(&json, "question", item->question);
    json_put_string(&json, "lang", item->lang);
    json_put_string(&json, "kind", str_of(ballot_kind_word(item->kind)));
    json_put_string(&json, "state", str_of(ballot_state_word(view->state)));
    json_put_integer(&json, "category_id", item->category_id);
    put_times(&json, item);
    put_rules(&json, view);
    put_words(&json, item);
    put_names(&json, view);
    put_elsewhere(&json, item);
    put_law(&json, &view->debate.law);
    put_decision(&json, view);
    put_topics(&json, &view->debate.topics);
    json_put_string(&json, "follows", view->follows);
    json_put_string(&json, "followed_by", view->followed);
    put_result(&json, view);
    json_end(&json);
}
