#ifndef TESTS_SUPPORT_DUMP_WRITE_H
#define TESTS_SUPPORT_DUMP_WRITE_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/*
 * Writes the dump of a Discourse forum of so many posts, as pg_dump does: in
 * topics of 50 that people fill side by side, with a like for every other post,
 * an older text for each tenth and tags. It is a gzip when the path ends in .gz.
 * A text is what text() gives. Ends the process when it cannot be written.
 */
struct dump_wish {
    const char *path;
    int64_t posts;
    struct str (*text)(struct arena *, uint64_t *seed);
};
void dump_write(const struct dump_wish *);

#endif
