#ifndef TESTS_SUPPORT_LOG_H
#define TESTS_SUPPORT_LOG_H

#include <stdint.h>

#include "support/forum.h"

/* Appends to the log of the forum, in a transaction of its own, and gives the number. */
int64_t log_add(const char *kind, const char *subject, int64_t actor_id, const char *payload);

/* The signed head as it stands. */
struct str log_head(void);

/* Notes the key of this process as the log's, as identity_open() does. */
void log_note_key(void);

/* Takes all out of the log, as nothing of ours ever does; its key stays. */
void log_empty(void);

/*
 * Fails the test unless the log of a database has so many entries, numbered
 * without a gap, and the head's root is theirs, computed from their columns by
 * the recursive definition.
 */
void log_check_whole(struct db *, int size);

#endif
