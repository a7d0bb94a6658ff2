#include <inttypes.h>

#include "sql.h"
#include "texts/amendment_article.h"
#include "texts/annotation_pages.h"
#include "texts/pages.h"
#include "topics/category.h"
#include "topics/version.h"

const struct field law_go_query[] = {
    { "version", NULL, FIELD_LINE, 0, 20 },
    { "with", NULL, FIELD_LINE, 0, 20 },
    { "from", NULL, FIELD_LINE, 0, 20 },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { 0 },
};

/* All versions in which the article that was last called so stands. */
static enum result find_places(struct request *request, struct article_gone_page *view)
{
    struct rows rows = db_query(request->db, sql_law_article_places, value(view->text.id),
                                value(view->address), value(ARTICLE_PLACES_MAX));
    int64_t versions[ARTICLE_PLACES_MAX], segments[ARTICLE_PLACES_MAX];
    size_t count = 0;
    enum result result;

    while (rows_next(&rows)) {
        versions[count] = row_integer(&rows, "version_id");
        segments[count++] = row_integer(&rows, "segment_id");
    }
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < count; i++) {
        struct article_place place = { 0 };

        result = law_version_find(request->db, &request->arena, versions[i], &place.version);
        if (result == OK)
            result =
                state_find(request->db, &request->arena, versions[i], segments[i], &place.article);
        if (result == OK)
            *list_add(&request->arena, &view->places) = place;
    }
    return result;
}

/* The version has no such article: where it is instead. */
static enum result show_gone(struct request *request, const struct article_page *asked)
{
    struct article_gone_page view = {
        .text = asked->text,
        .version = asked->version,
        .address = request->names[2],
    };
    enum result result = find_places(request, &view);

    if (result != OK || !view.places.count || request->format != HTML)
        return result == OK ? NOT_FOUND : result;
    result = law_versions_of(request->db, &request->arena, view.text.id, &view.versions);
    if (result == OK) {
        law_article_gone_html(&request->page, &view);
        request->answer.status = 404;
    }
    return result;
}

/* What stands in the version, then what is said of it. */
static enum result article_fill(struct request *request, struct article_page *view)
{
    enum result result;

    view->visitor = &request->visitor;
    result = article_read(request->db, &request->arena, request->names[2], view);
    if (result == OK)
        result = annotations_of_article(request->db, &request->arena, view);
    if (result == OK)
        result = amendments_fill(request->db, &request->arena, view);
    return result == OK ? decisions_of_article(request->db, &request->arena, view) : result;
}

static enum result put_below(struct request *request, struct page *page,
                             const struct article_page *view)
{
    enum result result = said_put(request, page, &view->text, view->version.id);

    return result == OK ? law_parts_put(request, page, &view->text, view->article.segment_id)
                        : result;
}

static enum result render_main(struct request *request, struct page *page, void *context)
{
    const struct article_page *view = context;
    enum result result = article_fill(request, context);

    if (result != OK)
        return result;
    law_article_main_html(page, view);
    return put_below(request, page, view);
}

/* The same for all who may enter the same spaces: what is said of it hangs on that. */
static enum result show_to_member(struct request *request, struct article_page *view,
                                  uint64_t reach)
{
    struct str what = str_format(&request->arena, "article %" PRId64 " %.*s", view->version.id,
                                 STR_ARGS(view->article.address));
    struct shared_part part = law_shared(request, &view->text, what, reach);
    enum result result;

    part.render = render_main;
    part.context = view;
    law_article_top_html(&request->page, view);
    result = request_shared(request, &part);
    if (may_moderate(&request->visitor))
        law_article_tie_html(&request->page, view);
    frame_bottom(&request->page);
    return result;
}

static enum result put_plain(struct request *request, const struct article_page *view)
{
    struct document document = { 0 };

    states_document(&request->arena, &view->states, &document, NULL);
    request->answer.body = document_plain(&request->arena, &document);
    return OK;
}

static enum result show_to_visitor(struct request *request, struct article_page *view)
{
    enum result result = article_fill(request, view);

    if (result != OK)
        return result;
    if (request->format == JSON) {
        law_article_json(&request->page, view);
    } else if (request->format == TEXT) {
        return put_plain(request, view);
    } else {
        law_article_top_html(&request->page, view);
        law_article_main_html(&request->page, view);
        result = put_below(request, &request->page, view);
        frame_bottom(&request->page);
    }
    return result;
}

enum result law_article_show(struct request *request)
{
    struct article_page view = { 0 };
    uint64_t reach = 0;
    enum result result = law_version_for(request, &view.text, &view.version);

    if (result == OK)
        result = categories_reach(request->db, &request->visitor, &reach);
    if (result != OK)
        return result;
    if (request_is_current(request, version_end(version_with(reach, view.text.version))))
        return OK;
    result =
        article_at(request->db, &request->arena, view.version.id, request->names[2], &view.article);
    if (result != OK)
        return result == NOT_FOUND ? show_gone(request, &view) : result;
    view.canonical = request_canonical(
        request, article_path(&request->arena, &view.text, &view.version, view.article.address));
    return request->visitor.account_id && request->format == HTML
               ? show_to_member(request, &view, reach)
               : show_to_visitor(request, &view);
}

/* A version as a select sent it; what is not one is the newest. */
static enum result find_chosen(struct request *request, const struct law_text *text,
                               const char *field, struct law_version *version)
{
    enum result result = law_version_named(request->db, &request->arena, text,
                                           request_text(request, field), version);

    return result == NOT_FOUND
               ? law_version_find(request->db, &request->arena, text->version_id, version)
               : result;
}

/* The article a select was beside, by what it is called in the version it leads to. */
static enum result find_article(struct request *request, const struct law_text *text,
                                const struct law_version *version, struct str *address)
{
    struct law_version from;
    struct state article;
    enum result result = find_chosen(request, text, "from", &from);

    *address = request_text(request, "article");
    if (result != OK || !address->length)
        return result;
    result = article_at(request->db, &request->arena, from.id, *address, &article);
    if (result == OK)
        result =
            state_find(request->db, &request->arena, version->id, article.segment_id, &article);
    if (result == OK)
        *address = article.address;
    return result == NOT_FOUND ? OK : result;
}

static struct str address_in_url(struct request *request, struct str address)
{
    struct page page = page_beside(&request->page);

    put_percent_encoded(&page, address);
    return page_html(&page).markup;
}

enum result law_go(struct request *request)
{
    struct law_text text;
    struct law_version version, with;
    struct str article, path;
    enum result result = law_text_for(request, &text);

    if (result == OK)
        result = find_chosen(request, &text, "version", &version);
    if (result == OK)
        result = find_article(request, &text, &version, &article);
    if (result == OK && request_text(request, "with").length)
        result = find_chosen(request, &text, "with", &with);
    if (result != OK)
        return result;
    article = address_in_url(request, article);
    path = text_path(&request->arena, &text);
    if (request_text(request, "with").length)
        return request_redirect(request, "%.*s/compare/v%" PRId64 "/v%" PRId64 "%s%.*s",
                                STR_ARGS(path), with.number, version.number,
                                article.length ? "?article=" : "", STR_ARGS(article));
    return request_redirect(request, "%.*s/v%" PRId64 "%s%.*s", STR_ARGS(path), version.number,
                            article.length ? "/" : "", STR_ARGS(article));
}
