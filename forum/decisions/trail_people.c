/* Who said what of the text: positions in numbers, and words of disagreement. */
#include "base/arena.h"
#include "decisions/trail.h"
#include "sql.h"
#include "store/db.h"

enum result trail_read_counts(struct db *db, struct trail *trail)
{
    struct trail_people *people = &trail->people;
    struct rows rows =
        db_query(db, sql_trail_stances, value(trail->decision->id), value(trail->option_id));

    while (rows_next(&rows)) {
        int64_t kind = row_integer(&rows, "kind");

        if (kind < 0 || kind >= STANCES)
            continue;
        people->counts[kind] = row_integer(&rows, "count");
        people->total += people->counts[kind];
        people->stale += row_integer(&rows, "stale");
    }
    return rows_end(&rows);
}

static enum result read_groups(struct db *db, struct arena *arena, struct trail *trail)
{
    struct trail_people *people = &trail->people;
    struct rows rows = db_query(db, sql_trail_groups, value(trail->decision->id),
                                value(TRAIL_GROUPS_MAX + 1), value(trail->option_id));

    while (rows_next(&rows)) {
        if (people->count == TRAIL_GROUPS_MAX) {
            people->has_more = true;
            continue;
        }
        *list_add(arena, people) = (struct trail_group){
            .handle = row_text(&rows, "handle", arena),
            .name = row_text(&rows, "name", arena),
            .counts[STANCE_SUPPORT] = row_integer(&rows, "support"),
            .counts[STANCE_RESERVATION] = row_integer(&rows, "reservation"),
            .counts[STANCE_ASIDE] = row_integer(&rows, "aside"),
            .counts[STANCE_BLOCK] = row_integer(&rows, "block"),
        };
    }
    return rows_end(&rows);
}

static enum result read_groupless(struct db *db, struct arena *arena, struct trail *trail)
{
    struct trail_group group = { 0 };
    bool is_any = false;
    struct rows rows =
        db_query(db, sql_trail_groupless, value(trail->decision->id), value(trail->option_id));

    while (rows_next(&rows)) {
        int64_t kind = row_integer(&rows, "kind");

        if (kind >= 0 && kind < STANCES)
            group.counts[kind] = row_integer(&rows, "count");
        is_any = true;
    }
    if (is_any)
        *list_add(arena, &trail->people) = group;
    return rows_end(&rows);
}

static void find_largest(struct trail_people *people)
{
    for (size_t i = 0; i < people->count; i++) {
        int64_t all = 0;

        for (int kind = 0; kind < STANCES; kind++)
            all += people->items[i].counts[kind];
        if (all > people->largest)
            people->largest = all;
    }
}

enum result trail_read_people(struct db *db, struct arena *arena, struct trail *trail)
{
    enum result result = trail_read_counts(db, trail);

    if (result != OK || !trail->people.total)
        return result;
    result = read_groups(db, arena, trail);
    if (result == OK)
        result = read_groupless(db, arena, trail);
    find_largest(&trail->people);
    return result;
}

/* Room for one more; the one that has none says that there are more. */
static struct trail_word *next_word(struct arena *arena, struct trail_words *words)
{
    words->has_more = words->count == TRAIL_KEPT_MAX;
    return words->has_more ? NULL : list_add(arena, words);
}

static enum result read_blocks(struct db *db, struct arena *arena, struct trail *trail)
{
    struct rows rows =
        db_query(db, sql_trail_blocks, value(trail->decision->id), value(TRAIL_KEPT_MAX + 1));

    while (rows_next(&rows)) {
        struct trail_word *word = next_word(arena, &trail->words);

        if (!word)
            continue;
        *word = (struct trail_word){
            .is_block = true,
            .concern_id = row_integer(&rows, "id"),
            .author = author_from(&rows, arena, "author"),
            .words = row_text(&rows, "harm", arena),
            .remedy = row_text(&rows, "remedy", arena),
            .created_at = row_integer(&rows, "created_at"),
            .state = (enum concern_state)row_integer(&rows, "state"),
            .sustained_at = row_integer(&rows, "sustained_at"),
            .stood_aside_at = row_integer(&rows, "stood_aside_at"),
            .ended_at = row_integer(&rows, "ended_at"),
            .seconders = row_integer(&rows, "seconders"),
            .answer = row_text(&rows, "answer", arena),
            .answerer = author_from(&rows, arena, "answerer"),
        };
    }
    return rows_end(&rows);
}

static enum result read_reservations(struct db *db, struct arena *arena, struct trail *trail)
{
    int left = TRAIL_KEPT_MAX - (int)trail->words.count;
    struct rows rows = db_query(db, sql_trail_reservations, value(trail->decision->id),
                                value(left + 1), value(trail->option_id));

    while (rows_next(&rows)) {
        struct trail_word *word = next_word(arena, &trail->words);

        if (!word)
            continue;
        *word = (struct trail_word){
            .stance = (enum stance_kind)row_integer(&rows, "kind"),
            .author = author_from(&rows, arena, "author"),
            .words = row_text(&rows, "reason", arena),
            .remedy = row_text(&rows, "condition", arena),
            .is_stale = row_integer(&rows, "is_stale"),
            .created_at = row_integer(&rows, "created_at"),
        };
    }
    return rows_end(&rows);
}

enum result trail_read_words(struct db *db, struct arena *arena, struct trail *trail)
{
    enum result result = read_blocks(db, arena, trail);

    return result == OK && !trail->words.has_more ? read_reservations(db, arena, trail) : result;
}
