#include "finding/pages.h"

#include "ballots/topic_link.h"
#include "base/clock.h"
#include "render/xml.h"
#include "search/snippet.h"
#include "topics/pages.h"

/* What search/ puts around a word, render/ makes a mark of. */
_Static_assert((int)MARK_BEGINS == (int)HTML_MARK_BEGINS && (int)MARK_ENDS == (int)HTML_MARK_ENDS,
               "marks are known by the same characters");

enum { TYPED_MAX = 100000, SHORT_NAME_MAX = 15, MONTH_SECONDS = 30 * 86400 };

/* However long the query is, it is an answer's beginning that is looked for, not an error. */
const struct field search_query[] = {
    { "q", NULL, FIELD_LINE, 0, TYPED_MAX },
    { "order", NULL, FIELD_LINE, 0, 10 },
    { "page", NULL, FIELD_INTEGER, 1, SEARCH_PAGES_MAX },
    { 0 },
};

/* The address says it, or the query itself. */
static void choose_order(const struct request *request, struct search_page *view)
{
    static const char *const names[] = {
        [ORDER_RELEVANCE] = "relevance", [ORDER_LATEST] = "latest", [ORDER_LIKES] = "likes"
    };
    struct str order = request_text(request, "order");

    for (int i = ORDER_RELEVANCE; i <= ORDER_LIKES; i++)
        if (str_equal(order, str_of(names[i])))
            view->wish.query.order = (enum query_order)i;
    view->order = str_of(view->wish.query.order ? names[view->wish.query.order] : "");
}

/* What is not a message: a few above the first messages, or a page of nothing else. */
struct extent {
    size_t first;
    size_t most;
};

static struct extent extent_of(const struct search_page *view, enum query_kind kind, size_t few)
{
    if (view->wish.query.kind == kind)
        return (struct extent){ (size_t)(view->wish.page - 1) * SEARCH_PER_PAGE, SEARCH_PER_PAGE };
    return (struct extent){ 0, view->wish.page == 1 ? few : 0 };
}

static enum result find_laws(struct request *request, struct search_page *view)
{
    const struct query *query = &view->wish.query;
    struct extent extent = extent_of(view, KIND_LAW, LAW_HITS_FIRST);
    enum result result = OK;

    if (extent.most)
        result = law_search_find(request->db, &request->arena, query, extent.first, extent.most,
                                 &view->laws);
    if (query->kind == KIND_LAW)
        view->results.total = view->laws.total;
    return result;
}

static enum result find_matters(struct request *request, struct search_page *view,
                                enum query_kind kind, struct matter_hits *hits)
{
    struct extent extent = extent_of(view, kind, MATTER_HITS_FIRST);
    struct matter_wish wish = { &request->visitor, &view->wish.query, kind, extent.first,
                                extent.most };
    enum result result = OK;

    if (extent.most)
        result = matter_search_find(request->db, &request->arena, &wish, hits);
    if (view->wish.query.kind == kind)
        view->results.total = hits->total;
    return result;
}

/* What is voted on, in what was found: the vote that is ahead, else the last. */
static enum result find_ballots(struct request *request, struct search_results *results)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < results->count; i++) {
        struct search_hit *hit = &results->items[i];
        struct tied_ballots tied;

        result =
            ballots_of_topic(request->db, &request->arena, &request->visitor, hit->topic_id, &tied);
        if (result != OK || !tied.count)
            continue;
        hit->ballot_path = ballot_path(&request->arena, &tied.items[0].item);
        hit->ballot_question = tied.items[0].item.question;
        hit->ballot_lang = tied.items[0].item.lang;
    }
    return result;
}

enum result search_show(struct request *request)
{
    struct search_page view = { .wish = { &request->visitor,
                                          .page = request_integer(request, "page") },
                                .now = clock_now(),
                                .month_began_at = clock_now() - MONTH_SECONDS };
    enum result result;

    view.wish.page = view.wish.page ? view.wish.page : 1;
    query_parse(&request->arena, request_text(request, "q"), &view.wish.query);
    choose_order(request, &view);
    view.is_empty = query_is_empty(&view.wish.query);
    result = search_find(request->db, &request->arena, &view.wish, &view.results);
    if (result == OK)
        result = find_laws(request, &view);
    if (result == OK)
        result = find_matters(request, &view, KIND_DECISION, &view.decisions);
    if (result == OK)
        result = find_matters(request, &view, KIND_BALLOT, &view.ballots);
    if (result == OK)
        result = find_ballots(request, &view.results);
    if (result == OK)
        result = categories_all(request->db, &request->arena, &request->visitor, &view.categories);
    if (result != OK)
        return result;
    view.has_more = view.wish.page < SEARCH_PAGES_MAX &&
                    view.results.total > view.wish.page * (int64_t)SEARCH_PER_PAGE;
    if (request->format == JSON)
        return search_json(request, &view);
    search_html(&request->page, &view);
    return OK;
}

/* What browsers offer to search here with (OpenSearch 1.1, draft 6). */
enum result opensearch_show(struct request *request)
{
    struct page *page = &request->page;
    struct buffer *out = &page->body;
    struct str site = site_address(request->site);

    if (request->format != XML)
        return NOT_FOUND;
    buffer_put_c(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
    xml_element(out, "ShortName", str_shorten(out->arena, request->site->name, SHORT_NAME_MAX));
    xml_element(out, "Description",
                fill(page, _("Search {site}"), "site", request->site->name, NULL));
    xml_element(out, "InputEncoding", STR("UTF-8"));
    buffer_put_c(out, "<Url type=\"text/html\" template=\"");
    xml_text(out, site);
    buffer_put_c(out, "/search?q={searchTerms}\"/>\n</OpenSearchDescription>\n");
    return OK;
}
