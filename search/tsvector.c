#include "search/dialect.h"

/*
 * One vector holds everything: a stem begins with =, a mark with :, which no
 * word does, and what stands in a title has weight A. Words hold letters and
 * digits alone, so nothing in them needs an escape.
 */
static void put_token(struct buffer *out, enum index_part part, struct str token, int position)
{
    static const char *const prefixes[PARTS] = { "", "=", "", "=", ":" };
    static const char *const weights[PARTS] = { "A", "A", "", "", "" };

    buffer_format(out, "%s'%s%.*s':%d%s", position > 1 ? " " : "", prefixes[part], STR_ARGS(token),
                  position, weights[part]);
}

static void put_phrase(struct buffer *out, const struct query_term *term, bool in_title)
{
    for (int i = 0; i < term->count; i++)
        buffer_format(out, "%s'%.*s'%s", i ? " <-> " : "(", STR_ARGS(term->words[i].folded),
                      in_title ? ":A" : "");
    buffer_put_c(out, ")");
}

static void put_stems(struct buffer *out, const struct query_word *word, bool in_title)
{
    for (int i = 0; i < word->stem_count; i++)
        buffer_format(out, "%s'=%.*s'%s", i ? " | " : "(", STR_ARGS(word->stems[i]),
                      in_title ? ":A" : "");
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
