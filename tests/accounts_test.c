#include "accounts/account.h"

#include "base/clock.h"
#include "support/forum.h"
#include "support/suite.h"

static struct problems problems;

static const struct account_wish ada = {
    .handle = { "Ada", 3 },
    .name = { "Ada Lovelace", 12 },
    .mail = { "Ada@Example.org", 15 },
    .password_hash = { "$argon2id$of-ada", 16 },
    .role = MEMBER,
};

static enum result create(const struct account_wish *wish, int64_t *id)
{
    problems = (struct problems){ .arena = &arena };
    return account_create(forum, &arena, wish, &problems, id);
}

static int64_t created(const struct account_wish *wish)
{
    int64_t id = 0;

    ck_assert_int_eq(create(wish, &id), OK);
    ck_assert_int_gt(id, 0);
    return id;
}

static int64_t created_as(const char *handle)
{
    return created(&(struct account_wish){ .handle = str_of(handle), .role = MEMBER });
}

static enum result handle_result(const char *handle)
{
    problems = (struct problems){ .arena = &arena };
    return handle_check(str_of(handle), &problems);
}

static void ck_assert_problem(const char *field)
{
    for (size_t i = 0; i < problems.count; i++)
        if (str_equal(str_of(problems.items[i].field), str_of(field)))
            return;
    ck_abort_msg("%s should have a problem", field);
}

START_TEST(an_account_can_be_found_by_id_and_by_handle)
{
    struct account account;
    int64_t id;

    clock_set(1780000000);
    id = created(&ada);
    ck_assert_int_eq(account_find(forum, &arena, id, &account), OK);
    ck_assert_text(account.handle, "Ada");
    ck_assert_text(account.name, "Ada Lovelace");
    ck_assert_int_eq(account.role, MEMBER);
    ck_assert_int_eq(account.created_at, 1780000000);
    ck_assert(account.has_mail);
    ck_assert_int_eq(account_by_handle(forum, &arena, STR("aDA"), &account), OK);
    ck_assert_int_eq(account.id, id);
    ck_assert_int_eq(account_by_handle(forum, &arena, STR("bea"), &account), NOT_FOUND);
    ck_assert_int_eq(account_find(forum, &arena, id + 1, &account), NOT_FOUND);
}
END_TEST

START_TEST(a_handle_is_taken_whatever_its_case)
{
    struct account_wish again = { .handle = STR("ADA"), .role = MEMBER };
    int64_t id;

    created(&ada);
    ck_assert_int_eq(create(&again, &id), NOT_VALID);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_problem("handle");
}
END_TEST

START_TEST(a_handle_is_made_of_letters_and_digits_with_marks_between)
{
    static const char *const fine[] = {
        "ada", "Ada_Lovelace", "a.b-c_d", "7ada", "42nd",
        "ab",  "json",         "a2",      "x.y",  "abcdefghijklmnopqrstuvwxyz1234"
    };
    static const char *const wrong[] = {
        "",      "a",       "-ada",  "ada-",  ".ada", "ada.",
        "_ada",  "ada l",   "ada/l", "émile", "1815", "ada@l",
        "ada\n", "ada\x7f", "a\"b",  "<ada>", "a%b",  "abcdefghijklmnopqrstuvwxyz12345"
    };

    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        ck_assert_msg(handle_result(fine[i]) == OK, "refused: %s", fine[i]);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_assert_msg(handle_result(wrong[i]) == NOT_VALID, "taken: %s", wrong[i]);
        ck_assert_uint_eq(problems.count, 1);
        ck_assert_problem("handle");
    }
}
END_TEST

START_TEST(a_handle_passes_neither_for_the_site_nor_for_a_file)
{
    static const char *const wrong[] = { "login",    "Admin",   "MODERATOR", "everyone",
                                         "here",     "system",  "palabre",   "settings",
                                         "ada.json", "ada.RSS", "ada.b.svg", "ada.html",
                                         "all",      "sign-up" };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(handle_result(wrong[i]) == NOT_VALID, "taken: %s", wrong[i]);
    ck_assert_int_eq(handle_result("login2"), OK);
    ck_assert_int_eq(handle_result("ada.jsonny"), OK);
}
END_TEST

START_TEST(all_that_is_wrong_with_a_wish_is_said_at_once)
{
    struct account_wish wish = { .handle = STR("-"),
                                 .name = STR("Ada \u202eecalevol"),
                                 .mail = STR("ada at example"),
                                 .language = STR("xx") };
    int64_t id;

    ck_assert_int_eq(create(&wish, &id), NOT_VALID);
    ck_assert_uint_eq(problems.count, 4);
    ck_assert_problem("handle");
    ck_assert_problem("name");
    ck_assert_problem("mail");
    ck_assert_problem("language");
}
END_TEST

START_TEST(a_name_may_be_of_any_script_but_not_invisible)
{
    struct account_profile profile = { .name = STR("علی‌رضا 👩‍🌾") };
    int64_t id = created(&ada);

    problems = (struct problems){ .arena = &arena };
    ck_assert_int_eq(account_set_profile(forum, id, &profile, &problems), OK);
    profile.name = STR("Ada\u2028Lovelace");
    ck_assert_int_eq(account_set_profile(forum, id, &profile, &problems), NOT_VALID);
    profile.name = STR("Ada\u200b");
    ck_assert_int_eq(account_set_profile(forum, id, &profile, &problems), NOT_VALID);
    profile.name = STR("An emperor whose titles fill more room than the sixty characters");
    ck_assert_int_eq(account_set_profile(forum, id, &profile, &problems), NOT_VALID);
}
END_TEST

START_TEST(a_profile_is_kept_whole_or_not_at_all)
{
    struct account_profile profile = { .name = STR("Countess"),
                                       .about = STR("I *count*."),
                                       .language = STR("fr"),
                                       .zone = STR("Europe/Paris") };
    struct account account;
    int64_t id = created(&ada);

    problems = (struct problems){ .arena = &arena };
    ck_assert_int_eq(account_set_profile(forum, id, &profile, &problems), OK);
    profile = (struct account_profile){ .name = STR("Other"), .zone = STR("Moon/Tycho") };
    ck_assert_int_eq(account_set_profile(forum, id, &profile, &problems), NOT_VALID);
    ck_assert_problem("zone");
    ck_assert_int_eq(account_find(forum, &arena, id, &account), OK);
    ck_assert_text(account.name, "Countess");
    ck_assert_text(account.about, "I *count*.");
    ck_assert_text(account.language, "fr");
    ck_assert_text(account.zone, "Europe/Paris");
    ck_assert_int_eq(account_set_profile(forum, id + 1, &(struct account_profile){ 0 }, &problems),
                     NOT_FOUND);
}
END_TEST

START_TEST(a_key_is_found_by_handle_or_mail)
{
    struct account_key key;
    int64_t id = created(&ada);

    ck_assert_int_eq(account_key(forum, &arena, STR("ADA"), &key), OK);
    ck_assert_int_eq(key.id, id);
    ck_assert_text(key.password_hash, "$argon2id$of-ada");
    ck_assert_int_eq(account_key(forum, &arena, STR("ada@example.ORG"), &key), OK);
    ck_assert_int_eq(key.id, id);
    ck_assert_int_eq(account_key(forum, &arena, STR("bea@example.org"), &key), NOT_FOUND);
    ck_assert_int_eq(account_key(forum, &arena, STR("@"), &key), NOT_FOUND);
    ck_assert_int_eq(account_key(forum, &arena, STR(""), &key), NOT_FOUND);
}
END_TEST

START_TEST(who_has_no_password_has_no_key)
{
    struct account_key key;
    int64_t id = created_as("imported");

    ck_assert_int_eq(account_key(forum, &arena, STR("imported"), &key), NOT_FOUND);
    ck_assert_int_eq(account_key_of(forum, &arena, id, &key), NOT_FOUND);
    ck_assert_int_eq(account_set_password(forum, id, STR("$argon2id$new")), OK);
    ck_assert_int_eq(account_key_of(forum, &arena, id, &key), OK);
    ck_assert_text(key.password_hash, "$argon2id$new");
    ck_assert_int_eq(account_set_password(forum, id + 1, STR("$argon2id$new")), NOT_FOUND);
}
END_TEST

START_TEST(nobody_gets_in_the_way_of_an_address_by_giving_it_too)
{
    struct account_wish enemy = { .handle = STR("enemy"), .password_hash = STR("$argon2id$x") };
    struct account_key key;
    int64_t enemy_id, id;

    clock_set(1000);
    enemy_id = created(&enemy);
    clock_set(2000);
    id = created(&ada);
    clock_set(3000);
    problems = (struct problems){ .arena = &arena };
    ck_assert_int_eq(account_set_mail(forum, &arena, enemy_id, STR("ada@example.org"), &problems),
                     OK);
    ck_assert_int_eq(account_key(forum, &arena, STR("ada@example.org"), &key), OK);
    ck_assert_int_eq(key.id, id);
    /* Giving the same address once more takes nothing from how long one has had it. */
    ck_assert_int_eq(account_set_mail(forum, &arena, id, STR("Ada@example.org"), &problems), OK);
    ck_assert_int_eq(account_key(forum, &arena, STR("ada@example.org"), &key), OK);
    ck_assert_int_eq(key.id, id);
}
END_TEST

START_TEST(an_address_can_be_forgotten)
{
    struct account_key key;
    struct account account;
    struct str mail;
    int64_t id = created(&ada);

    problems = (struct problems){ .arena = &arena };
    ck_assert_int_eq(account_set_mail(forum, &arena, id, STR(""), &problems), OK);
    ck_assert_int_eq(account_mail(forum, &arena, id, &mail), OK);
    ck_assert_text(mail, "");
    ck_assert_int_eq(account_find(forum, &arena, id, &account), OK);
    ck_assert(!account.has_mail);
    ck_assert_int_eq(account_key(forum, &arena, STR("ada@example.org"), &key), NOT_FOUND);
    ck_assert_int_eq(account_set_mail(forum, &arena, id, STR("no address"), &problems), NOT_VALID);
}
END_TEST

START_TEST(a_mail_address_has_the_shape_of_one)
{
    static const char *const fine[] = { "a@b.fr", "ada.lovelace+forum@mail.example.org",
                                        "o'neil@example.com", "zoé@éxample.fr" };
    static const char *const wrong[] = { "ada",          "@b.fr",      "ada@",         "ada@fr",
                                         "a b@c.fr",     "ada@b..fr",  "ada@-b.fr",    "ada@b.fr.",
                                         ".ada@b.fr",    "a..b@c.fr",  "ada@b.fr>",    "a@b@c.fr",
                                         "ada@b.fr\nx:", "\"a\"@b.fr", "ada@[1.2.3.4]" };

    problems = (struct problems){ .arena = &arena };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        ck_assert_msg(mail_check(str_of(fine[i]), &problems) == OK, "refused: %s", fine[i]);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(mail_check(str_of(wrong[i]), &problems) == NOT_VALID, "taken: %s", wrong[i]);
}
END_TEST

START_TEST(a_mistyped_provider_is_asked_about)
{
    static const char *const pairs[][2] = {
        { "ada@ornage.fr", "ada@orange.fr" },
        { "ada@gmal.com", "ada@gmail.com" },
        { "ada@gmail.fr", "ada@gmail.com" },
        { "ada@laposte.fr", "ada@laposte.net" },
        { "Ada@Wanado.FR", "Ada@wanadoo.fr" },
        { "ada@hotmial.fr", "ada@hotmail.fr" },
        { "ada@yaho.fr", "ada@yahoo.fr" },
        { "ada@orange.fr", "" },
        { "ada@free.fr", "" },
        { "ada@hotmail.es", "" },
        { "ada@mairie-valbrune.fr", "" },
        { "ada@example.org", "" },
        { "ada", "" },
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        ck_assert_text(mail_suggestion(&arena, str_of(pairs[i][0])), pairs[i][1]);
    problems = (struct problems){ .arena = &arena };
    ck_assert_int_eq(mail_question(STR("ada@ornage.fr"), true, &problems), OK);
    ck_assert_int_eq(mail_question(STR("ada@ornage.fr"), false, &problems), NOT_VALID);
    ck_assert_text(problems.items[0].value, "ada@orange.fr");
}
END_TEST

START_TEST(the_site_knows_whether_it_has_an_administrator)
{
    struct account account;
    int64_t id = created(&ada);
    bool has = true;

    ck_assert_int_eq(account_has_administrator(forum, &has), OK);
    ck_assert(!has);
    ck_assert_int_eq(account_set_role(forum, id, ADMINISTRATOR), OK);
    ck_assert_int_eq(account_has_administrator(forum, &has), OK);
    ck_assert(has);
    ck_assert_int_eq(account_find(forum, &arena, id, &account), OK);
    ck_assert_int_eq(account.role, ADMINISTRATOR);
    ck_assert_int_eq(account_set_role(forum, id + 1, MODERATOR), NOT_FOUND);
}
END_TEST

RUN_TESTS("accounts", an_account_can_be_found_by_id_and_by_handle,
          a_handle_is_taken_whatever_its_case,
          a_handle_is_made_of_letters_and_digits_with_marks_between,
          a_handle_passes_neither_for_the_site_nor_for_a_file,
          all_that_is_wrong_with_a_wish_is_said_at_once,
          a_name_may_be_of_any_script_but_not_invisible, a_profile_is_kept_whole_or_not_at_all,
          a_key_is_found_by_handle_or_mail, who_has_no_password_has_no_key,
          nobody_gets_in_the_way_of_an_address_by_giving_it_too, an_address_can_be_forgotten,
          a_mail_address_has_the_shape_of_one, a_mistyped_provider_is_asked_about,
          the_site_knows_whether_it_has_an_administrator)
