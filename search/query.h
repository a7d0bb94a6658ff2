#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "search/words.h"

struct arena;

/*
 * What a person typed, understood:
 *
 *     pièces "dix ans" -moteur @nacre #textes tag:atelier in:title kind:law order:latest
 *
 * Each of these has its French words too. What is not understood is an
 * ordinary word: there is no wrong query, only one that finds nothing.
 */
enum { QUERY_TEXT_MAX = 600, QUERY_TERMS_MAX = 12, QUERY_PHRASE_MAX = 12, QUERY_NAME_MAX = 60 };

struct query_word {
    struct str folded;
    struct str stems[WORD_STEMS_MAX];
    int stem_count;
};

/* One word, or several that stand beside one another in this order. */
struct query_term {
    struct query_word words[QUERY_PHRASE_MAX];
    int count;
    bool is_exact; /* as written; else any form of the word */
    bool is_negated;
};

enum query_order { ORDER_RELEVANCE, ORDER_LATEST, ORDER_LIKES };
enum query_kind { KIND_ANY, KIND_DEBATE, KIND_LAW, KIND_DECISION, KIND_BALLOT };
enum query_status {
    STATUS_ANY,
    STATUS_OPEN,
    STATUS_CLOSED,
    STATUS_ADOPTED, /* from here on: only decisions are */
    STATUS_FORKED,
    STATUS_LAST_CALL,
};

struct query {
    struct str text; /* as typed, as much of it as is looked at */
    struct query_term terms[QUERY_TERMS_MAX];
    int count;
    bool is_cut;         /* more was typed than is looked for */
    struct str author;   /* names as typed; empty: not asked for */
    struct str category; /* its slug */
    struct str tag;
    struct str team;
    bool in_title;
    bool is_mine;
    enum query_kind kind; /* only messages, articles of law texts, decisions, or votes */
    enum query_status status;
    enum query_order order;
    int64_t after; /* written at this time or later; 0: whenever */
    int64_t before;
    int64_t topic_id; /* 0: any */
    int64_t posts_min;
    /* Whose names those are, for who asks; 0: not asked for, -1: nobody's. The caller's to fill. */
    int64_t author_id;
    int64_t team_id;
};

/* Never fails; bytes that are no text are no words. */
void query_parse(struct arena *, struct str text, struct query *);

/* Is there anything to look for? Not when only exclusions or signs were typed. */
bool query_is_empty(const struct query *);

#endif
