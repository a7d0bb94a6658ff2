/* Meetings as calendars read them. */
#include "meetings/pages.h"
#include "render/ical.h"

/* "The town hall, https://…": calendars have one field for both. */
static struct str where(struct page *page, const struct meeting *meeting)
{
    if (!meeting->place.length)
        return meeting->address;
    if (!meeting->address.length)
        return meeting->place;
    return fill(page, STR("{place}, {address}"), "place", meeting->place, "address",
                meeting->address, NULL);
}

static struct ical_event event_of(struct page *page, const struct meeting *meeting, struct str site)
{
    struct arena *arena = page->body.arena;

    return (struct ical_event){
        .uid = meeting->uid,
        .sequence = meeting->sequence,
        .created_at = meeting->created_at,
        .changed_at = meeting->changed_at,
        .starts_at = meeting->starts_at,
        .ends_at = meeting_ends_at(meeting),
        .title = meeting->title,
        .place = where(page, meeting),
        .address = url_whole(arena, STR(""), meeting->address),
        .category = meeting->category_name,
        .page = url_whole(arena, site, meeting_path(arena, meeting)),
        .is_cancelled = meeting->cancelled_at != 0,
    };
}

/* Why it is cancelled; where to read more, for calendars that show no address of an event. */
static struct buffer describe(struct page *page, const struct meeting *meeting,
                              const struct ical_event *event)
{
    struct buffer out = { .arena = page->body.arena };

    if (meeting->cancelled_at) {
        buffer_put_str(
            &out, fill(page, _("Cancelled: {reason}"), "reason", meeting->cancel_reason, NULL));
        buffer_put_c(&out, "\n");
    }
    buffer_put_str(&out, event->page);
    return out;
}

void meetings_calendar(struct page *page, const struct meetings *list, struct str site)
{
    struct ical ical = { .out = &page->body };

    ical_begin(&ical, fill(page, STR("{title} – {site}"), "title", _("Meetings"), "site",
                           page->frame->site_name, NULL));
    for (size_t i = 0; i < list->count; i++) {
        struct ical_event event = event_of(page, &list->items[i], site);
        struct buffer description = describe(page, &list->items[i], &event);

        event.description = buffer_str(&description);
        ical_put(&ical, &event);
    }
    ical_end(&ical);
}

void meeting_calendar(struct page *page, const struct meeting_page *view)
{
    struct ical ical = { .out = &page->body };
    struct ical_event event = event_of(page, &view->meeting, view->site);
    struct buffer description = describe(page, &view->meeting, &event);

    for (size_t i = 0; i < view->items.count; i++)
        if (!view->items.items[i].is_withheld) {
            buffer_put_c(&description, "\n- ");
            buffer_put_str(&description, view->items.items[i].title);
        }
    event.description = buffer_str(&description);
    ical_begin(&ical, view->meeting.title);
    ical_put(&ical, &event);
    ical_end(&ical);
}
