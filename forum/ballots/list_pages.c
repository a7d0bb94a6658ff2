#include "ballots/list_pages.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "render/feed.h"
#include "sql.h"
#include "topics/version.h"

enum { DAY = 24 * 60 * 60, CALENDAR_BACK_DAYS = 366, FRONT_BALLOTS = 3 };

const struct field ballots_query[] = {
    { "before", NULL, FIELD_LINE, 0, 40 },
    { 0 },
};

/* TIME-ID, as the link to another page gave it; anything else is none. */
static struct ballot_cursor cursor(const struct request *request)
{
    struct str rest = request_text(request, "before"), time = str_cut(&rest, '-');
    struct ballot_cursor cursor;

    if (!str_to_id(time, &cursor.closes_at) || !str_to_id(rest, &cursor.id))
        return (struct ballot_cursor){ 0 };
    return cursor;
}

static struct ballot_cursor end_of(const struct ballot_items *list)
{
    const struct ballot_item *last = list->count ? &list->items[list->count - 1] : NULL;

    if (!last || !list->has_more)
        return (struct ballot_cursor){ 0 };
    return (struct ballot_cursor){ last->closes_at, last->id };
}

static int order_by_opening(const void *a, const void *b)
{
    const struct ballot_item *one = a, *other = b;

    if (one->opens_at != other->opens_at)
        return one->opens_at < other->opens_at ? -1 : 1;
    return one->id < other->id ? -1 : one->id > other->id;
}

/* Those that are open as they close, those that are planned as they open. */
static enum result read_ahead(struct request *request, int64_t now, struct ballot_items *open,
                              struct ballot_items *next)
{
    struct ballot_items ahead;
    enum result result =
        ballots_ahead(request->db, &request->arena, &request->visitor, now, &ahead);

    *open = *next = (struct ballot_items){ 0 };
    for (size_t i = 0; result == OK && i < ahead.count; i++) {
        bool is_planned = ballot_state(&ahead.items[i], now) == BALLOT_PLANNED;

        *list_add(&request->arena, is_planned ? next : open) = ahead.items[i];
    }
    if (next->count)
        qsort(next->items, next->count, sizeof *next->items, order_by_opening);
    return result;
}

static enum result read_lists(struct request *request, struct ballots_page *view)
{
    struct ballot_cursor before = cursor(request);
    enum result result = OK;

    view->shows_ahead = !before.id;
    if (view->shows_ahead)
        result = read_ahead(request, view->now, &view->open, &view->next);
    if (result == OK)
        result = ballots_past(request->db, &request->arena, &request->visitor, view->now, before,
                              &view->past);
    if (result == OK)
        result = rhythm_read(request->db, &request->arena, &view->rhythm);
    rhythm_next(&view->rhythm, view->now, view->days, RHYTHM_DAYS_SHOWN);
    view->next_past = end_of(&view->past);
    return result;
}

/* When anything of it was last news. */
static int64_t news_at(const struct ballot_item *item)
{
    const int64_t times[] = { item->changed_at, item->opened_at, item->closed_at,
                              item->cancelled_at };
    int64_t last = item->created_at;

    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (times[i] > last)
            last = times[i];
    return last;
}

/* Its hours stand in the title: readers of feeds show when it was planned, or came to an end. */
static void put_item(struct page *page, const struct feed *feed, const struct ballot_item *item)
{
    struct str came_to = ballot_came_to_text(page, item);
    struct feed_item entry = {
        .path = ballot_path(page->body.arena, item),
        .title = fill(page, STR("{time}: {title}"), "time",
                      ballot_span_text(page, item->opens_at, item->closes_at), "title",
                      item->question, NULL),
        .author = item->actor.id ? author_name(&item->actor) : STR(""),
        .category = item->category_name,
        .body =
            fill_html(page, STR("{name} {came_to}"), "name",
                      marked_html(page, ballot_name(page->body.arena, item)), "came_to",
                      marked_html(page, item->cancelled_at ? item->cancel_reason : came_to), NULL),
        .written_at = news_at(item),
    };

    feed_put(page, feed, &entry);
}

static void put_feed(struct request *request, const struct ballots_page *view)
{
    struct page *page = &request->page;
    struct feed feed = {
        .site = site_address(request->site),
        .path = STR("/ballots"),
        .title = fill(page, STR("{title} – {site}"), "title", _("Ballots"), "site",
                      request->site->name, NULL),
    };
    const struct ballot_items *lists[] = { &view->open, &view->next, &view->past };

    for (size_t l = 0; l < 3; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (news_at(&lists[l]->items[i]) > feed.last_written_at)
                feed.last_written_at = news_at(&lists[l]->items[i]);
    feed_begin(page, &feed);
    for (size_t l = 0; l < 3; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            put_item(page, &feed, &lists[l]->items[i]);
    feed_end(page);
}

static enum result show_calendar(struct request *request)
{
    struct ballot_items list;
    enum result result = ballots_since(request->db, &request->arena, &request->visitor,
                                       clock_now() - (int64_t)CALENDAR_BACK_DAYS * DAY, &list);

    if (result == OK)
        ballots_calendar(&request->page, &list, site_address(request->site));
    return result;
}

/* What is ahead and what is over goes by the clock, so no page of it is kept. */
enum result ballots_show(struct request *request)
{
    struct ballots_page view = {
        .now = clock_now(),
        .may_plan = may_moderate(&request->visitor),
        .canonical = request_canonical(request, STR("/ballots")),
    };
    enum result result;

    if (request->format == ICS)
        return show_calendar(request);
    result = read_lists(request, &view);
    if (result != OK)
        return result;
    if (request->format == JSON)
        ballots_json(&request->page, &view);
    else if (request->format == RSS)
        put_feed(request, &view);
    else
        ballots_html(&request->page, &view);
    return OK;
}

/* What is open, else what comes next. */
enum result ballots_front(struct request *request, const void **what, int64_t *version)
{
    struct ballots_front *front = arena_new(&request->arena, struct ballots_front);
    struct ballot_items next;
    uint64_t mixed = VERSION_START;
    enum result result;

    front->now = clock_now();
    result = read_ahead(request, front->now, &front->items, &next);
    if (!front->items.count)
        front->items = next;
    if (front->items.count > FRONT_BALLOTS)
        front->items.count = FRONT_BALLOTS;
    for (size_t i = 0; i < front->items.count; i++) {
        mixed = version_with(mixed, front->items.items[i].id);
        mixed = version_with(mixed, front->items.items[i].version);
        mixed = version_with(mixed, ballot_state(&front->items.items[i], front->now));
    }
    *what = front->items.count ? front : NULL;
    *version = version_end(mixed);
    return result;
}

static enum result find_unvoted(struct request *request, int64_t now, struct ballot_items *list)
{
    struct rows rows =
        db_query(request->db, sql_ballots_not_voted, value(request->visitor.account_id), value(now),
                 value(NEEDS_PER_SOURCE));
    int64_t ids[NEEDS_PER_SOURCE];
    size_t count = 0;
    enum result result;

    *list = (struct ballot_items){ 0 };
    while (rows_next(&rows))
        ids[count++] = row_integer(&rows, "item_id");
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < count; i++)
        result = ballot_find(request->db, &request->arena, ids[i], list_add(&request->arena, list));
    return result;
}

/* Who is on the roll may have left its space since, and votes all the same. */
enum result ballots_need(struct request *request, struct needs *needs)
{
    struct page *page = &request->page;
    int64_t now = clock_now();
    struct ballot_items list;
    enum result result = find_unvoted(request, now, &list);

    for (size_t i = 0; result == OK && i < list.count; i++) {
        const struct ballot_item *item = &list.items[i];

        *list_add(&request->arena, needs) = (struct need){
            .since = item->opens_at,
            .state = "st-vote",
            .icon = "s-vote",
            .chip = _("Vote open"),
            .title = item->question,
            .lang = item->lang,
            .path = ballot_path(&request->arena, item),
            .words = fill(page, _("You are on the roll and have not voted: until {time}."), "time",
                          time_text(page, item->closes_at), NULL),
            .act = _("Read and vote"),
            .is_urgent = item->closes_at - now < DAY,
        };
    }
    return result;
}
