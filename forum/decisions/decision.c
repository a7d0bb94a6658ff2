#include "decisions/decision.h"

#include <inttypes.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

static void read_state(struct rows *rows, struct decision *decision)
{
    decision->state = (enum decision_state)row_integer(rows, "state");
    decision->closed_as = (enum decision_close)row_integer(rows, "closed_as");
    decision->state_since = row_integer(rows, "state_since");
    decision->back_state = (enum decision_state)row_integer(rows, "back_state");
    decision->version_id = row_integer(rows, "version_id");
    decision->resets = row_integer(rows, "resets");
    decision->is_extended = row_integer(rows, "is_extended");
    decision->is_unreviewed = row_integer(rows, "is_unreviewed");
    decision->version = row_integer(rows, "version");
}

static void read_clocks(struct rows *rows, struct decision *decision)
{
    decision->created_at = row_integer(rows, "created_at");
    decision->proposed_at = row_integer(rows, "proposed_at");
    decision->window_ends_at = row_integer(rows, "window_ends_at");
    decision->ceiling_at = row_integer(rows, "ceiling_at");
    decision->call_ends_at = row_integer(rows, "call_ends_at");
    decision->decided_at = row_integer(rows, "decided_at");
    decision->review_at = row_integer(rows, "review_at");
    decision->active_at = row_integer(rows, "active_at");
    decision->warned_at = row_integer(rows, "warned_at");
    decision->due_at = row_integer(rows, "due_at");
    decision->hidden_at = row_integer(rows, "hidden_at");
}

struct decision decision_from(struct rows *rows, struct arena *arena)
{
    struct decision decision = {
        .id = row_integer(rows, "id"),
        .topic_id = row_integer(rows, "topic_id"),
        .slug = row_text(rows, "slug", arena),
        .lang = row_text(rows, "lang", arena),
        .author = author_from(rows, arena, "author"),
        .kind = (enum decision_kind)row_integer(rows, "kind"),
        .question = row_text(rows, "question", arena),
        .status_quo = row_text(rows, "status_quo", arena),
        .scope = (enum decision_scope)row_integer(rows, "scope"),
        .affected = row_text(rows, "affected", arena),
        .is_reversible = row_integer(rows, "is_reversible"),
        .undo = row_text(rows, "undo", arena),
        .is_urgent = row_integer(rows, "is_urgent"),
        .is_forkable = row_integer(rows, "is_forkable"),
        .fork_why = row_text(rows, "fork_why", arena),
        .fallback = (enum decision_fallback)row_integer(rows, "fallback"),
        .floor_people = row_integer(rows, "floor_people"),
        .floor_groups = row_integer(rows, "floor_groups"),
        .rules_version = row_integer(rows, "rules_version"),
        .clerk = author_from(rows, arena, "clerk"),
        .clerk_entry = row_integer(rows, "clerk_entry"),
    };

    read_state(rows, &decision);
    read_clocks(rows, &decision);
    return decision;
}

enum result decision_find(struct db *db, struct arena *arena, int64_t id, struct decision *decision)
{
    struct rows rows = db_query(db, sql_decision_find, value(id));

    if (rows_next(&rows))
        *decision = decision_from(&rows, arena);
    return rows_end_one(&rows);
}

struct str decision_path(struct arena *arena, const struct decision *decision)
{
    return str_format(arena, "/d/%.*s/%" PRId64, STR_ARGS(decision->slug), decision->id);
}

struct str decision_name(struct arena *arena, const struct decision *decision)
{
    return str_format(arena, "D-%" PRId64, decision->id);
}

struct record decision_record_of(const struct decision *decision, const struct topic *topic)
{
    struct record record = topic_record(topic);

    record.author_id = decision->author.id;
    record.is_hidden |= decision->hidden_at != 0;
    return record;
}
