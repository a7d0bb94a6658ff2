#ifndef TEXTS_ANNOTATION_LIST_H
#define TEXTS_ANNOTATION_LIST_H

#include "texts/annotation_anchor.h"

struct state_look;

/* A target of an annotation as lists show it: what it was made on, and where it stands now. */
struct listed {
    int64_t id; /* of the annotation */
    int64_t n;
    enum motivation motivation;
    struct author author; /* id 0: they left */
    int64_t created_at;
    int64_t archived_at;
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title;
    struct str topic_lang;
    int64_t replies;
    const struct state_look *look; /* of the debate's decision; NULL: it has none */
    int64_t post_number;           /* of the message that came with it; 0: none, or the first */
    struct str text_slug;
    struct str text_title;
    struct str text_lang;

    bool is_whole;
    struct law_quote quote; /* as it was made */
    struct listed_place {
        int64_t version;        /* its number */
        struct str address;     /* of the article; empty: none */
        struct segment article; /* what it is called: name, num, head */
        int64_t alinea;         /* 0: none */
    } made, now;
    enum anchor_state state;
    int64_t score;
    int64_t now_from;
    int64_t now_to;
    struct str now_words; /* empty for an orphan */
    struct author confirmed_by;
    int64_t confirmed_at;
};

struct listed_list {
    struct listed *items;
    size_t count;
    size_t size;
    bool has_more;
    int64_t last; /* the last annotation of them: where the next page goes on */
};

/* Which of a text: the numbers of enum anchor_state, both orphans under one. */
enum listed_filter {
    LISTED_ALL,
    LISTED_EXACT,
    LISTED_MOVED,
    LISTED_REWORDED,
    LISTED_ORPHAN,
    LISTED_ARCHIVED,
    LISTED_FILTERS,
};
const char *filter_word(enum listed_filter); /* in addresses: "" for all */
enum listed_filter filter_named(struct str word);
const char *filter_title(enum listed_filter); /* N_() */

enum { LISTED_PER_PAGE = 50 };

struct listed_query {
    const struct visitor *visitor;
    int64_t text_id;
    enum listed_filter filter;
    bool is_oldest_first;
    int64_t after; /* the annotation it goes on after; 0: from the first */
};

/*
 * A page of a text's, as they stand in its newest version; all targets of an
 * annotation that the filter takes stand on one page.
 */
MUST_CHECK enum result annotations_of_text(struct db *, struct arena *, const struct listed_query *,
                                           struct listed_list *);

/* How many the visitor may read, targets counted, by filter. */
MUST_CHECK enum result annotations_count(struct db *, const struct visitor *, int64_t text_id,
                                         int64_t counts[LISTED_FILTERS]);

/* Those of a debate, the oldest first; for whoever may read the debate. */
MUST_CHECK enum result annotations_of_topic(struct db *, struct arena *, int64_t topic_id,
                                            struct listed_list *);

/* All targets of one; for whoever may read its debate. */
MUST_CHECK enum result annotation_listed(struct db *, struct arena *, int64_t id,
                                         struct listed_list *);

/* "/law/durable/v2/4#al3": where it was made, where it stands; the debate. */
struct str listed_path(struct arena *, const struct listed *, const struct listed_place *);
struct str listed_debate_path(struct arena *, const struct listed *);

/* How the decision of a debate is drawn, from topic.decision_mark; NULL: it has none. */
const struct state_look *debate_look(struct arena *, int64_t mark);

#endif
