/* Majority judgment against the definition itself: medians that go one by one. */
#include "support/suite.h"

#include <stdlib.h>
#include <string.h>

#include "ballots/judgment.h"
#include "base/arena.h"
#include "decisions/draw.h"

enum { RANDOM_PROFILES = 100000, MANY_BALLOTS = 60 };

static struct arena arena;
static const struct hash seed = { { 3, 1, 4 } };

static const char *const numbers[PROPOSALS_MAX] = { "1",  "2",  "3",  "4",  "5",  "6",  "7",
                                                    "8",  "9",  "10", "11", "12", "13", "14",
                                                    "15", "16", "17", "18", "19", "20" };

/* Ballots as such, from the worst grade to the best, of which the median goes. */
struct heap {
    int grades[MANY_BALLOTS];
    int count;
};

static struct heap heap_of(int grades, const struct profile *profile)
{
    struct heap heap = { 0 };

    for (int grade = grades; grade; grade--)
        for (int64_t i = 0; i < profile->votes[grade - 1]; i++)
            heap.grades[heap.count++] = grade;
    return heap;
}

static int take_median(struct heap *heap)
{
    int at = (heap->count - 1) / 2, grade = heap->grades[at];

    memmove(&heap->grades[at], &heap->grades[at + 1],
            (size_t)(heap->count - at - 1) * sizeof *heap->grades);
    heap->count--;
    return grade;
}

/* The definition, one ballot after the other: below 0 when the first is better. */
static int order_one_by_one(int grades, const struct profile *one, const struct profile *other)
{
    struct heap first = heap_of(grades, one), second = heap_of(grades, other);

    while (first.count && second.count) {
        int mine = take_median(&first), theirs = take_median(&second);

        if (mine != theirs)
            return mine < theirs ? -1 : 1;
    }
    return 0;
}

static int sign_of(int number)
{
    return (number > 0) - (number < 0);
}

/* Ballots thrown on grades; now and then on few of them, so that medians are often equal. */
static struct profile throw(int grades, int ballots)
{
    struct profile profile = { .name = STR("1") };
    int from = rand() % grades, width = 1 + rand() % (grades - from);

    for (int i = 0; i < ballots; i++)
        profile.votes[from + rand() % width]++;
    return profile;
}

/* The same but for a ballot or two that went elsewhere. */
static struct profile shifted(struct profile profile, int grades)
{
    for (int turn = rand() % 3; turn; turn--) {
        int from = rand() % grades;

        if (!profile.votes[from])
            continue;
        profile.votes[from]--;
        profile.votes[rand() % grades]++;
    }
    return profile;
}

static const char *said(const struct profile *profile, int grades)
{
    struct str text = STR("");

    for (int i = 0; i < grades; i++)
        text = str_format(&arena, "%.*s %d", STR_ARGS(text), (int)profile->votes[i]);
    return text.data;
}

/* There are many to look at, and Check writes a note of whatever it is asked. */
static void compare(int grades, const struct profile *one, const struct profile *other, int chance)
{
    int expected = order_one_by_one(grades, one, other);
    bool are_same = !memcmp(one->votes, other->votes, sizeof one->votes);

    if (sign_of(judgment_order(grades, one, other)) != expected ||
        sign_of(judgment_order(grades, other, one)) != -expected || are_same != !expected)
        ck_abort_msg("srand(%d): %s against %s should be %d", chance, said(one, grades),
                     said(other, grades), expected);
}

/* JUDGMENT_SEED=… tries others than those of every day. */
START_TEST(it_agrees_with_taking_medians_away_one_by_one)
{
    const char *other = getenv("JUDGMENT_SEED");
    int first = other ? (int)strtol(other, NULL, 10) : 1;

    for (int i = 0; i < RANDOM_PROFILES; i++) {
        int grades, ballots;
        struct profile one, near, far;

        srand((unsigned)(first + i));
        grades = GRADES_MIN + rand() % (GRADES_MAX - GRADES_MIN + 1);
        ballots = 1 + rand() % (i % 2 ? MANY_BALLOTS : 9);
        one = throw(grades, ballots);
        near = shifted(one, grades);
        far = throw(grades, ballots);
        compare(grades, &one, &near, first + i);
        compare(grades, &one, &far, first + i);
    }
}
END_TEST

/* Profiles as numbers of ballots, the best grade first. */
static struct profile profile_of(size_t number, const int64_t *votes, int grades)
{
    struct profile profile = { .name = str_of(numbers[number]) };

    memcpy(profile.votes, votes, (size_t)grades * sizeof *votes);
    return profile;
}

static int order(const int64_t *one, const int64_t *other, int grades)
{
    struct profile first = profile_of(0, one, grades), second = profile_of(1, other, grades);

    return sign_of(judgment_order(grades, &first, &second));
}

#define VOTES(...) ((const int64_t[]){ __VA_ARGS__ })

/* Every profile of ten ballots and fewer on three grades, each against each of as many ballots. */
START_TEST(it_agrees_on_every_small_profile)
{
    for (int ballots = 1; ballots <= 10; ballots++) {
        struct profile all[100];
        int count = 0;

        for (int best = 0; best <= ballots; best++)
            for (int middle = 0; best + middle <= ballots; middle++)
                all[count++] =
                    profile_of(0, VOTES(best, middle, ballots - best - middle), GRADES_MIN);
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
                compare(GRADES_MIN, &all[i], &all[j], 0);
    }
}
END_TEST

START_TEST(examples_by_hand_come_out)
{
    /* Medians 2 and 3. */
    ck_assert_int_eq(order(VOTES(2, 4, 4), VOTES(4, 0, 6), 3), -1);
    /* Both medians are 2: 40 above it, 30 below, against 30 above, 40 below. */
    ck_assert_int_eq(order(VOTES(40, 30, 30), VOTES(30, 30, 40), 3), -1);
    /* 2 is left upwards after 45 of one, after 40 of the other. */
    ck_assert_int_eq(order(VOTES(45, 15, 40), VOTES(40, 25, 35), 3), -1);
    /* Less below is better when below is more: 41 against 42, whatever is above. */
    ck_assert_int_eq(order(VOTES(0, 59, 41), VOTES(41, 17, 42), 3), -1);
    /* As many above as below: those below count. So 30 and 30 loses to 29 and 28. */
    ck_assert_int_eq(order(VOTES(29, 43, 28), VOTES(30, 40, 30), 3), -1);
    /* The same down to the second grade: then the grades behind it. */
    ck_assert_int_eq(order(VOTES(10, 30, 40, 20), VOTES(0, 40, 40, 20), 4), -1);
    ck_assert_int_eq(order(VOTES(0, 10, 60, 10, 20), VOTES(0, 10, 60, 0, 30), 5), -1);
    ck_assert_int_eq(order(VOTES(5, 5, 5), VOTES(5, 5, 5), 3), 0);
}
END_TEST

/* Of an even number the worse of the two in the middle. */
START_TEST(the_grade_is_that_of_the_low_median)
{
    struct profile profiles[] = {
        profile_of(0, VOTES(1, 0, 1), 3),
        profile_of(1, VOTES(1, 1, 0), 3),
        profile_of(2, VOTES(2, 0, 0), 3),
        profile_of(3, VOTES(0, 0, 2), 3),
    };

    judgment_rank(&arena, &seed, 3, profiles, 4);
    ck_assert_int_eq(profiles[0].grade, 3);
    ck_assert_int_eq(profiles[1].grade, 2);
    ck_assert_int_eq(profiles[2].grade, 1);
    ck_assert_int_eq(profiles[3].grade, 3);
    ck_assert_int_eq(profiles[2].rank, 1);
    ck_assert_int_eq(profiles[1].rank, 2);
    ck_assert_int_eq(profiles[0].rank, 3);
    ck_assert_int_eq(profiles[3].rank, 4);
}
END_TEST

START_TEST(one_ballot_is_its_own_median)
{
    struct profile profiles[] = { profile_of(0, VOTES(0, 0, 0, 1), 4),
                                  profile_of(1, VOTES(0, 1, 0, 0), 4) };

    judgment_rank(&arena, &seed, 4, profiles, 2);
    ck_assert_int_eq(profiles[0].grade, 4);
    ck_assert_int_eq(profiles[0].rank, 2);
    ck_assert_int_eq(profiles[1].grade, 2);
    ck_assert_int_eq(profiles[1].rank, 1);
    ck_assert(!profiles[0].is_tied && !profiles[1].is_tied);
}
END_TEST

static bool has_lower_ticket(const char *one, const char *other)
{
    struct hash first, second;

    draw_ticket(&seed, str_of(one), &first);
    draw_ticket(&seed, str_of(other), &second);
    return memcmp(first.bytes, second.bytes, HASH_BYTES) < 0;
}

START_TEST(without_a_ballot_there_is_no_grade_and_tickets_rank)
{
    struct profile profiles[] = { { .name = STR("1") }, { .name = STR("2") } };

    judgment_rank(&arena, &seed, 5, profiles, 2);
    ck_assert_int_eq(profiles[0].grade, 0);
    ck_assert_int_eq(profiles[1].grade, 0);
    ck_assert(profiles[0].is_tied && profiles[1].is_tied);
    ck_assert_int_eq(profiles[0].rank, has_lower_ticket("1", "2") ? 1 : 2);
    judgment_rank(&arena, &seed, 5, profiles, 0);
}
END_TEST

/* Three profiles for twenty proposals, so almost all are tied, and given in either order. */
START_TEST(ties_go_by_ticket_in_whichever_order_they_are_given)
{
    static const int64_t votes[][3] = { { 3, 4, 5 }, { 4, 4, 4 }, { 3, 4, 5 } };
    struct profile ahead[PROPOSALS_MAX], back[PROPOSALS_MAX];
    bool is_taken[PROPOSALS_MAX + 1] = { false };

    for (size_t i = 0; i < PROPOSALS_MAX; i++)
        ahead[i] = back[PROPOSALS_MAX - 1 - i] = profile_of(i, votes[i % 3], 3);
    judgment_rank(&arena, &seed, 3, ahead, PROPOSALS_MAX);
    judgment_rank(&arena, &seed, 3, back, PROPOSALS_MAX);
    for (size_t i = 0; i < PROPOSALS_MAX; i++) {
        ck_assert_int_eq(ahead[i].rank, back[PROPOSALS_MAX - 1 - i].rank);
        ck_assert(ahead[i].is_tied && !is_taken[ahead[i].rank]);
        is_taken[ahead[i].rank] = true;
        for (size_t j = 0; j < PROPOSALS_MAX; j++)
            if (i % 3 == j % 3 && i != j)
                ck_assert_int_eq(ahead[i].rank < ahead[j].rank,
                                 has_lower_ticket(numbers[i], numbers[j]));
            else if (i % 3 == 1 && i != j)
                ck_assert_int_lt(ahead[i].rank, ahead[j].rank);
    }
}
END_TEST

START_TEST(who_is_alone_is_not_tied)
{
    struct profile profiles[] = { profile_of(0, VOTES(3, 0, 0), 3),
                                  profile_of(1, VOTES(1, 1, 1), 3),
                                  profile_of(2, VOTES(1, 1, 1), 3) };

    judgment_rank(&arena, &seed, 3, profiles, 3);
    ck_assert(!profiles[0].is_tied);
    ck_assert(profiles[1].is_tied && profiles[2].is_tied);
    ck_assert_int_eq(profiles[0].rank, 1);
    ck_assert_int_eq(profiles[1].rank + profiles[2].rank, 5);
}
END_TEST

START_TEST(a_thousand_million_ballots_are_counted_exactly)
{
    const int64_t half = 500000000;

    ck_assert_int_eq(order(VOTES(half, 0, half), VOTES(half - 1, 0, half + 1), 3), -1);
    ck_assert_int_eq(order(VOTES(half, 1, half - 1), VOTES(half, 0, half), 3), -1);
    ck_assert_int_eq(order(VOTES(2 * half, 0, 0), VOTES(2 * half, 0, 0), 3), 0);
}
END_TEST

RUN_SUITE("judgment", it_agrees_with_taking_medians_away_one_by_one,
          it_agrees_on_every_small_profile, examples_by_hand_come_out,
          the_grade_is_that_of_the_low_median, one_ballot_is_its_own_median,
          without_a_ballot_there_is_no_grade_and_tickets_rank,
          ties_go_by_ticket_in_whichever_order_they_are_given, who_is_alone_is_not_tied,
          a_thousand_million_ballots_are_counted_exactly)
