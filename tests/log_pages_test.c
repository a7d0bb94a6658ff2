/* The log as people and programs read it. */
#include "log/pages.h"

#include <sodium.h>
#include <string.h>

#include "log/entry.h"
#include "moderation/act.h"
#include "moderation/change.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/log.h"

static struct client client;

static void must(enum result result)
{
    ck_assert_int_eq(result, OK);
}

static void get(const char *target)
{
    client_get(&client, target);
}

/* Ada's debate is closed and opened again by Mia, with reasons; then a setting changes. */
static void begin(void)
{
    struct act act = debate_act();

    debate_begin();
    log_note_key();
    act.actor_id = MIA;
    act.reason = STR("It went round in circles.");
    db_begin(forum);
    must(topic_close(forum, TOPIC, &act, debate_problems()));
    must(topic_reopen(forum, TOPIC, &act, debate_problems()));
    must(setting_change(forum, SETTING_MENTIONS, 7, &(struct change){ 0 }));
    must(db_commit(forum));
}

START_TEST(acts_of_moderators_are_entries_with_their_reasons)
{
    begin();
    get("/log");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "<a href=\"/log/0\">0</a>"));
    ck_assert(client_sees(&client, "<a href=\"/log/2\">2</a>"));
    ck_assert(client_sees(&client, debate_topic().title.data));
    get("/log/0");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "It went round in circles."));
    ck_assert(client_sees(&client, "&quot;act&quot;:&quot;close&quot;"));
    get("/log/2");
    ck_assert(client_sees(&client, "mentions 10 7"));
    client_end(&client);
}
END_TEST

START_TEST(an_empty_log_has_a_page)
{
    debate_begin();
    get("/log");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "Nothing yet."));
    get("/log.json");
    ck_assert(client_sees(&client, "\"size\":0"));
    get("/log.rss");
    ck_assert_int_eq(client.status, 200);
    get("/log/0");
    ck_assert_int_eq(client.status, 404);
    get("/log/checkpoint");
    ck_assert_int_eq(client.status, 404);
    get("/log/growth");
    ck_assert_int_eq(client.status, 404);
    client_end(&client);
}
END_TEST

START_TEST(only_a_number_of_an_entry_has_a_page)
{
    static const char *const none[] = { "/log/3",   "/log/-1",
                                        "/log/00",  "/log/x",
                                        "/log/1.5", "/log/0/no",
                                        "/log/ ",   "/log/9999999999999999999999" };

    begin();
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        get(none[i]);
        ck_assert_msg(client.status == 404 || client.status == 400, "%s: %d", none[i],
                      client.status);
    }
    client_end(&client);
}
END_TEST

START_TEST(the_list_goes_on_by_pages_and_by_kinds)
{
    begin();
    for (int i = 0; i < LOG_ENTRIES_PER_PAGE; i++)
        log_add("stance", "decision/1", ADA, "{}");
    get("/log");
    ck_assert(client_sees(&client, "/log?before=3\""));
    ck_assert(!client_sees(&client, "<a href=\"/log/2\">"));
    get("/log?before=3");
    ck_assert(client_sees(&client, "<a href=\"/log/2\">"));
    ck_assert(!client_sees(&client, "<a href=\"/log/3\">"));
    get("/log?before=0");
    ck_assert_int_eq(client.status, 200);
    ck_assert(!client_sees(&client, "<a href=\"/log/0\">"));
    get("/log?kind=moderation");
    ck_assert(client_sees(&client, "<a href=\"/log/2\">"));
    ck_assert(!client_sees(&client, "<a href=\"/log/3\">"));
    get("/log?kind=nothing");
    ck_assert(client_sees(&client, "No entry of this kind."));
    get("/log?kind=%3Cb%3E");
    ck_assert(client_sees(&client, "<a href=\"/log/52\">"));
    client_end(&client);
}
END_TEST

/* An entry about what nobody lists, or what the reader may not see: nothing but the leaf shows. */
START_TEST(words_and_actor_of_what_one_may_not_see_are_not_shown)
{
    static const char *const targets[] = { "/log", "/log.json", "/log.rss", "/log/3",
                                           "/log/3.json" };

    begin();
    log_add("stance", "nobody-knows/1", ADA, "{\"why\":\"canary\"}");
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        get(targets[i]);
        ck_assert_int_eq(client.status, 200);
        ck_assert(client_sees(&client, "nobody-knows/1"));
        ck_assert_msg(!client_sees(&client, "canary"), "%s", targets[i]);
        ck_assert_msg(!client_sees(&client, "/u/Ada"), "%s", targets[i]);
        ck_assert_msg(!client_sees(&client, "\"username\":\"Ada\""), "%s", targets[i]);
    }
    client_end(&client);
}
END_TEST

START_TEST(an_act_in_a_closed_space_is_for_those_who_may_enter)
{
    struct client mia = { 0 };

    begin();
    db_script(forum, "UPDATE category SET readers = 1 WHERE id = 1");
    get("/log/0");
    ck_assert_int_eq(client.status, 200);
    ck_assert(!client_sees(&client, "circles"));
    ck_assert(!client_sees(&client, debate_topic().title.data));
    get("/log");
    ck_assert(!client_sees(&client, debate_topic().title.data));
    client_sign_in(&mia, MIA);
    client_get(&mia, "/log/0");
    ck_assert(client_sees(&mia, "circles"));
    client_end(&mia);
    client_end(&client);
}
END_TEST

START_TEST(where_moderators_are_not_named_no_entry_leads_to_them)
{
    struct act act = debate_act();

    begin();
    db_begin(forum);
    must(setting_change(forum, SETTING_LOG_NAMES_MODERATORS, 0, &(struct change){ 0 }));
    act.actor_id = MIA;
    must(topic_close(forum, TOPIC, &act, debate_problems()));
    must(db_commit(forum));
    get("/log/4.json");
    ck_assert(client_sees(&client, "\"actor\":\"00000000000000000000000000000000\""));
    ck_assert(client_sees(&client, "\"username\":\"\""));
    client_end(&client);
}
END_TEST

START_TEST(erased_words_are_said_to_be_erased)
{
    begin();
    must(entry_words_erase(forum, 0));
    get("/log/0");
    ck_assert(client_sees(&client, "They were erased."));
    ck_assert(!client_sees(&client, "circles"));
    get("/log/0.json");
    ck_assert(client_sees(&client, "\"is_erased\":true,\"payload\":null"));
    client_end(&client);
}
END_TEST

static struct hash hash_of_hex(const char *key)
{
    size_t at = str_find(client.body, str_of(key), 0) + strlen(key);
    struct hash hash;
    size_t length;

    ck_assert_int_eq(
        sodium_hex2bin(hash.bytes, HASH_BYTES, client.body.data + at, 64, NULL, &length, NULL), 0);
    ck_assert_uint_eq(length, HASH_BYTES);
    return hash;
}

START_TEST(the_exact_bytes_of_an_entry_hash_to_what_its_page_says)
{
    struct hash hash, said;

    begin();
    get("/log/1/leaf");
    ck_assert_int_eq(client.status, 200);
    tree_leaf_hash(client.body, &hash);
    get("/log/1.json");
    said = hash_of_hex("\"leaf_hash\":\"");
    ck_assert(hash_equal(&hash, &said));
    client_end(&client);
}
END_TEST

START_TEST(the_proof_of_an_entry_leads_to_the_root)
{
    struct proof proof = { .count = 2 };
    struct hash leaf, root;

    begin();
    get("/log/0.json");
    leaf = hash_of_hex("\"leaf_hash\":\"");
    root = hash_of_hex("\"root\":\"");
    proof.items[0] = hash_of_hex("\"hashes\":[\"");
    get("/log/2.json");
    proof.items[1] = hash_of_hex("\"leaf_hash\":\"");
    ck_assert(tree_entry_is_proved(0, 3, &leaf, &proof, &root));
    client_end(&client);
}
END_TEST

START_TEST(the_growth_of_the_log_is_proved)
{
    begin();
    get("/log/growth?from=2&to=3");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "{\"from\":2,\"to\":3,\"hashes\":[\""));
    get("/log/growth?from=3&to=3");
    ck_assert(client_sees(&client, "\"hashes\":[]"));
    get("/log/growth?from=3&to=2");
    ck_assert_int_eq(client.status, 404);
    get("/log/growth?from=1&to=4");
    ck_assert_int_eq(client.status, 404);
    client_end(&client);
}
END_TEST

/* 300 entries: one full tile, the start of a second, and one node above. */
START_TEST(tiles_hold_hashes_and_entries)
{
    struct hash hash;
    struct str entries;

    debate_begin();
    for (int i = 0; i < 300; i++)
        log_add("stance", "decision/1", 0, "{}");
    get("/log/tile/0/000");
    ck_assert_int_eq(client.status, 200);
    ck_assert_uint_eq(client.body.length, 256 * HASH_BYTES);
    ck_assert(str_find(client_header(&client, "Cache-Control"), STR("immutable"), 0) <
              client_header(&client, "Cache-Control").length);
    hash_from(str_slice(client.body, 7 * HASH_BYTES, 8 * HASH_BYTES), &hash);
    get("/log/7/leaf");
    entries = str_copy(&arena, client.body);
    get("/log/tile/entries/000.p/8");
    ck_assert_uint_eq(client.body.length, 8 * (2 + entries.length));
    ck_assert(str_ends(client.body, entries.data) ||
              !memcmp(client.body.data + client.body.length - entries.length, entries.data,
                      entries.length));
    get("/log/tile/0/001.p/44");
    ck_assert_uint_eq(client.body.length, 44 * HASH_BYTES);
    get("/log/tile/1/000.p/1");
    ck_assert_uint_eq(client.body.length, HASH_BYTES);
    get("/log/tile/entries/000");
    ck_assert_uint_eq(client.body.length, 256 * (2 + entries.length));
    client_end(&client);
}
END_TEST

START_TEST(what_is_no_tile_is_not_found)
{
    static const char *const none[] = {
        "0/001",
        "0/000.p/4",
        "0/000.p/0",
        "0/000.p/256",
        "0/000.p/01",
        "0/000.p",
        "0/00.p/1",
        "0/0000.p/1",
        "0/x000/000",
        "0/x001/000",
        "00/000.p/1",
        "-1/000.p/1",
        "8/000.p/1",
        "99/000.p/1",
        "entry/000",
        "0/abc.p/1",
        "0/000.p/1/",
        "0",
        "0/000/000",
        "",
        "0/000.p/1/2",
        "0/x001",
        "x/000.p/1",
        "0//000.p/1",
        "0/x999/x999/x999/x999/x999/x999/x999/000",
    };

    begin();
    get("/log/tile/0/000.p/3");
    ck_assert_int_eq(client.status, 200);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        get(str_format(&arena, "/log/tile/%s", none[i]).data);
        ck_assert_msg(client.status == 404, "%s: %d", none[i], client.status);
    }
    client_end(&client);
}
END_TEST

START_TEST(the_signed_checkpoint_is_served_as_it_is_kept)
{
    begin();
    get("/log/checkpoint");
    ck_assert_int_eq(client.status, 200);
    ck_assert(str_equal(client.body, log_head()));
    get("/log/witnessed");
    ck_assert_int_eq(client.status, 303);
    client_end(&client);
}
END_TEST

RUN_TESTS("log_pages", acts_of_moderators_are_entries_with_their_reasons, an_empty_log_has_a_page,
          only_a_number_of_an_entry_has_a_page, the_list_goes_on_by_pages_and_by_kinds,
          words_and_actor_of_what_one_may_not_see_are_not_shown,
          an_act_in_a_closed_space_is_for_those_who_may_enter,
          where_moderators_are_not_named_no_entry_leads_to_them, erased_words_are_said_to_be_erased,
          the_exact_bytes_of_an_entry_hash_to_what_its_page_says,
          the_proof_of_an_entry_leads_to_the_root, the_growth_of_the_log_is_proved,
          tiles_hold_hashes_and_entries, what_is_no_tile_is_not_found,
          the_signed_checkpoint_is_served_as_it_is_kept)
