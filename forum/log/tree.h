#ifndef LOG_TREE_H
#define LOG_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

/*
 * The Merkle tree of the log: that of RFC 6962, section 2, over SHA-256.
 *
 * A leaf's hash is SHA-256(0x00, leaf), an inner node's SHA-256(0x01, left,
 * right). Of n leaves the left subtree holds as many as the largest power of
 * two below n. A node (level, position) is the complete subtree of the 2^level
 * leaves from position * 2^level on; it never changes once it is there.
 */
enum { HASH_BYTES = 32, TREE_LEVELS_MAX = 62, PROOF_MAX = TREE_LEVELS_MAX + 2 };

struct hash {
    unsigned char bytes[HASH_BYTES];
};

void tree_leaf_hash(struct str leaf, struct hash *);
bool hash_equal(const struct hash *, const struct hash *);
struct str hash_bytes(const struct hash *);      /* the same bytes, not a copy */
bool hash_from(struct str bytes, struct hash *); /* false when they are not HASH_BYTES */

struct tree_node {
    int level;
    int64_t position;
    struct hash hash;
};

/* The complete subtrees that a tree of this size falls into, the largest first. */
struct frontier {
    int64_t size;
    int count; /* the ones in the binary form of size */
    struct hash items[TREE_LEVELS_MAX];
};

struct str frontier_bytes(const struct frontier *);                    /* not a copy */
bool frontier_from(int64_t size, struct str bytes, struct frontier *); /* false: it is none */

/*
 * Adds a leaf by its hash, and gives the nodes that are complete with it: the
 * leaf itself first, at most TREE_LEVELS_MAX. Gives their number.
 */
int frontier_add(struct frontier *, const struct hash *leaf, struct tree_node *made);

/* The root; of the empty tree the hash of nothing. */
void frontier_root(const struct frontier *, struct hash *);

/* Where the nodes are kept. Gives NOT_FOUND for one that is not there. */
struct tree {
    enum result (*node)(void *context, int level, int64_t position, struct hash *);
    void *context;
};

/* The hashes of a proof, in the order of RFC 6962. */
struct proof {
    struct hash items[PROOF_MAX];
    int count;
};

/* The root of the first `size` leaves. */
MUST_CHECK enum result tree_root(const struct tree *, int64_t size, struct hash *root);

/*
 * That the leaf of this index is in the tree of this size (2.1.1), and that the
 * tree of size `to` begins with that of size `from` (2.1.2). NOT_VALID when
 * there is no such proof: index not below size; from above to, or 0.
 */
MUST_CHECK enum result tree_prove_entry(const struct tree *, int64_t index, int64_t size,
                                        struct proof *);
MUST_CHECK enum result tree_prove_growth(const struct tree *, int64_t from, int64_t to,
                                         struct proof *);

/* What such a proof says, to be compared with what is known; false when it says nothing at all. */
bool tree_entry_is_proved(int64_t index, int64_t size, const struct hash *leaf,
                          const struct proof *, const struct hash *root);

struct growth {
    int64_t from, to;
    struct hash from_root, to_root;
};
bool tree_growth_is_proved(const struct growth *, const struct proof *);

#endif
