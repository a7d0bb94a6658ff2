#ifndef EXCHANGE_DISCOURSE_ROW_H
#define EXCHANGE_DISCOURSE_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "exchange/dump.h"

struct arena;
struct json_t;

/*
 * One row of a Discourse table: of a dump, or an object of a category export,
 * which has the same names. A cell that is not there, null or of another kind
 * reads as 0, false or "". Texts are in the arena.
 */
struct discourse_row {
    struct arena *arena;
    const struct dump_row *dump;
    const struct json_t *object; /* where dump is NULL */
};

bool cell_is_there(const struct discourse_row *, const char *name); /* and not null */
int64_t cell_number(const struct discourse_row *, const char *name);
bool cell_true(const struct discourse_row *, const char *name);
struct str cell_text(const struct discourse_row *, const char *name);

/* One line of at most so many characters, as field_line() makes it. */
struct str cell_line(const struct discourse_row *, const char *name, size_t characters);

/* A time as milliseconds since 1970. A dump's have no zone: they are in UTC. */
int64_t cell_milliseconds(const struct discourse_row *, const char *name);
int64_t cell_seconds(const struct discourse_row *, const char *name);

#endif
