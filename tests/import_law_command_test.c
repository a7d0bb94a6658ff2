/* palabre import law: a law text comes in, version by version, and only once. */
#include <string.h>

#include "cli/command.h"
#include "store/db.h"
#include "support/command.h"
#include "support/forum.h"
#include "texts/text.h"

#define HEDGES "tests/data/law/haies"

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

static struct law_versions versions_at(const char *slug)
{
    struct law_versions versions = { 0 };
    struct law_text text;
    struct db *db = store_reader(forum_store());

    ck_assert_int_eq(text_called(db, &arena, str_of(slug), &text), OK);
    ck_assert_int_eq(law_versions_of(db, &arena, text.id, &versions), OK);
    return versions;
}

START_TEST(a_folder_comes_in_version_by_version)
{
    struct law_versions versions;

    ck_assert_int_eq(command_try(command_import_law, HEDGES, NULL), EXIT_DONE);
    says("Loi relative aux haies\n");
    says("  v1  2001-01-01  2 articles, 4 alinéas\n");
    says("      not taken in: what is folded away: Liens (line 12)\n");
    says("  v2  2005-01-01  2 articles, 4 alinéas\n");
    versions = versions_at("loi-relative-aux-haies");
    ck_assert_uint_eq(versions.count, 2);
    ck_assert_int_eq(versions.items[0].articles, 2);
    ck_assert_int_eq(versions.items[0].alineas, 4);
    ck_assert(str_equal(versions.items[0].format, STR("Markdown")));
}
END_TEST

START_TEST(what_is_here_is_known_and_adds_nothing)
{
    ck_assert_int_eq(command_try(command_import_law, HEDGES, NULL), EXIT_DONE);
    ck_assert_int_eq(command_try(command_import_law, HEDGES, NULL), EXIT_DONE);
    says("  v1  2001-01-01  this version is here already\n");
    says("  v2  2005-01-01  this version is here already\n");
    says("Nothing new: all of it was here already.\n");
    ck_assert_uint_eq(versions_at("loi-relative-aux-haies").count, 2);
}
END_TEST

START_TEST(a_day_takes_one_version_and_a_later_one_follows_it)
{
    ck_assert_int_eq(
        command_try(command_import_law, "--as", "haies", "--version", "2003-05-05", HEDGES, NULL),
        EXIT_DONE);
    ck_assert_uint_eq(versions_at("haies").count, 1);
    ck_assert_int_eq(command_try(command_import_law, HEDGES, NULL), EXIT_DONE);
    says("  v1  2001-01-01  this version is here already\n"
         "  v2  2005-01-01  2 articles, 4 alinéas\n");
}
END_TEST

START_TEST(a_version_older_than_the_newest_is_refused_by_name)
{
    ck_assert_int_eq(
        command_try(command_import_law, "--as", "haies", "--version", "2006-01-01", HEDGES, NULL),
        EXIT_DONE);
    ck_assert_int_eq(command_try(command_import_law, HEDGES, NULL), EXIT_REFUSED);
    complains("The version 2001-01-01 cannot come in: This version is older than the newest one");
    ck_assert_uint_eq(versions_at("haies").count, 1);
}
END_TEST

START_TEST(the_steps_of_a_bill_are_versions_of_one_text)
{
    ck_assert_int_eq(
        command_try(command_import_law, "--as", "bill", "tests/data/law/factory", NULL), EXIT_DONE);
    says("  v1  1re lecture, Sénat, dépôt  5 articles, 8 alinéas\n");
    says("  v2  2e lecture, Sénat, commission  1 article, 1 alinéa\n");
    says("not taken in: article 4 bis of the reading before is not in this one");
    ck_assert_uint_eq(versions_at("bill").count, 2);
}
END_TEST

START_TEST(another_text_does_not_take_its_place)
{
    ck_assert_int_eq(command_try(command_import_law, "--as", "haies", HEDGES, NULL), EXIT_DONE);
    ck_assert_int_eq(
        command_try(command_import_law, "--as", "haies", "tests/data/law/arbres.md", NULL),
        EXIT_REFUSED);
    complains("its publisher calls it LEGITEXT000000000009");
    ck_assert_uint_eq(versions_at("haies").count, 2);
}
END_TEST

START_TEST(what_cannot_be_read_is_refused_and_nothing_is_written)
{
    ck_assert_int_eq(command_try(command_import_law, "tests/data/nowhere", NULL), EXIT_REFUSED);
    complains("No such file or directory");
    ck_assert_int_eq(command_try(command_import_law, "tests/data/law/amendments/open.json", NULL),
                     EXIT_REFUSED);
    complains("open.json: it is of no format of law texts that is known here");
    ck_assert_int_eq(command_try(command_import_law, "--version", "yesterday", HEDGES, NULL),
                     EXIT_REFUSED);
    complains("a date is written as 2008-07-23, not as yesterday");
    ck_assert_int_eq(command_try(command_import_law, "--as", "Not An Address", HEDGES, NULL),
                     EXIT_REFUSED);
    complains("cannot stand in an address");
}
END_TEST

START_TEST(how_it_is_used_is_said)
{
    ck_assert_int_eq(command_try(command_import_law, NULL), EXIT_USAGE);
    complains("palabre import law [--as SLUG]");
    ck_assert_int_eq(command_try(command_import_law, "--help", NULL), EXIT_DONE);
    says("told\napart by what is in it");
}
END_TEST

RUN_TESTS("import_law_command", a_folder_comes_in_version_by_version,
          what_is_here_is_known_and_adds_nothing,
          a_day_takes_one_version_and_a_later_one_follows_it,
          a_version_older_than_the_newest_is_refused_by_name,
          the_steps_of_a_bill_are_versions_of_one_text, another_text_does_not_take_its_place,
          what_cannot_be_read_is_refused_and_nothing_is_written, how_it_is_used_is_said)
