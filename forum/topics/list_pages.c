#include <inttypes.h>

#include "base/clock.h"
#include "teams/team.h"
#include "topics/moved.h"
#include "topics/pages.h"
#include "topics/version.h"

const struct field list_query[] = {
    { "before", NULL, FIELD_LINE, 0, 40 },
    { 0 },
};

/* TIME-ID, as the link to the page before gave it; anything else is the newest. */
struct topic_cursor list_cursor(const struct request *request)
{
    struct str rest = request_text(request, "before"), time = str_cut(&rest, '-');
    struct topic_cursor cursor;

    if (!str_to_id(time, &cursor.bumped_at) || !str_to_id(rest, &cursor.id))
        return (struct topic_cursor){ 0 };
    return cursor;
}

struct str list_next(struct request *request, const struct topics *topics)
{
    if (!topics->has_more)
        return STR("");
    return str_format(&request->arena, "%" PRId64 "-%" PRId64, topics->last.bumped_at,
                      topics->last.id);
}

enum result list_read(struct request *request, struct list_page *view)
{
    struct topic_list list = {
        .visitor = &request->visitor,
        .category_id = view->category ? view->category->id : 0,
        .tag_id = view->tag ? view->tag->id : 0,
        .after = list_cursor(request),
    };
    struct topics *topics = &view->topics;
    enum result result = topics_latest(request->db, &request->arena, &list, topics);

    view->is_first = !list.after.id;
    view->next = list_next(request, topics);
    return result;
}

enum result list_show(struct request *request, struct list_page *view, int64_t version,
                      void (*html)(struct page *, const struct list_page *))
{
    view->canonical = view->is_first ? request_canonical(request, request->path) : STR("");
    view->feed_url = str_format(&request->arena, "%.*s.rss%s%.*s", STR_ARGS(view->path),
                                view->query.length ? "?" : "", STR_ARGS(view->query));
    if (request_is_current(request, version))
        return OK;
    if (request->format == RSS)
        return topics_feed(request, view);
    if (request->format == HTML && unread_mark(request, &view->topics) != OK)
        return FAILED;
    if (request->format == JSON)
        latest_json(&request->page, view);
    else
        html(&request->page, view);
    return OK;
}

static struct str latest_title(struct page *page)
{
    return _("Latest debates");
}

enum result latest_show(struct request *request)
{
    struct list_page view = { .path = request->path };
    enum result result = list_read(request, &view);

    view.title = latest_title(&request->page);
    return result == OK ? list_show(request, &view, topics_version(&view.topics), latest_html)
                        : result;
}

const struct field top_query[] = {
    { "period", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

static const char *const period_words[PERIODS] = { "week", "month", "year", "all" };

/* What the address calls it; anything else is the week. */
static enum period period_of(const struct request *request)
{
    for (int i = 0; i < PERIODS; i++)
        if (str_equal(request_text(request, "period"), str_of(period_words[i])))
            return (enum period)i;
    return PERIOD_WEEK;
}

/* Whole hours, so that what is kept holds for a while. */
static int64_t period_start(enum period period)
{
    enum { HOUR_SECONDS = 3600, DAY_SECONDS = 86400 };
    static const int days[PERIODS] = { 7, 30, 365, 0 };

    if (!days[period])
        return 0;
    return clock_now() / HOUR_SECONDS * HOUR_SECONDS - (int64_t)days[period] * DAY_SECONDS;
}

static struct str top_title(struct page *page)
{
    return _("Most discussed");
}

enum result top_show(struct request *request)
{
    enum period period = period_of(request);
    struct list_page view = {
        .path = request->path,
        .title = top_title(&request->page),
        .period = period,
        .query = str_format(&request->arena, "period=%s", period_words[period]),
        .is_first = true,
    };
    enum result result = topics_top(request->db, &request->arena, &request->visitor,
                                    period_start(period), &view.topics);

    if (result != OK)
        return result;
    return list_show(request, &view, topics_version(&view.topics), top_html);
}

enum result categories_show(struct request *request)
{
    struct categories_page view = { .canonical = request_canonical(request, STR("/categories")),
                                    .may_edit = may_administer(&request->visitor) };
    enum result result =
        categories_all(request->db, &request->arena, &request->visitor, &view.categories);

    if (result != OK || request_is_current(request, categories_version(&view.categories)))
        return result;
    if (request->format == JSON)
        categories_json(&request->page, &view.categories);
    else
        categories_html(&request->page, &view);
    return OK;
}

enum result category_for(struct request *request, struct category *category)
{
    struct record record;
    enum result result = OK;

    if (category->team_id && request->visitor.account_id)
        result = team_has(request->db, category->team_id, request->visitor.account_id,
                          &category->is_in_team);
    record = category_record(category);
    return result == OK && !may_enter(&request->visitor, &record) ? NOT_FOUND : result;
}

static enum result find_one(struct request *request, int64_t id, struct category *category)
{
    enum result result = category_find(request->db, &request->arena, id, category);

    return result == OK ? category_for(request, category) : result;
}

/* A category that could not keep its id when it came here is found by its old address. */
static enum result find_addressed(struct request *request, struct category *category)
{
    struct category moved;
    int64_t id;
    enum result result = find_one(request, request->ids[0], category), old;

    if ((result != OK && result != NOT_FOUND) ||
        (result == OK && str_equal(category->slug, request->names[0])))
        return result;
    old = category_moved(request->db, request->names[0], request->ids[0], &id);
    if (old == OK)
        old = find_one(request, id, &moved);
    if (old == OK)
        *category = moved;
    /* One that may not be read is as if it had never been there. */
    return old == NOT_FOUND ? result : old;
}

static enum result read_team(struct request *request, struct list_page *view)
{
    struct team team = { 0 };
    enum result result = OK;

    view->may_edit = may_administer(&request->visitor);
    if (!view->category->team_id)
        return OK;
    result = team_find(request->db, &request->arena, 0, view->category->team_id, &team);
    view->team_handle = team.handle;
    return result;
}

static int64_t category_version(const struct list_page *view)
{
    const struct category *category = view->category;
    uint64_t version = version_with((uint64_t)topics_version(&view->topics), category->topic_count);

    version = version_with(version, category->writers);
    version = version_with_text(version, category->name);
    version = version_with_text(version, view->team_handle);
    return version_end(version_with_text(version, category->description));
}

enum result category_show(struct request *request)
{
    struct category category;
    struct list_page view = { .category = &category, .path = request->path };
    enum result result = find_addressed(request, &category);

    if (result != OK)
        return result;
    if (category.id != request->ids[0] || !str_equal(category.slug, request->names[0]))
        return request_moved(request, "/c/%.*s/%" PRId64 "%s", STR_ARGS(category.slug), category.id,
                             request_suffix(request));
    result = list_read(request, &view);
    if (result == OK)
        result = read_team(request, &view);
    if (result != OK)
        return result;
    view.title = category.name;
    return list_show(request, &view, category_version(&view), category_html);
}

enum result team_debates(struct request *request, const struct team *team)
{
    struct topics topics;
    enum result result =
        topics_of_team(request->db, &request->arena, &request->visitor, team->id, &topics);

    if (result == OK && topics.count)
        team_debates_html(&request->page, &topics);
    return result;
}
