#include "log/witness.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "log/checkpoint.h"
#include "log/head.h"
#include "log/identity.h"
#include "sql.h"

enum result witnesses_find(struct db *db, struct arena *arena, struct witnesses *list)
{
    struct rows rows = db_query(db, sql_log_witnesses, NO_VALUES);

    *list = (struct witnesses){ 0 };
    while (rows_next(&rows)) {
        struct witness witness = { .id = row_integer(&rows, "id"),
                                   .text = row_text(&rows, "vkey", arena),
                                   .size = row_integer(&rows, "size"),
                                   .signed_at = row_integer(&rows, "signed_at") };

        if (key_read(witness.text, arena, &witness.key)) {
            witness.key = key_of_witness(&witness.key);
            *list_add(arena, list) = witness;
        }
    }
    return rows_end(&rows);
}

static const struct witness *named(const struct witnesses *list, struct str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i].key.name, name))
            return &list->items[i];
    return NULL;
}

enum result witness_add(struct db *db, struct str vkey)
{
    struct arena arena = { 0 };
    struct witnesses list;
    struct key key;
    enum result result = key_read(vkey, &arena, &key) ? OK : NOT_VALID;

    if (result == OK)
        result = witnesses_find(db, &arena, &list);
    if (result == OK && named(&list, key.name))
        result = CONFLICT;
    if (result == OK)
        result = db_do(db, sql_log_witness_add, value(vkey), value(clock_now()));
    arena_free(&arena);
    return result;
}

enum result witness_remove(struct db *db, struct str name)
{
    struct arena arena = { 0 };
    struct witnesses list;
    enum result result = witnesses_find(db, &arena, &list);
    const struct witness *witness = result == OK ? named(&list, name) : NULL;

    if (result == OK)
        result = witness ? db_do(db, sql_log_witness_remove, value(witness->id)) : NOT_FOUND;
    arena_free(&arena);
    return result;
}

/* A checkpoint that was handed in. */
struct handed {
    struct db *db;
    struct arena *arena;
    struct note note;
    struct tree_head head;
    struct log_now now;
};

/* The log may have been called otherwise before; the root is what counts. */
static enum result check_root(struct handed *handed)
{
    const struct tree tree = tree_of(handed->db);
    enum result result = head_find(handed->db, handed->arena, &handed->now);
    struct hash root;

    if (result != OK)
        return result;
    if (!handed->head.size || handed->head.size > handed->now.frontier.size)
        return NOT_VALID;
    result = tree_root(&tree, handed->head.size, &root);
    if (result != OK || hash_equal(&root, &handed->head.root))
        return result;
    log_event(LOG_WARNING, "log-other-history",
              { "advice", STR("a witness saw another root of this log: run palabre verify") });
    return CONFLICT;
}

static bool is_our_own(const struct handed *handed, const struct log_key_rows *keys,
                       struct str *line)
{
    int64_t time;

    for (size_t i = 0; i < keys->count; i++)
        if (str_equal(keys->items[i].key.name, handed->head.origin) &&
            note_line_of(&handed->note, &keys->items[i].key, line, &time))
            return true;
    return false;
}

static enum result time_of_last(struct handed *handed, int64_t *time)
{
    struct rows rows = db_query(handed->db, sql_log_entry_find, value(handed->head.size - 1));

    if (rows_next(&rows))
        *time = row_integer(&rows, "created_at");
    return rows_end_one(&rows);
}

/* One of this size may be kept already: then it must be the same text. */
static enum result keep_text(struct handed *handed, struct str line)
{
    struct str text = handed->note.text, kept;
    int64_t time = 0;
    enum result result = time_of_last(handed, &time);

    if (result == OK)
        result =
            db_do(handed->db, sql_log_checkpoint_keep, value(handed->head.size), value(time),
                  value(str_format(handed->arena, "%.*s\n%.*s", STR_ARGS(text), STR_ARGS(line))));
    if (result == OK)
        result = checkpoint_find(handed->db, handed->arena, handed->head.size, &kept);
    return result == OK && !str_starts(kept, str_copy(handed->arena, text).data) ? NOT_VALID
                                                                                 : result;
}

/* Witnesses sign what we said: a checkpoint without our own signature is not taken. */
static enum result keep_own(struct handed *handed)
{
    struct log_key_rows keys;
    enum result result = identities_find(handed->db, handed->arena, &keys);
    struct str line;

    if (result != OK)
        return result;
    return is_our_own(handed, &keys, &line) ? keep_text(handed, line) : NOT_VALID;
}

static enum result keep_line(struct handed *handed, const struct witness *witness, int *taken)
{
    struct rows rows;
    struct str line;
    int64_t time;

    if (!note_line_of(&handed->note, &witness->key, &line, &time) || time <= 0)
        return NOT_FOUND;
    rows = db_query(handed->db, sql_log_cosignature_put, value(witness->id),
                    value(handed->head.size), value(time), value(line));
    if (rows_next(&rows))
        ++*taken;
    return rows_end(&rows);
}

static enum result keep_lines(struct handed *handed, int *taken)
{
    struct witnesses list;
    enum result result = witnesses_find(handed->db, handed->arena, &list);
    int known = 0;

    for (size_t i = 0; result == OK && i < list.count; i++) {
        result = keep_line(handed, &list.items[i], taken);
        known += result == OK;
        if (result == NOT_FOUND)
            result = OK;
    }
    return result == OK && !known ? NOT_VALID : result;
}

enum result witness_take(struct db *db, struct arena *arena, struct str text, int *taken)
{
    struct handed handed = { .db = db, .arena = arena };
    enum result result;

    *taken = 0;
    if (!note_read(text, &handed.note) || !checkpoint_read(handed.note.text, &handed.head))
        return NOT_VALID;
    result = check_root(&handed);
    if (result == OK)
        result = keep_own(&handed);
    return result == OK ? keep_lines(&handed, taken) : result;
}
