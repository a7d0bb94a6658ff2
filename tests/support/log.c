#include "support/log.h"

#include <sodium.h>
#include <string.h>

#include "log/entry.h"
#include "log/identity.h"
#include "log/leaf.h"
#include "log/note.h"
#include "store/driver.h"

int64_t log_add(const char *kind, const char *subject, int64_t actor_id, const char *payload)
{
    const struct entry entry = { kind, str_of(subject), actor_id, str_of(payload) };
    int64_t number;

    db_begin(forum);
    ck_assert_int_eq(entry_append(forum, &arena, &entry, &number), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    return number;
}

void log_note_key(void)
{
    struct str key = key_text(&arena, &identity_now()->key);

    ck_assert_int_eq(db_do(forum, sql_log_key_add, value(key), value(0), value(0)), OK);
}

void log_empty(void)
{
    db_script(forum, "DELETE FROM log_words; DELETE FROM log_entry; DELETE FROM log_node;"
                     "DELETE FROM log_checkpoint");
    ck_assert_int_eq(
        db_do(forum, sql_log_head_move, value(0), value(0), value_bytes(STR("")), value(STR(""))),
        OK);
}

static struct str head_of(struct db *db)
{
    struct rows rows = db_query(db, sql_log_head_find, NO_VALUES);
    struct str note = STR("");

    if (rows_next(&rows))
        note = row_text(&rows, "note", &arena);
    ck_assert_int_eq(rows_end(&rows), OK);
    return note;
}

struct str log_head(void)
{
    return head_of(forum);
}

static struct hash leaf_from(struct rows *rows)
{
    struct leaf leaf = { .number = row_integer(rows, "number"),
                         .time = row_integer(rows, "created_at"),
                         .kind = row_text(rows, "kind", &arena),
                         .subject = row_text(rows, "subject", &arena) };
    struct hash hash;

    memcpy(leaf.actor, row_bytes(rows, "actor", &arena).data, ACTOR_BYTES);
    memcpy(leaf.commitment, row_bytes(rows, "commitment", &arena).data, COMMITMENT_BYTES);
    tree_leaf_hash(leaf_bytes(&arena, &leaf), &hash);
    return hash;
}

static void defined_root(const struct hash *leaves, int count, unsigned char *root)
{
    unsigned char both[1 + 2 * HASH_BYTES] = { 1 };
    int k = 1;

    if (count == 1) {
        memcpy(root, leaves->bytes, HASH_BYTES);
        return;
    }
    while (2 * k < count)
        k *= 2;
    defined_root(leaves, k, both + 1);
    defined_root(leaves + k, count - k, both + 1 + HASH_BYTES);
    crypto_hash_sha256(root, both, sizeof both);
}

void log_check_whole(struct db *db, int size)
{
    static const struct sql all = { "all",
                                    "SELECT number, created_at, kind, subject, actor, commitment"
                                    " FROM log_entry ORDER BY number",
                                    SQL_OWN + 20 };
    struct hash *leaves = arena_alloc(&arena, (size_t)size * sizeof *leaves), root;
    struct rows rows = db_query(db, all, NO_VALUES);
    struct tree_head checkpoint;
    struct note note;
    int count = 0;

    while (rows_next(&rows) && count < size) {
        ck_assert_int_eq(row_integer(&rows, "number"), count);
        leaves[count++] = leaf_from(&rows);
    }
    ck_assert_int_eq(rows_end(&rows), OK);
    ck_assert_int_eq(count, size);
    ck_assert(note_read(head_of(db), &note) && checkpoint_read(note.text, &checkpoint));
    ck_assert_int_eq(checkpoint.size, size);
    defined_root(leaves, size, root.bytes);
    ck_assert(hash_equal(&root, &checkpoint.root));
}
