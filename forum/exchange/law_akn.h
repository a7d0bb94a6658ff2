#ifndef EXCHANGE_LAW_AKN_H
#define EXCHANGE_LAW_AKN_H

#include "exchange/law_walk.h"

/*
 * Akoma Ntoso 3.0 (OASIS LegalDocML): acts, bills and documents, as legislation.gov.uk,
 * Lawmaker and Luxembourg publish them. What law_akn.c and law_akn_about.c share.
 */
extern const struct law_reader law_akn_reader;

/* Words that are kept under an id: what a placeholder stands for, a footnote. */
struct akn_kept {
    struct str id;
    struct str words;
    bool is_used;
};

struct akn_shelf {
    struct akn_kept *items;
    size_t count;
    size_t size;
    bool is_sorted;
};

struct akn {
    struct akn_shelf shelf;
    struct str type;    /* of the document: "act", "bill" */
    struct str subtype; /* "order" */
    struct str short_title;
    struct str name; /* FRBRname, FRBRalias */
    struct str alias;
    struct str long_title;
    struct str doc_number;
    struct str number; /* FRBRnumber */
    struct str stage;
    struct str version; /* FRBRversionNumber */
    size_t long_from;   /* the segments of the long title */
    size_t long_to;
};

/* What each element stands for, where its name alone says it. */
extern const struct law_rule akn_rules[];

enum { AKN_KEPT_MAX = 100000 };

/* The words under an id, with or without "#"; NULL when there are none. */
struct akn_kept *akn_find(struct akn *, struct str id);
void akn_keep(struct law_walk *, struct str id, struct str words);

/* The words of a value: "#varBillTitle" stands for others. */
struct str akn_resolved(struct law_walk *, struct str value);

/* An element of <meta>. */
void akn_meta(struct law_walk *, const struct law_xml_element *);

/* All was read: what is known of the text. */
void akn_about_end(struct law_walk *);

#endif
