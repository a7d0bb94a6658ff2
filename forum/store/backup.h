#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "base/result.h"

/*
 * Copies an SQLite database, as it stands at this moment and while it is in
 * use, into a new file that only this user can read. CONFLICT when the file is
 * there already, NOT_VALID for PostgreSQL (which has pg_dump), FAILED, after
 * logging why, when it could not be written; nothing is left then.
 */
MUST_CHECK enum result store_backup(const char *where, const char *into);

#endif
