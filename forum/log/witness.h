#ifndef LOG_WITNESS_H
#define LOG_WITNESS_H

#include "base/result.h"
#include "log/note.h"

struct arena;
struct db;

/*
 * Witnesses: others, elsewhere, who look at each checkpoint, see that the log
 * only grew, and sign it (c2sp.org/tlog-cosignature). A log that two witnesses
 * follow cannot show one history to some and another to others. Which ones are
 * listened to is for the administrator to say.
 */
struct witness {
    int64_t id;
    struct key key;  /* of the kind it signs with */
    struct str text; /* the key, as it was named */
    int64_t size;    /* the newest checkpoint it signed; 0: none yet */
    int64_t signed_at;
};
struct witnesses {
    struct witness *items;
    size_t count;
    size_t size;
};

MUST_CHECK enum result witnesses_find(struct db *, struct arena *, struct witnesses *);

/* NOT_VALID: this is no key. CONFLICT: one of this name is there. */
MUST_CHECK enum result witness_add(struct db *, struct str vkey);

/* With all it signed. NOT_FOUND: there is none of this name. */
MUST_CHECK enum result witness_remove(struct db *, struct str name);

/*
 * Takes what witnesses signed: a checkpoint of this log with their lines. Gives
 * how many signatures are new. NOT_VALID: it is no checkpoint of this log, or
 * nobody who is listened to signed it. CONFLICT: it has another root than ours
 * of that size: somebody was shown another history, or our log was rewritten.
 * The caller's transaction holds LOCK_LOG.
 */
MUST_CHECK enum result witness_take(struct db *, struct arena *, struct str note, int *taken);

#endif
