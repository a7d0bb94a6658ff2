#include "decisions/snapshot.h"

#include "base/arena.h"
#include "decisions/act.h"
#include "decisions/kept.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

static struct str hex(struct arena *arena, struct str bytes)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < bytes.length; i++)
        buffer_format(&out, "%02x", (unsigned char)bytes.data[i]);
    return buffer_str(&out);
}

static enum result read_hash(struct db *db, struct arena *arena, int64_t version_id,
                             struct snapshot *snapshot)
{
    struct rows rows = db_query(db, sql_snapshot_hash, value(version_id));

    if (rows_next(&rows))
        snapshot->hash = hex(arena, row_bytes(&rows, "hash", arena));
    return rows_end(&rows);
}

static enum result read_stances(struct db *db, struct arena *arena, int64_t id,
                                struct snapshot *snapshot)
{
    struct rows rows = db_query(db, sql_snapshot_stances, value(id));

    snapshot->has_snapshot = true;
    while (rows_next(&rows)) {
        struct recorded stance = { row_integer(&rows, "kind"), row_integer(&rows, "entry") };

        if (stance.id < 0 || stance.id >= SNAPSHOT_STANCES)
            continue;
        snapshot->stances[stance.id]++;
        snapshot->stale += row_integer(&rows, "is_stale");
        if (stance.id > 0 && snapshot->dissents.count < SNAPSHOT_ENTRIES_MAX)
            *list_add(arena, &snapshot->dissents) = stance;
    }
    return rows_end(&rows);
}

static enum result read_list(struct rows *rows, struct arena *arena, struct recorded_list *list)
{
    while (rows_next(rows))
        *list_add(arena, list) =
            (struct recorded){ row_integer(rows, "id"), row_integer(rows, "entry") };
    return rows_end(rows);
}

/* A text was called, or decided: where everybody stands, and what is not taken. */
static enum result read_snapshot(struct db *db, struct arena *arena, int64_t id,
                                 struct snapshot *snapshot)
{
    enum result result = read_stances(db, arena, id, snapshot);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_snapshot_set_aside, value(id));
    return read_list(&rows, arena, &snapshot->set_aside);
}

static enum result read_branches(struct db *db, struct arena *arena, const struct facts *facts,
                                 enum deed_kind kind, struct snapshot *snapshot)
{
    struct rows rows = db_query(db, sql_snapshot_branches, value(facts->trial_id), value((int)kind),
                                value(facts->decision.id));

    return read_list(&rows, arena, &snapshot->branches);
}

static enum result read_readers(struct db *db, const struct facts *facts, struct snapshot *snapshot)
{
    struct rows rows =
        db_query(db, sql_snapshot_readers, value(facts->decision.id), value(facts->now));

    if (rows_next(&rows))
        snapshot->readers = row_integer(&rows, "readers");
    return rows_end_one(&rows);
}

static enum result read_vote(struct db *db, struct arena *arena, int64_t id,
                             struct snapshot *snapshot)
{
    struct vote vote;
    enum result result = decision_vote(db, arena, id, &vote);

    if (result != OK)
        return result;
    snapshot->has_vote = true;
    snapshot->electorate = vote.electorate;
    snapshot->ends_at = vote.ends_at;
    snapshot->yes = vote.yes;
    snapshot->no = vote.no;
    snapshot->abstain = vote.abstain;
    return OK;
}

static enum result read_of_number(struct db *db, struct arena *arena, const struct move *move,
                                  struct snapshot *snapshot)
{
    const struct facts *facts = &move->facts;
    int64_t id = facts->decision.id;

    switch (move->transition->number) {
    case 2: return read_readers(db, facts, snapshot);
    case 7:
    case 8:
    case 16: return read_snapshot(db, arena, id, snapshot);
    case 10: return read_branches(db, arena, facts, DEED_CHARTER, snapshot);
    case 11: return read_vote(db, arena, id, snapshot);
    case 12: snapshot->kept = kept_words(arena, facts); return OK;
    case 17:
    case 18: {
        enum result result = read_branches(db, arena, facts, DEED_REPORT, snapshot);

        return result == OK && move->transition->number == 18 && facts->review_id
                   ? read_snapshot(db, arena, id, snapshot)
                   : result;
    }
    default: return OK;
    }
}

enum result snapshot_read(struct db *db, struct arena *arena, const struct move *move,
                          const struct decision *entered, struct snapshot *snapshot)
{
    enum result result = OK;

    *snapshot = (struct snapshot){ 0 };
    if (entered->state == STATE_ADOPTED)
        snapshot->review_at = entered->review_at;
    if (entered->version_id)
        result = read_hash(db, arena, entered->version_id, snapshot);
    return result == OK ? read_of_number(db, arena, move, snapshot) : result;
}

static void put_list(struct json *json, const char *key, const char *of,
                     const struct recorded_list *list)
{
    if (!list->count)
        return;
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++) {
        json_begin_object(json);
        json_put_integer(json, of, list->items[i].id);
        if (list->items[i].entry >= 0)
            json_put_integer(json, "entry", list->items[i].entry);
        json_end(json);
    }
    json_end(json);
}

static const char *const stance_words[SNAPSHOT_STANCES] = { "support", "reservation", "stand-aside",
                                                            "block" };

static void put_snapshot(struct json *json, const struct snapshot *snapshot)
{
    json_key(json, "stances");
    json_begin_object(json);
    for (int i = 0; i < SNAPSHOT_STANCES; i++)
        json_put_integer(json, stance_words[i], snapshot->stances[i]);
    json_put_integer(json, "stale", snapshot->stale);
    json_end(json);
    if (!snapshot->dissents.count)
        return;
    json_key(json, "dissents");
    json_begin_array(json);
    for (size_t i = 0; i < snapshot->dissents.count; i++) {
        const struct recorded *dissent = &snapshot->dissents.items[i];

        json_begin_object(json);
        json_put_string(json, "stance", str_of(stance_words[dissent->id]));
        if (dissent->entry >= 0)
            json_put_integer(json, "entry", dissent->entry);
        json_end(json);
    }
    json_end(json);
}

static void put_vote(struct json *json, const struct snapshot *snapshot)
{
    json_key(json, "vote");
    json_begin_object(json);
    json_put_integer(json, "electorate", snapshot->electorate);
    json_put_time(json, "ends_at", snapshot->ends_at);
    json_put_integer(json, "yes", snapshot->yes);
    json_put_integer(json, "no", snapshot->no);
    json_put_integer(json, "abstain", snapshot->abstain);
    json_end(json);
}

void snapshot_put(struct json *json, const struct snapshot *snapshot)
{
    if (snapshot->hash.length)
        json_put_string(json, "text", snapshot->hash);
    if (snapshot->has_snapshot)
        put_snapshot(json, snapshot);
    put_list(json, "set-aside", "option", &snapshot->set_aside);
    put_list(json, "branches", "branch", &snapshot->branches);
    if (snapshot->readers)
        json_put_integer(json, "readers", snapshot->readers);
    if (snapshot->kept.length)
        json_put_string(json, "kept-from-ending", snapshot->kept);
    if (snapshot->has_vote)
        put_vote(json, snapshot);
    if (snapshot->review_at)
        json_put_time(json, "review", snapshot->review_at);
}
