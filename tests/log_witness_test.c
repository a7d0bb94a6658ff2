/* Witnesses: whom the log listens to, and what is taken from them. */
#include "log/witness.h"

#include <string.h>

#include "base/clock.h"
#include "log/identity.h"
#include "log/verify.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/log.h"

static struct signer lille, rennes;

static void begin(void)
{
    unsigned char seed[KEY_SEED_BYTES] = { 1 };

    debate_begin();
    log_note_key();
    signer_from(STR("lille.example"), seed, &lille);
    seed[0] = 2;
    signer_from(STR("rennes.example"), seed, &rennes);
    ck_assert_int_eq(witness_add(forum, key_text(&arena, &lille.key)), OK);
    for (int i = 0; i < 5; i++)
        log_add("stance", "decision/1", ADA, "{}");
}

/* The head with this witness's line. */
static struct str cosigned(const struct signer *witness, int64_t time)
{
    struct str head = log_head();
    struct note note;

    ck_assert(note_read(head, &note));
    return str_format(&arena, "%.*s%.*s", STR_ARGS(head),
                      STR_ARGS(note_cosign(&arena, witness, note.text, time)));
}

/* Each in a transaction that is undone when it is refused. */
static enum result take(struct str note, int *taken)
{
    enum result result;

    db_begin(forum);
    result = witness_take(forum, &arena, note, taken);
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

static struct witness first(void)
{
    struct witnesses list;

    ck_assert_int_eq(witnesses_find(forum, &arena, &list), OK);
    ck_assert_uint_ge(list.count, 1);
    return list.items[0];
}

START_TEST(what_a_witness_signs_is_kept_and_shown)
{
    struct client client = { 0 };
    int taken;

    begin();
    ck_assert_int_eq(first().size, 0);
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), OK);
    ck_assert_int_eq(taken, 1);
    ck_assert_int_eq(first().size, 5);
    ck_assert_int_eq(first().signed_at, clock_now());
    client_get(&client, "/log/checkpoint");
    ck_assert(client_sees(&client, "— lille.example "));
    log_add("stance", "decision/1", ADA, "{}");
    client_get(&client, "/log/checkpoint");
    ck_assert(!client_sees(&client, "— lille.example "));
    client_get(&client, "/log/witnessed");
    ck_assert(client_sees(&client, "— lille.example "));
    client_get(&client, "/log");
    ck_assert(client_sees(&client, "lille.example"));
    client_end(&client);
}
END_TEST

START_TEST(the_later_of_two_signatures_under_one_checkpoint_stays)
{
    int taken;

    begin();
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), OK);
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), OK);
    ck_assert_int_eq(taken, 0);
    ck_assert_int_eq(take(cosigned(&lille, clock_now() - 9), &taken), OK);
    ck_assert_int_eq(taken, 0);
    ck_assert_int_eq(take(cosigned(&lille, clock_now() + 9), &taken), OK);
    ck_assert_int_eq(taken, 1);
    ck_assert_int_eq(first().signed_at, clock_now() + 9);
}
END_TEST

START_TEST(an_older_checkpoint_may_be_signed_later)
{
    struct check check = { .arena = &arena };
    struct str note;
    int taken;

    begin();
    note = cosigned(&lille, clock_now());
    debate_later(86400);
    log_add("stance", "decision/1", ADA, "{}");
    debate_later(1000);
    log_add("stance", "decision/1", ADA, "{}");
    ck_assert_int_eq(take(note, &taken), OK);
    ck_assert_int_eq(first().size, 5);
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), OK);
    ck_assert_int_eq(first().size, 7);
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert_msg(!check.is_wrong, "%.*s", STR_ARGS(check.wrong));
    ck_assert_int_eq(check.cosignatures, 2);
}
END_TEST

START_TEST(a_changed_signature_of_a_witness_is_noticed)
{
    struct check check = { .arena = &arena };
    int taken;

    begin();
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), OK);
    db_script(forum, "UPDATE log_cosignature SET signed_at = signed_at + 1");
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    ck_assert(check.is_wrong);
}
END_TEST

START_TEST(nobody_is_listened_to_who_was_not_named)
{
    int taken;

    begin();
    ck_assert_int_eq(take(cosigned(&rennes, clock_now()), &taken), NOT_VALID);
    ck_assert_int_eq(take(log_head(), &taken), NOT_VALID);
    ck_assert_int_eq(witness_remove(forum, STR("rennes.example")), NOT_FOUND);
    ck_assert_int_eq(witness_remove(forum, STR("lille.example")), OK);
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), NOT_VALID);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_checkpoint"), 0);
}
END_TEST

START_TEST(a_witness_who_is_removed_takes_their_signatures_along)
{
    int taken;

    begin();
    ck_assert_int_eq(take(cosigned(&lille, clock_now()), &taken), OK);
    ck_assert_int_eq(witness_remove(forum, STR("lille.example")), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_cosignature"), 0);
}
END_TEST

START_TEST(a_witness_has_a_key_and_a_name_of_its_own)
{
    begin();
    ck_assert_int_eq(witness_add(forum, STR("no key")), NOT_VALID);
    ck_assert_int_eq(witness_add(forum, key_text(&arena, &lille.key)), CONFLICT);
    ck_assert_int_eq(witness_add(forum, key_text(&arena, &rennes.key)), OK);
}
END_TEST

/* Signed by the witness and by our own key, but not what our log was. */
START_TEST(another_history_is_a_conflict)
{
    struct tree_head head = { identity_now()->key.name, 4, { { 9 } } };
    struct str text, note;
    int taken;

    begin();
    text = checkpoint_text(&arena, &head);
    note = str_format(&arena, "%.*s%.*s", STR_ARGS(note_sign(&arena, identity_now(), text)),
                      STR_ARGS(note_cosign(&arena, &lille, text, clock_now())));
    ck_assert_int_eq(take(note, &taken), CONFLICT);
}
END_TEST

START_TEST(what_we_did_not_sign_is_not_taken)
{
    struct note note;
    struct str other;
    int taken;

    begin();
    ck_assert(note_read(cosigned(&lille, clock_now()), &note));
    other = str_format(&arena, "%.*s\n%.*s", STR_ARGS(note.text),
                       STR_ARGS(note_cosign(&arena, &lille, note.text, clock_now())));
    ck_assert_int_eq(take(other, &taken), NOT_VALID);
    ck_assert_int_eq(take(STR("no note"), &taken), NOT_VALID);
}
END_TEST

START_TEST(a_checkpoint_that_is_ahead_of_the_log_is_not_taken)
{
    struct tree_head head = { identity_now()->key.name, 99, { { 9 } } };
    struct str text, note;
    int taken;

    begin();
    text = checkpoint_text(&arena, &head);
    note = str_format(&arena, "%.*s%.*s", STR_ARGS(note_sign(&arena, identity_now(), text)),
                      STR_ARGS(note_cosign(&arena, &lille, text, clock_now())));
    ck_assert_int_eq(take(note, &taken), NOT_VALID);
}
END_TEST

START_TEST(a_program_sends_what_it_signed_without_a_session)
{
    struct client client = { .sends_no_token = true, .origin = "https://elsewhere.test" };

    begin();
    client_post(&client, "/log/cosignatures", "note", cosigned(&lille, clock_now()).data, NULL);
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "1"));
    ck_assert_int_eq(first().size, 5);
    client_post(&client, "/log/cosignatures", "note", cosigned(&rennes, clock_now()).data, NULL);
    ck_assert_int_eq(client.status, 422);
    client_post(&client, "/log/cosignatures", NULL);
    ck_assert_int_eq(client.status, 422);
    client_end(&client);
}
END_TEST

START_TEST(who_sends_too_much_has_to_wait)
{
    struct client client = { .sends_no_token = true };

    begin();
    for (int i = 0; i < 60; i++) {
        const struct signer *witness = i % 2 ? &lille : &rennes;

        client_post(&client, "/log/cosignatures", "note", cosigned(witness, clock_now()).data,
                    NULL);
        ck_assert_int_eq(client.status, i % 2 ? 200 : 422);
    }
    client_post(&client, "/log/cosignatures", "note", cosigned(&lille, clock_now()).data, NULL);
    ck_assert_int_eq(client.status, 429);
    client_end(&client);
}
END_TEST

RUN_TESTS("log_witness", what_a_witness_signs_is_kept_and_shown,
          the_later_of_two_signatures_under_one_checkpoint_stays,
          an_older_checkpoint_may_be_signed_later, a_changed_signature_of_a_witness_is_noticed,
          nobody_is_listened_to_who_was_not_named,
          a_witness_who_is_removed_takes_their_signatures_along,
          a_witness_has_a_key_and_a_name_of_its_own, another_history_is_a_conflict,
          what_we_did_not_sign_is_not_taken, a_checkpoint_that_is_ahead_of_the_log_is_not_taken,
          a_program_sends_what_it_signed_without_a_session, who_sends_too_much_has_to_wait)
