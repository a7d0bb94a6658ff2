#include "exchange/revision_yaml.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

/* What is left of the YAML. Only scalars are looked into; all else goes by lines. */
struct yaml {
    struct str rest;
    struct arena *arena;
};

static struct str first_line(const struct yaml *yaml)
{
    struct str rest = yaml->rest;

    return str_cut(&rest, '\n');
}

static struct str cut_line(struct yaml *yaml)
{
    return str_cut(&yaml->rest, '\n');
}

static size_t indent_of(struct str line)
{
    size_t indent = 0;

    while (indent < line.length && line.data[indent] == ' ')
        indent++;
    return indent;
}

static bool is_blank_line(struct str line)
{
    return indent_of(line) == line.length;
}

/* "|2-": how the lines of a block are read. */
struct block {
    bool is_folded;
    size_t indent; /* 0: the first line that is not blank shows it */
    char chomp;    /* '-', '+', or 0: one newline at the end stays */
};

static bool read_header(struct str header, struct block *block)
{
    *block = (struct block){ .is_folded = str_starts(header, ">") };
    header = str_slice(header, 1, header.length);
    for (size_t i = 0; i < header.length; i++) {
        char c = header.data[i];

        if (c >= '1' && c <= '9' && !block->indent)
            block->indent = (size_t)(c - '0');
        else if ((c == '-' || c == '+') && !block->chomp)
            block->chomp = c;
        else
            return false;
    }
    return true;
}

static void end_block(struct buffer *out, const struct block *block, size_t newlines)
{
    size_t kept = block->chomp == '-'   ? 0
                  : block->chomp == '+' ? newlines
                                        : newlines && out->length;

    while (kept--)
        buffer_put_c(out, "\n");
}

/* Folding: a single newline between two lines of words is a space (YAML 1.1, 9.2.3). */
static void put_breaks(struct buffer *out, const struct block *block, size_t newlines, bool folds)
{
    if (block->is_folded && folds && newlines == 1)
        buffer_put_c(out, " ");
    else
        for (size_t i = block->is_folded && folds ? 1 : 0; i < newlines; i++)
            buffer_put_c(out, "\n");
}

static struct str read_block(struct yaml *yaml, struct block block)
{
    struct buffer out = { .arena = yaml->arena };
    size_t newlines = 0;
    bool was_words = false;

    while (yaml->rest.length) {
        struct str line = first_line(yaml);
        bool is_blank = is_blank_line(line);
        bool is_words;

        if (!is_blank && !block.indent)
            block.indent = indent_of(line);
        if (!is_blank && (indent_of(line) < block.indent || !block.indent))
            break;
        cut_line(yaml);
        line = str_slice(line, block.indent, line.length);
        if (line.length && block.indent) {
            is_words = line.data[0] != ' ' && line.data[0] != '\t';
            put_breaks(&out, &block, newlines, was_words && is_words);
            buffer_put_str(&out, line);
            was_words = is_words;
            newlines = 0;
        }
        newlines++;
    }
    end_block(&out, &block, newlines);
    return buffer_str(&out);
}

/* Line breaks within a quoted or plain scalar: one is a space, each more a newline. */
static void put_fold(struct buffer *out, size_t *at, struct str text)
{
    size_t breaks = 0;

    while (out->length && (out->data[out->length - 1] == ' ' || out->data[out->length - 1] == '\t'))
        out->length--;
    for (; *at < text.length && strchr(" \t\n", text.data[*at]); ++*at)
        breaks += text.data[*at] == '\n';
    if (breaks == 1)
        buffer_put_c(out, " ");
    for (size_t i = 1; i < breaks; i++)
        buffer_put_c(out, "\n");
}

static bool read_single(struct yaml *yaml, struct str *text)
{
    struct buffer out = { .arena = yaml->arena };
    struct str rest = yaml->rest;
    size_t at = 1;

    while (at < rest.length) {
        char c = rest.data[at];

        if (c == '\'' && (at + 1 == rest.length || rest.data[at + 1] != '\'')) {
            yaml->rest = str_slice(rest, at + 1, rest.length);
            *text = buffer_str(&out);
            return true;
        }
        if (c == '\n') {
            put_fold(&out, &at, rest);
            continue;
        }
        buffer_put(&out, &c, 1);
        at += c == '\'' ? 2 : 1;
    }
    return false;
}

static bool put_numbered(struct buffer *out, struct str text, size_t *at, size_t digits)
{
    ucs4_t character = 0;
    uint8_t bytes[4];
    int length;

    if (text.length - *at < digits)
        return false;
    for (; digits; digits--, ++*at) {
        const char *hex = "0123456789abcdef0123456789ABCDEF";
        const char *digit = text.data[*at] ? strchr(hex, text.data[*at]) : NULL;

        if (!digit)
            return false;
        character = character << 4 | (ucs4_t)((digit - hex) & 15);
    }
    length = u8_uctomb(bytes, character ? character : 0xFFFD, sizeof bytes);
    if (length > 0)
        buffer_put(out, bytes, (size_t)length);
    return length > 0;
}

/* An escape of a double-quoted scalar; at is after the backslash. */
static bool put_escape(struct buffer *out, struct str text, size_t *at)
{
    static const char letters[] = "abtnvfre \"/\\N_LP";
    static const char *const meanings[] = {
        "\a", "\b", "\t", "\n", "\v",       "\f",       "\r",           "\x1B",
        " ",  "\"", "/",  "\\", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9"
    };
    char c = *at < text.length ? text.data[*at] : '\0';
    const char *letter = c ? strchr(letters, c) : NULL;

    ++*at;
    if (letter)
        buffer_put_c(out, meanings[letter - letters]);
    else if (c == 'x')
        return put_numbered(out, text, at, 2);
    else if (c == 'u')
        return put_numbered(out, text, at, 4);
    else if (c == 'U')
        return put_numbered(out, text, at, 8);
    else if (c == '0')
        buffer_put_c(out, "\xEF\xBF\xBD");
    else if (c == '\n')
        while (*at < text.length && (text.data[*at] == ' ' || text.data[*at] == '\t'))
            ++*at;
    else
        return false;
    return true;
}

static bool read_double(struct yaml *yaml, struct str *text)
{
    struct buffer out = { .arena = yaml->arena };
    struct str rest = yaml->rest;
    size_t at = 1;

    while (at < rest.length && rest.data[at] != '"') {
        char c = rest.data[at];

        if (c == '\n') {
            put_fold(&out, &at, rest);
            continue;
        }
        at++;
        if (c != '\\')
            buffer_put(&out, &c, 1);
        else if (!put_escape(&out, rest, &at))
            return false;
    }
    yaml->rest = str_slice(rest, at + 1, rest.length);
    *text = buffer_str(&out);
    return at < rest.length;
}

/* Words without quotes, on this line and the indented ones after it. */
static bool read_plain(struct yaml *yaml, struct str *text)
{
    struct buffer out = { .arena = yaml->arena };
    struct str rest = yaml->rest;
    size_t at = 0;

    if (rest.length && strchr("!&*[]{}%@`,", rest.data[0]))
        return false;
    while (at < rest.length) {
        char c = rest.data[at];

        if (c == '\n') {
            size_t end = at;

            while (end < rest.length && rest.data[end] == '\n')
                end++;
            if (end == rest.length || rest.data[end] != ' ')
                break;
            put_fold(&out, &at, rest);
            continue;
        }
        buffer_put(&out, &c, 1);
        at++;
    }
    yaml->rest = str_slice(rest, at, rest.length);
    *text = str_trim(buffer_str(&out));
    if (str_equal(*text, STR("~")) || str_equal(*text, STR("null")))
        *text = STR("");
    return true;
}

/* One "- scalar" of a sequence, to the end of its last line. */
static bool read_item(struct yaml *yaml, struct str *text)
{
    struct block block;
    struct str line = first_line(yaml);
    char first;

    if (!str_starts(line, "-") || (line.length > 1 && line.data[1] != ' '))
        return false;
    yaml->rest = str_slice(yaml->rest, line.length > 1 ? 2 : 1, yaml->rest.length);
    if (str_starts(yaml->rest, "! ")) /* an older Ruby's "no tag" */
        yaml->rest = str_slice(yaml->rest, 2, yaml->rest.length);
    line = first_line(yaml);
    first = line.length ? line.data[0] : '\0';
    if (first == '|' || first == '>') {
        cut_line(yaml);
        if (!read_header(line, &block))
            return false;
        *text = read_block(yaml, block);
        return true;
    }
    if (!(first == '\''  ? read_single(yaml, text)
          : first == '"' ? read_double(yaml, text)
                         : read_plain(yaml, text)))
        return false;
    return is_blank_line(cut_line(yaml));
}

enum result revision_texts(struct arena *arena, struct str text, struct str *before,
                           struct str *after)
{
    struct yaml yaml = { text, arena };
    bool is_there = false;

    *before = *after = STR("");
    if (!str_starts(text, "---") && !str_starts(text, "raw:"))
        return NOT_VALID;
    while (yaml.rest.length && !is_there) {
        struct str line = cut_line(&yaml);

        is_there = str_equal(line, STR("raw:"));
        if (!is_there && str_starts(line, "raw:"))
            return NOT_VALID;
    }
    if (!is_there)
        return NOT_FOUND;
    if (!read_item(&yaml, before) || !read_item(&yaml, after) || str_starts(yaml.rest, "-"))
        return NOT_VALID;
    return OK;
}
