#ifndef TOPICS_MOVED_H
#define TOPICS_MOVED_H

#include "base/result.h"
#include "base/str.h"

struct db;

/*
 * Where a topic is now that came from elsewhere with an id which was taken
 * here: by that id and any slug it had there. NOT_FOUND when there is none.
 * Ask when /t/SLUG/ID has a topic of another slug, before correcting the slug.
 */
MUST_CHECK enum result topic_moved(struct db *, struct str slug, int64_t old_id, int64_t *id);

/* The same of a category, for /c/SLUG/ID. */
MUST_CHECK enum result category_moved(struct db *, struct str slug, int64_t old_id, int64_t *id);

#endif
