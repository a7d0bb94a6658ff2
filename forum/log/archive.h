#ifndef LOG_ARCHIVE_H
#define LOG_ARCHIVE_H

#include <stdio.h>

#include "log/check.h"
#include "log/entry.h"

struct db;

/*
 * The log as one file that can be checked without the forum, version 1. It
 * begins with the line "palabre log archive 1\n"; then records follow, each
 *
 *     1 byte      what it is
 *     4 bytes     the length of what follows, big-endian, ARCHIVE_RECORD_MAX at most
 *     its bytes
 *
 * in this order:
 *
 *     K   a public key of the log, "NAME+ID+BASE64": as many as there were, the newest last
 *     E   an entry: the 32 bytes of its leaf's hash, then the leaf (leaf.h)
 *     W   the words of the entry before: the 32 bytes of their key, then the payload. Only where
 *         they were not erased and everybody may read what the entry is about
 *     C   a kept checkpoint, as a signed note with its witnesses' signatures, right after the
 *         last entry it is about
 *     H   the signed head
 *     Z   "COUNT", how many entries there are: the end, nothing follows
 */
enum { ARCHIVE_RECORD_MAX = SECRET_BYTES + ENTRY_PAYLOAD_MAX };

struct archive_counts {
    int64_t entries;
    int64_t words;
};

/*
 * Writes the log as a snapshot of the database shows it; the caller begins the
 * snapshot. FULL when the file takes no more.
 */
MUST_CHECK enum result archive_write(struct db *, FILE *, struct archive_counts *,
                                     void (*progress)(void *, int64_t, int64_t), void *context);

/*
 * Checks one, in memory for one record. What does not fit, also of the file's
 * form, is in the check.
 */
void archive_check(FILE *, struct check *);

#endif
