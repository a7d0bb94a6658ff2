#include "exchange/law_markdown_compose.h"

#include <stdlib.h>

#include "base/arena.h"
#include "exchange/law_markdown_blocks.h"
#include "law/canon.h"

struct days {
    struct str *items;
    size_t count;
    size_t size;
};

struct composing {
    struct arena *arena;
    const struct markdown_tree *tree;
    struct document *document;
    struct str day;
    size_t *segments; /* of the folders' parts, by node */
};

static bool is_article(const struct markdown_node *node)
{
    return !node->is_folder && node->versions.count > 0;
}

static int by_day(const void *one, const void *other)
{
    return str_order(*(const struct str *)one, *(const struct str *)other);
}

/* Each article once, and a day on which all of them held. */
static bool is_single(const struct markdown_tree *tree, struct str *starts, struct str *ends)
{
    *starts = *ends = STR("");
    for (size_t i = 0; i < tree->count; i++) {
        const struct markdown_node *node = &tree->items[i];
        struct str start, end;

        if (!is_article(node))
            continue;
        if (node->versions.count > 1)
            return false;
        start = node->versions.items[0].front.starts_on;
        end = node->versions.items[0].front.ends_on;
        if (str_order(start, *starts) > 0)
            *starts = start;
        if (end.length && (!ends->length || str_order(end, *ends) < 0))
            *ends = end;
    }
    return !ends->length || str_order(*starts, *ends) < 0;
}

static void add_day(struct arena *arena, struct days *days, struct str day)
{
    if (day.length)
        *list_add(arena, days) = day;
}

static struct days all_days(struct arena *arena, const struct markdown_tree *tree)
{
    struct days days = { 0 };
    size_t kept = 0;

    for (size_t i = 0; i < tree->count; i++)
        for (size_t j = 0; is_article(&tree->items[i]) && j < tree->items[i].versions.count; j++) {
            add_day(arena, &days, tree->items[i].versions.items[j].front.starts_on);
            add_day(arena, &days, tree->items[i].versions.items[j].front.ends_on);
        }
    if (days.count)
        qsort(days.items, days.count, sizeof *days.items, by_day);
    for (size_t i = 0; i < days.count; i++)
        if (!kept || !str_equal(days.items[kept - 1], days.items[i]))
            days.items[kept++] = days.items[i];
    days.count = kept;
    return days;
}

/* The first heading of an index, or the folder's own name. */
static struct heading heading_of(struct composing *composing, const struct markdown_node *node)
{
    struct arena *arena = composing->arena;

    if (node->index) {
        struct blocks blocks = markdown_blocks(
            arena,
            str_slice(node->index->text, node->index->front.length, node->index->text.length), 1);

        for (size_t i = 0; i < blocks.count; i++)
            if (blocks.items[i].kind == BLOCK_HEADING)
                return heading_read(arena, blocks.items[i].text);
    }
    return heading_read(arena, markdown_name_words(arena, node->name));
}

static size_t part_of(const struct composing *composing, const struct markdown_node *node)
{
    return node->parent == SEGMENT_NONE ? SEGMENT_NONE : composing->segments[node->parent];
}

/* Where the links of an index begin and end: its words stand before and after the articles. */
static void find_links(struct str text, size_t *from, size_t *to)
{
    size_t last = text.length;

    *from = *to = text.length;
    for (size_t at = str_find(text, STR(".md)"), 0); at < text.length;
         at = str_find(text, STR(".md)"), at + 1)) {
        size_t begin = at;

        while (begin && text.data[begin - 1] != '\n')
            begin--;
        if (last == text.length)
            *from = begin;
        last = at;
        *to = str_find(text, STR("\n"), at);
    }
}

/* What an index says itself, as words without an article; quotes are the repository's own. */
static void add_index_words(struct composing *composing, size_t parent, struct str text)
{
    struct blocks blocks = markdown_blocks(composing->arena, text, 1);

    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.items[i];
        struct segment segment = { .kind = SEGMENT_ALINEA, .parent = parent, .body = block->text };

        if (block->kind == BLOCK_LEFT)
            document_gap(composing->arena, composing->document, block->text, 0);
        else if (block->kind == BLOCK_WORDS && block->depth)
            document_gap(composing->arena, composing->document,
                         STR("words of the repository about itself, in quotes or lists"), 0);
        else if (block->kind == BLOCK_WORDS)
            document_add(composing->arena, composing->document, &segment);
    }
}

static struct str index_text(const struct markdown_node *node, bool is_after)
{
    struct str text;
    size_t from, to;

    if (!node->index)
        return STR("");
    text = str_slice(node->index->text, node->index->front.length, node->index->text.length);
    find_links(text, &from, &to);
    return is_after ? str_slice(text, to, text.length) : str_slice(text, 0, from);
}

static void add_folder(struct composing *composing, size_t place)
{
    const struct markdown_node *node = &composing->tree->items[place];
    struct heading heading = heading_of(composing, node);
    struct segment part = {
        .kind = SEGMENT_PART,
        .parent = part_of(composing, node),
        .name = heading.name,
        .num = heading.num,
        .head = heading.head,
    };
    bool is_root = node->parent == SEGMENT_NONE;

    if (node->index)
        for (size_t i = 0; i < node->index->front.gaps.count; i++)
            document_gap(composing->arena, composing->document,
                         node->index->front.gaps.items[i].what, 0);
    if (is_root)
        law_front_say(composing->arena,
                      node->index ? &node->index->front : &(struct law_front){ 0 },
                      composing->document);
    if (is_root && node->index && !composing->document->about.title.length)
        composing->document->about.title = heading.head;
    composing->segments[place] =
        is_root ? SEGMENT_NONE : document_add(composing->arena, composing->document, &part);
    add_index_words(composing, composing->segments[place], index_text(node, false));
}

static void add_article(struct composing *composing, const struct markdown_node *node)
{
    const struct markdown_file *file = markdown_version(node, composing->day);
    struct segment article = { .kind = SEGMENT_ARTICLE, .parent = part_of(composing, node) };
    const struct document *from;
    size_t place;

    if (!file) {
        document_gap(composing->arena, composing->document,
                     str_format(composing->arena, "article %.*s: no file says what it was then",
                                STR_ARGS(node->versions.items[0].num)),
                     0);
        return;
    }
    from = &file->document;
    article.num = file->num;
    article.name = from->items[file->article].name;
    article.head = from->items[file->article].head;
    place = document_add(composing->arena, composing->document, &article);
    for (size_t i = 0; i < from->count; i++) {
        struct segment segment = from->items[i];

        if (segment.kind == SEGMENT_PART || segment.kind == SEGMENT_ARTICLE)
            continue;
        segment.parent = place;
        document_add(composing->arena, composing->document, &segment);
    }
    for (size_t i = 0; i < from->gaps.count; i++)
        document_gap(composing->arena, composing->document, from->gaps.items[i].what,
                     from->gaps.items[i].line);
}

/* Words behind the last article: signatures. */
static void add_end(struct composing *composing)
{
    add_index_words(composing, SEGMENT_NONE, index_text(&composing->tree->items[0], true));
}

static void compose(struct composing *composing)
{
    composing->segments =
        arena_alloc(composing->arena, composing->tree->count * sizeof *composing->segments);
    for (size_t i = 0; i < composing->tree->count; i++) {
        size_t place = composing->tree->order[i];

        if (composing->tree->items[place].is_folder)
            add_folder(composing, place);
        else
            add_article(composing, &composing->tree->items[place]);
    }
    add_end(composing);
}

static void add_version(struct arena *arena, const struct markdown_tree *tree, struct str day,
                        struct str starts, struct str ends, struct law_documents *documents)
{
    struct document document = { 0 };
    struct composing composing = {
        .arena = arena, .tree = tree, .document = &document, .day = day
    };

    compose(&composing);
    document.about.jurisdiction = STR("fr");
    document.about.lang = STR("fr");
    document.about.starts_on = starts;
    document.about.ends_on = ends;
    document_close(arena, &document);
    if (document_count(&document, SEGMENT_ALINEA) + document_count(&document, SEGMENT_ROW))
        *list_add(arena, documents) = document;
}

/* Is anything in force on that day? After the last end nothing is, and there is no version. */
static bool holds_any(const struct markdown_tree *tree, struct str day)
{
    for (size_t i = 0; i < tree->count; i++)
        if (is_article(&tree->items[i]) && markdown_version(&tree->items[i], day))
            return true;
    return false;
}

void markdown_compose(struct arena *arena, const struct markdown_tree *tree,
                      struct law_documents *documents)
{
    struct str starts, ends;
    struct days days;

    if (is_single(tree, &starts, &ends)) {
        add_version(arena, tree, STR(""), starts, ends, documents);
        return;
    }
    days = all_days(arena, tree);
    for (size_t i = 0; i < days.count; i++)
        if (holds_any(tree, days.items[i]))
            add_version(arena, tree, days.items[i], days.items[i],
                        i + 1 < days.count ? days.items[i + 1] : STR(""), documents);
}
