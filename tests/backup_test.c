#include "store/backup.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sql.h"
#include "support/forum.h"
#include "topics/category.h"

static enum result add_category(struct db *db, void *context)
{
    struct category category = { .slug = STR("caisse"), .name = *(struct str *)context };
    int64_t id;

    return category_create(db, &arena, &category, &id);
}

static const char *copy_name(void)
{
    return str_format(&arena, "%s.copy", forum_where()).data;
}

static size_t categories_in(const char *where)
{
    struct db *db = db_open(where, DB_READ);
    struct categories categories;

    ck_assert_ptr_nonnull(db);
    db_begin(db);
    ck_assert_int_eq(categories_all(db, &arena, &(struct visitor){ 0 }, &categories), OK);
    ck_assert_int_eq(db_commit(db), OK);
    db_close(db);
    return categories.count;
}

START_TEST(a_backup_holds_the_forum_as_it_stood)
{
    struct stat file;

    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(forum_store(), add_category, &STR("Caisse")), OK);
    ck_assert_int_eq(store_backup(forum_where(), copy_name()), OK);
    ck_assert_int_eq(store_write(forum_store(), add_category, &STR("Later")), OK);
    ck_assert_uint_eq(categories_in(copy_name()), 1);
    ck_assert_int_eq(stat(copy_name(), &file), 0);
    ck_assert_int_eq(file.st_mode & 0777, 0600);
    unlink(copy_name());
}
END_TEST

START_TEST(a_backup_overwrites_nothing)
{
    FILE *file;

    if (forum_is_postgres())
        return;
    forum_store();
    file = fopen(copy_name(), "w");
    ck_assert_ptr_nonnull(file);
    fclose(file);
    ck_assert_int_eq(store_backup(forum_where(), copy_name()), CONFLICT);
    unlink(copy_name());
}
END_TEST

START_TEST(a_backup_that_fails_leaves_no_file)
{
    if (forum_is_postgres()) {
        ck_assert_int_eq(store_backup(forum_where(), copy_name()), NOT_VALID);
        return;
    }
    ck_assert_int_eq(store_backup("/nowhere/forum.db", copy_name()), FAILED);
    ck_assert_int_ne(access(copy_name(), F_OK), 0);
}
END_TEST

RUN_TESTS("backup", a_backup_holds_the_forum_as_it_stood, a_backup_overwrites_nothing,
          a_backup_that_fails_leaves_no_file)
