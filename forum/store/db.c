#include "store/db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "store/driver.h"

bool db_is_postgres(const char *where)
{
    struct str address = str_of(where);

    return str_starts(address, "postgres://") || str_starts(address, "postgresql://");
}

bool db_on_postgres(const struct db *db)
{
    return db->driver->is_postgres;
}

struct db *db_open(const char *where, enum db_mode mode)
{
    return db_is_postgres(where) ? postgres_open(where, mode) : sqlite_open(where, mode);
}

/* Gives back the answers nobody ended: a request that passed its arena's cap jumped over them. */
static void drop_open(struct db *db, int from)
{
    while (db->open_count > from)
        db->driver->drop(db->open[--db->open_count]);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    drop_open(db, 0);
    db->driver->close(db);
}

void db_fail(struct db *db, enum result why)
{
    if (db->state == OK)
        db->state = why;
}

enum result db_state(const struct db *db)
{
    return db->state;
}

void db_script(struct db *db, const char *text)
{
    if (db->state == OK)
        db->driver->script(db, text);
}

void db_prepare(struct db *db, const struct sql *sql)
{
    if (db->state == OK)
        db->driver->prepare(db, sql);
}

void db_begin(struct db *db)
{
    assert(!db->in_transaction);
    drop_open(db, 0);
    db->state = OK;
    db->in_transaction = true;
    if (db->frozen)
        db_fail(db, FULL);
    else
        db->driver->command(db, BEGIN);
}

void db_rollback(struct db *db)
{
    drop_open(db, 0);
    db->driver->command(db, ROLLBACK);
    db->in_savepoint = false;
    db->in_transaction = false;
    db->state = OK;
}

enum result db_commit(struct db *db)
{
    enum result result;

    drop_open(db, 0);
    if (db->state == OK)
        db->driver->command(db, COMMIT);
    result = db->state;
    if (result != OK)
        db_rollback(db);
    db->in_transaction = false;
    return result;
}

void db_savepoint(struct db *db)
{
    assert(db->in_transaction && !db->in_savepoint);
    db->open_before_savepoint = db->open_count;
    if (db->state == OK)
        db->driver->command(db, SAVEPOINT);
    db->in_savepoint = db->state == OK;
}

void db_savepoint_keep(struct db *db)
{
    if (db->state == OK)
        db->driver->command(db, SAVEPOINT_KEEP);
    db->in_savepoint = false;
}

void db_savepoint_undo(struct db *db)
{
    enum result why = db->state;

    drop_open(db, db->open_before_savepoint);
    /* What lost against another transaction has to be run again as a whole. */
    if (!db->in_savepoint || why == AGAIN)
        return;
    db->in_savepoint = false;
    db->state = OK;
    db->driver->command(db, SAVEPOINT_UNDO);
    if (db->state != OK && why != OK)
        db->state = why;
}

enum result db_ids_moved(struct db *db, const char *table)
{
    if (db->state == OK && db->driver->ids_moved)
        db->driver->ids_moved(db, table);
    return db->state;
}

enum result db_wipe(struct db *db, const char *const *tables)
{
    enum result result;

    assert(!db->in_transaction);
    if (!db_checkpoint(db, CHECKPOINT_TRUNCATE))
        return BUSY;
    for (; db->driver->vacuum && *tables; tables++)
        db->driver->vacuum(db, *tables);
    result = db->state;
    db->state = OK;
    return result;
}

/* Ids from other sites are far below 2 to the 56th. */
static int64_t lock_key(enum lock_kind kind, int64_t id)
{
    return (int64_t)kind << 56 ^ id;
}

void db_lock(struct db *db, enum lock_kind kind, int64_t id)
{
    assert(!db->in_transaction);
    if (kind != LOCK_NONE && db->driver->lock)
        db->driver->lock(db, lock_key(kind, id));
}

void db_unlock(struct db *db, enum lock_kind kind, int64_t id)
{
    assert(!db->in_transaction);
    if (kind != LOCK_NONE && db->driver->unlock)
        db->driver->unlock(db, lock_key(kind, id));
}

bool db_checkpoint(struct db *db, enum checkpoint kind)
{
    return db->frozen || !db->driver->checkpoint || db->driver->checkpoint(db, kind);
}

int db_log_pages(const struct db *db)
{
    return db->driver->log_pages ? db->driver->log_pages(db) : 0;
}

/* PostgreSQL takes nothing else, so SQLite must not either. */
static bool are_texts(const struct value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str text = values[i].text;

        if (values[i].kind == VALUE_TEXT && text.length &&
            (memchr(text.data, '\0', text.length) || !str_is_utf8(text)))
            return false;
    }
    return true;
}

struct rows db_query_values(struct db *db, const struct sql *sql, const struct value *values,
                            size_t count)
{
    struct rows rows = { .db = db };

    assert(count <= VALUES_MAX);
    if (db->state == OK && !are_texts(values + 1, count)) {
        log_event(LOG_ERROR, "database-error", { "statement", str_of(sql->name) },
                  { "error", STR("a text is not UTF-8 or holds a NUL") });
        db_fail(db, FAILED);
    }
    assert(db->open_count < ROWS_OPEN_MAX);
    if (db->state == OK)
        db->driver->ask(&rows, sql, values + 1, count);
    if (rows.statement)
        db->open[db->open_count++] = rows.statement;
    rows.result = db->state;
    return rows;
}

enum result db_do_values(struct db *db, const struct sql *sql, const struct value *values,
                         size_t count)
{
    struct rows rows = db_query_values(db, sql, values, count);

    return rows_end(&rows);
}

static void give_back(struct rows *rows)
{
    struct db *db = rows->db;
    int i = db->open_count - 1;

    while (i >= 0 && db->open[i] != rows->statement)
        i--;
    assert(i >= 0); /* else these rows are of a transaction that has ended */
    db->open_count--;
    if (i < db->open_before_savepoint)
        db->open_before_savepoint--;
    memmove(&db->open[i], &db->open[i + 1], (size_t)(db->open_count - i) * sizeof *db->open);
    db->driver->drop(rows->statement);
    rows->statement = NULL;
}

bool rows_next(struct rows *rows)
{
    if (!rows->statement)
        return false;
    if (rows->db->state != OK || !rows->db->driver->next(rows)) {
        give_back(rows);
        return false;
    }
    rows->count++;
    return true;
}

enum result rows_end(struct rows *rows)
{
    struct db *db = rows->db;
    enum result result;

    if (rows->statement) {
        if (db->state == OK && db->driver->finish)
            db->driver->finish(rows);
        give_back(rows);
    }
    result = rows->result != OK ? rows->result : db->state;
    /* Outside of a transaction each statement is one, and it has ended. */
    if (!db->in_transaction)
        db->state = OK;
    return result;
}

enum result rows_end_one(struct rows *rows)
{
    enum result result = rows_end(rows);

    return result == OK && !rows->count ? NOT_FOUND : result;
}

static int column_of(struct rows *rows, const char *name)
{
    for (int tries = 0; tries < rows->columns; tries++) {
        int column = rows->column;

        rows->column = column + 1 < rows->columns ? column + 1 : 0;
        if (!strcmp(rows->names[column], name))
            return column;
    }
    log_event(LOG_ERROR, "no-such-column", { "column", str_of(name) });
    abort();
}

int64_t row_integer(struct rows *rows, const char *name)
{
    return rows->db->driver->integer(rows, column_of(rows, name));
}

struct str row_text(struct rows *rows, const char *name, struct arena *arena)
{
    return rows->db->driver->text(rows, column_of(rows, name), arena);
}

struct str row_bytes(struct rows *rows, const char *name, struct arena *arena)
{
    return rows->db->driver->bytes(rows, column_of(rows, name), arena);
}

bool row_is_null(struct rows *rows, const char *name)
{
    return rows->db->driver->is_null(rows, column_of(rows, name));
}
