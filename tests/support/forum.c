#include "support/forum.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "settings/setting.h"
#include "store/schema.h"
#include "support/database.h"

struct db *forum;
struct arena arena;

static char folder[256]; /* on SQLite */
static char file[320];
static const char *database; /* on PostgreSQL */
static struct store *store;
static forum_fill *fill;

bool forum_is_postgres(void)
{
    const char *where = getenv("TEST_DATABASE");

    return where && *where && db_is_postgres(where);
}

const char *forum_where(void)
{
    const char *parent = getenv("TMPDIR");

    if (forum_is_postgres())
        return database;
    if (!*folder) {
        snprintf(folder, sizeof folder, "%s/palabre-test.XXXXXX", parent ? parent : "/tmp");
        ck_assert_ptr_nonnull(mkdtemp(folder));
        snprintf(file, sizeof file, "%s/forum.db", folder);
    }
    return file;
}

struct store *forum_store(void)
{
    if (!store)
        store = store_open(forum_where());
    ck_assert_ptr_nonnull(store);
    return store;
}

void forum_store_end(void)
{
    store_close(store);
    store = NULL;
}

static void remove_files(void)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-lock" };

    for (size_t i = 0; *folder && i < sizeof ends / sizeof *ends; i++) {
        char path[sizeof file + 8];

        snprintf(path, sizeof path, "%s%s", file, ends[i]);
        unlink(path);
    }
    if (*folder)
        rmdir(folder);
}

/* Tests write as fast as they can; what holds them up is tested with the settings it has. */
static void forum_unhurried(void)
{
    static const enum setting none[] = { SETTING_SECONDS_BETWEEN_POSTS,
                                         SETTING_SECONDS_BETWEEN_TOPICS,
                                         SETTING_NEW_SECONDS_BETWEEN_POSTS,
                                         SETTING_NEW_SECONDS_BETWEEN_TOPICS,
                                         SETTING_SAME_TEXT_SECONDS };
    static const enum setting many[] = { SETTING_EDITS_A_DAY,    SETTING_LIKES_A_DAY,
                                         SETTING_FLAGS_A_DAY,    SETTING_STANCES_A_DAY,
                                         SETTING_CONCERNS_A_DAY, SETTING_NEW_TOPICS,
                                         SETTING_NEW_POSTS,      SETTING_NEW_LINKS };

    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ck_assert_int_eq(setting_set(forum, none[i], 0), OK);
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        ck_assert_int_eq(setting_set(forum, many[i], setting_kinds[many[i]].max), OK);
}

static void open_forum(const char *where)
{
    forum = db_open(where, DB_WRITE);
    ck_assert_ptr_nonnull(forum);
}

static void make_forum(void)
{
    ck_assert_int_eq(schema_apply(forum), OK);
    forum_unhurried();
}

static void make_forum_on_postgres(void)
{
    open_forum(database);
    database_empty(forum);
    make_forum();
    database_remember(forum);
}

/* Once, before all tests. */
static void prepare(void)
{
    if (!getenv("TEST_LOG"))
        log_from(LOG_ERROR + 1);
    ck_assert(random_start());
    if (forum_is_postgres()) {
        database = database_make();
        make_forum_on_postgres();
        db_close(forum);
    }
    if (fill) {
        fill(forum_store());
        forum_store_end();
        arena_free(&arena);
    }
}

static void clean_up(void)
{
    if (forum_is_postgres())
        database_remove();
    remove_files();
}

static void set_up(void)
{
    open_forum(forum_is_postgres() ? database : ":memory:");
    if (!forum_is_postgres()) {
        make_forum();
    } else if (!fill && !database_reset(forum)) {
        db_close(forum);
        make_forum_on_postgres();
    }
}

static void tear_down(void)
{
    forum_store_end();
    db_close(forum);
    arena_free(&arena);
    clock_set(0);
    if (!fill)
        remove_files();
}

int run_tests(const char *name, const TTest *const *tests, size_t count)
{
    return run_tests_on(NULL, name, tests, count);
}

int run_tests_on(forum_fill *filling, const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *group = tcase_create(name);
    SRunner *runner;
    int failed;

    fill = filling;
    tcase_add_unchecked_fixture(group, prepare, clean_up);
    tcase_add_checked_fixture(group, set_up, tear_down);
    /* Against a test that hangs; a loaded machine under sanitizers is slow, not wrong. */
    tcase_set_timeout(group, 300);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(group, tests[i]);
    suite_add_tcase(suite, group);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
