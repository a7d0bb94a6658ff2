#include "texts/state.h"

#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

static struct state state_from(struct rows *rows, struct arena *arena)
{
    return (struct state){
        .segment_id = row_integer(rows, "segment_id"),
        .parent_id = row_integer(rows, "parent_id"),
        .article_id = row_integer(rows, "article_id"),
        .place = row_integer(rows, "place"),
        .segment = {
            .kind = (enum segment_kind)row_integer(rows, "kind"),
            .parent = SEGMENT_NONE,
            .name = row_text(rows, "name", arena),
            .num = row_text(rows, "num", arena),
            .head = row_text(rows, "head", arena),
            .body = row_text(rows, "body", arena),
            .number = row_integer(rows, "number"),
            .depth = row_integer(rows, "depth"),
            .official = row_text(rows, "official", arena),
        },
        .address = row_text(rows, "address", arena),
    };
}

static enum result all_states(struct rows rows, struct arena *arena, struct states *states)
{
    while (rows_next(&rows))
        *list_add(arena, states) = state_from(&rows, arena);
    return rows_end(&rows);
}

static enum result one_state(struct rows rows, struct arena *arena, struct state *state)
{
    if (rows_next(&rows))
        *state = state_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result states_outline(struct db *db, struct arena *arena, int64_t version_id,
                           struct states *states)
{
    return all_states(
        db_query(db, sql_law_states_outline, value(version_id), value((int64_t)SEGMENT_ARTICLE)),
        arena, states);
}

enum result states_of_article(struct db *db, struct arena *arena, int64_t version_id,
                              int64_t article_id, struct states *states)
{
    return all_states(db_query(db, sql_law_states_of_article, value(version_id), value(article_id)),
                      arena, states);
}

enum result states_from(struct db *db, struct arena *arena, int64_t version_id, int64_t place,
                        int64_t max, struct states *states)
{
    return all_states(
        db_query(db, sql_law_states_from, value(version_id), value(place), value(max)), arena,
        states);
}

enum result state_find(struct db *db, struct arena *arena, int64_t version_id, int64_t segment_id,
                       struct state *state)
{
    return one_state(db_query(db, sql_law_state_find, value(version_id), value(segment_id)), arena,
                     state);
}

enum result article_at(struct db *db, struct arena *arena, int64_t version_id, struct str address,
                       struct state *state)
{
    return one_state(db_query(db, sql_law_article_at, value(version_id), value(address)), arena,
                     state);
}

enum result article_before(struct db *db, struct arena *arena, int64_t version_id, int64_t place,
                           struct state *state)
{
    return one_state(db_query(db, sql_law_article_before, value(version_id), value(place),
                              value((int64_t)SEGMENT_ARTICLE)),
                     arena, state);
}

enum result article_after(struct db *db, struct arena *arena, int64_t version_id, int64_t place,
                          struct state *state)
{
    return one_state(db_query(db, sql_law_article_after, value(version_id), value(place),
                              value((int64_t)SEGMENT_ARTICLE)),
                     arena, state);
}

enum result state_path(struct db *db, struct arena *arena, int64_t version_id,
                       const struct state *state, struct states *path)
{
    int64_t above = state->parent_id;

    while (above && path->count < DOCUMENT_DEPTH_MAX) {
        struct state *part = list_add(arena, path);
        enum result result = state_find(db, arena, version_id, above, part);

        if (result != OK)
            return result;
        above = part->parent_id;
    }
    for (size_t i = 0; i < path->count / 2; i++) {
        struct state outer = path->items[path->count - 1 - i];

        path->items[path->count - 1 - i] = path->items[i];
        path->items[i] = outer;
    }
    return OK;
}

/* Parents come before what stands in them, so the last ones seen are enough. */
static size_t place_of(const struct states *states, size_t before, int64_t segment_id)
{
    for (size_t i = before; segment_id && i-- > 0;)
        if (states->items[i].segment_id == segment_id)
            return i;
    return SEGMENT_NONE;
}

void states_document(struct arena *arena, const struct states *states, struct document *document,
                     int64_t **segment_ids)
{
    size_t *parents = arena_alloc(arena, (states->count + 1) * sizeof *parents);

    if (segment_ids)
        *segment_ids = arena_alloc(arena, (states->count + 1) * sizeof **segment_ids);
    for (size_t i = 0; i < states->count; i++) {
        const struct state *state = &states->items[i];
        struct segment *segment = list_add(arena, document);

        /* most stand beside the one before, in the same parent */
        if (i && state->parent_id == states->items[i - 1].parent_id)
            parents[i] = parents[i - 1];
        else
            parents[i] = place_of(states, i, state->parent_id);
        *segment = state->segment;
        segment->parent = parents[i];
        if (segment_ids)
            (*segment_ids)[i] = state->segment_id;
    }
}

enum result version_document(struct db *db, struct arena *arena, int64_t version_id,
                             struct document *document, int64_t **segment_ids)
{
    struct states states = { 0 };

    if (states_from(db, arena, version_id, 0, DOCUMENT_SEGMENTS_MAX, &states) != OK)
        return db_state(db);
    states_document(arena, &states, document, segment_ids);
    return OK;
}

struct str article_address(struct arena *arena, struct str num)
{
    char *out = arena_alloc(arena, 4 * num.length + sizeof "text"), *at = out;
    bool is_apart = false;
    ucs4_t character;

    for (size_t i = 0; i < num.length;) {
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)num.data + i, num.length - i);
        if (!uc_is_property_alphabetic(character) &&
            !uc_is_general_category(character, UC_NUMBER)) {
            is_apart = true;
            continue;
        }
        if (is_apart && at > out)
            *at++ = '-';
        is_apart = false;
        at += u8_uctomb((uint8_t *)at, uc_tolower(character), 4);
    }
    *at = '\0';
    return at > out ? (struct str){ out, (size_t)(at - out) } : STR("text");
}
