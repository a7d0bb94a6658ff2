#ifndef LOG_IDENTITY_H
#define LOG_IDENTITY_H

#include <stdio.h>

#include "base/result.h"
#include "log/note.h"

struct db;
struct store;

/*
 * With whose key this process signs the log's head, at every entry. It is given
 * once, before anything is written; a process that was given none, as the tests
 * are, has a key of its own in memory, which nobody else knows.
 */
const struct signer *identity_now(void);
void identity_use(const struct signer *); /* lives as long as the process */

/*
 * The file holds one line, "PRIVATE+KEY+ORIGIN+ID+BASE64" (signer_text()), and
 * nobody but its owner may read it. Who loses it cannot go on with the log's
 * name: a new key is a new identity, and that it changed stands in the log.
 */
struct identity_wish {
    const char *path;  /* of the key's file */
    struct str origin; /* what a log that has no key yet is called: a host's name */
    FILE *err;         /* where what is wrong is said */
};

/*
 * Uses the key in the file; makes it when there is none and the log is empty.
 * False, after saying why: the file is missing though the log was begun, others
 * may read it, it holds no key, or that of another log.
 */
bool identity_open(struct store *, const struct identity_wish *);

/*
 * Goes on with a new key, whose file must not be there yet, from now on; the
 * entry that says so is the first one signed with it. Nobody else may be
 * writing: a server that runs would go on with the old one.
 */
bool identity_renew(struct store *, const struct identity_wish *);

/*
 * The keys of the log of a database, the newest last, each with the size that
 * the log had when it came into use.
 */
struct log_key_row {
    struct key key;
    int64_t since_size;
};
struct log_key_rows {
    struct log_key_row *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result identities_find(struct db *, struct arena *, struct log_key_rows *);

#endif
