#ifndef HTTP_ERROR_PAGE_H
#define HTTP_ERROR_PAGE_H

#include "base/str.h"

struct page;
struct problems;

/* What a page says when something went wrong: which status, and the name it has in the log. */
struct error_page {
    int status;
    struct str id;
    const struct problems *problems; /* what was wrong, if it was said */
};

/* The words for a status, in the page's language: what happened, and what one can do now. */
struct str error_title(struct page *, int status);
struct str error_advice(struct page *, int status);

void error_html(struct page *, const struct error_page *); /* render/pages/error.html */
void error_json(struct page *, const struct error_page *); /* as Discourse does */

#endif
