#include "search/dialect.h"

/*
 * Columns are parts of their own; each is a text that unicode61 cuts at its
 * spaces. What stands in a title begins with a character that no word has (a
 * private one, which unicode61 keeps): titles are searched without going
 * through everything that texts hold. No word has a quotation mark.
 */
#define TITLE_SIGN "\uE000"

static bool is_of_title(enum index_part part)
{
    return part == PART_TITLE || part == PART_TITLE_STEMS;
}

static void put_token(struct buffer *out, enum index_part part, struct str token, int position)
{
    /* Of a whole forum there are millions, so no format is read for each. */
    if (position > 1)
        buffer_put(out, " ", 1);
    if (is_of_title(part))
        buffer_put_c(out, TITLE_SIGN);
    buffer_put_str(out, token);
}

static void put_phrase_in(struct buffer *out, const struct query_term *term, const char *column,
                          const char *sign)
{
    buffer_format(out, "%s : \"", column);
    for (int i = 0; i < term->count; i++)
        buffer_format(out, "%s%s%.*s", i ? " " : "", sign, STR_ARGS(term->words[i].folded));
    buffer_put_c(out, "\"");
}

static void put_phrase(struct buffer *out, const struct query_term *term, bool in_title)
{
    buffer_put_c(out, "(");
    put_phrase_in(out, term, "title", TITLE_SIGN);
    if (!in_title) {
        buffer_put_c(out, " OR ");
        put_phrase_in(out, term, "body", "");
    }
    buffer_put_c(out, ")");
}

static void put_stems_in(struct buffer *out, const struct query_word *word, const char *column,
                         const char *sign)
{
    buffer_format(out, "%s : (", column);
    for (int i = 0; i < word->stem_count; i++)
        buffer_format(out, "%s\"%s%.*s\"", i ? " OR " : "", sign, STR_ARGS(word->stems[i]));
    buffer_put_c(out, ")");
}

static void put_stems(struct buffer *out, const struct query_word *word, bool in_title)
{
    buffer_put_c(out, "(");
    put_stems_in(out, word, "title_stems", TITLE_SIGN);
    if (!in_title) {
        buffer_put_c(out, " OR ");
        put_stems_in(out, word, "body_stems", "");
    }
    buffer_put_c(out, ")");
}

static void put_mark(struct buffer *out, struct str mark)
{
    buffer_format(out, "(marks : \"%.*s\")", STR_ARGS(mark));
}

const struct dialect dialect_fts5 = {
    .and = " AND ",
    .or = " OR ",
    .and_not = " NOT ",
    .put_token = put_token,
    .put_phrase = put_phrase,
    .put_stems = put_stems,
    .put_mark = put_mark,
};
