/* What a version that is not published yet would change. */
#include "base/arena.h"
#include "law/align.h"
#include "texts/compare.h"

struct work {
    struct arena *arena;
    const struct document *before;
    const struct document *after;
    struct lineages lineages;
    size_t most;
    struct comparison *comparison;
};

struct words {
    struct str *items;
    size_t count;
    size_t size;
};

/* An article of a document; its place, from 1, stands for a segment that has no identity yet. */
static struct state state_at(struct arena *arena, const struct document *document, size_t place)
{
    if (place == SEGMENT_NONE)
        return (struct state){ 0 };
    return (struct state){
        .segment_id = (int64_t)place + 1,
        .address = article_address(arena, document->items[place].num),
        .segment = document->items[place],
    };
}

static void list_words(struct arena *arena, const struct document *document, size_t article,
                       struct words *words)
{
    if (article == SEGMENT_NONE)
        return;
    for (size_t i = article + 1; i < document->count; i++) {
        const struct segment *segment = &document->items[i];

        if (segment->kind <= SEGMENT_ARTICLE)
            return;
        if (segment->kind != SEGMENT_NOTE)
            *list_add(arena, words) = paragraph_words(arena, segment);
    }
}

static enum article_change_kind kind_of(const struct article_change *change,
                                        const struct diff_lines *lines)
{
    if (!change->before.segment_id)
        return ARTICLE_ADDED;
    if (!change->after.segment_id)
        return ARTICLE_REMOVED;
    if (diff_lines_differ(lines) ||
        !str_equal(change->before.segment.head, change->after.segment.head))
        return ARTICLE_CHANGED;
    return str_equal(change->before.segment.num, change->after.segment.num) ? ARTICLE_CHANGE_KINDS
                                                                            : ARTICLE_RENUMBERED;
}

static void compare(struct work *work, size_t before, size_t after)
{
    struct comparison *comparison = work->comparison;
    struct article_change change = {
        .before = state_at(work->arena, work->before, before),
        .after = state_at(work->arena, work->after, after),
    };
    struct words then = { 0 }, now = { 0 };
    struct diff_lines lines;

    list_words(work->arena, work->before, before, &then);
    list_words(work->arena, work->after, after, &now);
    lines = diff_lines(work->arena, then.items, then.count, now.items, now.count);
    change.kind = kind_of(&change, &lines);
    if (change.kind == ARTICLE_CHANGE_KINDS)
        return;
    comparison->changes.counts[change.kind]++;
    *list_add(work->arena, &comparison->changes) = change;
    if (comparison->count < work->most)
        *list_add(work->arena, comparison) = (struct compared){ .lines = lines };
}

static bool is_article(const struct document *document, size_t place)
{
    return document->items[place].kind == SEGMENT_ARTICLE;
}

void compare_documents(struct arena *arena, const struct document *before,
                       const struct document *after, size_t most, struct comparison *comparison)
{
    struct work work = { arena, before, after, law_align(arena, before, after), most, comparison };

    for (size_t i = 0; i < work.lineages.count; i++) {
        const struct lineage *lineage = &work.lineages.items[i];

        if (lineage->after != SEGMENT_NONE ? is_article(after, lineage->after)
                                           : is_article(before, lineage->before))
            compare(&work, lineage->before, lineage->after);
    }
    for (size_t i = 0; i < comparison->count; i++) /* the list of them no longer moves */
        comparison->items[i].change = &comparison->changes.items[i];
}
