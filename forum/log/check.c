#include "log/check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WRONG_MAX_BYTES = 512 };

bool check_fail(struct check *check, int64_t number, const char *format, ...)
{
    char text[WRONG_MAX_BYTES];
    va_list args;

    if (check->is_wrong)
        return false;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    check->is_wrong = true;
    check->wrong_number = number;
    check->wrong = str_copy(check->arena, str_of(text));
    return false;
}

static bool check_leaf(struct check *check, const struct checked_entry *entry, struct leaf *leaf)
{
    int64_t number = check->frontier.size;
    struct hash hash;

    if (!leaf_read(entry->leaf, leaf))
        return check_fail(check, number, "what is kept of it is not an entry");
    if (leaf->number != number)
        return check_fail(check, number, "it is missing: entry %" PRId64 " stands in its place",
                          leaf->number);
    tree_leaf_hash(entry->leaf, &hash);
    if (!str_equal(hash_bytes(&hash), entry->kept_hash))
        return check_fail(check, number, "it was changed: its hash is another one");
    if (leaf->time < check->last_time)
        return check_fail(check, number, "it is older than the entry before it");
    return true;
}

static bool check_words(struct check *check, const struct checked_entry *entry,
                        const struct leaf *leaf)
{
    unsigned char commitment[COMMITMENT_BYTES];

    if (!entry->has_words) {
        check->erased++;
        return true;
    }
    if (entry->secret.length != SECRET_BYTES)
        return check_fail(check, leaf->number, "the key of its words was changed");
    leaf_commit((const unsigned char *)entry->secret.data, entry->payload, commitment);
    if (memcmp(commitment, leaf->commitment, sizeof commitment) != 0)
        return check_fail(check, leaf->number,
                          "its words, or their key, are not the ones committed to");
    check->words++;
    return true;
}

/* The log may have been rewritten and signed anew: only who kept an old checkpoint can tell. */
static bool check_note(struct check *check)
{
    struct hash root;

    if (!check->has_noted || check->noted.size != check->frontier.size)
        return true;
    frontier_root(&check->frontier, &root);
    return hash_equal(&root, &check->noted.root) ||
           check_fail(check, check->proved_size < check->noted.size ? check->proved_size : 0,
                      "an entry from here on was rewritten: the checkpoint you noted, of %" PRId64
                      " entries, has another root",
                      check->noted.size);
}

bool check_noted(struct check *check)
{
    return !check->has_noted || check->noted.size <= check->frontier.size ||
           check_fail(check, check->frontier.size,
                      "it is missing: the checkpoint you noted has %" PRId64 " entries",
                      check->noted.size);
}

bool check_entry(struct check *check, const struct checked_entry *entry, struct tree_node *made,
                 int *count)
{
    struct leaf leaf;
    struct hash hash;

    *count = 0;
    if (check->is_wrong || !check_leaf(check, entry, &leaf) || !check_words(check, entry, &leaf))
        return false;
    check->last_time = leaf.time;
    hash_from(entry->kept_hash, &hash);
    *count = frontier_add(&check->frontier, &hash, made);
    return check_note(check);
}

static bool is_signed_with(const struct note *note, const struct key *key, struct str origin)
{
    struct str line;
    int64_t time;

    return str_equal(key->name, origin) && note_line_of(note, key, &line, &time);
}

static bool is_signed(const struct check *check, const struct note *note, struct str origin,
                      bool is_head)
{
    if (is_head && check->has_key)
        return is_signed_with(note, &check->key, origin);
    for (size_t i = 0; i < check->keys.count; i++)
        if (is_signed_with(note, &check->keys.items[i].key, origin))
            return true;
    return false;
}

/* Signed by us, over other entries: some were changed together with all that is made of them. */
static bool fail_rewritten(struct check *check, int64_t size)
{
    return check_fail(check, check->proved_size,
                      "an entry from here on was rewritten: the signed checkpoint of %" PRId64
                      " entries has another root",
                      size);
}

bool check_checkpoint(struct check *check, struct str text, bool is_head)
{
    int64_t size = check->frontier.size;
    struct tree_head head = { .size = -1 };
    struct hash root;
    struct note note;

    if (check->is_wrong)
        return false;
    if (!note_read(text, &note) || !checkpoint_read(note.text, &head))
        return check_fail(check, -1, "the checkpoint of %" PRId64 " entries is none", size);
    if (!is_signed(check, &note, head.origin, is_head))
        return check_fail(check, -1,
                          "the checkpoint of %" PRId64 " entries is not signed by the log's key",
                          size);
    if (head.size > size && is_head)
        return check_fail(check, size, "it is missing: %" PRId64 " entries were signed", head.size);
    if (head.size != size)
        return check_fail(check, head.size < size && is_head ? head.size : -1,
                          "the checkpoint says %" PRId64 " entries, and there are %" PRId64,
                          head.size, size);
    frontier_root(&check->frontier, &root);
    if (!hash_equal(&root, &head.root))
        return fail_rewritten(check, size);
    check->checkpoints++;
    check->proved_size = size;
    if (is_head)
        check->head = str_copy(check->arena, text);
    return true;
}
