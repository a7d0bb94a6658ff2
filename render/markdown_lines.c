#include "render/markdown_inside.h"

#include <string.h>

/*
 * Follows the containers (quotes and list items) that CommonMark 0.30, section
 * "Appendix: A parsing strategy", would keep open, line by line. It errs on
 * the deep side. Should it ever take for code what is none, the lines of code
 * have a bound of their own, so no single line opens thousands of containers.
 */
enum { CODE_INDENT = 4, TAB_STOP = 4, CODE_CHAIN_MAX = 100 };

struct cursor {
    struct str line;
    size_t offset;
    int column;
    size_t text; /* first character that is no space or tab */
    int indent;  /* columns from here to it */
    bool is_blank;
};

static void cursor_look(struct cursor *cursor)
{
    int column = cursor->column;
    size_t i = cursor->offset;

    for (; i < cursor->line.length; i++) {
        if (cursor->line.data[i] == ' ')
            column++;
        else if (cursor->line.data[i] == '\t')
            column += TAB_STOP - column % TAB_STOP;
        else
            break;
    }
    cursor->text = i;
    cursor->indent = column - cursor->column;
    cursor->is_blank = i == cursor->line.length;
}

static char char_at(struct str line, size_t at)
{
    return at < line.length ? line.data[at] : '\n';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static bool is_space_at(struct str line, size_t at)
{
    return is_one_of(char_at(line, at), " \t\n");
}

/* A tab may be used up in parts: then the column moves and the offset stays. */
static void cursor_advance(struct cursor *cursor, int columns)
{
    while (columns > 0 && cursor->offset < cursor->line.length) {
        int step = 1;

        if (cursor->line.data[cursor->offset] == '\t')
            step = TAB_STOP - cursor->column % TAB_STOP;
        if (step <= columns)
            cursor->offset++;
        else
            step = columns;
        cursor->column += step;
        columns -= step;
    }
    cursor_look(cursor);
}

static void cursor_skip_space(struct cursor *cursor)
{
    if (is_one_of(char_at(cursor->line, cursor->offset), " \t"))
        cursor_advance(cursor, 1);
}

static bool is_thematic_break(struct str line, size_t at)
{
    char mark = char_at(line, at);
    size_t count = 0;

    if (!is_one_of(mark, "*-_"))
        return false;
    for (; at < line.length; at++) {
        if (line.data[at] == mark)
            count++;
        else if (line.data[at] != ' ' && line.data[at] != '\t')
            return false;
    }
    return count >= 3;
}

/* Bytes of the list marker that stands there, 0 if none. */
static size_t marker_length(struct str line, size_t at, bool interrupts_paragraph)
{
    size_t i = at, after;

    if (is_one_of(char_at(line, i), "-+*")) {
        i++;
    } else {
        while (i - at < 9 && char_at(line, i) >= '0' && char_at(line, i) <= '9')
            i++;
        if (i == at || !is_one_of(char_at(line, i), ".)"))
            return 0;
        if (interrupts_paragraph && !(i - at == 1 && line.data[at] == '1'))
            return 0;
        i++;
    }
    if (!is_space_at(line, i))
        return 0;
    for (after = i; after < line.length && is_space_at(line, after);)
        after++;
    return interrupts_paragraph && after == line.length ? 0 : i - at;
}

static size_t run_length(struct str line, size_t at)
{
    size_t i = at;

    while (i < line.length && line.data[i] == line.data[at])
        i++;
    return i - at;
}

static bool opens_fence(struct str line, size_t at)
{
    char mark = char_at(line, at);
    size_t length;

    if (mark != '`' && mark != '~')
        return false;
    length = run_length(line, at);
    if (length < 3)
        return false;
    return mark == '~' || !memchr(line.data + at + length, '`', line.length - at - length);
}

static bool closes_fence(const struct markdown_lines *lines, const struct cursor *cursor)
{
    size_t end;

    if (cursor->indent >= CODE_INDENT || char_at(cursor->line, cursor->text) != lines->fence)
        return false;
    end = cursor->text + run_length(cursor->line, cursor->text);
    if (end - cursor->text < lines->fence_length)
        return false;
    while (end < cursor->line.length && is_space_at(cursor->line, end))
        end++;
    return end == cursor->line.length;
}

static bool is_heading(struct str line, size_t at)
{
    size_t length = char_at(line, at) == '#' ? run_length(line, at) : 0;

    return length && length <= 6 && is_space_at(line, at + length);
}

static bool is_underline(struct str line, size_t at)
{
    char mark = char_at(line, at);

    if (mark != '=' && mark != '-')
        return false;
    for (at += run_length(line, at); at < line.length; at++)
        if (!is_space_at(line, at))
            return false;
    return true;
}

/* How many of the open containers the line continues. */
static int match_containers(const struct markdown_lines *lines, struct cursor *cursor)
{
    int matched = 0;

    for (; matched < lines->depth; matched++) {
        const struct markdown_container *container = &lines->containers[matched];

        if (container->is_quote) {
            if (cursor->indent >= CODE_INDENT || char_at(cursor->line, cursor->text) != '>')
                break;
            cursor_advance(cursor, cursor->indent + 1);
            cursor_skip_space(cursor);
        } else if (cursor->indent >= container->width) {
            cursor_advance(cursor, container->width);
        } else if (cursor->is_blank && container->has_child) {
            cursor_advance(cursor, cursor->indent);
        } else {
            break;
        }
    }
    return matched;
}

static void note_child(struct markdown_lines *lines)
{
    if (lines->depth)
        lines->containers[lines->depth - 1].has_child = true;
}

static void push(struct markdown_lines *lines, struct markdown_container container)
{
    note_child(lines);
    lines->leaf = LEAF_NONE;
    if (lines->depth == MARKDOWN_DEPTH_MAX)
        lines->is_too_deep = true;
    else
        lines->containers[lines->depth++] = container;
}

static void close_to(struct markdown_lines *lines, int depth)
{
    if (lines->depth > depth)
        lines->leaf = LEAF_NONE;
    lines->depth = depth;
}

/* Takes the marker off the line; gives how far the item's text stands from where the line began. */
static int take_marker(struct cursor *cursor, size_t length)
{
    int indent = cursor->indent, spaces = 0;
    struct cursor after;

    cursor_advance(cursor, indent + (int)length);
    after = *cursor;
    while (spaces <= 5 && is_one_of(char_at(after.line, after.offset), " \t")) {
        cursor_advance(&after, 1);
        spaces = after.column - cursor->column;
    }
    if (spaces >= 5 || spaces < 1 || after.is_blank) {
        if (spaces)
            cursor_advance(cursor, 1);
        return indent + (int)length + 1;
    }
    *cursor = after;
    return indent + (int)length + spaces;
}

static void open_leaf(struct markdown_lines *lines, int depth, enum markdown_leaf leaf)
{
    close_to(lines, depth);
    note_child(lines);
    lines->leaf = leaf;
}

/* What opens at the cursor; true when it is a container, after which more may open. */
static bool open_block(struct markdown_lines *lines, struct cursor *cursor, int depth,
                       bool in_paragraph, bool is_lazy)
{
    struct str line = cursor->line;
    size_t at = cursor->text, length;

    if (cursor->indent >= CODE_INDENT) {
        if (!is_lazy && !cursor->is_blank)
            open_leaf(lines, depth, LEAF_INDENTED);
    } else if (char_at(line, at) == '>') {
        close_to(lines, depth);
        push(lines, (struct markdown_container){ .is_quote = true });
        cursor_advance(cursor, cursor->indent + 1);
        cursor_skip_space(cursor);
        return true;
    } else if (opens_fence(line, at)) {
        open_leaf(lines, depth, LEAF_FENCE);
        lines->fence = line.data[at];
        lines->fence_length = run_length(line, at);
    } else if (is_heading(line, at) || (in_paragraph && is_underline(line, at)) ||
               is_thematic_break(line, at)) {
        open_leaf(lines, depth, LEAF_NONE);
        cursor->is_blank = true;
    } else if ((length = marker_length(line, at, in_paragraph))) {
        close_to(lines, depth);
        push(lines, (struct markdown_container){ .width = take_marker(cursor, length) });
        return true;
    }
    return false;
}

/* Would this line of code open too many containers if it were none? */
static bool is_long_chain(struct str line, size_t at)
{
    for (int count = 0; count < CODE_CHAIN_MAX; count++) {
        size_t length;

        while (at < line.length && is_space_at(line, at))
            at++;
        if (is_thematic_break(line, at))
            return false;
        length = char_at(line, at) == '>' ? 1 : marker_length(line, at, false);
        if (!length)
            return false;
        at += length;
    }
    return true;
}

static bool has_code(const struct markdown_lines *lines)
{
    return lines->leaf == LEAF_FENCE || lines->leaf == LEAF_INDENTED;
}

/* Goes on with the code block that is open; false when the line ends it. */
static bool read_code(struct markdown_lines *lines, const struct cursor *cursor)
{
    if (lines->leaf == LEAF_INDENTED && cursor->indent < CODE_INDENT && !cursor->is_blank)
        return false;
    if (lines->leaf == LEAF_FENCE && closes_fence(lines, cursor))
        lines->leaf = LEAF_NONE;
    return true;
}

static void read_text(struct markdown_lines *lines, struct cursor *cursor, int matched)
{
    bool is_lazy = lines->leaf == LEAF_PARAGRAPH;
    bool in_paragraph = is_lazy && matched == lines->depth && !cursor->is_blank;
    bool opened = false;

    if (has_code(lines))
        lines->leaf = LEAF_NONE;
    while (!lines->is_too_deep &&
           open_block(lines, cursor, opened ? lines->depth : matched, in_paragraph, is_lazy)) {
        opened = true;
        in_paragraph = is_lazy = false;
    }
    lines->is_code = has_code(lines);
    if (lines->is_code)
        return;
    if (cursor->is_blank) {
        close_to(lines, opened ? lines->depth : matched < lines->depth ? matched : lines->depth);
        lines->leaf = LEAF_NONE;
    } else if (opened || !is_lazy) {
        open_leaf(lines, opened ? lines->depth : matched, LEAF_PARAGRAPH);
    }
}

void markdown_lines_read(struct markdown_lines *lines, struct str line)
{
    struct cursor cursor = { .line = line };
    int matched;

    if (lines->is_too_deep)
        return;
    cursor_look(&cursor);
    matched = match_containers(lines, &cursor);
    lines->is_code = false;
    if (matched == lines->depth && has_code(lines))
        lines->is_code = read_code(lines, &cursor);
    if (!lines->is_code)
        read_text(lines, &cursor, matched);
    if (lines->is_code)
        lines->is_too_deep = is_long_chain(line, cursor.text);
}

struct str markdown_line_cut(struct str *rest)
{
    size_t end = 0, after;
    struct str line;

    while (end < rest->length && rest->data[end] != '\n' && rest->data[end] != '\r')
        end++;
    after = end + (end < rest->length);
    if (end + 1 < rest->length && rest->data[end] == '\r' && rest->data[end + 1] == '\n')
        after++;
    line = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, after, rest->length);
    return line;
}
