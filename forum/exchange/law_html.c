#include "exchange/law_html.h"

#include <string.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/dump_text.h"
#include "law/canon.h"

enum { ENTITY_BYTES_MAX = 32, REPLACEMENT = 0xFFFD };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Of a number: what HTML makes of it, 0 for what can be no character. */
static ucs4_t character_numbered(uint64_t number)
{
    enum { CONTROLS = 0x80, CONTROLS_END = 0xA0, LAST = 0x10FFFF };

    if (number >= CONTROLS && number < CONTROLS_END)
        number = dump_character((unsigned char)number, DUMP_WIN1252);
    if (!number || number > LAST || (number >= 0xD800 && number <= 0xDFFF))
        return REPLACEMENT;
    return (ucs4_t)number;
}

static int digit_of(char c, int base)
{
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : base;

    return digit < base ? digit : -1;
}

static ucs4_t character_of_number(struct str digits)
{
    enum { DECIMAL = 10, HEXADECIMAL = 16, PAST_ALL = 0x110000 };
    int base = str_starts(digits, "x") || str_starts(digits, "X") ? HEXADECIMAL : DECIMAL;
    uint64_t number = 0;
    size_t first = base == HEXADECIMAL;

    if (digits.length <= first)
        return 0;
    for (size_t i = first; i < digits.length; i++) {
        int digit = digit_of(digits.data[i], base);

        if (digit < 0)
            return 0;
        number = number < PAST_ALL ? number * (uint64_t)base + (uint64_t)digit : number;
    }
    return character_numbered(number);
}

/* The reference at a place; how many bytes it has, 0 when there is none. */
static size_t reference_at(struct str text, size_t at, ucs4_t *character)
{
    struct str rest = str_slice(text, at + 1, at + 1 + ENTITY_BYTES_MAX);
    size_t end = str_find(rest, STR(";"), 0);
    struct str name = str_slice(rest, 0, end);

    if (end == rest.length || !end)
        return 0;
    *character = name.data[0] == '#' ? character_of_number(str_slice(name, 1, name.length))
                                     : law_entity_named(name);
    return *character ? end + 2 : 0;
}

static void put_character(struct buffer *out, ucs4_t character)
{
    uint8_t bytes[4];

    buffer_put(out, bytes, (size_t)u8_uctomb(bytes, character, sizeof bytes));
}

static void put_undone(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.length;) {
        const char *next = memchr(text.data + i, '&', text.length - i);
        size_t until = next ? (size_t)(next - text.data) : text.length, length;
        ucs4_t character;

        buffer_put_str(out, str_slice(text, i, until));
        i = until;
        if (i == text.length)
            break;
        length = reference_at(text, i, &character);
        if (length)
            put_character(out, character);
        else
            buffer_put_c(out, "&");
        i += length ? length : 1;
    }
}

struct str law_entities(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };

    if (str_find(text, STR("&"), 0) == text.length)
        return text;
    put_undone(&out, text);
    return buffer_str(&out);
}

struct reading {
    struct arena *arena;
    struct law_lines *lines;
    struct buffer words; /* of the line that is read, or of the cells of its row so far */
    int64_t tables;      /* how deep in tables */
    bool in_row;
    int64_t cells;
};

static void end_line(struct reading *reading)
{
    bool is_row = reading->in_row && reading->cells > 0;
    struct str raw = reading->words.data ? buffer_str(&reading->words) : STR("");
    struct str text = is_row ? canon_row(reading->arena, raw) : canon_text(reading->arena, raw);
    struct str cells = text;
    bool has_words = false;

    while (cells.length)
        has_words |= str_cut(&cells, '\t').length > 0;
    if (has_words)
        *list_add(reading->arena, reading->lines) =
            (struct law_line){ is_row ? LAW_LINE_ROW : LAW_LINE_WORDS, text };
    reading->words.length = 0;
    reading->cells = 0;
}

/* Lines within a cell are one. */
static void break_line(struct reading *reading)
{
    if (reading->in_row)
        buffer_put_c(&reading->words, " ");
    else
        end_line(reading);
}

static void open_cell(struct reading *reading)
{
    if (reading->tables > 1) {
        buffer_put_c(&reading->words, " ");
        return;
    }
    if (!reading->in_row) {
        end_line(reading);
        reading->in_row = true;
    }
    if (reading->cells++)
        buffer_put_c(&reading->words, "\t");
}

static void end_row(struct reading *reading)
{
    if (reading->tables > 1)
        return;
    end_line(reading);
    reading->in_row = false;
}

static void table(struct reading *reading, bool is_end)
{
    reading->lines->has_table = true;
    if (reading->tables > is_end)
        break_line(reading);
    else
        end_row(reading);
    if (!is_end)
        reading->tables++;
    else if (reading->tables)
        reading->tables--;
}

static bool is_one_of(struct str name, const char *const *names)
{
    while (*names && !str_equal(name, str_of(*names)))
        names++;
    return *names != NULL;
}

static void take_tag(struct reading *reading, struct str name, bool is_end)
{
    static const char *const blocks[] = {
        "p",        "div",     "li",      "ul",    "ol",    "dl",      "dt",         "dd",
        "h1",       "h2",      "h3",      "h4",    "h5",    "h6",      "blockquote", "body",
        "html",     "head",    "section", "main",  "aside", "article", "center",     "hr",
        "pre",      "address", "caption", "thead", "tbody", "tfoot",   "br",         "form",
        "fieldset", "details", "summary", NULL
    };

    if (str_equal(name, STR("table")))
        table(reading, is_end);
    else if (str_equal(name, STR("tr")))
        end_row(reading);
    else if (str_equal(name, STR("td")) || str_equal(name, STR("th"))) {
        if (!is_end)
            open_cell(reading);
    } else if (is_one_of(name, blocks))
        break_line(reading);
}

/* White space is a space: only cells have tabs between. */
static void put_text(struct reading *reading, struct str text)
{
    size_t from = reading->words.length;

    put_undone(&reading->words, text);
    for (size_t i = from; i < reading->words.length; i++)
        if (reading->words.data[i] == '\t' || reading->words.data[i] == '\n')
            reading->words.data[i] = ' ';
}

/* Where a tag ends: past the next > that stands in no quotes, or past the next one at all. */
static size_t tag_end(struct str html, size_t at)
{
    enum { VALUE_BYTES_MAX = 4096 };

    for (size_t i = at; i < html.length; i++) {
        char quote = html.data[i];

        if (quote == '>')
            return i + 1;
        if ((quote != '"' && quote != '\'') || html.data[i - 1] != '=')
            continue;
        i = str_find(str_slice(html, 0, i + VALUE_BYTES_MAX), (struct str){ &quote, 1 }, i + 1);
    }
    return str_find(html, STR(">"), at) + 1;
}

/* What a script or a style sheet says is for no reader. */
static size_t past_element(struct arena *arena, struct str html, struct str name, size_t at)
{
    struct str end = str_format(arena, "</%.*s", STR_ARGS(name));

    for (; at < html.length; at++)
        if (html.data[at] == '<' &&
            str_equal(str_lower(arena, str_slice(html, at, at + end.length)), end))
            return at;
    return at;
}

static size_t read_tag(struct reading *reading, struct str html, size_t at)
{
    bool is_end = html.data[at + 1] == '/';
    size_t from = at + 1 + is_end, to = from, end;
    struct str name;

    while (to < html.length && (is_letter(html.data[to]) || digit_of(html.data[to], 10) >= 0))
        to++;
    name = str_lower(reading->arena, str_slice(html, from, to));
    end = tag_end(html, to);
    take_tag(reading, name, is_end);
    if (!is_end && (str_equal(name, STR("script")) || str_equal(name, STR("style"))))
        return past_element(reading->arena, html, name, end);
    return end;
}

/* Of a comment, a declaration or an instruction that begins there: past its end; else 0. */
static size_t aside_end(struct str html, size_t at)
{
    struct str rest = str_slice(html, at, html.length);

    if (str_starts(rest, "<!--"))
        return str_find(html, STR("-->"), at + 4) + 3;
    if (str_starts(rest, "<!") || str_starts(rest, "<?"))
        return str_find(html, STR(">"), at) + 1;
    return 0;
}

static bool begins_tag(struct str html, size_t at)
{
    size_t letter = at + 1 < html.length && html.data[at + 1] == '/' ? at + 2 : at + 1;

    return letter < html.length && is_letter(html.data[letter]);
}

static size_t last_of(struct str text, char c)
{
    const char *found = text.length ? memrchr(text.data, c, text.length) : NULL;

    return found ? (size_t)(found - text.data) : 0;
}

struct law_lines law_html_lines(struct arena *arena, struct str html)
{
    struct law_lines lines = { 0 };
    struct reading reading = { .arena = arena, .lines = &lines, .words = { .arena = arena } };
    size_t last = last_of(html, '>');

    for (size_t at = 0; at < html.length;) {
        const char *found = memchr(html.data + at, '<', html.length - at);
        size_t tag = found ? (size_t)(found - html.data) : html.length, end;

        put_text(&reading, str_slice(html, at, tag));
        if (tag == html.length)
            break;
        end = tag < last ? aside_end(html, tag) : 0;
        if (end)
            at = end;
        else if (tag < last && begins_tag(html, tag))
            at = read_tag(&reading, html, tag);
        else {
            buffer_put_c(&reading.words, "<");
            at = tag + 1;
        }
    }
    end_line(&reading);
    return lines;
}

struct str law_lines_plain(struct arena *arena, const struct law_lines *lines)
{
    struct buffer plain = { .arena = arena };

    for (size_t i = 0; i < lines->count; i++) {
        if (i)
            buffer_put_c(&plain, "\n");
        buffer_put_str(&plain, lines->items[i].text);
    }
    return plain.data ? buffer_str(&plain) : STR("");
}

struct str law_html_plain(struct arena *arena, struct str html)
{
    struct law_lines lines = law_html_lines(arena, html);

    return law_lines_plain(arena, &lines);
}
