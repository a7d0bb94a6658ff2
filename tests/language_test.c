#include "render/language.h"

#include "base/arena.h"
#include "render/html.h"
#include "render/language_table.h"
#include "support/suite.h"

/* No-break spaces, as French typography wants them. */
#define NBSP "\u00a0"
#define NARROW "\u202f"

enum { NOON_9_JUNE = 1781006880 /* 2026-06-09T12:08:00Z */, DAY = 24 * 60 * 60 };

static struct arena arena;

static struct page new_page(const char *language)
{
    struct page page = page_new(&arena);

    page.language = language_find(str_of(language));
    ck_assert_ptr_nonnull(page.language);
    return page;
}

static const char *wanted(const char *accept_language)
{
    return language_code(language_wanted(str_of(accept_language))).data;
}

START_TEST(english_comes_first_and_french_is_there)
{
    ck_assert_ptr_eq(languages[0], language_english);
    ck_assert_text(language_code(language_find(STR("fr"))), "fr");
    ck_assert_text(language_name(language_find(STR("fr"))), "Français");
    ck_assert_ptr_null(language_find(STR("tlh")));
    ck_assert_ptr_null(language_find(STR("")));
}
END_TEST

START_TEST(every_text_of_a_table_is_found_again)
{
    const struct language *french = language_find(STR("fr"));

    ck_assert_text(language_text(french, "Debates"), "Débats");
    ck_assert_text(language_text(french, ", your account"), ", votre compte");
    ck_assert_text(language_text(french, "{label}: please fill this in."),
                   "{label}" NBSP ": à remplir, s’il vous plaît.");
}
END_TEST

START_TEST(a_text_without_translation_stays_english)
{
    ck_assert_text(language_text(language_find(STR("fr")), "Not said anywhere"),
                   "Not said anywhere");
    ck_assert_text(language_text(language_english, "Debates"), "Debates");
}
END_TEST

START_TEST(english_has_one_and_many)
{
    struct page english = new_page("en"), *page = &english;

    ck_assert_text(plural("{count} leaf", "{count} leaves", 0), "0 leaves");
    ck_assert_text(plural("{count} leaf", "{count} leaves", 1), "1 leaf");
    ck_assert_text(plural("{count} leaf", "{count} leaves", 1000), "1,000 leaves");
    ck_assert_text(plural("{count} leaf", "{count} leaves", -1), "-1 leaf");
}
END_TEST

static uint64_t polish_form(uint64_t n)
{
    return n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
}

START_TEST(a_language_may_have_more_forms)
{
    static const char *const forms[] = { "{count} liść", "{count} liście", "{count} liści" };
    static const struct translation rows[] = { { "{count} leaf", forms } };
    static const struct language polish = { "pl", "Polski", rows, 1, polish_form };
    struct page polish_page = page_new(&arena), *page = &polish_page;

    polish_page.language = &polish;
    ck_assert_text(plural("{count} leaf", "{count} leaves", 1), "1 liść");
    ck_assert_text(plural("{count} leaf", "{count} leaves", 3), "3 liście");
    ck_assert_text(plural("{count} leaf", "{count} leaves", 12), "12 liści");
    ck_assert_text(plural("{count} leaf", "{count} leaves", 22), "22 liście");
    ck_assert_text(plural("{count} cat", "{count} cats", 22), "22 cats");
}
END_TEST

START_TEST(french_counts_zero_as_one)
{
    const struct language *french = language_find(STR("fr"));

    ck_assert_uint_eq(french->plural_form(0), 0);
    ck_assert_uint_eq(french->plural_form(1), 0);
    ck_assert_uint_eq(french->plural_form(2), 1);
}
END_TEST

START_TEST(the_browsers_languages_are_weighed)
{
    ck_assert_str_eq(wanted("fr"), "fr");
    ck_assert_str_eq(wanted("fr-CH, en;q=0.9"), "fr");
    ck_assert_str_eq(wanted("FR-ca"), "fr");
    ck_assert_str_eq(wanted("de, en;q=0.5, fr;q=0.7"), "fr");
    ck_assert_str_eq(wanted("en, fr"), "en");
    ck_assert_str_eq(wanted("fr, en"), "fr");
    ck_assert_str_eq(wanted("fr;q=0.3,en ; q=0.25"), "fr");
    ck_assert_str_eq(wanted("*, fr;q=0.5"), "en");
}
END_TEST

START_TEST(languages_that_are_refused_or_unknown_leave_english)
{
    ck_assert_str_eq(wanted(""), "en");
    ck_assert_str_eq(wanted("de, pl"), "en");
    ck_assert_str_eq(wanted("fr;q=0"), "en");
    ck_assert_str_eq(wanted("fr;q=0.000"), "en");
    ck_assert_str_eq(wanted("fr;q=2"), "en");
    ck_assert_str_eq(wanted("fr;q=zz, en;q=0.1"), "en");
    ck_assert_str_eq(wanted(",,;;q=,-,fr-fr-fr-fr;;"), "fr");
    ck_assert_str_eq(wanted("frfrfrfrfrfrfrfrfrfrfrfrfrfr"), "en");
}
END_TEST

START_TEST(numbers_are_grouped_as_the_language_does)
{
    struct page english = new_page("en"), french = new_page("fr");

    ck_assert_text(number_text(&english, 0), "0");
    ck_assert_text(number_text(&english, 999), "999");
    ck_assert_text(number_text(&english, 1234), "1,234");
    ck_assert_text(number_text(&english, -123456), "-123,456");
    ck_assert_text(number_text(&english, 1234567), "1,234,567");
    ck_assert_text(number_text(&french, 1234567), "1" NARROW "234" NARROW "567");
}
END_TEST

START_TEST(dates_are_written_as_the_language_does)
{
    struct page english = new_page("en"), french = new_page("fr");

    ck_assert_text(date_text(&english, NOON_9_JUNE), "9 June 2026");
    ck_assert_text(date_text(&french, NOON_9_JUNE), "9" NBSP "juin 2026");
    ck_assert_text(time_text(&english, NOON_9_JUNE), "9 June 2026, 12:08");
    ck_assert_text(time_text(&french, NOON_9_JUNE), "9" NBSP "juin 2026, 12" NBSP "h" NBSP "08");
}
END_TEST

START_TEST(the_first_of_a_month_is_written_apart_in_french)
{
    struct page english = new_page("en"), french = new_page("fr");

    ck_assert_text(date_text(&english, NOON_9_JUNE - 8 * DAY), "1 June 2026");
    ck_assert_text(date_text(&french, NOON_9_JUNE - 8 * DAY), "1er" NBSP "juin 2026");
}
END_TEST

START_TEST(times_are_shown_in_the_page_zone)
{
    struct page page = new_page("en");

    page.zone = zone_find(STR("Europe/Paris"));
    ck_assert_text(time_text(&page, NOON_9_JUNE), "9 June 2026, 14:08");
    page.zone = zone_find(STR("Pacific/Auckland"));
    ck_assert_text(time_text(&page, NOON_9_JUNE), "10 June 2026, 0:08");
}
END_TEST

START_TEST(times_outside_of_the_calendar_are_shown_at_its_ends)
{
    struct page page = new_page("en");

    ck_assert_text(date_text(&page, INT64_MAX), "31 December 9999");
    ck_assert_text(date_text(&page, INT64_MIN), "1 January 1");
}
END_TEST

START_TEST(times_for_machines_follow_rfc_3339)
{
    ck_assert_text(time_rfc3339(&arena, 0), "1970-01-01T00:00:00Z");
    ck_assert_text(time_rfc3339(&arena, NOON_9_JUNE), "2026-06-09T12:08:00Z");
    ck_assert_text(time_rfc3339_milliseconds(&arena, NOON_9_JUNE), "2026-06-09T12:08:00.000Z");
    ck_assert_text(time_rfc3339(&arena, -62135596800), "0001-01-01T00:00:00Z");
}
END_TEST

static int64_t read_time(const char *text)
{
    int64_t time;

    ck_assert_msg(time_from_rfc3339(str_of(text), &time), "%s", text);
    return time;
}

START_TEST(times_of_machines_are_read)
{
    ck_assert_int_eq(read_time("2026-06-09T12:08:00Z"), NOON_9_JUNE);
    ck_assert_int_eq(read_time("2026-06-09t12:08:00z"), NOON_9_JUNE);
    ck_assert_int_eq(read_time("2026-06-09T12:08:00.987654321Z"), NOON_9_JUNE);
    ck_assert_int_eq(read_time("2026-06-09T14:08:00+02:00"), NOON_9_JUNE);
    ck_assert_int_eq(read_time("2026-06-09T06:38:00.5-05:30"), NOON_9_JUNE);
    ck_assert_int_eq(read_time("2024-02-29T00:00:00Z"), 1709164800);
    ck_assert_int_eq(read_time("2016-12-31T23:59:60Z"), read_time("2017-01-01T00:00:00Z"));
}
END_TEST

START_TEST(what_is_no_time_is_refused)
{
    static const char *const wrong[] = { "",
                                         "2026-06-09",
                                         "2026-06-09T12:08Z",
                                         "2026-06-09T12:08:00",
                                         "2026-06-09 12:08:00Z",
                                         "2026-13-09T12:08:00Z",
                                         "2026-02-29T12:08:00Z",
                                         "2100-02-29T12:08:00Z",
                                         "2026-06-00T12:08:00Z",
                                         "2026-06-09T24:00:00Z",
                                         "2026-06-09T12:60:00Z",
                                         "2026-06-09T12:08:61Z",
                                         "2026-06-09T12:08:00.Z",
                                         "2026-06-09T12:08:00Zz",
                                         "2026-06-09T12:08:00+24:00",
                                         "2026-06-09T12:08:00+0200",
                                         "0000-06-09T12:08:00Z",
                                         "2026\r06-09T12:08:00Z",
                                         "-026-06-09T12:08:00Z",
                                         NULL };
    int64_t time;

    for (int i = 0; wrong[i]; i++)
        ck_assert_msg(!time_from_rfc3339(str_of(wrong[i]), &time), "%s", wrong[i]);
}
END_TEST

static int64_t clock_time(const char *zone, const char *date, const char *hour)
{
    int64_t time = -1;

    ck_assert_msg(time_from_clock(zone_find(str_of(zone)), str_of(date), str_of(hour), &time),
                  "%s %s", date, hour);
    return time;
}

START_TEST(a_day_and_an_hour_are_read_by_the_clocks_of_a_zone)
{
    ck_assert_int_eq(clock_time("UTC", "2026-06-09", "12:08"), NOON_9_JUNE);
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-06-09", "14:08"), NOON_9_JUNE);
    ck_assert_int_eq(clock_time("Pacific/Auckland", "2026-06-10", "0:08"), NOON_9_JUNE);
    ck_assert_int_eq(clock_time("America/Montreal", "2026-06-09", "8:08"), NOON_9_JUNE);
    ck_assert_text(clock_date(&arena, zone_find(STR("Pacific/Auckland")), NOON_9_JUNE),
                   "2026-06-10");
    ck_assert_text(clock_hour(&arena, zone_find(STR("Europe/Paris")), NOON_9_JUNE), "14:08");
}
END_TEST

/* In Paris clocks went from 2:00 to 3:00 on 29 March 2026, from 3:00 to 2:00 on 25 October. */
START_TEST(an_hour_that_clocks_jump_over_or_show_twice_is_one_moment)
{
    int64_t spring, autumn;

    ck_assert(time_from_rfc3339(STR("2026-03-29T01:30:00Z"), &spring));
    ck_assert(time_from_rfc3339(STR("2026-10-25T00:30:00Z"), &autumn));
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-03-29", "02:30"), spring);
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-03-29", "03:30"), spring);
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-03-29", "01:30"), spring - 3600);
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-10-25", "02:30"), autumn);
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-10-25", "01:30"), autumn - 3600);
    ck_assert_int_eq(clock_time("Europe/Paris", "2026-10-25", "03:30"), autumn + 2 * 3600);
}
END_TEST

START_TEST(what_no_clock_shows_is_refused)
{
    static const char *const bad[][2] = {
        { "", "" },
        { "2026-06-09", "" },
        { "2026-06-31", "12:00" },
        { "2026-06-09", "24:00" },
        { "09/06/2026", "12:00" },
        { "2026-06-09", "12h00" },
        { "2026-06-09", "1:2" },
        { "2026-06-09", "12:00:00" },
    };
    int64_t time;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!time_from_clock(zone_utc, str_of(bad[i][0]), str_of(bad[i][1]), &time),
                      "%s %s", bad[i][0], bad[i][1]);
}
END_TEST

RUN_SUITE("language", english_comes_first_and_french_is_there, every_text_of_a_table_is_found_again,
          a_text_without_translation_stays_english, english_has_one_and_many,
          a_language_may_have_more_forms, french_counts_zero_as_one,
          the_browsers_languages_are_weighed, languages_that_are_refused_or_unknown_leave_english,
          numbers_are_grouped_as_the_language_does, dates_are_written_as_the_language_does,
          the_first_of_a_month_is_written_apart_in_french, times_are_shown_in_the_page_zone,
          times_outside_of_the_calendar_are_shown_at_its_ends, times_for_machines_follow_rfc_3339,
          times_of_machines_are_read, what_is_no_time_is_refused,
          a_day_and_an_hour_are_read_by_the_clocks_of_a_zone,
          an_hour_that_clocks_jump_over_or_show_twice_is_one_moment, what_no_clock_shows_is_refused)
