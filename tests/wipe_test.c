/* What was deleted or changed is in no file of the database once it was wiped. */
#include "support/forum.h"
#include "support/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

static const char *const tables[] = { "note", NULL };
static const char needle[] = "kumquat-of-the-first-vote";

static const struct sql remove_note = { "note_remove", "DELETE FROM note WHERE id = 1",
                                        SQL_OWN + 20 };
static const struct sql find_on_postgres = {
    "note_bytes",
    "SELECT position($1 IN pg_read_binary_file(pg_relation_filepath('note'))) AS place",
    SQL_OWN + 21
};

static enum result add(struct db *db, void *context)
{
    (void)context;
    notes_make(db);
    return db_do(db, sql_note_add, value(1), value(STR("words")), value_bytes(str_of(needle)));
}

static enum result take_away(struct db *db, void *context)
{
    (void)context;
    return db_do(db, remove_note, NO_VALUES);
}

static bool is_in_file(const char *end)
{
    struct str path = str_format(&arena, "%s%s", forum_where(), end);
    struct buffer bytes = { .arena = &arena };
    FILE *file = fopen(path.data, "rb");
    char part[4096];
    size_t length;

    ck_assert_ptr_nonnull(file);
    while ((length = fread(part, 1, sizeof part, file)))
        buffer_put(&bytes, part, length);
    fclose(file);
    return str_find(buffer_str(&bytes), str_of(needle), 0) < bytes.length;
}

static bool is_in_files(void)
{
    struct rows rows;
    bool found = false;

    if (!forum_is_postgres())
        return is_in_file("") || is_in_file("-wal");
    db_script(forum, "CHECKPOINT");
    rows = db_query(forum, find_on_postgres, value_bytes(str_of(needle)));
    if (rows_next(&rows))
        found = row_integer(&rows, "place") > 0;
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return found;
}

static void add_and_take_away(void)
{
    ck_assert_int_eq(store_write(forum_store(), add, NULL), OK);
    ck_assert_int_eq(store_write(forum_store(), take_away, NULL), OK);
}

START_TEST(what_was_deleted_is_in_the_files_until_it_is_wiped)
{
    add_and_take_away();
    ck_assert(is_in_files());
    ck_assert_int_eq(store_wipe(forum_store(), tables), OK);
    ck_assert(!is_in_files());
}
END_TEST

START_TEST(who_still_reads_is_in_the_way_and_it_is_tried_again)
{
    struct db *reader;

    add_and_take_away();
    reader = db_open(forum_where(), DB_READ);
    db_begin(reader);
    ck_assert_int_eq(notes_count(reader), 0);
    ck_assert_int_eq(store_wipe(forum_store(), tables), BUSY);
    db_rollback(reader);
    db_close(reader);
    ck_assert_int_eq(store_wipe(forum_store(), tables), OK);
    ck_assert(!is_in_files());
}
END_TEST

static _Atomic int refused;

static void note_end(void *context, enum result result)
{
    (void)context;
    refused += result != OK;
}

static enum result add_another(struct db *db, void *context)
{
    return note_add(db, *(int64_t *)context);
}

START_TEST(writes_before_and_after_are_done_as_ever)
{
    enum { WRITES = 50 };
    static struct write writes[WRITES];
    static int64_t ids[WRITES];

    ck_assert_int_eq(store_write(forum_store(), add, NULL), OK);
    for (int i = 0; i < WRITES; i++) {
        ids[i] = 100 + i;
        writes[i] = (struct write){ .run = add_another, .done = note_end, .context = &ids[i] };
        ck_assert_int_eq(store_submit(forum_store(), &writes[i]), OK);
        if (i % 10 == 0)
            ck_assert_int_eq(store_wipe(forum_store(), tables), OK);
    }
    forum_store_end();
    ck_assert_int_eq(refused, 0);
    ck_assert_int_eq(notes_count(store_reader(forum_store())), WRITES + 1);
}
END_TEST

RUN_TESTS("wipe", what_was_deleted_is_in_the_files_until_it_is_wiped,
          who_still_reads_is_in_the_way_and_it_is_tried_again,
          writes_before_and_after_are_done_as_ever)
