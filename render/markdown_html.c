#include "render/markdown_inside.h"

#include <cmark.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

/*
 * Writes cmark's tree as HTML: one walk, no recursion but the one step into
 * the cells of a table, which hold no table.
 */
enum {
    HEADING_FIRST = 4, /* posts are h3 themselves */
    HEADING_LAST = 6,
    LANGUAGE_MAX = 20,
};

static void put(struct markdown_writer *writer, const char *markup)
{
    buffer_put_c(&writer->page->body, markup);
}

static struct str literal_of(cmark_node *node)
{
    return str_of(cmark_node_get_literal(node));
}

static bool is_language(struct str word)
{
    for (size_t i = 0; i < word.length; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789+-", word.data[i]))
            return false;
    return word.length && word.length <= LANGUAGE_MAX;
}

/* A block may be wider than the page: tabindex lets a keyboard scroll it. */
static void put_code(struct page *page, struct str info, struct str code)
{
    struct str word = str_lower(page->body.arena, str_cut(&info, ' '));

    buffer_put_c(&page->body, "<pre tabindex=\"0\"><code");
    if (is_language(word))
        buffer_format(&page->body, " class=\"language-%.*s\"", STR_ARGS(word));
    buffer_put_c(&page->body, ">");
    markdown_put_text(page, code);
    buffer_put_c(&page->body, "</code></pre>\n");
}

static void put_heading(struct markdown_writer *writer, cmark_node *node, bool enters)
{
    int level = cmark_node_get_heading_level(node) + HEADING_FIRST - 1;

    if (level > HEADING_LAST)
        level = HEADING_LAST;
    buffer_format(&writer->page->body, enters ? "<h%d>" : "</h%d>\n", level);
}

static void put_list(struct markdown_writer *writer, cmark_node *node, bool enters)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;

    if (!enters)
        put(writer, ordered ? "</ol>\n" : "</ul>\n");
    else if (ordered && cmark_node_get_list_start(node) != 1)
        buffer_format(&writer->page->body, "<ol start=\"%d\">\n", cmark_node_get_list_start(node));
    else
        put(writer, ordered ? "<ol>\n" : "<ul>\n");
}

static void put_quote(struct markdown_writer *writer, bool enters)
{
    writer->quotes += enters ? 1 : -1;
    put(writer, enters ? "<blockquote>\n" : "</blockquote>\n");
}

/* The paragraphs of a tight list are no paragraphs in HTML, nor are cells. */
static bool is_bare(const struct markdown_writer *writer, cmark_node *paragraph)
{
    cmark_node *list = cmark_node_parent(cmark_node_parent(paragraph));

    return !writer->lines || (list && cmark_node_get_list_tight(list));
}

static void put_paragraph(struct markdown_writer *writer, cmark_node *node, bool enters)
{
    if (!is_bare(writer, node))
        put(writer, enters ? "<p>" : "</p>\n");
    else if (!enters && writer->lines && cmark_node_next(node))
        put(writer, "\n");
}

static void put_block(struct markdown_writer *writer, cmark_node *node, bool enters)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: put_quote(writer, enters); break;
    case CMARK_NODE_LIST: put_list(writer, node, enters); break;
    case CMARK_NODE_ITEM: put(writer, enters ? "<li>" : "</li>\n"); break;
    case CMARK_NODE_PARAGRAPH: put_paragraph(writer, node, enters); break;
    case CMARK_NODE_HEADING: put_heading(writer, node, enters); break;
    case CMARK_NODE_THEMATIC_BREAK: put(writer, "<hr>\n"); break;
    case CMARK_NODE_CODE_BLOCK:
        put_code(writer->page, str_of(cmark_node_get_fence_info(node)), literal_of(node));
        break;
    default: markdown_put_span(writer, node, enters); break;
    }
}

static bool put_table_at(struct markdown_writer *writer, cmark_node *paragraph);

static bool put_tree(struct markdown_writer *writer, cmark_node *tree)
{
    cmark_iter *iter = cmark_iter_new(tree);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        bool enters = event == CMARK_EVENT_ENTER;

        if (writer->picture)
            markdown_put_picture(writer, node, enters);
        else if (enters && put_table_at(writer, node))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
        else
            put_block(writer, node, enters);
        if (writer->page->body.length > writer->bytes_max)
            return false;
    }
    return true;
}

/* Takes white space and the marks of the quotes around it off a line. */
static struct str without_quotes(struct str line, int quotes)
{
    line = str_trim(line);
    for (; quotes && str_starts(line, ">"); quotes--)
        line = str_trim(str_slice(line, 1, line.length));
    return line;
}

/* The lines of a paragraph, as written: the tree knows no more what was escaped. */
static bool find_table(struct markdown_writer *writer, cmark_node *paragraph,
                       struct markdown_table *table)
{
    size_t first = (size_t)cmark_node_get_start_line(paragraph) - 1;
    size_t last = (size_t)cmark_node_get_end_line(paragraph);
    size_t column = (size_t)cmark_node_get_start_column(paragraph) - 1;

    if (!writer->lines || first + 1 >= last || last > writer->line_count)
        return false;
    table->lines = arena_alloc(writer->page->body.arena, (last - first) * sizeof *table->lines);
    table->lines[table->count++] =
        str_trim(str_slice(writer->lines[first], column, writer->lines[first].length));
    for (size_t i = first + 1; i < last; i++)
        table->lines[table->count++] = without_quotes(writer->lines[i], writer->quotes);
    return markdown_table_find(table);
}

static void cell_start(struct markdown_writer *writer, const struct markdown_table *table,
                       bool is_head, size_t column)
{
    char alignment = table->alignment[column];

    put(writer, is_head ? "<th scope=\"col\"" : "<td");
    if (alignment)
        buffer_format(&writer->page->body, " class=\"%s\"",
                      alignment == 'l'   ? "align-left"
                      : alignment == 'c' ? "align-center"
                                         : "align-right");
    put(writer, ">");
}

/* Writes a row; gives the paragraph of the first cell after it. */
static cmark_node *put_row(struct markdown_writer *writer, const struct markdown_table *table,
                           size_t line, cmark_node *paragraph)
{
    struct str row = markdown_row_of(table->lines[line]), cell = { 0 };
    bool is_head = line == table->header;

    put(writer, "<tr>");
    for (size_t i = 0; i < table->columns; i++) {
        cell_start(writer, table, is_head, i);
        if (markdown_cell_cut(&row, &cell) && cell.length && paragraph) {
            put_tree(writer, paragraph);
            paragraph = cmark_node_next(paragraph);
        }
        put(writer, is_head ? "</th>" : "</td>");
    }
    put(writer, "</tr>\n");
    return paragraph;
}

static void put_table(struct markdown_writer *writer, const struct markdown_table *table,
                      cmark_node *tree)
{
    cmark_node *paragraph = cmark_node_first_child(tree);
    size_t line = table->header;

    if (line) {
        put(writer, "<p>");
        put_tree(writer, paragraph);
        put(writer, "</p>\n");
        paragraph = cmark_node_next(paragraph);
    }
    put(writer, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">"
                "<table>\n<thead>\n");
    paragraph = put_row(writer, table, line, paragraph);
    put(writer, "</thead>\n");
    if (line + 2 < table->count)
        put(writer, "<tbody>\n");
    for (size_t i = line + 2; i < table->count && writer->page->body.length <= writer->bytes_max;
         i++)
        paragraph = put_row(writer, table, i, paragraph);
    put(writer, line + 2 < table->count ? "</tbody>\n</table></div>\n" : "</table></div>\n");
}

static struct str with_definitions(struct arena *arena, struct markdown_definitions *definitions,
                                   struct str text)
{
    if (!definitions->text.length || definitions->text.length > definitions->bytes_left ||
        !memchr(text.data, '[', text.length))
        return text;
    definitions->bytes_left -= definitions->text.length;
    return str_format(arena, "%.*s\n%.*s", STR_ARGS(definitions->text), STR_ARGS(text));
}

static bool put_table_at(struct markdown_writer *writer, cmark_node *paragraph)
{
    struct arena *arena = writer->page->body.arena;
    struct markdown_table table = { 0 };
    struct markdown_writer cells = {
        .page = writer->page,
        .bytes_max = writer->bytes_max,
        .mentions = writer->mentions,
        .quotes = writer->quotes,
    };

    cells.alt.arena = arena;
    if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
        !find_table(writer, paragraph, &table))
        return false;
    put_table(&cells, &table,
              markdown_parse(arena, with_definitions(arena, writer->definitions,
                                                     markdown_table_text(arena, &table))));
    return true;
}

static void cut_lines(struct markdown_writer *writer, struct str text)
{
    size_t size = 1;

    for (size_t i = 0; i < text.length; i++)
        size += text.data[i] == '\n';
    writer->lines = arena_alloc(writer->page->body.arena, size * sizeof *writer->lines);
    while (text.length)
        writer->lines[writer->line_count++] = markdown_line_cut(&text);
}

static bool is_too_deep(struct str text)
{
    struct markdown_lines lines = { 0 };

    while (text.length && !lines.is_too_deep)
        markdown_lines_read(&lines, markdown_line_cut(&text));
    return lines.is_too_deep;
}

bool markdown_put(struct page *page, struct str text, struct markdown_definitions *definitions,
                  size_t bytes_max, struct markdown_mentions *mentions)
{
    struct arena *arena = page->body.arena;
    struct markdown_writer writer = {
        .page = page,
        .definitions = definitions,
        .bytes_max = bytes_max,
        .mentions = mentions,
        .alt = { .arena = arena },
    };

    if (is_too_deep(text))
        return false;
    text = with_definitions(arena, definitions, text);
    cut_lines(&writer, text);
    return put_tree(&writer, markdown_parse(arena, text));
}
