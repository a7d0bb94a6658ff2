#ifndef BALLOTS_HEMICYCLE_H
#define BALLOTS_HEMICYCLE_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * Seats in the rows of a half-circle, for a drawing HEMICYCLE_WIDTH wide and
 * HEMICYCLE_HEIGHT high. They are filled from the left end to the right one,
 * share after share, the outer row first where two stand at one angle. All in
 * integers, so that a drawing is the same everywhere: places are in tenths.
 */
enum { HEMICYCLE_WIDTH = 400, HEMICYCLE_HEIGHT = 216, HEMICYCLE_RADIUS = 17 /* of a seat */ };

struct hemicycle_seat {
    int32_t x; /* of its middle, in tenths */
    int32_t y;
    size_t share; /* whose it is */
};

struct hemicycle {
    struct hemicycle_seat *items;
    size_t count;
    int32_t scale; /* thousandths of HEMICYCLE_RADIUS that a seat is drawn in */
};

/* How many seats each share has; at most 1000 in all. */
struct hemicycle hemicycle_plan(struct arena *, const int64_t *seats, size_t shares);

#endif
