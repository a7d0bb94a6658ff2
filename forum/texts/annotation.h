#ifndef TEXTS_ANNOTATION_H
#define TEXTS_ANNOTATION_H

#include "access/may.h"
#include "law/anchor.h"
#include "texts/state.h"
#include "topics/written.h"

/*
 * Somebody points at words of a law text and opens a debate about them, or says
 * that one which is there is about them. What was pointed at is kept as it was
 * made; where it stands in later versions is derived (texts/annotation_anchor.h).
 */
enum motivation {
    MOTIVATION_QUESTION,
    MOTIVATION_COMMENT,
    MOTIVATION_ARGUMENT,
    MOTIVATION_AMENDMENT,
    MOTIVATIONS,
};

struct motivation_words {
    const char *name; /* in forms and JSON: "question" */
    const char
        *w3c; /* of the Web Annotation Vocabulary §2.3, "questioning": see annotation_jsonld.c */
    const char *icon;
    const char *title;  /* N_("Question") */
    const char *choice; /* N_("a question") */
};

extern const struct motivation_words motivation_words[MOTIVATIONS];

/* By its name; MOTIVATION_COMMENT for anything else. */
enum motivation motivation_named(struct str name);

/* What was pointed at, in the version it was made on: words of an alinéa, or all of it. */
struct target {
    int64_t n; /* from 0 */
    int64_t version_id;
    int64_t segment_id;
    bool is_whole;
    struct law_quote quote;
};

struct targets {
    struct target *items;
    size_t count;
    size_t size;
};

enum { ANNOTATION_TARGETS_MAX = 20, QUOTE_WORDS_MIN = 3 };

/* Words pointed at, as they come from outside. */
struct pointing {
    int64_t from; /* characters of the canonical body; both 0: not said */
    int64_t to;
    struct str exact; /* the words; empty: those that stand there */
};

/*
 * Adds what is pointed at in a segment. Nothing said is the whole. Words that do
 * not stand at the places given are looked for in the alinéa: they are taken when
 * they stand there once. Less than QUOTE_WORDS_MIN words are refused, but for
 * those that are all of it. Problems for "words".
 */
MUST_CHECK enum result target_take(struct arena *, int64_t version_id, const struct state *,
                                   const struct pointing *, struct problems *, struct targets *);

struct annotation_wish {
    const struct law_text *text;
    const struct law_version *version; /* that the targets are of */
    const struct targets *targets;
    enum motivation motivation;
    int64_t author_id;
    int64_t topic_id; /* an existing debate is joined; 0: a new one is opened */
    struct str title; /* of a new one … */
    int64_t category_id;
    const struct written *written; /* what is said; NULL: an existing debate is only named */
};

struct annotated {
    int64_t id;
    int64_t topic_id;
    int64_t post_id; /* 0: nothing was said */
    int64_t post_number;
};

/*
 * Makes one, with its debate or its message. Problems as topic_open() and
 * post_reply() have them; for "words" when nothing is pointed at.
 */
MUST_CHECK enum result annotation_make(struct db *, struct arena *, const struct annotation_wish *,
                                       struct problems *, struct annotated *);

/* One of them, as its pages need it. Its debate is to be asked for with topic_for(). */
struct annotation {
    int64_t id;
    int64_t text_id;
    struct author author; /* id 0: they left */
    int64_t topic_id;
    int64_t post_id;
    enum motivation motivation;
    int64_t created_at;
    int64_t archived_at; /* 0: it is shown */
    struct targets targets;
};

MUST_CHECK enum result annotation_find(struct db *, struct arena *, int64_t id,
                                       struct annotation *);

/* Who may place, confirm, put aside and delete it: its author, and moderators. */
bool may_tend(const struct visitor *, const struct annotation *);

/* It was put aside, or is shown again; CONFLICT when it is so already. */
MUST_CHECK enum result annotation_archive(struct db *, const struct annotation *, int64_t actor_id,
                                          bool archives);

/*
 * Its author takes it back, as long as nobody answered: CONFLICT once its debate
 * has a message of somebody else. The debate stays.
 */
MUST_CHECK enum result annotation_delete(struct db *, const struct annotation *);
MUST_CHECK enum result annotation_is_answered(struct db *, const struct annotation *,
                                              bool *is_answered);

/*
 * What was done to one by its author or a moderator, told in the transaction
 * that does it; who listens is named in routes.c.
 */
struct annotation_deed {
    const char *act; /* "annotation-archive", "annotation-restore", "annotation-place" */
    const struct annotation *annotation;
    int64_t actor_id;
    struct str reason; /* of a moderator */
};

typedef enum result annotation_listener(struct db *, const struct annotation_deed *);
extern annotation_listener *const annotation_listeners[]; /* ended by NULL */
MUST_CHECK enum result annotation_tell(struct db *, const struct annotation_deed *);

#endif
