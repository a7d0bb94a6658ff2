#include <inttypes.h>

#include "teams/team.h"
#include "topics/moved.h"
#include "topics/pages.h"
#include "topics/version.h"

const struct field list_query[] = {
    { "before", NULL, FIELD_LINE, 0, 40 },
    { 0 },
};

/* TIME-ID, as the link to the page before gave it; anything else is the newest. */
static struct topic_cursor cursor_of(const struct request *request)
{
    struct str rest = request_text(request, "before"), time = str_cut(&rest, '-');
    struct topic_cursor cursor;

    if (!str_to_id(time, &cursor.bumped_at) || !str_to_id(rest, &cursor.id))
        return (struct topic_cursor){ 0 };
    return cursor;
}

static enum result read_list(struct request *request, struct list_page *view)
{
    struct topic_list list = {
        .visitor = &request->visitor,
        .category_id = view->category ? view->category->id : 0,
        .after = cursor_of(request),
    };
    struct topics *topics = &view->topics;
    enum result result = topics_latest(request->db, &request->arena, &list, topics);

    view->is_first = !list.after.id;
    view->path = request->path;
    if (result == OK && topics->has_more) {
        const struct topic *last = &topics->items[topics->count - 1];

        view->next = str_format(&request->arena, "%" PRId64 "-%" PRId64, last->bumped_at, last->id);
    }
    return result;
}

static enum result show(struct request *request, struct list_page *view, int64_t version,
                        void (*html)(struct page *, const struct list_page *))
{
    view->canonical = view->is_first ? request_canonical(request, request->path) : STR("");
    view->feed_url = str_format(&request->arena, "%.*s.rss", STR_ARGS(view->path));
    if (request_is_current(request, version))
        return OK;
    if (request->format == RSS)
        return topics_feed(request, view);
    if (request->format == JSON)
        latest_json(&request->page, view);
    else
        html(&request->page, view);
    return OK;
}

enum result front_show(struct request *request)
{
    struct list_page view = { 0 };
    enum result result = read_list(request, &view);
    uint64_t version = (uint64_t)topics_version(&view.topics);

    if (result == OK)
        result = categories_all(request->db, &request->arena, &request->visitor, &view.categories);
    if (result != OK)
        return result;
    version = version_with(version, categories_version(&view.categories));
    return show(request, &view, version_end(version), front_html);
}

static struct str latest_title(struct page *page)
{
    return _("Latest debates");
}

enum result latest_show(struct request *request)
{
    struct list_page view = { 0 };
    enum result result = read_list(request, &view);

    view.title = latest_title(&request->page);
    return result == OK ? show(request, &view, topics_version(&view.topics), latest_html) : result;
}

enum result categories_show(struct request *request)
{
    struct categories_page view = { .canonical = request_canonical(request, STR("/categories")) };
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

/* A category that could not keep its id when it came here is found by its old address. */
static enum result find_category(struct request *request, struct category *category)
{
    int64_t id = request->ids[0], old_id = 0;
    enum result result = category_find(request->db, &request->arena, id, category);

    if (result == OK && str_equal(category->slug, request->names[0]))
        return OK;
    if (result == OK || result == NOT_FOUND) {
        enum result old = category_moved(request->db, request->names[0], id, &old_id);

        if (old == OK)
            return category_find(request->db, &request->arena, old_id, category);
        if (old != NOT_FOUND)
            return old;
    }
    return result;
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

enum result category_show(struct request *request)
{
    struct category category;
    struct list_page view = { .category = &category };
    enum result result = find_category(request, &category);
    uint64_t version;

    if (result != OK)
        return result;
    result = category_for(request, &category);
    if (result != OK)
        return result;
    if (category.id != request->ids[0] || !str_equal(category.slug, request->names[0]))
        return request_moved(request, "/c/%.*s/%" PRId64 "%s", STR_ARGS(category.slug), category.id,
                             request_suffix(request));
    result = read_list(request, &view);
    if (result != OK)
        return result;
    version = version_with((uint64_t)topics_version(&view.topics), category.topic_count);
    version = version_with_text(version, category.name);
    view.title = category.name;
    return show(request, &view, version_end(version_with_text(version, category.description)),
                category_html);
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
