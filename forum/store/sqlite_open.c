#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "store/sqlite.h"

enum {
    PROGRESS_STEPS = 20000, /* of SQLite's machine, some milliseconds, between looks at the clock */
};

static const char write_settings[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA journal_size_limit = 67108864;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -16384;"; /* KiB: of the indexes that every write changes */

static const char read_settings[] = "PRAGMA query_only = ON;"
                                    "PRAGMA wal_autocheckpoint = 0;"
                                    "PRAGMA cell_size_check = ON;"
                                    "PRAGMA mmap_size = 0;"
                                    "PRAGMA temp_store = MEMORY;";

static const struct {
    int limit;
    int value;
} limits[] = {
    { SQLITE_LIMIT_LENGTH, 32 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 128 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 16 },
    { SQLITE_LIMIT_VDBE_OP, 50000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_ATTACHED, 1 }, /* VACUUM INTO, for backups */
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, VALUES_MAX },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 32 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/* The statistics of memory would make every thread wait for one mutex. */
static void start_library(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_initialize();
}

static int stop_when_slow(void *connection)
{
    struct sqlite *sqlite = connection;
    int64_t now = clock_milliseconds();

    if (!sqlite->slow_since)
        sqlite->slow_since = now;
    return now - sqlite->slow_since > sqlite->db.patience_milliseconds;
}

static int note_log_pages(void *connection, sqlite3 *handle, const char *name, int pages)
{
    struct sqlite *sqlite = connection;

    (void)handle;
    (void)name;
    sqlite->log_pages = pages;
    return SQLITE_OK;
}

static bool refuse(const char *where, const char *why)
{
    log_event(LOG_ERROR, "database-not-opened", { "database", str_of(where) },
              { "error", str_of(why) });
    return false;
}

/* What people wrote is for the eyes of this user alone; SQLite's other files follow this one's
 * mode. */
static bool create_file(const char *where)
{
    int file = open(where, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (file < 0)
        return errno == EEXIST || refuse(where, strerror(errno));
    close(file);
    return true;
}

/*
 * One process owns the file: two that write or checkpoint at once can corrupt
 * it (SQLite before 3.51.3). The lock is on a file beside it, because closing
 * any descriptor of the database itself would drop SQLite's own locks.
 */
static bool own_file(struct sqlite *sqlite)
{
    const char *name = sqlite3_db_filename(sqlite->handle, NULL);
    struct arena arena = { 0 };
    struct str path = str_format(&arena, "%s-lock", name);
    bool owned;

    sqlite->owner = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    owned = sqlite->owner >= 0 && !flock(sqlite->owner, LOCK_EX | LOCK_NB);
    if (!owned)
        refuse(name, errno == EWOULDBLOCK ? "another process is using it; only one may"
                                          : strerror(errno));
    arena_free(&arena);
    return owned;
}

static void guard(struct sqlite *sqlite)
{
    sqlite3 *handle = sqlite->handle;

    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, BUSY_MILLISECONDS);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(handle, limits[i].limit, limits[i].value);
}

static void set_up(struct sqlite *sqlite)
{
    guard(sqlite);
    if (sqlite->db.mode == DB_WRITE) {
        sqlite_driver.script(&sqlite->db, write_settings);
        sqlite3_wal_hook(sqlite->handle, note_log_pages, sqlite);
        return;
    }
    /* Only the connection that writes checkpoints, so not the last reader either. */
    sqlite3_db_config(sqlite->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite_driver.script(&sqlite->db, read_settings);
    sqlite->db.patience_milliseconds = READ_MILLISECONDS_MAX;
    sqlite3_progress_handler(sqlite->handle, PROGRESS_STEPS, stop_when_slow, sqlite);
}

static bool open_connection(struct sqlite *sqlite, const char *where, enum db_mode mode)
{
    int flags = mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    bool in_memory = !strcmp(where, ":memory:");

    if (mode == DB_WRITE && !in_memory && !create_file(where))
        return false;
    if (sqlite3_open_v2(where, &sqlite->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return refuse(where, sqlite3_errmsg(sqlite->handle));
    if (mode == DB_WRITE && !in_memory && !own_file(sqlite))
        return false;
    set_up(sqlite);
    for (int i = 0; sqlite_extensions[i]; i++)
        if (!sqlite_extensions[i](sqlite->handle))
            return refuse(where, sqlite3_errmsg(sqlite->handle));
    return sqlite->db.state == OK || refuse(where, "it cannot be set up");
}

struct db *sqlite_open(const char *where, enum db_mode mode)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct sqlite *sqlite = calloc(1, sizeof *sqlite);

    pthread_once(&once, start_library);
    if (!sqlite)
        abort();
    sqlite->db.driver = &sqlite_driver;
    sqlite->db.mode = mode;
    sqlite->owner = -1;
    if (open_connection(sqlite, where, mode))
        return &sqlite->db;
    db_close(&sqlite->db);
    return NULL;
}
