#ifndef LOG_CHECK_H
#define LOG_CHECK_H

#include "base/arena.h"
#include "log/identity.h"
#include "log/leaf.h"
#include "log/tree.h"

/*
 * Goes through a log once, from its first entry to its head, in bounded memory,
 * and says which is the first that does not fit. What is handed to it comes from
 * a database (verify.h) or an archive (archive.h).
 */
struct check {
    struct arena *arena;      /* the caller's: for what is said, and the keys */
    struct log_key_rows keys; /* a checkpoint must be signed by one of these … */
    bool has_key;             /* … and the head by the one that somebody noted */
    struct key key;
    bool has_noted;           /* somebody noted a checkpoint of this log earlier … */
    struct tree_head noted;   /* … so it must begin with those entries */
    struct frontier frontier; /* of the entries that fit so far */
    int64_t last_time;

    int64_t words;        /* entries whose words are there and fit */
    int64_t erased;       /* … and are not */
    int64_t checkpoints;  /* that fit, the head among them */
    int64_t cosignatures; /* of witnesses, that hold */
    int64_t proved_size;  /* of the last checkpoint that fits */
    struct str head;      /* the signed one, once it was checked */

    bool is_wrong;
    int64_t wrong_number; /* the first entry that does not fit; -1: it is about no one entry */
    struct str wrong;     /* what about it, in English */
};

struct checked_entry {
    struct str leaf;      /* its canonical bytes; empty: what is kept of it has none */
    struct str kept_hash; /* of the leaf, as the log keeps it */
    bool has_words;
    struct str secret;
    struct str payload;
};

/*
 * The next entry. False when it does not fit: then nothing after it is looked
 * at. `made` takes the nodes that are complete with it, `count` their number.
 */
bool check_entry(struct check *, const struct checked_entry *, struct tree_node *made, int *count);

/* A signed checkpoint over all entries so far: one that was kept, or at last the head. */
bool check_checkpoint(struct check *, struct str note, bool is_head);

/* At the end: does the log reach as far as the checkpoint that somebody noted? */
bool check_noted(struct check *);

/* Something of an entry does not fit (-1: of none); the first counts. Gives false. */
__attribute__((format(printf, 3, 4))) bool check_fail(struct check *, int64_t number,
                                                      const char *format, ...);

#endif
