#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "accounts/account.h"
#include "accounts/password.h"
#include "accounts/tries.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "http/exchange.h"
#include "support/client.h"
#include "support/forum.h"
#include "support/suite.h"

static const char *const passphrase = "le hamac du notaire grince";
static const char *const other_passphrase = "seven tulips argue quietly";

static int64_t add_account(const char *handle, enum role role)
{
    struct problems problems = { .arena = &arena };
    struct account_wish wish = { .handle = str_of(handle), .role = role };
    int64_t id;

    wish.mail = str_format(&arena, "%s@canary.example", handle);
    ck_assert_int_eq(password_hash(&arena, str_of(passphrase), &wish.password_hash), OK);
    ck_assert_int_eq(account_create(forum, &arena, &wish, &problems, &id), OK);
    return id;
}

static void log_in(struct client *client, const char *name, const char *password)
{
    client_post(client, "/login", "handle", name, "password", password, NULL);
}

static bool is_signed_in(struct client *client)
{
    client_get(client, "/settings");
    return client->status == 200;
}

/* The text with every value between these two replaced. */
static struct str replaced(struct str text, const char *before, const char *after, const char *with)
{
    struct buffer out = { .arena = &arena };
    struct str from = str_of(before);
    size_t at = 0;

    for (size_t found; (found = str_find(text, from, at)) < text.length;) {
        buffer_put_str(&out, str_slice(text, at, found));
        buffer_put_c(&out, with);
        at = str_find(text, str_of(after), found + from.length);
    }
    buffer_put_str(&out, str_slice(text, at, text.length));
    return buffer_str(&out);
}

/* The answer without what is new in each, and with one name for another. */
static struct str comparable(const struct client *client, const char *name)
{
    struct str text = replaced(client->body, "name=\"token\" value=\"", "\"", "TOKEN");

    text = replaced(text, "name=\"once\" value=\"", "\"", "ONCE");
    return replaced(text, name, "\"", "NAME");
}

START_TEST(signing_up_makes_an_account_and_signs_in)
{
    struct client client = { 0 };
    struct account account;

    client_get(&client, "/signup?next=/t/meet/7");
    ck_assert_int_eq(client.status, 200);
    ck_assert_text(client_header(&client, "Cache-Control"), "no-store");
    ck_assert(client_sees(&client, "value=\"/t/meet/7\""));
    client_post(&client, "/signup", "handle", "ada", "name", "Ada", "password", passphrase, "next",
                "/t/meet/7", NULL);
    ck_assert_int_eq(client.status, 303);
    ck_assert_text(client.location, "/t/meet/7");
    ck_assert(is_signed_in(&client));
    ck_assert_int_eq(account_by_handle(forum, &arena, STR("ada"), &account), OK);
    ck_assert_int_eq(account.role, MEMBER);
    client_end(&client);
}
END_TEST

START_TEST(signing_up_says_all_that_is_wrong_and_keeps_what_was_typed)
{
    struct client client = { 0 };

    add_account("bea", MEMBER);
    client_post(&client, "/signup", "handle", "BEA", "name", "Ada \"<b>", "mail", "ada at home",
                "password", "too-short-secret", NULL);
    ck_assert_int_eq(client.status, 422);
    ck_assert(client_sees(&client, "<title>Error: "));
    ck_assert(client_sees(&client, "href=\"#handle\""));
    ck_assert(client_sees(&client, "href=\"#mail\""));
    ck_assert(client_sees(&client, "value=\"Ada &quot;&lt;b&gt;\""));
    ck_assert(client_sees(&client, "value=\"ada at home\""));
    client_post(&client, "/signup", "handle", "", "password", "short-secret", NULL);
    ck_assert_int_eq(client.status, 422);
    ck_assert(client_sees(&client, "href=\"#handle\""));
    ck_assert(client_sees(&client, "href=\"#password\""));
    ck_assert(!client_sees(&client, "short-secret"));
    client_end(&client);
}
END_TEST

START_TEST(nobody_signs_up_as_more_than_a_member)
{
    struct client client = { 0 };
    struct account account;

    client_post(&client, "/signup", "handle", "ada", "password", passphrase, "role", "3", NULL);
    ck_assert_int_eq(client.status, 303);
    ck_assert_int_eq(account_by_handle(forum, &arena, STR("ada"), &account), OK);
    ck_assert_int_eq(account.role, MEMBER);
    client_end(&client);
}
END_TEST

START_TEST(a_mistyped_address_is_a_question_never_a_correction)
{
    struct client client = { 0 };
    struct account account;
    struct str mail;

    client_post(&client, "/signup", "handle", "ada", "mail", "ada@ornage.fr", "password",
                passphrase, NULL);
    ck_assert_int_eq(client.status, 422);
    ck_assert(client_sees(&client, "Did you mean ada@orange.fr?"));
    ck_assert(client_sees(&client, "name=\"mail_is_right\""));
    ck_assert(client_sees(&client, "value=\"ada@ornage.fr\""));
    client_post(&client, "/signup", "handle", "ada", "mail", "ada@ornage.fr", "mail_is_right", "1",
                "password", passphrase, NULL);
    ck_assert_int_eq(client.status, 303);
    ck_assert_int_eq(account_by_handle(forum, &arena, STR("ada"), &account), OK);
    ck_assert_int_eq(account_mail(forum, &arena, account.id, &mail), OK);
    ck_assert_text(mail, "ada@ornage.fr");
    client_end(&client);
}
END_TEST

START_TEST(one_address_opens_a_few_accounts_an_hour)
{
    struct client client = { 0 };
    int made = 0;

    do {
        char handle[16];

        client.session[0] = '\0';
        snprintf(handle, sizeof handle, "ada-%d", made);
        client_post(&client, "/signup", "handle", handle, "password", passphrase, NULL);
    } while (client.status == 303 && ++made < 20);
    ck_assert_int_eq(made, 10);
    ck_assert_int_eq(client.status, 429);
    ck_assert(client_header(&client, "Retry-After").length > 0);
    client.address = "192.0.2.2";
    client_post(&client, "/signup", "handle", "bea", "password", passphrase, NULL);
    ck_assert_int_eq(client.status, 303);
    client_end(&client);
}
END_TEST

START_TEST(people_sign_in_with_their_handle_or_address)
{
    struct client client = { 0 };

    add_account("ada", MEMBER);
    log_in(&client, "Ada", passphrase);
    ck_assert_int_eq(client.status, 303);
    ck_assert_text(client.location, "/");
    ck_assert(is_signed_in(&client));
    client.session[0] = '\0';
    log_in(&client, "ADA@canary.example", passphrase);
    ck_assert_int_eq(client.status, 303);
    ck_assert(is_signed_in(&client));
    client_end(&client);
}
END_TEST

START_TEST(a_session_stays_thirty_days_only_when_asked_to)
{
    struct client client = { 0 };
    struct str cookie;

    add_account("ada", MEMBER);
    log_in(&client, "ada", passphrase);
    cookie = client_header(&client, "Set-Cookie");
    ck_assert(str_find(cookie, STR("Max-Age=86400;"), 0) < cookie.length);
    client_post(&client, "/login", "handle", "ada", "password", passphrase, "stays", "1", NULL);
    cookie = client_header(&client, "Set-Cookie");
    ck_assert(str_find(cookie, STR("Max-Age=2592000;"), 0) < cookie.length);
    client_end(&client);
}
END_TEST

START_TEST(signing_in_leads_back_to_this_site_only)
{
    static const char *const pairs[][2] = {
        { "/settings/sessions", "/settings/sessions" },
        { "/search?q=a%20b", "/search?q=a%20b" },
        { "//evil.example", "/" },
        { "/\\evil.example", "/" },
        { "https://evil.example/", "/" },
        { "javascript:alert(1)", "/" },
    };
    struct client client = { 0 };

    add_account("ada", MEMBER);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        client_post(&client, "/login", "handle", "ada", "password", passphrase, "next", pairs[i][0],
                    NULL);
        ck_assert_int_eq(client.status, 303);
        ck_assert_text(client.location, pairs[i][1]);
    }
    client_end(&client);
}
END_TEST

START_TEST(a_wrong_name_and_a_wrong_password_are_answered_alike)
{
    struct client known = { 0 }, unknown = { 0 };
    int same = 0;

    add_account("adalovelace", MEMBER);
    log_in(&known, "adalovelace", other_passphrase);
    log_in(&unknown, "nobodyatall", other_passphrase);
    ck_assert_int_eq(known.status, 422);
    ck_assert_int_eq(unknown.status, 422);
    ck_assert(str_equal(comparable(&known, "adalovelace"), comparable(&unknown, "nobodyatall")));
    ck_assert_int_eq(known.exchange->outgoing.header_count,
                     unknown.exchange->outgoing.header_count);
    for (int i = 0; i < known.exchange->outgoing.header_count; i++) {
        ck_assert_str_eq(known.exchange->outgoing.headers[i].name,
                         unknown.exchange->outgoing.headers[i].name);
        same += str_equal(known.exchange->outgoing.headers[i].value,
                          unknown.exchange->outgoing.headers[i].value);
    }
    ck_assert_int_eq(same, known.exchange->outgoing.header_count);
    client_end(&known);
    client_end(&unknown);
}
END_TEST

START_TEST(an_account_without_password_lets_nobody_in)
{
    struct problems problems = { .arena = &arena };
    struct account_wish wish = { .handle = STR("imported"), .role = MEMBER };
    struct client client = { 0 };
    int64_t id;

    ck_assert_int_eq(account_create(forum, &arena, &wish, &problems, &id), OK);
    log_in(&client, "imported", passphrase);
    ck_assert_int_eq(client.status, 422);
    log_in(&client, "imported", "");
    ck_assert_int_eq(client.status, 422);
    client_end(&client);
}
END_TEST

static void try_often(struct client *client, const char *name, int times)
{
    for (int i = 0; i < times; i++)
        log_in(client, name, other_passphrase);
}

START_TEST(an_enemy_slows_down_only_himself)
{
    struct client enemy = { .address = "192.0.2.66" }, ada = { .address = "192.0.2.7" };

    clock_set(1780000000);
    add_account("ada", MEMBER);
    try_often(&enemy, "ada", TRIES_OF_NAME_MAX);
    ck_assert_int_eq(enemy.status, 422);
    log_in(&enemy, "ada", passphrase);
    ck_assert_int_eq(enemy.status, 429);
    ck_assert(client_header(&enemy, "Retry-After").length > 0);
    log_in(&ada, "ada", other_passphrase);
    ck_assert_int_eq(ada.status, 422);
    log_in(&ada, "ada", passphrase);
    ck_assert_int_eq(ada.status, 303);
    clock_set(1780000000 + TRIES_SECONDS);
    log_in(&enemy, "ada", passphrase);
    ck_assert_int_eq(enemy.status, 303);
    client_end(&enemy);
    client_end(&ada);
}
END_TEST

START_TEST(names_that_are_nobodys_run_out_of_tries_too)
{
    struct client client = { 0 };

    try_often(&client, "nobody-at-all", TRIES_OF_NAME_MAX + 1);
    ck_assert_int_eq(client.status, 429);
    client_end(&client);
}
END_TEST

START_TEST(one_address_tries_only_so_many_names)
{
    struct client client = { 0 };

    for (int i = 0; i < TRIES_OF_ADDRESS_MAX; i++) {
        char name[16];

        snprintf(name, sizeof name, "person%d", i);
        log_in(&client, name, other_passphrase);
        ck_assert_int_eq(client.status, 422);
    }
    log_in(&client, "ada", other_passphrase);
    ck_assert_int_eq(client.status, 429);
    client_end(&client);
}
END_TEST

START_TEST(signing_in_ends_the_session_before)
{
    struct client client = { 0 }, old = { 0 };

    add_account("ada", MEMBER);
    log_in(&client, "ada", passphrase);
    memcpy(old.session, client.session, sizeof old.session);
    ck_assert(is_signed_in(&old));
    log_in(&client, "ada", passphrase);
    ck_assert_str_ne(old.session, client.session);
    ck_assert(!is_signed_in(&old));
    client_end(&client);
    client_end(&old);
}
END_TEST

START_TEST(a_weak_hash_is_renewed_when_its_owner_signs_in)
{
    struct client client = { 0 };
    struct account_key key;
    int64_t id = add_account("ada", MEMBER);
    char weak[crypto_pwhash_STRBYTES];

    ck_assert_int_eq(crypto_pwhash_str(weak, passphrase, strlen(passphrase), 1, 64 * 1024), 0);
    ck_assert_int_eq(account_set_password(forum, id, str_of(weak)), OK);
    log_in(&client, "ada", passphrase);
    ck_assert_int_eq(client.status, 303);
    ck_assert_int_eq(account_key_of(forum, &arena, id, &key), OK);
    ck_assert(!password_is_outdated(key.password_hash));
    ck_assert_int_eq(password_verify(&arena, str_of(passphrase), key.password_hash), OK);
    client_end(&client);
}
END_TEST

START_TEST(signing_out_ends_the_session_and_clears_the_browser)
{
    struct client client = { 0 }, copy = { 0 };

    client_sign_in(&client, add_account("ada", MEMBER));
    memcpy(copy.session, client.session, sizeof copy.session);
    client_get(&client, "/u/ada");
    ck_assert(client_sees(&client, "action=\"/logout\""));
    client_post(&client, "/logout", NULL);
    ck_assert_int_eq(client.status, 303);
    ck_assert(client_header(&client, "Clear-Site-Data").length > 0);
    ck_assert_str_eq(client.session, "");
    ck_assert(!is_signed_in(&copy));
    client_end(&client);
    client_end(&copy);
}
END_TEST

START_TEST(settings_are_for_who_is_signed_in)
{
    static const char *const pages[] = { "/settings", "/settings/sessions" };
    static const char *const acts[] = { "/settings", "/settings/mail", "/settings/password",
                                        "/settings/sessions/end" };
    struct client client = { 0 };

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&client, pages[i]);
        ck_assert_int_eq(client.status, 303);
        ck_assert(str_starts(client.location, "/login?next="));
    }
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        client_post(&client, acts[i], NULL);
        ck_assert_int_eq(client.status, 403);
    }
    client_end(&client);
}
END_TEST

START_TEST(what_was_typed_outlives_the_session)
{
    struct client client = { 0 };

    client_post(&client, "/settings", "name", "Countess", "about", "A long story", NULL);
    ck_assert_int_eq(client.status, 403);
    ck_assert(client_sees(&client, "A long story"));
    ck_assert(client_sees(&client, "value=\"Countess\""));
    client_end(&client);
}
END_TEST

START_TEST(a_profile_is_kept_and_shown_as_text)
{
    static const char hostile[] = "<script>\"'&";
    struct client client = { 0 };

    client_sign_in(&client, add_account("ada", MEMBER));
    client_post(&client, "/settings", "name", hostile, "about", "<script>alert(1)</script> *x*",
                "language", "fr", "zone", "Europe/Paris", NULL);
    ck_assert_int_eq(client.status, 303);
    ck_assert_text(client.location, "/settings?kept=profile");
    client_get(&client, "/settings?kept=profile");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "role=\"status\""));
    ck_assert(client_sees(&client, "<html lang=\"fr\">"));
    ck_assert(client_sees(&client, "&lt;script&gt;&quot;&#39;&amp;"));
    ck_assert(client_sees(&client, "<option value=\"Europe/Paris\" selected"));
    ck_assert(!client_sees(&client, "<script>alert"));
    client_get(&client, "/u/ada");
    ck_assert(client_sees(&client, "<em>x</em>"));
    ck_assert(!client_sees(&client, "<script>alert"));
    client_end(&client);
}
END_TEST

START_TEST(a_refused_profile_is_shown_as_typed_beside_the_rest)
{
    struct client client = { 0 };

    client_sign_in(&client, add_account("ada", MEMBER));
    client_post(&client, "/settings", "name", "Countess", "about", "Text", "zone", "Moon/Tycho",
                NULL);
    ck_assert_int_eq(client.status, 422);
    ck_assert(client_sees(&client, "href=\"#zone\""));
    ck_assert(client_sees(&client, "value=\"Countess\""));
    ck_assert(client_sees(&client, "value=\"ada@canary.example\""));
    client_end(&client);
}
END_TEST

START_TEST(an_address_changes_only_with_the_password)
{
    struct client client = { 0 };
    int64_t id = add_account("ada", MEMBER);
    struct str mail;

    client_sign_in(&client, id);
    client_post(&client, "/settings/mail", "mail", "eve@example.org", "mail_password",
                other_passphrase, NULL);
    ck_assert_int_eq(client.status, 422);
    ck_assert(client_sees(&client, "href=\"#mail_password\""));
    ck_assert(client_sees(&client, "value=\"eve@example.org\""));
    ck_assert_int_eq(account_mail(forum, &arena, id, &mail), OK);
    ck_assert_text(mail, "ada@canary.example");
    client_post(&client, "/settings/mail", "mail", "ada@example.org", "mail_password", passphrase,
                NULL);
    ck_assert_int_eq(client.status, 303);
    ck_assert_int_eq(account_mail(forum, &arena, id, &mail), OK);
    ck_assert_text(mail, "ada@example.org");
    client_end(&client);
}
END_TEST

START_TEST(a_stolen_session_does_not_find_out_the_password)
{
    struct client thief = { 0 }, ada = { .address = "192.0.2.7" };
    int64_t id = add_account("ada", MEMBER);

    client_sign_in(&thief, id);
    for (int i = 0; i < TRIES_OF_NAME_MAX; i++)
        client_post(&thief, "/settings/mail", "mail", "", "mail_password", other_passphrase, NULL);
    client_post(&thief, "/settings/password", "old_password", passphrase, "new_password",
                other_passphrase, NULL);
    ck_assert_int_eq(thief.status, 429);
    client_sign_in(&ada, id);
    client_post(&ada, "/settings/password", "old_password", passphrase, "new_password",
                other_passphrase, NULL);
    ck_assert_int_eq(ada.status, 303);
    client_end(&thief);
    client_end(&ada);
}
END_TEST

START_TEST(a_new_password_needs_the_old_one_and_ends_other_sessions)
{
    struct client here = { 0 }, elsewhere = { 0 };
    int64_t id = add_account("ada", MEMBER);

    client_sign_in(&here, id);
    client_sign_in(&elsewhere, id);
    client_post(&here, "/settings/password", "old_password", other_passphrase, "new_password",
                "ada ada ada ada ada", NULL);
    ck_assert_int_eq(here.status, 422);
    ck_assert(client_sees(&here, "href=\"#old_password\""));
    ck_assert(client_sees(&here, "href=\"#new_password\""));
    ck_assert(is_signed_in(&elsewhere));
    client_post(&here, "/settings/password", "old_password", passphrase, "new_password",
                other_passphrase, NULL);
    ck_assert_int_eq(here.status, 303);
    ck_assert(is_signed_in(&here));
    ck_assert(!is_signed_in(&elsewhere));
    elsewhere.session[0] = '\0';
    log_in(&elsewhere, "ada", passphrase);
    ck_assert_int_eq(elsewhere.status, 422);
    log_in(&elsewhere, "ada", other_passphrase);
    ck_assert_int_eq(elsewhere.status, 303);
    client_end(&here);
    client_end(&elsewhere);
}
END_TEST

/* The id of the session whose button comes first on the page and is not this one. */
static struct str other_session(const struct client *client)
{
    static const char button[] = "name=\"session\" value=\"";
    size_t at = str_find(client->body, STR(">Sign out there<"), 0), found = 0;

    for (size_t next = 0; next < at; next = str_find(client->body, str_of(button), next + 1))
        found = next;
    found += sizeof button - 1;
    return str_copy(&arena,
                    str_slice(client->body, found, str_find(client->body, STR("\""), found)));
}

START_TEST(sessions_are_listed_and_ended_one_by_one)
{
    struct client here = { 0 }, elsewhere = { 0 }, eve = { 0 };
    int64_t id = add_account("ada", MEMBER);
    struct str other;

    client_sign_in(&here, id);
    client_sign_in(&elsewhere, id);
    client_sign_in(&eve, add_account("eve", MEMBER));
    client_get(&here, "/settings/sessions");
    ck_assert_int_eq(here.status, 200);
    ck_assert(client_sees(&here, "(this one)"));
    other = other_session(&here);
    client_post(&eve, "/settings/sessions/end", "session", other.data, NULL);
    ck_assert(is_signed_in(&elsewhere));
    client_post(&here, "/settings/sessions/end", "session", other.data, NULL);
    ck_assert_int_eq(here.status, 303);
    ck_assert(is_signed_in(&here));
    ck_assert(!is_signed_in(&elsewhere));
    client_end(&here);
    client_end(&elsewhere);
    client_end(&eve);
}
END_TEST

START_TEST(all_other_sessions_can_be_ended_at_once)
{
    struct client here = { 0 }, second = { 0 }, third = { 0 }, eve = { 0 };
    int64_t id = add_account("ada", MEMBER);

    client_sign_in(&here, id);
    client_sign_in(&second, id);
    client_sign_in(&third, id);
    client_sign_in(&eve, add_account("eve", MEMBER));
    client_post(&here, "/settings/sessions/end", "others", "1", NULL);
    ck_assert(is_signed_in(&here));
    ck_assert(!is_signed_in(&second));
    ck_assert(!is_signed_in(&third));
    ck_assert(is_signed_in(&eve));
    client_end(&here);
    client_end(&second);
    client_end(&third);
    client_end(&eve);
}
END_TEST

START_TEST(a_person_has_a_page_under_one_address)
{
    struct client client = { 0 };

    add_account("Ada", MODERATOR);
    client_get(&client, "/u/Ada");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "@Ada"));
    ck_assert(client_sees(&client, "Moderator"));
    ck_assert(!client_sees(&client, "action=\"/logout\""));
    client_get(&client, "/u/aDA");
    ck_assert_int_eq(client.status, 301);
    ck_assert_text(client.location, "/u/Ada");
    client_get(&client, "/u/aDA.json");
    ck_assert_text(client.location, "/u/Ada.json");
    client_get(&client, "/u/nobody");
    ck_assert_int_eq(client.status, 404);
    client_end(&client);
}
END_TEST

START_TEST(a_person_reads_as_json_by_discourses_names)
{
    struct client client = { 0 };

    clock_set(1780000000);
    add_account("ada", ADMINISTRATOR);
    client_get(&client, "/u/ada.json");
    ck_assert_int_eq(client.status, 200);
    ck_assert_text(client_header(&client, "Content-Type"), "application/json; charset=utf-8");
    ck_assert(client_sees(&client, "{\"user\":{\"id\":"));
    ck_assert(client_sees(&client, "\"username\":\"ada\""));
    ck_assert(client_sees(&client, "\"created_at\":\"2026-05-28T"));
    ck_assert(client_sees(&client, "\"admin\":true"));
    client_end(&client);
}
END_TEST

START_TEST(a_picture_is_drawn_from_the_handle)
{
    struct client client = { 0 };
    struct str first;

    client_sign_in(&client, add_account("ada", MEMBER));
    client_get(&client, "/u/ada/picture.svg");
    ck_assert_int_eq(client.status, 200);
    ck_assert_text(client_header(&client, "Content-Type"), "image/svg+xml; charset=utf-8");
    ck_assert(str_starts(client.body, "<svg "));
    ck_assert(client_sees(&client, ">Ad</text>"));
    first = str_copy(&arena, client.body);
    client.session[0] = '\0';
    client_get(&client, "/u/ada/picture.svg");
    ck_assert_text(client.body, first.data);
    client_get(&client, "/u/ada/picture");
    ck_assert_int_eq(client.status, 404);
    client_get(&client, "/u/nobody/picture.svg");
    ck_assert_int_eq(client.status, 404);
    client_end(&client);
}
END_TEST

START_TEST(an_address_is_shown_to_its_owner_alone)
{
    static const char *const pages[] = { "/u/ada", "/u/ada.json", "/u/ada/picture.svg",
                                         "/settings" };
    struct client moderator = { 0 }, ada = { 0 };
    int64_t id = add_account("ada", MEMBER);

    client_sign_in(&moderator, add_account("eve", ADMINISTRATOR));
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&moderator, pages[i]);
        ck_assert_int_eq(moderator.status, 200);
        ck_assert(!client_sees(&moderator, "ada@canary"));
        ck_assert(!client_sees(&moderator, "argon2"));
    }
    client_sign_in(&ada, id);
    client_get(&ada, "/settings");
    ck_assert(client_sees(&ada, "ada@canary.example"));
    ck_assert_text(client_header(&ada, "Cache-Control"), "no-store");
    client_end(&moderator);
    client_end(&ada);
}
END_TEST

RUN_TESTS("account pages", signing_up_makes_an_account_and_signs_in,
          signing_up_says_all_that_is_wrong_and_keeps_what_was_typed,
          nobody_signs_up_as_more_than_a_member,
          a_mistyped_address_is_a_question_never_a_correction,
          one_address_opens_a_few_accounts_an_hour, people_sign_in_with_their_handle_or_address,
          a_session_stays_thirty_days_only_when_asked_to, signing_in_leads_back_to_this_site_only,
          a_wrong_name_and_a_wrong_password_are_answered_alike,
          an_account_without_password_lets_nobody_in, an_enemy_slows_down_only_himself,
          names_that_are_nobodys_run_out_of_tries_too, one_address_tries_only_so_many_names,
          signing_in_ends_the_session_before, a_weak_hash_is_renewed_when_its_owner_signs_in,
          signing_out_ends_the_session_and_clears_the_browser, settings_are_for_who_is_signed_in,
          what_was_typed_outlives_the_session, a_profile_is_kept_and_shown_as_text,
          a_refused_profile_is_shown_as_typed_beside_the_rest,
          an_address_changes_only_with_the_password,
          a_stolen_session_does_not_find_out_the_password,
          a_new_password_needs_the_old_one_and_ends_other_sessions,
          sessions_are_listed_and_ended_one_by_one, all_other_sessions_can_be_ended_at_once,
          a_person_has_a_page_under_one_address, a_person_reads_as_json_by_discourses_names,
          a_picture_is_drawn_from_the_handle, an_address_is_shown_to_its_owner_alone)
