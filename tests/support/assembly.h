#ifndef TESTS_SUPPORT_ASSEMBLY_H
#define TESTS_SUPPORT_ASSEMBLY_H

#include "ballots/public_draw.h"
#include "support/debate.h"

/* Public draws to try things on, in the debate of support/debate.h; Mia announces them. */
enum { ASSEMBLY_HOUR = 60 * 60, ASSEMBLY_DAY = 24 * ASSEMBLY_HOUR };

/* Ten seats, five women and five men at most, two sources that are known tomorrow. */
struct public_draw_wish assembly_wish(enum draw_way);

/* Forty names, "woman 01" to "man 20", with their labels. */
struct str assembly_list(void);

struct public_draw assembly_announced(const struct public_draw_wish *);
struct public_draw assembly_found(int64_t id);
struct draw_people assembly_people(int64_t id);

/* By Mia; each fails the test unless it is done. */
struct public_draw assembly_published(const struct public_draw *);
struct public_draw assembly_held(const struct public_draw *); /* the clock is at known_at then */

/* Of forty names, published and held. */
struct public_draw assembly_ten(void);

/* Two people more, with accounts, and their ids in ascending order. */
void assembly_more_people(int64_t ids[2]);

#endif
