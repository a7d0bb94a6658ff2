#include "law/canon.h"
#include "law/formula_inside.h"

enum { ANNOUNCED_MAX = 40 /* tokens from « par » to the colon */ };

/* « (le reste sans changement) » in what was quoted, or after it. */
static bool rest_read(struct reader *reader)
{
    size_t at = reader->at;

    if (token_at(reader, at)->kind == TOKEN_BEGIN_PAREN)
        at++;
    if (token_is(reader, at, WORD_THE))
        at++;
    if (!token_is(reader, at, WORD_REST))
        return false;
    while (!reader_ends_line(reader, at) && token_at(reader, at)->kind != TOKEN_END_PAREN)
        at++;
    reader->at = at + (token_at(reader, at)->kind == TOKEN_END_PAREN);
    return true;
}

/* Where it begins at the end of a paragraph; its end when it does not say so. */
static size_t rest_begin(const struct reader *reader, size_t from, size_t to)
{
    enum { REST_MAX = 8 };

    for (size_t at = to; at > from && to - at < REST_MAX; at--)
        if (token_at(reader, at - 1)->kind == TOKEN_BEGIN_PAREN &&
            (token_is(reader, at, WORD_REST) ||
             (token_is(reader, at, WORD_THE) && token_is(reader, at + 1, WORD_REST))))
            return at - 1;
    return to;
}

static void item_add(struct reader *reader, struct content *content, size_t from, size_t to)
{
    size_t rest = rest_begin(reader, from, to);
    struct str text = reader_slice(reader, from, rest);
    bool is_row = str_find(text, STR("\t"), 0) < text.length;

    content->is_rest_unchanged = content->is_rest_unchanged || rest < to;
    if (!text.length && content->kind != CONTENT_WORDS)
        return; /* a mark of quotation on a line of its own, around a table */
    *list_add(reader->arena, &content->items) =
        is_row ? canon_row(reader->arena, text) : canon_text(reader->arena, text);
}

/* Where the quotation that stands open closes in this paragraph; its end when it does not. */
static size_t quote_end(const struct reader *reader, size_t at, size_t *depth)
{
    for (; !reader_ends_line(reader, at); at++) {
        enum token_kind kind = token_at(reader, at)->kind;

        if (kind == TOKEN_OPEN)
            ++*depth;
        else if (kind == TOKEN_CLOSE && --*depth == 0)
            return at;
    }
    return at;
}

/* A full stop, a comma: what a formula puts after a quotation. */
static size_t marks_end(const struct reader *reader, size_t at)
{
    enum token_kind kind;

    while ((kind = token_at(reader, at)->kind) == TOKEN_STOP || kind == TOKEN_SEMICOLON ||
           kind == TOKEN_COMMA || kind == TOKEN_CLOSE)
        at++;
    return at;
}

static bool is_complete(const struct content *content)
{
    if (content->kind == CONTENT_ALINEAS && content->count)
        return content->items.count >= (size_t)content->count;
    return content->kind == CONTENT_WORDS || content->kind == CONTENT_NONE ||
           (content->kind == CONTENT_SENTENCES && !content->sentences);
}

/*
 * Each paragraph of a quotation opens it again, and only the last one closes it;
 * some close each. One that is never closed ends where the next instruction begins.
 */
static void quoted_read(struct reader *reader, struct content *content)
{
    for (;;) {
        size_t depth = 1, begin = ++reader->at, next;
        size_t end = quote_end(reader, begin, &depth);

        item_add(reader, content, begin, end);
        reader->at = end + (depth == 0);
        if (depth == 0 && !reader_ends_line(reader, marks_end(reader, reader->at)))
            return;
        next = depth ? end : marks_end(reader, reader->at);
        if (token_at(reader, next)->kind == TOKEN_END || (!depth && is_complete(content)))
            return;
        if (token_at(reader, next + 1)->kind != TOKEN_OPEN) {
            if (!depth || is_complete(content) || line_instructs(reader, next + 1))
                return;
        }
        reader->at = next + 1;
        if (token_now(reader)->kind != TOKEN_OPEN)
            reader->at--; /* the paragraph has no mark of its own to pass over */
    }
}

/* Without quotes: as many paragraphs as were announced, or all until the next instruction. */
static void bare_read(struct reader *reader, struct content *content)
{
    for (;;) {
        size_t end = token_now(reader)->line_end;

        item_add(reader, content, reader->at, end);
        reader->at = end;
        if (is_complete(content) || token_now(reader)->kind == TOKEN_END ||
            line_instructs(reader, end + 1))
            return;
        reader->at = end + 1;
    }
}

/*
 * Where of the announced paragraphs the first is in quotes and another is not, the
 * quotes are those of the text itself: the Sénat puts none around.
 */
static bool is_mixed(const struct reader *reader, const struct content *content)
{
    size_t depth = 0, at = reader->at;

    if (content->kind != CONTENT_ALINEAS || content->count < 2)
        return false;
    at = quote_end(reader, at, &depth);
    if (depth)
        return false; /* it goes on below */
    for (int64_t i = 1; i < content->count; i++) {
        at = token_at(reader, at)->line_end + 1;
        if (token_at(reader, at - 1)->kind == TOKEN_END || line_instructs(reader, at))
            return false;
        if (token_at(reader, at)->kind != TOKEN_OPEN)
            return true;
    }
    return false;
}

bool content_items_read(struct reader *reader, struct content *content)
{
    reader_take(reader, TOKEN_LINE);
    if (token_now(reader)->kind == TOKEN_END)
        return false;
    if (token_now(reader)->kind == TOKEN_OPEN && !is_mixed(reader, content))
        quoted_read(reader, content);
    else
        bare_read(reader, content);
    content->is_rest_unchanged = rest_read(reader) || content->is_rest_unchanged;
    return content->items.count > 0;
}

static bool announce(struct content *content, const struct word *word)
{
    if (word->kind == WORD_TERM)
        content->kind = CONTENT_WORDS;
    else if (word->kind == WORD_DISPOSITIONS)
        content->kind = CONTENT_ALINEAS;
    else if (word->kind == WORD_UNIT && word->value == UNIT_ALINEA)
        content->kind = CONTENT_ALINEAS;
    else if (word->kind == WORD_UNIT && word->value == UNIT_SENTENCE)
        content->kind = CONTENT_SENTENCES;
    else if (word->kind == WORD_UNIT && word->value == UNIT_ARTICLE)
        content->kind = CONTENT_ARTICLE;
    else if (word->kind == WORD_UNIT && (word->value == UNIT_PART || word->value == UNIT_POINT ||
                                         word->value == UNIT_TABLE || word->value == UNIT_COLUMN))
        content->kind = CONTENT_ALINEAS;
    else
        return false;
    return true;
}

/* « un II bis ainsi rédigé », « les 3° et 4° ainsi rédigés », « un article L. 1-1 » */
static void number_note(struct reader *reader, struct content *content)
{
    struct reader trial = *reader;

    if (content->number.length)
        return;
    if (content->kind == CONTENT_ARTICLE)
        content->number = article_number_read(&trial);
    else if (!token_is(reader, reader->at, WORD_AT))
        content->number = point_read(&trial);
    if (content->number.length)
        reader->at = trial.at - 1;
}

/*
 * What stands between the verb and the colon says what kind of words follow.
 * A colon may be missing before a quotation or the end of the paragraph.
 */
static bool announcement_read(struct reader *reader, struct content *content)
{
    size_t begin = reader->at;
    bool is_known = false;

    for (; reader->at < begin + ANNOUNCED_MAX; reader->at++) {
        const struct token *token = token_now(reader);

        if (token->kind == TOKEN_COLON || token->kind == TOKEN_OPEN || token->kind == TOKEN_LINE)
            break;
        if (token->kind == TOKEN_END || token->kind == TOKEN_SEMICOLON ||
            token->kind == TOKEN_CLOSE || token_is(reader, reader->at, WORD_VERB) ||
            token_is(reader, reader->at, WORD_BE))
            return false;
        if (token_is(reader, reader->at, WORD_CARDINAL) && !content->count)
            content->count = token->word->value;
        else if (content->kind == CONTENT_SENTENCES &&
                 token_means(reader, reader->at, WORD_UNIT, UNIT_ALINEA))
            content->sentences = content->count ? (size_t)content->count : 1;
        else if (token->word && !is_known)
            is_known = announce(content, token->word);
        if (content->kind != CONTENT_WORDS && content->kind != CONTENT_SENTENCES)
            if (reader->at > begin)
                number_note(reader, content);
        if (token_means(reader, reader->at, WORD_UNIT, UNIT_POINT))
            content->count = 0; /* a numbered part may have several paragraphs */
    }
    if (!is_known && content->number.length) {
        content->kind = CONTENT_ALINEAS;
        content->count = 0;
    }
    return is_known || content->number.length || reader->at == begin;
}

bool content_read(struct reader *reader, struct content *content, enum content_kind otherwise)
{
    size_t begin = reader->at;

    *content = (struct content){ 0 };
    if (!announcement_read(reader, content)) {
        reader->at = begin;
        return false;
    }
    if (content->kind == CONTENT_NONE)
        content->kind = otherwise;
    if (content->kind == CONTENT_ARTICLE)
        content->count = 0;
    reader_take(reader, TOKEN_COLON);
    if (content_items_read(reader, content))
        return true;
    reader->at = begin;
    return false;
}
