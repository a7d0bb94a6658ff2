#include "render/zone.h"

#include <string.h>

#include "base/arena.h"
#include "render/language.h"
#include "render/zone_rule.h"
#include "support/suite.h"

enum { HOUR = 60 * 60 };

static struct arena arena;

static int64_t offset(const char *zone, const char *time)
{
    const struct zone *found = zone_find(str_of(zone));
    int64_t at;

    ck_assert_msg(found != NULL, "%s", zone);
    ck_assert(time_from_rfc3339(str_of(time), &at));
    return zone_offset(found, at);
}

START_TEST(paris_changes_its_clocks_at_one_in_the_morning_utc)
{
    ck_assert_int_eq(offset("Europe/Paris", "2026-03-29T00:59:59Z"), 1 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "2026-03-29T01:00:00Z"), 2 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "2026-10-25T00:59:59Z"), 2 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "2026-10-25T01:00:00Z"), 1 * HOUR);
}
END_TEST

START_TEST(years_after_the_last_recorded_change_go_by_the_rule)
{
    ck_assert_int_eq(offset("Europe/Paris", "2400-03-26T00:59:59Z"), 1 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "2400-03-26T01:00:00Z"), 2 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "2099-10-25T00:59:59Z"), 2 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "2099-10-25T01:00:00Z"), 1 * HOUR);
    ck_assert_int_eq(offset("America/New_York", "2100-07-01T12:00:00Z"), -4 * HOUR);
    ck_assert_int_eq(offset("America/New_York", "2100-12-01T12:00:00Z"), -5 * HOUR);
}
END_TEST

START_TEST(south_of_the_equator_summer_crosses_the_year)
{
    ck_assert_int_eq(offset("Pacific/Auckland", "2099-12-31T23:59:59Z"), 13 * HOUR);
    ck_assert_int_eq(offset("Pacific/Auckland", "2100-01-01T00:00:00Z"), 13 * HOUR);
    ck_assert_int_eq(offset("Pacific/Auckland", "2100-07-01T00:00:00Z"), 12 * HOUR);
}
END_TEST

START_TEST(the_past_is_as_it_was)
{
    /* Paris kept its own mean time, 9 min 21 s ahead, until 1911, and German time in the war. */
    ck_assert_int_eq(offset("Europe/Paris", "1900-01-01T00:00:00Z"), 561);
    ck_assert_int_eq(offset("Europe/Paris", "1943-01-01T00:00:00Z"), 1 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "1970-07-01T00:00:00Z"), 1 * HOUR);
    ck_assert_int_eq(offset("Europe/Paris", "0001-01-01T00:00:00Z"), 561);
}
END_TEST

START_TEST(zones_without_summer_and_with_half_hours)
{
    ck_assert_int_eq(offset("Indian/Reunion", "2026-07-01T00:00:00Z"), 4 * HOUR);
    ck_assert_int_eq(offset("Pacific/Marquesas", "2150-01-01T00:00:00Z"), -9 * HOUR - HOUR / 2);
    ck_assert_int_eq(offset("UTC", "2026-07-01T00:00:00Z"), 0);
    ck_assert_int_eq(offset("Etc/GMT+5", "2026-07-01T00:00:00Z"), -5 * HOUR);
}
END_TEST

START_TEST(times_at_the_ends_of_the_numbers_are_answered)
{
    const struct zone *paris = zone_find(STR("Europe/Paris"));

    ck_assert_int_eq(zone_offset(paris, INT64_MIN), 561);
    ck_assert_int_eq(zone_offset(paris, INT64_MAX), 1 * HOUR);
    ck_assert_int_eq(zone_offset(zone_utc, INT64_MAX), 0);
}
END_TEST

START_TEST(a_zone_is_kept)
{
    ck_assert_ptr_eq(zone_find(STR("Europe/Paris")), zone_find(STR("Europe/Paris")));
    ck_assert_text(zone_name(zone_find(STR("Europe/Paris"))), "Europe/Paris");
}
END_TEST

START_TEST(names_that_are_no_zone_find_none)
{
    static const char *const wrong[] = { "",
                                         "Europe",
                                         "Europe/",
                                         "/Europe/Paris",
                                         "Europe//Paris",
                                         "Europe/Nowhere",
                                         "../../etc/passwd",
                                         "Europe/../Europe/Paris",
                                         "./Europe/Paris",
                                         "/etc/passwd",
                                         "zone.tab",
                                         "leapseconds",
                                         "right/Europe/Paris",
                                         "Europe/Paris ",
                                         "Europe/Paris\n",
                                         "-Europe",
                                         "%s%n",
                                         NULL };
    char long_name[300];

    memset(long_name, 'a', sizeof long_name);
    ck_assert_ptr_null(zone_find((struct str){ long_name, sizeof long_name }));
    ck_assert_ptr_null(zone_find((struct str){ "Europe/Paris\0", 13 }));
    for (int i = 0; wrong[i]; i++)
        ck_assert_msg(!zone_find(str_of(wrong[i])), "%s", wrong[i]);
}
END_TEST

START_TEST(the_list_to_choose_from_starts_with_utc_and_holds_zones_only)
{
    const struct zone_names *names = zones_all();

    ck_assert_uint_gt(names->count, 5);
    ck_assert_text(names->items[0], "UTC");
    for (size_t i = 0; i < names->count; i++)
        ck_assert_msg(zone_find(names->items[i]) != NULL, "%s", names->items[i].data);
    for (size_t i = 2; i < names->count; i++)
        ck_assert_int_lt(str_order(names->items[i - 1], names->items[i]), 0);
}
END_TEST

/* A file with one change, at 1000, from UTC to an hour east. */
static const char file_bytes[] = "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                 "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1"
                                 "\0\0\0\0\0\0\0"
                                 "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                 "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\2\0\0\0\4"
                                 "\0\0\0\0\0\0\3\xE8\1"
                                 "\0\0\0\0\0\0\0\0\x0E\x10\0\0"
                                 "ABC\0\n\n";
enum { FILE_BYTES = sizeof file_bytes - 1, SECOND_HEADER = 44 + 7, SECOND_BLOCK = 44 + 7 + 44 };

START_TEST(a_file_is_parsed)
{
    struct str file = { file_bytes, FILE_BYTES };
    const struct zone *zone = zone_parse(&arena, STR("Test"), file);

    ck_assert_ptr_nonnull(zone);
    ck_assert_int_eq(zone_offset(zone, 999), 0);
    ck_assert_int_eq(zone_offset(zone, 1000), 3600);
    ck_assert_int_eq(zone_offset(zone, INT64_MAX), 3600);
}
END_TEST

START_TEST(a_file_that_is_cut_anywhere_is_refused)
{
    for (size_t length = 0; length < FILE_BYTES; length++) {
        struct str file = str_copy(&arena, (struct str){ file_bytes, length });

        ck_assert_msg(!zone_parse(&arena, STR("Test"), file), "cut at %zu", length);
    }
}
END_TEST

/* The file with one byte changed. */
static const struct zone *changed(size_t at, char byte)
{
    struct str file = str_copy(&arena, (struct str){ file_bytes, FILE_BYTES });

    ((char *)file.data)[at] = byte;
    return zone_parse(&arena, STR("Test"), file);
}

START_TEST(a_file_with_impossible_counts_is_refused)
{
    ck_assert_ptr_null(changed(0, 'X'));
    ck_assert_ptr_null(changed(4, '\0'));                    /* version 1 */
    ck_assert_ptr_null(changed(36, '\x7F'));                 /* more types than the file holds */
    ck_assert_ptr_null(changed(SECOND_HEADER + 28, '\x7F')); /* leap seconds */
    ck_assert_ptr_null(changed(SECOND_HEADER + 32, '\xFF')); /* changes */
    ck_assert_ptr_null(changed(SECOND_HEADER + 39, '\0'));   /* no type at all */
    ck_assert_ptr_null(changed(SECOND_BLOCK + 8, '\2'));     /* a type that is not there */
    ck_assert_ptr_null(changed(SECOND_BLOCK + 9, '\x7F'));   /* an offset of years */
    ck_assert_ptr_null(changed(FILE_BYTES - 2, 'X'));        /* no footer */
}
END_TEST

START_TEST(rules_are_read)
{
    struct zone_rule rule;

    ck_assert(zone_rule_parse(STR("CET-1CEST,M3.5.0,M10.5.0/3"), &rule));
    ck_assert_int_eq(rule.standard_offset, 3600);
    ck_assert_int_eq(rule.summer_offset, 7200);
    ck_assert(zone_rule_parse(STR("<+0530>-5:30"), &rule));
    ck_assert(!rule.has_summer);
    ck_assert_int_eq(rule.standard_offset, 5 * HOUR + HOUR / 2);
    ck_assert(zone_rule_parse(STR("<-02>2<-01>,M3.5.0/-1,M10.5.0/0"), &rule));
    ck_assert_int_eq(rule.start.seconds, -HOUR);
}
END_TEST

START_TEST(a_rule_may_count_days_and_hold_all_year)
{
    struct zone_rule rule;

    /* RFC 9636 §3.3.1: summer from the first second of the year to its last. */
    ck_assert(zone_rule_parse(STR("XXX3EDT4,0/0,J365/23"), &rule));
    for (int64_t time = 0; time < 800 * 24 * HOUR; time += HOUR)
        ck_assert_int_eq(zone_rule_offset(&rule, time), -4 * HOUR);
    ck_assert(zone_rule_parse(STR("AAA0BBB,J60,J61"), &rule));
    ck_assert_int_eq(zone_rule_offset(&rule, 951868800), 0);    /* 2000-03-01T00:00Z, leap */
    ck_assert_int_eq(zone_rule_offset(&rule, 951876000), HOUR); /* two hours later */
    ck_assert_int_eq(zone_rule_offset(&rule, 983419200), HOUR); /* 2001-03-01T04:00Z */
}
END_TEST

START_TEST(what_is_no_rule_is_refused)
{
    static const char *const wrong[] = { "",
                                         "C1",
                                         "CET",
                                         "CET-",
                                         "CET-25",
                                         "CET-1:60",
                                         "<>1",
                                         "<CET-1",
                                         "CET-1CEST",
                                         "CET-1CEST,",
                                         "CET-1CEST,M3.5.0",
                                         "CET-1CEST,M0.5.0,M10.5.0",
                                         "CET-1CEST,M13.5.0,M10.5.0",
                                         "CET-1CEST,M3.6.0,M10.5.0",
                                         "CET-1CEST,M3.5.7,M10.5.0",
                                         "CET-1CEST,M3.5.0/168,M10.5.0",
                                         "CET-1CEST,J0,J365",
                                         "CET-1CEST,366,1",
                                         "CET-1CEST,M3.5.0,M10.5.0/3x",
                                         "CET-1CEST,M99999999999.5.0,M10.5.0",
                                         NULL };
    struct zone_rule rule;

    for (int i = 0; wrong[i]; i++)
        ck_assert_msg(!zone_rule_parse(str_of(wrong[i]), &rule), "%s", wrong[i]);
}
END_TEST

RUN_SUITE("zone", paris_changes_its_clocks_at_one_in_the_morning_utc,
          years_after_the_last_recorded_change_go_by_the_rule,
          south_of_the_equator_summer_crosses_the_year, the_past_is_as_it_was,
          zones_without_summer_and_with_half_hours, times_at_the_ends_of_the_numbers_are_answered,
          a_zone_is_kept, names_that_are_no_zone_find_none,
          the_list_to_choose_from_starts_with_utc_and_holds_zones_only, a_file_is_parsed,
          a_file_that_is_cut_anywhere_is_refused, a_file_with_impossible_counts_is_refused,
          rules_are_read, a_rule_may_count_days_and_hold_all_year, what_is_no_rule_is_refused)
