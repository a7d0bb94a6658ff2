#include <sys/resource.h>
#include <time.h>

#include "accounts/password.h"
#include "support/forum.h"

static const struct password_owner ada = {
    .site = { "Les Tablées", 12 },
    .handle = { "ada.lovelace", 12 },
    .name = { "Ada Comtesse", 12 },
    .mail = { "machineanalytique@orange.fr", 27 },
};

static struct problems problems;

static enum result check(const char *password)
{
    problems = (struct problems){ .arena = &arena };
    return password_check(str_of(password), &ada, "password", &problems);
}

static void ck_assert_fine(const char *password)
{
    ck_assert_msg(check(password) == OK, "refused: %s", password);
    ck_assert_uint_eq(problems.count, 0);
}

static void ck_assert_refused(const char *password, const char *why)
{
    ck_assert_msg(check(password) == NOT_VALID, "taken: %s", password);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_str_eq(problems.items[0].field, "password");
    ck_assert_msg(strstr(problems.items[0].message, why) != NULL, "%s: %s", password,
                  problems.items[0].message);
}

START_TEST(a_passphrase_nobody_would_expect_is_taken)
{
    ck_assert_fine("le hamac du notaire grince");
    ck_assert_fine("seven tulips argue quietly");
    ck_assert_fine("Tr4-vq9!zLm2#xPw");
    ck_assert_fine("колодец смеётся вполголоса");
    ck_assert_fine("雨の日に猫が図書館で眠っていた夢");
}
END_TEST

START_TEST(a_password_has_fifteen_characters_at_least)
{
    ck_assert_refused("hamac grinçant", "at least");
    ck_assert_int_eq(problems.items[0].count, PASSWORD_MIN);
    ck_assert_fine("hamac grinçant!");
    ck_assert_refused("", "at least");
}
END_TEST

START_TEST(characters_are_counted_as_people_see_them)
{
    /* Fifteen letters, of which seven are an e and a combining accent. */
    ck_assert_fine("re\u0301ve\u0301le\u0301pe\u0301ne\u0301me\u0301te\u0301u");
    ck_assert_refused("re\u0301ve\u0301le\u0301pe\u0301ne\u0301me\u0301te\u0301", "at least");
}
END_TEST

START_TEST(a_password_is_taken_whole_up_to_128_characters)
{
    const char *sixty_four = "vingt hamacs, trois notaires et une brouette sous le vieux saule";
    struct str longest =
        str_format(&arena, "%s%s", sixty_four,
                   "! Puis le marchand de sable oublie sa lampe au fond du lavoir...");
    struct str hash;

    ck_assert_uint_eq(str_characters(longest), PASSWORD_MAX);
    ck_assert_fine(longest.data);
    ck_assert_refused(str_format(&arena, "%s.", longest.data).data, "at most");
    ck_assert_int_eq(password_hash(&arena, longest, &hash), OK);
    ck_assert_int_eq(password_verify(&arena, longest, hash), OK);
    longest.length--;
    ck_assert_int_eq(password_verify(&arena, longest, hash), NOT_ALLOWED);
}
END_TEST

START_TEST(one_piece_repeated_is_easy)
{
    ck_assert_refused("aaaaaaaaaaaaaaaaaaaa", "easy to guess");
    ck_assert_refused("hamac7hamac7hamac7", "easy to guess");
    ck_assert_refused("notaire-notaire-not", "easy to guess");
    ck_assert_refused("ЖукЖукЖукЖукЖук", "easy to guess");
    ck_assert_refused("               ", "easy to guess");
}
END_TEST

START_TEST(what_runs_along_the_keyboard_is_easy)
{
    ck_assert_refused("azertyuiopqsdfghjklm", "easy to guess");
    ck_assert_refused("qwertyuiopasdfgh", "easy to guess");
    ck_assert_refused("abcdefghijklmnop", "easy to guess");
    ck_assert_refused("9876543210987654", "easy to guess");
    ck_assert_refused("1q2w3e4r5t6y7u8i", "easy to guess");
    ck_assert_refused("mlkjhgfdsqpoiuytreza", "easy to guess");
}
END_TEST

START_TEST(well_known_words_are_easy_whatever_stands_between_them)
{
    ck_assert_refused("motdepassemotdepasse", "easy to guess");
    ck_assert_refused("Mot de passe 2024 !", "easy to guess");
    ck_assert_refused("password-password", "easy to guess");
    ck_assert_refused("correct horse battery staple", "easy to guess");
    ck_assert_refused("Bonjour.Soleil.1234", "easy to guess");
    ck_assert_refused("Liberté, Égalité, Fraternité", "easy to guess");
    ck_assert_refused("jetaimechouchou75", "easy to guess");
}
END_TEST

START_TEST(the_sites_and_ones_own_words_are_easy)
{
    ck_assert_refused("les tablées 2026 !!!", "easy to guess");
    ck_assert_refused("ada.lovelace.1815", "easy to guess");
    ck_assert_refused("comtesse ada, comtesse", "easy to guess");
    ck_assert_refused("machineanalytique", "easy to guess");
    ck_assert_refused("palabre-palabres-1", "easy to guess");
}
END_TEST

START_TEST(a_password_is_kept_as_argon2id)
{
    struct str hash, again;

    ck_assert_int_eq(password_hash(&arena, STR("le hamac du notaire"), &hash), OK);
    ck_assert_int_eq(password_hash(&arena, STR("le hamac du notaire"), &again), OK);
    ck_assert(str_starts(hash, "$argon2id$v=19$m=19456,t=2,p=1$"));
    ck_assert(!str_equal(hash, again));
    ck_assert(!password_is_outdated(hash));
    ck_assert_int_eq(password_verify(&arena, STR("le hamac du notaire"), hash), OK);
    ck_assert_int_eq(password_verify(&arena, STR("Le hamac du notaire"), hash), NOT_ALLOWED);
    ck_assert_int_eq(password_verify(&arena, STR(""), hash), NOT_ALLOWED);
}
END_TEST

START_TEST(the_same_letters_from_another_keyboard_are_the_same_password)
{
    struct str hash;

    ck_assert_int_eq(password_hash(&arena, STR("l'\u00e9t\u00e9 du notaire"), &hash), OK);
    ck_assert_int_eq(password_verify(&arena, STR("l'e\u0301te\u0301 du notaire"), hash), OK);
}
END_TEST

START_TEST(a_hash_made_with_less_is_outdated)
{
    ck_assert(password_is_outdated(STR("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                       "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
}
END_TEST

static double seconds_to_verify_once(struct str hash)
{
    struct timespec from, to;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    ck_assert_int_eq(password_verify(&arena, STR("le hamac du notaire"), hash), NOT_ALLOWED);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* The least of several, which others on the machine have slowed down least. */
static double seconds_to_verify(struct str hash)
{
    double least = seconds_to_verify_once(hash);

    for (int i = 0; i < 4; i++) {
        double seconds = seconds_to_verify_once(hash);

        least = seconds < least ? seconds : least;
    }
    return least;
}

START_TEST(nobody_costs_as_much_as_somebody)
{
    double nobody, somebody;
    struct str hash;

    ck_assert_int_eq(password_hash(&arena, STR("la brouette du saule"), &hash), OK);
    somebody = seconds_to_verify(hash);
    nobody = seconds_to_verify(STR(""));
    ck_assert_msg(nobody > somebody / 2 && nobody < somebody * 2, "%f and %f seconds", nobody,
                  somebody);
}
END_TEST

/* AddressSanitizer's own allocator ends the process when the machine refuses it memory. */
#ifdef __SANITIZE_ADDRESS__
enum { CAN_REFUSE_MEMORY = 0 };
#else
enum { CAN_REFUSE_MEMORY = 1 };
#endif

START_TEST(refused_memory_is_never_a_wrong_password)
{
    struct rlimit usual, little;
    enum result hashed, verified;
    struct str hash;

    if (!CAN_REFUSE_MEMORY)
        return;
    ck_assert_int_eq(password_hash(&arena, STR("le hamac du notaire"), &hash), OK);
    ck_assert_int_eq(getrlimit(RLIMIT_AS, &usual), 0);
    little = usual;
    little.rlim_cur = 8 * 1024 * 1024;
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &little), 0);
    verified = password_verify(&arena, STR("le hamac du notaire"), hash);
    hashed = password_hash(&arena, STR("le hamac du notaire"), &hash);
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &usual), 0);
    ck_assert_int_eq(verified, BUSY);
    ck_assert_int_eq(hashed, BUSY);
}
END_TEST

RUN_TESTS("passwords", a_passphrase_nobody_would_expect_is_taken,
          a_password_has_fifteen_characters_at_least, characters_are_counted_as_people_see_them,
          a_password_is_taken_whole_up_to_128_characters, one_piece_repeated_is_easy,
          what_runs_along_the_keyboard_is_easy,
          well_known_words_are_easy_whatever_stands_between_them,
          the_sites_and_ones_own_words_are_easy, a_password_is_kept_as_argon2id,
          the_same_letters_from_another_keyboard_are_the_same_password,
          a_hash_made_with_less_is_outdated, nobody_costs_as_much_as_somebody,
          refused_memory_is_never_a_wrong_password)
