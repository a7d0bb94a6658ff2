#ifndef DECISIONS_TIMELINE_H
#define DECISIONS_TIMELINE_H

#include "decisions/deed.h"
#include "topics/author.h"

struct arena;
struct db;
struct page;
struct state_look;

/*
 * The turning points of a decision, the oldest first: at most TIMELINE_MAX of
 * them. What changed its state, objections, versions and ends of branches
 * count; when there are too many, the lesser ones are counted in the line
 * before them. Each is a link.
 */
enum { TIMELINE_MAX = 12 };

struct timeline_line {
    int64_t id;
    enum deed_kind kind;
    int transition; /* 0: none */
    enum decision_state from;
    enum decision_state to;
    struct author actor; /* id 0: the system, or who left */
    int64_t option_id;   /* 0: none */
    struct str option_title;
    int64_t version_number;
    int64_t concern_id;
    int64_t branch_id;
    int64_t branch_number; /* 0: A; of any when branch_id is 0 */
    struct str words;      /* a reason */
    int64_t at;
    int64_t entry;  /* in the log */
    int64_t merged; /* lesser steps that followed it and are not shown */
};

struct timeline {
    struct timeline_line *items;
    size_t count;
    size_t size;
};

/* All that happened, but for positions, seconds, members and evidence, the oldest first. */
MUST_CHECK enum result events_read(struct db *, struct arena *, int64_t decision_id,
                                   struct timeline *);

/* The turning points of them: at most so many lines. */
MUST_CHECK enum result timeline_read(struct db *, struct arena *, int64_t decision_id, size_t lines,
                                     struct timeline *);

/* What happened, in a sentence: "Ada proposes a text". */
struct str timeline_text(struct page *, const struct timeline_line *);

/* Its word, shape and colour. */
const struct state_look *timeline_look(const struct timeline_line *, const struct decision *);

/* Where it leads: a page of the decision, else its entry in the log. */
struct str timeline_path(struct arena *, const struct decision *, const struct timeline_line *);

#endif
