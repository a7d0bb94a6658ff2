#ifndef TOPICS_SLUG_H
#define TOPICS_SLUG_H

#include "base/str.h"

struct arena;

enum { SLUG_MAX = 80 };

/*
 * The words of a title as they stand in an address: "Qui décide ? (2)" becomes
 * "qui-decide-2"; "topic" when nothing is left of the title, "topic-47" for
 * "47": slugs are never all digits.
 */
struct str slug_from(struct arena *, struct str title);

#endif
