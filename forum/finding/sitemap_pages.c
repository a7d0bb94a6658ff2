/*
 * The site for search engines (sitemaps.org): what anyone may read, whoever
 * asks. Pages of people are left out: to be found by name is theirs to choose.
 */
#include <inttypes.h>

#include "ballots/item.h"
#include "decisions/decision.h"
#include "finding/pages.h"
#include "render/xml.h"
#include "sql.h"
#include "teams/team.h"
#include "texts/state.h"
#include "topics/pages.h"
#include "topics/version.h"

/* The standard's bounds are 50,000 addresses in a map and 50,000 maps in an index. */
enum {
    TOPICS_PER_MAP = 10000,
    DECISIONS_MAX = 50000,
    LAWS_MAX = 25000,
    BALLOTS_MAX = 50000,
    MAPS_MAX = 49996
};

static const struct visitor anyone = { .role = VISITOR };

#define NAMESPACE "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

static void put_start(struct request *request, const char *element)
{
    buffer_format(&request->page.body,
                  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<%s " NAMESPACE ">\n", element);
}

/* One address; changed_at 0: nobody knows when. */
static void put_place(struct request *request, const char *element, struct str path,
                      int64_t changed_at)
{
    struct buffer *out = &request->page.body;

    buffer_format(out, "<%s>", element);
    xml_element(out, "loc", url_whole(out->arena, site_address(request->site), path));
    if (changed_at)
        xml_element(out, "lastmod", time_rfc3339(out->arena, changed_at));
    buffer_format(out, "</%s>\n", element);
}

static void put_end(struct request *request, const char *element)
{
    buffer_format(&request->page.body, "</%s>\n", element);
}

/* An address, and when what is there changed. */
struct place {
    struct str path;
    int64_t changed_at;
};

struct places {
    struct place *items;
    size_t count;
    size_t size;
};

static void add(struct request *request, struct places *places, struct place place)
{
    *list_add(&request->arena, places) = place;
}

static int64_t places_version(const struct places *places)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < places->count; i++) {
        version = version_with_text(version, places->items[i].path);
        version = version_with(version, places->items[i].changed_at);
    }
    return version_end(version);
}

static enum result show(struct request *request, const char *set, const char *element,
                        const struct places *places)
{
    if (request->format != XML)
        return NOT_FOUND;
    if (request_is_current(request, places_version(places)))
        return OK;
    put_start(request, set);
    for (size_t i = 0; i < places->count; i++)
        put_place(request, element, places->items[i].path, places->items[i].changed_at);
    put_end(request, set);
    return OK;
}

/* The newest ones, the newest change first. */
static enum result read_decisions(struct request *request, int64_t most, struct places *places)
{
    struct rows rows = db_query(request->db, sql_sitemap_decisions, value(may_reach(&anyone)),
                                value(anyone.account_id), value(most));

    while (rows_next(&rows)) {
        struct decision decision = { .id = row_integer(&rows, "id"),
                                     .slug = row_text(&rows, "slug", &request->arena) };

        add(request, places,
            (struct place){ .path = decision_path(&request->arena, &decision),
                            .changed_at = row_integer(&rows, "active_at") });
    }
    return rows_end(&rows);
}

/* There is a map of them when there is one of them. */
static enum result add_decision_map(struct request *request, struct places *maps)
{
    struct places newest = { 0 };
    enum result result = read_decisions(request, 1, &newest);

    if (newest.count)
        add(request, maps,
            (struct place){ .path = STR("/sitemap/decisions.xml"),
                            .changed_at = newest.items[0].changed_at });
    return result;
}

/* Texts with the articles of their newest versions, each text before its own. */
static enum result read_laws(struct request *request, int64_t most, struct places *places)
{
    struct rows rows =
        db_query(request->db, sql_sitemap_laws, value((int64_t)SEGMENT_ARTICLE), value(most));
    struct str last = { 0 };

    while (rows_next(&rows)) {
        struct law_text text = { .slug = row_text(&rows, "slug", &request->arena) };
        struct law_version version = { .number = row_integer(&rows, "number") };
        struct str address = row_text(&rows, "address", &request->arena);
        int64_t changed_at = row_integer(&rows, "changed_at");

        if (!str_equal(last, text.slug))
            add(request, places, (struct place){ text_path(&request->arena, &text), changed_at });
        last = text.slug;
        add(request, places,
            (struct place){ article_path(&request->arena, &text, &version, address), changed_at });
    }
    return rows_end(&rows);
}

static enum result add_law_map(struct request *request, struct places *maps)
{
    struct law_texts texts = { 0 };
    enum result result = texts_latest(request->db, &request->arena, 0, 0, &texts);

    if (texts.count)
        add(request, maps, (struct place){ STR("/sitemap/laws.xml"), texts.items[0].changed_at });
    return result;
}

/* Those that anyone may see, the newest change first. */
static enum result read_ballots(struct request *request, int64_t most, struct places *places)
{
    struct rows rows = db_query(request->db, sql_sitemap_ballots, value(may_reach(&anyone)),
                                value(anyone.account_id), value(most));

    while (rows_next(&rows)) {
        struct ballot_item item = { .id = row_integer(&rows, "id"),
                                    .slug = row_text(&rows, "slug", &request->arena) };

        add(request, places,
            (struct place){ .path = ballot_path(&request->arena, &item),
                            .changed_at = row_integer(&rows, "news_at") });
    }
    return rows_end(&rows);
}

static enum result add_ballot_map(struct request *request, struct places *maps)
{
    struct places newest = { 0 };
    enum result result = read_ballots(request, 1, &newest);

    if (newest.count)
        add(request, maps,
            (struct place){ STR("/sitemap/ballots.xml"), newest.items[0].changed_at });
    return result;
}

static enum result add_topic_maps(struct request *request, struct places *maps)
{
    struct rows rows = db_query(request->db, sql_sitemap_pages, value(may_reach(&anyone)),
                                value(anyone.account_id), value(TOPICS_PER_MAP), value(MAPS_MAX));

    while (rows_next(&rows))
        add(request, maps,
            (struct place){
                .path = str_format(&request->arena, "/sitemap/%" PRId64 ".xml",
                                   row_integer(&rows, "page")),
                .changed_at = row_integer(&rows, "changed_at"),
            });
    return rows_end(&rows);
}

enum result sitemap_index(struct request *request)
{
    struct places maps = { 0 };
    enum result result;

    add(request, &maps, (struct place){ .path = STR("/sitemap/places.xml") });
    result = add_decision_map(request, &maps);
    if (result == OK)
        result = add_law_map(request, &maps);
    if (result == OK)
        result = add_ballot_map(request, &maps);
    if (result == OK)
        result = add_topic_maps(request, &maps);
    return result == OK ? show(request, "sitemapindex", "sitemap", &maps) : result;
}

static enum result add_categories(struct request *request, struct places *places)
{
    struct categories categories;
    enum result result = categories_all(request->db, &request->arena, &anyone, &categories);

    for (size_t i = 0; result == OK && i < categories.count; i++) {
        const struct category *category = &categories.items[i];

        add(request, places,
            (struct place){ .path = str_format(&request->arena, "/c/%.*s/%" PRId64,
                                               STR_ARGS(category->slug), category->id) });
    }
    return result;
}

static enum result add_teams(struct request *request, struct places *places)
{
    struct teams teams;
    enum result result = teams_all(request->db, &request->arena, 0, &teams);

    for (size_t i = 0; result == OK && i < teams.count; i++)
        add(request, places,
            (struct place){
                .path = str_format(&request->arena, "/g/%.*s", STR_ARGS(teams.items[i].handle)) });
    return result;
}

/* What is no debate, and no single decision. */
enum result sitemap_places(struct request *request)
{
    static const struct str own[] = { { "/", 1 },        { "/decisions", 10 },
                                      { "/ballots", 8 }, { "/categories", 11 },
                                      { "/about", 6 },   { "/rules", 6 },
                                      { "/privacy", 8 } };
    struct places places = { 0 };
    enum result result;

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        add(request, &places, (struct place){ .path = own[i] });
    result = add_categories(request, &places);
    if (result == OK)
        result = add_teams(request, &places);
    return result == OK ? show(request, "urlset", "url", &places) : result;
}

enum result sitemap_decisions(struct request *request)
{
    struct places places = { 0 };
    enum result result = read_decisions(request, DECISIONS_MAX, &places);

    if (result == OK && !places.count)
        return NOT_FOUND;
    return result == OK ? show(request, "urlset", "url", &places) : result;
}

enum result sitemap_ballots(struct request *request)
{
    struct places places = { 0 };
    enum result result = read_ballots(request, BALLOTS_MAX, &places);

    if (result == OK && !places.count)
        return NOT_FOUND;
    return result == OK ? show(request, "urlset", "url", &places) : result;
}

enum result sitemap_laws(struct request *request)
{
    struct places places = { 0 };
    enum result result = read_laws(request, LAWS_MAX, &places);

    if (result == OK && !places.count)
        return NOT_FOUND;
    return result == OK ? show(request, "urlset", "url", &places) : result;
}

enum result sitemap_topics(struct request *request)
{
    int64_t number = request->ids[0], from;
    struct places places = { 0 };
    struct rows rows;
    enum result result;

    if (number > MAPS_MAX)
        return NOT_FOUND;
    from = (number - 1) * TOPICS_PER_MAP + 1;
    rows = db_query(request->db, sql_sitemap_topics, value(may_reach(&anyone)),
                    value(anyone.account_id), value(from), value(from + TOPICS_PER_MAP));
    while (rows_next(&rows)) {
        struct str slug = row_text(&rows, "slug", &request->arena);

        add(request, &places,
            (struct place){
                .path = str_format(&request->arena, "/t/%.*s/%" PRId64, STR_ARGS(slug),
                                   row_integer(&rows, "id")),
                .changed_at = row_integer(&rows, "bumped_at"),
            });
    }
    result = rows_end(&rows);
    if (result == OK && !places.count)
        return NOT_FOUND;
    return result == OK ? show(request, "urlset", "url", &places) : result;
}
