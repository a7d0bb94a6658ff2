#include "search/dialect.h"

/* Columns are parts of their own; each is a text that unicode61 cuts at its spaces. */
static void put_token(struct buffer *out, enum index_part part, struct str token, int position)
{
    (void)part;
    if (position > 1)
        buffer_put_c(out, " ");
    buffer_put_str(out, token);
}

/* Words hold letters and digits alone, so no quotation mark is in them. */
static void put_phrase(struct buffer *out, const struct query_term *term, bool in_title)
{
    buffer_put_c(out, in_title ? "(title : \"" : "({title body} : \"");
    for (int i = 0; i < term->count; i++) {
        buffer_put_c(out, i ? " " : "");
        buffer_put_str(out, term->words[i].folded);
    }
    buffer_put_c(out, "\")");
}

static void put_stems(struct buffer *out, const struct query_word *word, bool in_title)
{
    buffer_put_c(out, in_title ? "(title_stems : (" : "({title_stems body_stems} : (");
    for (int i = 0; i < word->stem_count; i++)
        buffer_format(out, "%s\"%.*s\"", i ? " OR " : "", STR_ARGS(word->stems[i]));
    buffer_put_c(out, "))");
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
