#include "render/markdown_inside.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

/*
 * HTML to text: our own for feeds and search, and what other forums made for
 * import. Nothing here is a defence, for what comes out is text and is escaped
 * like any other: it has to be readable and to take linear time.
 */
enum { ENTITY_BYTES_MAX = 10, ENTITY_DIGITS_MAX = 7 };

/* A tag (or comment), or the text up to the next one or to the next entity. */
struct piece {
    bool is_tag;
    bool closes;
    struct str name; /* of a tag, as written */
    struct str text; /* of a tag, all between its brackets */
    char bytes[6];   /* what an entity stands for; text points to it */
};

static bool is_named(const struct piece *tag, const char *const *names)
{
    for (; *names; names++)
        if (tag->name.length == strlen(*names) &&
            !strncasecmp(tag->name.data, *names, tag->name.length))
            return true;
    return false;
}

/* The end of a tag: its first > outside quotation marks, or the end of the text. */
static size_t tag_end(struct str html, size_t at)
{
    char quote = 0;

    for (; at < html.length; at++) {
        char c = html.data[at];

        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            break;
    }
    return at;
}

static void cut_tag(struct piece *piece, struct str *html)
{
    size_t start = str_starts(*html, "</") ? 2 : 1, end, name = start;

    piece->is_tag = true;
    piece->closes = start == 2;
    if (str_starts(*html, "<!--")) {
        end = str_find(*html, STR("-->"), 4);
        end = end < html->length ? end + 2 : end;
    } else {
        end = tag_end(*html, start);
        while (name < end && isalnum((unsigned char)html->data[name]))
            name++;
    }
    piece->name = str_slice(*html, start, name);
    piece->text = str_slice(*html, start, end);
    *html = str_slice(*html, end + 1, html->length);
}

static bool opens_tag(struct str html)
{
    return html.length > 1 && html.data[0] == '<' &&
           (isalpha((unsigned char)html.data[1]) || strchr("/!?", html.data[1]));
}

/* Named entities that HTML serializers write and people type; 0 for others. */
static ucs4_t named_entity(struct str name)
{
    static const struct {
        const char *name;
        ucs4_t character;
    } entities[] = {
        { "amp", '&' },      { "lt", '<' },       { "gt", '>' },        { "quot", '"' },
        { "apos", '\'' },    { "nbsp", 0xA0 },    { "hellip", 0x2026 }, { "mdash", 0x2014 },
        { "ndash", 0x2013 }, { "laquo", 0xAB },   { "raquo", 0xBB },    { "lsquo", 0x2018 },
        { "rsquo", 0x2019 }, { "ldquo", 0x201C }, { "rdquo", 0x201D },  { "euro", 0x20AC },
        { "times", 0xD7 },   { "copy", 0xA9 },    { "deg", 0xB0 },      { "rarr", 0x2192 },
    };

    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (str_equal(name, str_of(entities[i].name)))
            return entities[i].character;
    return 0;
}

static ucs4_t numeric_entity(struct str digits)
{
    bool is_hex = str_starts(digits, "x") || str_starts(digits, "X");
    ucs4_t character = 0;

    digits = str_slice(digits, is_hex, digits.length);
    if (digits.length > ENTITY_DIGITS_MAX)
        return 0;
    for (size_t i = 0; i < digits.length; i++) {
        char c = (char)tolower((unsigned char)digits.data[i]);

        if (c >= '0' && c <= '9')
            character = character * (is_hex ? 16 : 10) + (ucs4_t)(c - '0');
        else if (is_hex && c >= 'a' && c <= 'f')
            character = character * 16 + (ucs4_t)(c - 'a' + 10);
        else
            return 0;
    }
    return character >= ' ' ? character : 0;
}

/* An entity becomes its character; an & that starts none is text. */
static void cut_entity(struct piece *piece, struct str *html)
{
    struct str name = str_slice(*html, 1, ENTITY_BYTES_MAX);
    size_t end = str_find(name, STR(";"), 0);
    bool is_number = str_starts(name, "#");
    ucs4_t character = 0;
    int length;

    if (end < name.length)
        character = is_number ? numeric_entity(str_slice(name, 1, end))
                              : named_entity(str_slice(name, 0, end));
    length = character ? u8_uctomb((uint8_t *)piece->bytes, character, sizeof piece->bytes) : 0;
    if (length <= 0) {
        piece->text = str_slice(*html, 0, 1);
        *html = str_slice(*html, 1, html->length);
        return;
    }
    piece->text = (struct str){ piece->bytes, (size_t)length };
    *html = str_slice(*html, end + 2, html->length);
}

static void cut_piece(struct piece *piece, struct str *html)
{
    size_t end = 1;

    *piece = (struct piece){ 0 };
    if (opens_tag(*html)) {
        cut_tag(piece, html);
    } else if (html->data[0] == '&') {
        cut_entity(piece, html);
    } else {
        while (end < html->length && html->data[end] != '<' && html->data[end] != '&')
            end++;
        piece->text = str_slice(*html, 0, end);
        *html = str_slice(*html, end, html->length);
    }
}

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_hole(char c)
{
    return c == '\x01' || c == '\x02';
}

/* Words of text whose white space is folded; space says that some is due before them. */
static void put_words(struct buffer *out, struct str words, bool *space)
{
    if (*space && out->length)
        buffer_put_c(out, " ");
    buffer_put_str(out, words);
    *space = false;
}

/* Of holes, the handles of mentions are shown. */
static void put_folded(struct buffer *out, struct str text, bool *space)
{
    for (size_t i = 0; i < text.length; i++) {
        size_t end = i;

        while (end < text.length && !is_white(text.data[end]) && !is_hole(text.data[end]))
            end++;
        if (end > i) {
            put_words(out, str_slice(text, i, end), space);
            i = end - 1;
        } else if (is_white(text.data[i])) {
            *space = true;
        } else if (str_starts(str_slice(text, i, text.length), "\x01m")) {
            put_words(out, STR("@"), space);
            i++;
        } else if (text.data[i] == '\x01') {
            i = str_find(text, STR("\x02"), i);
        }
    }
}

struct str markdown_plain(struct arena *arena, struct html html, size_t characters_max)
{
    static const char *const inlines[] = { "a", "code", "del", "em", "strong", NULL };
    struct buffer out = { .arena = arena };
    struct str rest = html.markup;
    struct piece piece;
    bool space = false;

    while (rest.length) {
        cut_piece(&piece, &rest);
        if (!piece.is_tag)
            put_folded(&out, piece.text, &space);
        else if (!is_named(&piece, inlines))
            space = true;
    }
    return str_shorten(arena, buffer_str(&out), characters_max);
}

/* What stands between what was written and what comes next. */
enum gap { GAP_NONE, GAP_SPACE, GAP_LINE, GAP_BLOCK };

struct extract {
    struct buffer out;
    enum gap gap;
    bool is_item; /* the next text starts a list item */
    char before;  /* the last character written; \n at the start of a line */
};

static void raise_gap(struct extract *extract, enum gap gap)
{
    if (extract->gap < gap)
        extract->gap = gap;
}

static void close_gap(struct extract *extract)
{
    static const char *const gaps[] = { "", " ", "\n", "\n\n" };

    if (extract->out.length && extract->gap) {
        buffer_put_c(&extract->out, gaps[extract->gap]);
        extract->before = extract->gap == GAP_SPACE ? ' ' : '\n';
    }
    if (extract->is_item) {
        buffer_put_c(&extract->out, "- ");
        extract->before = '\n';
    }
    extract->gap = GAP_NONE;
    extract->is_item = false;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Would Markdown see more than a character in it? An underline inside a word it leaves alone. */
static bool is_significant(const struct extract *extract, char c, char next)
{
    const struct str out = buffer_str(&extract->out);
    size_t digits = out.length;

    if (strchr("\\`*[]<>&~|", c))
        return true;
    if (c == '_')
        return !is_word(extract->before) || !is_word(next);
    if (strchr("#+-=", c))
        return extract->before == '\n';
    if (c != '.' && c != ')')
        return false;
    while (digits && out.length - digits < 9 && isdigit((unsigned char)out.data[digits - 1]))
        digits--;
    return digits < out.length &&
           (!digits || out.data[digits - 1] == '\n' || str_ends(str_slice(out, 0, digits), "\n- "));
}

static void extract_text(struct extract *extract, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i], next = i + 1 < text.length ? text.data[i + 1] : ' ';

        if (is_white(c)) {
            raise_gap(extract, GAP_SPACE);
            continue;
        }
        if ((unsigned char)c < ' ' || c == 0x7F)
            continue;
        close_gap(extract);
        if (is_significant(extract, c, next))
            buffer_put_c(&extract->out, "\\");
        buffer_put(&extract->out, &c, 1);
        extract->before = c;
    }
}

static size_t longest_run(struct str text, char of)
{
    size_t run = 0, longest = 0;

    for (size_t i = 0; i < text.length; i++) {
        run = text.data[i] == of ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Preformatted text becomes a block of code, in a fence longer than any in it. */
static void extract_code(struct extract *extract, struct str *html)
{
    static const char *const names[] = { "pre", NULL };
    struct buffer code = { .arena = extract->out.arena }, fence = { .arena = code.arena };
    struct piece piece = { 0 };

    while (html->length && !(piece.closes && is_named(&piece, names))) {
        cut_piece(&piece, html);
        if (!piece.is_tag)
            buffer_put_str(&code, piece.text);
    }
    for (size_t i = longest_run(buffer_str(&code), '`') + 1; i > 0 || fence.length<3; i -= i> 0)
        buffer_put_c(&fence, "`");
    extract->is_item = false;
    raise_gap(extract, GAP_BLOCK);
    close_gap(extract);
    buffer_format(&extract->out, "%s\n%.*s\n%s", fence.data, STR_ARGS(str_trim(buffer_str(&code))),
                  fence.data);
    raise_gap(extract, GAP_BLOCK);
}

/* Skips to the end of what is no text at all. */
static void skip_element(const char *const *names, struct str *html)
{
    struct piece piece = { 0 };

    while (html->length && !(piece.closes && is_named(&piece, names)))
        cut_piece(&piece, html);
}

/* A picture is its text. */
static void extract_picture(struct extract *extract, struct str tag)
{
    size_t from = str_find(tag, STR("alt=\""), 0) + 5;
    struct str alt = str_slice(tag, from, str_find(tag, STR("\""), from));
    struct piece piece;

    while (alt.length) {
        cut_piece(&piece, &alt);
        if (!piece.is_tag)
            extract_text(extract, piece.text);
    }
}

static void extract_tag(struct extract *extract, const struct piece *tag, struct str *html)
{
    static const char *const silent[] = { "script", "style", "template", "svg", "math", NULL };
    static const char *const blocks[] = {
        "address", "article", "aside",      "blockquote", "dd",   "details", "div", "dl",
        "dt",      "figure",  "figcaption", "footer",     "h1",   "h2",      "h3",  "h4",
        "h5",      "h6",      "header",     "hr",         "main", "nav",     "ol",  "p",
        "section", "summary", "table",      "ul",         NULL,
    };
    static const char *const lines[] = { "br", "tr", NULL };
    static const char *const cells[] = { "td", "th", NULL };
    static const char *const item[] = { "li", NULL }, *const picture[] = { "img", NULL };
    static const char *const code[] = { "pre", NULL };

    for (size_t i = 0; silent[i] && !tag->closes; i++)
        if (is_named(tag, (const char *const[]){ silent[i], NULL }))
            skip_element((const char *const[]){ silent[i], NULL }, html);
    if (is_named(tag, code) && !tag->closes)
        extract_code(extract, html);
    else if (is_named(tag, picture))
        extract_picture(extract, tag->text);
    else if (is_named(tag, blocks) && !extract->is_item)
        raise_gap(extract, GAP_BLOCK);
    else if (is_named(tag, lines))
        raise_gap(extract, GAP_LINE);
    else if (is_named(tag, cells))
        raise_gap(extract, GAP_SPACE);
    else if (is_named(tag, item)) {
        raise_gap(extract, GAP_LINE);
        extract->is_item = !tag->closes;
    }
}

struct str markdown_from_html(struct arena *arena, struct str html)
{
    struct extract extract = { .out = { .arena = arena }, .before = '\n' };
    struct piece piece;

    while (html.length) {
        cut_piece(&piece, &html);
        if (piece.is_tag)
            extract_tag(&extract, &piece, &html);
        else
            extract_text(&extract, piece.text);
    }
    return str_trim(buffer_str(&extract.out));
}
