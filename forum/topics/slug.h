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

/*
 * The topic that somebody names by its number or its address: "12", "/t/where-we-meet/12",
 * "https://forum.example/t/where-we-meet/12/3"; 0 for none of these.
 */
int64_t topic_named(struct str typed);

#endif
