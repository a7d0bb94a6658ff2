#ifndef RENDER_GRAPH_H
#define RENDER_GRAPH_H

#include "render/html.h"

struct arena;

/*
 * How opinions join, part, end and wait, drawn as rails (svg) beside a list
 * that says the same in words: all of it is aria-hidden. The same events give
 * the same bytes. Colours are classes of static/style/09-rails.css.
 *
 * Units are CSS pixels. A row is 76 wide; its node stands at y 26; lane n at
 * x 14 + 24 n. Three lanes are drawn; what runs on others is said by
 * graph_hidden() in words, with a link.
 */
enum graph_node {
    GRAPH_OPENED,     /* a ring: where it all begins, or begins anew */
    GRAPH_PROPOSED,   /* a small disc: a text, a version, an observation */
    GRAPH_OBJECTION,  /* an octagon with a bar */
    GRAPH_CALL,       /* a clock: the last call begins */
    GRAPH_FORK,       /* a diamond: so many branches part from one */
    GRAPH_PART,       /* a disc with its letter: one branch parts from another on the way */
    GRAPH_BRANCH,     /* a disc with its letter: something happens on a branch */
    GRAPH_MERGE,      /* a large disc: another branch ends in this one */
    GRAPH_DROPPED,    /* a cross: a branch ends */
    GRAPH_REVIEW,     /* a ring on each running branch, joined; a ring with a dot on one */
    GRAPH_ADOPTED,    /* a large disc with a tick */
    GRAPH_VOTE,       /* a ballot box */
    GRAPH_DORMANT,    /* two bars across the rail */
    GRAPH_SUPERSEDED, /* an arrow that leads away: another decision goes on */
    GRAPH_NODE_COUNT
};

/* Branches are numbered from 1: A, B …; a number that is larger is not drawn. */
enum { GRAPH_BRANCH_MAX = 99 };

/*
 * What happens in one row. Branch 0 is the question itself, until it forks;
 * from then on it means all branches together: GRAPH_REVIEW is a common one,
 * GRAPH_DROPPED and GRAPH_SUPERSEDED end them all, GRAPH_MERGE ends all but the
 * leftmost, where anything else stands. What happens on a branch that does not run has no node.
 */
struct graph_event {
    enum graph_node node;
    int branch;      /* where; of a fork the first of the new ones, of a merge what goes on */
    int from;        /* of a fork or parting the branch it leaves, of a merge the one that ends */
    int parts;       /* of a fork: how many branches part, numbered on from the first */
    bool is_planned; /* not yet: dotted. These come last */
};

/* Where everything stands; lives in the arena, its events are copied. */
struct graph_plan;

/*
 * Events oldest first. A new branch takes the lowest free lane right of the
 * one it leaves, and a lane is free again after a merge or an end; the first
 * branch of a fork goes on in the lane it forked from.
 */
struct graph_plan *graph_plan(struct arena *, const struct graph_event *, size_t count);

/* The drawing of event i, as the first thing in its <li>: <div class="g">. */
void graph_row(struct page *, const struct graph_plan *, size_t i);

/* How many branches run beside event i, or begin there, without being drawn: "+2 branches". */
size_t graph_hidden(const struct graph_plan *, size_t i);

/* "A" for 1, "AA" for 27; and "br-a" … "br-d" for .branch-l, the colour of its rail. */
struct str graph_letter(struct page *, int branch);
struct str graph_branch_class(const struct graph_plan *, int branch);

/*
 * A decision's state in small, 84 by 32: strands that run, meet or part, and
 * the shape of the state at their end. It carries the state's colour class.
 */
enum graph_mini {
    GRAPH_MINI_NOTICE,
    GRAPH_MINI_OPEN,
    GRAPH_MINI_PROPOSED,
    GRAPH_MINI_CALL,
    GRAPH_MINI_OBJECT,
    GRAPH_MINI_VOTE,
    GRAPH_MINI_ADOPTED,
    GRAPH_MINI_KEPT, /* adopted after a trial: one branch kept, the other dropped */
    GRAPH_MINI_FORK,
    GRAPH_MINI_REVIEW,
    GRAPH_MINI_MERGED,
    GRAPH_MINI_DROPPED,
    GRAPH_MINI_DORMANT,
    GRAPH_MINI_SUPERSEDED,
    GRAPH_MINI_COUNT
};

/* Strands: options, or branches of a fork, as far as they can be drawn (1 to 3; a fork 2 or 3). */
void graph_mini(struct page *, enum graph_mini, size_t strands);

/*
 * How much of the time between two has passed: solid, then a large dot, then
 * dotted; to be put in .count beside the words. Times in seconds.
 */
void graph_countdown(struct page *, int64_t from, int64_t until, int64_t now);

#endif
