#ifndef RENDER_GRAPH_MINI_H
#define RENDER_GRAPH_MINI_H

#include "render/graph.h"

/* What a mini rail is made of, for parts/graph_mini.html; paths as svg's d, NULL: none. */
struct mini_circle {
    const char *class; /* dot, ring; NULL: none */
    int x;
    int y;
    const char *radius;
};

enum { MINI_CIRCLES = 3 };

struct mini {
    const char *class;          /* of the state's colour */
    const char *const *strands; /* one for each number of them, from 1 … */
    const char *const *dashes;  /* … and how they go on, dotted */
    const char *line;           /* solid */
    const char *dash;           /* dotted: not decided yet */
    const char *hot;            /* in the state's colour */
    const char *dot;            /* filled with it */
    struct mini_circle circles[MINI_CIRCLES];
};

void graph_mini_svg(struct page *, const struct mini *, const char *strands, const char *dash);
void graph_countdown_svg(struct page *, int passed); /* of 100 */

#endif
