#ifndef LAW_CANON_H
#define LAW_CANON_H

#include "base/str.h"

struct arena;

/*
 * The words of a law in the one form that is kept, hashed and pointed at.
 *
 * Canonical text is NFC (UAX #15); each run of white space is one character, the
 * first no-break space of the run (U+00A0, U+202F) or else a space, and there is
 * none at the ends; control and invisible format characters are left out, but for
 * the two joiners that change how letters are written. Bytes that are no UTF-8
 * become U+FFFD. Canonical text of canonical text is itself.
 *
 * Places in it are counted in characters (Unicode code points, from 0, the end
 * not included), as the W3C's Web Annotation Data Model counts them, never in bytes.
 */
struct str canon_text(struct arena *, struct str text);

/* The row of a table: its cells, between tabs, each of them canonical. */
struct str canon_row(struct arena *, struct str text);

/*
 * The same text for comparing: typographic differences that carry no meaning
 * are folded, one character for one, so that a place in the key is a place in
 * the text: ’ to ', U+2011 to -, – and — to -, « » “ ” to ", white space and
 * tabs to a space. Letters, their case and their accents stay.
 */
struct str canon_key(struct arena *, struct str canonical);

/* From a place in characters to one in bytes, and back. Past the end: the end. */
size_t canon_byte(struct str, int64_t character);
int64_t canon_character(struct str, size_t byte);

/* The characters from one place to another, as a slice. */
struct str canon_slice(struct str, int64_t from, int64_t to);

/* What a text is known by: the SHA-256 of its canonical bytes, 32 bytes. */
struct str canon_hash(struct arena *, struct str canonical);

#endif
