#include "log/tree.h"

#include <sodium.h>
#include <string.h>

static void node_hash(const struct hash *left, const struct hash *right, struct hash *hash)
{
    crypto_hash_sha256_state state;

    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char[]){ 1 }, 1);
    crypto_hash_sha256_update(&state, left->bytes, HASH_BYTES);
    crypto_hash_sha256_update(&state, right->bytes, HASH_BYTES);
    crypto_hash_sha256_final(&state, hash->bytes);
}

void tree_leaf_hash(struct str leaf, struct hash *hash)
{
    crypto_hash_sha256_state state;

    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char[]){ 0 }, 1);
    crypto_hash_sha256_update(&state, (const unsigned char *)leaf.data, leaf.length);
    crypto_hash_sha256_final(&state, hash->bytes);
}

bool hash_equal(const struct hash *a, const struct hash *b)
{
    return !memcmp(a->bytes, b->bytes, HASH_BYTES);
}

struct str hash_bytes(const struct hash *hash)
{
    return (struct str){ (const char *)hash->bytes, HASH_BYTES };
}

bool hash_from(struct str bytes, struct hash *hash)
{
    if (bytes.length != HASH_BYTES)
        return false;
    memcpy(hash->bytes, bytes.data, HASH_BYTES);
    return true;
}

struct str frontier_bytes(const struct frontier *frontier)
{
    return (struct str){ (const char *)frontier->items, (size_t)frontier->count * HASH_BYTES };
}

bool frontier_from(int64_t size, struct str bytes, struct frontier *frontier)
{
    int count = size < 0 ? -1 : __builtin_popcountll((unsigned long long)size);

    *frontier = (struct frontier){ .size = size, .count = count };
    if (size < 0 || size >> TREE_LEVELS_MAX || bytes.length != (size_t)count * HASH_BYTES)
        return false;
    if (bytes.length)
        memcpy(frontier->items, bytes.data, bytes.length);
    return true;
}

int frontier_add(struct frontier *frontier, const struct hash *leaf, struct tree_node *made)
{
    int64_t position = frontier->size++;
    struct hash hash = *leaf;
    int level = 0;

    made[level] = (struct tree_node){ level, position, hash };
    while (position & 1) {
        node_hash(&frontier->items[--frontier->count], &hash, &hash);
        position >>= 1;
        level++;
        made[level] = (struct tree_node){ level, position, hash };
    }
    frontier->items[frontier->count++] = hash;
    return level + 1;
}

void frontier_root(const struct frontier *frontier, struct hash *root)
{
    int i = frontier->count - 1;

    if (i < 0) {
        crypto_hash_sha256(root->bytes, NULL, 0);
        return;
    }
    *root = frontier->items[i];
    while (i-- > 0)
        node_hash(&frontier->items[i], root, root);
}

/* The largest power of two below it. */
static int64_t left_part(int64_t leaves)
{
    int64_t part = 1;

    while (part << 1 < leaves)
        part <<= 1;
    return part;
}

static int level_of(int64_t leaves)
{
    return __builtin_ctzll((unsigned long long)leaves);
}

static bool is_complete(int64_t leaves)
{
    return !(leaves & (leaves - 1));
}

/* Of the leaves from `start`, which is where such a subtree begins, up to `end`. */
static enum result range_hash(const struct tree *tree, int64_t start, int64_t end,
                              struct hash *hash)
{
    int64_t leaves = end - start, middle;
    enum result result;
    struct hash left;

    if (is_complete(leaves))
        return tree->node(tree->context, level_of(leaves), start >> level_of(leaves), hash);
    middle = start + left_part(leaves);
    result = range_hash(tree, start, middle, &left);
    if (result == OK)
        result = range_hash(tree, middle, end, hash);
    if (result == OK)
        node_hash(&left, hash, hash);
    return result;
}

enum result tree_root(const struct tree *tree, int64_t size, struct hash *root)
{
    if (size)
        return range_hash(tree, 0, size, root);
    crypto_hash_sha256(root->bytes, NULL, 0);
    return OK;
}

/* A proof is found from the root down, and told from the leaf up. */
static void turn_round(struct proof *proof)
{
    for (int i = 0, j = proof->count - 1; i < j; i++, j--) {
        struct hash kept = proof->items[i];

        proof->items[i] = proof->items[j];
        proof->items[j] = kept;
    }
}

enum result tree_prove_entry(const struct tree *tree, int64_t index, int64_t size,
                             struct proof *proof)
{
    int64_t start = 0, end = size;
    enum result result = OK;

    proof->count = 0;
    if (index < 0 || index >= size)
        return NOT_VALID;
    while (end - start > 1 && result == OK) {
        int64_t middle = start + left_part(end - start);
        bool is_left = index < middle;

        result = range_hash(tree, is_left ? middle : start, is_left ? end : middle,
                            &proof->items[proof->count++]);
        start = is_left ? start : middle;
        end = is_left ? middle : end;
    }
    turn_round(proof);
    return result;
}

enum result tree_prove_growth(const struct tree *tree, int64_t from, int64_t to,
                              struct proof *proof)
{
    int64_t start = 0, end = to;
    enum result result = OK;

    proof->count = 0;
    if (from <= 0 || from > to)
        return NOT_VALID;
    while (from != end && result == OK) {
        int64_t middle = start + left_part(end - start);
        bool is_left = from <= middle;

        result = range_hash(tree, is_left ? middle : start, is_left ? end : middle,
                            &proof->items[proof->count++]);
        start = is_left ? start : middle;
        end = is_left ? middle : end;
    }
    /* The old tree is a node of the new one by itself: its root need not be said. */
    if (start && result == OK)
        result = range_hash(tree, start, end, &proof->items[proof->count++]);
    turn_round(proof);
    return result;
}

/* The side of a node among 2^level leaves and more, on the way up (RFC 9162, 2.1.3.2). */
struct way {
    int64_t node, last;
};

static bool is_right(const struct way *way)
{
    return (way->node & 1) || way->node == way->last;
}

static void go_up(struct way *way)
{
    way->node >>= 1;
    way->last >>= 1;
}

/* The last node of a level has no sibling there when it is a left one: it goes up alone. */
static void go_up_alone(struct way *way)
{
    while (way->node && !(way->node & 1))
        go_up(way);
}

bool tree_entry_is_proved(int64_t index, int64_t size, const struct hash *leaf,
                          const struct proof *proof, const struct hash *root)
{
    struct way way = { index, size - 1 };
    struct hash hash = *leaf;

    if (index < 0 || index >= size)
        return false;
    for (int i = 0; i < proof->count; i++) {
        if (!way.last)
            return false;
        if (is_right(&way)) {
            node_hash(&proof->items[i], &hash, &hash);
            go_up_alone(&way);
        } else {
            node_hash(&hash, &proof->items[i], &hash);
        }
        go_up(&way);
    }
    return !way.last && hash_equal(&hash, root);
}

bool tree_growth_is_proved(const struct growth *growth, const struct proof *proof)
{
    struct way way = { growth->from - 1, growth->to - 1 };
    bool is_node = growth->from > 0 && is_complete(growth->from);
    struct hash before, now;

    if (growth->from <= 0 || growth->from > growth->to)
        return false;
    if (growth->from == growth->to)
        return !proof->count && hash_equal(&growth->from_root, &growth->to_root);
    if (!is_node && !proof->count)
        return false;
    before = is_node ? growth->from_root : proof->items[0];
    now = before;
    while (way.node & 1)
        go_up(&way);
    for (int i = is_node ? 0 : 1; i < proof->count; i++) {
        if (!way.last)
            return false;
        if (is_right(&way)) {
            node_hash(&proof->items[i], &before, &before);
            node_hash(&proof->items[i], &now, &now);
            go_up_alone(&way);
        } else {
            node_hash(&now, &proof->items[i], &now);
        }
        go_up(&way);
    }
    return !way.last && hash_equal(&before, &growth->from_root) &&
           hash_equal(&now, &growth->to_root);
}
