#ifndef LOG_ENTRY_H
#define LOG_ENTRY_H

#include <stdint.h>

#include "accounts/event.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * Something that must not be rewritten: appended to the public log in the very
 * transaction that does it, so both come to be or neither does.
 *
 * The words are committed to, not contained: the log holds a keyed hash of them,
 * so they can be erased (entries_erase()) and the log still verifies.
 */
struct entry {
    const char *kind;   /* one word of ours, a-z and -: "transition", "stance" */
    struct str subject; /* what it is about, never its words: "decision/12"; see leaf.h */
    int64_t actor_id;   /* who did it, an account; 0: the system */
    struct str payload; /* JSON, an object: what happened, with the words; its bytes are what
                           is committed to */
};

enum { ENTRY_PAYLOAD_MAX = 1 << 20 }; /* bytes */

/*
 * Appends it and gives its number, from 0. TOO_LARGE when its payload is. On PostgreSQL the
 * caller's transaction must hold LOCK_LOG (a route that says .logs does).
 */
MUST_CHECK enum result entry_append(struct db *, struct arena *, const struct entry *,
                                    int64_t *number);

/* The words of one entry go: whoever removes what they stand for calls this. */
MUST_CHECK enum result entry_words_erase(struct db *, int64_t number);

/* A person is erased: the words of all entries they made go; what they made stays, by nobody. */
MUST_CHECK enum result entries_erase(struct db *, int64_t account_id);

/* Does so when somebody leaves and wants their words erased. */
account_listener entries_let_go;

#endif
