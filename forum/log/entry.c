#include "log/entry.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/random.h"
#include "log/head.h"
#include "log/leaf.h"
#include "sql.h"

enum { DAY_SECONDS = 86400 };

/* One entry on its way into the log. */
struct append {
    struct db *db;
    struct arena *arena;
    struct log_now head; /* before it, then with it */
    struct leaf leaf;
    unsigned char secret[SECRET_BYTES];
};

static enum result find_actor(struct append *append, int64_t account_id)
{
    struct rows rows = db_query(append->db, sql_log_actor_find, value(account_id));
    unsigned char *actor = append->leaf.actor;
    enum result result;

    if (rows_next(&rows)) {
        struct str bytes = row_bytes(&rows, "actor", append->arena);

        memcpy(actor, bytes.data, bytes.length < ACTOR_BYTES ? bytes.length : ACTOR_BYTES);
    }
    result = rows_end_one(&rows);
    if (result != NOT_FOUND)
        return result;
    random_bytes(actor, ACTOR_BYTES);
    return db_do(append->db, sql_log_actor_add, value(account_id),
                 value_bytes((struct str){ (char *)actor, ACTOR_BYTES }));
}

static enum result store_entry(const struct append *append, struct str payload)
{
    const struct leaf *leaf = &append->leaf;
    enum result result = db_do(
        append->db, sql_log_entry_add, value(leaf->number), value(leaf->time), value(leaf->kind),
        value(leaf->subject), value_bytes((struct str){ (const char *)leaf->actor, ACTOR_BYTES }),
        value_bytes((struct str){ (const char *)leaf->commitment, COMMITMENT_BYTES }));

    return result != OK
               ? result
               : db_do(append->db, sql_log_words_add, value(leaf->number),
                       value_bytes((struct str){ (const char *)append->secret, SECRET_BYTES }),
                       value(payload));
}

static enum result grow(struct append *append)
{
    struct tree_node made[TREE_LEVELS_MAX];
    enum result result = OK;
    struct hash hash;
    int count;

    tree_leaf_hash(leaf_bytes(append->arena, &append->leaf), &hash);
    count = frontier_add(&append->head.frontier, &hash, made);
    for (int i = 0; i < count && result == OK; i++)
        result = db_do(append->db, sql_log_node_add, value(made[i].level), value(made[i].position),
                       value_bytes(hash_bytes(&made[i].hash)));
    return result;
}

/* The last checkpoint of each day is kept: the head alone would only say how it is now. */
static enum result keep_yesterday(const struct append *append)
{
    if (!append->leaf.number || append->leaf.time / DAY_SECONDS == append->head.time / DAY_SECONDS)
        return OK;
    return db_do(append->db, sql_log_checkpoint_keep, value(append->leaf.number),
                 value(append->head.time), value(append->head.note));
}

enum result entry_append(struct db *db, struct arena *arena, const struct entry *entry,
                         int64_t *number)
{
    struct append append = { .db = db, .arena = arena };
    struct leaf *leaf = &append.leaf;
    enum result result = head_find(db, arena, &append.head);

    assert(leaf_kind_is_valid(str_of(entry->kind)) && leaf_subject_is_valid(entry->subject));
    *leaf = (struct leaf){ .number = append.head.frontier.size,
                           .time = clock_now(),
                           .kind = str_of(entry->kind),
                           .subject = entry->subject };
    if (leaf->time < append.head.time)
        leaf->time = append.head.time;
    if (result == OK && entry->payload.length > ENTRY_PAYLOAD_MAX)
        result = TOO_LARGE;
    if (result == OK && entry->actor_id)
        result = find_actor(&append, entry->actor_id);
    random_bytes(append.secret, SECRET_BYTES);
    leaf_commit(append.secret, entry->payload, leaf->commitment);
    if (result == OK)
        result = store_entry(&append, entry->payload);
    if (result == OK)
        result = keep_yesterday(&append);
    if (result == OK)
        result = grow(&append);
    *number = leaf->number;
    append.head.time = leaf->time;
    return result == OK ? head_move(db, arena, &append.head) : result;
}

enum result entry_words_erase(struct db *db, int64_t number)
{
    return db_do(db, sql_log_words_erase, value(number));
}

enum result entries_erase(struct db *db, int64_t account_id)
{
    enum result result = db_do(db, sql_log_words_erase_by, value(account_id));

    return result == OK ? db_do(db, sql_log_actor_forget, value(account_id)) : result;
}

enum result entries_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    (void)arena;
    return event->erases ? entries_erase(db, event->account_id) : OK;
}
