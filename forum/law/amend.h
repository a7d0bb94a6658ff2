#ifndef LAW_AMEND_H
#define LAW_AMEND_H

#include "law/formula.h"

/*
 * One or several amendments applied to an article, given as its alinéas
 * (canonical). Every place of every instruction is resolved on the text before,
 * as the assemblies count; only then are the edits made. Two that overlap are a
 * conflict, as are two amendments that add something at the same place: both are
 * named and nothing is done. What cannot be applied for certain is refused with
 * its reason. Never half of it.
 *
 * Words are compared through the key of law/canon.h, and when they stand nowhere,
 * without the spaces beside signs and with œ as oe; always whole words, so that
 * "L. 131" is not found in "L. 131-2", nor "article 4" in "article 4 bis".
 */
struct amended_line {
    struct str text;
    size_t from;      /* which alinéa before it is; SEGMENT_NONE as (size_t)-1: a new one */
    bool is_clerical; /* a number filled in, a capital, an agreement of numbers: routine, not asked
                         for */
};

/* An article that is added before or after this one. */
struct new_article {
    bool is_before;
    struct str num; /* may be empty: « article additionnel » */
    struct str_list alineas;
};

/* Why it was not applied. */
enum refusal_kind {
    REFUSED_NOT_UNDERSTOOD, /* part of the formula */
    REFUSED_NO_PLACE,       /* no such article, alinéa, sentence, part */
    REFUSED_NOT_FOUND,      /* words that are not there */
    REFUSED_AMBIGUOUS,      /* words that stand there more than once */
    REFUSED_TABLE,
    REFUSED_OTHER_TEXT, /* it changes another law or article than this one */
    REFUSED_CONFLICT,   /* two edits of the same words */
    REFUSED_NOTHING,    /* it changes nothing here */
    REFUSED_TOO_MUCH,   /* more edits than are made at once */
    REFUSALS,
};

struct refusal {
    enum refusal_kind kind;
    size_t amendment; /* which of those given, from 0 */
    size_t other;     /* of REFUSED_CONFLICT: with which */
    size_t from;      /* where in its source */
    size_t to;
    size_t other_from; /* of REFUSED_CONFLICT: where in the other's source */
    size_t other_to;
    struct str value; /* the words or the place: « alinéa 12 » */
    int64_t count;    /* how often they stand there, how many alinéas there are */
};

struct refusals {
    struct refusal *items;
    size_t count;
    size_t size;
};

struct amended {
    bool is_applied;
    bool is_deleted; /* the whole article goes */
    struct str num;  /* the article's new number; empty: it keeps its own */
    struct amended_line *lines;
    size_t count;
    size_t size;
    struct new_article *articles;
    size_t article_count;
    size_t article_size;
    struct refusals refusals; /* when it is not applied: all of them, not only the first */
};

struct amend_article {
    struct str
        num; /* "4": instructions that name another article are refused; empty: any may be meant */
    const struct str *alineas;
    size_t count;
};

struct amended law_amend(struct arena *, const struct amend_article *, const struct formula *,
                         size_t formula_count);

/*
 * A refusal as an English sentence marked N_(), with {value} and {count} in it,
 * for problem_add-like callers and the command line.
 */
const char *refusal_sentence(enum refusal_kind);

#endif
