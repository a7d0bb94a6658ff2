#include "log/identity.h"

#include <pthread.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/random.h"
#include "log/entry.h"
#include "log/head.h"
#include "log/key_file.h"
#include "render/json.h"
#include "sql.h"
#include "store/store.h"

static const struct signer *in_use;
static struct {
    struct signer signer;
    char name[KEY_NAME_MAX + 1];
} opened; /* what identity_open() read or made */
static struct signer of_memory;
static pthread_once_t made = PTHREAD_ONCE_INIT;

static void make(struct str name, struct signer *signer)
{
    unsigned char seed[KEY_SEED_BYTES];

    random_bytes(seed, sizeof seed);
    signer_from(name, seed, signer);
}

static void make_of_memory(void)
{
    make(STR("palabre"), &of_memory);
}

const struct signer *identity_now(void)
{
    if (in_use)
        return in_use;
    pthread_once(&made, make_of_memory);
    return &of_memory;
}

void identity_use(const struct signer *signer)
{
    in_use = signer;
}

/* Keys' names have at most KEY_NAME_MAX bytes. */
static void use_copy(const struct signer *signer)
{
    opened.signer = *signer;
    memcpy(opened.name, signer->key.name.data, signer->key.name.length);
    opened.signer.key.name = (struct str){ opened.name, signer->key.name.length };
    identity_use(&opened.signer);
}

enum result identities_find(struct db *db, struct arena *arena, struct log_key_rows *keys)
{
    struct rows rows = db_query(db, sql_log_keys, NO_VALUES);

    *keys = (struct log_key_rows){ 0 };
    while (rows_next(&rows)) {
        struct log_key_row row = { .since_size = row_integer(&rows, "since_size") };

        if (key_read(row_text(&rows, "vkey", arena), arena, &row.key))
            *list_add(arena, keys) = row;
    }
    return rows_end(&rows);
}

/* The log on whose behalf a key is opened. */
struct opening {
    const struct identity_wish *wish;
    struct arena arena;
    struct signer *signer;
    struct log_key_rows keys; /* that the database knows */
    int64_t size;
};

static enum result look(struct db *db, struct opening *opening)
{
    struct rows rows = db_query(db, sql_log_head_find, NO_VALUES);
    enum result result;

    if (rows_next(&rows))
        opening->size = row_integer(&rows, "size");
    result = rows_end_one(&rows);
    return result == OK ? identities_find(db, &opening->arena, &opening->keys) : result;
}

static bool look_at_log(struct store *store, struct opening *opening)
{
    struct db *db = store_reader(store);
    enum result result = FAILED;

    if (db) {
        db_begin(db);
        result = look(db, opening);
        if (result != OK || db_commit(db) != OK)
            db_rollback(db);
    }
    if (result != OK)
        fputs("palabre: the log cannot be read now\n", opening->wish->err);
    return result == OK;
}

static const struct key *last_key(const struct opening *opening)
{
    return opening->keys.count ? &opening->keys.items[opening->keys.count - 1].key : NULL;
}

static bool is_last_key(const struct opening *opening)
{
    struct arena arena = { 0 };
    const struct key *last = last_key(opening);
    bool is_same =
        last && str_equal(key_text(&arena, last), key_text(&arena, &opening->signer->key));

    arena_free(&arena);
    return is_same;
}

static enum result note_key(struct db *db, void *context)
{
    const struct opening *opening = context;
    struct arena arena = { 0 };
    struct str key = key_text(&arena, &opening->signer->key);
    enum result result =
        db_do(db, sql_log_key_add, value(key), value(opening->size), value(clock_now()));

    use_copy(opening->signer);
    if (result == OK && opening->size)
        result = head_sign(db, &arena);
    arena_free(&arena);
    return result;
}

static bool refuse(const struct opening *opening, const char *what, const char *advice)
{
    fprintf(opening->wish->err, "palabre: the log's key %s %s.\n%s\n", opening->wish->path, what,
            advice);
    return false;
}

static const char *const when_missing =
    "The log of this database was begun with it. Bring it back from your backup, or name it with\n"
    "--log-key FILE. If it is lost for good, go on under a new identity: palabre log new-key";

static bool make_first(struct opening *opening)
{
    struct str origin = opening->wish->origin;

    if (opening->keys.count && opening->size)
        return refuse(opening, "is not there", when_missing);
    make(key_name_is_valid(origin) ? origin : STR("palabre"), opening->signer);
    return key_file_make(opening->wish->path, opening->signer) ||
           refuse(opening, "cannot be written", "Name another place with --log-key FILE.");
}

static bool open_file(struct opening *opening)
{
    switch (key_file_read(opening->wish->path, &opening->arena, opening->signer)) {
    case KEY_FILE_READ: return true;
    case KEY_FILE_MISSING: return make_first(opening);
    case KEY_FILE_OPEN_TO_OTHERS:
        return refuse(opening, "can be read by others", "Only its owner may: chmod 600 it.");
    case KEY_FILE_WRONG: break;
    }
    return refuse(opening, "holds no key, or cannot be read",
                  "It is one line that begins with PRIVATE+KEY+.");
}

static bool use(struct store *store, struct opening *opening)
{
    if (!is_last_key(opening)) {
        if (opening->keys.count && opening->size)
            return refuse(opening, "is the key of another log",
                          "Name the one of this database with --log-key FILE.");
        if (store_write_logging(store, note_key, opening) != OK)
            return refuse(opening, "could not be noted in the database", "Please try again.");
    }
    use_copy(opening->signer);
    return true;
}

static struct opening begin(const struct identity_wish *wish)
{
    struct opening opening = { .wish = wish };

    opening.signer = arena_new(&opening.arena, struct signer);
    return opening;
}

bool identity_open(struct store *store, const struct identity_wish *wish)
{
    struct opening opening = begin(wish);
    bool is_open = look_at_log(store, &opening) && open_file(&opening) && use(store, &opening);

    arena_free(&opening.arena);
    return is_open;
}

/* The first entry under the new key says which one it was and is. */
static enum result renew(struct db *db, void *context)
{
    struct opening *opening = context;
    struct arena arena = { 0 };
    struct buffer out = { .arena = &arena };
    struct json json = { .out = &out };
    const struct key *before = last_key(opening);
    struct entry entry = { .kind = "key", .subject = STR("log/key") };
    enum result result = note_key(db, opening);
    int64_t number;

    json_begin_object(&json);
    if (before)
        json_put_string(&json, "before", key_text(&arena, before));
    json_put_string(&json, "now", key_text(&arena, &opening->signer->key));
    json_end(&json);
    entry.payload = buffer_str(&out);
    if (result == OK)
        result = entry_append(db, &arena, &entry, &number);
    arena_free(&arena);
    return result;
}

static bool make_next(struct store *store, struct opening *opening)
{
    struct str origin = opening->wish->origin;
    const struct key *before = last_key(opening);

    if (!key_name_is_valid(origin))
        origin = before ? before->name : STR("palabre");
    make(origin, opening->signer);
    if (!key_file_make(opening->wish->path, opening->signer))
        return refuse(opening, "cannot be made",
                      "Is a file of this name there already? Move it away first.");
    return store_write_logging(store, renew, opening) == OK ||
           refuse(opening, "could not be noted in the database", "Please try again.");
}

bool identity_renew(struct store *store, const struct identity_wish *wish)
{
    struct opening opening = begin(wish);
    bool is_new = look_at_log(store, &opening) && make_next(store, &opening);

    arena_free(&opening.arena);
    return is_new;
}
