/* Bills as The Law Factory has them: one file for each step of their way. */
#include "support/shared.h"
#include "support/suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "exchange/law_factory.h"
#include "exchange/law_read.h"

#define DATA "tests/data/law/factory"
#define FIRST DATA "/ppl30-88__00_1erelecture_senat_depot.json"
#define SECOND DATA "/ppl30-88__03_2emelecture_senat_commission.json"

static struct arena arena;
static struct law_documents documents;
static struct str fault;

static const struct document *read_at(const char *path)
{
    enum result result = law_read(&arena, path, STR(""), &documents, &fault);

    ck_assert_msg(result == OK, "%.*s", STR_ARGS(fault));
    return &documents.items[0];
}

static void refuses(const char *json, const char *why)
{
    char path[] = "/tmp/palabre-law-XXXXXX";
    int fd = mkstemp(path);
    struct str text = str_of(json);
    enum result result;

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text.data, text.length), (ssize_t)text.length);
    close(fd);
    result = law_read(&arena, path, STR(""), &documents, &fault);
    unlink(path);
    ck_assert_int_eq(result, NOT_VALID);
    ck_assert_msg(str_find(fault, str_of(why), 0) < fault.length, "\"%.*s\" should say \"%s\"",
                  STR_ARGS(fault), why);
}

static bool has_gap(const struct document *document, const char *what)
{
    for (size_t i = 0; i < document->gaps.count; i++)
        if (str_equal(document->gaps.items[i].what, str_of(what)))
            return true;
    return false;
}

START_TEST(articles_stand_in_their_order_and_their_sections)
{
    const struct document *document = read_at(FIRST);

    ck_assert_text(document_plain(&arena, document),
                   "Titre 1\nDes haies\nArticle 1er\nLes haies sont plantées.\n"
                   "Chapitre 2 bis\nDes chênes\nArticle 2\nLe code des haies est modifié :\n"
                   "1° Un ;\n2° (Supprimé)\nArticle 3\nTableau :\na\tb\nArticle 4\nFin.\nArticle 4 "
                   "bis\nVraiment.\n");
    ck_assert_uint_eq(document_count(document, SEGMENT_ROW), 1);
    ck_assert_uint_eq(document->items[3].parent, 0); /* the chapter, in the title */
    ck_assert_uint_eq(document->gaps.count, 0);
}
END_TEST

START_TEST(what_is_known_of_the_bill_is_about_it)
{
    const struct document_about *about = &read_at(FIRST)->about;

    ck_assert_text(about->title, "Proposition de loi relative aux haies");
    ck_assert_text(about->number, "88");
    ck_assert_text(about->kind, "bill");
    ck_assert_text(about->label, "1re lecture, Sénat, dépôt");
    ck_assert_text(about->source, "https://www.senat.example/88.html");
    ck_assert_text(about->starts_on, "");
}
END_TEST

START_TEST(the_step_is_told_from_the_path)
{
    ck_assert_text(law_factory_step(&arena, STR("bills/x/procedure/02_1erelecture_assemblee_"
                                                "hemicycle/texte/texte.json")),
                   "1re lecture, Assemblée nationale, hémicycle");
    ck_assert_text(law_factory_step(&arena, STR("x__14_l.définitive_assemblee_hemicycle.json")),
                   "lecture définitive, Assemblée nationale, hémicycle");
    ck_assert_text(law_factory_step(&arena, STR("bills/x2_y/texte.json")), "");
}
END_TEST

START_TEST(what_is_not_in_a_reading_is_a_gap_and_never_made_up)
{
    const struct document *document = read_at(SECOND);

    ck_assert_text(document_plain(&arena, document), "9\nArticle 1er\nNeuf.\n");
    ck_assert(has_gap(document, "article 1er is deleted in this version"));
    ck_assert(has_gap(document, "article 7 is deleted in this version"));
    ck_assert(has_gap(document, "article 2 stands as it stood before: its words are not in this "
                                "file"));
    ck_assert(has_gap(document, "article 3 is not in this reading: it was deleted before, or "
                                "adopted as it stood"));
    ck_assert(has_gap(document, "article 2 A skips an alinéa, or has an empty one"));
    ck_assert(has_gap(document, "a section that is nowhere described: T9"));
}
END_TEST

START_TEST(a_number_that_is_given_in_the_end_is_printed_and_the_first_stays_official)
{
    const struct document *document = read_at(SECOND);

    for (size_t i = 0; i < document->count; i++)
        if (document->items[i].kind == SEGMENT_ARTICLE) {
            ck_assert_text(document->items[i].num, "1er");
            ck_assert_text(document->items[i].official, "2 A");
        }
}
END_TEST

START_TEST(a_folder_is_the_bill_step_by_step)
{
    read_at(DATA);
    ck_assert_uint_eq(documents.count, 2);
    ck_assert_text(documents.items[1].about.label, "2e lecture, Sénat, commission");
    ck_assert(has_gap(&documents.items[1],
                      "article 4 bis of the reading before is not in this one: "
                      "it was deleted, or adopted as it stood"));
    ck_assert_int_eq(law_read(&arena, DATA, STR("2031-01-01"), &documents, &fault), NOT_VALID);
}
END_TEST

START_TEST(a_day_that_is_given_is_that_of_the_one_file)
{
    ck_assert_int_eq(law_read(&arena, FIRST, STR("2031-01-01"), &documents, &fault), OK);
    ck_assert_text(documents.items[0].about.starts_on, "2031-01-01");
}
END_TEST

START_TEST(bad_files_are_refused_with_what_is_wrong)
{
    refuses("{\"articles\": [{\"alineas\": {}}]}", "article 1 of it has no \"titre\"");
    refuses("{\"articles\": 3, \"alineas\": {}}", "\"articles\" is no list");
    refuses("{\"articles\": [{\"titre\": \"1\", \"alineas\": []}]}", "of article 1 is no object");
    refuses("{\"articles\": [{\"titre\": \"1\", \"alineas\": {\"001\": 3}}]}",
            "alinéa 001 of article 1 is no text");
    refuses("{\"sections\": [], \"articles\": []}", "none of its articles has words");
    refuses("{\"sections\": [],\n\"articles\": [", ":2: the file ends before its JSON does");
    refuses("{\"sections\": [],\n\"articles\": \"\xE9\"}", ":2: the text is not UTF-8");
}
END_TEST

/* Counted in the files by other means. */
START_TEST(real_bills_have_their_articles_and_alineas)
{
    static const struct {
        const char *name;
        size_t articles;
        size_t alineas;
    } real[] = {
        { "pjl09-200__00_1erelecture_senat_depot", 24, 429 },
        { "pjl09-200__01_1erelecture_senat_commission", 43, 638 },
        { "ppl11-290__00_1erelecture_assemblee_depot", 4, 14 },
        { "ppl11-290__01_1erelecture_assemblee_commission", 1, 27 },
        { "ppl11-290__02_1erelecture_assemblee_hemicycle", 5, 45 },
        { "ppl11-290__09_nouv.lect._assemblee_hemicycle", 5, 45 },
    };

    for (size_t i = 0; i < sizeof real / sizeof *real; i++) {
        const char *path = shared_path(
            str_format(&arena, "data/law/03-lawfactory-json/%s.json", real[i].name).data);

        if (!path)
            continue;
        read_at(path);
        ck_assert_uint_eq(document_count(&documents.items[0], SEGMENT_ARTICLE), real[i].articles);
        ck_assert_uint_eq(document_count(&documents.items[0], SEGMENT_ALINEA), real[i].alineas);
    }
}
END_TEST

RUN_SUITE("law_factory", articles_stand_in_their_order_and_their_sections,
          what_is_known_of_the_bill_is_about_it, the_step_is_told_from_the_path,
          what_is_not_in_a_reading_is_a_gap_and_never_made_up,
          a_number_that_is_given_in_the_end_is_printed_and_the_first_stays_official,
          a_folder_is_the_bill_step_by_step, a_day_that_is_given_is_that_of_the_one_file,
          bad_files_are_refused_with_what_is_wrong, real_bills_have_their_articles_and_alineas)
