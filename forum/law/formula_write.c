#include "law/formula_write.h"

#include "base/arena.h"
#include "law/align.h"
#include "law/canon.h"
#include "law/formula_write_inside.h"

enum { LIKE_ENOUGH = 400 /* thousandths */, PAIRED_MAX = 300 /* alinéas on a side */ };

struct str_list alineas_of(struct arena *arena, struct str lines)
{
    struct str_list alineas = { 0 };

    while (lines.length) {
        struct str alinea = canon_text(arena, str_cut(&lines, '\n'));

        if (alinea.length)
            *list_add(arena, &alineas) = alinea;
    }
    return alineas;
}

/* A stretch of alinéas on both sides that is not the same on both. */
struct stretch_changed {
    size_t before, before_end, after, after_end;
};

/* The lines that both have, at both ends, are left alone. */
static struct stretch_changed changed_part(const struct amend_article *before,
                                           const struct str_list *after)
{
    struct stretch_changed part = { 0, before->count, 0, after->count };

    while (part.before < part.before_end && part.after < part.after_end &&
           str_equal(before->alineas[part.before], after->items[part.after]))
        part.before++, part.after++;
    while (part.before < part.before_end && part.after < part.after_end &&
           str_equal(before->alineas[part.before_end - 1], after->items[part.after_end - 1]))
        part.before_end--, part.after_end--;
    return part;
}

/*
 * The best pairs in order, by how alike they are: a table of sums from the end,
 * as for a longest common subsequence.
 */
static int64_t *likenesses(struct arena *arena, const struct amend_article *before,
                           const struct str_list *after, const struct stretch_changed *part)
{
    size_t rows = part->before_end - part->before, columns = part->after_end - part->after;
    int64_t *like = arena_alloc(arena, (rows * columns + 1) * sizeof *like);

    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            int64_t score = law_likeness(arena, before->alineas[part->before + i],
                                         after->items[part->after + j]);

            like[i * columns + j] = score >= LIKE_ENOUGH ? score : 0;
        }
    return like;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* As many that went as came between two that stayed: each became the one in its place. */
static void pair_the_rest(size_t *pairs, size_t rows, size_t columns)
{
    size_t row = 0, column = 0;

    for (size_t i = 0; i <= rows; i++) {
        bool is_end = i == rows;
        size_t next = is_end ? columns : pairs[i];

        if (!is_end && next == (size_t)-1)
            continue;
        for (size_t k = 0; i - row == next - column && k < i - row; k++)
            pairs[row + k] = column + k;
        row = i + 1;
        column = next + 1;
    }
}

/* For each alinéa before: the one after that it became; (size_t)-1 for none. */
static size_t *pair_alineas(struct arena *arena, const struct amend_article *before,
                            const struct str_list *after, const struct stretch_changed *part)
{
    size_t rows = part->before_end - part->before, columns = part->after_end - part->after;
    int64_t *like = likenesses(arena, before, after, part);
    int64_t *best = arena_alloc(arena, (rows + 1) * (columns + 1) * sizeof *best);
    size_t *pairs = arena_alloc(arena, (rows + 1) * sizeof *pairs);

#define BEST(i, j) best[(i) * (columns + 1) + (j)]
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;) {
            BEST(i, j) = larger(BEST(i + 1, j), BEST(i, j + 1));
            if (like[i * columns + j])
                BEST(i, j) = larger(BEST(i, j), like[i * columns + j] + BEST(i + 1, j + 1));
        }
    for (size_t i = 0; i < rows; i++)
        pairs[i] = (size_t)-1;
    for (size_t i = 0, j = 0; i < rows && j < columns;)
        if (like[i * columns + j] && BEST(i, j) == like[i * columns + j] + BEST(i + 1, j + 1))
            pairs[i++] = j++;
        else if (BEST(i, j) == BEST(i + 1, j))
            i++;
        else
            j++;
#undef BEST
    pair_the_rest(pairs, rows, columns);
    return pairs;
}

size_t *alineas_paired(struct arena *arena, const struct amend_article *before,
                       const struct str_list *after)
{
    struct stretch_changed part = changed_part(before, after);
    size_t *was = arena_alloc(arena, (after->count + 1) * sizeof *was), *pairs;

    for (size_t j = 0; j < after->count; j++)
        was[j] = j < part.before       ? j
                 : j >= part.after_end ? part.before_end + (j - part.after_end)
                                       : (size_t)-1;
    if (part.before_end - part.before > PAIRED_MAX || part.after_end - part.after > PAIRED_MAX)
        return was;
    pairs = pair_alineas(arena, before, after, &part);
    for (size_t i = 0; i < part.before_end - part.before; i++)
        if (pairs[i] != (size_t)-1)
            was[part.after + pairs[i]] = part.before + i;
    return was;
}

static void add_alineas(struct arena *arena, struct written_changes *changes, int64_t after_alinea,
                        const struct str_list *after, size_t from, size_t to)
{
    struct written_change change = { .act = WRITTEN_ADD, .alinea = after_alinea };

    if (from == to)
        return;
    for (size_t i = from; i < to; i++)
        *list_add(arena, &change.alineas) = after->items[i];
    *list_add(arena, changes) = change;
}

static void change_alinea(struct arena *arena, struct written_changes *changes, int64_t alinea,
                          struct str before, struct str after, bool is_whole)
{
    if (str_equal(before, after))
        return;
    if (is_whole)
        *list_add(arena, changes) =
            (struct written_change){ WRITTEN_REWRITE, alinea, .content = after };
    else
        changes_of_words(arena, changes, alinea, before, after);
}

static struct written_changes find_changes(struct arena *arena, const struct amend_article *before,
                                           const struct str_list *after, bool is_whole)
{
    struct stretch_changed part = changed_part(before, after);
    size_t rows = part.before_end - part.before, next = 0;
    struct written_changes changes = { 0 };
    size_t *pairs;

    if (rows > PAIRED_MAX || part.after_end - part.after > PAIRED_MAX)
        return changes;
    pairs = pair_alineas(arena, before, after, &part);
    for (size_t i = 0; i < rows; i++) {
        int64_t alinea = (int64_t)(part.before + i) + 1;

        if (pairs[i] == (size_t)-1) {
            *list_add(arena, &changes) = (struct written_change){ WRITTEN_DELETE, alinea };
            continue;
        }
        add_alineas(arena, &changes, alinea - 1, after, part.after + next, part.after + pairs[i]);
        change_alinea(arena, &changes, alinea, before->alineas[part.before + i],
                      after->items[part.after + pairs[i]], is_whole);
        next = pairs[i] + 1;
    }
    add_alineas(arena, &changes, (int64_t)part.before_end, after, part.after + next,
                part.after_end);
    return changes;
}

static void put_numeral(struct buffer *out, size_t number)
{
    static const struct {
        size_t value;
        const char *letters;
    } parts[] = { { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" },
                  { 9, "IX" },  { 5, "V" },   { 4, "IV" }, { 1, "I" } };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buffer_put_c(out, parts[i].letters);
}

static struct str say(struct arena *arena, const struct written_changes *changes,
                      enum formula_language language)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < changes->count; i++) {
        if (i)
            buffer_put_c(&out, "\n");
        if (changes->count > 1 && language == FORMULA_FRENCH) {
            put_numeral(&out, i + 1);
            buffer_put_c(&out, ". – ");
        }
        if (language == FORMULA_FRENCH)
            change_say_french(&out, &changes->items[i]);
        else
            change_say_english(&out, &changes->items[i]);
    }
    return buffer_str(&out);
}

static struct str write_changes(struct arena *arena, const struct amend_article *before,
                                const struct str_list *after, enum formula_language language,
                                bool is_whole)
{
    struct written_changes changes;

    if (!after->count && before->count)
        return language == FORMULA_FRENCH ? STR("Supprimer cet article.")
                                          : STR("Leave out this Article.");
    changes = find_changes(arena, before, after, is_whole);
    return say(arena, &changes, language);
}

struct str formula_write(struct arena *arena, const struct amend_article *before,
                         const struct str_list *after, enum formula_language language)
{
    return write_changes(arena, before, after, language, false);
}

struct str formula_write_whole(struct arena *arena, const struct amend_article *before,
                               const struct str_list *after, enum formula_language language)
{
    return write_changes(arena, before, after, language, true);
}
