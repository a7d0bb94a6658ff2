#include "search/snippet.h"

#include "base/arena.h"
#include "base/buffer.h"

enum {
    LOOKED_AT_MAX = 40000, /* bytes of a text */
    BEFORE_BYTES = 60,     /* of what stands before the first word found */
};

struct spot {
    struct str folded;
    size_t from, to;
    bool is_found;
};

struct spots {
    struct spot *items;
    size_t count;
    size_t size;
};

static bool share_stem(const struct query_word *wanted, const struct stems *stems)
{
    for (int i = 0; i < wanted->stem_count; i++)
        for (int k = 0; k < stems->count; k++)
            if (str_equal(wanted->stems[i], stems->items[k]))
                return true;
    return false;
}

static bool begins_alike(struct str a, struct str b)
{
    return a.length && b.length && a.data[0] == b.data[0];
}

/* Is it a form of a word asked for? No stem begins unlike its word, which spares most the trouble.
 */
static bool is_form(const struct word *word, const struct query *query)
{
    struct stems stems = { .count = 0 };

    for (int i = 0; i < query->count; i++) {
        const struct query_term *term = &query->terms[i];

        if (term->is_negated || term->is_exact ||
            !begins_alike(word->folded, term->words[0].folded))
            continue;
        if (!stems.count)
            word_stems(word, STR(""), &stems);
        if (share_stem(&term->words[0], &stems))
            return true;
    }
    return false;
}

static void find_forms(struct arena *arena, struct str text, const struct query *query,
                       struct spots *spots)
{
    bool has_phrase = false;
    struct word_reader reader = { .text = text };
    struct word word;

    for (int i = 0; i < query->count; i++)
        has_phrase |= query->terms[i].is_exact;
    while (word_next(&reader, &word))
        *list_add(arena, spots) = (struct spot){
            .folded = has_phrase ? str_copy(arena, word.folded) : STR(""),
            .from = word.from,
            .to = word.to,
            .is_found = is_form(&word, query),
        };
}

static bool stands_at(const struct query_term *term, const struct spots *spots, size_t at)
{
    for (int i = 0; i < term->count; i++)
        if (at + (size_t)i >= spots->count ||
            !str_equal(spots->items[at + (size_t)i].folded, term->words[i].folded))
            return false;
    return true;
}

static void find_phrase(const struct query_term *term, struct spots *spots)
{
    for (size_t at = 0; at < spots->count; at++)
        for (int i = 0; stands_at(term, spots, at) && i < term->count; i++)
            spots->items[at + (size_t)i].is_found = true;
}

static struct spots find(struct arena *arena, struct str text, const struct query *query)
{
    struct spots spots = { 0 };

    find_forms(arena, text, query, &spots);
    for (int i = 0; i < query->count; i++)
        if (query->terms[i].is_exact && !query->terms[i].is_negated)
            find_phrase(&query->terms[i], &spots);
    return spots;
}

/* Where most of what was found stands within so many bytes; the first word when nothing was. */
static size_t densest(const struct spots *spots, size_t bytes)
{
    size_t best = 0, most = 0, inside = 0, end = 0;

    for (size_t i = 0; i < spots->count; i++) {
        while (end < spots->count && spots->items[end].to <= spots->items[i].from + bytes)
            inside += spots->items[end++].is_found;
        if (spots->items[i].is_found && inside > most) {
            most = inside;
            best = i;
        }
        if (end > i)
            inside -= spots->items[i].is_found;
    }
    return best;
}

static void put_plain(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= ' ')
            buffer_put(out, text.data + i, 1);
        else if (text.data[i] == '\n' || text.data[i] == '\t')
            buffer_put_c(out, " ");
}

static void put_marked(struct buffer *out, struct str text, const struct spots *spots, size_t from,
                       size_t to)
{
    static const char begins[] = { MARK_BEGINS, 0 }, ends[] = { MARK_ENDS, 0 };

    for (size_t i = 0; i < spots->count; i++) {
        const struct spot *spot = &spots->items[i];

        if (!spot->is_found || spot->from < from || spot->to > to)
            continue;
        put_plain(out, str_slice(text, from, spot->from));
        buffer_put_c(out, begins);
        put_plain(out, str_slice(text, spot->from, spot->to));
        buffer_put_c(out, ends);
        from = spot->to;
    }
    put_plain(out, str_slice(text, from, to));
}

/* Never inside of a character. */
static struct str looked_at(struct str text)
{
    size_t end = LOOKED_AT_MAX;

    if (text.length <= LOOKED_AT_MAX)
        return text;
    while (end && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return str_slice(text, 0, end);
}

struct str snippet_whole(struct arena *arena, struct str text, const struct query *query)
{
    struct buffer out = { .arena = arena };
    struct spots spots;

    text = looked_at(text);
    spots = find(arena, text, query);
    put_marked(&out, text, &spots, 0, text.length);
    return buffer_str(&out);
}

/* The word that a piece begins with: some bytes before the one at the place. */
static size_t first_word(const struct spots *spots, size_t at)
{
    size_t first = at;

    while (first && spots->items[at].from - spots->items[first - 1].from <= BEFORE_BYTES)
        first--;
    return first;
}

static size_t last_word(const struct spots *spots, size_t first, size_t bytes)
{
    size_t last = first;

    while (last + 1 < spots->count && spots->items[last + 1].to - spots->items[first].from <= bytes)
        last++;
    return last;
}

struct str snippet_of(struct arena *arena, struct str text, const struct query *query, size_t bytes)
{
    struct buffer out = { .arena = arena };
    struct spots spots;
    size_t first, last;
    bool is_whole;

    text = looked_at(text);
    spots = find(arena, text, query);
    if (!spots.count)
        return STR("");
    first = first_word(&spots, densest(&spots, bytes - BEFORE_BYTES));
    last = last_word(&spots, first, bytes);
    is_whole = last + 1 == spots.count;
    buffer_put_c(&out, first ? "… " : "");
    put_marked(&out, text, &spots, first ? spots.items[first].from : 0,
               is_whole ? text.length : spots.items[last].to);
    buffer_put_c(&out, is_whole ? "" : " …");
    return buffer_str(&out);
}
