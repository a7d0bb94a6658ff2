/* What stands beside an article: notes, the words they are on, and those whose words are gone. */
#include "texts/annotation_margin.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"
#include "texts/annotation_list.h"

/* A note before it has its number, and where it stands. */
struct placed_note {
    struct margin_note note;
    int64_t from;
    int64_t to;
    bool is_whole;
};

/* Those of one alinéa. */
struct placed_notes {
    struct placed_note *items;
    size_t count;
    size_t size;
};

static struct str debate_path(struct rows *rows, struct arena *arena)
{
    struct str slug = row_text(rows, "topic_slug", arena);
    int64_t id = row_integer(rows, "topic_id"), number = row_integer(rows, "post_number");

    if (number < 2)
        return str_format(arena, "/t/%.*s/%" PRId64, STR_ARGS(slug), id);
    return str_format(arena, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64, STR_ARGS(slug), id,
                      number, number);
}

static struct margin_note note_from(struct rows *rows, struct arena *arena)
{
    return (struct margin_note){
        .annotation_id = row_integer(rows, "id"),
        .path = debate_path(rows, arena),
        .title = row_text(rows, "topic_title", arena),
        .lang = row_text(rows, "topic_lang", arena),
        .replies = row_integer(rows, "post_count") - 1,
        .state = debate_look(arena, row_integer(rows, "decision_mark")),
        .anchor = (enum anchor_state)row_integer(rows, "state"),
        .exact = row_text(rows, "exact", arena),
    };
}

static struct orphan orphan_from(struct rows *rows, struct arena *arena,
                                 const struct margin_note *note)
{
    return (struct orphan){
        .annotation_id = note->annotation_id,
        .prefix = row_text(rows, "prefix", arena),
        .exact = note->exact,
        .suffix = row_text(rows, "suffix", arena),
        .author = author_from(rows, arena, "author"),
        .alinea = row_integer(rows, "made_alinea"),
        .version = row_integer(rows, "made_version"),
        .made_on = row_text(rows, "made_address", arena),
        .path = note->path,
        .title = note->title,
        .lang = note->lang,
        .replies = note->replies,
        .state = note->state,
    };
}

/* Where they stand, or what is left of them. */
static enum result read_rows(struct db *db, struct arena *arena, struct article_page *view,
                             struct placed_notes *placed)
{
    struct rows rows = db_query(db, sql_annotations_of_article, value(may_reach(view->visitor)),
                                value(view->visitor->account_id), value(view->version.id),
                                value(view->article.segment_id), value(MARGIN_NOTES_MAX));

    while (rows_next(&rows)) {
        struct margin_note note = note_from(&rows, arena);
        struct paragraph *paragraph = article_paragraph(view, row_integer(&rows, "segment_id"));

        if (note.anchor >= ANCHOR_ORPHAN_HERE || !paragraph)
            *list_add(arena, &view->orphans) = orphan_from(&rows, arena, &note);
        else
            *list_add(arena, &placed[paragraph - view->paragraphs]) = (struct placed_note){
                .note = note,
                .from = row_integer(&rows, "from_at"),
                .to = row_integer(&rows, "to_at"),
                .is_whole = row_integer(&rows, "is_whole") != 0,
            };
    }
    return rows_end(&rows);
}

static int compare(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

/* In the order of the words; the widest of those that begin together comes first. */
static int by_place(const void *one, const void *other)
{
    const struct placed_note *a = one, *b = other;

    if (a->from != b->from)
        return compare(a->from, b->from);
    if (a->to != b->to)
        return compare(b->to, a->to);
    return compare(a->note.annotation_id, b->note.annotation_id);
}

/* The smallest words first, so that what lies inside others is not hidden by them. */
static int by_size(const void *one, const void *other)
{
    const struct placed_note *a = one, *b = other;
    int order = compare(a->to - a->from, b->to - b->from);

    if (a->is_whole != b->is_whole)
        return a->is_whole - b->is_whole;
    if (!order)
        order = compare(a->from, b->from);
    return order ? order : compare(a->note.annotation_id, b->note.annotation_id);
}

static void number(struct placed_notes *placed, int64_t *last)
{
    const struct placed_note *before = NULL;

    if (placed->count)
        qsort(placed->items, placed->count, sizeof *placed->items, by_place);
    for (size_t i = 0; i < placed->count; i++) {
        struct placed_note *item = &placed->items[i];

        if (item->is_whole)
            continue;
        if (!before || before->from != item->from || before->to != item->to)
            ++*last;
        item->note.number = *last;
        before = item;
    }
}

static void show(struct arena *arena, struct placed_notes *placed, struct paragraph *paragraph)
{
    struct noted *noted = arena_alloc(arena, (placed->count + 1) * sizeof *noted);

    if (placed->count)
        qsort(placed->items, placed->count, sizeof *placed->items, by_size);
    for (size_t i = 0; i < placed->count; i++) {
        const struct placed_note *item = &placed->items[i];

        *list_add(arena, &paragraph->notes) = item->note;
        noted[i] = (struct noted){ item->note.number, item->from, item->to };
    }
    paragraph->runs = runs_cut(arena, noted, placed->count);
}

static int by_character(const void *one, const void *other)
{
    return compare(*(const int64_t *)one, *(const int64_t *)other);
}

/* The numbers of those that a piece belongs to: as they are listed, each once. */
static struct run run_between(struct arena *arena, int64_t from, int64_t to,
                              const struct noted *noted, size_t count)
{
    int64_t *numbers = arena_alloc(arena, (count + 1) * sizeof *numbers);
    struct run run = { .from = from, .to = to, .numbers = numbers };

    for (size_t i = 0; i < count; i++) {
        if (!noted[i].number || noted[i].from > from || noted[i].to < to)
            continue;
        run.debates++;
        if (!run.count || numbers[run.count - 1] != noted[i].number)
            numbers[run.count++] = noted[i].number;
    }
    return run;
}

struct runs runs_cut(struct arena *arena, const struct noted *noted, size_t count)
{
    int64_t *cuts = arena_alloc(arena, (2 * count + 1) * sizeof *cuts);
    struct runs runs = { 0 };
    size_t cut_count = 0;

    for (size_t i = 0; i < count; i++)
        if (noted[i].number) {
            cuts[cut_count++] = noted[i].from;
            cuts[cut_count++] = noted[i].to;
        }
    if (cut_count)
        qsort(cuts, cut_count, sizeof *cuts, by_character);
    for (size_t i = 1; i < cut_count; i++) {
        struct run run;

        if (cuts[i] == cuts[i - 1])
            continue;
        run = run_between(arena, cuts[i - 1], cuts[i], noted, count);
        if (run.count)
            *list_add(arena, &runs) = run;
    }
    return runs;
}

static struct str discuss_path(struct arena *arena, const struct article_page *view, int64_t alinea)
{
    struct str path = article_path(arena, &view->text, &view->version, view->article.address);

    if (!alinea)
        return str_format(arena, "%.*s/discuss", STR_ARGS(path));
    return str_format(arena, "%.*s/discuss?alinea=%" PRId64, STR_ARGS(path), alinea);
}

/* Whoever is signed in is led there; may they not, they read who may. */
static void fill_ways(struct arena *arena, struct article_page *view)
{
    view->discuss = discuss_path(arena, view, 0);
    for (size_t i = 0; i < view->count; i++)
        if (view->paragraphs[i].state->segment.number)
            view->paragraphs[i].discuss =
                discuss_path(arena, view, view->paragraphs[i].state->segment.number);
    for (size_t i = 0; view->visitor->account_id && i < view->orphans.count; i++)
        view->orphans.items[i].place = str_format(arena, "/annotations/%" PRId64 "/place",
                                                  view->orphans.items[i].annotation_id);
}

enum result annotations_of_article(struct db *db, struct arena *arena, struct article_page *view)
{
    struct placed_notes *placed = arena_alloc(arena, (view->count + 1) * sizeof *placed);
    enum result result = read_rows(db, arena, view, placed);
    int64_t last = 0;

    for (size_t i = 0; result == OK && i < view->count; i++) {
        number(&placed[i], &last);
        show(arena, &placed[i], &view->paragraphs[i]);
    }
    fill_ways(arena, view);
    return result;
}

enum result annotation_counts(struct db *db, struct arena *arena, const struct visitor *visitor,
                              int64_t version_id, struct article_counts *counts)
{
    struct rows rows = db_query(db, sql_annotation_counts, value(may_reach(visitor)),
                                value(visitor->account_id), value(version_id));

    *counts = (struct article_counts){ 0 };
    while (rows_next(&rows))
        *list_add(arena, counts) =
            (struct article_count){ row_integer(&rows, "article_id"), row_integer(&rows, "count") };
    return rows_end(&rows);
}

int64_t article_count_of(const struct article_counts *counts, int64_t article_id)
{
    size_t low = 0, high = counts->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (counts->items[middle].article_id < article_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < counts->count && counts->items[low].article_id == article_id
               ? counts->items[low].count
               : 0;
}

enum result annotations_changed(struct db *db, const struct visitor *visitor, int64_t version_id,
                                int64_t *count)
{
    struct rows rows = db_query(db, sql_annotations_changed, value(may_reach(visitor)),
                                value(visitor->account_id), value(version_id));

    if (rows_next(&rows))
        *count = row_integer(&rows, "count");
    return rows_end_one(&rows);
}
