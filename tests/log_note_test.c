/*
 * What of the log others read: leaves, keys, signed notes and cosignatures. The
 * values were made with another implementation of the same standards.
 */
#include "log/note.h"

#include <sodium.h>
#include <string.h>

#include "base/arena.h"
#include "base/random.h"
#include "log/leaf.h"
#include "support/suite.h"

static struct arena arena;

static const char key[] = "palabre.example+60d14234+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
static const char secret_key[] =
    "PRIVATE+KEY+palabre.example+60d14234+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
static const char witness_key[] =
    "witness.example/w1+e4051bff+BF5CMDMET1ahOmhnmUh7y/pj3R45IEzsJ905om2qYVYo";
static const char witness_other_key[] =
    "witness.example/w1+94bb41bb+AV5CMDMET1ahOmhnmUh7y/pj3R45IEzsJ905om2qYVYo";
static const char note_text[] =
    "palabre.example\n1\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n";
static const char signed_note[] =
    "palabre.example\n1\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n"
    "\n"
    "— palabre.example YNFCNGROl4K7QpkqCklZgDnTSKtrYXtPL1bykcOmzWDUg1jRSJRiK0JlDdjJJpjg7Go2bPIpVxBc"
    "+YLFQh0bi6AfigA=\n";
static const char witness_line[] =
    "— witness.example/w1 "
    "5AUb/wAAAABoTuHkeLvW0LsqeQY44UdqZkjyx/IrYJ7mzkFALSsmxnHzqJUtEf8+K4zeOhazv/"
    "Bahk9wbwpbuwp2WSgk+3wHolknAg==\n";
static const char leaf_hex[] =
    "50414c4142524501000000000000000700000000684ee180000102030405060708090a0b0c0d0e0f80538bbbb0b66b"
    "a5"
    "661709157a2995d7d3c9c7c3e450921c6d54e93ff720e757067374616e63650b6465636973696f6e2f3132";

static void numbered(unsigned char *bytes, int count, int from)
{
    for (int i = 0; i < count; i++)
        bytes[i] = (unsigned char)(from + i);
}

static struct leaf golden_leaf(void)
{
    struct leaf leaf = {
        .number = 7, .time = 1750000000, .kind = STR("stance"), .subject = STR("decision/12")
    };
    unsigned char secret[SECRET_BYTES];

    numbered(leaf.actor, ACTOR_BYTES, 0);
    numbered(secret, SECRET_BYTES, 100);
    leaf_commit(secret, STR("{\"why\":\"because\"}"), leaf.commitment);
    return leaf;
}

static struct signer signer_of(const char *name, int from)
{
    unsigned char seed[KEY_SEED_BYTES];
    struct signer signer;

    numbered(seed, KEY_SEED_BYTES, from);
    signer_from(str_of(name), seed, &signer);
    return signer;
}

START_TEST(a_leaf_has_the_bytes_that_are_written_down)
{
    struct leaf leaf = golden_leaf(), read;
    struct str bytes = leaf_bytes(&arena, &leaf);
    char *hex = arena_alloc(&arena, 2 * bytes.length + 1);

    sodium_bin2hex(hex, 2 * bytes.length + 1, (const unsigned char *)bytes.data, bytes.length);
    ck_assert_str_eq(hex, leaf_hex);
    ck_assert(leaf_read(bytes, &read));
    ck_assert_int_eq(read.number, 7);
    ck_assert_int_eq(read.time, 1750000000);
    ck_assert_text(read.kind, "stance");
    ck_assert_text(read.subject, "decision/12");
    ck_assert(!memcmp(read.actor, leaf.actor, ACTOR_BYTES));
    ck_assert(!memcmp(read.commitment, leaf.commitment, COMMITMENT_BYTES));
}
END_TEST

START_TEST(only_canonical_bytes_are_a_leaf)
{
    struct leaf leaf = golden_leaf(), read;
    struct str bytes = leaf_bytes(&arena, &leaf);
    char *copy = arena_alloc(&arena, bytes.length + 1);

    memcpy(copy, bytes.data, bytes.length);
    for (size_t i = 0; i < bytes.length; i++)
        ck_assert(!leaf_read((struct str){ copy, i }, &read));
    ck_assert(!leaf_read((struct str){ copy, bytes.length + 1 }, &read));
    copy[7] = 2;
    ck_assert(!leaf_read((struct str){ copy, bytes.length }, &read));
    copy[7] = 1;
    copy[73] = 'S';
    ck_assert(!leaf_read((struct str){ copy, bytes.length }, &read));
    copy[73] = 's';
    copy[16] = (char)0x80;
    ck_assert(!leaf_read((struct str){ copy, bytes.length }, &read));
}
END_TEST

START_TEST(kinds_and_subjects_have_bounds)
{
    char longest[LEAF_SUBJECT_MAX + 2];

    memset(longest, 'a', sizeof longest);
    ck_assert(leaf_kind_is_valid((struct str){ longest, LEAF_KIND_MAX }));
    ck_assert(!leaf_kind_is_valid((struct str){ longest, LEAF_KIND_MAX + 1 }));
    ck_assert(!leaf_kind_is_valid(STR("")));
    ck_assert(!leaf_kind_is_valid(STR("Stance")));
    ck_assert(!leaf_kind_is_valid(STR("two words")));
    ck_assert(leaf_subject_is_valid((struct str){ longest, LEAF_SUBJECT_MAX }));
    ck_assert(!leaf_subject_is_valid((struct str){ longest, LEAF_SUBJECT_MAX + 1 }));
    ck_assert(!leaf_subject_is_valid(STR("")));
    ck_assert(!leaf_subject_is_valid(STR("décision/1")));
    ck_assert(!leaf_subject_is_valid(STR("a b")));
}
END_TEST

START_TEST(keys_are_written_as_the_standard_has_them)
{
    struct signer signer = signer_of("palabre.example", 0);
    struct signer witness = signer_of("witness.example/w1", 50);
    struct key as_witness = key_of_witness(&witness.key);

    ck_assert_text(key_text(&arena, &signer.key), key);
    ck_assert_text(signer_text(&arena, &signer), secret_key);
    ck_assert_text(key_text(&arena, &witness.key), witness_other_key);
    ck_assert_text(key_text(&arena, &as_witness), witness_key);
}
END_TEST

START_TEST(keys_are_read_again)
{
    struct signer signer;
    struct key read, other;

    ck_assert(key_read(str_of(key), &arena, &read));
    ck_assert_text(read.name, "palabre.example");
    ck_assert_int_eq(read.kind, KEY_LOG);
    ck_assert(signer_read(str_of(secret_key), &arena, &signer));
    ck_assert_text(key_text(&arena, &signer.key), key);
    ck_assert(key_read(str_of(witness_key), &arena, &read));
    ck_assert_int_eq(read.kind, KEY_WITNESS);
    ck_assert(key_read(str_of(witness_other_key), &arena, &other));
    other = key_of_witness(&other);
    ck_assert_uint_eq(other.id, read.id);
}
END_TEST

START_TEST(any_changed_byte_of_a_key_is_noticed)
{
    struct signer signer;
    struct key read;

    for (size_t i = 0; i < strlen(key); i++) {
        char *copy = (char *)(uintptr_t)str_copy(&arena, str_of(key)).data;

        copy[i] ^= 1;
        ck_assert_msg(!key_read(str_of(copy), &arena, &read), "byte %zu", i);
        copy[i] = '\0';
        ck_assert_msg(!key_read(str_of(copy), &arena, &read), "%zu bytes", i);
    }
    for (size_t i = 0; i < strlen(secret_key); i++) {
        char *copy = (char *)(uintptr_t)str_copy(&arena, str_of(secret_key)).data;

        copy[i] ^= 1;
        ck_assert_msg(!signer_read(str_of(copy), &arena, &signer), "byte %zu", i);
    }
}
END_TEST

START_TEST(names_of_keys_have_no_spaces_and_no_plus)
{
    ck_assert(key_name_is_valid(STR("forum.example:8080/log")));
    ck_assert(key_name_is_valid(STR("forêt.example")));
    ck_assert(!key_name_is_valid(STR("")));
    ck_assert(!key_name_is_valid(STR("a b")));
    ck_assert(!key_name_is_valid(STR("a+b")));
    ck_assert(!key_name_is_valid(STR("a\nb")));
    ck_assert(!key_name_is_valid(STR("\xff")));
}
END_TEST

START_TEST(a_checkpoint_is_signed_as_the_standard_has_it)
{
    struct signer signer = signer_of("palabre.example", 0);
    struct leaf leaf = golden_leaf();
    struct tree_head head = { signer.key.name, 1, { { 0 } } };

    tree_leaf_hash(leaf_bytes(&arena, &leaf), &head.root);
    ck_assert_text(checkpoint_text(&arena, &head), note_text);
    ck_assert_text(note_sign(&arena, &signer, str_of(note_text)), signed_note);
}
END_TEST

START_TEST(a_signed_checkpoint_is_read_and_verified)
{
    struct tree_head head;
    struct note note;
    struct str line;
    struct key read;
    int64_t time = 1;

    ck_assert(note_read(str_of(signed_note), &note));
    ck_assert_text(note.text, note_text);
    ck_assert(checkpoint_read(note.text, &head));
    ck_assert_text(head.origin, "palabre.example");
    ck_assert_int_eq(head.size, 1);
    ck_assert(key_read(str_of(key), &arena, &read));
    ck_assert(note_line_of(&note, &read, &line, &time));
    ck_assert_int_eq(time, 0);
    ck_assert(str_starts(line, "— palabre.example "));
}
END_TEST

START_TEST(a_witness_signs_as_the_standard_has_it)
{
    struct signer witness = signer_of("witness.example/w1", 50);
    struct str both = str_format(&arena, "%s%s", signed_note, witness_line), line;
    struct note note;
    struct key read;
    int64_t time;

    ck_assert_text(note_cosign(&arena, &witness, str_of(note_text), 1750000100), witness_line);
    ck_assert(note_read(both, &note));
    ck_assert(key_read(str_of(witness_key), &arena, &read));
    ck_assert(note_line_of(&note, &read, &line, &time));
    ck_assert_int_eq(time, 1750000100);
    ck_assert_text(line, witness_line);
    ck_assert(key_read(str_of(key), &arena, &read));
    ck_assert(note_line_of(&note, &read, &line, &time));
}
END_TEST

START_TEST(any_changed_byte_of_a_signed_note_is_noticed)
{
    struct note note;
    struct str line;
    struct key read;
    int64_t time;

    ck_assert(key_read(str_of(key), &arena, &read));
    for (size_t i = 0; i < strlen(signed_note); i++) {
        char *copy = (char *)(uintptr_t)str_copy(&arena, str_of(signed_note)).data;

        copy[i] ^= 1;
        ck_assert_msg(!note_read(str_of(copy), &note) || !note_line_of(&note, &read, &line, &time),
                      "byte %zu", i);
    }
}
END_TEST

START_TEST(what_is_no_note_is_not_read_as_one)
{
    static const char *const bad[] = { "",         "\n",           "text\n",
                                       "text\n\n", "text\n\nno\n", "text\n\n— a b",
                                       "— a b\n" };
    struct note note;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!note_read(str_of(bad[i]), &note), "%s", bad[i]);
    ck_assert(!note_read(STR("te\0xt\n\n— a b\n"), &note));
}
END_TEST

START_TEST(what_is_no_checkpoint_is_not_read_as_one)
{
    static const char *const bad[] = {
        "",
        "a\n",
        "a\n1\n",
        "a\n1\nshort\n",
        "\n1\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n",
        "a\n01\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n",
        "a\n-1\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n",
        "a\n1 \nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n",
        "a\n99999999999999999999\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n",
        "a\n1\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y\n",
        "a\n1\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=",
        "a\n1\nP1M\xc8\xae"
        "EgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n",
    };
    struct tree_head head;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!checkpoint_read(str_of(bad[i]), &head), "%s", bad[i]);
    ck_assert(
        checkpoint_read(STR("a\n0\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\nmore\n"), &head));
}
END_TEST

RUN_SUITE("log_note", a_leaf_has_the_bytes_that_are_written_down, only_canonical_bytes_are_a_leaf,
          kinds_and_subjects_have_bounds, keys_are_written_as_the_standard_has_them,
          keys_are_read_again, any_changed_byte_of_a_key_is_noticed,
          names_of_keys_have_no_spaces_and_no_plus, a_checkpoint_is_signed_as_the_standard_has_it,
          a_signed_checkpoint_is_read_and_verified, a_witness_signs_as_the_standard_has_it,
          any_changed_byte_of_a_signed_note_is_noticed, what_is_no_note_is_not_read_as_one,
          what_is_no_checkpoint_is_not_read_as_one)
