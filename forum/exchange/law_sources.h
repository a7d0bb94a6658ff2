#ifndef EXCHANGE_LAW_SOURCES_H
#define EXCHANGE_LAW_SOURCES_H

#include "exchange/law_read.h"

/*
 * Reads a file, or all files of a folder, whole into the arena: see law_read().
 * NOT_FOUND when the path cannot be read, NOT_VALID when there is too much of
 * it; fault says which file and why.
 */
MUST_CHECK enum result law_sources_read(struct arena *, const char *path, struct law_sources *,
                                        struct str *fault);

#endif
