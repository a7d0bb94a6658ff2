#include "store/postgres.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "store/schema.h"

enum { NUMBER_BYTES = 24, COMMAND_MAX_BYTES = 256, NAME_MAX_BYTES = 64 };

static struct postgres *postgres_of(struct db *db)
{
    return (struct postgres *)db;
}

static void close_connection(struct db *db)
{
    PQfinish(postgres_of(db)->handle);
    arena_free(&postgres_of(db)->memory);
    free(db);
}

/* Codes: PostgreSQL 15, appendix A. */
static enum result result_of(const struct postgres *postgres, const char *code)
{
    bool lost = PQstatus(postgres->handle) != CONNECTION_OK;

    if (lost || !strcmp(code, "40001") || !strcmp(code, "40P01"))
        return postgres->db.mode == DB_WRITE ? AGAIN : BUSY;
    if (!strcmp(code, "57014") || !strcmp(code, "55P03")) /* it took, or waited, too long */
        return BUSY;
    return !strcmp(code, "53100") ? FULL : FAILED;
}

/* The primary message alone: the details of an error hold what people wrote. */
static void failed(struct postgres *postgres, const char *doing, const PGresult *outcome)
{
    const char *code = PQresultErrorField(outcome, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(outcome, PG_DIAG_MESSAGE_PRIMARY);
    enum result result = result_of(postgres, code ? code : "");

    if (result != AGAIN)
        log_event(LOG_ERROR, "database-error", { "statement", str_of(doing) },
                  { "code", str_of(code) },
                  { "error", str_of(message ? message : "the connection is lost") });
    db_fail(&postgres->db, result);
}

/* Gives the outcome on, or NULL when it is a failure. */
static PGresult *checked(struct postgres *postgres, const char *doing, PGresult *outcome)
{
    ExecStatusType status = PQresultStatus(outcome);

    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return outcome;
    failed(postgres, doing, outcome);
    PQclear(outcome);
    return NULL;
}

static void script(struct db *db, const char *text)
{
    PQclear(checked(postgres_of(db), "script", PQexec(postgres_of(db)->handle, text)));
}

/* What stands outside of transactions finds out that the server was restarted meanwhile. */
static PGresult *run_outside(struct postgres *postgres, const char *text)
{
    PGresult *outcome = PQexec(postgres->handle, text);

    if (PQstatus(postgres->handle) == CONNECTION_OK || !postgres_is_there(postgres))
        return outcome;
    PQclear(outcome);
    return PQexec(postgres->handle, text);
}

static void begin(struct postgres *postgres)
{
    const char *text = postgres->db.mode == DB_WRITE ? "BEGIN ISOLATION LEVEL SERIALIZABLE"
                                                     : "BEGIN ISOLATION LEVEL REPEATABLE READ "
                                                       "READ ONLY";

    PQclear(checked(postgres, "BEGIN", run_outside(postgres, text)));
}

static void commit(struct postgres *postgres)
{
    PGresult *outcome = PQexec(postgres->handle, "COMMIT");
    bool lost = PQstatus(postgres->handle) != CONNECTION_OK;

    /* Nobody knows whether it was committed, so it must not be run again. */
    if (lost) {
        log_event(LOG_ERROR, "database-error", { "statement", STR("COMMIT") },
                  { "error", STR("the connection was lost: the outcome is unknown") });
        db_fail(&postgres->db, FAILED);
    }
    outcome = checked(postgres, "COMMIT", outcome);
    if (outcome && strcmp(PQcmdStatus(outcome), "COMMIT") != 0)
        db_fail(&postgres->db, FAILED);
    PQclear(outcome);
}

static void command(struct db *db, enum command command)
{
    static const char *const texts[] = {
        [SAVEPOINT] = "SAVEPOINT one_write",
        [SAVEPOINT_KEEP] = "RELEASE one_write",
        [SAVEPOINT_UNDO] = "ROLLBACK TO one_write; RELEASE one_write",
    };
    struct postgres *postgres = postgres_of(db);

    switch (command) {
    case BEGIN: begin(postgres); break;
    case COMMIT: commit(postgres); break;
    case ROLLBACK: PQclear(PQexec(postgres->handle, "ROLLBACK")); break;
    default: PQclear(checked(postgres, texts[command], PQexec(postgres->handle, texts[command])));
    }
}

/* What the server knows a statement by: its id makes it the only one, its name is for people. */
static const char *name_of(const struct sql *sql, char name[NAME_MAX_BYTES])
{
    snprintf(name, NAME_MAX_BYTES, "%d %s", sql->id, sql->name);
    return name;
}

static void prepare(struct db *db, const struct sql *sql)
{
    struct postgres *postgres = postgres_of(db);
    const char *text = sql->on_postgres ? sql->on_postgres : sql->text;
    char name[NAME_MAX_BYTES];
    PGresult *outcome;

    if (postgres->prepared[sql->id])
        return;
    outcome = PQprepare(postgres->handle, name_of(sql, name), text, 0, NULL);
    outcome = checked(postgres, sql->name, outcome);
    postgres->prepared[sql->id] = outcome;
    PQclear(outcome);
}

/* Values as libpq wants them. Integers go as text, so that PostgreSQL may infer any number's type.
 */
struct parameters {
    const char *data[VALUES_MAX];
    int lengths[VALUES_MAX];
    int formats[VALUES_MAX]; /* 1: as they are, without a NUL at the end */
    char numbers[VALUES_MAX][NUMBER_BYTES];
};

static void take_value(struct parameters *parameters, size_t i, const struct value *value)
{
    parameters->data[i] = NULL;
    parameters->formats[i] = 0;
    if (value->kind == VALUE_INTEGER) {
        snprintf(parameters->numbers[i], NUMBER_BYTES, "%" PRId64, value->integer);
        parameters->data[i] = parameters->numbers[i];
    } else if (value->kind != VALUE_NONE) {
        parameters->data[i] = value->text.length ? value->text.data : "";
        parameters->lengths[i] = (int)value->text.length;
        parameters->formats[i] = 1;
    }
}

static void note_columns(struct postgres *postgres, struct columns *columns,
                         const PGresult *outcome)
{
    columns->count = PQnfields(outcome);
    columns->names = arena_alloc(&postgres->memory, (size_t)columns->count * sizeof(char *));
    for (int i = 0; i < columns->count; i++)
        columns->names[i] = str_copy(&postgres->memory, str_of(PQfname(outcome, i))).data;
}

static void ask(struct rows *rows, const struct sql *sql, const struct value *values, size_t count)
{
    struct postgres *postgres = postgres_of(rows->db);
    struct columns *columns = &postgres->columns[sql->id];
    struct parameters parameters;
    char name[NAME_MAX_BYTES];
    PGresult *outcome;

    prepare(rows->db, sql);
    if (rows->db->state != OK)
        return;
    for (size_t i = 0; i < count; i++)
        take_value(&parameters, i, &values[i]);
    outcome = PQexecPrepared(postgres->handle, name_of(sql, name), (int)count, parameters.data,
                             parameters.lengths, parameters.formats, 0);
    rows->statement = checked(postgres, sql->name, outcome);
    if (rows->statement && !columns->names)
        note_columns(postgres, columns, outcome);
    rows->names = columns->names;
    rows->columns = columns->count;
}

static bool next(struct rows *rows)
{
    return rows->count < PQntuples(rows->statement);
}

static void drop(void *statement)
{
    PQclear(statement);
}

static const char *cell(const struct rows *rows, int column)
{
    return PQgetvalue(rows->statement, rows->count - 1, column);
}

static size_t cell_length(const struct rows *rows, int column)
{
    return (size_t)PQgetlength(rows->statement, rows->count - 1, column);
}

/* A comparison gives "t" here and 1 on SQLite. */
static int64_t integer(const struct rows *rows, int column)
{
    const char *text = cell(rows, column);

    return *text == 't' ? 1 : strtoll(text, NULL, 10);
}

static struct str text(const struct rows *rows, int column, struct arena *arena)
{
    return str_copy(arena, (struct str){ cell(rows, column), cell_length(rows, column) });
}

static int digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Bytes come as \x and two digits each. */
static struct str bytes(const struct rows *rows, int column, struct arena *arena)
{
    const char *hex = cell(rows, column);
    size_t length = cell_length(rows, column);
    char *data;

    if (length < 2)
        return str_copy(arena, STR(""));
    length = (length - 2) / 2;
    data = arena_alloc(arena, length + 1);
    for (size_t i = 0; i < length; i++)
        data[i] = (char)(digit(hex[2 + 2 * i]) << 4 | digit(hex[3 + 2 * i]));
    return (struct str){ data, length };
}

static bool is_null(const struct rows *rows, int column)
{
    return PQgetisnull(rows->statement, rows->count - 1, column);
}

/* Outside of transactions; without the lock only more of them lose and are run again. */
static void lock(struct db *db, int64_t key)
{
    char text[COMMAND_MAX_BYTES];

    snprintf(text, sizeof text, "SELECT pg_advisory_lock(%" PRId64 ")", key);
    PQclear(run_outside(postgres_of(db), text));
}

static void unlock(struct db *db, int64_t key)
{
    char text[COMMAND_MAX_BYTES];

    snprintf(text, sizeof text, "SELECT pg_advisory_unlock(%" PRId64 ")", key);
    PQclear(PQexec(postgres_of(db)->handle, text));
}

static void check_name(const char *table)
{
    assert(table[strspn(table, "abcdefghijklmnopqrstuvwxyz_")] == '\0' && strlen(table) < 64);
}

static void ids_moved(struct db *db, const char *table)
{
    char text[COMMAND_MAX_BYTES];

    check_name(table);
    snprintf(text, sizeof text,
             "SELECT setval(pg_get_serial_sequence('%s', 'id'),"
             " (SELECT COALESCE(MAX(id), 0) + 1 FROM %s), false)",
             table, table);
    script(db, text);
}

/*
 * A plain VACUUM would leave the bytes where they are until others need the room. Who waits for
 * the lock makes all others wait: not for long, as somebody may be reading all there is.
 */
static void vacuum(struct db *db, const char *table)
{
    struct postgres *postgres = postgres_of(db);
    char text[COMMAND_MAX_BYTES];

    check_name(table);
    snprintf(text, sizeof text, "VACUUM (FULL) %s", table);
    PQclear(run_outside(postgres, "SET lock_timeout = 1000"));
    PQclear(checked(postgres, "VACUUM", PQexec(postgres->handle, text)));
    PQclear(PQexec(postgres->handle, "RESET lock_timeout"));
}

const struct driver postgres_driver = {
    .is_postgres = true,
    .schema = schema_steps_postgres,
    .close = close_connection,
    .command = command,
    .script = script,
    .prepare = prepare,
    .ask = ask,
    .next = next,
    .drop = drop,
    .integer = integer,
    .text = text,
    .bytes = bytes,
    .is_null = is_null,
    .lock = lock,
    .unlock = unlock,
    .ids_moved = ids_moved,
    .vacuum = vacuum,
};
