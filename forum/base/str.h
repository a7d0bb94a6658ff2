#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * A piece of UTF-8 text that somebody else owns.
 *
 * Everything made by this module lives in an arena and is followed by a NUL,
 * so its data may be handed to C libraries; slices of it may not.
 */
struct str {
    const char *data;
    size_t length; /* bytes */
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_ARGS(s) (int)(s).length, (s).data /* for "%.*s" */

struct str str_of(const char *text); /* NULL is the empty text */
struct str str_copy(struct arena *, struct str);
struct str str_trim(struct str); /* ASCII white space */
struct str str_slice(struct str, size_t from, size_t to);
bool str_equal(struct str, struct str);
bool str_starts(struct str, const char *with);
bool str_ends(struct str, const char *with);
int str_order(struct str, struct str); /* by bytes, as memcmp */

/* Where needle first stands at or after from; the length of the text if nowhere. */
size_t str_find(struct str, struct str needle, size_t from);

/* Cuts what stands before the separator off the front of rest; all of it at the end. */
struct str str_cut(struct str *rest, char separator);

/* Ids in addresses are plain decimal numbers from 1, up to 18 digits; anything else is no id. */
bool str_to_id(struct str, int64_t *id);

/* Any decimal number with an optional minus; false when it does not fit or is not one. */
bool str_to_integer(struct str, int64_t *number);

__attribute__((format(printf, 2, 3))) struct str str_format(struct arena *, const char *format,
                                                            ...);

/* The text in lower case (ASCII letters only), for names and headers. */
struct str str_lower(struct arena *, struct str);

/* UTF-8: is it well formed (RFC 3629) and how many characters (code points) has it? */
bool str_is_utf8(struct str);
size_t str_characters(struct str);

/* At most this many characters of it, with "…" when it was cut. */
struct str str_shorten(struct arena *, struct str, size_t characters);

/* The bytes in lower-case hexadecimal. */
struct str str_hex(struct arena *, struct str bytes);

#endif
