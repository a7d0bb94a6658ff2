#ifndef DECISIONS_DRAWING_H
#define DECISIONS_DRAWING_H

#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * A draw by ticket among people of this forum. The list is published first, as
 * an entry of the log ("draw"); the seed is the root of the log's tree once
 * that entry is in it, so nobody knows it while the list can still change. Anyone
 * can do the draw again from the log: `palabre draw`.
 */
enum { DRAWING_LIST_MAX = 10000, DRAWING_SEATS_MAX = 10 };

struct drawing {
    int64_t decision_id;
    const char *what;   /* it is for: "clerk", "arbiters" */
    const int64_t *ids; /* of accounts, in ascending order */
    size_t count;
    size_t seats;
    /* What came of it. */
    int64_t entry;                    /* the log's, of the list */
    struct str seed;                  /* in hexadecimal */
    int64_t drawn[DRAWING_SEATS_MAX]; /* in the order of their tickets */
    size_t drawn_count;               /* fewer than the seats when the list is short */
};

/* In a transaction that may append to the log. An empty list is not published: nobody is drawn. */
MUST_CHECK enum result drawing_hold(struct db *, struct arena *, struct drawing *);

#endif
