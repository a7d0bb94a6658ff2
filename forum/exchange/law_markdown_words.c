#include "exchange/law_markdown_words.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_html.h"

/* A mark that was undone leaves this in its place; canonical text has none. */
enum { UNDONE = 1, RUN_MAX = 3, STARS = 2, REFERENCE_BYTES_MAX = 34, ADDRESS_BYTES_MAX = 4096 };

struct scan {
    struct str in;
    struct buffer out;
    size_t at;
    size_t last_angle;                 /* the last > there is */
    size_t bracket;                    /* past the place of the innermost [ in out; 0: none */
    size_t opened[STARS][RUN_MAX + 1]; /* past the places of runs in out that may be closed */
};

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

static bool is_word_byte(char c)
{
    return (c & 0x80) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char byte_at(const struct scan *scan, size_t at)
{
    return at < scan->in.length ? scan->in.data[at] : ' ';
}

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static void put(struct scan *scan, size_t bytes)
{
    buffer_put(&scan->out, scan->in.data + scan->at, bytes);
    scan->at += bytes;
}

static void undo(struct scan *scan, size_t place, size_t bytes)
{
    memset(scan->out.data + place, UNDONE, bytes);
}

static void backslash(struct scan *scan)
{
    char next = byte_at(scan, scan->at + 1);

    if (scan->at + 1 < scan->in.length && (is_punctuation(next) || next == '\n')) {
        scan->at++;
        put(scan, 1);
    } else
        put(scan, 1);
}

static void reference(struct scan *scan)
{
    struct str rest = str_slice(scan->in, scan->at, scan->at + REFERENCE_BYTES_MAX);
    size_t end = str_find(rest, STR(";"), 0) + 1;
    struct str whole = str_slice(rest, 0, end), undone;

    if (end > rest.length) {
        put(scan, 1);
        return;
    }
    undone = law_entities(scan->out.arena, whole);
    if (str_equal(undone, whole))
        put(scan, 1);
    else {
        buffer_put_str(&scan->out, undone);
        scan->at += end;
    }
}

static size_t run_at(const struct scan *scan, size_t at)
{
    size_t end = at;

    while (end < scan->in.length && scan->in.data[end] == scan->in.data[at])
        end++;
    return end - at;
}

static void code(struct scan *scan)
{
    size_t run = run_at(scan, scan->at), from = scan->at + run, end = from;
    struct str mark = str_slice(scan->in, scan->at, from);

    end = str_find(str_slice(scan->in, 0, from + ADDRESS_BYTES_MAX), mark, from);
    if (end + run > scan->in.length || end >= from + ADDRESS_BYTES_MAX) {
        put(scan, run);
        return;
    }
    scan->at = from;
    put(scan, end - from);
    scan->at += run;
}

/* Runs of one length close each other; a star inside a word is none. */
static void emphasis(struct scan *scan)
{
    size_t run = run_at(scan, scan->at);
    char before = scan->at ? byte_at(scan, scan->at - 1) : ' ',
         after = byte_at(scan, scan->at + run);
    size_t *opened = run <= RUN_MAX ? &scan->opened[scan->in.data[scan->at] == '_'][run] : NULL;

    if (!opened || (is_word_byte(before) && is_word_byte(after))) {
        put(scan, run);
    } else if (*opened && !is_white(before) && !is_word_byte(after)) {
        undo(scan, *opened - 1, run);
        *opened = 0;
        scan->at += run;
    } else {
        if (!is_white(after) && !is_word_byte(before))
            *opened = scan->out.length + 1;
        put(scan, run);
    }
}

static void open_bracket(struct scan *scan)
{
    scan->bracket = scan->out.length + 1;
    put(scan, 1);
}

/* "](address)" behind a bracket that is open: only the words between stay. */
static void close_bracket(struct scan *scan)
{
    struct str rest = str_slice(scan->in, scan->at + 1, scan->at + 1 + ADDRESS_BYTES_MAX);
    size_t end = str_find(rest, STR(")"), 0), line = str_find(rest, STR("\n"), 0);

    if (scan->bracket && str_starts(rest, "(") && end < rest.length && end < line) {
        undo(scan, scan->bracket - 1, 1);
        if (scan->bracket > 1 && scan->out.data[scan->bracket - 2] == '!')
            undo(scan, scan->bracket - 2, 1);
        scan->at += end + 2;
    } else
        put(scan, 1);
    scan->bracket = 0;
}

static bool is_break(struct str name)
{
    static const char *const breaks[] = { "br", "p", "div", "li", "ul", "ol", "tr", NULL };

    for (const char *const *known = breaks; *known; known++)
        if (str_equal(name, str_of(*known)))
            return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A tag leaves nothing, or a line break; <https://…> its address. */
static void angle(struct scan *scan)
{
    size_t name = scan->at + 1 + (byte_at(scan, scan->at + 1) == '/'), to = name, end;
    struct str rest = str_slice(scan->in, scan->at, scan->in.length);

    if (scan->at >= scan->last_angle ||
        !(is_letter(byte_at(scan, name)) || str_starts(rest, "<!--"))) {
        put(scan, 1);
        return;
    }
    end = str_starts(rest, "<!--") ? str_find(scan->in, STR("-->"), scan->at) + 2
                                   : str_find(scan->in, STR(">"), scan->at);
    while (is_letter(byte_at(scan, to)) || byte_at(scan, to) == '+')
        to++;
    if (byte_at(scan, to) == ':' && byte_at(scan, to + 1) == '/')
        buffer_put_str(&scan->out, str_slice(scan->in, name, end));
    if (is_break(str_lower(scan->out.arena, str_slice(scan->in, name, to))))
        buffer_put_c(&scan->out, "\n");
    scan->at = end + 1;
}

static void step(struct scan *scan)
{
    switch (scan->in.data[scan->at]) {
    case '\\': backslash(scan); break;
    case '&': reference(scan); break;
    case '`': code(scan); break;
    case '*':
    case '_': emphasis(scan); break;
    case '[': open_bracket(scan); break;
    case ']': close_bracket(scan); break;
    case '<': angle(scan); break;
    default: put(scan, 1); break;
    }
}

struct str markdown_words(struct arena *arena, struct str markdown)
{
    struct scan scan = { .in = markdown, .out = { .arena = arena } };
    const char *last = markdown.length ? memrchr(markdown.data, '>', markdown.length) : NULL;
    size_t length = 0;

    scan.last_angle = last ? (size_t)(last - markdown.data) : 0;
    while (scan.at < markdown.length) {
        size_t plain = scan.at;

        while (plain < markdown.length && !strchr("\\&`*_[]<", markdown.data[plain]))
            plain++;
        if (plain > scan.at)
            put(&scan, plain - scan.at);
        if (scan.at < markdown.length)
            step(&scan);
    }
    for (size_t i = 0; i < scan.out.length; i++)
        if (scan.out.data[i] != UNDONE)
            scan.out.data[length++] = scan.out.data[i];
    return (struct str){ length ? scan.out.data : "", length };
}

static char next_byte(struct str words, size_t at)
{
    return at + 1 < words.length ? words.data[at + 1] : ' ';
}

/* Would it be a mark there? Some only are at the beginning, or beside others. */
static bool is_mark(struct str words, size_t at)
{
    char c = words.data[at], next = next_byte(words, at);

    switch (c) {
    case '\\':
    case '`':
    case '|': return true;
    case '*':
    case '_': return !at || !is_word_byte(words.data[at - 1]) || !is_word_byte(next);
    case '&': return next == '#' || is_letter(next);
    case '<': return next == '/' || next == '!' || is_letter(next);
    case ']': return next == '(';
    case '#':
    case '>':
    case '~':
    case '=': return !at || (c == '#' && at + 1 == words.length);
    case '+':
    case '-': return !at && (next == c || is_white(next) || is_word_byte(next));
    default: return false;
    }
}

struct str markdown_escaped(struct arena *arena, struct str words)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < words.length; i++) {
        if (is_mark(words, i))
            buffer_put_c(&out, "\\");
        buffer_put(&out, words.data + i, 1);
    }
    return out.data ? buffer_str(&out) : STR("");
}

size_t markdown_bold_end(struct str markdown)
{
    if (!str_starts(markdown, "**") || str_starts(markdown, "***"))
        return 0;
    for (size_t i = 2; i + 1 < markdown.length; i++) {
        if (markdown.data[i] == '\\')
            i++;
        else if (markdown.data[i] == '*' && markdown.data[i + 1] == '*')
            return i > 2 ? i + 2 : 0;
    }
    return 0;
}
