/* palabre import amendments: a list of an assembly becomes amendments, once. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "access/may.h"
#include "cli/command.h"
#include "render/language.h"
#include "support/command.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/suite.h"
#include "texts/amendment.h"

#define TABLE "tests/data/law/bill_amendments/table.csv"

static const char *const bill = "= 1\nLa halle est louée.\nLe bail dure dix ans.\n"
                                "= 2\nLe prix est affiché.\n= 3\nUn décret le dit.";

static void says(const char *words)
{
    ck_assert_msg(strstr(command_output, words) != NULL, "\"%s\" should say \"%s\"", command_output,
                  words);
}

static void complains(const char *words)
{
    ck_assert_msg(strstr(command_errors, words) != NULL, "\"%s\" should say \"%s\"", command_errors,
                  words);
}

static int import(const char *path)
{
    return command_try(command_import_amendments, "durable", path, NULL);
}

static struct law_text text_now(void)
{
    struct law_text text;

    ck_assert_int_eq(text_called(store_reader(forum_store()), &arena, STR("durable"), &text), OK);
    return text;
}

static enum result find(int64_t number, struct amendment *amendment)
{
    static const struct visitor anyone = { 0 };

    return amendment_numbered(store_reader(forum_store()), &arena, &anyone, text_now().id, number,
                              amendment);
}

static struct amendment numbered(int64_t number)
{
    struct amendment amendment;

    ck_assert_int_eq(find(number, &amendment), OK);
    return amendment;
}

static int64_t count_amendments(void)
{
    struct amendment amendment;
    int64_t count = 0;

    while (find(count + 1, &amendment) == OK)
        count++;
    return count;
}

static enum result publish_run(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct document document = law_document(context);
    struct publish_wish wish = { .document = &document, .slug = STR("durable") };
    struct law_text text;
    struct published published;

    if (text_called(db, &arena, wish.slug, &text) == OK)
        wish.text_id = text.id;
    return text_publish(db, &arena, &wish, &problems, &published);
}

static void publish(const char *lines)
{
    ck_assert_int_eq(store_write_logging(forum_store(), publish_run, (void *)lines), OK);
}

static void begin(void)
{
    publish(bill);
}

/* A table with `count` amendments, then one with a number of `digits` characters; its path. */
static const char *table_of(int count, int digits)
{
    static char path[64];
    FILE *file;

    snprintf(path, sizeof path, "/tmp/palabre-amendments-%d.csv", (int)getpid());
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("sep=\t\nNature\tNuméro\tSubdivision\tDispositif\n", file);
    for (int i = 1; i <= count; i++)
        fprintf(file, "Amt\t%d\tArticle 2\tSupprimer cet article.\n", i);
    if (digits)
        fprintf(file, "Amt\t%0*d\tArticle 2\tSupprimer cet article.\n", digits, 1);
    fclose(file);
    return path;
}

START_TEST(each_is_said_with_its_article_and_whether_it_applies)
{
    begin();
    ck_assert_msg(import(TABLE) == EXIT_DONE, "%s", command_errors);
    says("Bill for things that last, v1\n");
    says("  COM-1  article 1  applies  [Adopté]\n");
    says("  COM-2  article 2  refused  [Rejeté]\n"
         "      The words are not there: onze\n");
    says("  COM-3  no such article in this version: Article 14  refused\n");
    says("  COM-4  has no words  [Retiré avant séance]\n");
    says("  COM-5 rect. bis  article 3  applies  [Retiré]\n");
    says("Came in: 4; 2 apply, 2 are refused, 1 of them without an article.\n"
         "Passed over, without words: 1.\n");
}
END_TEST

START_TEST(an_amendment_keeps_what_the_list_says_of_it)
{
    struct amendment one;
    int64_t noon;

    begin();
    import(TABLE);
    one = numbered(1);
    ck_assert_text(one.name, "COM-1");
    ck_assert_text(one.words, "À l’alinéa 2, substituer au mot : « dix », le mot : « douze ».");
    ck_assert_text(one.reasons, "Dix ans sont peu.");
    ck_assert_text(one.division, "Article 1er");
    ck_assert_text(one.alinea, "2");
    ck_assert_text(one.signed_by, "Mme SORBIER (Groupe des Vergers)");
    ck_assert_text(one.lang, "fr");
    ck_assert_text(one.address,
                   "https://www.senat.fr/amendements/commissions/2020-2021/7/Amdt_COM-1.html");
    ck_assert(time_from_rfc3339(STR("2021-03-04T12:00:00Z"), &noon));
    ck_assert_int_eq(one.created_at, noon);
    ck_assert_int_eq(one.author.id, 0);
    ck_assert_text(numbered(2).signed_by, "M. CORNOUILLER");
}
END_TEST

START_TEST(what_became_of_it_there_is_not_applied_here)
{
    begin();
    import(TABLE);
    for (int64_t number = 1; number <= 4; number++)
        ck_assert_int_eq(numbered(number).state, AMENDMENT_OPEN);
}
END_TEST

START_TEST(a_second_run_adds_nothing)
{
    begin();
    ck_assert_int_eq(import(TABLE), EXIT_DONE);
    ck_assert_int_eq(import(TABLE), EXIT_DONE);
    says("  COM-1  article 1  applies, is here already  [Adopté]\n");
    says("Nothing new came in.\nHere already: 4.\n");
    ck_assert_int_eq(count_amendments(), 4);
}
END_TEST

START_TEST(an_older_version_can_be_the_one_they_are_written_on)
{
    begin();
    publish("= 1\nLa halle est louée.\nLe bail dure douze ans.\n");
    ck_assert_int_eq(
        command_try(command_import_amendments, "--version", "v1", "durable", TABLE, NULL),
        EXIT_DONE);
    says("Bill for things that last, v1\n");
    says("  COM-1  article 1  applies");
    ck_assert_int_eq(numbered(1).version_number, 1);
}
END_TEST

START_TEST(without_a_version_it_is_the_newest)
{
    begin();
    publish("= 1\nLa halle est louée.\nLe bail dure douze ans.\n");
    ck_assert_int_eq(import(TABLE), EXIT_DONE);
    says("  COM-1  article 1  refused");
    ck_assert_int_eq(numbered(1).version_number, 2);
}
END_TEST

START_TEST(a_long_list_comes_in_page_by_page)
{
    begin();
    ck_assert_int_eq(import(table_of(205, 0)), EXIT_DONE);
    unlink(table_of(0, 0));
    says("Came in: 205; 205 apply, 0 are refused.\n");
    complains("100 % read");
    ck_assert_int_eq(count_amendments(), 205);
}
END_TEST

START_TEST(one_that_is_too_long_does_not_hold_up_the_others)
{
    const char *path = table_of(2, AMENDMENT_LINE_MAX + 1);

    begin();
    ck_assert_int_eq(import(path), EXIT_REFUSED);
    unlink(path);
    says("1  cannot come in\n      name: At most 500 characters, please.\n");
    says("Came in: 2; 2 apply, 0 are refused.\nCould not come in: 1.\n");
    ck_assert_int_eq(count_amendments(), 2);
}
END_TEST

START_TEST(what_cannot_be_found_or_read_is_said_and_nothing_is_written)
{
    begin();
    ck_assert_int_eq(command_try(command_import_amendments, "nowhere", TABLE, NULL), EXIT_REFUSED);
    complains("There is no text called nowhere.");
    ck_assert_int_eq(
        command_try(command_import_amendments, "--version", "v9", "durable", TABLE, NULL),
        EXIT_REFUSED);
    complains("The text has no version called v9.");
    ck_assert_int_eq(import("tests/data/nowhere"), EXIT_REFUSED);
    complains("No such file or directory");
    ck_assert_int_eq(import("tests/data/law/arbres.md"), EXIT_REFUSED);
    complains("arbres.md");
    ck_assert_int_eq(count_amendments(), 0);
}
END_TEST

START_TEST(how_it_is_used_is_said)
{
    ck_assert_int_eq(command_try(command_import_amendments, "durable", NULL), EXIT_USAGE);
    complains("palabre import amendments [--version NAME] SLUG PATH");
    ck_assert_int_eq(command_try(command_import_amendments, "--help", NULL), EXIT_DONE);
    says("Run again it adds only what is new");
}
END_TEST

RUN_TESTS("import_amendments_command", each_is_said_with_its_article_and_whether_it_applies,
          an_amendment_keeps_what_the_list_says_of_it, what_became_of_it_there_is_not_applied_here,
          a_second_run_adds_nothing, an_older_version_can_be_the_one_they_are_written_on,
          without_a_version_it_is_the_newest, a_long_list_comes_in_page_by_page,
          one_that_is_too_long_does_not_hold_up_the_others,
          what_cannot_be_found_or_read_is_said_and_nothing_is_written, how_it_is_used_is_said)
