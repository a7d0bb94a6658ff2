/* Calendars, opened by a library that is not ours: whatever a title holds, it comes out as it was.
 */
#include "render/ical.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "support/suite.h"

static struct arena arena;

static struct ical_event usual(void)
{
    return (struct ical_event){
        .uid = STR("x7Gk2-one"),
        .sequence = 3,
        .created_at = 1780000000,
        .changed_at = 1780003600,
        .starts_at = 1781028480, /* 2026-06-09T18:08:00Z */
        .ends_at = 1781033880,
        .title = STR("The roof"),
        .place = STR("The library"),
        .address = STR("https://meet.example/roof"),
        .description = STR("Come."),
        .category = STR("House"),
        .page = STR("https://forum.example/m/the-roof/1"),
    };
}

static struct str written(const struct ical_event *event)
{
    struct buffer *out = arena_new(&arena, struct buffer);
    struct ical ical = { .out = out };

    out->arena = &arena;
    ical_begin(&ical, STR("Meetings"));
    if (event)
        ical_put(&ical, event);
    ical_end(&ical);
    return buffer_str(out);
}

/* As another program reads it; freed by who asks. No property is one it did not understand. */
static icalcomponent *parsed(struct str text)
{
    icalcomponent *calendar = icalparser_parse_string(text.data);

    ck_assert_ptr_nonnull(calendar);
    ck_assert_int_eq(icalcomponent_isa(calendar), ICAL_VCALENDAR_COMPONENT);
    ck_assert_int_eq(icalcomponent_count_errors(calendar), 0);
    ck_assert_int_eq(icalrestriction_check(calendar), 1);
    return calendar;
}

static icalcomponent *event_in(icalcomponent *calendar)
{
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);

    ck_assert_ptr_nonnull(event);
    ck_assert_ptr_null(icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT));
    return event;
}

/* Every line has at most 75 bytes, ends in CRLF and is UTF-8 by itself. */
static void check_lines(struct str text)
{
    while (text.length) {
        struct str line = str_slice(text, 0, str_find(text, STR("\r\n"), 0));

        ck_assert_uint_lt(line.length, text.length);
        ck_assert_uint_le(line.length, 75);
        ck_assert(str_is_utf8(line));
        ck_assert_ptr_null(memchr(line.data, '\n', line.length));
        ck_assert_ptr_null(memchr(line.data, '\r', line.length));
        text = str_slice(text, line.length + 2, text.length);
    }
}

static const char *text_of(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);

    ck_assert_ptr_nonnull(property);
    return icalvalue_get_text(icalproperty_get_value(property));
}

START_TEST(an_event_is_read_as_it_was_written)
{
    struct ical_event event = usual();
    struct str text = written(&event);
    icalcomponent *calendar = parsed(text), *read = event_in(calendar);
    struct icaltimetype start = icalcomponent_get_dtstart(read);

    check_lines(text);
    ck_assert_str_eq(icalcomponent_get_uid(read), "x7Gk2-one");
    ck_assert_str_eq(icalcomponent_get_summary(read), "The roof");
    ck_assert_str_eq(icalcomponent_get_location(read), "The library");
    ck_assert_str_eq(icalcomponent_get_description(read), "Come.");
    ck_assert_int_eq(icalcomponent_get_sequence(read), 3);
    ck_assert_int_eq(icalcomponent_get_status(read), ICAL_STATUS_CONFIRMED);
    ck_assert(icaltime_is_utc(start));
    ck_assert_int_eq(icaltime_as_timet(start), 1781028480);
    ck_assert_int_eq(icaltime_as_timet(icalcomponent_get_dtend(read)), 1781033880);
    ck_assert_int_eq(icaltime_as_timet(icalcomponent_get_dtstamp(read)), 1780003600);
    ck_assert_str_eq(
        icalproperty_get_url(icalcomponent_get_first_property(read, ICAL_URL_PROPERTY)),
        "https://forum.example/m/the-roof/1");
    ck_assert_str_eq(icalproperty_get_conference(
                         icalcomponent_get_first_property(read, ICAL_CONFERENCE_PROPERTY)),
                     "https://meet.example/roof");
    ck_assert_str_eq(
        icalproperty_get_name(icalcomponent_get_first_property(calendar, ICAL_NAME_PROPERTY)),
        "Meetings");
    icalcomponent_free(calendar);
}
END_TEST

START_TEST(a_cancelled_one_says_so)
{
    struct ical_event event = usual();
    icalcomponent *calendar;

    event.is_cancelled = true;
    calendar = parsed(written(&event));
    ck_assert_int_eq(icalcomponent_get_status(event_in(calendar)), ICAL_STATUS_CANCELLED);
    icalcomponent_free(calendar);
}
END_TEST

START_TEST(a_calendar_without_events_is_one_too)
{
    struct str text = written(NULL);
    icalcomponent *calendar = parsed(text);

    check_lines(text);
    ck_assert_ptr_null(icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT));
    icalcomponent_free(calendar);
}
END_TEST

/*
 * What a text holds once it was read: control characters but the end of a line
 * are gone, and the library leaves out spaces around it.
 */
static struct str as_read(struct str text)
{
    struct buffer out = { .arena = &arena };
    struct str read;
    size_t start = 0, end;

    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= ' ' ? text.data[i] != 0x7F : text.data[i] == '\n')
            buffer_put(&out, &text.data[i], 1);
    read = buffer_str(&out);
    end = read.length;
    while (start < end && read.data[start] == ' ')
        start++;
    while (end > start && read.data[end - 1] == ' ')
        end--;
    return str_copy(&arena, str_slice(read, start, end));
}

static void check_hostile(struct str title)
{
    struct ical_event event = usual();
    struct str text, expected = as_read(title);
    icalcomponent *calendar, *read;

    event.title = event.place = event.description = title;
    text = written(&event);
    check_lines(text);
    calendar = parsed(text);
    read = event_in(calendar);
    if (expected.length) {
        ck_assert_str_eq(text_of(read, ICAL_SUMMARY_PROPERTY), expected.data);
        ck_assert_str_eq(text_of(read, ICAL_LOCATION_PROPERTY), expected.data);
        ck_assert_str_eq(text_of(read, ICAL_DESCRIPTION_PROPERTY), expected.data);
    }
    ck_assert_str_eq(icalcomponent_get_uid(read), "x7Gk2-one");
    icalcomponent_free(calendar);
}

START_TEST(a_title_that_would_be_another_line_is_only_a_title)
{
    static const char *const titles[] = {
        "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other",
        "a\nDTSTART:19700101T000000Z",
        "\\n\\N\\\\;,:\"",
        "semi;colon, comma: colon \"quotes\"",
        "ends in a backslash\\",
        "\xE2\x80\xA8"
        "a line separator\xE2\x80\xA9",
        "\x01\x02\x7Ftab\there",
        "SUMMARY:SUMMARY:SUMMARY",
        " leading and trailing ",
    };

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        check_hostile(str_of(titles[i]));
}
END_TEST

/* Titles of every length around the fold, of characters of one to four bytes, and signs. */
START_TEST(whatever_a_title_holds_it_comes_out_as_it_was)
{
    static const char *const pieces[] = { "a",
                                          "é",
                                          "€",
                                          "𝄞",
                                          ";",
                                          ",",
                                          "\\",
                                          "\n",
                                          ":",
                                          "\"",
                                          "\r\n",
                                          " ",
                                          "ß",
                                          "漢字",
                                          "\t",
                                          "🏳️‍🌈",
                                          "n",
                                          "\\n",
                                          "=",
                                          "<",
                                          "END:VCALENDAR" };
    enum { PIECES = sizeof pieces / sizeof *pieces, ROUNDS = 3000 };
    unsigned seed = 20260609;

    for (int round = 0; round < ROUNDS; round++) {
        struct buffer title = { .arena = &arena };
        int count = 1 + rand_r(&seed) % 90;

        for (int i = 0; i < count; i++)
            buffer_put_c(&title, pieces[rand_r(&seed) % PIECES]);
        check_hostile(buffer_str(&title));
        if (round % 100 == 99)
            arena_free(&arena);
    }
}
END_TEST

RUN_SUITE("ical", an_event_is_read_as_it_was_written, a_cancelled_one_says_so,
          a_calendar_without_events_is_one_too, a_title_that_would_be_another_line_is_only_a_title,
          whatever_a_title_holds_it_comes_out_as_it_was)
