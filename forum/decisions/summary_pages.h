#ifndef DECISIONS_SUMMARY_PAGES_H
#define DECISIONS_SUMMARY_PAGES_H

#include "decisions/pages.h"
#include "decisions/summary.h"
#include "render/diff.h"
#include "topics/post.h"
#include "topics/topic.h"

/* Summaries: handlers and fields for routes.c, then what their pages show. */
extern const struct field summary_query[]; /* /d/SLUG/ID/summary?version=2 */
enum result summary_show(struct request *);
extern const struct field summary_form_query[]; /* /d/ID/summary?show=345:50 */
extern const struct field summary_fields[];
enum result summary_form(struct request *);
enum result summary_prepare(struct request *);
enum result summary_send(struct request *);

/* A topic_box: the newest summary of each decision under way, above the messages. */
enum result topic_summaries(struct request *, struct page *, const struct topic *);

struct summary_page {
    struct decision decision;
    struct topic topic;
    struct summary summary; /* number 0: there is none */
    struct summary before;  /* the version before it; number 0: none */
    struct summaries all;
    struct summary_debates debates; /* since it was written */
    struct diff diff;               /* from the one before */
    bool may_write;
    bool has_before;
};
void summary_html(struct page *, const struct summary_page *);
void summary_json(struct page *, const struct summary_page *);

/* The editor, beside a page of the messages of one of the debates. */
struct summary_editor {
    struct decision decision;
    struct summary newest;        /* number 0: none */
    const struct summary *parsed; /* to be looked at before it is sent; NULL: nothing */
    struct summary_debates debates;
    int64_t read_until;   /* the last message when the form was first shown */
    struct topics topics; /* its debates that the visitor may read */
    const struct topic *shown;
    struct posts posts; /* of it */
    int64_t after;      /* the number before the first of them */
    const struct form *form;
};
void summary_form_html(struct page *, const struct summary_editor *);

/* The pinned one. */
struct summary_box {
    struct decision decision;
    struct summary summary;
};
void summary_box_html(struct page *, const struct summary_box *);

/* Parts of these: its sentences by section; how far it goes. */
void summary_part_html(struct page *, const struct summary *);
void summary_meta_html(struct page *, const struct decision *, const struct summary *);

/* As text, to compare two of them word by word. */
struct str summary_text(struct page *, const struct summary *, int64_t topic_id);

/* What is typed to cite a message: "#12", or "#345/7" in another debate than the first. */
struct str cite_token(struct arena *, const struct decision *, int64_t topic_id, int64_t number);

/* What asks for the messages of a debate after a number: "345:50". */
struct str messages_after(struct arena *, int64_t topic_id, int64_t number);

#endif
