#ifndef TEXTS_PAGES_H
#define TEXTS_PAGES_H

#include "http/request.h"
#include "texts/annotation_margin.h"
#include "texts/article.h"
#include "texts/compare.h"
#include "texts/outline.h"

/*
 * Reading law texts. They are for everyone; what people say beside them is shown to who may read
 * it. A version is named in an address as "latest", a day or "v3"; its page says which it is, and
 * its canonical address names it by number.
 */

/* What an address says: /law/SLUG/VERSION. NOT_FOUND when one of them is not there. */
MUST_CHECK enum result law_text_for(struct request *, struct law_text *);
MUST_CHECK enum result law_version_for(struct request *, struct law_text *, struct law_version *);

/*
 * What other domains show below a text, and below an article (id 0: the whole text): the same for
 * all who may enter the same spaces, for it is kept under the text's version. In routes.c, ended
 * by NULL.
 */
typedef enum result law_part(struct request *, struct page *, const struct law_text *,
                             int64_t article_id);
extern law_part *const law_parts[];
MUST_CHECK enum result law_parts_put(struct request *, struct page *, const struct law_text *,
                                     int64_t article_id);

/* All texts, the last changed first. */
struct law_list_page {
    struct law_texts texts;
    struct law_version *newest; /* of each of them */
    struct str next;            /* where the next page begins; empty: there is none */
    struct str canonical;
    bool is_first;
    bool may_publish;
};

extern const struct field law_list_query[];
enum result law_list_show(struct request *);
void law_list_html(struct page *, const struct law_list_page *);
void law_list_json(struct page *, const struct law_list_page *);

/* On the front page: the last ones that got a version (topics/front.h). */
enum result laws_front(struct request *, const void **what, int64_t *version);
void laws_front_html(struct page *, const void *what);

/* One text: what it is, its versions, its table of contents. */
struct law_text_page {
    struct law_text text;
    struct law_versions versions;
    struct outline outline;     /* of the newest */
    struct article_counts said; /* debates on each of its articles */
    uint64_t reach;             /* of who reads: what is said hangs on that */
    struct str canonical;
    bool may_publish;
};

enum {
    VERSIONS_SHOWN = 20, /* the newest; the others are folded */
};

enum result law_text_show(struct request *);
void law_text_top_html(struct page *, const struct law_text_page *);
void law_text_main_html(struct page *, const struct law_text_page *);
void law_outline_html(struct page *, const struct law_text_page *, size_t from, size_t end);
void law_version_facts_html(struct page *, const struct law_text *, const struct law_version *);
void law_text_json(struct page *, const struct law_text_page *);

/* A version from one place on: long ones are read a page at a time. */
struct law_version_page {
    struct law_text text;
    struct law_version version;
    struct law_versions versions;
    struct states states;
    struct states path; /* what the first of them stands in */
    struct state
        first_article; /* that it stands in, begun on the page before; segment_id 0: none */
    int64_t from;      /* the place of the first; 0: from the beginning */
    int64_t next;      /* where the next page begins; 0: this is the last */
    struct str canonical;
    uint64_t reach; /* of who reads: what is said hangs on that */
};

enum { LAW_PAGE_SEGMENTS = 400 };

extern const struct field law_version_query[];
enum result law_version_show(struct request *);
void law_version_top_html(struct page *, const struct law_version_page *);
void law_version_main_html(struct page *, const struct law_version_page *);
void law_version_json(struct page *, const struct law_version_page *);

/* One version beside another: the articles that differ, a page at a time. */
struct law_compare_page {
    struct law_text text;
    struct law_version before;
    struct law_version after;
    struct law_versions versions;
    struct article_changes changes; /* all of them */
    struct compared *items;         /* those of the page */
    size_t count;
    size_t size;
    int64_t from;       /* which change the page begins with, from 0 */
    int64_t next;       /* where the next page begins; 0: this is the last */
    struct str article; /* only this one, by its address; empty: all */
    struct str canonical;
};

enum { COMPARED_PER_PAGE = 20, COMPARED_BYTES_MAX = 200000 };

extern const struct field law_compare_query[];
enum result law_compare_show(struct request *);
void law_compare_top_html(struct page *, const struct law_compare_page *);
void law_compare_main_html(struct page *, const struct law_compare_page *);
void law_compare_json(struct page *, const struct law_compare_page *);

/* An article before and after, as its paragraphs; either may be none. */
void compared_html(struct page *, const struct law_text *, const struct law_version *before,
                   const struct law_version *after, const struct compared *);
void change_counts_html(struct page *, const struct article_changes *);
struct str change_kind_name(struct page *, enum article_change_kind);

/* The versions in which an article stands, the newest first; at most ARTICLE_PLACES_MAX. */
struct article_place {
    struct law_version version;
    struct state article;
};

struct article_places {
    struct article_place *items;
    size_t count;
    size_t size;
};

/* Where an article was, when the version asked for has none of that address. */
struct article_gone_page {
    struct law_text text;
    struct law_version version;
    struct law_versions versions;
    struct str address;
    struct article_places places;
};

enum { ARTICLE_PLACES_MAX = 50 };

extern const struct field law_go_query[];
enum result law_article_show(struct request *);
enum result law_go(struct request *); /* what the selects of a page lead to */

/* What their templates need. */
void law_article_top_html(struct page *, const struct article_page *);
void law_article_main_html(struct page *, const struct article_page *);
void law_article_tie_html(struct page *, const struct article_page *); /* for moderators */
void law_article_gone_html(struct page *, const struct article_gone_page *);
void law_article_json(struct page *, const struct article_page *);

/* "Article 4", or its heading when it has no number; "Titre II" and a part's heading. */
struct str article_name(struct page *, const struct segment *);
struct str article_title(struct page *, const struct segment *); /* "Article 4. Spare parts" */
struct str part_title(struct page *, const struct segment *);    /* "Titre II. Of things" */
struct str part_name(struct page *, const struct segment *);
struct str law_version_name(struct page *, const struct law_version *);
struct str law_day_text(struct page *, struct str day); /* "8 March 2024"; empty: empty */

/* "/law/durable/go?…" and the selects above a text; article: its address, or empty. */
struct lawbar {
    const struct law_text *text;
    const struct law_version *version;
    const struct law_versions *versions;
    const struct law_version *with; /* compared with; NULL: none */
    struct str article;
};
/* With which version one compares first: the one before it; NULL when there is only one. */
const struct law_version *lawbar_other(const struct lawbar *);
void lawbar_html(struct page *, const struct lawbar *);
void law_crumb_html(struct page *, const struct law_text *, const struct law_version *,
                    const struct states *path);

/* A part of a page that is the same for who may enter the same spaces, kept by the text's version.
 */
struct shared_part law_shared(struct request *, const struct law_text *, struct str what,
                              uint64_t reach);

/* A version in a feed, and the rows of a table, both without what is said of them. */
void law_version_news_html(struct page *, const struct law_text *, const struct law_version *);
void law_rows_html(struct page *, const struct states *, size_t first, size_t end, struct str lang);

/* "/law/durable/compare/v1/v2": what came with a version. */
struct str law_changes_path(struct arena *, const struct law_text *, const struct law_version *);

/* Parts of JSON that several pages share. */
struct json;
void json_law_text(struct json *, struct arena *, const struct law_text *);
void json_law_version(struct json *, struct arena *, const struct law_text *,
                      const struct law_version *);
void json_state(struct json *, const struct state *); /* its fields; no words of what it holds */

#endif
