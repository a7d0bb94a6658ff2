#include <inttypes.h>

#include "base/clock.h"
#include "meetings/pages.h"
#include "render/feed.h"

enum { DAY = 24 * 60 * 60, CALENDAR_BACK_DAYS = 366 };

const struct field meetings_query[] = {
    { "after", NULL, FIELD_LINE, 0, 40 },
    { "before", NULL, FIELD_LINE, 0, 40 },
    { 0 },
};

/* TIME-ID, as the link to another page gave it; anything else is none. */
static struct meeting_cursor cursor(const struct request *request, const char *name)
{
    struct str rest = request_text(request, name), time = str_cut(&rest, '-');
    struct meeting_cursor cursor;

    if (!str_to_id(time, &cursor.starts_at) || !str_to_id(rest, &cursor.id))
        return (struct meeting_cursor){ 0 };
    return cursor;
}

static struct meeting_cursor end_of(const struct meetings *list)
{
    const struct meeting *last = list->count ? &list->items[list->count - 1] : NULL;

    if (!last || !list->has_more)
        return (struct meeting_cursor){ 0 };
    return (struct meeting_cursor){ last->starts_at, last->id };
}

static enum result read_lists(struct request *request, struct meetings_page *view)
{
    struct meeting_cursor after = cursor(request, "after"), before = cursor(request, "before");
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    enum result result = OK;

    view->shows_ahead = !before.id;
    view->shows_past = !after.id || before.id;
    if (view->shows_ahead)
        result = meetings_ahead(db, arena, &request->visitor, after, &view->ahead);
    if (result == OK && view->shows_past)
        result = meetings_past(db, arena, &request->visitor, before, &view->past);
    view->next_ahead = end_of(&view->ahead);
    view->next_past = end_of(&view->past);
    return result;
}

/* Its hour stands in the title: readers of feeds show when it was called, or changed. */
static void put_item(struct page *page, const struct feed *feed, const struct meeting *meeting)
{
    struct feed_item item = {
        .path = meeting_path(page->body.arena, meeting),
        .title = fill(page, STR("{time}: {title}"), "time", meeting_own_time_text(page, meeting),
                      "title", meeting->title, NULL),
        .author = author_name(&meeting->keeper),
        .category = meeting->category_name,
        .body =
            fill_html(page, STR("{place} {address}"), "place", marked_html(page, meeting->place),
                      "address", marked_html(page, meeting->address), NULL),
        .written_at = meeting->changed_at,
    };

    feed_put(page, feed, &item);
}

static void put_feed(struct request *request, const struct meetings_page *view)
{
    struct page *page = &request->page;
    struct feed feed = {
        .site = site_address(request->site),
        .path = STR("/meetings"),
        .title = fill(page, STR("{title} – {site}"), "title", _("Meetings"), "site",
                      request->site->name, NULL),
    };
    const struct meetings *lists[] = { &view->ahead, &view->past };

    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (lists[l]->items[i].changed_at > feed.last_written_at)
                feed.last_written_at = lists[l]->items[i].changed_at;
    feed_begin(page, &feed);
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            put_item(page, &feed, &lists[l]->items[i]);
    feed_end(page);
}

static enum result show_calendar(struct request *request)
{
    struct meetings list;
    enum result result = meetings_since(request->db, &request->arena, &request->visitor,
                                        clock_now() - (int64_t)CALENDAR_BACK_DAYS * DAY, &list);

    if (result == OK)
        meetings_calendar(&request->page, &list, site_address(request->site));
    return result;
}

/* What is ahead and what is over goes by the clock, so no page of it is kept. */
enum result meetings_show(struct request *request)
{
    struct meetings_page view = {
        .now = clock_now(),
        .may_call = request->visitor.account_id && !request->visitor.suspended_until,
        .canonical = request_canonical(request, STR("/meetings")),
    };
    enum result result;

    if (request->format == ICS)
        return show_calendar(request);
    result = read_lists(request, &view);
    if (result != OK)
        return result;
    if (request->format == JSON)
        meetings_json(&request->page, &view);
    else if (request->format == RSS)
        put_feed(request, &view);
    else
        meetings_html(&request->page, &view);
    return OK;
}

enum result team_meetings(struct request *request, const struct team *team)
{
    struct meetings list;
    enum result result =
        meetings_of_team(request->db, &request->arena, &request->visitor, team->id, &list);

    if (result == OK && (list.count || team->is_in))
        team_meetings_html(&request->page, team, &list, clock_now());
    return result;
}

enum result topic_meetings(struct request *request, struct page *page, const struct topic *topic)
{
    struct meetings list;
    enum result result = meetings_of_topic(request->db, &request->arena, topic, &list);

    if (result == OK && list.count)
        topic_meetings_html(page, &list);
    return result;
}

enum result decision_meetings(struct request *request, const struct decision *decision,
                              const void **what, int64_t *version)
{
    struct meetings *list = arena_new(&request->arena, struct meetings);
    enum result result =
        meetings_of_decision(request->db, &request->arena, &request->visitor, decision->id, list);

    *what = list->count ? list : NULL;
    *version = meetings_version(list);
    return result;
}

enum result meetings_need(struct request *request, struct needs *needs)
{
    struct page *page = &request->page;
    int64_t now = clock_now();
    struct meetings list;
    enum result result =
        meetings_unfinished(request->db, &request->arena, &request->visitor, now, &list);

    for (size_t i = 0; result == OK && i < list.count && i < NEEDS_PER_SOURCE; i++) {
        const struct meeting *meeting = &list.items[i];
        int64_t due_at = meeting_minutes_due_at(meeting);

        *list_add(&request->arena, needs) = (struct need){
            .since = meeting_ends_at(meeting),
            .state = "st-review",
            .icon = "s-review",
            .chip = now < due_at ? _("Minutes are due") : _("Minutes are late"),
            .title = meeting->title,
            .path = meeting_path(&request->arena, meeting),
            .words = fill(
                page, _("Until they are published, nobody who was away can object: due {time}."),
                "time", time_text(page, due_at), NULL),
            .act = _("Write them"),
            .is_urgent = now >= due_at,
        };
    }
    return result;
}
