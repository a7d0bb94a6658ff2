/* palabre law apply and palabre law parse: what they print, what they refuse. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/command.h"
#include "support/suite.h"

static struct arena arena;
static char output[16000], errors[8000];

enum { WORDS_MAX = 10 };

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* A file of these bytes, which lives as long as the test's folder in /tmp. */
static char *file_of(const char *text)
{
    char *path = (char *)(uintptr_t)str_format(&arena, "/tmp/palabre-law.XXXXXX").data;
    FILE *file = fdopen(mkstemp(path), "w");

    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

/* Words are options and paths, ended by NULL; files made for it are gone afterwards. */
static int run(int (*which)(struct command *), const char *const *words)
{
    char *arguments[WORDS_MAX];
    struct command command = { .argv = arguments, .out = tmpfile(), .err = tmpfile() };
    int status;

    while (words[command.argc]) {
        arguments[command.argc] = (char *)(uintptr_t)words[command.argc];
        command.argc++;
    }
    status = which(&command);
    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    for (size_t i = 0; words[i]; i++)
        if (!strncmp(words[i], "/tmp/palabre-law.", strlen("/tmp/palabre-law.")))
            unlink(words[i]);
    return status;
}

#define APPLY(...) run(command_law_apply, (const char *const[]){ __VA_ARGS__, NULL })
#define PARSE(...) run(command_law_parse, (const char *const[]){ __VA_ARGS__, NULL })

static char article[] = "Le préfet signe.\n\n  Il publie.  \n";

START_TEST(the_text_after_is_printed_one_paragraph_a_line)
{
    ck_assert_int_eq(APPLY(file_of(article), file_of("Supprimer l'alinéa 2.")), EXIT_DONE);
    ck_assert_str_eq(output, "Le préfet signe.\n");
    ck_assert_str_eq(errors, "");
}
END_TEST

START_TEST(several_amendments_are_applied_together)
{
    ck_assert_int_eq(APPLY(file_of(article),
                           file_of("À l'alinéa&nbsp;1, supprimer le mot&nbsp;:\n"
                                   "«&nbsp;préfet&nbsp;»."),
                           file_of("Après l'alinéa 2, insérer l'alinéa suivant :\n« Fin. »")),
                     EXIT_DONE);
    ck_assert_str_eq(output, "Le signe.\nIl publie.\nFin.\n");
}
END_TEST

START_TEST(a_refusal_names_the_file_the_words_and_the_reason)
{
    char *amendment = file_of("À l'alinéa 1, supprimer le mot : « maire ».");

    ck_assert_int_eq(APPLY(file_of(article), amendment), EXIT_REFUSED);
    ck_assert_str_eq(output, "");
    ck_assert_str_eq(errors, str_format(&arena,
                                        "palabre law apply: %s: The words are not there: “maire” "
                                        "(À l'alinéa 1, supprimer le mot : « maire »)\n",
                                        amendment)
                                 .data);
}
END_TEST

START_TEST(a_conflict_names_both_files)
{
    char *one = file_of("Supprimer l'alinéa 1."), *two = file_of("Supprimer cet article.");

    ck_assert_int_eq(APPLY(file_of(article), one, two), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, str_format(&arena, "%s and %s: ", one, two).data));
    ck_assert_ptr_nonnull(strstr(errors, "(Supprimer l'alinéa 1) (Supprimer cet article)"));
}
END_TEST

START_TEST(a_new_article_stands_under_its_title)
{
    ck_assert_int_eq(APPLY("--article", "4", file_of("Un.\n"),
                           file_of("Après l'article 4, insérer un article 4 bis ainsi rédigé :\n"
                                   "« Deux. »")),
                     EXIT_DONE);
    ck_assert_str_eq(output, "Un.\n\nArticle 4 bis\nDeux.\n");
}
END_TEST

START_TEST(windows_1252_is_read_and_other_bytes_are_refused)
{
    ck_assert_int_eq(APPLY(file_of("Le pr\xE9"
                                   "fet signe.\n"),
                           file_of("Supprimer l'alin\xE9"
                                   "a 1.\n")),
                     EXIT_DONE);
    ck_assert_int_eq(APPLY("/tmp/palabre-nowhere", file_of("Supprimer cet article.")),
                     EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "/tmp/palabre-nowhere: "));
    ck_assert_int_eq(APPLY("/tmp", file_of("Supprimer cet article.")), EXIT_REFUSED);
}
END_TEST

START_TEST(what_is_not_understood_is_answered_with_how_it_is_used)
{
    ck_assert_int_eq(APPLY("--never"), EXIT_USAGE);
    ck_assert_ptr_nonnull(strstr(errors, "BEFORE AMENDMENT"));
    ck_assert_int_eq(APPLY(file_of(article)), EXIT_USAGE);
    ck_assert_int_eq(PARSE("--json"), EXIT_USAGE);
    ck_assert_int_eq(APPLY("--language", "it", file_of(article), file_of("Supprimer cet article.")),
                     EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "it is fr or en"));
}
END_TEST

START_TEST(a_tree_is_printed_for_people_or_for_programs)
{
    ck_assert_int_eq(PARSE(file_of("Supprimer l'alinéa 2.")), EXIT_DONE);
    ck_assert_str_eq(output, "(delete (alineas 2))\n");
    ck_assert_int_eq(PARSE("--json", file_of("Supprimer l'alinéa 2.")), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "\"formula\":{\"language\":\"fr\""));
    ck_assert_ptr_nonnull(strstr(output, "}\n"));
}
END_TEST

START_TEST(what_was_not_understood_is_said_and_the_status_tells_it)
{
    ck_assert_int_eq(PARSE(file_of("Il faudrait mieux faire.")), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(output, "not understood: “Il faudrait mieux faire.”"));
    ck_assert_int_eq(PARSE(file_of(" \n")), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "it is empty"));
}
END_TEST

START_TEST(a_list_ends_with_how_many_are_complete)
{
    ck_assert_int_eq(PARSE("tests/data/law/amendments/senat/table.csv"), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, " complete\n"));
}
END_TEST

RUN_SUITE("law command", the_text_after_is_printed_one_paragraph_a_line,
          several_amendments_are_applied_together,
          a_refusal_names_the_file_the_words_and_the_reason, a_conflict_names_both_files,
          a_new_article_stands_under_its_title, windows_1252_is_read_and_other_bytes_are_refused,
          what_is_not_understood_is_answered_with_how_it_is_used,
          a_tree_is_printed_for_people_or_for_programs,
          what_was_not_understood_is_said_and_the_status_tells_it,
          a_list_ends_with_how_many_are_complete)
