#include "support/database.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/db.h"

static char name[64];
static char address[512];

/* On the server's own database, and not in a transaction. */
static void run_on_server(const char *before, const char *after)
{
    struct db *server = db_open(getenv("TEST_DATABASE"), DB_WRITE);
    char text[256];

    ck_assert_ptr_nonnull(server);
    snprintf(text, sizeof text, "%s %s %s", before, name, after);
    db_script(server, text);
    ck_assert_int_eq(db_state(server), OK);
    db_close(server);
}

const char *database_make(void)
{
    const char *server = getenv("TEST_DATABASE");

    snprintf(name, sizeof name, "palabre_test_%d", (int)getpid());
    snprintf(address, sizeof address, "%s%cdbname=%s", server, strchr(server, '?') ? '&' : '?',
             name);
    database_remove();
    run_on_server("CREATE DATABASE", "TEMPLATE template0");
    return address;
}

void database_remove(void)
{
    run_on_server("DROP DATABASE IF EXISTS", "WITH (FORCE)");
}

void database_empty(struct db *db)
{
    db_script(db, "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public");
    ck_assert_int_eq(db_state(db), OK);
}

void database_remember(struct db *db)
{
    FILE *file = fopen("tests/support/reset.sql", "r");
    char text[8192];

    ck_assert_ptr_nonnull(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    ck_assert(feof(file) && !fclose(file));
    db_script(db, text);
    ck_assert_int_eq(db_state(db), OK);
}

bool database_reset(struct db *db)
{
    db_script(db, "SELECT reset.everything()");
    return db_state(db) == OK;
}
