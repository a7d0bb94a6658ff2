#include "law/anchor.h"

#include <string.h>

#include "law/anchor_inside.h"
#include "law/canon.h"

static struct str *keys_of(struct arena *arena, const struct document *document)
{
    struct str *keys = arena_alloc(arena, (document->count + 1) * sizeof *keys);

    for (size_t i = 0; i < document->count; i++)
        keys[i] = canon_key(arena, document->items[i].body);
    return keys;
}

/* What was split has several places; the largest is its lineage's. */
static void list_parts(struct anchoring *anchoring)
{
    const struct lineages *lineages = anchoring->lineages;

    for (size_t i = 0; i < anchoring->before->count; i++)
        anchoring->first_part[i] = SEGMENT_NONE;
    for (size_t i = 0; i < lineages->count; i++) {
        struct lineage lineage = lineages->items[i];

        if (lineage.kind != LINEAGE_SPLIT || lineage.before == SEGMENT_NONE ||
            lineage.after == SEGMENT_NONE || lineages->after_of[lineage.before] == lineage.after)
            continue;
        anchoring->next_part[lineage.after] = anchoring->first_part[lineage.before];
        anchoring->first_part[lineage.before] = lineage.after;
    }
}

struct anchoring *anchoring_begin(struct arena *arena, const struct document *before,
                                  const struct document *after, const struct lineages *lineages)
{
    struct anchoring *anchoring = arena_new(arena, struct anchoring);
    struct arena *own = &anchoring->own;

    anchoring->before = before;
    anchoring->after = after;
    anchoring->lineages = lineages;
    anchoring->keys_before = keys_of(own, before);
    anchoring->keys_after = keys_of(own, after);
    anchoring->maps = arena_alloc(own, (before->count + 1) * sizeof *anchoring->maps);
    anchoring->first_part = arena_alloc(own, (before->count + 1) * sizeof(size_t));
    anchoring->next_part = arena_alloc(own, (after->count + 1) * sizeof(size_t));
    list_parts(anchoring);
    return anchoring;
}

void anchoring_end(struct anchoring *anchoring)
{
    arena_free(&anchoring->own);
}

/* The words themselves count, not where they are said to stand: found again if they are not there.
 */
static bool seek(struct arena *arena, const struct anchoring *anchoring, size_t place,
                 const struct law_quote *quote, struct sought *sought)
{
    struct str key = anchoring->keys_before[place];
    size_t again;

    sought->place = place;
    sought->exact = canon_key(arena, quote->exact);
    sought->prefix = canon_key(arena, quote->prefix);
    sought->suffix = canon_key(arena, quote->suffix);
    sought->from = canon_byte(key, quote->from);
    sought->to = sought->from + sought->exact.length;
    if (!sought->exact.length)
        return false;
    if (sought->to <= key.length &&
        !memcmp(key.data + sought->from, sought->exact.data, sought->exact.length))
        return true;
    sought->from = str_find(key, sought->exact, 0);
    sought->to = sought->from + sought->exact.length;
    again = str_find(key, sought->exact, sought->from + 1);
    return sought->to <= key.length && again >= key.length;
}

static bool is_elsewhere(const struct anchoring *anchoring, size_t before, size_t after)
{
    const struct segment *a = &anchoring->before->items[before];
    const struct segment *b = &anchoring->after->items[after];
    size_t first = document_article(anchoring->before, before);
    size_t second = document_article(anchoring->after, after);

    if (a->number != b->number || !str_equal(a->num, b->num))
        return true;
    if (first == SEGMENT_NONE || second == SEGMENT_NONE)
        return first != second;
    return anchoring->lineages->after_of[first] != second ||
           !str_equal(anchoring->before->items[first].num, anchoring->after->items[second].num);
}

static struct anchor anchor_at(const struct anchoring *anchoring, const struct sought *sought,
                               struct found found, const char *method)
{
    struct str key = anchoring->keys_after[found.place];
    struct anchor anchor = { .place = found.place, .score = found.score, .method = method };

    anchor.from = canon_character(key, found.from);
    anchor.to = anchor.from + (int64_t)str_characters(str_slice(key, found.from, found.to));
    if (!found.is_whole)
        anchor.state = ANCHOR_REWORDED;
    else
        anchor.state =
            is_elsewhere(anchoring, sought->place, found.place) ? ANCHOR_MOVED : ANCHOR_EXACT;
    return anchor;
}

/* Through what its segment became; of several parts the one that has most of it, if one has. */
static struct found follow_all(struct anchoring *anchoring, const struct sought *sought)
{
    size_t after = anchoring->lineages->after_of[sought->place];
    struct found best = anchor_follow(anchoring, sought, after);

    for (size_t part = anchoring->first_part[sought->place]; part != SEGMENT_NONE;
         part = anchoring->next_part[part]) {
        struct found here = anchor_follow(anchoring, sought, part);

        if (here.place != SEGMENT_NONE && here.score == best.score && best.place != SEGMENT_NONE)
            best.place = SEGMENT_NONE;
        else if (here.place != SEGMENT_NONE && here.score > best.score)
            best = here;
    }
    return best;
}

static struct anchor orphan(const struct anchoring *anchoring, size_t place)
{
    const size_t *after_of = anchoring->lineages->after_of;
    struct anchor anchor = { .state = ANCHOR_ORPHAN, .method = "none" };

    if (after_of[place] != SEGMENT_NONE)
        anchor.state = ANCHOR_ORPHAN_HERE;
    while (place != SEGMENT_NONE && after_of[place] == SEGMENT_NONE)
        place = anchoring->before->items[place].parent;
    anchor.place = place == SEGMENT_NONE ? SEGMENT_NONE : after_of[place];
    return anchor;
}

/* What its article has become. */
static size_t article_now(const struct anchoring *anchoring, size_t place)
{
    size_t article = document_article(anchoring->before, place);

    return article == SEGMENT_NONE ? SEGMENT_NONE : anchoring->lineages->after_of[article];
}

static struct anchor place_sought(struct anchoring *anchoring, const struct sought *sought)
{
    size_t after = anchoring->lineages->after_of[sought->place];
    struct found found;

    if (after != SEGMENT_NONE &&
        str_equal(anchoring->keys_before[sought->place], anchoring->keys_after[after])) {
        found = (struct found){ after, sought->from, sought->to, 1000, true };
        return anchor_at(anchoring, sought, found, "same");
    }
    if (after != SEGMENT_NONE) {
        found = follow_all(anchoring, sought);
        if (found.place != SEGMENT_NONE)
            return anchor_at(anchoring, sought, found, "diff");
    }
    found = anchor_search(anchoring, sought, article_now(anchoring, sought->place));
    return found.place == SEGMENT_NONE ? orphan(anchoring, sought->place)
                                       : anchor_at(anchoring, sought, found, "elsewhere");
}

struct anchor anchor_place(struct anchoring *anchoring, size_t place, const struct law_quote *quote)
{
    struct arena scratch = { 0 };
    struct sought sought;
    struct anchor anchor;

    if (seek(&scratch, anchoring, place, quote, &sought))
        anchor = place_sought(anchoring, &sought);
    else
        anchor = orphan(anchoring, place);
    arena_free(&scratch);
    return anchor;
}

struct law_quote quote_of(struct arena *arena, struct str body, int64_t from, int64_t to)
{
    struct law_quote quote = { .from = from, .to = to };

    quote.exact = str_copy(arena, canon_slice(body, from, to));
    quote.prefix =
        str_copy(arena, canon_slice(body, from > QUOTE_AROUND ? from - QUOTE_AROUND : 0, from));
    quote.suffix = str_copy(arena, canon_slice(body, to, to + QUOTE_AROUND));
    return quote;
}
