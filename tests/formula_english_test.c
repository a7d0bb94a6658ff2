/* Amendments of the Parliament of the United Kingdom: to bills by page and line, to acts by
 * section. */
#include "base/arena.h"
#include "law/formula.h"
#include "support/suite.h"

static struct arena arena;

static struct formula parse(const char *text)
{
    return formula_parse(&arena, str_of(text), NULL, FORMULA_ENGLISH);
}

static void expect(const char *text, const char *plain)
{
    struct formula formula = parse(text);

    ck_assert_text(formula_plain(&arena, &formula), plain);
    ck_assert(formula_is_complete(&formula));
}

START_TEST(words_of_a_bill_are_left_out_and_inserted)
{
    expect("Page 12, line 4, leave out “council” and insert “board”",
           "(replace (page 12) (line 4) (words \"council\") (words \"board\"))\n");
    expect("Clause 3, page 2, line 5, after “bridge” insert “or ford”",
           "(insert-after (article \"3\") (page 2) (line 5) (words \"bridge\")"
           " (words \"or ford\"))\n");
    expect("Page 3, line 10, leave out the second “the”",
           "(delete (page 3) (line 10) (words \"the\") (occurrence 2))\n");
}
END_TEST

START_TEST(a_stretch_of_a_bill_is_what_stands_between_its_words)
{
    expect("Clause 3, page 2, line 5, leave out from “bridge” to “toll” and insert “ferry”",
           "(replace (article \"3\") (page 2) (line 5) (words \"bridge\") (to \"toll\") between"
           " (words \"ferry\"))\n");
    expect("In subsection (1), for the words from “bridge” to “toll” substitute “ferry”.",
           "(replace (points \"(1)\") (words \"bridge\") (to \"toll\") (words \"ferry\"))\n");
}
END_TEST

START_TEST(paragraphs_are_inserted_at_the_end_or_after_another)
{
    expect("Clause 24, page 49, line 14, at end insert—\n“(3) The board lists its bridges.\n"
           "(4) Here “list” means a list.”",
           "(append (article \"24\") (page 49) (line 14)"
           " (alineas \"(3) The board lists its bridges.\""
           " \"(4) Here “list” means a list.\"))\n");
    expect("In section 11, after subsection (5), insert—\n“(5A) A ferry is a bridge.”",
           "(insert-after (article \"11\") (points \"(5)\")"
           " (alineas \"(5A) A ferry is a bridge.\"))\n");
}
END_TEST

START_TEST(a_definition_inside_the_quotes_closes_only_itself)
{
    expect("Page 1, line 2, at end insert—\n“(2) In this Part—\n“toll” means a toll;\n"
           "“ferry” means a boat.”\nPage 9, line 1, leave out “x”",
           "(append (page 1) (line 2) (alineas \"(2) In this Part—\" \"“toll” means a toll;\""
           " \"“ferry” means a boat.\"))\n"
           "(delete (page 9) (line 1) (words \"x\"))\n");
}
END_TEST

START_TEST(whole_clauses_and_parts_of_them_go)
{
    expect("Leave out Clause 38", "(delete (article \"38\"))\n");
    expect("Page 68, line 24, leave out Clause 38", "(delete (article \"38\"))\n");
    expect("Clause 3, page 2, line 5, leave out paragraphs (a) and (b)",
           "(delete (article \"3\") (points \"(a)\") (page 2) (line 5))\n"
           "(delete (article \"3\") (points \"(b)\") (page 2) (line 5))\n");
    expect("Clause 3, page 2, leave out lines 5 to 9",
           "(delete (article \"3\") (page 2) (line 5) (line-to 9))\n");
}
END_TEST

START_TEST(a_new_clause_stands_alone_or_after_another)
{
    expect("To move the following Clause—\n“Tolls\n(1) There is no toll.”",
           "(new-article (article \"Tolls\" \"(1) There is no toll.\"))\n");
    expect("After Clause 6, insert the following new Clause—\n“Tolls\nThere is no toll.”",
           "(new-article (article \"6\") (article \"Tolls\" \"There is no toll.\"))\n");
}
END_TEST

START_TEST(an_act_changes_another_by_numbered_paragraphs)
{
    expect("In section 5—\n(a) in subsection (1), for “board”, in both places it occurs, "
           "substitute “council”;\n(b) in subsection (4)—\n(i) in paragraph (a), after “bridge” "
           "insert “or ford”;\n(ii) omit paragraph (b).",
           "(replace (label \"(a)\") (article \"5\") (points \"(1)\") (words \"board\") (times 2)"
           " (words \"council\"))\n"
           "(change (label \"(b)\") (article \"5\") (points \"(4)\")\n"
           "  (insert-after (label \"(i)\") (article \"5\") (points \"(4)\" \"(a)\")"
           " (words \"bridge\") (words \"or ford\"))\n"
           "  (delete (label \"(ii)\") (article \"5\") (points \"(4)\" \"(b)\")))\n");
    expect("(1) The Bridges Act 1901 is amended as follows.\n(2) In section 3(2)(a), omit “toll”.\n"
           "(3) Section 4 is repealed.",
           "(delete (label \"(2)\") (law \"Bridges Act 1901\") (article \"3\")"
           " (points \"(2)\" \"(a)\") (words \"toll\"))\n"
           "(delete (label \"(3)\") (law \"Bridges Act 1901\") (article \"4\"))\n");
    expect("In paragraph 4(2) of Schedule 1 to the Bridges Act 1901, at the end insert “or”.",
           "(append (law \"Bridges Act 1901\") (part \"Schedule 1\") (points \"4\" \"(2)\")"
           " (words \"or\"))\n");
}
END_TEST

START_TEST(the_end_of_a_printed_line_is_not_known)
{
    struct formula formula =
        parse("Clause 3, page 2, line 5, leave out from “bridge” to end of line 6");

    ck_assert(!formula_is_complete(&formula));
    ck_assert_uint_eq(formula.count, 0);
    ck_assert_str_eq(formula.unknown[0].why,
                     "It goes to the end of a line or part that is not known here.");
}
END_TEST

RUN_SUITE("formulas in English", words_of_a_bill_are_left_out_and_inserted,
          a_stretch_of_a_bill_is_what_stands_between_its_words,
          paragraphs_are_inserted_at_the_end_or_after_another,
          a_definition_inside_the_quotes_closes_only_itself, whole_clauses_and_parts_of_them_go,
          a_new_clause_stands_alone_or_after_another, an_act_changes_another_by_numbered_paragraphs,
          the_end_of_a_printed_line_is_not_known)
