#include <unictype.h>
#include <unistr.h>

#include "base/arena.h"
#include "render/diff_inside.h"

/* Fewer words than this that stayed between two changes, with no sign beside them, are part of
 * them. */
enum { WORDS_BETWEEN_MIN = 3 };

/*
 * Words are laid side by side first, then the spaces and signs between those
 * that stayed: among many equal spaces words would not count for more.
 */

/* The words among the tokens of a range, and where each stands. */
struct words {
    struct diff_tokens tokens;
    size_t *places;
};

static struct words words_of(struct arena *arena, struct diff_range range)
{
    struct words words = { .tokens = { .text = diff_range_text(range) } };

    words.places = arena_alloc(arena, (range.to - range.from + 1) * sizeof(size_t));
    for (size_t i = range.from; i < range.to; i++) {
        if (!diff_range_words((struct diff_range){ range.tokens, i, i + 1 }))
            continue;
        words.places[words.tokens.count] = i;
        *list_add(arena, &words.tokens) = range.tokens->items[i];
    }
    return words;
}

static size_t larger_side(const struct diff_hunk *hunk)
{
    size_t removed = diff_range_weight(hunk->before), added = diff_range_weight(hunk->after);

    return removed > added ? removed : added;
}

static bool is_space(struct str text)
{
    for (size_t at = 0; at < text.length;) {
        ucs4_t c;

        at += (size_t)u8_mbtouc(&c, (const uint8_t *)text.data + at, text.length - at);
        if (c == '\n' || !uc_is_property_white_space(c))
            return false;
    }
    return true;
}

/* Is there nothing but spaces between these words, and before and after them? */
static bool has_only_spaces(struct diff_range words)
{
    const struct diff_token *items = words.tokens->items;

    for (size_t i = words.from ? words.from : 1; i <= words.to && i < words.tokens->count; i++) {
        const char *from = items[i - 1].text.data + items[i - 1].text.length;

        if (!is_space((struct str){ from, (size_t)(items[i].text.data - from) }))
            return false;
    }
    return true;
}

/*
 * Between two changes, few words, or such that are little beside both, are
 * changed, too: else a sentence that was written anew would be shown as two, a
 * word of one and a word of the other.
 */
static bool is_one_change(const struct diff_hunk *first, const struct diff_hunk *second)
{
    struct diff_range between = { first->before.tokens, first->before.to, second->before.from };
    size_t a = larger_side(first), b = larger_side(second);

    if (diff_range_words(between) < WORDS_BETWEEN_MIN && has_only_spaces(between))
        return true;
    return 2 * diff_range_weight(between) <= (a < b ? a : b);
}

static bool is_same(struct diff_hunk hunk, size_t before, size_t after)
{
    return hunk.before.tokens->items[before].id == hunk.after.tokens->items[after].id;
}

/* What stands between two words that stayed, without what is equal at its ends. */
static void add_between(struct arena *arena, struct diff_hunk hunk, struct diff_hunks *hunks)
{
    struct diff_range *before = &hunk.before, *after = &hunk.after;

    while (before->from < before->to && after->from < after->to &&
           is_same(hunk, before->from, after->from)) {
        before->from++;
        after->from++;
    }
    while (before->from < before->to && after->from < after->to &&
           is_same(hunk, before->to - 1, after->to - 1)) {
        before->to--;
        after->to--;
    }
    if (before->from < before->to || after->from < after->to)
        *list_add(arena, hunks) = hunk;
}

void diff_compare_words(struct arena *arena, struct diff_hunk all, struct diff_hunks *hunks)
{
    struct words before = words_of(arena, all.before), after = words_of(arena, all.after);
    struct diff_hunks changed = { 0 };
    struct diff_hunk between = all;
    size_t next = 0;

    diff_compare(
        arena, (struct diff_hunk){ diff_range_all(&before.tokens), diff_range_all(&after.tokens) },
        &changed);
    diff_join(&changed, is_one_change);
    for (size_t i = 0, j = 0;;) {
        if (next < changed.count && changed.items[next].before.from == i &&
            changed.items[next].after.from == j) {
            i = changed.items[next].before.to;
            j = changed.items[next++].after.to;
        }
        if (i == before.tokens.count)
            break;
        between.before.to = before.places[i];
        between.after.to = after.places[j];
        add_between(arena, between, hunks);
        between.before.from = before.places[i++] + 1;
        between.after.from = after.places[j++] + 1;
    }
    between.before.to = all.before.to;
    between.after.to = all.after.to;
    add_between(arena, between, hunks);
}
