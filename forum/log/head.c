#include "log/head.h"

#include "base/log.h"
#include "log/identity.h"
#include "sql.h"

enum result head_find(struct db *db, struct arena *arena, struct log_now *head)
{
    struct rows rows = db_query(db, sql_log_head_find, NO_VALUES);
    bool is_whole = false;
    enum result result;

    if (rows_next(&rows)) {
        head->time = row_integer(&rows, "created_at");
        is_whole = frontier_from(row_integer(&rows, "size"), row_bytes(&rows, "frontier", arena),
                                 &head->frontier);
        head->note = row_text(&rows, "note", arena);
    }
    result = rows_end_one(&rows);
    if (result != OK || is_whole)
        return result;
    log_event(LOG_ERROR, "log-head-broken", { "advice", STR("run palabre verify") });
    return FAILED;
}

enum result head_root(struct db *db, struct arena *arena, struct hash *root)
{
    struct log_now head;
    enum result result = head_find(db, arena, &head);

    if (result == OK)
        frontier_root(&head.frontier, root);
    return result;
}

enum result head_move(struct db *db, struct arena *arena, const struct log_now *head)
{
    const struct signer *signer = identity_now();
    struct tree_head now = { signer->key.name, head->frontier.size, { { 0 } } };
    struct str note;

    frontier_root(&head->frontier, &now.root);
    note = note_sign(arena, signer, checkpoint_text(arena, &now));
    return db_do(db, sql_log_head_move, value(head->frontier.size), value(head->time),
                 value_bytes(frontier_bytes(&head->frontier)), value(note));
}

enum result head_sign(struct db *db, struct arena *arena)
{
    struct log_now head;
    enum result result = head_find(db, arena, &head);

    return result == OK ? head_move(db, arena, &head) : result;
}
