/* The published list of a vote: what is written is read, what is broken is named, and the count. */
#include "support/ballot_list.h"
#include "support/suite.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "ballots/list.h"
#include "base/arena.h"
#include "base/buffer.h"

static struct arena arena;

static struct ballot_list list_of(const char *text)
{
    struct ballot_list list;
    struct str fault = { 0 };

    ck_assert_msg(ballot_list_read(&arena, str_of(text), &list, &fault) == OK, "%s", fault.data);
    return list;
}

static struct str written(const struct ballot_list *list)
{
    struct buffer out = { .arena = &arena };

    list_write(&out, list);
    return buffer_str(&out);
}

static struct str fault_in(struct str text)
{
    struct ballot_list list;
    struct str fault = { 0 };

    ck_assert_msg(ballot_list_read(&arena, text, &list, &fault) == NOT_VALID, "it was taken: %.*s",
                  STR_ARGS(text));
    return fault;
}

START_TEST(a_list_is_read_field_by_field)
{
    struct ballot_list list = list_of(list_yes_no);

    ck_assert_text(list.item, "https://forum.example/b/shall-we/9");
    ck_assert_text(list.question, "Voulez-vous vous réunir : oui ou non ?");
    ck_assert(!list.is_judgment);
    ck_assert_text(list.words, HASH_C);
    ck_assert_int_eq(list.roll, 12);
    ck_assert_int_eq(list.quorum, 20);
    ck_assert_int_eq(list.seats, 10);
    ck_assert_int_eq(list.rule, HARE);
    ck_assert_uint_eq(list.count, 3);
    ck_assert_text(list.ballots[1].receipt, HASH_B);
    ck_assert_text(list.ballots[1].choice, "abstain");
    list = list_of(list_judgment);
    ck_assert(list.is_judgment);
    ck_assert_uint_eq(list.proposal_count, 2);
    ck_assert_text(list.proposals[1], "The second: with a colon");
    ck_assert_uint_eq(list.grade_count, 3);
    ck_assert_text(list.grades[2], "Bad");
    ck_assert_text(list.ballots[0].choice, "1 -");
}
END_TEST

START_TEST(what_is_read_is_written_as_it_stood)
{
    struct ballot_list list = list_of(list_yes_no);

    ck_assert_text(written(&list), list_yes_no);
    list = list_of(list_judgment);
    ck_assert_text(written(&list), list_judgment);
}
END_TEST

START_TEST(what_was_typed_on_several_lines_is_written_as_one)
{
    struct ballot_list list = list_of(list_judgment), again;

    list.question = STR("Which?\nroll: 99\n\ttwo");
    list.proposals[0] = STR("One\r\ngrade: X\x7F");
    again = list_of(written(&list).data);
    ck_assert_text(again.question, "Which? roll: 99  two");
    ck_assert_text(again.proposals[0], "One  grade: X ");
    ck_assert_int_eq(again.roll, 3);
    ck_assert_uint_eq(again.grade_count, 3);
}
END_TEST

/* Lists by chance. */

static struct str random_words(size_t most)
{
    static const char *const pieces[] = { "é", "a", " ", ":", "-", "…", "𝄞", "<b>", "\"", "7" };
    struct buffer out = { .arena = &arena };

    buffer_put_c(&out, "x");
    for (size_t length = (size_t)rand() % most; length; length--)
        buffer_put_c(&out, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
    return buffer_str(&out);
}

static struct str random_choice(const struct ballot_list *list)
{
    static const char *const words[] = { "yes", "no", "abstain" };
    struct buffer out = { .arena = &arena };

    if (!list->is_judgment)
        return str_of(words[rand() % 3]);
    for (size_t i = 0; i < list->proposal_count; i++) {
        int grade = rand() % ((int)list->grade_count + 1);

        buffer_put_c(&out, i ? " " : "");
        if (grade)
            buffer_put_integer(&out, grade);
        else
            buffer_put_c(&out, "-");
    }
    return buffer_str(&out);
}

static int by_receipt(const void *one, const void *other)
{
    const struct list_ballot *a = one, *b = other;

    return str_order(a->receipt, b->receipt);
}

static void add_ballots(struct ballot_list *list)
{
    struct hash hash;

    list->count = (size_t)rand() % 200;
    list->ballots = arena_alloc(&arena, (list->count + 1) * sizeof *list->ballots);
    for (size_t i = 0; i < list->count; i++) {
        crypto_hash_sha256(hash.bytes, (const unsigned char *)&i, sizeof i);
        list->ballots[i].receipt = str_hex(&arena, hash_bytes(&hash));
        list->ballots[i].choice = random_choice(list);
    }
    qsort(list->ballots, list->count, sizeof *list->ballots, by_receipt);
    list->roll = (int64_t)list->count + rand() % 3;
}

static struct ballot_list random_list(void)
{
    struct ballot_list list = { .item = random_words(40),
                                .question = random_words(200),
                                .is_judgment = rand() % 2,
                                .words = STR(HASH_B),
                                .quorum = rand() % 101,
                                .rule = (enum seat_rule)(rand() % SEAT_RULES) };

    if (list.is_judgment) {
        list.proposal_count = (size_t)(2 + rand() % (PROPOSALS_MAX - 1));
        list.grade_count = (size_t)(3 + rand() % (GRADES_MAX - 2));
        for (size_t i = 0; i < list.proposal_count; i++)
            list.proposals[i] = random_words(300);
        for (size_t i = 0; i < list.grade_count; i++)
            list.grades[i] = random_words(40);
    } else {
        list.seats = rand() % (SEATS_MAX + 1);
    }
    add_ballots(&list);
    return list;
}

static void check_same_names(const struct str *ones, const struct str *others, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ck_assert(str_equal(ones[i], others[i]));
}

static void check_same(const struct ballot_list *one, const struct ballot_list *other)
{
    ck_assert(str_equal(one->item, other->item) && str_equal(one->question, other->question));
    ck_assert(str_equal(one->words, other->words));
    ck_assert_int_eq(one->is_judgment, other->is_judgment);
    ck_assert_int_eq(one->roll, other->roll);
    ck_assert_int_eq(one->quorum, other->quorum);
    ck_assert_int_eq(one->seats, other->seats);
    ck_assert_int_eq(one->rule, other->rule);
    ck_assert_uint_eq(one->proposal_count, other->proposal_count);
    ck_assert_uint_eq(one->grade_count, other->grade_count);
    ck_assert_uint_eq(one->count, other->count);
    check_same_names(one->proposals, other->proposals, one->proposal_count);
    check_same_names(one->grades, other->grades, one->grade_count);
    for (size_t i = 0; i < one->count; i++) {
        ck_assert(str_equal(one->ballots[i].receipt, other->ballots[i].receipt));
        ck_assert(str_equal(one->ballots[i].choice, other->ballots[i].choice));
    }
}

START_TEST(every_list_that_is_written_is_read_as_it_was)
{
    for (int i = 0; i < 500; i++) {
        struct ballot_list list, again;

        srand((unsigned)i);
        list = random_list();
        again = list_of(written(&list).data);
        check_same(&list, &again);
        ck_assert(str_equal(written(&list), written(&again)));
        arena_reset(&arena);
    }
}
END_TEST

#define GRADES "a grade from 1 to 3, or -, for each of 2 proposals, with a space between"

START_TEST(every_broken_line_is_named_with_what_is_wrong)
{
    static const struct {
        const char *text, *what, *by, *fault;
    } broken[] = {
        { list_yes_no, "ballots 1", "ballots 2",
          "line 1: a list of ballots begins with \"palabre ballots 1\"" },
        { list_yes_no, "item: ", "Item: ", "line 2, item: here stands \"item: …\"" },
        { list_yes_no, "https://forum.example/b/shall-we/9", "", "line 2, item: it is empty" },
        { list_yes_no, "question: V", "question:V",
          "line 3, question: here stands \"question: …\"" },
        { list_yes_no, "réunir", "réu\tnir", "line 3, question: it holds a tab" },
        { list_yes_no, "réunir", "r\xE9union", "line 3, question: it is not UTF-8" },
        { list_yes_no, "réunir", "r\x1B[2J", "line 3, question: it holds a control character" },
        { list_yes_no, "réunir", "r\x7F", "line 3, question: it holds a control character" },
        { list_yes_no, "non ?\n", "non ?\r\n",
          "line 3, question: it ends in a carriage return; lines end in a newline alone" },
        { list_yes_no, "yes-no", "external", "line 4, kind: it is yes-no or judgment" },
        { list_yes_no, "words: " HASH_C, "words: c", "line 5, words: it is 64 hexadecimal digits" },
        { list_yes_no, "words: cc", "words: CC", "line 5, words: it is 64 hexadecimal digits" },
        { list_yes_no, "words: cc", "words: ccc", "line 5, words: it is 64 hexadecimal digits" },
        { list_yes_no, "roll: 12", "roll: 012",
          "line 6, roll: it is a number from 0 to 1000000000" },
        { list_yes_no, "roll: 12", "roll: -1",
          "line 6, roll: it is a number from 0 to 1000000000" },
        { list_yes_no, "roll: 12", "roll: 1000000001",
          "line 6, roll: it is a number from 0 to 1000000000" },
        { list_yes_no, "roll: 12", "roll: many",
          "line 6, roll: it is a number from 0 to 1000000000" },
        { list_yes_no, "roll: 12", "roll: 99999999999999999999",
          "line 6, roll: it is a number from 0 to 1000000000" },
        { list_yes_no, "roll: 12", "roll: 2",
          "line 12: there are more ballots than people on the roll" },
        { list_yes_no, "quorum: 20", "quorum: 101",
          "line 7, quorum: it is a number from 0 to 100" },
        { list_yes_no, "10 hare", "1001 hare",
          "line 8, seats: it is a number from 0 to 1000, a space, and sainte-lague or hare" },
        { list_yes_no, "10 hare", "10 d'hondt",
          "line 8, seats: it is a number from 0 to 1000, a space, and sainte-lague or hare" },
        { list_yes_no, "10 hare", "10",
          "line 8, seats: it is a number from 0 to 1000, a space, and sainte-lague or hare" },
        { list_yes_no, "10 hare", "10  hare",
          "line 8, seats: it is a number from 0 to 1000, a space, and sainte-lague or hare" },
        { list_yes_no, "hare\n\n", "hare\n", "line 9: an empty line stands before the ballots" },
        { list_yes_no, "hare\n\n", "hare\n\n\n",
          "line 10: a ballot is a receipt, a tab and a choice" },
        { list_yes_no, "a\tyes", "a yes", "line 10: a ballot is a receipt, a tab and a choice" },
        { list_yes_no, "aa\tyes", "a\tyes", "line 10, receipt: it is 64 hexadecimal digits" },
        { list_yes_no, "a\tyes", "A\tyes", "line 10, receipt: it is 64 hexadecimal digits" },
        { list_yes_no, "\tyes", "\tYes", "line 10, choice: it is yes, no or abstain" },
        { list_yes_no, "\tyes", "\tyes ", "line 10, choice: it is yes, no or abstain" },
        { list_yes_no, "\tyes", "\t", "line 10, choice: it is yes, no or abstain" },
        { list_yes_no, "\tyes", "\tyes\t", "line 10, choice: it is yes, no or abstain" },
        { list_yes_no, "\tyes", "\t1", "line 10, choice: it is yes, no or abstain" },
        { list_yes_no, HASH_B, HASH_A, "line 11, receipt: it stands in the line before already" },
        { list_yes_no, "\n" HASH_B, "\n0" HASH_B, "line 11, receipt: it is 64 hexadecimal digits" },
        { list_yes_no, "\nb", "\n0",
          "line 11, receipt: receipts stand in the order of their bytes" },
        { list_yes_no, "\tno\n", "\tno", "line 12: it does not end in a newline" },
        { list_yes_no, "\tno\n", "\tno\n\n", "line 13: a ballot is a receipt, a tab and a choice" },
        { list_judgment, "seats: 0", "seats: 1", "line 8, seats: a judgment shares none: 0" },
        { list_judgment, "proposal: The first\n", "",
          "line 10, proposal: here stands \"proposal: …\"" },
        { list_judgment, "The first", "", "line 9, proposal: it is empty" },
        { list_judgment, "grade: Good\n", "", "line 13, grade: here stands \"grade: …\"" },
        { list_judgment, "grade: Good\n", "grade: Good\nproposal: A third\n",
          "line 12, grade: here stands \"grade: …\"" },
        { list_judgment, "grade: Bad\n\n", "grade: Bad\n",
          "line 14: an empty line stands before the ballots" },
        { list_judgment, "\t1 -", "\t1", "line 15, choice: " GRADES },
        { list_judgment, "\t1 -", "\tyes", "line 15, choice: " GRADES },
        { list_judgment, "\t1 -", "\t1 4", "line 15, choice: " GRADES },
        { list_judgment, "\t1 -", "\t0 1", "line 15, choice: " GRADES },
        { list_judgment, "\t2 3", "\t2,3", "line 17, choice: " GRADES },
        { list_judgment, "\t2 3", "\t2 3 ", "line 17, choice: " GRADES },
    };

    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        ck_assert_text(
            fault_in(list_with(&arena, broken[i].text, broken[i].what, str_of(broken[i].by))),
            broken[i].fault);
}
END_TEST

START_TEST(a_nul_is_a_control_character)
{
    ck_assert_text(fault_in(list_with(&arena, list_yes_no, "vous", STR("v\0us"))),
                   "line 3, question: it holds a control character");
    ck_assert_text(fault_in(list_with(&arena, list_yes_no, "\tyes", STR("\tyes\0"))),
                   "line 10: it holds a control character");
}
END_TEST

static bool is_read(struct str text)
{
    struct ballot_list list;
    struct str fault;

    return ballot_list_read(&arena, text, &list, &fault) == OK;
}

/* What ends within the head is refused; what ends after a ballot is a shorter list. */
START_TEST(a_list_that_is_cut_is_refused_but_between_ballots)
{
    size_t head = (size_t)(strstr(list_yes_no, "\n\n") - list_yes_no) + 2;

    for (size_t length = 0; length < strlen(list_yes_no); length++)
        ck_assert_int_eq(is_read((struct str){ list_yes_no, length }),
                         length >= head && list_yes_no[length - 1] == '\n');
    ck_assert_text(fault_in(STR("")), "line 1: the list ends here");
    ck_assert_text(fault_in(STR("palabre ballots 1\n")), "line 2, item: the list ends here");
    ck_assert_text(fault_in(STR("palabre ballots 1\nitem: /b/1\n")),
                   "line 3, question: the list ends here");
}
END_TEST

static struct str repeated(const char *text, size_t times)
{
    struct buffer out = { .arena = &arena };

    while (times--)
        buffer_put_c(&out, text);
    return buffer_str(&out);
}

START_TEST(a_line_has_its_length)
{
    struct str line = repeated("x", LIST_LINE_MAX - strlen("question: "));

    ck_assert(
        is_read(list_with(&arena, list_yes_no, "Voulez-vous vous réunir : oui ou non ?", line)));
    line = repeated("x", line.length + 1);
    ck_assert_text(
        fault_in(list_with(&arena, list_yes_no, "Voulez-vous vous réunir : oui ou non ?", line)),
        "line 3, question: it is longer than 4000 bytes");
}
END_TEST

START_TEST(there_are_so_many_proposals_and_grades_and_no_more)
{
    struct str proposals = repeated("proposal: more\n", PROPOSALS_MAX - 1);
    struct str grades = repeated("grade: less\n", GRADES_MAX - 2);
    struct str head = str_slice(str_of(list_judgment), 0,
                                (size_t)(strstr(list_judgment, HASH_A "\t") - list_judgment));
    const char *text = str_copy(&arena, head).data;

    ck_assert(is_read(list_with(&arena, text, "proposal: The first\n", proposals)));
    ck_assert(is_read(list_with(&arena, text, "grade: Good\n", grades)));
    proposals = repeated("proposal: more\n", PROPOSALS_MAX);
    grades = repeated("grade: less\n", GRADES_MAX - 1);
    ck_assert_text(fault_in(list_with(&arena, text, "proposal: The first\n", proposals)),
                   "line 29, proposal: there are more than 20");
    ck_assert_text(fault_in(list_with(&arena, text, "grade: Good\n", grades)),
                   "line 18, grade: there are more than 7");
}
END_TEST

/* Any byte of a list, changed into any other: it is refused, or it is another list. */
START_TEST(no_two_texts_are_the_same_list)
{
    size_t length = strlen(list_judgment);
    char text[1000];

    ck_assert_uint_lt(length, sizeof text);
    for (size_t at = 0; at < length; at++)
        for (int byte = 0; byte < 256; byte++) {
            struct ballot_list list;
            struct str fault, changed = { text, length };

            memcpy(text, list_judgment, length);
            text[at] = (char)byte;
            if (ballot_list_read(&arena, changed, &list, &fault) == OK)
                ck_assert(str_equal(written(&list), changed));
            arena_reset(&arena);
        }
}
END_TEST

RUN_SUITE("ballot list", a_list_is_read_field_by_field, what_is_read_is_written_as_it_stood,
          what_was_typed_on_several_lines_is_written_as_one,
          every_list_that_is_written_is_read_as_it_was,
          every_broken_line_is_named_with_what_is_wrong, a_nul_is_a_control_character,
          a_list_that_is_cut_is_refused_but_between_ballots, a_line_has_its_length,
          there_are_so_many_proposals_and_grades_and_no_more, no_two_texts_are_the_same_list)
