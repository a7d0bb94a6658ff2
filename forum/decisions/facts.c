#include "decisions/facts.h"

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

static enum result read_actor(struct db *db, struct facts *facts)
{
    const struct decision *decision = &facts->decision;
    struct rows rows = db_query(db, sql_facts_actor, value(decision->id), value(facts->actor_id));

    if (rows_next(&rows)) {
        facts->wrote_text = row_integer(&rows, "wrote_text");
        facts->blocks = row_integer(&rows, "blocks");
        facts->backs_other = row_integer(&rows, "backs") || row_integer(&rows, "offers");
        facts->owns_branch = row_integer(&rows, "owns");
    }
    facts->is_author = facts->actor_id && facts->actor_id == decision->author.id;
    facts->is_clerk = facts->actor_id && facts->actor_id == decision->clerk.id;
    return rows_end(&rows);
}

static enum result read_options(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_options, value(facts->decision.id));

    if (rows_next(&rows)) {
        facts->options = row_integer(&rows, "options");
        facts->not_set_aside = row_integer(&rows, "not_set_aside");
        facts->has_summary = row_integer(&rows, "has_summary");
    }
    return rows_end(&rows);
}

static enum result read_people(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_people, value(facts->decision.id));

    if (rows_next(&rows)) {
        facts->people = row_integer(&rows, "people");
        facts->groups = row_integer(&rows, "groups");
    }
    return rows_end(&rows);
}

static enum result read_blocks(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_blocks, value(facts->decision.id));

    if (rows_next(&rows)) {
        facts->blocks_waiting = row_integer(&rows, "waiting");
        facts->waiting_until = row_integer(&rows, "waiting_until");
        facts->blocks_sustained = row_integer(&rows, "sustained");
        facts->blocks_new = row_integer(&rows, "unreturned");
        facts->oldest_block_at = row_integer(&rows, "oldest");
        facts->concerns_unanswered = row_integer(&rows, "unanswered");
    }
    return rows_end(&rows);
}

static enum result read_concern_due(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_concern_due, value(facts->decision.id),
                                value(facts->rules.answer_days * DAY_SECONDS), value(facts->now));

    if (rows_next(&rows))
        facts->concern_due_at = row_integer(&rows, "due_at");
    return rows_end(&rows);
}

static enum result read_trial(struct db *db, struct facts *facts)
{
    struct rows rows =
        db_query(db, sql_facts_trial, value(facts->decision.id), value(facts->rules.owners));

    if (rows_next(&rows)) {
        facts->trial_id = row_integer(&rows, "id");
        facts->trial_review_at = row_integer(&rows, "review_at");
        facts->trial_started_at = row_integer(&rows, "started_at");
        facts->renewals = row_integer(&rows, "renewals");
        facts->branches = row_integer(&rows, "branches");
        facts->branches_complete = row_integer(&rows, "complete");
        facts->branches_agreed = row_integer(&rows, "agreed");
        facts->branches_running = row_integer(&rows, "running");
        facts->reports_missing = row_integer(&rows, "reports_missing");
    }
    return rows_end(&rows);
}

static enum result read_review(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_review, value(facts->decision.id));

    if (rows_next(&rows)) {
        facts->review_id = row_integer(&rows, "id");
        facts->review_opened_at = row_integer(&rows, "opened_at");
        facts->is_of_trial = !row_is_null(&rows, "trial_id");
        facts->verdict = (enum review_verdict)row_integer(&rows, "verdict");
        facts->verdict_at = row_integer(&rows, "proposed_at");
        facts->verdict_call_ends_at = row_integer(&rows, "call_ends_at");
        facts->has_answers = row_integer(&rows, "has_answers");
        facts->owners_unanswered = row_integer(&rows, "unanswered");
    }
    return rows_end(&rows);
}

static enum result read_past_reviews(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_review_past, value(facts->decision.id));

    if (rows_next(&rows)) {
        facts->last_review_at = row_integer(&rows, "last_at");
        facts->has_request = row_integer(&rows, "requests");
        facts->request_seconders = row_integer(&rows, "seconders");
    }
    return rows_end(&rows);
}

static enum result read_end(struct db *db, struct facts *facts)
{
    struct rows rows = db_query(db, sql_facts_end, value(facts->decision.id));

    if (rows_next(&rows)) {
        facts->succeeded_at = row_integer(&rows, "succeeded_at");
        facts->vote_ends_at = row_integer(&rows, "vote_ends_at");
        facts->has_result = row_integer(&rows, "has_result");
        facts->is_carried = row_integer(&rows, "is_carried");
    }
    return rows_end(&rows);
}

enum result facts_read(struct db *db, struct arena *arena, int64_t decision_id, int64_t actor_id,
                       int64_t now, struct facts *facts)
{
    static enum result (*const readers[])(struct db *, struct facts *) = {
        read_actor, read_options, read_people,       read_blocks, read_concern_due,
        read_trial, read_review,  read_past_reviews, read_end,
    };
    enum result result;

    *facts = (struct facts){ .now = now, .actor_id = actor_id };
    result = decision_find(db, arena, decision_id, &facts->decision);
    if (result == OK)
        result = rules_read(db, facts->decision.rules_version, &facts->rules);
    for (size_t i = 0; result == OK && i < sizeof readers / sizeof *readers; i++)
        result = readers[i](db, facts);
    return result;
}
