#ifndef LOG_LEAF_H
#define LOG_LEAF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/*
 * What of an entry is in the tree: its canonical bytes, version 1. Numbers are
 * big-endian.
 *
 *     offset  bytes
 *          0      8  "PALABRE" and 0x01, the version
 *          8      8  number: how many entries stand before it
 *         16      8  time: seconds since 1970, UTC; never before that of the entry before
 *         24     16  actor: 16 random bytes for each person; zeros for the system
 *         40     32  commitment to the payload
 *         72      1  k, the length of the kind, 1 to LEAF_KIND_MAX
 *         73      k  kind: a-z and -
 *       73+k      1  s, the length of the subject, 1 to LEAF_SUBJECT_MAX
 *       74+k      s  subject: printable ASCII without spaces
 *
 * and nothing after that. The commitment is BLAKE2b (RFC 7693) of 32 bytes over
 * the payload, keyed with 32 random bytes of the entry's own: without that key
 * nobody can find out by trying what an erased payload was.
 */
enum {
    ACTOR_BYTES = 16,
    COMMITMENT_BYTES = 32,
    SECRET_BYTES = 32,
    LEAF_KIND_MAX = 32,
    LEAF_SUBJECT_MAX = 200,
    LEAF_MAX_BYTES = 74 + LEAF_KIND_MAX + LEAF_SUBJECT_MAX
};

struct leaf {
    int64_t number;
    int64_t time;
    unsigned char actor[ACTOR_BYTES];
    unsigned char commitment[COMMITMENT_BYTES];
    struct str kind;
    struct str subject;
};

/* May this be an entry's kind, or its subject? */
bool leaf_kind_is_valid(struct str);
bool leaf_subject_is_valid(struct str);

/* Its canonical bytes. Kind and subject must be valid. */
struct str leaf_bytes(struct arena *, const struct leaf *);

/* Reads them; false when they are not canonical. Kind and subject are slices of the bytes. */
bool leaf_read(struct str bytes, struct leaf *);

/* secret: SECRET_BYTES. */
void leaf_commit(const unsigned char *secret, struct str payload, unsigned char *commitment);

#endif
