/*
 * The page of a decision. For visitors it is kept whole; for who is signed in
 * what they may do is written for each, and the rest is kept.
 */
#include "decisions/trail_pages.h"

#include <inttypes.h>

#include "base/clock.h"
#include "decisions/pages.h"
#include "decisions/trail_rails.h"
#include "topics/category.h"
#include "topics/version.h"

enum { DAY_SECONDS = 86400 };

static enum result read_timeline(struct request *request, struct trail_page *view)
{
    size_t lines = TIMELINE_MAX - (decision_until(&view->decision) ? 1 : 0);
    enum result result =
        timeline_read(request->db, &request->arena, view->decision.id, lines, &view->timeline);

    trail_rails(&request->arena, view);
    return result;
}

/* Once for the parts of a page that are kept apart. */
static enum result read_parts(struct request *request, struct trail_page *view)
{
    enum result result;

    if (view->is_read)
        return OK;
    view->is_read = true;
    result = trail_read(request->db, &request->arena, &request->visitor, &view->trail);
    return result == OK ? read_timeline(request, view) : result;
}

/* Who is not signed in is told what a member who comes now may do. */
static enum result read_facts(struct request *request, struct trail_page *view)
{
    struct facts *facts = &view->trail.facts;
    enum result result;

    view->is_visitor = !request->visitor.account_id;
    if (view->is_visitor) {
        result = facts_read(request->db, &request->arena, view->decision.id, CAN_SOMEBODY,
                            clock_now(), facts);
        facts->may_write = view->topic.writers != SPACE_TEAM;
    } else {
        result = decision_facts_for(request, &view->decision, &view->topic, facts);
    }
    view->cans = cans_of(&request->arena, facts);
    return result;
}

static enum result render_parts(struct request *request, struct page *page, void *context)
{
    struct trail_page *view = context;
    enum result result = read_parts(request, view);

    if (result == OK)
        trail_parts_html(page, view);
    return result;
}

/* What others show is read before it is known whether the page is kept: it is in its version. */
static enum result read_others(struct request *request, struct trail_page *view, uint64_t *version)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < DECISION_PARTS_MAX && decision_parts[i].read; i++) {
        int64_t own = 0;

        result = decision_parts[i].read(request, &view->decision, &view->others[i], &own);
        *version = version_with(*version, own);
    }
    return result;
}

static void put_others(struct page *page, const struct trail_page *view)
{
    for (size_t i = 0; i < DECISION_PARTS_MAX && decision_parts[i].html; i++)
        if (view->others[i])
            decision_parts[i].html(page, view->others[i]);
}

static enum result render_aside(struct request *request, struct page *page, void *context)
{
    struct trail_page *view = context;
    enum result result = read_parts(request, view);

    if (result == OK)
        trail_aside_html(page, view);
    return result;
}

/* What is kept goes by which spaces the reader may enter, and by the day. */
static struct str part_key(struct request *request, const struct trail_page *view, const char *part,
                           uint64_t reach)
{
    return str_format(&request->arena,
                      "decision %s %" PRId64 " %016" PRIx64 " day %" PRId64 " %.*s zone %.*s", part,
                      view->decision.id, reach, view->now / DAY_SECONDS,
                      STR_ARGS(language_code(request->language)),
                      STR_ARGS(zone_name(request->page.zone ? request->page.zone : zone_utc)));
}

static enum result put_shared(struct request *request, struct trail_page *view)
{
    struct shared_part parts = { .render = render_parts, .context = view };
    struct shared_part aside = { .render = render_aside, .context = view };
    uint64_t reach = 0;
    enum result result = categories_reach(request->db, &request->visitor, &reach);

    parts.version = aside.version = trail_version(&view->trail);
    parts.key = part_key(request, view, "parts", reach);
    aside.key = part_key(request, view, "aside", reach);
    if (result == OK)
        result = request_shared(request, &parts);
    put_others(&request->page, view);
    frame_aside(&request->page);
    return result == OK ? request_shared(request, &aside) : result;
}

static enum result show_to_member(struct request *request, struct trail_page *view)
{
    enum result result;

    view->head = (struct texts_head){ view->decision, view->topic, view->trail.facts };
    result = object_open(request, &view->head, &view->object);
    if (result != OK)
        return result;
    trail_top_html(&request->page, view);
    result = put_shared(request, view);
    frame_bottom(&request->page);
    return result;
}

static enum result show_to_visitor(struct request *request, struct trail_page *view)
{
    enum result result = read_parts(request, view);

    if (result != OK)
        return result;
    trail_top_html(&request->page, view);
    trail_parts_html(&request->page, view);
    put_others(&request->page, view);
    frame_aside(&request->page);
    trail_aside_html(&request->page, view);
    frame_bottom(&request->page);
    return OK;
}

static int64_t sooner(int64_t a, int64_t b)
{
    return !a || (b && b < a) ? b : a;
}

/* Until when its words hold: the next moment of a clock, and where days are counted the day's end.
 */
static void hold(struct request *request, const struct trail_page *view)
{
    int64_t until = cans_change_at(&view->trail.facts);

    if (view->decision.state == STATE_FORKED)
        until = sooner((view->now / DAY_SECONDS + 1) * DAY_SECONDS, until);
    request_holds_until(request, until);
}

static enum result put_plain(struct request *request, struct trail_page *view)
{
    enum result result = read_parts(request, view);

    if (result == OK)
        trail_plain(&request->page, view);
    return result;
}

static enum result put_json(struct request *request, struct trail_page *view)
{
    struct timeline events;
    enum result result = read_parts(request, view);

    if (result == OK)
        result = events_read(request->db, &request->arena, view->decision.id, &events);
    if (result == OK)
        trail_json(&request->page, view, &events);
    return result;
}

static enum result find(struct request *request, struct trail_page *view)
{
    view->now = clock_now();
    return decision_for(request, request->ids[0], &view->decision, &view->topic);
}

static enum result show_fresh(struct request *request, struct trail_page *view)
{
    enum result result = read_facts(request, view);

    if (result != OK)
        return result;
    hold(request, view);
    view->canonical = request_canonical(request, decision_path(&request->arena, &view->decision));
    if (request->format == JSON)
        return put_json(request, view);
    if (request->format == TEXT)
        return put_plain(request, view);
    return request->visitor.account_id ? show_to_member(request, view)
                                       : show_to_visitor(request, view);
}

static enum result show(struct request *request, struct trail_page *view)
{
    uint64_t version = VERSION_START;
    enum result result =
        trail_begin(request->db, &request->arena, &request->visitor, &view->decision, &view->trail);

    if (result == OK)
        result = read_others(request, view, &version);
    version = version_with(version, trail_version(&view->trail));
    if (result != OK || request_is_current(request, version_end(version)))
        return result;
    return show_fresh(request, view);
}

static enum result move(struct request *request, const struct decision *decision)
{
    return request_moved(request, "%.*s%s", STR_ARGS(decision_path(&request->arena, decision)),
                         request_suffix(request));
}

enum result trail_show(struct request *request)
{
    struct trail_page view = { 0 };
    enum result result = find(request, &view);

    if (result != OK)
        return result;
    if (!str_equal(view.decision.slug, request->names[0]))
        return move(request, &view.decision);
    return show(request, &view);
}

enum result trail_short(struct request *request)
{
    struct trail_page view = { 0 };
    enum result result = find(request, &view);

    if (result != OK)
        return result;
    return request->format == JSON ? show(request, &view) : move(request, &view.decision);
}

/* The bytes whose hash stands on the page and in the log, and not one more. */
enum result trail_text_show(struct request *request)
{
    struct str hash = request->names[1];
    struct decision decision;
    struct topic topic;
    struct trail_text text;
    enum result result = decision_for(request, request->ids[0], &decision, &topic);

    if (result != OK)
        return result;
    if (!str_equal(decision.slug, request->names[0]))
        return request_moved(request, "%.*s/text/%.*s",
                             STR_ARGS(decision_path(&request->arena, &decision)), STR_ARGS(hash));
    if (!str_ends(hash, ".md"))
        return NOT_FOUND;
    result = trail_text_by_hash(request->db, &request->arena, decision.id,
                                str_slice(hash, 0, hash.length - 3), &text);
    if (result != OK)
        return result;
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = text.markdown;
    return OK;
}
