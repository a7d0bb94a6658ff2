#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "accounts/account.h"
#include "base/clock.h"
#include "exchange/discourse_around.h"
#include "exchange/discourse_place.h"
#include "moderation/suspension.h"
#include "sql.h"
#include "topics/topic.h"

enum { HANDLE_NUMBER_BYTES = 4 };

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] > 0x7E)
            return false;
    return true;
}

struct str handle_near(struct arena *arena, struct str username)
{
    struct str name = is_plain(username) ? username : slug_from(arena, username);
    char *handle = arena_alloc(arena, name.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        bool is_mark = !isalnum((unsigned char)c);

        if (is_mark && (!length || !isalnum((unsigned char)handle[length - 1])))
            continue;
        handle[length++] = !is_mark || c == '_' || c == '.' ? c : '-';
    }
    if (length > HANDLE_MAX - HANDLE_NUMBER_BYTES)
        length = HANDLE_MAX - HANDLE_NUMBER_BYTES;
    while (length && !isalnum((unsigned char)handle[length - 1]))
        length--;
    handle[length] = '\0';
    return (struct str){ handle, length };
}

struct str handle_candidate(struct arena *arena, struct str near, const char *kind, int try)
{
    if (!near.length)
        near = str_of(kind);
    if (try == 0)
        return near;
    if (try == 1 && near.length + strlen(kind) + 1 <= HANDLE_MAX - HANDLE_NUMBER_BYTES &&
        strspn(near.data, "0123456789") == near.length)
        return str_format(arena, "%s-%.*s", kind, STR_ARGS(near));
    return str_format(arena, "%.*s-%d", STR_ARGS(near), try < 2 ? 2 : try);
}

static int64_t person_add(struct discourse_batch *batch, struct db *db,
                          const struct discourse_person *person)
{
    struct arena *arena = &batch->scratch;
    struct str name = person->username.length ? person->username : STR("former-member");
    struct str near = handle_near(arena, name);
    struct account_wish wish = { .name = person->name, .role = MEMBER };
    enum result result = NOT_VALID;
    int64_t id = 0;

    for (int try = 0; result == NOT_VALID && try < HANDLE_TRIES_MAX; try++) {
        struct problems problems = { .arena = arena };

        wish.handle = handle_candidate(arena, near, "person", try);
        result = account_create(db, arena, &wish, &problems, &id);
    }
    return result == OK ? id : 0;
}

static struct str name_known(struct discourse_batch *batch, const struct discourse_person *person)
{
    return person->id ? STR("") : str_lower(&batch->scratch, person->username);
}

/* Whose mail address nobody has shown to be theirs; profiles come after people. */
static void put_aside(struct discourse_batch *batch, struct db *db,
                      const struct discourse_person *person)
{
    if (person->is_unconfirmed)
        db_try(db, sql_import_aside_add, value(STR("unconfirmed account")), value(batch->origin),
               value(person->id));
}

/* Who could not write there when the dump was made; "for ever" is as long as it can be here. */
static void suspend(struct db *db, const struct discourse_person *person, int64_t id)
{
    enum { DAY = 24 * 60 * 60 };
    int64_t longest = clock_now() + (int64_t)SUSPENSION_DAYS_MAX * DAY;
    int64_t until = person->suspended_until < longest ? person->suspended_until : longest;

    if (until > clock_now())
        db_try(db, sql_import_account_suspend, value(id), value(until),
               value(STR("Suspended in the forum it comes from.")));
}

int64_t person_here(struct discourse_batch *batch, struct db *db,
                    const struct discourse_person *person)
{
    struct str name = name_known(batch, person);
    int64_t stamp = 0;
    int64_t id = imported_id(db, "account", batch->origin, person->id, name, &stamp);

    put_aside(batch, db, person);
    if (id && person->stamp > stamp) {
        db_try(db, sql_import_account_rename, value(id), value(person->name));
        db_try(db, sql_imported_stamp, value(STR("account")), value(batch->origin),
               value(person->id), value(name), value(person->stamp));
    }
    if (id || db_state(db) != OK)
        return id;
    id = person_add(batch, db, person);
    if (person->created_at)
        db_try(db, sql_import_account_since, value(id), value(person->created_at));
    suspend(db, person, id);
    db_try(db, sql_imported_add, value(STR("account")), value(batch->origin), value(person->id),
           value(name), value(id), value(person->stamp));
    batch->counts.people++;
    return id;
}

void person_touch(struct discourse_batch *batch, struct db *db, int64_t id)
{
    db_try(db, sql_imported_touch, value(STR("account")), value(id), value(batch->origin));
}
