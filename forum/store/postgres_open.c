#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "store/postgres.h"

enum { SCRIPT_MAX_BYTES = 512 };

static void ignore_notice(void *context, const PGresult *notice)
{
    (void)context;
    (void)notice;
}

static bool set_up(struct postgres *postgres)
{
    char text[SCRIPT_MAX_BYTES];
    bool reads = postgres->db.mode == DB_READ;
    PGresult *outcome;
    bool done;

    postgres->db.patience_milliseconds = reads ? READ_MILLISECONDS_MAX : 0;
    snprintf(text, sizeof text,
             "SET client_min_messages = warning; SET bytea_output = hex; SET TimeZone = 'UTC';"
             "SET default_transaction_read_only = %s; SET statement_timeout = %" PRId64,
             reads ? "on" : "off", postgres->db.patience_milliseconds);
    outcome = PQexec(postgres->handle, text);
    done = PQresultStatus(outcome) == PGRES_COMMAND_OK;
    PQclear(outcome);
    return done;
}

bool postgres_is_there(struct postgres *postgres)
{
    if (PQstatus(postgres->handle) == CONNECTION_OK)
        return true;
    PQreset(postgres->handle);
    memset(postgres->prepared, 0, sizeof postgres->prepared);
    return PQstatus(postgres->handle) == CONNECTION_OK && set_up(postgres);
}

/* Host and name only: the address may hold a password. */
static void refuse(const struct postgres *postgres, const char *why)
{
    const char *host = postgres->handle ? PQhost(postgres->handle) : NULL;
    const char *name = postgres->handle ? PQdb(postgres->handle) : NULL;

    log_event(LOG_ERROR, "database-not-opened", { "host", str_of(host) },
              { "database", str_of(name) }, { "error", str_of(why) });
}

/*
 * Is the only @ before the first / and ?, as in an address it must be? Else they
 * are of a password, and what libpq says of its misreading would show a part of it.
 */
static bool is_plain(const char *where)
{
    const char *host_and_user = strstr(where, "://") + 3;
    const char *at = strchr(where, '@');

    return !at || (!strchr(at + 1, '@') && at < host_and_user + strcspn(host_and_user, "/?"));
}

static bool can_be_read(const char *where)
{
    PQconninfoOption *options = is_plain(where) ? PQconninfoParse(where, NULL) : NULL;

    PQconninfoFree(options);
    return options != NULL;
}

static bool open_connection(struct postgres *postgres, const char *where)
{
    /* What stands after the address holds whatever it says; what stands before may be set there. */
    static const char *const names[] = { "connect_timeout", "fallback_application_name", "dbname",
                                         "client_encoding", NULL };
    const char *const values[] = { "10", "palabre", where, "UTF8", NULL };

    if (!can_be_read(where)) {
        refuse(postgres, "the address cannot be read; in a password, write @ : / ? # and % as "
                         "%40 %3A %2F %3F %23 %25");
        return false;
    }
    postgres->handle = PQconnectdbParams(names, values, 1);
    PQsetNoticeReceiver(postgres->handle, ignore_notice, NULL);
    if (PQstatus(postgres->handle) == CONNECTION_OK && set_up(postgres))
        return true;
    refuse(postgres, PQerrorMessage(postgres->handle));
    return false;
}

struct db *postgres_open(const char *where, enum db_mode mode)
{
    struct postgres *postgres = calloc(1, sizeof *postgres);

    if (!postgres)
        abort();
    postgres->db.driver = &postgres_driver;
    postgres->db.mode = mode;
    if (open_connection(postgres, where))
        return &postgres->db;
    db_close(&postgres->db);
    return NULL;
}
