#include "render/markdown_inside.h"

#include <cmark.h>
#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

/*
 * cmark's memory, from the arena. Its functions get no context, hence the
 * variable, which is set before each use. Nothing is freed: the arena is, and
 * it may jump out of the middle of cmark when its cap is reached.
 */
static _Thread_local struct arena *memory;

struct piece {
    alignas(max_align_t) size_t size;
    char bytes[];
};

static void *piece_new(size_t size)
{
    struct piece *piece = arena_alloc(memory, sizeof *piece + size);

    piece->size = size;
    return piece->bytes;
}

static void *memory_calloc(size_t count, size_t size)
{
    return piece_new(count * size);
}

static void *memory_realloc(void *old, size_t size)
{
    const struct piece *piece;
    void *bytes;

    if (!old)
        return piece_new(size);
    piece = (const struct piece *)((char *)old - offsetof(struct piece, bytes));
    if (piece->size >= size)
        return old;
    bytes = piece_new(size);
    return memcpy(bytes, old, piece->size);
}

static void memory_free(void *old)
{
    (void)old;
}

static cmark_mem memory_functions = { memory_calloc, memory_realloc, memory_free };

static void add_mark(struct arena *arena, struct markdown_marks *marks,
                     enum markdown_mark_kind kind, size_t at, size_t length)
{
    *list_add(arena, marks) = (struct markdown_mark){ kind, at, length };
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_break(cmark_node *node)
{
    cmark_node_type type = node ? cmark_node_get_type(node) : CMARK_NODE_SOFTBREAK;

    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* Two tildes, no more, with no white space inside: where a strike may start or end. */
struct tildes {
    bool may_start;
    bool may_end;
};

static struct tildes tildes_at(cmark_node *node, struct str text, size_t at, size_t run)
{
    size_t end = at + run;

    if (run != 2)
        return (struct tildes){ 0 };
    return (struct tildes){
        .may_start =
            end < text.length ? !is_white(text.data[end]) : !is_break(cmark_node_next(node)),
        .may_end = at ? !is_white(text.data[at - 1]) : !is_break(cmark_node_previous(node)),
    };
}

/* A strike that waits for its end among the same node's children. */
struct strike {
    struct markdown_marks *marks; /* of the text it starts in; NULL when there is none */
    size_t index;
};

static void mark_tildes(struct arena *arena, struct markdown_marks *marks, struct tildes tildes,
                        size_t at, struct strike *open)
{
    if (open->marks && tildes.may_end) {
        open->marks->items[open->index].kind = MARK_STRIKE_START;
        add_mark(arena, marks, MARK_STRIKE_END, at, 2);
        *open = (struct strike){ 0 };
    } else if (!open->marks && tildes.may_start) {
        add_mark(arena, marks, MARK_NOTHING, at, 2);
        *open = (struct strike){ marks, marks->count - 1 };
    }
}

#define MARK_STARTS "hHwW~@"

static void mark_text(struct arena *arena, cmark_node *node, bool in_link, struct strike *open)
{
    struct str text = str_of(cmark_node_get_literal(node));
    struct markdown_marks *marks = arena_new(arena, struct markdown_marks);

    for (size_t at = strcspn(text.data, MARK_STARTS); at < text.length;) {
        size_t length = 1;

        if (text.data[at] == '~') {
            length = strspn(text.data + at, "~");
            mark_tildes(arena, marks, tildes_at(node, text, at, length), at, open);
        } else if (!in_link) {
            bool is_mention = text.data[at] == '@';
            size_t end = is_mention ? markdown_mention(text, at) : markdown_bare_link(text, at);

            length = end ? end - at : 1;
            if (end)
                add_mark(arena, marks, is_mention ? MARK_MENTION : MARK_LINK, at, length);
        }
        at += length;
        at += strcspn(text.data + at, MARK_STARTS);
    }
    if (marks->count)
        cmark_node_set_user_data(node, marks);
}

/* Text that can hold a mark at all: most holds none. */
static bool may_have_marks(const char *text)
{
    return strpbrk(text, "~@") || strstr(text, "://") || strcasestr(text, "www.");
}

static void mark_children(struct arena *arena, cmark_node *parent, bool in_link)
{
    struct strike open = { 0 };

    for (cmark_node *child = cmark_node_first_child(parent); child; child = cmark_node_next(child))
        if (cmark_node_get_type(child) == CMARK_NODE_TEXT &&
            may_have_marks(cmark_node_get_literal(child)))
            mark_text(arena, child, in_link, &open);
}

static void mark(struct arena *arena, cmark_node *tree)
{
    cmark_iter *iter = cmark_iter_new(tree);
    cmark_event_type event;
    int links = 0;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (type == CMARK_NODE_LINK)
            links += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (event == CMARK_EVENT_ENTER)
            mark_children(arena, node, links > 0);
    }
}

struct cmark_node *markdown_parse(struct arena *arena, struct str text)
{
    cmark_parser *parser;
    cmark_node *tree;

    memory = arena;
    parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory_functions);
    cmark_parser_feed(parser, text.data, text.length);
    tree = cmark_parser_finish(parser);
    mark(arena, tree);
    return tree;
}
