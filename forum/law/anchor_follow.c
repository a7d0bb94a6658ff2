#include <string.h>

#include "law/anchor_inside.h"

static struct word_map *map_of(struct anchoring *anchoring, size_t before, size_t after)
{
    struct word_map *map = anchoring->maps[before];

    while (map && map->after != after)
        map = map->next;
    if (map)
        return map;
    map = arena_new(&anchoring->own, struct word_map);
    *map = (struct word_map){ .before = before, .after = after, .next = anchoring->maps[before] };
    diff_match_words(&anchoring->own, anchoring->keys_before[before], anchoring->keys_after[after],
                     &map->words_before, &map->words_after);
    anchoring->maps[before] = map;
    return map;
}

/* The first word that ends behind a byte. */
static size_t word_behind(const struct diff_words *words, size_t byte)
{
    size_t low = 0, high = words->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (words->items[middle].to <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Some words of the quote, and how many of them, and of the pieces and bytes they have, stayed. */
struct stay {
    size_t from; /* words before */
    size_t to;
    size_t kept;
    size_t pieces;
    size_t bytes;
};

static size_t bytes_of(struct diff_word word)
{
    return word.to - word.from;
}

/* What the eye counts as words in it: "R. 216-1" has three, "l'article" two. */
static size_t pieces_of(struct str key, struct diff_word word)
{
    size_t pieces = 0;
    bool is_inside = false;

    for (size_t i = word.from; i < word.to; i++) {
        bool is_letter = !strchr(" .-'*", key.data[i]);

        pieces += is_letter && !is_inside;
        is_inside = is_letter;
    }
    return pieces ? pieces : 1;
}

/* All of these words, or those of them that stayed. */
static struct stay count(struct str key, const struct diff_words *words, struct stay range,
                         bool only_kept)
{
    struct stay stay = { range.from, range.to, 0, 0, 0 };

    for (size_t i = range.from; i < range.to; i++)
        if (!only_kept || words->items[i].partner != DIFF_NO_WORD) {
            stay.kept++;
            stay.pieces += pieces_of(key, words->items[i]);
            stay.bytes += bytes_of(words->items[i]);
        }
    return stay;
}

/* Both ends on words that stayed. */
static void trim(const struct diff_words *words, struct stay *stay)
{
    while (stay->from < stay->to && words->items[stay->from].partner == DIFF_NO_WORD)
        stay->from++;
    while (stay->to > stay->from && words->items[stay->to - 1].partner == DIFF_NO_WORD)
        stay->to--;
}

/* How far apart the words that stayed are now, counted in words. */
static size_t spread(const struct diff_words *words, const struct stay *stay)
{
    return stay->kept ? words->items[stay->to - 1].partner - words->items[stay->from].partner + 1
                      : 0;
}

/* How far the next word that stayed is from one at an end. */
static size_t jump(const struct diff_words *words, const struct stay *stay, bool at_end)
{
    size_t i = at_end ? stay->to - 1 : stay->from, next = i;

    do
        next += at_end ? (size_t)-1 : 1;
    while (next > stay->from && next + 1 < stay->to && words->items[next].partner == DIFF_NO_WORD);
    if (words->items[next].partner == DIFF_NO_WORD)
        return 0;
    return at_end ? words->items[i].partner - words->items[next].partner
                  : words->items[next].partner - words->items[i].partner;
}

/* Words that other words came between in great number are no longer together. */
static void keep_together(const struct diff_words *words, struct stay *stay)
{
    trim(words, stay);
    while (stay->kept > 1 && spread(words, stay) > 2 * stay->kept + 1) {
        bool at_end = jump(words, stay, true) > jump(words, stay, false);

        stay->to -= at_end;
        stay->from += !at_end;
        stay->kept--;
        trim(words, stay);
    }
}

/* What stands before the first word and after the last goes with them if it is the same. */
static void set_range(const struct anchoring *anchoring, const struct word_map *map,
                      const struct sought *sought, const struct stay *stay, struct found *found)
{
    const struct diff_word *first = &map->words_before.items[stay->from];
    const struct diff_word *last = &map->words_before.items[stay->to - 1];
    struct str before = anchoring->keys_before[map->before];
    struct str after = anchoring->keys_after[map->after];

    found->from = map->words_after.items[first->partner].from;
    found->to = map->words_after.items[last->partner].to;
    if (sought->from > first->from)
        found->from += sought->from - first->from;
    else if (first->from - sought->from <= found->from &&
             !memcmp(before.data + sought->from,
                     after.data + found->from - (first->from - sought->from),
                     first->from - sought->from))
        found->from -= first->from - sought->from;
    if (sought->to < last->to)
        found->to -= last->to - sought->to;
    else if (sought->to - last->to <= after.length - found->to &&
             !memcmp(before.data + last->to, after.data + found->to, sought->to - last->to))
        found->to += sought->to - last->to;
}

struct found anchor_follow(struct anchoring *anchoring, const struct sought *sought, size_t after)
{
    const struct word_map *map = map_of(anchoring, sought->place, after);
    const struct diff_words *words = &map->words_before;
    struct str key = anchoring->keys_before[sought->place];
    struct found found = { .place = SEGMENT_NONE };
    struct stay all = { .from = word_behind(words, sought->from) }, stay;

    for (all.to = all.from; all.to < words->count && words->items[all.to].from < sought->to;)
        all.to++;
    all = count(key, words, all, false);
    stay = count(key, words, all, true);
    keep_together(words, &stay);
    stay = count(key, words, stay, true);
    if (!stay.kept || 2 * stay.pieces < all.pieces || 2 * stay.bytes < all.bytes)
        return found;
    found.place = after;
    found.score = (int64_t)(1000 * stay.pieces / all.pieces);
    found.is_whole = stay.kept == all.kept && spread(words, &stay) == all.kept;
    set_range(anchoring, map, sought, &stay, &found);
    return found;
}
