#ifndef FINDING_PAGES_H
#define FINDING_PAGES_H

#include "finding/law_search.h"
#include "finding/matter_search.h"
#include "finding/search.h"
#include "http/request.h"
#include "topics/category.h"

/* Handlers and their fields, for routes.c. */

/* search_pages.c */
extern const struct field search_query[]; /* /search?q=…&order=latest&page=2 */
enum result search_show(struct request *);
enum result opensearch_show(struct request *);

/* sitemap_pages.c */
enum result sitemap_index(struct request *);
enum result sitemap_places(struct request *);
enum result sitemap_decisions(struct request *);
enum result sitemap_laws(struct request *);
enum result sitemap_ballots(struct request *);
enum result sitemap_topics(struct request *); /* /sitemap/N.xml: a range of ids */

struct search_page {
    struct search_wish wish;
    struct search_results results;
    /* The first of them beside messages; pages of them when asked for alone. */
    struct law_hits laws;
    struct matter_hits decisions;
    struct matter_hits ballots;
    int64_t now;
    struct str order; /* "latest", "likes"; empty: the best first */
    bool has_more;
    bool is_empty;                /* nothing was asked for: the page says how to ask */
    struct categories categories; /* to narrow it to */
    int64_t month_began_at;
};

void search_html(struct page *, const struct search_page *);

/* With Discourse's names; reads the topics of what was found. */
MUST_CHECK enum result search_json(struct request *, const struct search_page *);

#endif
