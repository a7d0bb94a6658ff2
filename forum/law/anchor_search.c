#include <stdlib.h>
#include <string.h>

#include "law/anchor_inside.h"

/*
 * The same words elsewhere: an index of all words of the later document leads
 * from the rarest word of the quote to the few places where it can stand.
 */
enum {
    PLACES_MAX = 256, /* a word that stands in more tells nothing */
    SCORE_MIN = 900,  /* thousandths */
    WORDS_AT_HOME_MIN = 3,
    AT_AN_END_BYTES = 16 /* what it weighs that a quote began, or ended, its segment */
};

static bool is_word_byte(char byte)
{
    return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* FNV-1a (Fowler, Noll, Vo), 32 bits: two words with one sum cost a comparison, nothing else. */
static uint32_t sum_of(struct str word)
{
    uint32_t sum = 2166136261u;

    for (size_t i = 0; i < word.length; i++)
        sum = (sum ^ (unsigned char)word.data[i]) * 16777619u;
    return sum;
}

static bool next_word(struct str text, size_t *from, size_t *to)
{
    *from = *to;
    while (*from < text.length && !is_word_byte(text.data[*from]))
        ++*from;
    *to = *from;
    while (*to < text.length && is_word_byte(text.data[*to]))
        ++*to;
    return *to > *from;
}

static int place_order(const void *a, const void *b)
{
    const struct word_place *first = a, *second = b;

    if (first->sum != second->sum)
        return first->sum < second->sum ? -1 : 1;
    if (first->segment != second->segment)
        return first->segment < second->segment ? -1 : 1;
    return first->byte < second->byte ? -1 : first->byte > second->byte;
}

static void make_index(struct anchoring *anchoring)
{
    struct word_places *index = &anchoring->index;

    for (size_t i = 0; i < anchoring->after->count; i++)
        for (size_t from, to = 0; next_word(anchoring->keys_after[i], &from, &to);)
            *list_add(&anchoring->own, index) =
                (struct word_place){ sum_of(str_slice(anchoring->keys_after[i], from, to)),
                                     (uint32_t)i, (uint32_t)from };
    if (index->count)
        qsort(index->items, index->count, sizeof *index->items, place_order);
    anchoring->is_indexed = true;
}

/* The first place whose sum is not below. */
static size_t first_of(const struct word_places *index, uint64_t sum)
{
    size_t low = 0, high = index->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (index->items[middle].sum < sum)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The rarest whole word of the quote: where it stands in it, and in the document. */
struct rarest {
    size_t byte;
    size_t from;
    size_t to;
    bool is_inside; /* the quote may begin or end with a piece of a word: one inside is better */
};

static bool is_better(struct rarest here, struct rarest best)
{
    if (best.from == best.to || here.is_inside != best.is_inside)
        return best.from == best.to || here.is_inside;
    return here.to - here.from < best.to - best.from;
}

static bool find_rarest(const struct word_places *index, struct str exact, struct rarest *rarest)
{
    for (size_t from, to = 0; next_word(exact, &from, &to);) {
        uint32_t sum = sum_of(str_slice(exact, from, to));
        struct rarest here = { from, first_of(index, sum), first_of(index, (uint64_t)sum + 1),
                               from > 0 && to < exact.length };

        if (here.from == here.to && here.is_inside)
            return false; /* this word is nowhere */
        if (here.from < here.to && is_better(here, *rarest))
            *rarest = here;
    }
    return rarest->from < rarest->to && rarest->to - rarest->from <= PLACES_MAX;
}

static size_t same_at_end(struct str a, struct str b)
{
    size_t same = 0;

    while (same < a.length && same < b.length &&
           a.data[a.length - 1 - same] == b.data[b.length - 1 - same])
        same++;
    return same;
}

static size_t same_at_start(struct str a, struct str b)
{
    size_t same = 0;

    while (same < a.length && same < b.length && a.data[same] == b.data[same])
        same++;
    return same;
}

static int64_t score_of(const struct sought *sought, struct str key, size_t from, size_t to)
{
    struct str before = str_slice(key, 0, from), after = str_slice(key, to, key.length);
    size_t prefix = sought->prefix.length ? sought->prefix.length : AT_AN_END_BYTES;
    size_t suffix = sought->suffix.length ? sought->suffix.length : AT_AN_END_BYTES;
    size_t same = sought->exact.length;

    same += sought->prefix.length ? same_at_end(before, sought->prefix)
                                  : (from ? 0 : (size_t)AT_AN_END_BYTES);
    same += sought->suffix.length ? same_at_start(after, sought->suffix)
                                  : (to < key.length ? 0 : (size_t)AT_AN_END_BYTES);
    return (int64_t)(1000 * same / (sought->exact.length + prefix + suffix));
}

/* The best of some places, if it is the only one that is as good. */
struct best {
    struct found found;
    bool is_only;
};

static void take(struct best *best, struct found here)
{
    if (best->found.place != SEGMENT_NONE && here.score < best->found.score)
        return;
    best->is_only = best->found.place == SEGMENT_NONE || here.score > best->found.score;
    best->found = here;
}

static bool has_enough_words(struct str exact)
{
    size_t words = 0;

    for (size_t from, to = 0; next_word(exact, &from, &to);)
        words++;
    return words >= WORDS_AT_HOME_MIN;
}

static struct found at_place(const struct sought *sought, const struct word_place *place,
                             struct str key, size_t in_quote)
{
    struct found found = { .place = SEGMENT_NONE, .is_whole = true };
    size_t from = place->byte - in_quote, to = from + sought->exact.length;

    if (place->byte < in_quote || to > key.length ||
        memcmp(key.data + from, sought->exact.data, sought->exact.length) != 0)
        return found;
    return (struct found){ place->segment, from, to, score_of(sought, key, from, to), true };
}

struct found anchor_search(struct anchoring *anchoring, const struct sought *sought, size_t article)
{
    struct best anywhere = { .found.place = SEGMENT_NONE };
    struct found nowhere = anywhere.found, home = nowhere;
    size_t at_home = 0;
    struct rarest rarest = { 0 };

    if (!anchoring->is_indexed)
        make_index(anchoring);
    if (!find_rarest(&anchoring->index, sought->exact, &rarest))
        return nowhere;
    for (size_t i = rarest.from; i < rarest.to; i++) {
        const struct word_place *place = &anchoring->index.items[i];
        struct found found =
            at_place(sought, place, anchoring->keys_after[place->segment], rarest.byte);

        if (found.place == SEGMENT_NONE)
            continue;
        if (found.score >= SCORE_MIN)
            take(&anywhere, found);
        if (article == SEGMENT_NONE || document_article(anchoring->after, found.place) != article)
            continue;
        home = found;
        at_home++;
    }
    if (anywhere.is_only)
        return anywhere.found;
    if (at_home == 1 && anywhere.found.place == SEGMENT_NONE && has_enough_words(sought->exact))
        return home;
    return nowhere;
}
