/* Votes as calendars read them. */
#include <inttypes.h>

#include "ballots/list_pages.h"
#include "base/arena.h"
#include "render/ical.h"

/* The same for good, wherever else there is an item of this number. */
static struct str uid_of(struct arena *arena, const struct ballot_item *item)
{
    return str_format(
        arena, "ballot-%" PRId64 "-%" PRId64 "-%.*s", item->id, item->created_at,
        STR_ARGS(str_slice(item->hash, 0, item->hash.length < 16 ? item->hash.length : 16)));
}

/* Why it is cancelled, what it came to; where to read more, for calendars that show no address. */
static struct str describe(struct page *page, const struct ballot_item *item, struct str address)
{
    struct buffer out = { .arena = page->body.arena };
    struct str came_to = ballot_came_to_text(page, item);

    if (item->cancelled_at)
        came_to =
            fill(page, _("This vote is cancelled: {reason}"), "reason", item->cancel_reason, NULL);
    if (came_to.length) {
        buffer_put_str(&out, came_to);
        buffer_put_c(&out, "\n");
    }
    buffer_put_str(&out, address);
    return buffer_str(&out);
}

static void put_event(struct ical *ical, struct page *page, const struct ballot_item *item,
                      struct str site)
{
    struct arena *arena = page->body.arena;
    struct str address = url_whole(arena, site, ballot_path(arena, item));
    struct ical_event event = {
        .uid = uid_of(arena, item),
        .sequence = item->version - 1, /* its page's version grows with every change of it */
        .created_at = item->created_at,
        .changed_at = item->changed_at,
        .starts_at = item->opens_at,
        .ends_at = item->closes_at,
        .title = item->question,
        .address = url_whole(arena, STR(""), item->address),
        .description = describe(page, item, address),
        .category = item->category_name,
        .page = address,
        .is_cancelled = item->cancelled_at != 0,
    };

    ical_put(ical, &event);
}

void ballots_calendar(struct page *page, const struct ballot_items *list, struct str site)
{
    struct ical ical = { .out = &page->body };

    ical_begin(&ical, fill(page, STR("{title} – {site}"), "title", _("Ballots"), "site",
                           page->frame->site_name, NULL));
    for (size_t i = 0; i < list->count; i++)
        put_event(&ical, page, &list->items[i], site);
    ical_end(&ical);
}
