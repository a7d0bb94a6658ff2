/* All decisions by how far they are: as a page, as JSON, as a feed. */
#include "decisions/map_pages.h"

#include <inttypes.h>

#include "decisions/can.h"
#include "render/feed.h"
#include "topics/version.h"

const struct field map_query[] = {
    { "state", NULL, FIELD_LINE, 0, 20 },
    { "category", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { "order", NULL, FIELD_LINE, 0, 10 },
    { "after", NULL, FIELD_LINE, 0, 60 },
    { 0 },
};

static const struct tile_look looks[TILES + 1] = {
    [TILE_OPEN] = { "open", N_("Open"), N_("people talk"), "st-open", "s-open" },
    [TILE_CALL] = { "last-call", N_("Last call"), N_("one can still object"), "st-call", "s-call" },
    [TILE_OBJECT] = { "objection", N_("Objection"), N_("it stops and is answered"), "st-object",
                      "s-object" },
    [TILE_FORK] = { "fork", N_("Fork"), N_("both are tried"), "st-fork", "s-fork" },
    [TILE_REVIEW] = { "review", N_("Under review"), N_("what came of it?"), "st-review",
                      "s-review" },
    [TILE_VOTE] = { "voting", N_("Voting"), N_("no agreement came"), "st-vote", "s-vote" },
    [TILE_ADOPTED] = { "adopted", N_("Adopted"), N_("the rails have met"), "st-adopted",
                       "s-adopted" },
    [TILE_CLOSED] = { "closed", N_("Closed"), N_("it ended, and says why"), "st-dropped",
                      "s-dropped" },
    [TILE_ALL] = { "", N_("All"), N_("since the beginning"), "", "" },
};

const struct tile_look *tile_look(enum tile tile)
{
    return &looks[tile];
}

const struct state_look *map_look(const struct map_item *item)
{
    static const struct state_look stopped = { "objection", N_("Objection"), "st-object",
                                               "s-object" };

    return item->tile == TILE_OBJECT ? &stopped : decision_look(&item->decision);
}

static const char *const order_words[MAP_ORDERS] = { "", "newest", "discussed", "changed" };

static enum tile tile_of(const struct request *request)
{
    struct str word = request_text(request, "state");

    for (int i = 0; i < TILES; i++)
        if (str_equal(word, str_of(looks[i].word)))
            return (enum tile)i;
    return TILE_ALL;
}

static enum map_order order_of(const struct request *request)
{
    struct str word = request_text(request, "order");

    for (int i = 0; i < MAP_ORDERS; i++)
        if (word.length && str_equal(word, str_of(order_words[i])))
            return (enum map_order)i;
    return MAP_URGENT;
}

/* PART.KEY.ID as the link to the page before gave it; anything else is the first page. */
static struct map_cursor cursor_of(const struct request *request)
{
    struct str rest = request_text(request, "after");
    struct str part = str_cut(&rest, '.'), key = str_cut(&rest, '.');
    struct map_cursor cursor;

    if (!str_to_integer(part, &cursor.part) || !str_to_integer(key, &cursor.key) ||
        !str_to_id(rest, &cursor.id))
        return (struct map_cursor){ 0 };
    return cursor;
}

struct str map_address(struct page *page, const struct map_page *view, enum tile tile,
                       struct str after)
{
    struct arena *arena = page->body.arena;
    struct buffer out = { .arena = arena };
    const char *sign = "?";

    buffer_put_c(&out, "/decisions");
    if (tile != TILE_ALL) {
        buffer_format(&out, "%sstate=%s", sign, looks[tile].word);
        sign = "&";
    }
    if (view->category_id) {
        buffer_format(&out, "%scategory=%" PRId64, sign, view->category_id);
        sign = "&";
    }
    if (view->order != MAP_URGENT) {
        buffer_format(&out, "%sorder=%s", sign, order_words[view->order]);
        sign = "&";
    }
    if (after.length)
        buffer_format(&out, "%safter=%.*s", sign, STR_ARGS(after));
    return buffer_str(&out);
}

static int64_t month_of(const struct map_page *view, const struct map_item *item)
{
    return view->order == MAP_NEWEST ? item->decision.created_at : item->decision.state_since;
}

static bool stands_under_way(const struct map_page *view, const struct map_item *item)
{
    return view->order == MAP_URGENT && map_is_under_way(item);
}

struct str map_heading(struct page *page, const struct map_page *view, size_t i)
{
    const struct map_item *item = &view->map.items[i], *before = item - 1;
    struct str month;

    if (view->order == MAP_DISCUSSED)
        return STR("");
    if (stands_under_way(view, item))
        return i ? STR("") : _("Under way");
    month = month_year_text(page, month_of(view, item));
    if (i && !stands_under_way(view, before) &&
        str_equal(month, month_year_text(page, month_of(view, before))))
        return STR("");
    return month;
}

static enum result read(struct request *request, struct map_page *view)
{
    struct map_wish wish = {
        .visitor = &request->visitor,
        .tile = view->tile,
        .category_id = view->category_id,
        .order = view->order,
        .after = cursor_of(request),
        .most = MAP_PER_PAGE,
    };
    enum result result = map_read(request->db, &request->arena, &wish, &view->map);

    view->is_first = !wish.after.id;
    if (view->map.has_more)
        view->next = str_format(&request->arena, "%" PRId64 ".%" PRId64 ".%" PRId64,
                                view->map.last.part, view->map.last.key, view->map.last.id);
    if (result == OK)
        result = map_counts(request->db, &request->visitor, view->category_id, view->counts);
    for (int i = 0; i < TILES; i++)
        view->total += view->counts[i];
    if (result == OK)
        result = categories_all(request->db, &request->arena, &request->visitor, &view->categories);
    return result;
}

static int64_t version_of(const struct map_page *view)
{
    uint64_t version =
        version_with((uint64_t)map_version(&view->map), categories_version(&view->categories));

    for (int i = 0; i < TILES; i++)
        version = version_with(version, view->counts[i]);
    return version_end(version);
}

static void put_item(struct request *request, const struct feed *feed, const struct map_item *item)
{
    struct page *page = &request->page, words = page_beside(page);
    const struct decision *decision = &item->decision;
    struct feed_item entry = {
        .path = str_format(&request->arena, "%.*s#%s-%" PRId64,
                           STR_ARGS(decision_path(&request->arena, decision)),
                           state_word(decision->state), decision->state_since),
        .title = fill(page, _("{state}: {question}"), "state",
                      language_text(page->language, map_look(item)->label), "question",
                      decision->question, NULL),
        .author = author_name(&decision->author),
        .category = item->category_name,
        .written_at = decision->state_since,
    };

    put_escaped(&words, decision_next_text(page, decision));
    entry.body = page_html(&words);
    feed_put(page, feed, &entry);
}

/* What last changed its state comes first. */
static enum result show_feed(struct request *request, struct map_page *view)
{
    struct page *page = &request->page;
    struct feed feed = {
        .site = site_address(request->site),
        .path = STR("/decisions"),
        .query = request->query,
        .title = fill(page, STR("{title} – {site}"), "title", _("Decisions"), "site",
                      request->site->name, NULL),
    };

    for (size_t i = 0; i < view->map.count; i++)
        if (view->map.items[i].decision.state_since > feed.last_written_at)
            feed.last_written_at = view->map.items[i].decision.state_since;
    feed_begin(page, &feed);
    for (size_t i = 0; i < view->map.count; i++)
        put_item(request, &feed, &view->map.items[i]);
    feed_end(page);
    return OK;
}

enum result map_show(struct request *request)
{
    struct map_page view = {
        .tile = tile_of(request),
        .order = request->format == RSS ? MAP_CHANGED : order_of(request),
        .category_id = request_integer(request, "category"),
    };
    enum result result = read(request, &view);

    if (result != OK || request_is_current(request, version_of(&view)))
        return result;
    view.canonical = view.is_first ? request_canonical(request, STR("/decisions")) : STR("");
    if (request->format == RSS)
        return show_feed(request, &view);
    if (request->format == JSON)
        map_json(&request->page, &view);
    else
        map_html(&request->page, &view);
    return OK;
}
