#include "render/zone_rule.h"

#include <time.h>

enum { DAY_SECONDS = 24 * 60 * 60, HOUR_SECONDS = 60 * 60, HOURS_MAX = 167 };

/* Years 1 to 9999: a later time goes by the last year's rule. */
static const int64_t year_time_min = -62135596800;
static const int64_t year_time_max = 253402300799;

static bool cut_char(struct str *text, char c)
{
    if (!text->length || text->data[0] != c)
        return false;
    *text = str_slice(*text, 1, text->length);
    return true;
}

static bool cut_number(struct str *text, int max, int *number)
{
    size_t digits = 0;

    *number = 0;
    while (digits < text->length && digits < 4 && text->data[digits] >= '0' &&
           text->data[digits] <= '9')
        *number = *number * 10 + (text->data[digits++] - '0');
    *text = str_slice(*text, digits, text->length);
    return digits && *number <= max;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* CET or <+0530>: the name itself is not shown anywhere. */
static bool cut_name(struct str *text)
{
    size_t length = 0;

    if (cut_char(text, '<')) {
        size_t end = str_find(*text, STR(">"), 0);

        if (end == text->length)
            return false;
        *text = str_slice(*text, end + 1, text->length);
        return end > 0;
    }
    while (length < text->length && is_letter(text->data[length]))
        length++;
    *text = str_slice(*text, length, text->length);
    return length >= 3;
}

/* [+-]hh[:mm[:ss]] */
static bool cut_time(struct str *text, int hours_max, int *seconds)
{
    bool is_negative = cut_char(text, '-');
    int hours, minutes = 0, rest = 0;

    if (!is_negative)
        cut_char(text, '+');
    if (!cut_number(text, hours_max, &hours))
        return false;
    if (cut_char(text, ':') && !cut_number(text, 59, &minutes))
        return false;
    if (cut_char(text, ':') && !cut_number(text, 59, &rest))
        return false;
    *seconds = hours * HOUR_SECONDS + minutes * 60 + rest;
    if (is_negative)
        *seconds = -*seconds;
    return true;
}

static bool cut_week_day(struct str *text, struct zone_day *day)
{
    day->kind = DAY_OF_WEEK;
    return cut_number(text, 12, &day->month) && day->month >= 1 && cut_char(text, '.') &&
           cut_number(text, 5, &day->week) && day->week >= 1 && cut_char(text, '.') &&
           cut_number(text, 6, &day->day);
}

static bool cut_day(struct str *text, struct zone_day *day)
{
    bool is_fine;

    if (!cut_char(text, ','))
        return false;
    if (cut_char(text, 'M')) {
        is_fine = cut_week_day(text, day);
    } else if (cut_char(text, 'J')) {
        day->kind = DAY_WITHOUT_LEAP;
        is_fine = cut_number(text, 365, &day->day) && day->day >= 1;
    } else {
        day->kind = DAY_WITH_LEAP;
        is_fine = cut_number(text, 365, &day->day);
    }
    day->seconds = 2 * HOUR_SECONDS;
    if (is_fine && cut_char(text, '/'))
        is_fine = cut_time(text, HOURS_MAX, &day->seconds);
    return is_fine;
}

bool zone_rule_parse(struct str text, struct zone_rule *rule)
{
    int west;

    *rule = (struct zone_rule){ 0 };
    if (!cut_name(&text) || !cut_time(&text, 24, &west))
        return false;
    rule->standard_offset = -west;
    if (!text.length)
        return true;
    rule->has_summer = true;
    rule->summer_offset = rule->standard_offset + HOUR_SECONDS;
    if (!cut_name(&text))
        return false;
    if (text.length && text.data[0] != ',') {
        if (!cut_time(&text, 24, &west))
            return false;
        rule->summer_offset = -west;
    }
    return cut_day(&text, &rule->start) && cut_day(&text, &rule->end) && !text.length;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days from 1970-01-01 to the first of January. */
static int64_t days_before_year(int year)
{
    int past = year - 1;

    return 365 * (int64_t)(year - 1970) + (past / 4 - past / 100 + past / 400) -
           (1969 / 4 - 1969 / 100 + 1969 / 400);
}

/* The day of the year, from 0, of the nth such day of the week in a month. */
static int day_of_week_in_year(const struct zone_day *day, int year)
{
    static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
    int first = before[day->month - 1] + (day->month > 2 && is_leap(year));
    int next = before[day->month] + (day->month >= 2 && is_leap(year));
    /* 1970-01-01 was a Thursday. */
    int64_t weekday = ((days_before_year(year) + first + 4) % 7 + 7) % 7;
    int at = first + (int)((day->day - weekday + 7) % 7) + 7 * (day->week - 1);

    return at < next ? at : at - 7;
}

/* The moment of a change in that year, as if the zone were UTC. */
static int64_t change_in_year(const struct zone_day *day, int year)
{
    int64_t at = day->day;

    if (day->kind == DAY_OF_WEEK)
        at = day_of_week_in_year(day, year);
    else if (day->kind == DAY_WITHOUT_LEAP)
        at = day->day - 1 + (is_leap(year) && day->day > 59);
    return (days_before_year(year) + at) * DAY_SECONDS + day->seconds;
}

int64_t zone_rule_offset(const struct zone_rule *rule, int64_t time)
{
    int64_t start, end;
    struct tm calendar;
    bool is_summer;
    time_t local;

    if (!rule->has_summer)
        return rule->standard_offset;
    if (time < year_time_min + 2 * DAY_SECONDS)
        time = year_time_min + 2 * DAY_SECONDS;
    if (time > year_time_max - 2 * DAY_SECONDS)
        time = year_time_max - 2 * DAY_SECONDS;
    local = time + rule->standard_offset;
    gmtime_r(&local, &calendar);
    start = change_in_year(&rule->start, calendar.tm_year + 1900) - rule->standard_offset;
    end = change_in_year(&rule->end, calendar.tm_year + 1900) - rule->summer_offset;
    /* South of the equator summer goes over the turn of the year. */
    is_summer = start < end ? time >= start && time < end : time >= start || time < end;
    return is_summer ? rule->summer_offset : rule->standard_offset;
}
