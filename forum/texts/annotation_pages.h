#ifndef TEXTS_ANNOTATION_PAGES_H
#define TEXTS_ANNOTATION_PAGES_H

#include "http/request.h"
#include "law/sentence.h"
#include "texts/annotation_list.h"
#include "texts/article.h"
#include "topics/category.h"
#include "topics/pages.h"

/* annotation_pages.c: the form that speaks of words of an article. */
extern const struct field discuss_query[]; /* …/ARTICLE/discuss?alinea=3&from=12&to=40&words=… */
extern const struct field discuss_fields[];
enum result discuss_form(struct request *);
enum result discuss_prepare(struct request *);
enum result discuss_send(struct request *);

/* annotation_list_pages.c */
extern const struct field annotations_query[]; /* /law/SLUG/annotations?state=orphan&before=ID */
enum result law_annotations_show(struct request *); /* .json, .jsonld */
/* On every page of a text: how many there are, and how many on words that changed. */
enum result said_put(struct request *, struct page *, const struct law_text *, int64_t version_id);
enum result annotation_show(struct request *); /* /annotations/ID, .json, .jsonld */
enum result topic_annotations(struct request *, struct page *,
                              const struct topic *); /* a topic_box */

/* annotation_act_pages.c */
extern const struct field annotation_place_query[]; /* /annotations/ID/place?n=0&article=4 */
extern const struct field annotation_place_fields[];
extern const struct field annotation_confirm_fields[];
extern const struct field annotation_act_fields[];
enum result annotation_place_form(struct request *);
enum result annotation_place_send(struct request *);
enum result annotation_confirm_send(struct request *);
enum result annotation_act_form(struct request *); /* archive, restore, delete */
enum result annotation_act_send(struct request *);

/* A piece of an alinéa that can be chosen without a mouse. */
struct choice_piece {
    int64_t alinea;
    struct stretch stretch;
    struct str words;
    bool is_chosen;
};

struct choice_pieces {
    struct choice_piece *items;
    size_t count;
    size_t size;
};

/* An alinéa that can be chosen as a whole. */
struct choice_alinea {
    int64_t number;
    struct str words;
    bool is_chosen;
};

struct choice_alineas {
    struct choice_alinea *items;
    size_t count;
    size_t size;
};

enum { PIECES_MAX = 200 };

/* What the form shows of the words: of one alinéa its pieces, else all alinéas of the article. */
struct word_choice {
    const struct form *form;
    const struct law_text *text;
    const struct law_version *version;
    const struct state *article;
    const struct state *alinea; /* NULL: of the article */
    struct str selected;        /* words that were selected with a mouse or a finger; empty: none */
    bool is_selected;           /* and it is those */
    struct choice_pieces pieces;
    struct choice_alineas alineas;
};

struct discuss_page {
    const struct form *form;
    struct word_choice choice;
    struct str path; /* of the article */
    struct categories categories;
    struct topics debates; /* about this article: one of them may be joined */
    struct html preview;
    struct audience audience;
};

struct annotations_page {
    struct law_text text;
    struct listed_list list;
    int64_t counts[LISTED_FILTERS];
    int64_t annotation_count; /* annotations that can be read and were not put aside; not targets */
    enum listed_filter filter;
    struct str canonical;
    struct str site;
    struct str path;
};

struct annotation_page {
    const struct form *form; /* NULL: nothing can be done here */
    struct annotation annotation;
    struct listed_list list; /* its targets */
    struct topic topic;
    bool is_answered;
    bool is_own;
    const char *act; /* of a question before an act: "archive" */
    struct str site;
};

struct place_page {
    const struct form *form;
    bool may_place;
    struct annotation_page annotation;
    const struct listed *listed; /* the target */
    struct word_choice choice;   /* article NULL: none was chosen */
    struct states articles;      /* of the newest version, to choose one */
};

void discuss_html(struct page *, const struct discuss_page *);
void word_choice_html(struct page *, const struct word_choice *);
void annotations_html(struct page *, const struct annotations_page *);
void annotation_html(struct page *, const struct annotation_page *);
void annotation_act_html(struct page *, const struct annotation_page *);
void annotation_place_html(struct page *, const struct place_page *);
void said_html(struct page *, const struct law_text *, int64_t all, int64_t changed);
void topic_annotations_html(struct page *, const struct listed_list *);

/* "Article 4, paragraph 3"; names of what was made or of what is now. */
struct str listed_place_text(struct page *, const struct listed_place *);

/* annotation_json.c, annotation_jsonld.c */
void annotations_json(struct page *, const struct annotations_page *);
void annotation_json(struct page *, const struct listed_list *);
void annotation_collection_jsonld(struct page *, const struct annotations_page *);
void annotation_page_jsonld(struct page *, const struct annotations_page *, int64_t after);
void annotation_jsonld(struct page *, const struct listed_list *, struct str site);

#endif
