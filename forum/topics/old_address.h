#ifndef TOPICS_OLD_ADDRESS_H
#define TOPICS_OLD_ADDRESS_H

#include "base/result.h"
#include "base/str.h"

struct db;

/*
 * What came from another forum with an id that was taken here is found by its
 * old id and slug together. Kind is "topic" or "category".
 */
MUST_CHECK enum result old_address_find(struct db *, const char *kind, int64_t old_id,
                                        struct str slug, int64_t *id);

#endif
