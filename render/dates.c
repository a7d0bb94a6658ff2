#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "render/html.h"
#include "render/language.h"

/* The years RFC 3339 can write; what lies outside is shown as the nearest. */
static const int64_t time_min = -62135596800; /* 0001-01-01T00:00:00Z */
static const int64_t time_max = 253402300799; /* 9999-12-31T23:59:59Z */

static const char *const months[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
};

static struct tm calendar_of(int64_t time)
{
    time_t seconds = time < time_min ? time_min : time > time_max ? time_max : time;
    struct tm calendar;

    gmtime_r(&seconds, &calendar);
    return calendar;
}

/* Digits go in from their end; printf would cost more than the rest of a date. */
static char *put_digits(char *end, uint64_t number, int width)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (--width > 0 || number);
    return end;
}

static struct str digits_text(struct arena *arena, int number, int width)
{
    char digits[20], *end = digits + sizeof digits;
    char *start = put_digits(end, (uint64_t)number, width);

    return str_copy(arena, (struct str){ start, (size_t)(end - start) });
}

struct str number_text(struct page *page, int64_t number)
{
    /* TRANSLATORS: how a large number is written; only what stands between 1 and 234 matters. */
    struct str sample = _("1,234");
    struct str separator = str_slice(sample, 1, sample.length - 3);
    char digits[20], *end = digits + sizeof digits;
    char *start = put_digits(end, number < 0 ? -(uint64_t)number : (uint64_t)number, 1);
    struct buffer text = { .arena = page->body.arena };

    if (number < 0)
        buffer_put(&text, "-", 1);
    for (const char *digit = start; digit < end; digit++) {
        if (digit > start && (end - digit) % 3 == 0)
            buffer_put_str(&text, separator);
        buffer_put(&text, digit, 1);
    }
    return buffer_str(&text);
}

static struct str month_name(const struct page *page, const struct tm *calendar)
{
    return language_text(page->language, months[calendar->tm_mon]);
}

static struct str date_of(struct page *page, const struct tm *calendar)
{
    struct arena *arena = page->body.arena;
    struct str day = digits_text(arena, calendar->tm_mday, 1);
    struct str year = digits_text(arena, calendar->tm_year + 1900, 1);
    struct str month = month_name(page, calendar);

    /* TRANSLATORS: the first day of a month, which some languages write apart. */
    if (calendar->tm_mday == 1)
        return fill(page, _("1 {month} {year}"), "month", month, "year", year, NULL);
    return fill(page, _("{day} {month} {year}"), "day", day, "month", month, "year", year, NULL);
}

static struct tm calendar_here(const struct page *page, int64_t time)
{
    const struct zone *zone = page->zone ? page->zone : zone_utc;

    if (time < time_min || time > time_max)
        return calendar_of(time);
    return calendar_of(time + zone_offset(zone, time));
}

struct str date_text(struct page *page, int64_t time)
{
    struct tm calendar = calendar_here(page, time);

    return date_of(page, &calendar);
}

struct str month_text(struct page *page, int64_t time)
{
    struct tm calendar = calendar_here(page, time);

    return month_name(page, &calendar);
}

struct str year_text(struct page *page, int64_t time)
{
    struct tm calendar = calendar_here(page, time);

    return digits_text(page->body.arena, calendar.tm_year + 1900, 1);
}

struct str month_year_text(struct page *page, int64_t time)
{
    return fill(page, _("{month} {year}"), "month", month_text(page, time), "year",
                year_text(page, time), NULL);
}

struct str hour_text(struct page *page, int64_t time)
{
    struct tm calendar = calendar_here(page, time);
    struct arena *arena = page->body.arena;

    return fill(page, _("{hour}:{minute}"), "hour", digits_text(arena, calendar.tm_hour, 1),
                "minute", digits_text(arena, calendar.tm_min, 2), NULL);
}

struct str day_text(struct page *page, int64_t time)
{
    struct tm calendar = calendar_here(page, time);
    struct str day = number_text(page, calendar.tm_mday), month = month_name(page, &calendar);

    if (calendar.tm_mday == 1)
        return fill(page, _("1 {month}"), "month", month, NULL);
    return fill(page, _("{day} {month}"), "day", day, "month", month, NULL);
}

struct str time_text(struct page *page, int64_t time)
{
    struct tm calendar = calendar_here(page, time);
    struct str hour = digits_text(page->body.arena, calendar.tm_hour, 1);
    struct str minute = digits_text(page->body.arena, calendar.tm_min, 2);

    return fill(page, _("{date}, {hour}:{minute}"), "date", date_of(page, &calendar), "hour", hour,
                "minute", minute, NULL);
}

static struct str rfc3339(struct arena *arena, int64_t time, const char *end)
{
    struct tm calendar = calendar_of(time);
    char text[] = "YYYY-MM-DDThh:mm:ss.000Z";
    size_t length = sizeof "YYYY-MM-DDThh:mm:ss" - 1;

    put_digits(text + 4, (uint64_t)calendar.tm_year + 1900, 4);
    put_digits(text + 7, (uint64_t)calendar.tm_mon + 1, 2);
    put_digits(text + 10, (uint64_t)calendar.tm_mday, 2);
    put_digits(text + 13, (uint64_t)calendar.tm_hour, 2);
    put_digits(text + 16, (uint64_t)calendar.tm_min, 2);
    put_digits(text + 19, (uint64_t)calendar.tm_sec, 2);
    memcpy(text + length, end, strlen(end));
    return str_copy(arena, (struct str){ text, length + strlen(end) });
}

struct str time_rfc3339(struct arena *arena, int64_t time)
{
    return rfc3339(arena, time, "Z");
}

struct str time_rfc3339_milliseconds(struct arena *arena, int64_t time)
{
    return rfc3339(arena, time, ".000Z");
}

struct str time_rfc822(struct arena *arena, int64_t time)
{
    static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char *const short_months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct tm calendar = calendar_of(time);

    return str_format(arena, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[calendar.tm_wday],
                      calendar.tm_mday, short_months[calendar.tm_mon], calendar.tm_year + 1900,
                      calendar.tm_hour, calendar.tm_min, calendar.tm_sec);
}

static bool is_same_letter(char c, char expected)
{
    return c == expected || (expected == 'T' && c == 't');
}

/* Cuts so many digits off the front of the text, and the character after them if one is asked. */
static bool cut_number(struct str *text, size_t digits, char after, int *number)
{
    *number = 0;
    if (text->length < digits + (after != '\0'))
        return false;
    for (size_t i = 0; i < digits; i++) {
        if (text->data[i] < '0' || text->data[i] > '9')
            return false;
        *number = *number * 10 + (text->data[i] - '0');
    }
    if (after && !is_same_letter(text->data[digits], after))
        return false;
    *text = str_slice(*text, digits + (after != '\0'), text->length);
    return true;
}

static void skip_fraction(struct str *text)
{
    size_t end = 1;

    if (!str_starts(*text, "."))
        return;
    while (end < text->length && text->data[end] >= '0' && text->data[end] <= '9')
        end++;
    if (end > 1)
        *text = str_slice(*text, end, text->length);
}

/* "Z", "+02:00" or "-05:30", to the end of the text. */
static bool read_offset(struct str text, int *seconds)
{
    int hours, minutes;
    bool is_west = str_starts(text, "-");

    *seconds = 0;
    if (str_equal(text, STR("Z")) || str_equal(text, STR("z")))
        return true;
    if (!is_west && !str_starts(text, "+"))
        return false;
    text = str_slice(text, 1, text.length);
    if (!cut_number(&text, 2, ':', &hours) || !cut_number(&text, 2, '\0', &minutes))
        return false;
    *seconds = (hours * 60 + minutes) * (is_west ? -60 : 60);
    return !text.length && hours < 24 && minutes < 60;
}

/* Does the calendar have this day? The leap second, 23:59:60, is the next minute's first. */
static bool is_calendar_time(const struct tm *calendar)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int year = calendar->tm_year + 1900, month = calendar->tm_mon;
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return year >= 1 && month >= 0 && month < 12 && calendar->tm_mday >= 1 &&
           calendar->tm_mday <= lengths[month] + (month == 1 && is_leap) &&
           calendar->tm_hour < 24 && calendar->tm_min < 60 && calendar->tm_sec <= 60;
}

bool time_from_rfc3339(struct str text, int64_t *time)
{
    struct tm calendar = { 0 };
    int offset_seconds;

    *time = 0;
    if (!cut_number(&text, 4, '-', &calendar.tm_year) ||
        !cut_number(&text, 2, '-', &calendar.tm_mon) ||
        !cut_number(&text, 2, 'T', &calendar.tm_mday) ||
        !cut_number(&text, 2, ':', &calendar.tm_hour) ||
        !cut_number(&text, 2, ':', &calendar.tm_min) ||
        !cut_number(&text, 2, '\0', &calendar.tm_sec))
        return false;
    skip_fraction(&text);
    calendar.tm_year -= 1900;
    calendar.tm_mon -= 1;
    if (!is_calendar_time(&calendar) || !read_offset(text, &offset_seconds))
        return false;
    *time = (int64_t)timegm(&calendar) - offset_seconds;
    return true;
}

bool time_from_clock(const struct zone *zone, struct str date, struct str hour, int64_t *time)
{
    enum { DAY = 24 * 60 * 60 };
    char text[] = "YYYY-MM-DDThh:mm:00Z";
    bool is_short = hour.length == 4 && hour.data[1] == ':';
    int64_t said, before, after;

    *time = 0;
    if (date.length != 10 || (hour.length != 5 && !is_short))
        return false;
    memcpy(text, date.data, 10);
    memcpy(text + 11, "0", 1);
    memcpy(text + 11 + is_short, hour.data, hour.length);
    if (!time_from_rfc3339((struct str){ text, sizeof text - 1 }, &said))
        return false;
    before = said - zone_offset(zone, said - DAY);
    after = said - zone_offset(zone, said + DAY);
    *time = after + zone_offset(zone, after) == said && before + zone_offset(zone, before) != said
                ? after
                : before;
    return true;
}

struct str clock_date(struct arena *arena, const struct zone *zone, int64_t time)
{
    return str_slice(time_rfc3339(arena, time + zone_offset(zone, time)), 0, 10);
}

struct str clock_hour(struct arena *arena, const struct zone *zone, int64_t time)
{
    return str_slice(time_rfc3339(arena, time + zone_offset(zone, time)), 11, 16);
}
