/* Which words of an alinéa changed, each so long that it stands there only once. */
#include "base/arena.h"
#include "law/canon.h"
#include "law/formula_write_inside.h"
#include "render/diff.h"

enum { WORD_CHANGES_MAX = 4, NEIGHBOURS_MAX = 8 };

/* Bytes of the alinéa before, and what stands there after. */
struct edit {
    size_t from;
    size_t to;
    struct str words;
};

struct edits {
    struct edit *items;
    size_t count;
    size_t size;
};

static struct str joined(struct arena *arena, struct str a, struct str b, struct str c)
{
    return str_format(arena, "%.*s%.*s%.*s", STR_ARGS(a), STR_ARGS(b), STR_ARGS(c));
}

/* Runs that are not the same on both sides, neighbours together. */
static struct edits edits_of(struct arena *arena, struct str before, struct str after)
{
    struct diff diff = diff_texts(arena, before, after);
    struct edits edits = { 0 };
    size_t at = 0;
    bool is_open = false;

    for (size_t i = 0; i < diff.count; i++) {
        const struct diff_run *run = &diff.items[i];
        struct edit *edit;

        if (run->kind == DIFF_SAME) {
            at += run->text.length;
            is_open = false;
            continue;
        }
        edit = is_open ? &edits.items[edits.count - 1] : list_add(arena, &edits);
        if (!is_open)
            *edit = (struct edit){ at, at, STR("") };
        is_open = true;
        if (run->kind == DIFF_REMOVED)
            at = edit->to = at + run->text.length;
        else
            edit->words = joined(arena, edit->words, run->text, STR(""));
    }
    return edits;
}

static bool is_space_at(struct str text, size_t byte)
{
    static const char no_break[] = "\xC2\xA0", narrow[] = "\xE2\x80\xAF";

    return text.data[byte] == ' ' || str_starts(str_slice(text, byte, text.length), no_break) ||
           str_starts(str_slice(text, byte, text.length), narrow);
}

static size_t word_before(struct str text, size_t at)
{
    while (at > 0 && is_space_at(text, at - 1))
        at--;
    while (at > 0 && !is_space_at(text, at - 1))
        at--;
    return at;
}

static size_t word_after(struct str text, size_t at)
{
    while (at < text.length && is_space_at(text, at))
        at++;
    while (at < text.length && !is_space_at(text, at))
        at++;
    return at;
}

static void widen(struct arena *arena, struct str before, struct edit *edit, size_t from, size_t to)
{
    edit->words = joined(arena, str_slice(before, from, edit->from), edit->words,
                         str_slice(before, edit->to, to));
    edit->from = from;
    edit->to = to;
}

/* An edit ends where words do: half a word is said whole. What is put between two words is whole.
 */
static void widen_to_words(struct arena *arena, struct str before, struct edit *edit)
{
    size_t from = edit->from, to = edit->to;
    bool is_between = from == to && (from == 0 || is_space_at(before, from - 1));

    while (!is_between && from > 0 && !is_space_at(before, from - 1))
        from--;
    while (!is_between && to < before.length && !is_space_at(before, to))
        to++;
    widen(arena, before, edit, from, to);
}

static size_t times_in(struct arena *arena, struct str words, struct str text)
{
    struct str key = canon_key(arena, words), all = canon_key(arena, text);
    size_t times = 0;

    for (size_t at = str_find(all, key, 0); at < all.length; at = str_find(all, key, at + 1))
        times++;
    return times;
}

/* So many neighbours more on the left and on the right. */
static bool is_once_with(struct arena *arena, struct str before, const struct edit *edit, int left,
                         int right, size_t *from, size_t *to)
{
    struct str words;

    *from = edit->from;
    *to = edit->to;
    for (; left > 0; left--)
        *from = word_before(before, *from);
    for (; right > 0; right--)
        *to = word_after(before, *to);
    words = str_trim(str_slice(before, *from, *to));
    return words.length && times_in(arena, words, before) == 1;
}

/* As few neighbours as make it stand there once; what comes after is said before what stands
 * before. */
static void widen_to_once(struct arena *arena, struct str before, struct edit *edit)
{
    bool is_inserted = edit->from == edit->to;
    size_t from, to;

    for (int words = 0; words <= NEIGHBOURS_MAX; words++)
        for (int i = 0; i <= words; i++) {
            int left = is_inserted ? words - i : i;

            if (is_once_with(arena, before, edit, left, words - left, &from, &to)) {
                widen(arena, before, edit, from, to);
                return;
            }
        }
    widen(arena, before, edit, 0, before.length);
}

/* Edits that grew into one another are one. */
static void join_touching(struct arena *arena, struct edits *edits)
{
    size_t kept = 0;

    for (size_t i = 1; i < edits->count; i++) {
        struct edit *last = &edits->items[kept], *next = &edits->items[i];

        if (next->from > last->to) {
            edits->items[++kept] = *next;
            continue;
        }
        /* what both hold of the text before is said once */
        last->words =
            joined(arena, last->words,
                   str_slice(next->words, last->to - next->from, next->words.length), STR(""));
        last->to = next->to;
    }
    edits->count = edits->count ? kept + 1 : 0;
}

static struct written_change change_from(struct str before, int64_t alinea, const struct edit *edit)
{
    struct written_change change = {
        .act = WRITTEN_REPLACE,
        .alinea = alinea,
        .words = str_trim(str_slice(before, edit->from, edit->to)),
        .content = str_trim(edit->words),
    };

    if (!change.content.length)
        change.act = WRITTEN_DELETE_WORDS;
    else if (change.content.length > change.words.length &&
             str_equal(str_slice(change.content, 0, change.words.length), change.words) &&
             change.content.data[change.words.length] == ' ') {
        change.act = WRITTEN_INSERT;
        change.content =
            str_trim(str_slice(change.content, change.words.length, change.content.length));
    }
    return change;
}

void changes_of_words(struct arena *arena, struct written_changes *changes, int64_t alinea,
                      struct str before, struct str after)
{
    struct edits edits = edits_of(arena, before, after);
    size_t changed = 0;

    for (size_t i = 0; i < edits.count; i++) {
        widen_to_words(arena, before, &edits.items[i]);
        widen_to_once(arena, before, &edits.items[i]);
    }
    join_touching(arena, &edits);
    for (size_t i = 0; i < edits.count; i++)
        changed += edits.items[i].to - edits.items[i].from;
    if (edits.count > WORD_CHANGES_MAX || changed * 3 > before.length * 2) {
        *list_add(arena, changes) =
            (struct written_change){ WRITTEN_REWRITE, alinea, .content = after };
        return;
    }
    for (size_t i = 0; i < edits.count; i++)
        *list_add(arena, changes) = change_from(before, alinea, &edits.items[i]);
}
