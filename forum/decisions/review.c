#include "decisions/review.h"

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

static const char *const words[VERDICT_COUNT] = {
    [VERDICT_NONE] = "",         [VERDICT_RENEW] = "renew", [VERDICT_AMEND] = "amend",
    [VERDICT_DROP] = "drop",     [VERDICT_KEEP] = "keep",   [VERDICT_MERGE] = "merge",
    [VERDICT_BOTH] = "keep-all",
};

const char *verdict_word(enum review_verdict verdict)
{
    return words[verdict];
}

bool verdict_fits(enum review_verdict verdict, bool is_of_trial)
{
    switch (verdict) {
    case VERDICT_RENEW:
    case VERDICT_AMEND: return !is_of_trial;
    case VERDICT_KEEP:
    case VERDICT_MERGE:
    case VERDICT_BOTH: return is_of_trial;
    default: return verdict == VERDICT_DROP;
    }
}

enum result review_latest(struct db *db, struct arena *arena, int64_t decision_id,
                          struct review *review)
{
    struct rows rows = db_query(db, sql_review_latest, value(decision_id));

    if (rows_next(&rows))
        *review = (struct review){
            .id = row_integer(&rows, "id"),
            .decision_id = row_integer(&rows, "decision_id"),
            .trial_id = row_integer(&rows, "trial_id"),
            .why = row_text(&rows, "why", arena),
            .opened_at = row_integer(&rows, "opened_at"),
            .verdict = (enum review_verdict)row_integer(&rows, "verdict"),
            .branch_id = row_integer(&rows, "branch_id"),
            .version_id = row_integer(&rows, "version_id"),
            .helped = row_text(&rows, "helped", arena),
            .drop_why = row_text(&rows, "drop_why", arena),
            .improve = row_text(&rows, "improve", arena),
            .next_at = row_integer(&rows, "next_at"),
            .proposed_at = row_integer(&rows, "proposed_at"),
            .call_ends_at = row_integer(&rows, "call_ends_at"),
            .ended_at = row_integer(&rows, "ended_at"),
        };
    return rows_end_one(&rows);
}

enum result review_answers(struct db *db, struct arena *arena, int64_t review_id,
                           struct owners_answers *answers)
{
    struct rows rows = db_query(db, sql_review_answers, value(review_id));

    *answers = (struct owners_answers){ 0 };
    while (rows_next(&rows))
        *list_add(arena, answers) = (struct owners_answer){
            .branch_id = row_integer(&rows, "branch_id"),
            .author = author_from(&rows, arena, "author"),
            .words = row_text(&rows, "words", arena),
            .created_at = row_integer(&rows, "created_at"),
        };
    return rows_end(&rows);
}
