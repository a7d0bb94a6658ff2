#include <inttypes.h>

#include "base/clock.h"
#include "meetings/listen.h"
#include "meetings/pages.h"
#include "teams/team.h"
#include "topics/held.h"

enum result meeting_for(struct request *request, int64_t id, struct meeting *meeting)
{
    int64_t account_id = request->visitor.account_id;
    struct team team = { 0 };
    struct record record;
    enum result result = meeting_find(request->db, &request->arena, id, meeting);

    if (result == OK && meeting->category_team_id && account_id)
        result = team_has(request->db, meeting->category_team_id, account_id, &meeting->is_in_team);
    if (result == OK && meeting->team_id && account_id)
        result = team_find(request->db, &request->arena, account_id, meeting->team_id, &team);
    if (result != OK)
        return result;
    meeting->leads = team.leads;
    record = meeting_record(meeting);
    return may_enter(&request->visitor, &record) ? OK : NOT_FOUND;
}

enum result meeting_for_part(struct request *request, int64_t id, struct meeting *meeting)
{
    enum result result = meeting_for(request, id, meeting);
    struct record record;

    if (result != OK)
        return result;
    record = meeting_record(meeting);
    return may_open(&request->visitor, &record) ? OK : NOT_ALLOWED;
}

enum result meeting_for_keeper(struct request *request, int64_t id, struct meeting *meeting)
{
    enum result result = meeting_for(request, id, meeting);
    struct record record;

    if (result != OK)
        return result;
    record = meeting_record(meeting);
    return may_keep(&request->visitor, &record) ? OK : NOT_ALLOWED;
}

enum result meeting_for_form(struct request *request,
                             enum result (*door)(struct request *, int64_t, struct meeting *),
                             struct meeting *meeting)
{
    enum result result = door(request, request->ids[0], meeting);
    bool has_ended = request->method == POST &&
                     (!request->visitor.account_id || request->visitor.suspended_until);

    return result == NOT_ALLOWED && has_ended ? OK : result;
}

enum result item_for(struct request *request, struct meeting *meeting, struct item *item)
{
    enum result result = meeting_for(request, request->ids[0], meeting);

    if (result == OK)
        result = item_find(request->db, &request->arena, &request->visitor, request->ids[1], item);
    return result == OK && item->meeting_id != meeting->id ? NOT_FOUND : result;
}

enum result check_not_held(struct request *request)
{
    bool is_held = false;
    enum result result = held_is_needed(request->db, &request->visitor, &is_held);

    if (result == OK && is_held)
        return request_problem(request, "",
                               N_("A moderator reads your first messages before everybody does. "
                                  "Once one of them is published, you can do this too."));
    return result;
}

enum result lead_to_meeting(struct request *request, const struct meeting *meeting)
{
    struct str path = meeting_path(&request->arena, meeting);

    return request_redirect(request, "%.*s", STR_ARGS(path));
}

enum result meeting_read(struct db *db, struct arena *arena, const struct visitor *visitor,
                         struct meeting_page *view)
{
    const struct meeting *meeting = &view->meeting;
    const struct record record = meeting_record(meeting);
    enum result result = items_of_meeting(db, arena, visitor, meeting->id, &view->items);

    view->visitor = visitor;
    view->now = clock_now();
    view->state = meeting_state(meeting, view->now);
    view->may_take_part = may_open(visitor, &record);
    view->may_keep = may_keep(visitor, &record);
    view->may_publish = may_publish(visitor, meeting, view->now);
    if (result == OK)
        result = present_at(db, arena, meeting->id, visitor->account_id, &view->people);
    if (result == OK && meeting->revision)
        result = minutes_find(db, arena, meeting->id, meeting->revision, &view->minutes);
    return result;
}

static void put(struct request *request, struct meeting_page *view)
{
    struct page *page = &request->page;

    switch (request->format) {
    case JSON: meeting_json(page, view); break;
    case ICS: meeting_calendar(page, view); break;
    case MARKDOWN: meeting_markdown(page, view); break;
    default: meeting_html(page, view); break;
    }
}

/* Its words depend on the clock, so no page of it is kept. */
enum result meeting_show(struct request *request)
{
    struct meeting_page view = { .site = site_address(request->site) };
    enum result result = meeting_for(request, request->ids[0], &view.meeting);
    struct str path;

    if (result != OK)
        return result;
    path = meeting_path(&request->arena, &view.meeting);
    if (!str_equal(view.meeting.slug, request->names[0]))
        return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
    view.canonical = request_canonical(request, path);
    result = meeting_read(request->db, &request->arena, &request->visitor, &view);
    if (result != OK)
        return result;
    for (int i = 0; meeting_readers[i]; i++)
        meeting_readers[i](request, view.meeting.id);
    if (request->format == HTML && request->visitor.account_id)
        view.form = request_form(request);
    put(request, &view);
    return OK;
}

enum result meeting_short(struct request *request)
{
    struct meeting meeting;
    enum result result = meeting_for(request, request->ids[0], &meeting);
    struct str path;

    if (result != OK)
        return result;
    path = meeting_path(&request->arena, &meeting);
    return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
}
