#ifndef TEXTS_AMENDMENT_H
#define TEXTS_AMENDMENT_H

#include "accounts/event.h"
#include "law/amend.h"
#include "texts/state.h"
#include "topics/written.h"

struct visitor;

/*
 * An amendment: words, in the formula of a parliament, on one version of a text.
 * What it makes of the article is never kept but made anew of both, which never
 * change; only what somebody placed by hand is.
 */
enum amendment_state {
    AMENDMENT_OPEN,
    AMENDMENT_ADOPTED, /* it is in a version */
    AMENDMENT_REJECTED,
    AMENDMENT_WITHDRAWN,
    AMENDMENT_STATES,
};

enum amendment_outcome {
    AMENDMENT_APPLIES,
    AMENDMENT_REFUSED, /* it cannot be applied, and the page says why */
    AMENDMENT_PLACED,  /* by hand */
    AMENDMENT_OUTCOMES,
};

struct amendment {
    int64_t id;
    int64_t text_id;
    int64_t number;     /* in the text, from 1 */
    struct str name;    /* where it was filed: "COM-40"; may be empty */
    int64_t version_id; /* it is written on */
    int64_t version_number;
    int64_t article_id; /* 0: no article of that version is named */
    struct str article_address;
    struct str article_num;
    int64_t alinea_id; /* under which it is shown; 0: the article as a whole */
    int64_t topic_id;  /* where it is debated; 0: nowhere, or where the visitor may not read */
    struct str topic_slug;
    struct str topic_title;
    int64_t topic_posts;
    struct author author; /* id 0: filed elsewhere, or they left */
    struct str signed_by; /* who signed it elsewhere */
    struct str lang;
    struct str words;
    struct str reasons; /* of one filed elsewhere */
    struct str division;
    struct str alinea;
    struct str address;
    enum amendment_outcome outcome;
    struct str placed; /* an alinéa a line */
    struct author placer;
    enum amendment_state state;
    int64_t result_number; /* of the version it was adopted into; 0: none */
    int64_t created_at;
};

struct amendments {
    struct amendment *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum {
    AMENDMENT_WORDS_MAX = 100000,
    AMENDMENT_REASONS_MAX = 32000,
    AMENDMENT_LINE_MAX = 500, /* its name, who signed it, where it was filed, its address */
    AMENDMENTS_PER_PAGE = 50,
    AMENDMENTS_TOGETHER_MAX = 200, /* adopted in one go, or shown on one article */
};

/* "open", "adopted"; "applies", "refused": in JSON and in queries. */
const char *amendment_state_word(enum amendment_state);
const char *amendment_outcome_word(enum amendment_outcome);

/* Its number as people say it: what it was filed as, else its number here. */
struct str amendment_name(struct arena *, const struct amendment *);

/* "/law/SLUG/amendments/12". */
struct str amendment_path(struct arena *, const struct law_text *, const struct amendment *);

/* Which ones, for whom: who may not read its debate does not learn of it, but of the amendment. */
struct amendment_list {
    const struct visitor *visitor;
    int64_t text_id;
    int64_t article_id; /* 0: of all articles */
    int state;          /* enum amendment_state; -1: all */
    int64_t after;      /* the number after which the page begins */
};
MUST_CHECK enum result amendments_read(struct db *, struct arena *, const struct amendment_list *,
                                       struct amendments *);
MUST_CHECK enum result amendment_numbered(struct db *, struct arena *, const struct visitor *,
                                          int64_t text_id, int64_t number, struct amendment *);

/* Those on an article, in whichever version they were written; state as above. */
MUST_CHECK enum result amendments_of_article(struct db *, struct arena *, const struct visitor *,
                                             int64_t article_id, int state, struct amendments *);

/* Those that a debate is about. */
MUST_CHECK enum result amendments_of_topic(struct db *, struct arena *, const struct visitor *,
                                           int64_t topic_id, struct amendments *);

/*
 * An article as amendments see it: its alinéas as lines, each with its number
 * before it when that is not among its words. Slices of states.
 */
struct amend_article amend_article_of(struct arena *, const struct states *);

/* What one or several open amendments, all on the version given, make of an article. */
MUST_CHECK enum result amendments_apply(struct db *, struct arena *, int64_t version_id,
                                        int64_t article_id, const struct amendment *, size_t count,
                                        struct amend_article *before, struct amended *);

struct amendment_wish {
    int64_t text_id;
    int64_t version_id;
    int64_t article_id; /* 0: found by the division, or none */
    int64_t alinea_id;
    int64_t author_id; /* 0: filed elsewhere */
    struct str name;
    struct str signed_by;
    struct str lang;
    struct str words;
    struct str reasons;
    struct str division;
    struct str alinea;
    struct str address;
    int64_t topic_id;   /* its debate; 0: none */
    int64_t created_at; /* 0: now */
};

/*
 * Proposes one; one that cannot be applied is taken too, refused, with its
 * reasons for all to see, and can be placed by hand. Problems for "words", "reasons",
 * and, in one filed elsewhere, for the line that is too long: "name", "signed_by".
 * CONFLICT when one with this name is there in this text.
 */
MUST_CHECK enum result amendment_add(struct db *, struct arena *, const struct amendment_wish *,
                                     struct problems *, int64_t *number);

/*
 * What the article becomes, typed by somebody who read the amendment: an alinéa
 * a line, none for an article that goes. Empty words undo it when `is_undone`.
 */
MUST_CHECK enum result amendment_place(struct db *, struct arena *, const struct amendment *,
                                       struct str lines, int64_t actor_id, struct problems *);

/*
 * It is withdrawn by its author, or rejected by a moderator: an entry of the
 * log. CONFLICT when it is not open.
 */
MUST_CHECK enum result amendment_end(struct db *, struct arena *, const struct law_text *,
                                     const struct amendment *, enum amendment_state,
                                     int64_t actor_id);

/*
 * Some open amendments become a version together: each is applied on the
 * newest version, with the others on its article. All or none of them:
 * problems for "numbers" name each that cannot be, and each two that touch.
 * May append to the log.
 */
struct adopt_wish {
    const struct law_text *text;
    const struct amendment *items;
    size_t count;
    struct str label;
    struct str starts_on;
    int64_t actor_id;
};
struct published;
MUST_CHECK enum result amendments_adopt(struct db *, struct arena *, const struct adopt_wish *,
                                        struct problems *, struct published *);

/* The document that they make; for a preview. Problems as above. */
MUST_CHECK enum result amendments_document(struct db *, struct arena *, const struct adopt_wish *,
                                           struct problems *, struct document *);

/* Who leaves for good: what they proposed stays, by nobody. */
account_listener amendments_let_go;

#endif
