/* The tree of the log, against roots computed as RFC 6962 defines them. */
#include "log/tree.h"

#include <sodium.h>
#include <string.h>

#include "support/suite.h"

enum { LEAVES = 300 };

static struct hash leaves[LEAVES];
static struct hash nodes[10][LEAVES];
static struct hash roots[LEAVES + 1];

/* MTH(D[n]), section 2.1, word by word. */
static void defined_root(int start, int count, unsigned char *root)
{
    unsigned char both[1 + 2 * 32] = { 1 };
    int k = 1;

    if (count == 1) {
        memcpy(root, leaves[start].bytes, 32);
        return;
    }
    while (2 * k < count)
        k *= 2;
    defined_root(start, k, both + 1);
    defined_root(start + k, count - k, both + 1 + 32);
    crypto_hash_sha256(root, both, sizeof both);
}

static void make_leaves(void)
{
    for (int i = 0; i < LEAVES; i++) {
        unsigned char bytes[] = { 0, (unsigned char)i, (unsigned char)(i >> 8) };

        crypto_hash_sha256(leaves[i].bytes, bytes, sizeof bytes);
    }
}

static enum result node_of(void *context, int level, int64_t position, struct hash *hash)
{
    (void)context;
    ck_assert_int_lt((position + 1) << level, LEAVES + 1);
    *hash = nodes[level][position];
    return OK;
}

static const struct tree tree = { node_of, NULL };

/* Grows the tree to all its leaves; roots[n] is that of its first n. */
static void grow(void)
{
    struct tree_node made[TREE_LEVELS_MAX];
    struct frontier frontier = { 0 };

    make_leaves();
    frontier_root(&frontier, &roots[0]);
    for (int i = 0; i < LEAVES; i++) {
        int count = frontier_add(&frontier, &leaves[i], made);

        for (int n = 0; n < count; n++)
            nodes[made[n].level][made[n].position] = made[n].hash;
        frontier_root(&frontier, &roots[i + 1]);
    }
}

static const char *hex_of(const struct hash *hash)
{
    static char text[2 * HASH_BYTES + 1];

    return sodium_bin2hex(text, sizeof text, hash->bytes, HASH_BYTES);
}

START_TEST(a_leaf_and_the_empty_tree_have_the_hashes_of_the_standard)
{
    struct frontier empty = { 0 };
    struct hash hash;

    frontier_root(&empty, &hash);
    ck_assert_str_eq(hex_of(&hash),
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    tree_leaf_hash(STR(""), &hash);
    ck_assert_str_eq(hex_of(&hash),
                     "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}
END_TEST

START_TEST(every_root_is_the_one_defined)
{
    struct hash root;

    grow();
    for (int size = 1; size <= LEAVES; size++) {
        defined_root(0, size, root.bytes);
        ck_assert_msg(hash_equal(&root, &roots[size]), "of %d leaves", size);
        ck_assert_int_eq(tree_root(&tree, size, &root), OK);
        ck_assert_msg(hash_equal(&root, &roots[size]), "of %d leaves, from nodes", size);
    }
}
END_TEST

START_TEST(a_frontier_is_the_same_after_it_was_kept)
{
    struct tree_node made[TREE_LEVELS_MAX];
    struct frontier frontier = { 0 }, read;

    make_leaves();
    for (int i = 0; i < 100; i++) {
        struct str bytes = frontier_bytes(&frontier);

        ck_assert(frontier_from(frontier.size, bytes, &read));
        ck_assert_int_eq(read.count, frontier.count);
        ck_assert(!memcmp(read.items, frontier.items, bytes.length));
        ck_assert(!frontier_from(2 * frontier.size + 1, bytes, &read));
        frontier_add(&frontier, &leaves[i], made);
    }
    ck_assert(!frontier_from(-1, STR(""), &read));
}
END_TEST

START_TEST(every_entry_of_every_tree_is_proved)
{
    struct proof proof;

    grow();
    for (int size = 1; size <= LEAVES; size++)
        for (int index = 0; index < size; index++) {
            ck_assert_int_eq(tree_prove_entry(&tree, index, size, &proof), OK);
            ck_assert(tree_entry_is_proved(index, size, &leaves[index], &proof, &roots[size]));
        }
    ck_assert_int_eq(tree_prove_entry(&tree, 0, 0, &proof), NOT_VALID);
    ck_assert_int_eq(tree_prove_entry(&tree, 7, 7, &proof), NOT_VALID);
    ck_assert_int_eq(tree_prove_entry(&tree, -1, 7, &proof), NOT_VALID);
}
END_TEST

START_TEST(a_proof_of_an_entry_holds_for_no_other_index_and_no_other_size)
{
    struct proof proof;

    grow();
    for (int size = 1; size <= LEAVES; size += 43)
        for (int index = 0; index < size; index++) {
            ck_assert_int_eq(tree_prove_entry(&tree, index, size, &proof), OK);
            for (int other = 0; other <= size; other++)
                ck_assert(other == index ||
                          !tree_entry_is_proved(other, size, &leaves[index], &proof, &roots[size]));
            for (int other = 0; other <= LEAVES; other += 3)
                ck_assert(other == size || !tree_entry_is_proved(index, other, &leaves[index],
                                                                 &proof, &roots[other]));
        }
}
END_TEST

START_TEST(a_proof_with_a_hash_changed_added_or_left_out_does_not_hold)
{
    struct proof proof, other;

    grow();
    for (int index = 0; index < LEAVES; index += 11) {
        ck_assert_int_eq(tree_prove_entry(&tree, index, LEAVES, &proof), OK);
        for (int i = 0; i < proof.count; i++) {
            other = proof;
            other.items[i].bytes[i] ^= 1;
            ck_assert(!tree_entry_is_proved(index, LEAVES, &leaves[index], &other, &roots[LEAVES]));
        }
        other = proof;
        other.count--;
        ck_assert(!tree_entry_is_proved(index, LEAVES, &leaves[index], &other, &roots[LEAVES]));
        other.count += 2;
        ck_assert(!tree_entry_is_proved(index, LEAVES, &leaves[index], &other, &roots[LEAVES]));
    }
}
END_TEST

static bool grows(int from, int to, const struct hash *from_root, const struct hash *to_root,
                  const struct proof *proof)
{
    const struct growth growth = { from, to, *from_root, *to_root };

    return tree_growth_is_proved(&growth, proof);
}

START_TEST(every_tree_is_proved_to_grow_into_every_later_one)
{
    struct proof proof;

    grow();
    for (int to = 1; to <= LEAVES; to++)
        for (int from = 1; from <= to; from++) {
            ck_assert_int_eq(tree_prove_growth(&tree, from, to, &proof), OK);
            ck_assert_msg(grows(from, to, &roots[from], &roots[to], &proof), "%d to %d", from, to);
        }
    ck_assert_int_eq(tree_prove_growth(&tree, 0, 7, &proof), NOT_VALID);
    ck_assert_int_eq(tree_prove_growth(&tree, 8, 7, &proof), NOT_VALID);
}
END_TEST

START_TEST(a_proof_of_growth_holds_for_no_other_sizes_and_no_other_roots)
{
    struct proof proof;

    grow();
    for (int to = 1; to <= LEAVES; to += 47)
        for (int from = 1; from <= to; from++) {
            ck_assert_int_eq(tree_prove_growth(&tree, from, to, &proof), OK);
            for (int other = 0; other <= to; other++) {
                ck_assert(other == from || !grows(other, to, &roots[other], &roots[to], &proof));
                ck_assert(other == from || !grows(from, to, &roots[other], &roots[to], &proof));
            }
            for (int other = 0; other <= LEAVES; other += 5)
                ck_assert(other == to || !grows(from, other, &roots[from], &roots[other], &proof));
        }
}
END_TEST

RUN_SUITE("tree", a_leaf_and_the_empty_tree_have_the_hashes_of_the_standard,
          every_root_is_the_one_defined, a_frontier_is_the_same_after_it_was_kept,
          every_entry_of_every_tree_is_proved,
          a_proof_of_an_entry_holds_for_no_other_index_and_no_other_size,
          a_proof_with_a_hash_changed_added_or_left_out_does_not_hold,
          every_tree_is_proved_to_grow_into_every_later_one,
          a_proof_of_growth_holds_for_no_other_sizes_and_no_other_roots)
