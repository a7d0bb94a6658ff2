#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_bytes.h"
#include "exchange/law_markdown.h"
#include "exchange/law_markdown_blocks.h"
#include "exchange/law_markdown_compose.h"

enum { HEAD_BYTES_MAX = 64 * 1024 };

static void find_article(struct markdown_file *file)
{
    const struct document *document = &file->document;

    file->article = SEGMENT_NONE;
    for (size_t i = 0; i < document->count; i++) {
        if (document->items[i].kind == SEGMENT_PART)
            file->article = document->count;
        else if (document->items[i].kind == SEGMENT_ARTICLE)
            file->article = file->article == SEGMENT_NONE ? i : document->count;
    }
    if (file->article == document->count)
        file->article = SEGMENT_NONE;
}

static bool is_index_name(struct str name)
{
    return name.length >= 6 && !strncasecmp(name.data, "readme", 6);
}

static enum result read_file(struct arena *arena, const struct law_source *source,
                             struct markdown_file *file, struct str *fault)
{
    enum result result = law_utf8(arena, source, &file->text, fault);

    if (result != OK)
        return result;
    file->source = source;
    file->front = law_front_read(arena, file->text);
    if (file->front.fault.length && !file->front.is_never)
        return law_refuse(arena, source, file->front.fault_line, file->front.fault, fault);
    law_from_markdown(arena, file->text, &file->document);
    find_article(file);
    file->is_index = is_index_name(source->name);
    if (file->article != SEGMENT_NONE) {
        file->num = file->document.items[file->article].num;
        if (!file->num.length)
            file->num = file->front.number;
        file->key = law_folded(arena, file->num);
    }
    return OK;
}

/* One article: said to be, or all there is in it. */
static bool is_article(struct arena *arena, const struct markdown_file *file)
{
    if (file->is_index || file->article == SEGMENT_NONE)
        return false;
    return law_front_is_article(arena, &file->front) ||
           (!file->front.is_there && file->num.length && !file->document.about.title.length);
}

static void say_left_out(struct arena *arena, struct law_documents *documents, struct str what)
{
    for (size_t i = 0; i < documents->count; i++)
        document_gap(arena, &documents->items[i], what, 0);
}

/* "Articles 11, 34" where nothing says what the whole is called. */
static struct str title_of(struct arena *arena, const struct document *document)
{
    struct buffer title = { .arena = arena };
    size_t count = 0;

    for (size_t i = 0; i < document->count; i++) {
        struct str num = document->items[i].num;

        if (document->items[i].kind != SEGMENT_ARTICLE || !num.length)
            continue;
        if (++count > 3) {
            buffer_put_c(&title, "…");
            break;
        }
        buffer_format(&title, "%s%.*s", count > 1 ? ", " : "", STR_ARGS(num));
    }
    return count ? str_format(arena, count > 1 ? "Articles %.*s" : "Article %.*s",
                              STR_ARGS(buffer_str(&title)))
                 : STR("");
}

/* Each version is of one text, whatever articles it has: what it is called does not change. */
static void name_all(struct arena *arena, struct law_documents *documents)
{
    struct document *last = documents->count ? &documents->items[documents->count - 1] : NULL;
    struct str title = last && !last->about.title.length ? title_of(arena, last) : STR("");

    for (size_t i = 0; i < documents->count; i++)
        if (!documents->items[i].about.title.length)
            documents->items[i].about.title = title;
}

static enum result read_articles(struct arena *arena, const struct markdown_files *files,
                                 struct law_documents *documents, struct str *fault)
{
    struct markdown_files taken = { 0 };
    struct markdown_tree tree;
    enum result result;

    for (size_t i = 0; i < files->count; i++) {
        const struct markdown_file *file = &files->items[i];

        if (file->is_index || (is_article(arena, file) && !file->front.is_never))
            *list_add(arena, &taken) = *file;
    }
    result = markdown_tree(arena, &taken, &tree, fault);
    if (result != OK)
        return result;
    markdown_compose(arena, &tree, documents);
    name_all(arena, documents);
    for (size_t i = 0; i < files->count; i++) {
        const struct markdown_file *file = &files->items[i];

        if (!file->is_index && !is_article(arena, file))
            say_left_out(arena, documents,
                         str_format(arena, "a file that is no article: %s", file->source->path));
        else if (file->front.is_never)
            say_left_out(arena, documents,
                         str_format(arena, "%s was never in force: %.*s", file->source->path,
                                    STR_ARGS(file->front.fault)));
    }
    return OK;
}

static enum result read_texts(struct arena *arena, const struct markdown_files *files,
                              struct law_documents *documents, struct str *fault)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct markdown_file *file = &files->items[i];

        if (file->is_index && files->count > 1)
            continue;
        if (file->front.is_never)
            return law_refuse(arena, file->source, file->front.fault_line, file->front.fault,
                              fault);
        if (documents->count && !file->front.starts_on.length)
            return law_refuse(arena, file->source, 0,
                              STR("it is a version beside others, and no \"Date de début\" at its "
                                  "head says which"),
                              fault);
        *list_add(arena, documents) = file->document;
    }
    return OK;
}

/* Days that only the caller knows, and what a single article is called. */
static enum result finish(struct arena *arena, const struct law_source *sources, struct str date,
                          struct law_documents *documents, struct str *fault)
{
    for (size_t i = 0; i < documents->count; i++) {
        struct document_about *about = &documents->items[i].about;

        if (!about->title.length)
            about->title = title_of(arena, &documents->items[i]);
        if (documents->count == 1 && !about->starts_on.length)
            about->starts_on = date;
    }
    return law_choose(arena, sources, date, documents, fault);
}

static enum result read_files(struct arena *arena, const struct law_source *sources, size_t count,
                              struct str date, struct law_documents *documents, struct str *fault)
{
    struct markdown_files files = { 0 };
    size_t articles = 0;
    enum result result = OK;

    for (size_t i = 0; i < count && result == OK; i++) {
        struct markdown_file file = { 0 };

        result = read_file(arena, &sources[i], &file, fault);
        *list_add(arena, &files) = file;
        articles += result == OK && is_article(arena, &file) && !file.front.is_never;
    }
    if (result != OK)
        return result;
    result = count > 1 && articles ? read_articles(arena, &files, documents, fault)
                                   : read_texts(arena, &files, documents, fault);
    return result == OK && documents->count ? finish(arena, sources, date, documents, fault)
                                            : result;
}

static bool is_bold_article(struct str line)
{
    return str_starts(line, "**Art");
}

/* A heading, a bold article, or one that is underlined; or what Markdown has at its head. */
static bool knows(struct str bytes, struct str name)
{
    struct str rest = str_slice(bytes, 0, HEAD_BYTES_MAX), line;
    bool is_head = true;

    (void)name;
    if (str_starts(rest, "\xEF\xBB\xBF"))
        rest = str_slice(rest, 3, rest.length);
    if (str_starts(str_trim(rest), "<") || str_starts(str_trim(rest), "{"))
        return false;
    while (rest.length) {
        line = str_trim(str_cut(&rest, '\n'));
        if (is_head && str_equal(line, STR("---")))
            return str_find(rest, STR("\n---"), 0) < rest.length;
        is_head = false;
        if (str_starts(line, "# ") || str_starts(line, "##") || is_bold_article(line) ||
            (str_starts(line, "Article ") && (str_starts(rest, "---") || str_starts(rest, "==="))))
            return true;
    }
    return false;
}

const struct law_reader law_markdown_reader = { "Markdown", knows, read_files };
