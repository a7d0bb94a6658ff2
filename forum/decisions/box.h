#ifndef DECISIONS_BOX_H
#define DECISIONS_BOX_H

#include "decisions/listen.h"
#include "decisions/map.h"
#include "decisions/trail.h"

/*
 * A decision in the debates that are linked to it: a box above the messages,
 * and a mark in the lists. What a debate shows is the same for all its readers:
 * a decision of another space than its own is only there when anyone may read it.
 */
struct box {
    struct map_item item;
    struct trail_text text; /* none: version_id is 0 */
    int64_t counts[STANCES];
};

struct boxes {
    struct box *items;
    size_t count;
    size_t size;
};

enum { BOX_TEXT_MAX = 400 /* characters of the text */ };

MUST_CHECK enum result boxes_read(struct db *, struct arena *, int64_t topic_id, struct boxes *);

/* The debates of a decision show anew how far it is: a deed_listener. */
deed_listener box_hear;

/* What one debate's page and its lists show of its decisions changed. */
MUST_CHECK enum result box_mark_topic(struct db *, int64_t topic_id);

#endif
