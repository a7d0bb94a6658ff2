/* The log as a file: what it holds, and that nothing of it can be changed unseen. */
#include "log/archive.h"

#include <stdio.h>
#include <string.h>

#include "log/entry.h"
#include "moderation/change.h"
#include "moderation/space.h"
#include "support/debate.h"
#include "support/log.h"

enum { ENTRIES = 12, ARCHIVE_MAX = 100000 };

static char archive_bytes[ARCHIVE_MAX];
static size_t archive_length;
static struct archive_counts counts;

static void set_mentions(int64_t value)
{
    db_begin(forum);
    ck_assert_int_eq(setting_change(forum, SETTING_MENTIONS, value, &(struct change){ 0 }), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

static void write_archive(void)
{
    FILE *file = tmpfile();

    db_begin(forum);
    ck_assert_int_eq(archive_write(forum, file, &counts, NULL, NULL), OK);
    db_rollback(forum);
    rewind(file);
    archive_length = fread(archive_bytes, 1, sizeof archive_bytes, file);
    ck_assert_uint_lt(archive_length, ARCHIVE_MAX);
    fclose(file);
}

/* Settings that were changed, which everybody may read of, and one thing that nobody may. */
static void begin_log(void)
{
    debate_begin();
    log_note_key();
    for (int i = 0; i < ENTRIES - 1; i++) {
        set_mentions(5 + i);
        if (i % 5 == 4)
            debate_later(86400);
    }
    log_add("stance", "nobody-knows/1", ADA, "{\"why\":\"canary\"}");
    write_archive();
}

static struct check *check_bytes(const char *bytes, size_t length)
{
    struct check *check = arena_new(&arena, struct check);
    FILE *file = length ? fmemopen((void *)(uintptr_t)bytes, length, "r") : tmpfile();

    check->arena = &arena;
    archive_check(file, check);
    fclose(file);
    return check;
}

START_TEST(an_archive_as_it_was_written_holds)
{
    const struct check *check;

    begin_log();
    check = check_bytes(archive_bytes, archive_length);
    ck_assert_msg(!check->is_wrong, "%.*s", STR_ARGS(check->wrong));
    ck_assert_int_eq(check->frontier.size, ENTRIES);
    ck_assert_int_eq(check->words, ENTRIES - 1);
    ck_assert_int_eq(check->checkpoints, 1 + 2);
    ck_assert_int_eq(counts.entries, ENTRIES);
    ck_assert_int_eq(counts.words, ENTRIES - 1);
}
END_TEST

START_TEST(an_empty_log_has_an_archive_too)
{
    debate_begin();
    log_note_key();
    write_archive();
    ck_assert(!check_bytes(archive_bytes, archive_length)->is_wrong);
}
END_TEST

START_TEST(words_that_not_everybody_may_read_are_not_in_an_archive)
{
    begin_log();
    ck_assert_ptr_null(memmem(archive_bytes, archive_length, "canary", 6));
    ck_assert_ptr_nonnull(memmem(archive_bytes, archive_length, "nobody-knows/1", 14));
    ck_assert_ptr_nonnull(memmem(archive_bytes, archive_length, "mentions", 8));
}
END_TEST

START_TEST(any_changed_byte_of_an_archive_is_noticed)
{
    begin_log();
    for (size_t i = 0; i < archive_length; i++) {
        archive_bytes[i] ^= 1;
        ck_assert_msg(check_bytes(archive_bytes, archive_length)->is_wrong, "byte %zu of %zu", i,
                      archive_length);
        archive_bytes[i] ^= 1;
    }
}
END_TEST

START_TEST(an_archive_that_ends_early_is_noticed)
{
    begin_log();
    for (size_t i = 0; i < archive_length; i += 3)
        ck_assert_msg(check_bytes(archive_bytes, i)->is_wrong, "%zu of %zu", i, archive_length);
}
END_TEST

/* Where the record of the nth entry begins, and how long it is with its words. */
static size_t record_of(int number, size_t *length)
{
    size_t at = strlen("palabre log archive 1\n"), start = 0;

    for (int entries = -1; at < archive_length;) {
        const unsigned char *head = (const unsigned char *)archive_bytes + at;

        if (*head != 'W' && start)
            break;
        if (*head == 'E' && ++entries == number)
            start = at;
        at += 5 + ((size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8 | head[4]);
    }
    *length = at - start;
    return start;
}

START_TEST(an_entry_taken_out_of_an_archive_is_named)
{
    size_t length, at;

    begin_log();
    at = record_of(7, &length);
    memmove(archive_bytes + at, archive_bytes + at + length, archive_length - at - length);
    ck_assert_int_eq(check_bytes(archive_bytes, archive_length - length)->wrong_number, 7);
}
END_TEST

START_TEST(entries_that_were_swapped_in_an_archive_are_named)
{
    size_t length, next_length, at;
    char copy[1000];

    begin_log();
    at = record_of(7, &length);
    ck_assert_uint_eq(record_of(8, &next_length), at + length);
    memcpy(copy, archive_bytes + at, length);
    memmove(archive_bytes + at, archive_bytes + at + length, next_length);
    memcpy(archive_bytes + at + next_length, copy, length);
    ck_assert_int_eq(check_bytes(archive_bytes, archive_length)->wrong_number, 7);
}
END_TEST

START_TEST(words_may_be_taken_out_of_an_archive)
{
    size_t length, at, leaf_length;
    const struct check *check;

    begin_log();
    at = record_of(7, &length);
    leaf_length = 5 + (unsigned char)archive_bytes[at + 4];
    memmove(archive_bytes + at + leaf_length, archive_bytes + at + length,
            archive_length - at - length);
    check = check_bytes(archive_bytes, archive_length - length + leaf_length);
    ck_assert_msg(!check->is_wrong, "%.*s", STR_ARGS(check->wrong));
    ck_assert_int_eq(check->words, ENTRIES - 2);
}
END_TEST

RUN_TESTS("log_archive", an_archive_as_it_was_written_holds, an_empty_log_has_an_archive_too,
          words_that_not_everybody_may_read_are_not_in_an_archive,
          any_changed_byte_of_an_archive_is_noticed, an_archive_that_ends_early_is_noticed,
          an_entry_taken_out_of_an_archive_is_named,
          entries_that_were_swapped_in_an_archive_are_named, words_may_be_taken_out_of_an_archive)
