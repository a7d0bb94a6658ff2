#ifndef LOG_CHECKPOINT_H
#define LOG_CHECKPOINT_H

#include "base/result.h"
#include "log/note.h"

struct arena;
struct db;

/* The kept checkpoint of so many entries, with what witnesses signed of it; NOT_FOUND: none is. */
MUST_CHECK enum result checkpoint_find(struct db *, struct arena *, int64_t size, struct str *note);

/* The newest that a witness signed. NOT_FOUND: there is none. */
MUST_CHECK enum result checkpoint_witnessed(struct db *, struct arena *, struct str *note);

/* Where the nodes of the log stand, for proofs. */
struct tree tree_of(struct db *);

#endif
