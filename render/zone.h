#ifndef RENDER_ZONE_H
#define RENDER_ZONE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/*
 * A time zone of the IANA's ("Europe/Paris"), read once from the system's own
 * files (RFC 9636) and kept for ever; safe from any thread.
 */
struct zone;

enum { ZONE_NAME_MAX = 64, ZONE_FILE_BYTES_MAX = 64 * 1024 };

/* The zone of that name; NULL when there is none. The name may come from anyone. */
const struct zone *zone_find(struct str name);

/* Always there, whatever the system has. */
extern const struct zone *const zone_utc;

struct str zone_name(const struct zone *);

/* Seconds east of UTC at that time, future years included. */
int64_t zone_offset(const struct zone *, int64_t time);

/* The names to choose from, UTC first, then by name; a short list when the system has none. */
struct zone_names {
    struct str *items;
    size_t count;
    size_t size;
};

const struct zone_names *zones_all(void);

/* What such a file holds, in the arena; NULL when it is malformed. Version 1 files are refused. */
struct zone *zone_parse(struct arena *, struct str name, struct str file);

#endif
