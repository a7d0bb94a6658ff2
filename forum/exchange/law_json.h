#ifndef EXCHANGE_LAW_JSON_H
#define EXCHANGE_LAW_JSON_H

#include <jansson.h>

#include "exchange/law_read.h"

/*
 * A whole file as JSON, to be given back with json_decref(). NOT_VALID when it is
 * none: fault names the line, and says when it breaks off.
 */
MUST_CHECK enum result law_json_read(struct arena *, const struct law_source *, json_t **,
                                     struct str *fault);

/* Does it look like JSON, with this member somewhere in it? */
bool law_json_has(struct str bytes, const char *member);

/* A text of an object, or a number as text, in the arena; "" when there is none. */
struct str law_json_text(struct arena *, const json_t *object, const char *key);

/* What stands at the end of a path of members, "corps/contenuAuteur"; NULL when there is none. */
json_t *law_json_at(const json_t *object, const char *path);

#endif
