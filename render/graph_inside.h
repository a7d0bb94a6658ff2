#ifndef RENDER_GRAPH_INSIDE_H
#define RENDER_GRAPH_INSIDE_H

#include "render/graph.h"

/* What the planner (graph.c) hands to what draws (parts/graph.html). */

enum {
    GRAPH_LANES_SHOWN = 3,
    GRAPH_NODE_Y = 26,
    GRAPH_LETTER_Y = 82,
    GRAPH_ROW_HEIGHT = 60,
    GRAPH_TALL_HEIGHT = 100
};

enum graph_rail_shape {
    GRAPH_RAIL_STRAIGHT,
    GRAPH_RAIL_FORKS,  /* from the node down to another lane, to the row's end */
    GRAPH_RAIL_PARTS,  /* from the row above to a node in another lane */
    GRAPH_RAIL_MERGES, /* from the top to a node in another lane */
};

struct graph_rail {
    enum graph_rail_shape shape;
    int branch;
    int lane;
    int to_lane;     /* the same when straight */
    int y;           /* of a straight one: where it begins … */
    int to_y;        /* … and ends */
    bool is_grey;    /* the question before anything came of it */
    bool is_planned; /* dotted */
};

struct graph_rails {
    struct graph_rail *items;
    size_t count;
    size_t size;
};

struct graph_mark {
    enum graph_node node;
    int branch;
    int lane;
    int y;
    bool is_grey;
};

struct graph_marks {
    struct graph_mark *items;
    size_t count;
    size_t size;
};

struct graph_row {
    struct graph_event event;
    struct graph_rails rails;   /* beside the node */
    struct graph_rails stretch; /* below, as far as the words go */
    struct graph_marks marks;
    bool is_tall; /* a fork, with the letters below */
    bool is_more; /* the event has a branch that is not drawn */
    size_t hidden;
};

struct graph_branch {
    int lane;        /* where it runs or ran; -1: it never began */
    bool is_running; /* at the time that is planned */
    bool is_dropped; /* in the end */
};

struct graph_plan {
    struct graph_branch branches[GRAPH_BRANCH_MAX + 1];
    struct graph_row *rows;
    size_t count;
};

int graph_lane_x(int lane);

/* The last letter of its classes: rail0, n0 … railx, nx. */
const char *graph_colour(const struct graph_plan *, int branch, bool is_grey);

#endif
