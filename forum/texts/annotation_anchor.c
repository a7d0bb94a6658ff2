#include "texts/annotation_anchor.h"

#include "base/arena.h"
#include "base/clock.h"
#include "law/canon.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/annotation_place.h"

enum { ANCHORS_A_PAGE = 400, THOUSAND = 1000 };

const char *anchor_word(enum anchor_state state)
{
    static const char *const words[ANCHOR_STATES] = {
        [ANCHOR_EXACT] = "exact",        [ANCHOR_MOVED] = "moved",   [ANCHOR_REWORDED] = "reworded",
        [ANCHOR_ORPHAN_HERE] = "orphan", [ANCHOR_ORPHAN] = "orphan",
    };

    return words[state];
}

const char *anchor_title(enum anchor_state state)
{
    static const char *const titles[ANCHOR_STATES] = {
        [ANCHOR_EXACT] = N_("The same words"),
        [ANCHOR_MOVED] = N_("The same words, elsewhere"),
        [ANCHOR_REWORDED] = N_("The words were changed"),
        [ANCHOR_ORPHAN_HERE] = N_("The words are gone"),
        [ANCHOR_ORPHAN] = N_("The words are gone"),
    };

    return titles[state];
}

/* A row of annotation_anchor. */
struct anchor_row {
    int64_t version_id;
    int64_t annotation_id;
    int64_t n;
    int64_t segment_id;
    int64_t article_id;
    struct anchor anchor;
    int64_t confirmed_by;
    int64_t confirmed_at;
};

static enum result insert(struct db *db, const struct anchor_row *row)
{
    return db_do(db, sql_annotation_anchor_add, value(row->version_id), value(row->annotation_id),
                 value(row->n), value_id(row->segment_id), value_id(row->article_id),
                 value(row->anchor.from), value(row->anchor.to), value((int64_t)row->anchor.state),
                 value(row->anchor.score), value(str_of(row->anchor.method)),
                 value_id(row->confirmed_by), value(row->confirmed_at));
}

/* Some hundreds of those that stand in a version. */
struct stood_page {
    struct stood *items;
    size_t count;
    size_t size;
};

static struct stood stood_from(struct rows *rows, struct arena *arena)
{
    return (struct stood){
        .annotation_id = row_integer(rows, "annotation_id"),
        .n = row_integer(rows, "n"),
        .segment_id = row_integer(rows, "segment_id"),
        .from = row_integer(rows, "from_at"),
        .to = row_integer(rows, "to_at"),
        .state = (enum anchor_state)row_integer(rows, "state"),
        .confirmed_by = row_integer(rows, "confirmed_by"),
        .confirmed_at = row_integer(rows, "confirmed_at"),
        .made_in = row_integer(rows, "made_in"),
        .is_whole = row_integer(rows, "is_whole") != 0,
        .exact = row_text(rows, "exact", arena),
        .prefix = row_text(rows, "prefix", arena),
        .suffix = row_text(rows, "suffix", arena),
    };
}

static enum result read_page(struct db *db, struct arena *arena, int64_t version_id,
                             const struct stood *last, struct stood_page *page)
{
    struct rows rows = db_query(db, sql_annotation_anchors_page, value(version_id),
                                value(last->annotation_id), value(last->n), value(ANCHORS_A_PAGE));

    *page = (struct stood_page){ 0 };
    while (rows_next(&rows))
        *list_add(arena, page) = stood_from(&rows, arena);
    return rows_end(&rows);
}

static enum result place_one(struct db *db, struct arena *scratch, struct placing *placing,
                             const struct reanchoring *work, const struct stood *stood)
{
    bool is_confirmed;
    struct anchor anchor = placing_place(placing, scratch, stood, &is_confirmed);
    size_t article = document_article(work->after, anchor.place);

    return insert(
        db, &(struct anchor_row){
                .version_id = work->after_id,
                .annotation_id = stood->annotation_id,
                .n = stood->n,
                .segment_id = anchor.place == SEGMENT_NONE ? 0 : work->after_ids[anchor.place],
                .article_id = article == SEGMENT_NONE ? 0 : work->after_ids[article],
                .anchor = anchor,
                .confirmed_by = is_confirmed ? stood->confirmed_by : 0,
                .confirmed_at = is_confirmed ? stood->confirmed_at : 0,
            });
}

enum result annotations_reanchor(struct db *db, struct arena *arena, const struct reanchoring *work)
{
    struct arena scratch = { 0 };
    struct placing *placing = NULL;
    struct stood last = { 0 };
    struct stood_page page;
    enum result result;

    do {
        arena_reset(&scratch);
        last.n = last.annotation_id ? last.n : -1;
        result = read_page(db, &scratch, work->before_id, &last, &page);
        if (page.count && !placing)
            placing = placing_begin(arena, work);
        for (size_t i = 0; result == OK && i < page.count; i++)
            result = place_one(db, &scratch, placing, work, &page.items[i]);
        if (page.count)
            last = page.items[page.count - 1];
    } while (result == OK && page.count == ANCHORS_A_PAGE);
    arena_free(&scratch);
    if (placing)
        placing_end(placing);
    return result == OK && placing
               ? db_do(db, sql_annotations_topics_look_changed, value(work->text_id))
               : result;
}

/* Of an article that is read alone: parents stand before what is in them. */
static int64_t *document_of(struct arena *arena, const struct states *states,
                            struct document *document)
{
    int64_t *ids = arena_alloc(arena, (states->count + 1) * sizeof *ids);

    for (size_t i = 0; i < states->count; i++) {
        struct segment segment = states->items[i].segment;
        size_t parent = i;

        while (parent && ids[parent - 1] != states->items[i].parent_id)
            parent--;
        segment.parent = parent ? parent - 1 : SEGMENT_NONE;
        ids[i] = states->items[i].segment_id;
        *list_add(arena, document) = segment;
    }
    return ids;
}

static enum result place_in_newest(struct db *db, struct arena *arena, const struct state *before,
                                   const struct state *after, struct reanchoring *work,
                                   const struct stood *stood)
{
    struct states states_before = { 0 }, states_after = { 0 };
    struct document before_article = { 0 }, after_article = { 0 };
    struct lineages lineages;
    struct placing *placing;
    enum result result =
        states_of_article(db, arena, work->before_id, before->article_id, &states_before);

    if (result == OK)
        result = states_of_article(db, arena, work->after_id, after->article_id, &states_after);
    if (result != OK)
        return result;
    work->before_ids = document_of(arena, &states_before, &before_article);
    work->after_ids = document_of(arena, &states_after, &after_article);
    work->before = &before_article;
    work->after = &after_article;
    lineages = law_align(arena, work->before, work->after);
    work->lineages = &lineages;
    placing = placing_begin(arena, work);
    result = place_one(db, arena, placing, work, stood);
    placing_end(placing);
    return result;
}

/* The segment in the newest version, else its article. */
static enum result find_now(struct db *db, struct arena *arena, int64_t version_id,
                            const struct state *before, struct state *after)
{
    enum result result = state_find(db, arena, version_id, before->segment_id, after);

    if (result == NOT_FOUND && before->article_id)
        result = state_find(db, arena, version_id, before->article_id, after);
    return result;
}

static enum result begin_in_newest(struct db *db, struct arena *arena, const struct law_text *text,
                                   int64_t annotation_id, const struct target *target)
{
    struct reanchoring work = { .text_id = text->id,
                                .before_id = target->version_id,
                                .after_id = text->version_id };
    const struct stood stood = { .annotation_id = annotation_id,
                                 .n = target->n,
                                 .segment_id = target->segment_id,
                                 .from = target->quote.from,
                                 .to = target->quote.to,
                                 .made_in = target->segment_id,
                                 .is_whole = target->is_whole,
                                 .exact = target->quote.exact,
                                 .prefix = target->quote.prefix,
                                 .suffix = target->quote.suffix };
    struct state before, after;
    enum result result = state_find(db, arena, target->version_id, target->segment_id, &before);

    if (result == OK)
        result = find_now(db, arena, text->version_id, &before, &after);
    if (result == NOT_FOUND)
        return insert(
            db, &(struct anchor_row){ .version_id = text->version_id,
                                      .annotation_id = annotation_id,
                                      .n = target->n,
                                      .anchor = { .state = ANCHOR_ORPHAN, .method = "none" } });
    return result == OK ? place_in_newest(db, arena, &before, &after, &work, &stood) : result;
}

enum result anchor_begin(struct db *db, struct arena *arena, const struct law_text *text,
                         int64_t annotation_id, const struct target *target)
{
    struct state state;
    enum result result = state_find(db, arena, target->version_id, target->segment_id, &state);

    if (result == OK)
        result = insert(db, &(struct anchor_row){
                                .version_id = target->version_id,
                                .annotation_id = annotation_id,
                                .n = target->n,
                                .segment_id = target->segment_id,
                                .article_id = state.article_id,
                                .anchor = { .state = ANCHOR_EXACT,
                                            .from = target->quote.from,
                                            .to = target->quote.to,
                                            .score = THOUSAND,
                                            .method = "made" },
                            });
    if (result != OK || target->version_id == text->version_id)
        return result;
    return begin_in_newest(db, arena, text, annotation_id, target);
}

enum result annotation_standings(struct db *db, struct arena *arena, int64_t annotation_id,
                                 int64_t version_id, struct standings *standings)
{
    struct rows rows =
        db_query(db, sql_annotation_standings, value(annotation_id), value(version_id));

    *standings = (struct standings){ 0 };
    while (rows_next(&rows))
        *list_add(arena, standings) = (struct standing){
            .n = row_integer(&rows, "n"),
            .version_id = row_integer(&rows, "version_id"),
            .segment_id = row_integer(&rows, "segment_id"),
            .article_id = row_integer(&rows, "article_id"),
            .from = row_integer(&rows, "from_at"),
            .to = row_integer(&rows, "to_at"),
            .state = (enum anchor_state)row_integer(&rows, "state"),
            .score = row_integer(&rows, "score"),
            .method = row_text(&rows, "method", arena),
            .confirmed_by = author_from(&rows, arena, "person"),
            .confirmed_at = row_integer(&rows, "confirmed_at"),
        };
    return rows_end(&rows);
}

/* The pages that show where it stands. */
static enum result touch_pages(struct db *db, const struct annotation *annotation)
{
    if (text_touch(db, annotation->text_id) != OK)
        return db_state(db);
    return db_do(db, sql_annotation_topic_looks_changed, value(annotation->topic_id));
}

enum result anchor_confirm(struct db *db, const struct annotation *annotation, int64_t version_id,
                           int64_t n, int64_t actor_id)
{
    struct rows rows =
        db_query(db, sql_annotation_anchor_confirm, value(version_id), value(annotation->id),
                 value(n), value(actor_id), value(clock_now()), value((int64_t)ANCHOR_ORPHAN_HERE));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return CONFLICT;
    return result == OK ? touch_pages(db, annotation) : result;
}

static const struct target *target_numbered(const struct annotation *annotation, int64_t n)
{
    for (size_t i = 0; i < annotation->targets.count; i++)
        if (annotation->targets.items[i].n == n)
            return &annotation->targets.items[i];
    return NULL;
}

/* Words that were never theirs are other words, whoever says so. */
static enum anchor_state state_by_hand(struct arena *arena, const struct target *made,
                                       const struct target *placed)
{
    if (!str_equal(canon_key(arena, made->quote.exact), canon_key(arena, placed->quote.exact)))
        return ANCHOR_REWORDED;
    return made->segment_id == placed->segment_id ? ANCHOR_EXACT : ANCHOR_MOVED;
}

enum result anchor_place_by_hand(struct db *db, struct arena *arena,
                                 const struct annotation *annotation, int64_t n,
                                 const struct target *placed, int64_t actor_id)
{
    const struct target *made = target_numbered(annotation, n);
    struct state state;
    struct rows rows;
    enum result result = state_find(db, arena, placed->version_id, placed->segment_id, &state);

    if (!made || result != OK)
        return made ? result : NOT_FOUND;
    rows = db_query(db, sql_annotation_anchor_move, value(placed->version_id),
                    value(annotation->id), value(n), value(placed->segment_id),
                    value_id(state.article_id), value(placed->quote.from), value(placed->quote.to),
                    value((int64_t)state_by_hand(arena, made, placed)), value(THOUSAND),
                    value(actor_id), value(clock_now()));
    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == OK ? touch_pages(db, annotation) : result;
}
