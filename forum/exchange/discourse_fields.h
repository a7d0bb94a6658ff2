#ifndef EXCHANGE_DISCOURSE_FIELDS_H
#define EXCHANGE_DISCOURSE_FIELDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/*
 * Single fields of Discourse's JSON as it really comes: numbers that are
 * strings, strings that are null, times with milliseconds. A field that is
 * missing or of another kind reads as 0, false or "". Texts stay jansson's
 * unless an arena is given.
 */
int64_t field_number(const json_t *object, const char *key);
bool field_true(const json_t *object, const char *key);
struct str field_text(const json_t *object, const char *key);

/* One line: control characters and white space folded into single spaces, at most so many
 * characters. */
struct str field_line(struct arena *, const json_t *object, const char *key, size_t characters);

/* ISO 8601 in UTC, as milliseconds since 1970; 0 when it is none. */
int64_t field_milliseconds(const json_t *object, const char *key);

/* The same of texts that stand elsewhere. */
struct str text_line(struct arena *, struct str, size_t characters);
int64_t text_milliseconds(struct str);

#endif
