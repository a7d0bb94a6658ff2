#include "log/verify.h"

#include <inttypes.h>

#include "log/head.h"
#include "log/row.h"
#include "sql.h"

enum { PAGE_ENTRIES = 1024 };

struct verifying {
    struct db *db;
    struct check *check;
    struct arena page; /* freed after each page of entries */
    struct log_now head;
    struct str head_note;

    /* Of the nodes that are complete within the page: at each level, from a position on. */
    struct hash *nodes[TREE_LEVELS_MAX];
    int64_t node_from[TREE_LEVELS_MAX];
    int64_t node_count[TREE_LEVELS_MAX];

    int64_t checkpoint_size; /* of the next kept one; INT64_MAX: there is none */
    struct str checkpoint;
    int64_t checkpoint_time;
};

/* A hash of another length is none: it fits nowhere. */
static struct hash hash_of(struct rows *rows, struct arena *arena)
{
    struct hash hash = { { 0 } };

    (void)hash_from(row_bytes(rows, "hash", arena), &hash);
    return hash;
}

static enum result read_level(struct verifying *verifying, int level, int64_t end)
{
    int64_t from = verifying->node_from[level], count = (end >> level) - from;
    struct rows rows;

    verifying->nodes[level] =
        arena_alloc(&verifying->page, (size_t)count * sizeof(struct hash) + 1);
    verifying->node_count[level] = 0;
    rows = db_query(verifying->db, sql_log_nodes_of_level, value(level), value(from),
                    value(from + count));
    while (rows_next(&rows)) {
        int64_t at = row_integer(&rows, "position") - from;

        /* A gap leaves zeros, which are no hash. */
        verifying->nodes[level][at] = hash_of(&rows, &verifying->page);
        verifying->node_count[level] = at + 1;
    }
    return rows_end(&rows);
}

static enum result read_nodes(struct verifying *verifying, int64_t start, int64_t end)
{
    enum result result = OK;

    for (int level = 0; level < TREE_LEVELS_MAX && result == OK; level++) {
        verifying->node_from[level] = start >> level;
        verifying->node_count[level] = 0;
        if (end >> level > start >> level)
            result = read_level(verifying, level, end);
    }
    return result;
}

static bool check_nodes(struct verifying *verifying, const struct tree_node *made, int count)
{
    int64_t number = verifying->check->frontier.size - 1;

    for (int i = 1; i < count; i++) {
        int level = made[i].level;
        int64_t at = made[i].position - verifying->node_from[level];

        if (at >= verifying->node_count[level] ||
            !hash_equal(&verifying->nodes[level][at], &made[i].hash))
            return check_fail(verifying->check, number,
                              "the node above it at level %d, position %" PRId64
                              ", is not that of the entries under it",
                              level, made[i].position);
    }
    return true;
}

static enum result next_checkpoint(struct verifying *verifying)
{
    int64_t after = verifying->check->frontier.size;
    struct rows rows = db_query(verifying->db, sql_log_checkpoint_after, value(after));

    verifying->checkpoint_size = INT64_MAX;
    if (rows_next(&rows)) {
        verifying->checkpoint_size = row_integer(&rows, "size");
        verifying->checkpoint_time = row_integer(&rows, "created_at");
        verifying->checkpoint = row_text(&rows, "note", verifying->check->arena);
    }
    return rows_end(&rows);
}

static void check_cosignature(struct verifying *verifying, struct rows *rows)
{
    struct check *check = verifying->check;
    struct note note = { .lines = row_text(rows, "line", &verifying->page) };
    struct str vkey = row_text(rows, "vkey", &verifying->page), line;
    struct note signed_note;
    struct key key;
    int64_t time;

    if (!note_read(verifying->checkpoint, &signed_note) ||
        !key_read(vkey, &verifying->page, &key)) {
        check_fail(check, -1, "the key of a witness is none: %.*s", STR_ARGS(vkey));
        return;
    }
    key = key_of_witness(&key);
    note.text = signed_note.text;
    if (note_line_of(&note, &key, &line, &time) && time == row_integer(rows, "signed_at"))
        check->cosignatures++;
    else
        check_fail(check, -1,
                   "the signature of the witness %.*s under the checkpoint of %" PRId64
                   " entries does not hold",
                   STR_ARGS(key.name), check->frontier.size);
}

/* One that was kept, when the entries so far are its. */
static enum result check_kept(struct verifying *verifying)
{
    struct check *check = verifying->check;
    enum result result;
    struct rows rows;

    if (check->frontier.size != verifying->checkpoint_size)
        return OK;
    check_checkpoint(check, verifying->checkpoint, false);
    if (verifying->checkpoint_time != check->last_time)
        check_fail(check, -1, "the time of the checkpoint of %" PRId64 " entries was changed",
                   check->frontier.size);
    rows = db_query(verifying->db, sql_log_cosignatures_of, value(check->frontier.size));
    while (rows_next(&rows))
        check_cosignature(verifying, &rows);
    result = rows_end(&rows);
    return result == OK ? next_checkpoint(verifying) : result;
}

/* What the database keeps of the leaf's hash is a node too: the lowest. */
static struct str kept_hash(struct verifying *verifying)
{
    int64_t at = verifying->check->frontier.size - verifying->node_from[0];

    return at < verifying->node_count[0] ? hash_bytes(&verifying->nodes[0][at]) : STR("");
}

static enum result check_row(struct verifying *verifying, struct rows *rows)
{
    struct checked_entry entry = { .kept_hash = kept_hash(verifying),
                                   .has_words = !row_is_null(rows, "secret") };
    struct tree_node made[TREE_LEVELS_MAX];
    struct leaf leaf;
    int count;

    if (leaf_from_row(rows, &verifying->page, &leaf))
        entry.leaf = leaf_bytes(&verifying->page, &leaf);
    if (entry.has_words) {
        entry.secret = row_bytes(rows, "secret", &verifying->page);
        entry.payload = row_text(rows, "payload", &verifying->page);
    }
    return check_entry(verifying->check, &entry, made, &count) &&
                   check_nodes(verifying, made, count)
               ? check_kept(verifying)
               : OK;
}

static enum result check_page(struct verifying *verifying, int64_t *read)
{
    struct check *check = verifying->check;
    int64_t start = check->frontier.size, end = start + PAGE_ENTRIES;
    enum result result;
    struct rows rows;

    *read = 0;
    result = read_nodes(verifying, start, end);
    if (result != OK)
        return result;
    rows = db_query(verifying->db, sql_log_entries_from, value(start), value(PAGE_ENTRIES));
    while (result == OK && !check->is_wrong && rows_next(&rows)) {
        result = check_row(verifying, &rows);
        ++*read;
    }
    return result == OK ? rows_end(&rows) : result;
}

static enum result count_of(struct verifying *verifying, const struct sql *question, int64_t *count)
{
    struct rows rows = db_query_values(verifying->db, question, (struct value[]){ { 0 } }, 0);

    if (rows_next(&rows))
        *count = row_integer(&rows, "count");
    return rows_end_one(&rows);
}

/* What stands beside the entries and was not gone through with them. */
static enum result check_rest(struct verifying *verifying)
{
    struct check *check = verifying->check;
    int64_t expected = 0, nodes = 0;
    enum result result = count_of(verifying, &sql_log_nodes_count, &nodes);

    for (int level = 0; level < TREE_LEVELS_MAX; level++)
        expected += check->frontier.size >> level;
    if (nodes != expected)
        check_fail(check, -1, "the tree has %" PRId64 " nodes instead of %" PRId64, nodes,
                   expected);
    check_noted(check);
    if (verifying->checkpoint_size != INT64_MAX)
        check_fail(check, check->frontier.size,
                   "it is missing: a checkpoint of %" PRId64 " entries was signed",
                   verifying->checkpoint_size);
    return result;
}

static void check_head_row(struct verifying *verifying)
{
    struct check *check = verifying->check;
    const struct log_now *head = &verifying->head;

    if (check->frontier.size || head->note.length)
        check_checkpoint(check, head->note, true);
    if (head->frontier.size != check->frontier.size ||
        !str_equal(frontier_bytes(&head->frontier), frontier_bytes(&check->frontier)))
        check_fail(check, -1, "the head keeps other subtrees than those of the entries");
    if (head->time != check->last_time)
        check_fail(check, -1, "the head keeps another time than that of the last entry");
}

static enum result begin(struct verifying *verifying)
{
    struct check *check = verifying->check;
    enum result result = head_find(verifying->db, check->arena, &verifying->head);

    if (result == FAILED && db_state(verifying->db) == OK) {
        check_fail(check, -1, "the head is none: its size and its subtrees do not fit together");
        result = OK;
    }
    if (result == NOT_FOUND) {
        check_fail(check, -1, "the head is missing");
        result = OK;
    }
    if (result == OK)
        result = identities_find(verifying->db, check->arena, &check->keys);
    return result == OK ? next_checkpoint(verifying) : result;
}

enum result verify_database(struct db *db, struct check *check,
                            void (*progress)(void *, int64_t, int64_t), void *context)
{
    struct verifying verifying = { .db = db, .check = check };
    enum result result = begin(&verifying);
    int64_t read = PAGE_ENTRIES;

    while (result == OK && !check->is_wrong && read == PAGE_ENTRIES) {
        result = check_page(&verifying, &read);
        arena_reset(&verifying.page);
        if (progress)
            progress(context, check->frontier.size, verifying.head.frontier.size);
    }
    if (result == OK && !check->is_wrong)
        check_head_row(&verifying);
    if (result == OK && !check->is_wrong)
        result = check_rest(&verifying);
    arena_free(&verifying.page);
    return result;
}
