/* Two versions of a text side by side. */
#include <inttypes.h>

#include "texts/pages.h"

const struct field law_compare_query[] = {
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "from", NULL, FIELD_INTEGER, 0, DOCUMENT_SEGMENTS_MAX },
    { 0 },
};

static bool is_wanted(const struct law_compare_page *view, const struct article_change *change)
{
    return !view->article.length || str_equal(view->article, change->after.address) ||
           str_equal(view->article, change->before.address);
}

/* A page ends after so many articles, or so many words. */
static enum result compare_page(struct request *request, struct law_compare_page *view)
{
    size_t bytes = 0;

    for (size_t i = (size_t)view->from; i < view->changes.count; i++) {
        const struct article_change *change = &view->changes.items[i];
        struct compared *compared;
        enum result result = OK;

        if (!is_wanted(view, change))
            continue;
        if (view->count >= COMPARED_PER_PAGE || bytes > COMPARED_BYTES_MAX) {
            view->next = (int64_t)i;
            return OK;
        }
        compared = list_add(&request->arena, view);
        *compared = (struct compared){ .change = change };
        if (change->kind != ARTICLE_RENUMBERED)
            result = compare_article(request->db, &request->arena, view->before.id, view->after.id,
                                     change, &compared->lines);
        if (result != OK)
            return result;
        bytes += compared_bytes(&compared->lines);
    }
    return OK;
}

static enum result read_page(struct request *request, struct law_compare_page *view)
{
    enum result result =
        law_versions_of(request->db, &request->arena, view->text.id, &view->versions);

    if (result == OK)
        result = changes_between(request->db, &request->arena, view->before.id, view->after.id,
                                 &view->changes);
    return result == OK ? compare_page(request, view) : result;
}

static enum result render_main(struct request *request, struct page *page, void *context)
{
    enum result result = read_page(request, context);

    if (result == OK)
        law_compare_main_html(page, context);
    return result;
}

static enum result show_page(struct request *request, struct law_compare_page *view)
{
    struct str what =
        str_format(&request->arena, "compare %" PRId64 " %" PRId64 " %" PRId64 " %.*s",
                   view->before.id, view->after.id, view->from, STR_ARGS(view->article));
    struct shared_part part = law_shared(request, &view->text, what, 0);
    enum result result;

    part.render = render_main;
    part.context = view;
    law_compare_top_html(&request->page, view);
    result = request->visitor.account_id ? request_shared(request, &part)
                                         : render_main(request, &request->page, view);
    frame_bottom(&request->page);
    return result;
}

static enum result find_versions(struct request *request, struct law_compare_page *view)
{
    enum result result = law_version_for(request, &view->text, &view->before);

    if (result == OK)
        result = law_version_named(request->db, &request->arena, &view->text, request->names[2],
                                   &view->after);
    view->canonical = request_canonical(
        request, str_format(&request->arena, "%.*s/compare/v%" PRId64 "/v%" PRId64,
                            STR_ARGS(text_path(&request->arena, &view->text)), view->before.number,
                            view->after.number));
    return result;
}

enum result law_compare_show(struct request *request)
{
    struct law_compare_page view = {
        .article = request_text(request, "article"),
        .from = request_integer(request, "from"),
    };
    enum result result = find_versions(request, &view);

    if (result != OK || request_is_current(request, view.text.version))
        return result;
    if (request->format == HTML)
        return show_page(request, &view);
    result = read_page(request, &view);
    if (result == OK)
        law_compare_json(&request->page, &view);
    return result;
}
