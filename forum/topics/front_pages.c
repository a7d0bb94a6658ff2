/*
 * The front page. Everyone who may enter the same categories sees the same
 * lists: for visitors the whole page is kept, for who is signed in the lists are,
 * and only what waits for them is written for each.
 */
#include <assert.h>
#include <inttypes.h>

#include "base/clock.h"
#include "render/language.h"
#include "topics/front.h"
#include "topics/pages.h"
#include "topics/version.h"

struct str waiting_text(struct page *page, int64_t seconds)
{
    enum { DAY_SECONDS = 86400 };

    if (seconds < DAY_SECONDS)
        return _("Today");
    return plural("For {count} day", "For {count} days", seconds / DAY_SECONDS);
}

/* That nothing is urgent is worth saying too. */
struct str needs_text(struct page *page, size_t count)
{
    if (!count)
        return _("Nothing waits for you, and nothing is urgent.");
    return plural("{count} thing waits for you; nothing else is urgent.",
                  "{count} things wait for you; nothing else is urgent.", (int64_t)count);
}

bool has_team(const struct teams *teams, enum team_kind kind)
{
    for (size_t i = 0; i < teams->count; i++)
        if (teams->items[i].kind == kind)
            return true;
    return false;
}

static uint64_t version_with_teams(uint64_t version, const struct teams *teams)
{
    for (size_t i = 0; i < teams->count; i++) {
        const struct team *team = &teams->items[i];

        version = version_with_text(version, team->handle);
        version = version_with_text(version, team_name(team));
        version = version_with(version, team->kind);
    }
    return version;
}

static enum result read_sections(struct request *request, struct front_page *view,
                                 uint64_t *version)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && front_sections[i].read; i++) {
        int64_t own = 0;

        assert(i < FRONT_SECTIONS_MAX);
        result = front_sections[i].read(request, &view->sections[i], &own);
        *version = version_with(*version, own);
    }
    return result;
}

/* All that is the same for those who may enter the same categories. */
static enum result read_lists(struct request *request, void *context, int64_t *version)
{
    struct front_page *view = context;
    struct list_page *list = &view->list;
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    uint64_t all;
    enum result result = list_read(request, list);

    if (result == OK)
        result = categories_all(db, arena, &request->visitor, &view->categories);
    if (result == OK)
        result = teams_all(db, arena, 0, &view->teams);
    if (result != OK)
        return result;
    all = version_with((uint64_t)topics_version(&list->topics),
                       categories_version(&view->categories));
    all = version_with_teams(all, &view->teams);
    result = read_sections(request, view, &all);
    *version = version_end(all);
    return result;
}

static void put_sections(struct page *page, const struct front_page *view, bool first)
{
    for (size_t i = 0; front_sections[i].html; i++)
        if (view->sections[i] && front_sections[i].is_first == first)
            front_sections[i].html(page, view->sections[i]);
}

static enum result render_lists(struct request *request, struct page *page, void *context)
{
    const struct front_page *view = context;

    (void)request;
    put_sections(page, view, true);
    front_lists_html(page, view);
    put_sections(page, view, false);
    return OK;
}

static enum result ready_lists(struct request *request, const struct hole *holes, size_t count,
                               void *context)
{
    struct front_page *view = context;

    return unread_ready(request, holes, count, &view->unreads);
}

static void fill_lists(struct request *request, struct page *page, const struct hole *hole,
                       void *context)
{
    const struct front_page *view = context;

    (void)request;
    unread_fill(page, hole, &view->unreads);
}

static enum result render_aside(struct request *request, struct page *page, void *context)
{
    (void)request, (void)context;
    front_aside_html(page);
    return OK;
}

static struct str key_of(struct request *request, const char *part, uint64_t reach)
{
    return str_format(&request->arena, "front %s %016" PRIx64 " before %.*s %.*s zone %.*s", part,
                      reach, STR_ARGS(request_text(request, "before")),
                      STR_ARGS(language_code(request->language)),
                      STR_ARGS(zone_name(request->page.zone ? request->page.zone : zone_utc)));
}

static enum result put_shared(struct request *request, struct front_page *view)
{
    struct shared_part lists = {
        .find_version = read_lists,
        .render = render_lists,
        .ready = ready_lists,
        .fill = fill_lists,
        .context = view,
    };
    struct shared_part aside = { .version = 1, .render = render_aside };
    uint64_t reach = 0;
    enum result result = categories_reach(request->db, &request->visitor, &reach);

    lists.key = key_of(request, "lists", reach);
    aside.key = key_of(request, "aside", 0);
    if (result == OK)
        result = request_shared(request, &lists);
    frame_aside(&request->page);
    return result == OK ? request_shared(request, &aside) : result;
}

static enum result show_to_member(struct request *request, struct front_page *view)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && need_sources[i]; i++)
        result = need_sources[i](request, &view->needs);
    if (result != OK)
        return result;
    view->now = clock_now();
    front_top_html(&request->page, view);
    result = put_shared(request, view);
    frame_bottom(&request->page);
    return result;
}

static enum result show_to_visitor(struct request *request, struct front_page *view)
{
    int64_t version = 0;
    enum result result = read_lists(request, view, &version);

    if (result != OK || request_is_current(request, version))
        return result;
    front_top_html(&request->page, view);
    result = render_lists(request, &request->page, view);
    frame_aside(&request->page);
    front_aside_html(&request->page);
    frame_bottom(&request->page);
    return result;
}

enum result front_show(struct request *request)
{
    struct front_page view = {
        .canonical = request_canonical(request, STR("/")),
        .list.path = STR("/latest"),
    };

    return request->visitor.account_id ? show_to_member(request, &view)
                                       : show_to_visitor(request, &view);
}
