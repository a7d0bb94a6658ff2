#include "search/dialect.h"

/*
 * One vector holds everything. Before a word stands what it is, for no word
 * has such signs: = a stem, ^ of a title (which has weight A too, for the
 * order), : a mark. Nothing in words needs an escape.
 */
static void put_token(struct buffer *out, enum index_part part, struct str token, int position)
{
    static const char *const signs[PARTS] = { "^", "^=", "", "=", ":" };
    static const char *const weights[PARTS] = { "A", "A", "", "", "" };

    buffer_put_c(out, position > 1 ? " '" : "'");
    buffer_put_c(out, signs[part]);
    buffer_put_str(out, token);
    buffer_put_c(out, "':");
    buffer_put_integer(out, position);
    buffer_put_c(out, weights[part]);
}

static void put_phrase_of(struct buffer *out, const struct query_term *term, const char *sign)
{
    for (int i = 0; i < term->count; i++)
        buffer_format(out, "%s'%s%.*s'", i ? " <-> " : "(", sign, STR_ARGS(term->words[i].folded));
    buffer_put_c(out, ")");
}

static void put_phrase(struct buffer *out, const struct query_term *term, bool in_title)
{
    buffer_put_c(out, "(");
    put_phrase_of(out, term, "^");
    if (!in_title) {
        buffer_put_c(out, " | ");
        put_phrase_of(out, term, "");
    }
    buffer_put_c(out, ")");
}

static void put_stems(struct buffer *out, const struct query_word *word, bool in_title)
{
    for (int i = 0; i < word->stem_count; i++) {
        buffer_format(out, "%s'^=%.*s'", i ? " | " : "(", STR_ARGS(word->stems[i]));
        if (!in_title)
            buffer_format(out, " | '=%.*s'", STR_ARGS(word->stems[i]));
    }
    buffer_put_c(out, ")");
}

static void put_mark(struct buffer *out, struct str mark)
{
    buffer_format(out, "':%.*s'", STR_ARGS(mark));
}

const struct dialect dialect_tsvector = {
    .and = " & ",
    .or = " | ",
    .and_not = " & !",
    .put_token = put_token,
    .put_phrase = put_phrase,
    .put_stems = put_stems,
    .put_mark = put_mark,
};
