/* When a meeting is, in words. */
#include "meetings/pages.h"

struct str meeting_time_text(struct page *page, const struct meeting *meeting)
{
    int64_t ends_at = meeting_ends_at(meeting);
    struct str day = date_text(page, meeting->starts_at);

    if (!str_equal(day, date_text(page, ends_at)))
        return fill(page, _("{start} to {end}"), "start", time_text(page, meeting->starts_at),
                    "end", time_text(page, ends_at), NULL);
    return fill(page, _("{date}, {start} to {end}"), "date", day, "start",
                hour_text(page, meeting->starts_at), "end", hour_text(page, ends_at), NULL);
}

struct str meeting_own_time_text(struct page *page, const struct meeting *meeting)
{
    const struct zone *reader = page->zone, *zone = zone_find(meeting->zone);
    struct str when;

    page->zone = zone;
    when = fill(page, _("{time} ({zone})"), "time", meeting_time_text(page, meeting), "zone",
                zone_name(zone ? zone : zone_utc), NULL);
    page->zone = reader;
    return when;
}

bool meeting_is_elsewhere(const struct page *page, const struct meeting *meeting)
{
    const struct zone *here = page->zone ? page->zone : zone_utc, *there = zone_find(meeting->zone);

    return there && zone_offset(here, meeting->starts_at) != zone_offset(there, meeting->starts_at);
}
