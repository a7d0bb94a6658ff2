#include "decisions/successor.h"

#include "base/arena.h"
#include "decisions/lineage.h"
#include "sql.h"
#include "store/db.h"

enum { TITLE_CHARACTERS = 120 };

struct merged {
    struct str text, html, hash;
    int64_t author_id;
};

static enum result read_text(struct db *db, struct arena *arena, int64_t review_id,
                             struct merged *merged)
{
    struct rows rows = db_query(db, sql_review_text, value(review_id));

    if (rows_next(&rows))
        *merged = (struct merged){
            .text = row_text(&rows, "text", arena),
            .html = row_text(&rows, "html", arena),
            .hash = row_bytes(&rows, "hash", arena),
            .author_id = row_integer(&rows, "author_id"),
        };
    return rows_end_one(&rows);
}

static enum result id_of(struct rows *rows, int64_t *id)
{
    if (rows_next(rows))
        *id = row_integer(rows, "id");
    return rows_end_one(rows);
}

static enum result add_text(struct db *db, const struct merged *merged, int64_t option_id,
                            int64_t at, int64_t *version_id)
{
    struct rows rows =
        db_query(db, sql_successor_text, value(option_id), value(merged->text), value(merged->html),
                 value_bytes(merged->hash), value_id(merged->author_id), value(at));

    return id_of(&rows, version_id);
}

static enum result insert(struct db *db, struct arena *arena, const struct facts *facts,
                          struct move *move)
{
    const struct decision *old = &facts->decision;
    struct merged merged = { 0 };
    int64_t id = 0, option_id = 0;
    enum result result = read_text(db, arena, facts->review_id, &merged);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_successor_insert, value(old->id), value_id(merged.author_id),
                    value(facts->now));
    result = id_of(&rows, &id);
    if (result == OK)
        result = db_do(db, sql_successor_topics, value(old->id), value(id), value(facts->now));
    if (result == OK)
        result = db_do(db, sql_successor_status_quo, value(old->id), value(id), value(facts->now));
    if (result != OK)
        return result;
    rows = db_query(db, sql_successor_option, value(id),
                    value(str_shorten(arena, old->question, TITLE_CHARACTERS)),
                    value_id(merged.author_id), value(facts->now));
    result = id_of(&rows, &option_id);
    if (result == OK)
        result = add_text(db, &merged, option_id, facts->now, &move->version_id);
    return result == OK ? facts_read(db, arena, id, 0, facts->now, &move->facts) : result;
}

enum result successor_open(struct db *db, struct arena *arena, const struct move *merging)
{
    const struct facts *facts = &merging->facts;
    struct move move = { 0 };
    struct link link = { 0, LINK_MERGES, facts->decision.id, 0, facts->now };
    enum result result = insert(db, arena, facts, &move);

    if (result != OK)
        return result;
    move.transition = machine_find(&move.facts, ACT_TICK, NULL);
    if (!move.transition)
        return FAILED;
    result = move_end(db, arena, &move);
    link.decision_id = move.facts.decision.id;
    return result == OK ? decision_link(db, arena, &link) : result;
}
