#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

/*
 * Writes JSON (RFC 8259) piece by piece; commas and escapes are its own.
 *
 *     struct json json = { .out = &page->body };
 *     json_begin_object(&json);
 *     json_key(&json, "id");
 *     json_number(&json, topic->id);
 *     json_end(&json);
 *
 * "<", ">", "&", U+2028 and U+2029 are written as \u escapes, so that the text
 * is harmless wherever it lands. At most 32 levels.
 */
enum { JSON_DEPTH_MAX = 32 };

struct json {
    struct buffer *out;
    int depth;
    char closes[JSON_DEPTH_MAX]; /* "}" or "]" of each open level */
    bool has_items[JSON_DEPTH_MAX];
    bool after_key;
};

void json_begin_object(struct json *);
void json_begin_array(struct json *);
void json_end(struct json *); /* of the innermost object or array */
void json_key(struct json *, const char *name);
void json_text(struct json *, struct str);
void json_number(struct json *, int64_t);
void json_bool(struct json *, bool);
void json_nothing(struct json *);

/* A key with its value in one line. */
void json_put_string(struct json *, const char *key, struct str);
void json_put_integer(struct json *, const char *key, int64_t);
void json_put_bool(struct json *, const char *key, bool);
void json_put_time(struct json *, const char *key, int64_t time); /* RFC 3339, or null for 0 */

#endif
