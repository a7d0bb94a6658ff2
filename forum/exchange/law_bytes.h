#ifndef EXCHANGE_LAW_BYTES_H
#define EXCHANGE_LAW_BYTES_H

#include "exchange/law_read.h"

/*
 * The bytes of a file as UTF-8 text, without a mark at their beginning, each of
 * its lines ended by \n. NOT_VALID when they are none: fault names the line.
 */
MUST_CHECK enum result law_utf8(struct arena *, const struct law_source *, struct str *text,
                                struct str *fault);

/* The same of what is UTF-8 or else Windows-1252, as the Sénat's tables are. */
MUST_CHECK enum result law_utf8_or_windows(struct arena *, const struct law_source *,
                                           struct str *text, struct str *fault);

/* Which line of a text a place stands in, from 1. */
int64_t law_line_of(struct str text, size_t byte);

/* For comparing what people type in many ways: lower case, no accents, one space. */
struct str law_folded(struct arena *, struct str);

#endif
