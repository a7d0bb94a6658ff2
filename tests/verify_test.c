/* palabre verify, on a database: nothing of the log can be changed unseen. */
#include "log/verify.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "log/entry.h"
#include "log/identity.h"
#include "store/driver.h"
#include "support/debate.h"
#include "support/log.h"

enum { ENTRIES = 40, FIRST_ID = SQL_OWN };

static int next_id = FIRST_ID;

static struct sql asking(const char *text)
{
    return (struct sql){ "of the test", text, next_id < STATEMENTS_MAX ? next_id++ : FIRST_ID };
}

static void begin_log(void)
{
    debate_begin();
    log_note_key();
    for (int i = 0; i < ENTRIES; i++) {
        log_add(i % 3 ? "stance" : "transition", i % 2 ? "decision/1" : "decision/2",
                i % 5 ? ADA : 0, i % 2 ? "{\"why\":\"because\"}" : "{\"why\":\"why not\"}");
        if (i % 10 == 9)
            debate_later(86400);
    }
}

/* What is wrong with the log now; the check stays open as long as the test. */
static struct check *verify(void)
{
    struct check *check = arena_new(&arena, struct check);

    check->arena = &arena;
    ck_assert_int_eq(verify_database(forum, check, NULL, NULL), OK);
    return check;
}

static void holds(void)
{
    const struct check *check = verify();

    ck_assert_msg(!check->is_wrong, "%lld: %.*s", (long long)check->wrong_number,
                  STR_ARGS(check->wrong));
}

/* After this script, this entry is the one that is named; all is as before then. */
static void script_is_noticed(const char *script, int64_t number)
{
    const struct check *check;

    db_begin(forum);
    db_script(forum, script);
    ck_assert_msg(db_state(forum) == OK, "%s", script);
    check = verify();
    db_rollback(forum);
    ck_assert_msg(check->is_wrong, "%s was not noticed", script);
    ck_assert_msg(check->wrong_number == number, "%s: %lld, not %lld: %.*s", script,
                  (long long)check->wrong_number, (long long)number, STR_ARGS(check->wrong));
}

START_TEST(an_empty_log_holds)
{
    debate_begin();
    holds();
}
END_TEST

START_TEST(a_log_as_it_was_written_holds)
{
    const struct check *check;

    begin_log();
    check = verify();
    ck_assert_msg(!check->is_wrong, "%.*s", STR_ARGS(check->wrong));
    ck_assert_int_eq(check->frontier.size, ENTRIES);
    ck_assert_int_eq(check->words, ENTRIES);
    ck_assert_int_eq(check->erased, 0);
    ck_assert_int_eq(check->checkpoints, 1 + 3);
}
END_TEST

START_TEST(a_changed_number_time_kind_or_subject_is_noticed_and_the_entry_named)
{
    begin_log();
    script_is_noticed("DELETE FROM log_words WHERE number = 17;"
                      "UPDATE log_entry SET number = 1017 WHERE number = 17",
                      17);
    script_is_noticed("UPDATE log_entry SET created_at = created_at + 1 WHERE number = 17", 17);
    script_is_noticed("UPDATE log_entry SET created_at = created_at - 1 WHERE number = 0", 0);
    script_is_noticed("UPDATE log_entry SET kind = 'stence' WHERE number = 17", 17);
    script_is_noticed("UPDATE log_entry SET kind = 'Stance' WHERE number = 17", 17);
    script_is_noticed("UPDATE log_entry SET kind = '' WHERE number = 17", 17);
    script_is_noticed("UPDATE log_entry SET subject = 'decision/3' WHERE number = 39", 39);
    script_is_noticed("UPDATE log_entry SET subject = 'decision 1' WHERE number = 39", 39);
    script_is_noticed("UPDATE log_words SET payload = '{\"why\":\"Because\"}' WHERE number = 17",
                      17);
    script_is_noticed("UPDATE log_words SET payload = '' WHERE number = 17", 17);
    holds();
}
END_TEST

/* Changes each byte of a column in turn. `find` and `set` are its two statements. */
static void every_byte_is_noticed(const char *find, const char *set, int64_t number)
{
    const struct sql found = asking(find), changed = asking(set);
    struct str bytes = STR("");
    struct rows rows = db_query(forum, found, value(number));

    if (rows_next(&rows))
        bytes = row_bytes(&rows, "bytes", &arena);
    ck_assert_int_eq(rows_end_one(&rows), OK);
    ck_assert_uint_ge(bytes.length, 16);
    for (size_t i = 0; i < bytes.length; i++) {
        char *other = (char *)(uintptr_t)str_copy(&arena, bytes).data;
        const struct check *check;

        other[i] ^= 1;
        db_begin(forum);
        ck_assert_int_eq(
            db_do(forum, changed, value(number), value_bytes((struct str){ other, bytes.length })),
            OK);
        check = verify();
        db_rollback(forum);
        ck_assert_msg(check->is_wrong && check->wrong_number == number, "%s, byte %zu: %.*s", set,
                      i, STR_ARGS(check->wrong));
    }
}

START_TEST(any_changed_byte_of_the_actor_the_commitment_or_its_key_is_noticed)
{
    begin_log();
    every_byte_is_noticed("SELECT actor AS bytes FROM log_entry WHERE number = $1",
                          "UPDATE log_entry SET actor = $2 WHERE number = $1", 17);
    every_byte_is_noticed("SELECT commitment AS bytes FROM log_entry WHERE number = $1",
                          "UPDATE log_entry SET commitment = $2 WHERE number = $1", 18);
    every_byte_is_noticed("SELECT secret AS bytes FROM log_words WHERE number = $1",
                          "UPDATE log_words SET secret = $2 WHERE number = $1", 19);
}
END_TEST

START_TEST(any_changed_byte_of_a_node_is_noticed_at_the_entry_that_completes_it)
{
    begin_log();
    every_byte_is_noticed("SELECT hash AS bytes FROM log_node WHERE level = 0 AND position = $1",
                          "UPDATE log_node SET hash = $2 WHERE level = 0 AND position = $1", 17);
    every_byte_is_noticed("SELECT hash AS bytes FROM log_node WHERE level = 5 AND position = 0"
                          " AND $1 > 0",
                          "UPDATE log_node SET hash = $2 WHERE level = 5 AND position = 0"
                          " AND $1 > 0",
                          31);
}
END_TEST

START_TEST(a_removed_row_is_noticed)
{
    begin_log();
    script_is_noticed("DELETE FROM log_words WHERE number = 0;"
                      "DELETE FROM log_entry WHERE number = 0",
                      0);
    script_is_noticed("DELETE FROM log_words WHERE number = 21;"
                      "DELETE FROM log_entry WHERE number = 21",
                      21);
    script_is_noticed("DELETE FROM log_node WHERE level = 0 AND position = 21", 21);
    script_is_noticed("DELETE FROM log_node WHERE level = 3 AND position = 1", 15);
    script_is_noticed("DELETE FROM log_head", -1);
    holds();
}
END_TEST

START_TEST(a_truncated_end_is_noticed)
{
    begin_log();
    script_is_noticed("DELETE FROM log_words WHERE number = 39;"
                      "DELETE FROM log_entry WHERE number = 39",
                      39);
    script_is_noticed("DELETE FROM log_words WHERE number > 11;"
                      "DELETE FROM log_entry WHERE number > 11",
                      12);
    script_is_noticed("DELETE FROM log_words WHERE number > 11;"
                      "DELETE FROM log_entry WHERE number > 11;"
                      "DELETE FROM log_node WHERE (position + 1) * 2 > 24",
                      12);
    script_is_noticed("DELETE FROM log_words; DELETE FROM log_entry; DELETE FROM log_node", 0);
}
END_TEST

START_TEST(a_swapped_pair_is_noticed)
{
    begin_log();
    script_is_noticed("DELETE FROM log_words WHERE number IN (12, 13);"
                      "UPDATE log_entry SET number = 1012 WHERE number = 12;"
                      "UPDATE log_entry SET number = 12 WHERE number = 13;"
                      "UPDATE log_entry SET number = 13 WHERE number = 1012",
                      12);
    script_is_noticed("UPDATE log_words SET payload = (SELECT payload FROM log_words AS other"
                      " WHERE other.number = 13) WHERE number = 12",
                      12);
}
END_TEST

START_TEST(an_entry_that_was_added_by_hand_is_noticed)
{
    begin_log();
    script_is_noticed("INSERT INTO log_entry (number, created_at, kind, subject, actor, commitment)"
                      " SELECT 40, created_at, kind, subject, actor, commitment FROM log_entry"
                      " WHERE number = 39",
                      40);
    script_is_noticed("INSERT INTO log_node (level, position, hash)"
                      " SELECT 0, 40, hash FROM log_node WHERE level = 0 AND position = 39",
                      -1);
    script_is_noticed("INSERT INTO log_node (level, position, hash)"
                      " SELECT 30, 0, hash FROM log_node WHERE level = 0 AND position = 39",
                      -1);
}
END_TEST

START_TEST(a_changed_head_or_checkpoint_is_noticed)
{
    begin_log();
    script_is_noticed("UPDATE log_head SET size = 39", -1);
    script_is_noticed("UPDATE log_head SET created_at = created_at + 1", -1);
    script_is_noticed("UPDATE log_head SET note = ''", -1);
    script_is_noticed("UPDATE log_head SET note = REPLACE(note, '40', '41')", -1);
    script_is_noticed("UPDATE log_head SET note = (SELECT note FROM log_checkpoint"
                      " WHERE size = 30)",
                      30);
    script_is_noticed("UPDATE log_checkpoint SET note = REPLACE(note, '20', '21')"
                      " WHERE size = 20",
                      -1);
    script_is_noticed("UPDATE log_checkpoint SET size = 19 WHERE size = 20", -1);
    script_is_noticed("UPDATE log_checkpoint SET created_at = 7 WHERE size = 20", -1);
    script_is_noticed("INSERT INTO log_checkpoint (size, created_at, note)"
                      " SELECT 50, created_at, note FROM log_checkpoint WHERE size = 20",
                      40);
    script_is_noticed("DELETE FROM log_key", -1);
}
END_TEST

/* Whoever has the database, but not the key, writes a whole history of their own. */
START_TEST(a_log_written_anew_without_the_key_does_not_hold)
{
    static const unsigned char seed[KEY_SEED_BYTES] = { 7 };
    static struct signer other;

    begin_log();
    log_empty();
    signer_from(STR("palabre"), seed, &other);
    identity_use(&other);
    log_add("stance", "decision/1", ADA, "{}");
    ck_assert(verify()->is_wrong);
}
END_TEST

START_TEST(a_log_that_does_not_begin_as_somebody_noted_does_not_hold)
{
    struct check check = { .arena = &arena, .has_noted = true };
    struct note note;

    begin_log();
    ck_assert(note_read(log_head(), &note) && checkpoint_read(note.text, &check.noted));
    log_add("stance", "decision/1", ADA, "{}");
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert(!check.is_wrong);
    check = (struct check){ .arena = &arena, .has_noted = true, .noted = check.noted };
    check.noted.root.bytes[3] ^= 1;
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert(check.is_wrong);
    check = (struct check){ .arena = &arena, .has_noted = true, .noted = check.noted };
    check.noted.size = ENTRIES + 2;
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert_int_eq(check.wrong_number, ENTRIES + 1);
}
END_TEST

START_TEST(a_head_that_is_not_signed_with_the_noted_key_does_not_hold)
{
    static const unsigned char seed[KEY_SEED_BYTES] = { 7 };
    struct check check = { .arena = &arena, .has_key = true };
    struct signer other;

    begin_log();
    check.key = identity_now()->key;
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert(!check.is_wrong);
    signer_from(STR("palabre"), seed, &other);
    check = (struct check){ .arena = &arena, .has_key = true, .key = other.key };
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert(check.is_wrong);
}
END_TEST

START_TEST(a_person_who_was_erased_leaves_the_log_whole)
{
    const struct check *check;

    begin_log();
    ck_assert_int_eq(entries_erase(forum, ADA), OK);
    check = verify();
    ck_assert_msg(!check->is_wrong, "%.*s", STR_ARGS(check->wrong));
    ck_assert_int_eq(check->erased, ENTRIES - ENTRIES / 5);
    ck_assert_int_eq(check->words, ENTRIES / 5);
    log_add("stance", "decision/1", BOB, "{}");
    holds();
    script_is_noticed("UPDATE log_entry SET kind = 'stence' WHERE number = 17", 17);
}
END_TEST

RUN_TESTS("verify", an_empty_log_holds, a_log_as_it_was_written_holds,
          a_changed_number_time_kind_or_subject_is_noticed_and_the_entry_named,
          any_changed_byte_of_the_actor_the_commitment_or_its_key_is_noticed,
          any_changed_byte_of_a_node_is_noticed_at_the_entry_that_completes_it,
          a_removed_row_is_noticed, a_truncated_end_is_noticed, a_swapped_pair_is_noticed,
          an_entry_that_was_added_by_hand_is_noticed, a_changed_head_or_checkpoint_is_noticed,
          a_log_written_anew_without_the_key_does_not_hold,
          a_log_that_does_not_begin_as_somebody_noted_does_not_hold,
          a_head_that_is_not_signed_with_the_noted_key_does_not_hold,
          a_person_who_was_erased_leaves_the_log_whole)
