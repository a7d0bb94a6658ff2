#include <stdio.h>
#include <string.h>

#include "accounts/account.h"
#include "accounts/password.h"
#include "cli/command.h"
#include "http/session.h"
#include "support/forum.h"
#include "support/suite.h"

static const char *const passphrase = "le hamac du notaire grince";

/* What the last command said. */
static char output[2000], errors[2000];

static FILE *file_holding(const char *text)
{
    FILE *file = tmpfile();

    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    rewind(file);
    return file;
}

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* palabre account WORDS, with this on its standard input; gives the exit status. */
static int run(const char *words, const char *input)
{
    char *arguments[16], copy[200], *rest = copy, *word;
    struct command command = { .database = forum_where(),
                               .store = forum_store(),
                               .argv = arguments,
                               .in = file_holding(input),
                               .out = tmpfile(),
                               .err = tmpfile() };
    int status;

    snprintf(copy, sizeof copy, "%s", words);
    while ((word = strsep(&rest, " ")))
        arguments[command.argc++] = word;
    status = command_account(&command);
    fclose(command.in);
    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

static struct account account_named(const char *handle)
{
    struct db *db = store_reader(forum_store());
    struct account account = { 0 };

    db_begin(db);
    ck_assert_int_eq(account_by_handle(db, &arena, str_of(handle), &account), OK);
    ck_assert_int_eq(db_commit(db), OK);
    return account;
}

static enum result try_password(const char *handle, const char *password)
{
    struct db *db = store_reader(forum_store());
    struct account_key key = { 0 };

    db_begin(db);
    ck_assert_int_eq(account_key(db, &arena, str_of(handle), &key), OK);
    ck_assert_int_eq(db_commit(db), OK);
    return password_verify(&arena, str_of(password), key.password_hash);
}

static enum result open_session(struct db *db, void *context)
{
    struct account *account = context;
    struct str token;

    return session_begin(db, &arena, account->id, true, STR("test"), &token);
}

static size_t sessions_open(const struct account *account)
{
    struct db *db = store_reader(forum_store());
    struct own_sessions sessions;

    db_begin(db);
    ck_assert_int_eq(sessions_of(db, &arena, account->id, STR(""), &sessions), OK);
    ck_assert_int_eq(db_commit(db), OK);
    return sessions.count;
}

START_TEST(an_account_is_created_with_a_password_from_standard_input)
{
    ck_assert_int_eq(run("create ada --role administrator", "le hamac du notaire grince\n"),
                     EXIT_DONE);
    ck_assert_str_eq(output, "ada has an account now.\n");
    ck_assert_int_eq(account_named("ada").role, ADMINISTRATOR);
    ck_assert_int_eq(try_password("ada", passphrase), OK);
    ck_assert_int_eq(run("create bea", "seven tulips argue quietly"), EXIT_DONE);
    ck_assert_int_eq(account_named("bea").role, MEMBER);
}
END_TEST

START_TEST(what_cannot_be_is_refused_with_its_reason)
{
    ck_assert_int_eq(run("create ada", "short\n"), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "at least 15 characters"));
    ck_assert_int_eq(run("create ada", ""), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "No password came"));
    ck_assert_int_eq(run("create login", "le hamac du notaire grince\n"), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "\"login\""));
    ck_assert_int_eq(run("create ada", "le hamac du notaire grince\n"), EXIT_DONE);
    ck_assert_int_eq(run("create ADA", "le hamac du notaire grince\n"), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "taken"));
    ck_assert_int_eq(run("role bea moderator", ""), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "no account bea"));
}
END_TEST

START_TEST(what_is_not_understood_is_explained)
{
    static const char *const wrong[] = { "",
                                         "list",
                                         "create",
                                         "role ada",
                                         "password",
                                         "password ada secret",
                                         "role ada owner",
                                         "create ada --role king" };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_assert_int_eq(run(wrong[i], "le hamac du notaire grince\n"), EXIT_USAGE);
        ck_assert_str_ne(errors, "");
    }
}
END_TEST

START_TEST(a_new_role_and_a_new_password_end_all_sessions)
{
    struct account ada;

    ck_assert_int_eq(run("create ada", "le hamac du notaire grince\n"), EXIT_DONE);
    ada = account_named("ada");
    ck_assert_int_eq(store_write(forum_store(), open_session, &ada), OK);
    ck_assert_uint_eq(sessions_open(&ada), 1);
    ck_assert_int_eq(run("role Ada moderator", ""), EXIT_DONE);
    ck_assert_int_eq(account_named("ada").role, MODERATOR);
    ck_assert_uint_eq(sessions_open(&ada), 0);
    ck_assert_int_eq(store_write(forum_store(), open_session, &ada), OK);
    ck_assert_int_eq(run("password ada", "seven tulips argue quietly\n"), EXIT_DONE);
    ck_assert_uint_eq(sessions_open(&ada), 0);
    ck_assert_int_eq(try_password("ada", passphrase), NOT_ALLOWED);
    ck_assert_int_eq(try_password("ada", "seven tulips argue quietly"), OK);
}
END_TEST

RUN_TESTS("account command", an_account_is_created_with_a_password_from_standard_input,
          what_cannot_be_is_refused_with_its_reason, what_is_not_understood_is_explained,
          a_new_role_and_a_new_password_end_all_sessions)
