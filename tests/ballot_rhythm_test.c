/* When the community votes, over time zones, clock changes and the ends of months. */
#include "ballots/rhythm.h"

#include <inttypes.h>
#include <stdio.h>

#include "access/may.h"
#include "log/subject.h"
#include "render/language.h"
#include "support/debate.h"
#include "support/suite.h"

enum { SUNDAY = 7, LAST = 5 };

static struct rhythm sundays(void)
{
    return (struct rhythm){ 1, SUNDAY, 8 * 60, 20 * 60, STR("Europe/Paris") };
}

static int64_t at(const char *time)
{
    int64_t seconds;

    ck_assert(time_from_rfc3339(str_of(time), &seconds));
    return seconds;
}

/* The first day after that time opens and closes so. */
static void comes(const struct rhythm *rhythm, const char *after, const char *opens,
                  const char *closes)
{
    struct rhythm_day day;

    rhythm_next(rhythm, at(after), &day, 1);
    ck_assert_text(time_rfc3339(&arena, day.opens_at), opens);
    ck_assert_text(time_rfc3339(&arena, day.closes_at), closes);
}

START_TEST(the_first_sunday_goes_by_the_clocks_of_its_zone)
{
    struct rhythm rhythm = sundays();

    comes(&rhythm, "2026-05-28T12:00:00Z", "2026-06-07T06:00:00Z", "2026-06-07T18:00:00Z");
    comes(&rhythm, "2026-06-07T05:59:59Z", "2026-06-07T06:00:00Z", "2026-06-07T18:00:00Z");
    comes(&rhythm, "2026-06-07T06:00:00Z", "2026-07-05T06:00:00Z", "2026-07-05T18:00:00Z");
    comes(&rhythm, "2026-12-06T08:00:00Z", "2027-01-03T07:00:00Z", "2027-01-03T19:00:00Z");
    rhythm.zone = STR("Pacific/Auckland"); /* where it is Sunday while it is Saturday here */
    comes(&rhythm, "2026-06-01T00:00:00Z", "2026-06-06T20:00:00Z", "2026-06-07T08:00:00Z");
    rhythm.zone = STR("America/Montreal");
    comes(&rhythm, "2026-06-07T06:30:00Z", "2026-06-07T12:00:00Z", "2026-06-08T00:00:00Z");
}
END_TEST

START_TEST(a_day_at_the_edge_of_a_month_is_found_from_the_other_side_of_the_earth)
{
    struct rhythm rhythm = { 1, 5, 0, 60, STR("Pacific/Kiritimati") };

    /* 1 May 2026 is a Friday: there it begins at 10:00 UTC of 30 April. */
    comes(&rhythm, "2026-04-30T09:59:59Z", "2026-04-30T10:00:00Z", "2026-04-30T11:00:00Z");
    rhythm = (struct rhythm){ LAST, 7, 23 * 60, 24 * 60, STR("Pacific/Honolulu") };
    /* 31 May 2026 is a Sunday: there it ends at 10:00 UTC of 1 June. */
    comes(&rhythm, "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z", "2026-06-01T10:00:00Z");
}
END_TEST

START_TEST(the_last_one_is_the_fourth_or_the_fifth)
{
    struct rhythm rhythm = { LAST, 7, 9 * 60, 10 * 60, STR("UTC") };
    struct rhythm_day days[4];

    rhythm_next(&rhythm, at("2026-05-01T00:00:00Z"), days, 4);
    ck_assert_text(time_rfc3339(&arena, days[0].opens_at), "2026-05-31T09:00:00Z");
    ck_assert_text(time_rfc3339(&arena, days[1].opens_at), "2026-06-28T09:00:00Z");
    ck_assert_text(time_rfc3339(&arena, days[2].opens_at), "2026-07-26T09:00:00Z");
    ck_assert_text(time_rfc3339(&arena, days[3].opens_at), "2026-08-30T09:00:00Z");
    rhythm.weekday = 1;
    comes(&rhythm, "2028-02-01T00:00:00Z", "2028-02-28T09:00:00Z", "2028-02-28T10:00:00Z");
    rhythm.weekday = 2; /* in a leap year the 29th */
    comes(&rhythm, "2028-02-01T00:00:00Z", "2028-02-29T09:00:00Z", "2028-02-29T10:00:00Z");
}
END_TEST

START_TEST(an_hour_that_clocks_jump_over_still_lasts_as_long_as_it_says)
{
    struct rhythm rhythm = { LAST, SUNDAY, 2 * 60 + 15, 3 * 60 + 10, STR("Europe/Paris") };
    struct rhythm_day day;

    rhythm_next(&rhythm, at("2026-03-01T00:00:00Z"), &day, 1); /* 29 March */
    ck_assert_text(time_rfc3339(&arena, day.opens_at), "2026-03-29T01:15:00Z");
    ck_assert_int_eq(day.closes_at - day.opens_at, 55 * 60);
    rhythm.opens_minute = 0;
    rhythm.closes_minute = 24 * 60; /* a day of 23 hours, and one of 25 */
    comes(&rhythm, "2026-03-01T00:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
    comes(&rhythm, "2026-10-01T00:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
}
END_TEST

/* Every rhythm there is: the days go forward, are that weekday, and stand in that week. */
START_TEST(every_rhythm_comes_once_a_month)
{
    for (int64_t week = 1; week <= LAST; week++)
        for (int64_t weekday = 1; weekday <= SUNDAY; weekday++) {
            struct rhythm rhythm = { week, weekday, 0, 60, STR("UTC") };
            struct rhythm_day days[48];

            rhythm_next(&rhythm, at("2027-01-01T00:00:00Z") - 1, days, 48);
            for (int i = 0; i < 48; i++) {
                int64_t number = days[i].opens_at / 86400; /* 1 January 1970 was a Thursday */
                struct str date = time_rfc3339(&arena, days[i].opens_at);
                int64_t year = 0, month = 0, day = 0;

                ck_assert_int_eq((number + 3) % 7 + 1, weekday);
                ck_assert_int_eq(
                    sscanf(date.data, "%4" SCNd64 "-%2" SCNd64 "-%2" SCNd64, &year, &month, &day),
                    3);
                ck_assert_int_eq((year - 2027) * 12 + month - 1, i);
                if (week < LAST)
                    ck_assert_int_eq((day - 1) / 7 + 1, week);
                else
                    ck_assert_int_gt(day, 21);
            }
        }
}
END_TEST

START_TEST(without_a_rhythm_no_day_comes)
{
    struct rhythm none = { 0 }, nowhere = sundays();
    struct rhythm_day days[2] = { { 1, 1 }, { 1, 1 } };

    rhythm_next(&none, at("2026-03-01T00:00:00Z"), days, 2);
    ck_assert_int_eq(days[0].opens_at, 0);
    ck_assert_int_eq(days[1].closes_at, 0);
    nowhere.zone = STR("Europe/Atlantis");
    rhythm_next(&nowhere, at("2026-03-01T00:00:00Z"), days, 2);
    ck_assert_int_eq(days[1].opens_at, 0);
}
END_TEST

START_TEST(what_is_set_is_read_and_stands_in_the_log)
{
    struct rhythm rhythm = sundays(), read;
    struct log_about about;
    struct visitor nobody = { 0 };

    debate_begin();
    ck_assert_int_eq(rhythm_read(forum, &arena, &read), OK);
    ck_assert_int_eq(read.week, 0);
    ck_assert_int_eq(rhythm_set(forum, &arena, &rhythm, MIA, debate_problems()), OK);
    ck_assert_int_eq(rhythm_set(forum, &arena, &rhythm, MIA, debate_problems()), CONFLICT);
    rhythm.week = LAST;
    ck_assert_int_eq(rhythm_set(forum, &arena, &rhythm, MIA, debate_problems()), OK);
    ck_assert_int_eq(rhythm_read(forum, &arena, &read), OK);
    ck_assert_int_eq(read.week, LAST);
    ck_assert_int_eq(read.closes_minute, 20 * 60);
    ck_assert_text(read.zone, "Europe/Paris");
    ck_assert_int_eq(rhythm_set(forum, &arena, &(struct rhythm){ 0 }, MIA, debate_problems()), OK);
    ck_assert_int_eq(rhythm_read(forum, &arena, &read), OK);
    ck_assert_int_eq(read.week, 0);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE subject = 'rhythm/1'"), 3);
    ck_assert_int_eq(subject_find(forum, &arena, &nobody, STR("rhythm/1"), &about), OK);
    ck_assert_text(about.path, "/ballots");
}
END_TEST

static bool is_refused(struct rhythm rhythm, const char *field)
{
    struct problems *problems = debate_problems();

    problems->count = 0;
    return rhythm_set(forum, &arena, &rhythm, MIA, problems) == NOT_VALID && problems->count == 1 &&
           str_equal(str_of(problems->items[0].field), str_of(field));
}

START_TEST(what_is_no_rhythm_is_refused_field_by_field)
{
    static const struct {
        struct rhythm rhythm;
        const char *field;
    } bad[] = {
        { { 6, 7, 480, 1200, { "UTC", 3 } }, "week" },
        { { -1, 7, 480, 1200, { "UTC", 3 } }, "week" },
        { { 1, 0, 480, 1200, { "UTC", 3 } }, "weekday" },
        { { 1, 8, 480, 1200, { "UTC", 3 } }, "weekday" },
        { { 1, 7, 1440, 1440, { "UTC", 3 } }, "opens" },
        { { 1, 7, -1, 1200, { "UTC", 3 } }, "opens" },
        { { 1, 7, 480, 1441, { "UTC", 3 } }, "closes" },
        { { 1, 7, 480, 489, { "UTC", 3 } }, "closes" },
        { { 1, 7, 480, 1200, { "../etc/passwd", 13 } }, "zone" },
        { { 1, 7, 480, 1200, { "", 0 } }, "zone" },
    };

    debate_begin();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(is_refused(bad[i].rhythm, bad[i].field), "%zu: %s", i, bad[i].field);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_rhythm"), 0);
}
END_TEST

RUN_TESTS("ballot rhythm", the_first_sunday_goes_by_the_clocks_of_its_zone,
          a_day_at_the_edge_of_a_month_is_found_from_the_other_side_of_the_earth,
          the_last_one_is_the_fourth_or_the_fifth,
          an_hour_that_clocks_jump_over_still_lasts_as_long_as_it_says,
          every_rhythm_comes_once_a_month, without_a_rhythm_no_day_comes,
          what_is_set_is_read_and_stands_in_the_log, what_is_no_rhythm_is_refused_field_by_field)
