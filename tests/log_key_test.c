/* The key that the log is signed with: made once, for nobody else's eyes, and held to. */
#include "log/identity.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log/entry.h"
#include "log/verify.h"
#include "support/forum.h"

static char folder[] = "/tmp/palabre-key-XXXXXX";
static char said[4000];

static const char *path_of(const char *name)
{
    if (strstr(folder, "XXXXXX"))
        ck_assert_ptr_nonnull(mkdtemp(folder));
    return str_format(&arena, "%s/%s", folder, name).data;
}

static void tidy(void)
{
    static const char *const names[] = { "key", "other", "moved" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(path_of(names[i]));
    rmdir(folder);
}

/* What was said is in `said`. */
static bool asked(bool (*ask)(struct store *, const struct identity_wish *), const char *path,
                  const char *origin)
{
    FILE *err = tmpfile();
    const struct identity_wish wish = { path, str_of(origin), err };
    bool given = ask(forum_store(), &wish);

    rewind(err);
    said[fread(said, 1, sizeof said - 1, err)] = '\0';
    fclose(err);
    return given;
}

static bool open_key(const char *name)
{
    return asked(identity_open, path_of(name), "forum.example");
}

static enum result append_one(struct db *db, void *context)
{
    const struct entry entry = { "stance", STR("decision/1"), 0, STR("{}") };
    struct arena mine = { 0 };
    int64_t number;
    enum result result = entry_append(db, &mine, &entry, &number);

    (void)context;
    arena_free(&mine);
    return result;
}

static void append(void)
{
    ck_assert_int_eq(store_write_logging(forum_store(), append_one, NULL), OK);
}

static void log_holds(void)
{
    struct db *db = store_reader(forum_store());
    struct check check = { .arena = &arena, .has_key = true, .key = identity_now()->key };

    db_begin(db);
    ck_assert_int_eq(verify_database(db, &check, NULL, NULL), OK);
    db_rollback(db);
    ck_assert_msg(!check.is_wrong, "%.*s", STR_ARGS(check.wrong));
}

START_TEST(a_key_is_made_at_the_first_run_for_its_owner_alone)
{
    struct stat file;

    umask(0);
    ck_assert_msg(open_key("key"), "%s", said);
    ck_assert_int_eq(stat(path_of("key"), &file), 0);
    ck_assert_int_eq(file.st_mode & 07777, 0600);
    ck_assert(str_equal(identity_now()->key.name, STR("forum.example")));
    append();
    log_holds();
    tidy();
}
END_TEST

START_TEST(the_same_key_is_used_again_whatever_the_forum_is_called)
{
    uint32_t id;

    ck_assert(open_key("key"));
    id = identity_now()->key.id;
    append();
    ck_assert(asked(identity_open, path_of("key"), "another.example"));
    ck_assert_uint_eq(identity_now()->key.id, id);
    append();
    log_holds();
    tidy();
}
END_TEST

START_TEST(a_key_that_others_may_read_is_refused)
{
    static const mode_t modes[] = { 0640, 0604, 0660, 0601 };

    ck_assert(open_key("key"));
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        chmod(path_of("key"), modes[i]);
        ck_assert_msg(!open_key("key"), "%o", modes[i]);
        ck_assert_ptr_nonnull(strstr(said, "chmod 600"));
    }
    chmod(path_of("key"), 0400);
    ck_assert(open_key("key"));
    tidy();
}
END_TEST

START_TEST(a_log_that_was_begun_does_not_go_on_without_its_key)
{
    ck_assert(open_key("key"));
    append();
    ck_assert_int_eq(rename(path_of("key"), path_of("moved")), 0);
    ck_assert(!open_key("key"));
    ck_assert_ptr_nonnull(strstr(said, "new-key"));
    ck_assert_int_ne(access(path_of("key"), F_OK), 0);
    ck_assert(open_key("moved"));
    tidy();
}
END_TEST

START_TEST(a_log_is_not_signed_with_the_key_of_another)
{
    static const unsigned char seed[KEY_SEED_BYTES] = { 7 };
    struct signer other;
    FILE *file;

    ck_assert(open_key("key"));
    append();
    signer_from(STR("forum.example"), seed, &other);
    file = fopen(path_of("other"), "w");
    fprintf(file, "%.*s\n", STR_ARGS(signer_text(&arena, &other)));
    fclose(file);
    chmod(path_of("other"), 0600);
    ck_assert(!open_key("other"));
    ck_assert_ptr_nonnull(strstr(said, "another log"));
    tidy();
}
END_TEST

START_TEST(what_is_no_key_is_refused)
{
    static const char *const texts[] = { "", "\n", "hello\n", "PRIVATE+KEY+a+00000000+AAAA\n" };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        FILE *file = fopen(path_of("key"), "w");

        fputs(texts[i], file);
        fclose(file);
        chmod(path_of("key"), 0600);
        ck_assert_msg(!open_key("key"), "%s", texts[i]);
    }
    unlink(path_of("key"));
    ck_assert(!asked(identity_open, folder, "forum.example"));
    ck_assert_int_eq(symlink("/dev/zero", path_of("key")), 0);
    ck_assert(!open_key("key"));
    ck_assert(!asked(identity_open, "/nowhere/at/all", "forum.example"));
    tidy();
}
END_TEST

START_TEST(a_new_key_is_a_new_identity_that_the_log_itself_tells_of)
{
    struct log_key_rows keys;
    struct db *db;
    uint32_t id;

    ck_assert(open_key("key"));
    id = identity_now()->key.id;
    append();
    append();
    ck_assert(!asked(identity_renew, path_of("key"), ""));
    ck_assert_ptr_nonnull(strstr(said, "there already"));
    ck_assert(asked(identity_renew, path_of("other"), ""));
    ck_assert_uint_ne(identity_now()->key.id, id);
    ck_assert(str_equal(identity_now()->key.name, STR("forum.example")));
    log_holds();
    db = store_reader(forum_store());
    db_begin(db);
    ck_assert_int_eq(identities_find(db, &arena, &keys), OK);
    db_rollback(db);
    ck_assert_uint_eq(keys.count, 2);
    ck_assert_int_eq(keys.items[1].since_size, 2);
    ck_assert(!open_key("key"));
    ck_assert(open_key("other"));
    tidy();
}
END_TEST

RUN_TESTS("log_key", a_key_is_made_at_the_first_run_for_its_owner_alone,
          the_same_key_is_used_again_whatever_the_forum_is_called,
          a_key_that_others_may_read_is_refused,
          a_log_that_was_begun_does_not_go_on_without_its_key,
          a_log_is_not_signed_with_the_key_of_another, what_is_no_key_is_refused,
          a_new_key_is_a_new_identity_that_the_log_itself_tells_of)
