#include "base/arena.h"
#include "exchange/law_heading.h"
#include "exchange/law_legi_text.h"
#include "exchange/law_legi_words.h"

static void list_gap(struct legi *legi, const char *what, struct str num, struct str id)
{
    document_gap(legi->arena, &legi->document,
                 num.length
                     ? str_format(legi->arena, "%s: %.*s (%.*s)", what, STR_ARGS(num), STR_ARGS(id))
                     : str_format(legi->arena, "%s: %.*s", what, STR_ARGS(id)),
                 0);
}

static size_t add_node(struct legi *legi, size_t parent, struct legi_node node)
{
    *list_add(legi->arena, &legi->nodes) = node;
    if (legi->nodes.count > 1)
        *list_add(legi->arena, &legi->nodes.items[parent].children) = legi->nodes.count - 1;
    return legi->nodes.count - 1;
}

/* The child of that id; the node itself when there is none. */
static size_t child_of(const struct legi *legi, size_t parent, struct str id)
{
    const struct legi_children *children = &legi->nodes.items[parent].children;

    for (size_t i = 0; i < children->count; i++)
        if (str_equal(legi->nodes.items[children->items[i]].id, id))
            return children->items[i];
    return parent;
}

static void place_links(struct legi *legi, size_t parent, const struct legi_links *links,
                        int depth);

static void place_section(struct legi *legi, size_t parent, const struct legi_link *link, int depth)
{
    struct legi_file *file = legi_file_find(&legi->files, LEGI_SECTION, link->id);
    size_t node = add_node(
        legi, parent, (struct legi_node){ .id = link->id, .cid = link->cid, .title = link->title });

    if (!file) {
        list_gap(legi, "a section without its file", link->title, link->id);
    } else if (depth >= DOCUMENT_DEPTH_MAX || file->is_placed) {
        list_gap(legi, "a section that stands too deep, or in itself", link->title, link->id);
    } else {
        file->is_placed = true;
        if (!link->title.length)
            legi->nodes.items[node].title = file->title;
        place_links(legi, node, &file->links, depth + 1);
    }
}

static void place_article(struct legi *legi, size_t parent, const struct legi_link *link)
{
    struct legi_file *file = legi_file_find(&legi->files, LEGI_ARTICLE, link->id);

    if (!file) {
        list_gap(legi, "an article without its file", link->num, link->id);
        return;
    }
    if (!file->is_placed)
        add_node(legi, parent,
                 (struct legi_node){ .id = link->id, .cid = link->cid, .article = file });
    file->is_placed = true;
}

static void list_stillborn(struct legi *legi, const struct legi_link *link)
{
    struct legi_file *file = legi_file_find(&legi->files, LEGI_ARTICLE, link->id);

    if (link->is_section)
        return;
    if (file)
        file->is_placed = true;
    list_gap(legi, "an article version that ends before it starts", link->num, link->id);
}

static void place_links(struct legi *legi, size_t parent, const struct legi_links *links, int depth)
{
    for (size_t i = 0; i < links->count; i++) {
        const struct legi_link *link = &links->items[i];

        if (legi_is_stillborn(&link->span)) {
            list_stillborn(legi, link);
        } else if (legi_is_in_force(&link->span, legi->day)) {
            if (link->is_section)
                place_section(legi, parent, link, depth);
            else
                place_article(legi, parent, link);
        }
    }
}

/* The title of the step at a depth, in force on the day, or else the last that there is. */
static const struct legi_step *step_at(const struct legi *legi, const struct legi_steps *path,
                                       int64_t depth)
{
    const struct legi_step *found = NULL;

    for (size_t i = 0; i < path->count; i++)
        if (path->items[i].depth == depth &&
            (!found || legi_is_in_force(&path->items[i].span, legi->day)))
            found = &path->items[i];
    return found;
}

/* Where no table of contents says where something stands, its own file does. */
static size_t parent_by_path(struct legi *legi, const struct legi_file *file)
{
    const struct legi_step *step;
    size_t parent = 0;

    for (int64_t depth = 1;
         depth <= DOCUMENT_DEPTH_MAX && (step = step_at(legi, &file->path, depth)); depth++) {
        size_t child = child_of(legi, parent, step->id);

        parent = child != parent
                     ? child
                     : add_node(legi, parent,
                                (struct legi_node){ .id = step->id, .title = step->title });
    }
    return parent;
}

static void place_other_sections(struct legi *legi)
{
    for (size_t i = 0; i < legi->files.count; i++) {
        struct legi_file *file = &legi->files.items[i];
        size_t parent, node;

        if (file->kind != LEGI_SECTION || file->is_placed || !legi_is_of_text(legi, file))
            continue;
        file->is_placed = true;
        parent = parent_by_path(legi, file);
        node = child_of(legi, parent, file->id);
        if (node == parent)
            node =
                add_node(legi, parent, (struct legi_node){ .id = file->id, .title = file->title });
        place_links(legi, node, &file->links, DOCUMENT_DEPTH_MAX / 2);
    }
}

static void place_others(struct legi *legi, bool has_contents)
{
    for (size_t i = 0; i < legi->files.count; i++) {
        struct legi_file *file = &legi->files.items[i];

        if (file->kind != LEGI_ARTICLE || file->is_placed)
            continue;
        if (!legi_is_of_text(legi, file))
            list_gap(legi, "an article of another text", file->num, file->id);
        else if (legi_is_stillborn(&file->span))
            list_gap(legi, "an article version that ends before it starts", file->num, file->id);
        else if (!file->span.starts.length)
            list_gap(legi, "an article version that starts on no known day", file->num, file->id);
        else if (legi_is_in_force(&file->span, legi->day)) {
            if (has_contents)
                list_gap(legi, "an article that no table of contents names", file->num, file->id);
            add_node(legi, parent_by_path(legi, file),
                     (struct legi_node){ .id = file->id, .article = file });
            file->is_placed = true;
        }
    }
}

/* Of the tables of contents the one of that version of the text, or else the last. */
void legi_place(struct legi *legi, const struct legi_file *version)
{
    const struct legi_file *contents = NULL;

    add_node(legi, 0, (struct legi_node){ 0 });
    for (size_t i = 0; i < legi->files.count; i++) {
        const struct legi_file *file = &legi->files.items[i];

        if (file->kind == LEGI_CONTENTS && legi_is_of_text(legi, file) &&
            !(contents && version && str_equal(contents->id, version->id)))
            contents = file;
    }
    if (contents)
        place_links(legi, 0, &contents->links, 1);
    place_other_sections(legi);
    place_others(legi, contents != NULL);
}

/* An article's id changes with each version; the one of its first version stays. */
static struct str lasting_id(const struct legi_node *node)
{
    const struct legi_file *file = node->article;
    const struct legi_link *first = NULL;

    if (node->cid.length)
        return node->cid;
    for (size_t i = 0; file && i < file->links.count; i++) {
        const struct legi_link *link = &file->links.items[i];

        if (!first || str_order(link->span.starts, first->span.starts) < 0 ||
            (str_equal(link->span.starts, first->span.starts) &&
             str_order(link->id, first->id) < 0))
            first = link;
    }
    return first && first->id.length ? first->id : node->id;
}

static size_t add_part(struct legi *legi, size_t parent, const struct legi_node *node)
{
    struct law_heading heading = law_heading_of_part(node->title);

    return document_add(legi->arena, &legi->document,
                        &(struct segment){ .kind = SEGMENT_PART,
                                           .parent = parent,
                                           .name = heading.called,
                                           .num = heading.num,
                                           .head = heading.head,
                                           .official = lasting_id(node) });
}

/* Depth is bounded where the nodes are placed. */
static enum result add_children(struct legi *legi, size_t node, size_t parent)
{
    const struct legi_children *children = &legi->nodes.items[node].children;
    enum result result = OK;

    for (size_t i = 0; i < children->count && result == OK; i++) {
        const struct legi_node *child = &legi->nodes.items[children->items[i]];

        if (child->article)
            result = legi_article_add(legi->arena, &legi->document, parent, child->article,
                                      lasting_id(child), legi->fault);
        else
            result = add_children(legi, children->items[i], add_part(legi, parent, child));
    }
    return result;
}

enum result legi_add(struct legi *legi, const struct legi_file *version)
{
    enum result result = OK;

    if (version)
        result = legi_frame_add(legi->arena, &legi->document, version, false, legi->fault);
    if (result == OK)
        result = add_children(legi, 0, SEGMENT_NONE);
    if (result == OK && version)
        result = legi_frame_add(legi->arena, &legi->document, version, true, legi->fault);
    return result;
}
