#ifndef EXCHANGE_DUMP_TEXT_H
#define EXCHANGE_DUMP_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* Encodings a dump may be written in; an unknown one is refused. */
enum dump_encoding { DUMP_UTF8, DUMP_LATIN1, DUMP_LATIN9, DUMP_WIN1252 };

/* By the name PostgreSQL gives it, whatever the case; false for one that is not known. */
bool dump_encoding_from(struct str name, enum dump_encoding *);

/*
 * What a field of a COPY line says: its escapes (\n, \t, \\, \OCTAL, \xHEX …)
 * undone, as UTF-8. Bytes that are none, and NULs, become U+FFFD.
 */
struct str dump_text(struct arena *, struct str field, enum dump_encoding);

/* The character that a byte is in an encoding of single bytes; U+FFFD when it is none there. */
uint32_t dump_character(unsigned char byte, enum dump_encoding);

#endif
