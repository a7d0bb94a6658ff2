#include "render/markdown_inside.h"

#include <cmark.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

/* What stands in a line: emphasis, links, pictures, our marks. */

enum { SPANS_MAX = 32 }; /* emphasis in emphasis; deeper is not shown as such */

void markdown_put_text(struct page *page, struct str text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!markdown_is_control(text.data[i]))
            continue;
        put_escaped(page, str_slice(text, start, i));
        start = i + 1;
    }
    put_escaped(page, str_slice(text, start, text.length));
}

static void put(struct markdown_writer *writer, const char *markup)
{
    buffer_put_c(&writer->page->body, markup);
}

static struct str literal_of(cmark_node *node)
{
    return str_of(cmark_node_get_literal(node));
}

static void span_start(struct markdown_writer *writer, const char *tag)
{
    if (writer->spans++ < SPANS_MAX)
        put(writer, tag);
}

static void span_end(struct markdown_writer *writer, const char *tag)
{
    if (--writer->spans < SPANS_MAX)
        put(writer, tag);
}

static void put_bare_link(struct markdown_writer *writer, struct str text)
{
    struct str url = text;

    if (text.data[0] == 'w' || text.data[0] == 'W')
        url = str_format(writer->page->body.arena, "https://%.*s", STR_ARGS(text));
    if (!markdown_put_link(writer->page, (struct markdown_link){ .url = url })) {
        markdown_put_text(writer->page, text);
        return;
    }
    markdown_put_address(writer->page, text);
    put(writer, "</a>");
}

static void put_mark(struct markdown_writer *writer, enum markdown_mark_kind kind, struct str text)
{
    switch (kind) {
    case MARK_LINK: put_bare_link(writer, text); break;
    case MARK_MENTION: markdown_put_mention(writer, text); break;
    case MARK_STRIKE_START: span_start(writer, "<del>"); break;
    case MARK_STRIKE_END: span_end(writer, "</del>"); break;
    case MARK_NOTHING: markdown_put_text(writer->page, text); break;
    }
}

/* In a cell each line starts with a mark of ours. */
static struct str without_cell_start(struct markdown_writer *writer, cmark_node *node,
                                     struct str text)
{
    cmark_node *before = cmark_node_previous(node);
    bool is_first = before ? cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK ||
                                 cmark_node_get_type(before) == CMARK_NODE_LINEBREAK
                           : cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH;

    if (writer->lines || !is_first || !str_starts(text, MARKDOWN_CELL_START))
        return text;
    return str_slice(text, strlen(MARKDOWN_CELL_START), text.length);
}

static void put_text_node(struct markdown_writer *writer, cmark_node *node)
{
    const struct markdown_marks *marks = cmark_node_get_user_data(node);
    struct str text = literal_of(node);
    size_t done = text.length - without_cell_start(writer, node, text).length;

    for (size_t i = 0; marks && i < marks->count; i++) {
        const struct markdown_mark *mark = &marks->items[i];

        markdown_put_text(writer->page, str_slice(text, done, mark->at));
        done = mark->at + mark->length;
        put_mark(writer, mark->kind, str_slice(text, mark->at, done));
    }
    markdown_put_text(writer->page, str_slice(text, done, text.length));
}

static void link_start(struct markdown_writer *writer, cmark_node *node)
{
    struct markdown_link link = { str_of(cmark_node_get_url(node)),
                                  str_of(cmark_node_get_title(node)) };

    if (writer->links++)
        return;
    writer->has_anchor = markdown_put_link(writer->page, link);
    if (!cmark_node_first_child(node))
        markdown_put_address(writer->page, link.url);
}

static void link_end(struct markdown_writer *writer)
{
    if (--writer->links || !writer->has_anchor)
        return;
    put(writer, "</a>");
    writer->has_anchor = false;
}

/* Discourse writes sizes after the text, as in ![cat|690x340]: not part of it. */
static struct str without_size(struct str alt)
{
    size_t bar = alt.length;

    while (bar && strchr("0123456789x,% ", alt.data[bar - 1]))
        bar--;
    return bar && bar < alt.length && alt.data[bar - 1] == '|' ? str_slice(alt, 0, bar - 1) : alt;
}

/* A picture from elsewhere would tell its host who reads: it becomes a link. */
static void picture_end(struct markdown_writer *writer)
{
    struct str alt = without_size(str_trim(buffer_str(&writer->alt)));
    struct markdown_link link = { str_of(cmark_node_get_url(writer->picture)),
                                  str_of(cmark_node_get_title(writer->picture)) };
    bool has_anchor = !writer->has_anchor && markdown_put_link(writer->page, link);

    if (alt.length)
        markdown_put_text(writer->page, alt);
    else
        markdown_put_address(writer->page, link.url);
    if (has_anchor)
        put(writer, "</a>");
    writer->picture = NULL;
}

/* Inside a picture's text there is only text. */
void markdown_put_picture(struct markdown_writer *writer, cmark_node *node, bool enters)
{
    if (node == writer->picture && !enters) {
        picture_end(writer);
        return;
    }
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE: buffer_put_str(&writer->alt, literal_of(node)); break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: buffer_put_c(&writer->alt, " "); break;
    default: break;
    }
}

static void put_inline_code(struct markdown_writer *writer, cmark_node *node)
{
    put(writer, "<code>");
    markdown_put_text(writer->page, literal_of(node));
    put(writer, "</code>");
}

void markdown_put_span(struct markdown_writer *writer, cmark_node *node, bool enters)
{
    void (*span)(struct markdown_writer *, const char *) = enters ? span_start : span_end;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: put_text_node(writer, node); break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: put(writer, "<br>\n"); break;
    case CMARK_NODE_CODE: put_inline_code(writer, node); break;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE: markdown_put_text(writer->page, literal_of(node)); break;
    case CMARK_NODE_EMPH: span(writer, enters ? "<em>" : "</em>"); break;
    case CMARK_NODE_STRONG: span(writer, enters ? "<strong>" : "</strong>"); break;
    case CMARK_NODE_LINK: enters ? link_start(writer, node) : link_end(writer); break;
    case CMARK_NODE_IMAGE:
        writer->picture = node;
        writer->alt.length = 0;
        break;
    default: break;
    }
}
