#ifndef LOG_HEAD_H
#define LOG_HEAD_H

#include "base/result.h"
#include "log/note.h"

struct arena;
struct db;

/* The log as it stands. */
struct log_now {
    struct frontier frontier;
    int64_t time;    /* of the last entry; 0: there is none */
    struct str note; /* the signed checkpoint; empty before the first entry */
};

/* FAILED, already logged, when what stands there cannot be. */
MUST_CHECK enum result head_find(struct db *, struct arena *, struct log_now *);

/* The root of its tree: what nobody could know before the last entry. */
MUST_CHECK enum result head_root(struct db *, struct arena *, struct hash *);

/* Signs it and keeps it; its note is not read. */
MUST_CHECK enum result head_move(struct db *, struct arena *, const struct log_now *);

/* Signs it anew, with another key than before. */
MUST_CHECK enum result head_sign(struct db *, struct arena *);

#endif
