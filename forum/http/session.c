#include "http/session.h"

#include <sodium.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/random.h"
#include "sql.h"
#include "store/db.h"

enum { HASH_BYTES = 32, ID_BYTES = 8, DAY_SECONDS = 86400, SESSIONS_SHOWN_MAX = 100 };

static struct str hash_of(struct arena *arena, struct str token)
{
    unsigned char *hash = arena_alloc(arena, HASH_BYTES);

    crypto_generichash(hash, HASH_BYTES, (const unsigned char *)token.data, token.length, NULL, 0);
    return (struct str){ (const char *)hash, HASH_BYTES };
}

static int64_t today(void)
{
    return clock_now() / DAY_SECONDS * DAY_SECONDS;
}

static int64_t oldest_use(void)
{
    return today() - (int64_t)SESSION_IDLE_DAYS * DAY_SECONDS;
}

/* Who is suspended keeps no right of office until it ends. */
static enum role role_from(struct rows *rows)
{
    enum role role = (enum role)row_integer(rows, "role");

    return row_integer(rows, "suspended_until") && role > MEMBER ? MEMBER : role;
}

enum result session_find(struct db *db, struct arena *arena, struct str token,
                         struct session *session)
{
    struct str hash = hash_of(arena, token);
    struct rows rows =
        db_query(db, sql_session_find, value_bytes(hash), value(clock_now()), value(oldest_use()));

    if (rows_next(&rows))
        *session = (struct session){
            .visitor.account_id = row_integer(&rows, "account_id"),
            .expires_at = row_integer(&rows, "expires_at"),
            .seen_on = row_integer(&rows, "seen_on"),
            .visitor.handle = row_text(&rows, "handle", arena),
            .visitor.name = row_text(&rows, "name", arena),
            .visitor.role = role_from(&rows),
            .language = row_text(&rows, "language", arena),
            .zone = row_text(&rows, "zone", arena),
            .visitor.joined_at = row_integer(&rows, "joined_at"),
            .visitor.suspended_until = row_integer(&rows, "suspended_until"),
            .visitor.notice_count = row_integer(&rows, "notice_count"),
            .token_hash = hash,
        };
    return rows_end_one(&rows);
}

enum result session_begin(struct db *db, struct arena *arena, int64_t account_id, bool stays,
                          struct str device, struct str *token)
{
    int64_t days = stays ? SESSION_STAYING_DAYS : SESSION_DAYS;

    *token = random_text(arena, SESSION_TOKEN_BYTES);
    return db_do(db, sql_session_begin, value_bytes(hash_of(arena, *token)), value(account_id),
                 value(clock_now()), value(today()), value(clock_now() + days * DAY_SECONDS),
                 value(device));
}

enum result session_end_by_hash(struct db *db, struct str token_hash)
{
    return db_do(db, sql_session_end_by_hash, value_bytes(token_hash));
}

enum result session_seen(struct db *db, struct str token_hash)
{
    return db_do(db, sql_session_seen, value_bytes(token_hash), value(today()));
}

static struct str id_of(struct arena *arena, struct str hash)
{
    return str_hex(arena, str_slice(hash, 0, ID_BYTES));
}

enum result sessions_of(struct db *db, struct arena *arena, int64_t account_id,
                        struct str this_token_hash, struct own_sessions *sessions)
{
    struct rows rows = db_query(db, sql_sessions_of, value(account_id), value(clock_now()));

    *sessions = (struct own_sessions){ 0 };
    while (sessions->count < SESSIONS_SHOWN_MAX && rows_next(&rows)) {
        struct str hash = row_bytes(&rows, "token_hash", arena);

        *list_add(arena, sessions) = (struct own_session){
            .id = id_of(arena, hash),
            .device = row_text(&rows, "device", arena),
            .created_at = row_integer(&rows, "created_at"),
            .seen_on = row_integer(&rows, "seen_on"),
            .is_this = str_equal(hash, this_token_hash),
        };
    }
    return rows_end(&rows);
}

enum result session_end(struct db *db, struct arena *arena, int64_t account_id, struct str id)
{
    struct rows rows = db_query(db, sql_sessions_of, value(account_id), value(clock_now()));
    struct str found = { 0 };
    enum result result;

    while (rows_next(&rows)) {
        struct str hash = row_bytes(&rows, "token_hash", arena);

        if (str_equal(id_of(arena, hash), id))
            found = hash;
    }
    result = rows_end(&rows);
    if (result != OK)
        return result;
    return found.length ? session_end_by_hash(db, found) : NOT_FOUND;
}

enum result sessions_end_others(struct db *db, int64_t account_id, struct str but_token_hash)
{
    return db_do(db, sql_sessions_end_others, value(account_id), value_bytes(but_token_hash));
}

enum result sessions_sweep(struct db *db)
{
    return db_do(db, sql_sessions_sweep, value(clock_now()), value(oldest_use()));
}

/* The first of these words that stands in the text; their order matters (Chrome says Safari too).
 */
static const char *first_word(struct str text, const char *const *words, const char *otherwise)
{
    for (; *words; words++)
        if (str_find(text, str_of(*words), 0) < text.length)
            return *words;
    return otherwise;
}

struct str device_name(struct arena *arena, struct str user_agent)
{
    static const char *const browsers[] = { "Firefox", "Edg",    "OPR",  "Chromium",
                                            "Chrome",  "Safari", "curl", NULL };
    static const char *const systems[] = { "Android", "iPhone", "iPad",    "Windows",
                                           "Mac OS",  "Linux",  "FreeBSD", NULL };
    const char *browser = first_word(user_agent, browsers, "Browser");
    const char *system = first_word(user_agent, systems, "");

    return str_format(arena, *system ? "%s, %s" : "%s%s", browser, system);
}
