#include "store/sqlite.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "store/schema.h"

static sqlite3_stmt *asked(const struct rows *rows)
{
    return ((const struct sqlite_statement *)rows->statement)->handle;
}

static enum result result_of(const struct sqlite *sqlite, int code)
{
    if (code == SQLITE_IOERR_NOMEM)
        return FAILED;
    switch (code & 0xFF) {
    case SQLITE_FULL: return FULL;
    case SQLITE_IOERR: return sqlite->db.mode == DB_WRITE ? FULL : FAILED;
    case SQLITE_INTERRUPT: /* it took too long */
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return BUSY;
    default: return FAILED;
    }
}

void sqlite_failed(struct sqlite *sqlite, const char *doing)
{
    int code = sqlite3_extended_errcode(sqlite->handle);

    log_event(LOG_ERROR, "database-error", { "statement", str_of(doing) },
              { "error", str_of(sqlite3_errmsg(sqlite->handle)) });
    /* The kernel may have thrown the pages away: asking again could succeed and mean nothing. */
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
        log_event(LOG_ERROR, "database-frozen",
                  { "error", STR("an fsync failed: nothing more is written until a restart") });
        sqlite->db.frozen = true;
        sqlite3_db_config(sqlite->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    db_fail(&sqlite->db, result_of(sqlite, code));
}

static void close_connection(struct db *db)
{
    struct sqlite *sqlite = (struct sqlite *)db;

    for (int i = 0; i < STATEMENTS_MAX; i++)
        sqlite3_finalize(sqlite->statements[i].handle);
    sqlite3_close(sqlite->handle);
    if (sqlite->owner >= 0)
        close(sqlite->owner);
    arena_free(&sqlite->memory);
    free(sqlite);
}

static void script(struct db *db, const char *text)
{
    struct sqlite *sqlite = (struct sqlite *)db;

    if (sqlite3_exec(sqlite->handle, text, NULL, NULL, NULL) != SQLITE_OK)
        sqlite_failed(sqlite, "script");
}

/* SQLite numbers $1, $2 by first use; they are found by name to follow PostgreSQL. */
static void find_places(struct sqlite_statement *statement)
{
    statement->values = sqlite3_bind_parameter_count(statement->handle);
    assert(statement->values <= VALUES_MAX);
    for (int i = 0; i < statement->values; i++) {
        char name[8];

        snprintf(name, sizeof name, "$%u", (unsigned char)(i + 1));
        statement->places[i] = (unsigned char)sqlite3_bind_parameter_index(statement->handle, name);
        assert(statement->places[i]);
    }
}

static void note_columns(struct sqlite *sqlite, struct sqlite_statement *statement)
{
    struct columns *columns = &statement->columns;

    columns->count = sqlite3_column_count(statement->handle);
    columns->names = arena_alloc(&sqlite->memory, (size_t)columns->count * sizeof(char *));
    for (int i = 0; i < columns->count; i++)
        columns->names[i] =
            str_copy(&sqlite->memory, str_of(sqlite3_column_name(statement->handle, i))).data;
}

static struct sqlite_statement *prepared(struct sqlite *sqlite, int id, const char *name,
                                         const char *text)
{
    struct sqlite_statement *statement = &sqlite->statements[id];

    if (statement->handle)
        return statement;
    if (sqlite3_prepare_v3(sqlite->handle, text, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle,
                           NULL) != SQLITE_OK) {
        sqlite_failed(sqlite, name);
        return NULL;
    }
    statement->name = name;
    find_places(statement);
    note_columns(sqlite, statement);
    return statement;
}

static void prepare(struct db *db, const struct sql *sql)
{
    prepared((struct sqlite *)db, sql->id, sql->name, sql->text);
}

static const char *text_of(enum command command, enum db_mode mode)
{
    /* A write that began by reading could not be upgraded once another had written. */
    static const char *const texts[] = {
        [BEGIN] = "BEGIN IMMEDIATE",
        [COMMIT] = "COMMIT",
        [ROLLBACK] = "ROLLBACK",
        [SAVEPOINT] = "SAVEPOINT one_write",
        [SAVEPOINT_KEEP] = "RELEASE one_write",
        [SAVEPOINT_UNDO] = "ROLLBACK TO one_write",
    };

    return command == BEGIN && mode == DB_READ ? "BEGIN" : texts[command];
}

static void command(struct db *db, enum command command)
{
    struct sqlite *sqlite = (struct sqlite *)db;
    const char *text = text_of(command, db->mode);
    struct sqlite_statement *statement;

    /* Some errors make SQLite roll back by itself. */
    if (command == ROLLBACK && sqlite3_get_autocommit(sqlite->handle))
        return;
    statement = prepared(sqlite, SQL_COUNT + (int)command, text, text);
    if (!statement)
        return;
    sqlite->slow_since = 0;
    if (sqlite3_step(statement->handle) != SQLITE_DONE)
        sqlite_failed(sqlite, text);
    sqlite3_reset(statement->handle);
    if (command == SAVEPOINT_UNDO && db->state == OK)
        sqlite_driver.command(db, SAVEPOINT_KEEP);
}

static int bind(sqlite3_stmt *statement, int place, const struct value *value)
{
    const char *data = value->text.length ? value->text.data : "";

    switch (value->kind) {
    case VALUE_INTEGER: return sqlite3_bind_int64(statement, place, value->integer);
    case VALUE_TEXT:
        return sqlite3_bind_text64(statement, place, data, value->text.length, SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    case VALUE_BYTES:
        return sqlite3_bind_blob64(statement, place, data, value->text.length, SQLITE_TRANSIENT);
    case VALUE_NONE: break;
    }
    return sqlite3_bind_null(statement, place);
}

static bool is_open(const struct db *db, const void *statement)
{
    for (int i = 0; i < db->open_count; i++)
        if (db->open[i] == statement)
            return true;
    return false;
}

static void ask(struct rows *rows, const struct sql *sql, const struct value *values, size_t count)
{
    struct sqlite *sqlite = (struct sqlite *)rows->db;
    struct sqlite_statement *statement = prepared(sqlite, sql->id, sql->name, sql->text);

    if (!statement)
        return;
    assert(!is_open(rows->db, statement)); /* a statement inside a loop over its own rows */
    assert((size_t)statement->values == count);
    for (size_t i = 0; i < count; i++) {
        if (bind(statement->handle, statement->places[i], &values[i]) != SQLITE_OK) {
            sqlite_failed(sqlite, sql->name);
            return;
        }
    }
    rows->statement = statement;
    rows->names = statement->columns.names;
    rows->columns = statement->columns.count;
}

static bool next(struct rows *rows)
{
    struct sqlite *sqlite = (struct sqlite *)rows->db;
    const struct sqlite_statement *statement = rows->statement;
    int step;

    sqlite->slow_since = 0;
    step = sqlite3_step(statement->handle);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        sqlite_failed(sqlite, statement->name);
    return step == SQLITE_ROW;
}

/* Foreign keys are checked when a statement ends, so one that writes must get there. */
static void finish(struct rows *rows)
{
    if (sqlite3_stmt_readonly(asked(rows)))
        return;
    while (next(rows))
        ;
}

static void drop(void *statement)
{
    sqlite3_reset(((struct sqlite_statement *)statement)->handle);
}

static int64_t integer(const struct rows *rows, int column)
{
    return sqlite3_column_int64(asked(rows), column);
}

static struct str text(const struct rows *rows, int column, struct arena *arena)
{
    const char *data = (const char *)sqlite3_column_text(asked(rows), column);
    size_t length = (size_t)sqlite3_column_bytes(asked(rows), column);

    return str_copy(arena, (struct str){ data, length });
}

static struct str bytes(const struct rows *rows, int column, struct arena *arena)
{
    const char *data = sqlite3_column_blob(asked(rows), column);
    size_t length = (size_t)sqlite3_column_bytes(asked(rows), column);

    return str_copy(arena, (struct str){ data, length });
}

static bool is_null(const struct rows *rows, int column)
{
    return sqlite3_column_type(asked(rows), column) == SQLITE_NULL;
}

static bool checkpoint(struct db *db, enum checkpoint kind)
{
    static const int modes[] = { SQLITE_CHECKPOINT_PASSIVE, SQLITE_CHECKPOINT_RESTART,
                                 SQLITE_CHECKPOINT_TRUNCATE };
    struct sqlite *sqlite = (struct sqlite *)db;
    int code;

    if (kind != CHECKPOINT_PASSIVE)
        sqlite3_busy_timeout(sqlite->handle, RESTART_MILLISECONDS);
    code = sqlite3_wal_checkpoint_v2(sqlite->handle, NULL, modes[kind], NULL, NULL);
    sqlite3_busy_timeout(sqlite->handle, BUSY_MILLISECONDS);
    /* Readers in the way are no failure: it goes on next time. */
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        sqlite_failed(sqlite, "checkpoint");
    db->state = OK;
    return code == SQLITE_OK;
}

static int log_pages(const struct db *db)
{
    return ((const struct sqlite *)db)->log_pages;
}

const struct driver sqlite_driver = {
    .schema = schema_steps_sqlite,
    .close = close_connection,
    .command = command,
    .script = script,
    .prepare = prepare,
    .ask = ask,
    .next = next,
    .finish = finish,
    .drop = drop,
    .integer = integer,
    .text = text,
    .bytes = bytes,
    .is_null = is_null,
    .checkpoint = checkpoint,
    .log_pages = log_pages,
};
