#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "store/backup.h"
#include "store/db.h"

static enum result refuse(const char *into, const char *why)
{
    log_event(LOG_ERROR, "backup-failed", { "file", str_of(into) }, { "error", str_of(why) });
    return FAILED;
}

/* One statement that reads one snapshot, however many writes go on meanwhile. */
static int copy(sqlite3 *from, const char *into)
{
    sqlite3_stmt *statement = NULL;
    int code;

    sqlite3_db_config(from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (sqlite3_prepare_v2(from, "VACUUM INTO ?1", -1, &statement, NULL) != SQLITE_OK)
        return SQLITE_ERROR;
    sqlite3_bind_text(statement, 1, into, -1, SQLITE_STATIC);
    code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

static bool sync_file(int file)
{
    return !fsync(file) && !close(file);
}

enum result store_backup(const char *where, const char *into)
{
    sqlite3 *from = NULL;
    enum result result = OK;
    int file;

    if (db_is_postgres(where))
        return NOT_VALID;
    /* Made before SQLite fills it, so that nobody else can read it and nothing is overwritten. */
    file = open(into, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EEXIST ? CONFLICT : refuse(into, strerror(errno));
    if (sqlite3_open_v2(where, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        copy(from, into) != SQLITE_DONE)
        result = refuse(into, sqlite3_errmsg(from));
    sqlite3_close(from);
    if (!sync_file(file) && result == OK)
        result = refuse(into, strerror(errno));
    if (result != OK)
        unlink(into);
    return result;
}
