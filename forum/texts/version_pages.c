/* A version of a text as a whole; long ones a page at a time. */
#include <inttypes.h>

#include "texts/annotation_pages.h"
#include "texts/pages.h"
#include "topics/category.h"
#include "topics/version.h"

const struct field law_version_query[] = {
    { "from", NULL, FIELD_INTEGER, 0, DOCUMENT_SEGMENTS_MAX },
    { 0 },
};

/* Ends the page where an article or a part begins, unless nothing but one article stands on it. */
static void end_page(struct law_version_page *view)
{
    size_t end = LAW_PAGE_SEGMENTS;

    if (view->states.count <= LAW_PAGE_SEGMENTS)
        return;
    while (end > 1 && view->states.items[end].segment.kind > SEGMENT_ARTICLE)
        end--;
    if (end <= 1)
        end = LAW_PAGE_SEGMENTS;
    while (end > 1 && view->states.items[end - 1].segment.kind == SEGMENT_PART)
        end--;
    view->states.count = end;
    view->next = view->states.items[end].place;
}

static enum result read_begun(struct request *request, struct law_version_page *view)
{
    const struct state *first = &view->states.items[0];
    enum result result =
        state_path(request->db, &request->arena, view->version.id, first, &view->path);

    if (result == OK && first->segment.kind > SEGMENT_ARTICLE && first->article_id)
        result = state_find(request->db, &request->arena, view->version.id, first->article_id,
                            &view->first_article);
    return result;
}

static enum result read_page(struct request *request, struct law_version_page *view)
{
    bool is_whole = request->format == TEXT;
    enum result result =
        law_versions_of(request->db, &request->arena, view->text.id, &view->versions);

    if (result == OK)
        result =
            states_from(request->db, &request->arena, view->version.id, view->from,
                        is_whole ? DOCUMENT_SEGMENTS_MAX : LAW_PAGE_SEGMENTS + 1, &view->states);
    if (result != OK)
        return result;
    if (!view->states.count)
        return NOT_FOUND;
    if (!is_whole)
        end_page(view);
    return read_begun(request, view);
}

static enum result render_main(struct request *request, struct page *page, void *context)
{
    const struct law_version_page *view = context;
    enum result result = read_page(request, context);

    if (result != OK)
        return result;
    law_version_main_html(page, view);
    return said_put(request, page, &view->text, view->version.id);
}

static enum result show_page(struct request *request, struct law_version_page *view)
{
    struct str what = str_format(&request->arena, "version %" PRId64 " from %" PRId64,
                                 view->version.id, view->from);
    struct shared_part part = law_shared(request, &view->text, what, view->reach);
    enum result result;

    part.render = render_main;
    part.context = view;
    law_version_top_html(&request->page, view);
    result = request->visitor.account_id ? request_shared(request, &part)
                                         : render_main(request, &request->page, view);
    frame_bottom(&request->page);
    return result;
}

static enum result put_plain(struct request *request, const struct law_version_page *view)
{
    struct document document = { 0 };

    states_document(&request->arena, &view->states, &document, NULL);
    request->answer.body = document_plain(&request->arena, &document);
    return OK;
}

static struct str find_canonical(struct request *request, const struct law_version_page *view)
{
    struct arena *arena = &request->arena;
    struct str path = law_version_path(arena, &view->text, &view->version);

    if (view->from)
        path = str_format(arena, "%.*s?from=%" PRId64, STR_ARGS(path), view->from);
    return request_canonical(request, path);
}

enum result law_version_show(struct request *request)
{
    struct law_version_page view = { .from = request_integer(request, "from") };
    enum result result = law_version_for(request, &view.text, &view.version);

    if (result == OK)
        result = categories_reach(request->db, &request->visitor, &view.reach);
    if (result != OK ||
        request_is_current(request, version_end(version_with(view.reach, view.text.version))))
        return result;
    view.canonical = find_canonical(request, &view);
    if (request->format == HTML)
        return show_page(request, &view);
    if (request->format == TEXT)
        view.from = 0;
    result = read_page(request, &view);
    if (result == OK && request->format == JSON)
        law_version_json(&request->page, &view);
    return result == OK && request->format == TEXT ? put_plain(request, &view) : result;
}
