#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/law_markdown_folder.h"
#include "law/canon.h"

struct growing {
    struct arena *arena;
    struct markdown_tree *tree;
    struct str root; /* what all paths begin with, up to a slash */
    struct str *fault;
};

/* Up to the last slash. */
static struct str folder_of(struct str path)
{
    size_t end = path.length;

    while (end && path.data[end - 1] != '/')
        end--;
    return str_slice(path, 0, end);
}

static struct str common_folder(const struct markdown_files *files)
{
    struct str root = folder_of(str_of(files->items[0].source->path));

    for (size_t i = 1; i < files->count; i++) {
        struct str path = str_of(files->items[i].source->path);
        size_t same = 0;

        while (same < root.length && same < path.length && root.data[same] == path.data[same])
            same++;
        root = folder_of(str_slice(root, 0, same));
    }
    return root;
}

static size_t find_node(const struct growing *growing, size_t parent, struct str name,
                        bool is_folder)
{
    for (size_t i = 0; i < growing->tree->count; i++) {
        const struct markdown_node *node = &growing->tree->items[i];

        if (node->parent == parent && node->is_folder == is_folder && str_equal(node->name, name))
            return i;
    }
    return SEGMENT_NONE;
}

static size_t node_named(struct growing *growing, size_t parent, struct str name, bool is_folder)
{
    size_t found = find_node(growing, parent, name, is_folder);

    if (found != SEGMENT_NONE)
        return found;
    *list_add(growing->arena, growing->tree) = (struct markdown_node){
        .name = name, .parent = parent, .is_folder = is_folder, .rank = INT64_MAX
    };
    return growing->tree->count - 1;
}

/* The folder of a file, made with those above it. */
static size_t folder_node(struct growing *growing, const struct markdown_file *file)
{
    struct str rest = folder_of(str_of(file->source->path));
    size_t node = 0;

    rest = str_slice(rest, growing->root.length, rest.length);
    while (rest.length)
        node = node_named(growing, node, str_cut(&rest, '/'), true);
    return node;
}

/* "article_11@89004e7.md" without what tells its versions apart. */
static struct str base_name(struct str name)
{
    if (str_ends(name, ".md"))
        name = str_slice(name, 0, name.length - strlen(".md"));
    return str_slice(name, 0, str_find(name, STR("@"), 0));
}

static bool is_same_article(const struct markdown_file *one, const struct markdown_file *other)
{
    if (one->key.length && other->key.length)
        return str_equal(one->key, other->key);
    return str_equal(base_name(one->source->name), base_name(other->source->name));
}

static void add_file(struct growing *growing, const struct markdown_file *file)
{
    size_t folder = folder_node(growing, file), node = SEGMENT_NONE;

    if (file->is_index) {
        growing->tree->items[folder].index = file;
        return;
    }
    for (size_t i = growing->tree->count; i-- > 0 && node == SEGMENT_NONE;)
        if (growing->tree->items[i].parent == folder && !growing->tree->items[i].is_folder &&
            is_same_article(&growing->tree->items[i].versions.items[0], file))
            node = i;
    if (node == SEGMENT_NONE)
        node = node_named(growing, folder, base_name(file->source->name), false);
    *list_add(growing->arena, &growing->tree->items[node].versions) = *file;
}

static int by_start(const void *one, const void *other)
{
    const struct markdown_file *a = one, *b = other;

    return str_order(a->front.starts_on, b->front.starts_on);
}

static enum result refuse_both(struct growing *growing, const struct markdown_file *one,
                               const struct markdown_file *other, const char *why)
{
    return law_refuse(growing->arena, other->source, 0,
                      str_format(growing->arena, "it and %s are versions of one article, and %s",
                                 one->source->path, why),
                      growing->fault);
}

static bool says_the_same(struct arena *arena, const struct markdown_file *one,
                          const struct markdown_file *other)
{
    return str_equal(document_plain(arena, &one->document),
                     document_plain(arena, &other->document));
}

/* One after the other; the same one twice is one. */
static enum result check_versions(struct growing *growing, struct markdown_node *node)
{
    struct markdown_files *files = &node->versions;
    size_t kept = 1;

    qsort(files->items, files->count, sizeof *files->items, by_start);
    for (size_t i = 1; i < files->count; i++) {
        struct markdown_file *last = &files->items[kept - 1];
        const struct markdown_file *next = &files->items[i];

        if (str_equal(last->front.starts_on, next->front.starts_on)) {
            if (!says_the_same(growing->arena, last, next))
                return refuse_both(growing, last, next,
                                   next->front.starts_on.length
                                       ? "both start on one day with other words"
                                       : "no \"Date de début\" says which came first");
            continue;
        }
        if (str_order(last->front.ends_on, next->front.starts_on) > 0)
            return refuse_both(growing, last, next, "it starts before the other one ends");
        if (!last->front.ends_on.length)
            last->front.ends_on = next->front.starts_on;
        files->items[kept++] = *next;
    }
    files->count = kept;
    return OK;
}

/* "- [Titre II](titre_ii/README.md)": the first part of the address names one in the folder. */
static void rank_link(struct growing *growing, size_t folder, struct str address, int64_t rank)
{
    struct str rest = address, first = str_cut(&rest, '/');

    for (size_t i = 0; i < growing->tree->count; i++) {
        struct markdown_node *node = &growing->tree->items[i];

        if (node->parent == folder && node->rank == INT64_MAX &&
            str_equal(node->is_folder ? first : base_name(first),
                      node->is_folder ? node->name
                                      : base_name(node->versions.items[0].source->name)))
            node->rank = rank;
    }
}

static void rank_by_index(struct growing *growing, size_t folder)
{
    struct str text = growing->tree->items[folder].index->text;
    int64_t rank = 0;

    for (size_t at = str_find(text, STR("]("), 0); at < text.length;
         at = str_find(text, STR("]("), at + 1)) {
        size_t end = str_find(text, STR(")"), at), line = str_find(text, STR("\n"), at);
        struct str address = str_slice(text, at + 2, end);

        if (end < line && str_ends(address, ".md"))
            rank_link(growing, folder, address, ++rank);
    }
}

struct place {
    struct growing *growing;
    size_t node;
};

static int by_rank(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    const struct markdown_node *first = &a->growing->tree->items[a->node],
                               *second = &b->growing->tree->items[b->node];

    if (first->rank != second->rank)
        return first->rank < second->rank ? -1 : 1;
    return markdown_name_order(a->growing->arena, first->name, second->name);
}

/* The nodes of a folder, each followed by what it holds. */
static size_t order_folder(struct growing *growing, size_t folder, size_t at)
{
    struct markdown_tree *tree = growing->tree;
    struct place *places = arena_alloc(growing->arena, tree->count * sizeof *places);
    size_t count = 0;

    tree->order[at++] = folder;
    for (size_t i = 0; i < tree->count; i++)
        if (tree->items[i].parent == folder)
            places[count++] = (struct place){ growing, i };
    if (count)
        qsort(places, count, sizeof *places, by_rank);
    for (size_t i = 0; i < count; i++)
        if (tree->items[places[i].node].is_folder)
            at = order_folder(growing, places[i].node, at);
        else
            tree->order[at++] = places[i].node;
    return at;
}

enum result markdown_tree(struct arena *arena, const struct markdown_files *files,
                          struct markdown_tree *tree, struct str *fault)
{
    struct growing growing = { arena, tree, common_folder(files), fault };
    enum result result = OK;

    *tree = (struct markdown_tree){ 0 };
    *list_add(arena, tree) = (struct markdown_node){ .parent = SEGMENT_NONE, .is_folder = true };
    for (size_t i = 0; i < files->count; i++)
        add_file(&growing, &files->items[i]);
    for (size_t i = 0; i < tree->count && result == OK; i++) {
        if (!tree->items[i].is_folder)
            result = check_versions(&growing, &tree->items[i]);
        else if (tree->items[i].index)
            rank_by_index(&growing, i);
    }
    tree->order = arena_alloc(arena, tree->count * sizeof *tree->order);
    order_folder(&growing, 0, 0);
    return result;
}

const struct markdown_file *markdown_version(const struct markdown_node *node, struct str day)
{
    for (size_t i = node->versions.count; i-- > 0;) {
        const struct markdown_file *file = &node->versions.items[i];

        if (!day.length)
            return file;
        if (str_order(file->front.starts_on, day) <= 0 &&
            (!file->front.ends_on.length || str_order(day, file->front.ends_on) < 0))
            return file;
    }
    return NULL;
}
