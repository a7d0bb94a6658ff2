#include "exchange/law_markdown_cut.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_html.h"
#include "exchange/law_markdown_words.h"
#include "law/canon.h"

enum { LEVELS_MAX = 64, TAB_WIDTH = 4, DEPTH_MAX = 64 };

static struct str line_at(const struct cutting *cutting, size_t at)
{
    struct str rest = str_slice(cutting->text, at, cutting->text.length);

    return str_cut(&rest, '\n');
}

/* Columns of white space at the beginning; what stands behind them. */
static int64_t indent_of(struct str line, struct str *rest)
{
    int64_t columns = 0;
    size_t i = 0;

    for (; i < line.length && (line.data[i] == ' ' || line.data[i] == '\t'); i++)
        columns += line.data[i] == ' ' ? 1 : TAB_WIDTH - columns % TAB_WIDTH;
    *rest = str_slice(line, i, line.length);
    return columns;
}

static bool is_all(struct str text, const char *of)
{
    for (size_t i = 0; i < text.length; i++)
        if (!text.data[i] || !strchr(of, text.data[i]))
            return false;
    return text.length > 0;
}

static size_t count_of(struct str text, char c)
{
    size_t count = 0;

    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == c;
    return count;
}

static void add_piece(struct cutting *cutting, struct block block)
{
    struct piece piece = { block, cutting->lines.count, cutting->lines.count };

    piece.block.line = cutting->line;
    *list_add(cutting->arena, &cutting->pieces) = piece;
    cutting->is_open = false;
}

void cutting_close(struct cutting *cutting)
{
    cutting->is_open = false;
    if (cutting->lines.count)
        cutting->lines.items[cutting->lines.count - 1].is_last = true;
}

/* The trailing mark of a line break: two spaces, a backslash, <br>; what stands before it. */
static bool cut_break(struct str *text)
{
    static const char *const marks[] = { "<br />", "<br/>", "<br>", "  ", NULL };
    size_t length = text->length;

    for (const char *const *mark = marks; *mark; mark++)
        if (str_ends(*text, *mark) &&
            (length == strlen(*mark) || text->data[length - strlen(*mark) - 1] != '\\')) {
            *text = str_trim(str_slice(*text, 0, length - strlen(*mark)));
            return true;
        }
    *text = str_trim(*text);
    if (!str_ends(*text, "\\") || str_ends(*text, "\\\\"))
        return false;
    *text = str_slice(*text, 0, text->length - 1);
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* Is a tag open behind this text, when it was or was not before? */
static bool ends_in_tag(struct str text, bool was_open)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '>')
            was_open = false;
        else if (text.data[i] == '<' && i + 1 < text.length &&
                 (text.data[i + 1] == '/' || is_letter(text.data[i + 1])))
            was_open = true;
    return was_open;
}

static bool is_in_tag(const struct cutting *cutting)
{
    const struct piece *piece;

    if (!cutting->is_open)
        return false;
    piece = &cutting->pieces.items[cutting->pieces.count - 1];
    return piece->to > piece->from && cutting->lines.items[piece->to - 1].is_tied;
}

static void add_line(struct cutting *cutting, struct str whole, struct str text)
{
    struct source_line line = { .text = text, .is_tied = ends_in_tag(text, is_in_tag(cutting)) };
    struct str rest = str_trim(text);

    line.first = (int64_t)str_characters(str_cut(&rest, ' '));
    line.is_broken = cut_break(&line.text);
    line.width = indent_of(whole, &rest);
    cut_break(&rest);
    line.width += (int64_t)str_characters(rest);
    *list_add(cutting->arena, &cutting->lines) = line;
    cutting->pieces.items[cutting->pieces.count - 1].to = cutting->lines.count;
}

static int64_t item_depth(const struct cutting *cutting)
{
    return (int64_t)cutting->item_count -
           (cutting->item_count && cutting->items[0].is_counted ? 1 : 0);
}

/*
 * "- ", "* ", "+ ", "1. ", "1) ": how long the mark is. At the beginning of a paragraph
 * "-la nationalité" has one too: so are items printed in French laws.
 */
static size_t mark_length(struct str text, bool is_first, bool *is_counted)
{
    size_t digits = 0;

    *is_counted = false;
    if (is_first && text.length > 1 && text.data[0] == '-' && is_letter(text.data[1]))
        return 1;
    if (text.length > 1 && strchr("-*+", text.data[0]) && strchr(" \t", text.data[1]))
        return 2;
    while (digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    *is_counted = digits > 0 && digits < 10 && digits + 1 < text.length &&
                  strchr(".)", text.data[digits]) && text.data[digits + 1] == ' ';
    return *is_counted ? digits + 2 : 0;
}

static void enter_item(struct cutting *cutting, int64_t indent, bool is_counted)
{
    while (cutting->item_count && cutting->items[cutting->item_count - 1].indent >= indent)
        cutting->item_count--;
    if (cutting->item_count == ITEMS_DEEP_MAX)
        cutting->item_count--;
    cutting->items[cutting->item_count].indent = indent;
    cutting->items[cutting->item_count].is_counted = is_counted;
    cutting->item_count++;
}

/* A paragraph that is not indented stands in no item. */
static void leave_items(struct cutting *cutting, int64_t indent)
{
    while (cutting->item_count && cutting->items[cutting->item_count - 1].indent >= indent)
        cutting->item_count--;
}

static void words(struct cutting *cutting, struct str whole, struct str text, int64_t indent,
                  int64_t quotes)
{
    struct block block = { .kind = BLOCK_WORDS };
    bool is_counted;
    size_t mark;

    if (quotes != cutting->quotes)
        cutting_close(cutting);
    cutting->quotes = quotes;
    mark = mark_length(text, !cutting->is_open, &is_counted);

    if (mark && (!is_counted || !cutting->is_open)) {
        cutting_close(cutting);
        enter_item(cutting, indent, is_counted);
        if (!is_counted) {
            block.num = STR("-");
            text = str_slice(text, mark, text.length);
        }
    } else if (!cutting->is_open)
        leave_items(cutting, indent);
    if (!cutting->is_open) {
        block.depth = quotes + item_depth(cutting);
        if (block.depth > DEPTH_MAX)
            block.depth = DEPTH_MAX;
        add_piece(cutting, block);
        cutting->is_open = true;
    }
    add_line(cutting, whole, text);
}

static void row(struct cutting *cutting, struct str text, int64_t quotes)
{
    struct block block = { .kind = BLOCK_ROW, .depth = quotes };
    struct buffer cells = { .arena = cutting->arena };
    size_t from = str_starts(text, "|"), cell = 0;

    cutting_close(cutting);
    for (size_t i = from; i <= text.length; i++) {
        struct str made;

        if (i < text.length && text.data[i] == '\\')
            i++;
        else if (i == text.length || text.data[i] == '|') {
            if (i == text.length && !str_trim(str_slice(text, from, i)).length)
                break;
            if (cell++)
                buffer_put_c(&cells, "\t");
            made = markdown_words(cutting->arena, str_trim(str_slice(text, from, i)));
            buffer_put_str(&cells, canon_text(cutting->arena, made));
            from = i + 1;
        }
    }
    block.text = cells.data ? buffer_str(&cells) : STR("");
    add_piece(cutting, block);
}

/* "|---|:-:|" under the names of the columns. */
static bool is_rule_of_table(struct str text)
{
    return is_all(text, " :|-") && count_of(text, '-') && count_of(text, '|');
}

static bool take_row(struct cutting *cutting, struct str text, int64_t quotes)
{
    struct str next = str_trim(line_at(cutting, cutting->at));
    bool is_row = count_of(text, '|') && (str_starts(text, "|") || cutting->in_table ||
                                          (!cutting->is_open && is_rule_of_table(next)));

    cutting->in_table = is_row;
    if (is_row && !is_rule_of_table(text))
        row(cutting, text, quotes);
    return is_row;
}

static bool take_heading(struct cutting *cutting, struct str text)
{
    struct block block = { .kind = BLOCK_HEADING };
    size_t level = 0;

    while (level < text.length && text.data[level] == '#')
        level++;
    if (!level || level > LEVELS_MAX || (level < text.length && text.data[level] != ' '))
        return false;
    text = str_trim(str_slice(text, level, text.length));
    while (str_ends(text, "#") && !str_ends(text, "\\#"))
        text = str_slice(text, 0, text.length - 1);
    cutting_close(cutting);
    block.level = (int64_t)level;
    block.text = str_trim(text);
    cutting->item_count = 0;
    add_piece(cutting, block);
    return true;
}

/* A line of = or - under one of words makes that a heading. */
static bool take_underline(struct cutting *cutting, struct str text)
{
    struct piece *piece;

    if (!cutting->is_open || text.length < 2 || !(is_all(text, "=") || is_all(text, "-")))
        return false;
    piece = &cutting->pieces.items[cutting->pieces.count - 1];
    if (piece->to != piece->from + 1 || piece->block.num.length || piece->block.depth)
        return false;
    piece->block.kind = BLOCK_HEADING;
    piece->block.level = text.data[0] == '=' ? 1 : 2;
    piece->block.text = cutting->lines.items[piece->from].text;
    cutting->lines.count = piece->to = piece->from;
    cutting->is_open = false;
    return true;
}

static bool take_rule(struct cutting *cutting, struct str text)
{
    struct block block = { .kind = BLOCK_CLOSE };

    if (count_of(text, '*') < 3 && count_of(text, '-') < 3 && count_of(text, '_') < 3)
        return false;
    if (!is_all(text, "* ") && !is_all(text, "- ") && !is_all(text, "_ "))
        return false;
    cutting_close(cutting);
    if (text.data[0] == '*')
        add_piece(cutting, block);
    return true;
}

static bool take_fence(struct cutting *cutting, struct str text)
{
    struct block block = { .kind = BLOCK_LEFT, .text = STR("marks of code (```)") };

    if (!str_starts(text, "```") && !str_starts(text, "~~~"))
        return false;
    cutting_close(cutting);
    cutting->in_code = !cutting->in_code;
    add_piece(cutting, block);
    return true;
}

static void add_html(struct cutting *cutting, struct str html)
{
    struct law_lines lines = law_html_lines(cutting->arena, html);

    for (size_t i = 0; i < lines.count; i++) {
        struct block block = {
            .kind = lines.items[i].kind == LAW_LINE_ROW ? BLOCK_ROW : BLOCK_WORDS,
            .text = lines.items[i].text,
        };

        add_piece(cutting, block);
    }
}

/* From `begin`, where its line begins: the whole of it is taken. */
static bool take_html(struct cutting *cutting, struct str text, size_t begin)
{
    struct law_html_block found =
        law_html_block(&cutting->html, cutting->text, begin, text, cutting->is_open);
    struct block left = { .kind = BLOCK_LEFT };

    if (found.kind == HTML_NONE)
        return false;
    cutting_close(cutting);
    if (found.kind == HTML_SHOWN)
        add_html(cutting, str_slice(cutting->text, begin, found.end));
    else {
        left.text = law_html_left(cutting->arena, str_slice(cutting->text, begin, found.end));
        add_piece(cutting, left);
    }
    cutting->line += (int64_t)count_of(str_slice(cutting->text, begin, found.end), '\n');
    if (found.end > begin && cutting->text.data[found.end - 1] == '\n')
        cutting->line--;
    cutting->at = found.end;
    return true;
}

/* Marks of quotes: how many; what stands behind them. */
static int64_t cut_quotes(struct str *line)
{
    int64_t quotes = 0;
    struct str rest;

    while (indent_of(*line, &rest) < TAB_WIDTH && str_starts(rest, ">")) {
        quotes++;
        *line = str_slice(rest, 1, rest.length);
        if (str_starts(*line, " "))
            *line = str_slice(*line, 1, line->length);
    }
    return quotes;
}

static void take_line(struct cutting *cutting, size_t begin)
{
    struct str whole = line_at(cutting, begin), line = whole, text;
    int64_t quotes = cut_quotes(&line), indent = indent_of(line, &text);
    struct str bare = str_trim(text);

    if (is_in_tag(cutting) && str_trim(whole).length) {
        add_line(cutting, whole, str_trim(whole));
        return;
    }
    if (!bare.length) {
        cutting_close(cutting);
        cutting->in_table = false;
        return;
    }
    if (take_fence(cutting, bare))
        return;
    if (cutting->in_code) {
        cutting_close(cutting);
        add_piece(cutting, (struct block){ .kind = BLOCK_WORDS, .text = bare });
        return;
    }
    if (take_heading(cutting, bare) || take_underline(cutting, bare) || take_rule(cutting, bare) ||
        take_html(cutting, bare, begin) || take_row(cutting, bare, quotes))
        return;
    words(cutting, whole, text, indent, quotes);
}

void cutting_next(struct cutting *cutting)
{
    size_t begin = cutting->at;

    cutting->at += line_at(cutting, begin).length + 1;
    take_line(cutting, begin);
    cutting->line++;
}
