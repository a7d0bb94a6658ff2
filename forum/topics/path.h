#ifndef TOPICS_PATH_H
#define TOPICS_PATH_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/*
 * Where a post stands in its topic's tree: the numbers of its ancestors and its
 * own, 4 big-endian bytes each, so that the order of paths, byte by byte, is
 * the tree in reading order. PostgreSQL refuses index rows over 2,704 bytes: a
 * path holds at most POST_LEVELS_MAX numbers. A post deeper than that stands
 * beside what it answers, after it, under the same ancestor.
 */
enum { POST_LEVELS_MAX = 255, PATH_STEP_BYTES = 4 };

/* The path of a new post under this one (empty: the topic itself). */
struct str post_path(struct arena *, struct str parent, int64_t number);

/* How many numbers it holds: 1 for what answers the topic itself. */
int path_level(struct str path);

/* The number at this level, from 1. */
int64_t path_number(struct str path, int level);

/* The first so many numbers of it. */
struct str path_top(struct str path, int levels);

/* The smallest path that comes after this one. */
struct str path_next(struct arena *, struct str path);

/* The smallest path that comes after it and all that hangs under it; of an empty one, after all. */
struct str path_end(struct arena *, struct str path);

#endif
