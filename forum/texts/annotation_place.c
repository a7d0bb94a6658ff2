/* Decides where an annotation stands in the next version. */
#include "texts/annotation_place.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/canon.h"

enum { LIKE_ENOUGH = 500, SURE_ENOUGH = 900, FOUND_MAX = 1000, THOUSAND = 1000 };

/* The place of each segment, by its id. */
struct known {
    int64_t id;
    size_t place;
};

struct placing {
    struct arena *arena;
    const struct reanchoring *work;
    struct anchoring *anchoring;
    struct known *before;
    struct known *after;
    struct str keys; /* of the whole text after, a line a segment; made when first needed */
    size_t *starts;  /* of the line of each segment */
};

static int by_id(const void *one, const void *other)
{
    int64_t a = ((const struct known *)one)->id, b = ((const struct known *)other)->id;

    return (a > b) - (a < b);
}

static struct known *index_of(struct arena *arena, const int64_t *ids, size_t count)
{
    struct known *known = arena_alloc(arena, (count + 1) * sizeof *known);

    for (size_t i = 0; i < count; i++)
        known[i] = (struct known){ ids[i], i };
    qsort(known, count, sizeof *known, by_id);
    return known;
}

static size_t place_of(const struct known *known, size_t count, int64_t id)
{
    const struct known wanted = { .id = id };
    const struct known *found = bsearch(&wanted, known, count, sizeof *known, by_id);

    return found ? found->place : SEGMENT_NONE;
}

struct placing *placing_begin(struct arena *arena, const struct reanchoring *work)
{
    struct placing *placing = arena_new(arena, struct placing);

    placing->arena = arena;
    placing->work = work;
    placing->anchoring = anchoring_begin(arena, work->before, work->after, work->lineages);
    placing->before = index_of(arena, work->before_ids, work->before->count);
    placing->after = index_of(arena, work->after_ids, work->after->count);
    return placing;
}

void placing_end(struct placing *placing)
{
    anchoring_end(placing->anchoring);
}

/* What of it, or around it, still is there. */
static size_t living(const struct placing *placing, size_t before)
{
    while (before != SEGMENT_NONE && placing->work->lineages->after_of[before] == SEGMENT_NONE)
        before = placing->work->before->items[before].parent;
    return before == SEGMENT_NONE ? SEGMENT_NONE : placing->work->lineages->after_of[before];
}

static void make_keys(struct placing *placing)
{
    const struct document *after = placing->work->after;
    struct buffer keys = { .arena = placing->arena };

    placing->starts = arena_alloc(placing->arena, (after->count + 1) * sizeof *placing->starts);
    for (size_t i = 0; i < after->count; i++) {
        placing->starts[i] = keys.length;
        buffer_put_str(&keys, canon_key(placing->arena, after->items[i].body));
        buffer_put_c(&keys, "\n");
    }
    placing->starts[after->count] = keys.length;
    placing->keys = buffer_str(&keys);
}

/* The segment whose line holds a byte. */
static size_t line_at(const struct placing *placing, size_t byte)
{
    size_t low = 0, high = placing->work->after->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (placing->starts[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t common_end(struct str one, struct str other)
{
    size_t count = 0;

    while (count < one.length && count < other.length &&
           one.data[one.length - 1 - count] == other.data[other.length - 1 - count])
        count++;
    return count;
}

static size_t common_start(struct str one, struct str other)
{
    size_t count = 0;

    while (count < one.length && count < other.length && one.data[count] == other.data[count])
        count++;
    return count;
}

/* How much of the words and of what stood around them is at a place, in thousandths. */
static int64_t score_at(const struct placing *placing, size_t at, size_t length,
                        const struct law_quote *key)
{
    size_t line = line_at(placing, at), total = length + key->prefix.length + key->suffix.length;
    struct str before = str_slice(placing->keys, placing->starts[line], at);
    struct str after = str_slice(placing->keys, at + length, placing->starts[line + 1] - 1);
    size_t kept = length + common_end(before, key->prefix) + common_start(after, key->suffix);

    return (int64_t)(kept * THOUSAND / total);
}

static struct anchor anchor_at(const struct placing *placing, size_t at, size_t length,
                               int64_t score)
{
    size_t place = line_at(placing, at);
    struct str line =
        str_slice(placing->keys, placing->starts[place], placing->starts[place + 1] - 1);
    size_t from = at - placing->starts[place];

    return (struct anchor){
        ANCHOR_MOVED, place,  canon_character(line, from), canon_character(line, from + length),
        score,        "words"
    };
}

/* The very words, with what stood around them, at one place that is better than all others. */
static bool find_elsewhere(struct placing *placing, struct arena *scratch,
                           const struct stood *stood, struct anchor *anchor)
{
    const struct law_quote key = { .exact = canon_key(scratch, stood->exact),
                                   .prefix = canon_key(scratch, stood->prefix),
                                   .suffix = canon_key(scratch, stood->suffix) };
    int64_t best = 0, second = 0;
    size_t where = 0, at = 0;

    if (!placing->starts)
        make_keys(placing);
    for (int found = 0; found < FOUND_MAX; found++, at++) {
        int64_t score;

        at = str_find(placing->keys, key.exact, at);
        if (at == placing->keys.length)
            break;
        score = score_at(placing, at, key.exact.length, &key);
        second = score > best ? best : score > second ? score : second;
        where = score > best ? at : where;
        best = score > best ? score : best;
    }
    if (best < SURE_ENOUGH || second == best)
        return false;
    *anchor = anchor_at(placing, where, key.exact.length, best);
    return true;
}

/* The very words once in the segment they were made in. */
static bool find_at_home(const struct placing *placing, struct arena *scratch,
                         const struct stood *stood, size_t home, struct anchor *anchor)
{
    struct str body = canon_key(scratch, placing->work->after->items[home].body);
    struct str words = canon_key(scratch, stood->exact);
    size_t at = str_find(body, words, 0);
    int64_t from = canon_character(body, at);

    if (at == body.length || str_find(body, words, at + 1) < body.length)
        return false;
    *anchor = (struct anchor){ ANCHOR_EXACT, home,   from, from + (int64_t)str_characters(words),
                               THOUSAND,     "words" };
    return true;
}

/* An orphan: have its words come back? */
static struct anchor try_again(struct placing *placing, struct arena *scratch,
                               const struct stood *stood, size_t before)
{
    size_t home = place_of(placing->after, placing->work->after->count, stood->made_in);
    struct anchor anchor = { ANCHOR_ORPHAN, living(placing, before), 0, 0, 0, "none" };

    if (home != SEGMENT_NONE) {
        anchor.state = ANCHOR_ORPHAN_HERE;
        anchor.place = home;
        if (find_at_home(placing, scratch, stood, home, &anchor))
            return anchor;
    }
    find_elsewhere(placing, scratch, stood, &anchor);
    return anchor;
}

/* Against the words as they were made: the version before may have changed them already. */
static struct anchor judged(const struct placing *placing, struct arena *scratch,
                            const struct stood *stood, struct anchor anchor, bool *is_confirmed)
{
    struct str body = placing->work->after->items[anchor.place].body, words;
    bool is_home = placing->work->after_ids[anchor.place] == stood->made_in;
    bool was_kept = anchor.state != ANCHOR_REWORDED;

    if (stood->is_whole) {
        anchor.from = 0;
        anchor.to = (int64_t)str_characters(body);
    }
    words = canon_slice(body, anchor.from, anchor.to);
    *is_confirmed = stood->confirmed_at && was_kept;
    if (str_equal(canon_key(scratch, words), canon_key(scratch, stood->exact))) {
        if (anchor.state == ANCHOR_REWORDED)
            anchor.state = ANCHOR_EXACT;
        if (!is_home || stood->state == ANCHOR_MOVED)
            anchor.state = ANCHOR_MOVED;
        return anchor;
    }
    anchor.state = ANCHOR_REWORDED;
    if (!*is_confirmed && law_likeness(scratch, stood->exact, words) < LIKE_ENOUGH)
        return (struct anchor){ ANCHOR_ORPHAN_HERE, anchor.place, 0, 0, 0, "none" };
    return anchor;
}

struct anchor placing_place(struct placing *placing, struct arena *scratch,
                            const struct stood *stood, bool *is_confirmed)
{
    size_t before = stood->segment_id
                        ? place_of(placing->before, placing->work->before->count, stood->segment_id)
                        : SEGMENT_NONE;
    struct law_quote quote;
    struct anchor anchor;

    *is_confirmed = false;
    if (before == SEGMENT_NONE || stood->state >= ANCHOR_ORPHAN_HERE)
        return try_again(placing, scratch, stood, before);
    quote = quote_of(scratch, placing->work->before->items[before].body, stood->from, stood->to);
    anchor = anchor_place(placing->anchoring, before, &quote);
    if (anchor.state >= ANCHOR_ORPHAN_HERE)
        return anchor;
    return judged(placing, scratch, stood, anchor, is_confirmed);
}
