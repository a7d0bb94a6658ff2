#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "meetings/pages.h"
#include "topics/pages.h"

enum { USUAL_LENGTH = 90, DATE_MAX = 10, HOUR_MAX = 5, HANDLES_MAX = 100 };

const struct field meeting_new_query[] = {
    { "category", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { "team", NULL, FIELD_LINE, 0, HANDLES_MAX },
    { "length", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field meeting_fields[] = {
    { "title", N_("What it is for"), FIELD_LINE, 0, MEETING_TITLE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 0, INT64_MAX },
    { "team", N_("Team"), FIELD_LINE, 0, HANDLES_MAX },
    { "date", N_("Day"), FIELD_LINE, 0, DATE_MAX },
    { "hour", N_("Hour"), FIELD_LINE, 0, HOUR_MAX },
    { "zone", NULL, FIELD_LINE, 0, ZONE_NAME_MAX },
    { "length", N_("How long, in minutes"), FIELD_INTEGER, MEETING_LENGTH_MIN, MEETING_LENGTH_MAX },
    { "place", N_("Place"), FIELD_LINE, 0, MEETING_PLACE_MAX },
    { "address", N_("Address to join online"), FIELD_LINE, 0, MEETING_ADDRESS_MAX },
    { 0 },
};

/* The meeting's own, never from the address. */
const struct field meeting_form_query[] = {
    { "title", NULL, FIELD_LINE, 0, 0 },
    { "date", NULL, FIELD_LINE, 0, 0 },
    { "hour", NULL, FIELD_LINE, 0, 0 },
    { "length", NULL, FIELD_LINE, 0, 0 },
    { "place", NULL, FIELD_LINE, 0, 0 },
    { "address", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field cancel_fields[] = {
    { "reason", N_("Reason"), FIELD_LINE, 0, MEETING_REASON_MAX },
    { 0 },
};

/*
 * The clocks that its hour is said by: those of a meeting that is there are its
 * own; of a new one those of who calls it, as the form they fill says.
 */
static const struct zone *clocks(const struct request *request, const struct meeting *meeting)
{
    const struct zone *zone;

    if (meeting)
        zone = zone_find(meeting->zone);
    else if (request->method == POST)
        zone = zone_find(request_text(request, "zone"));
    else
        zone = request->page.zone;
    return zone ? zone : zone_utc;
}

/* A problem for "date" when that is no day and hour. */
static enum result take_fields(struct request *request, const struct zone *zone,
                               struct meeting *meeting)
{
    meeting->title = request_text(request, "title");
    meeting->length = request_integer(request, "length");
    meeting->place = request_text(request, "place");
    meeting->address = request_text(request, "address");
    meeting->zone = zone_name(zone);
    if (time_from_clock(zone, request_text(request, "date"), request_text(request, "hour"),
                        &meeting->starts_at))
        return OK;
    return request_problem(request, "date", N_("Say the day as 2026-06-09 and the hour as 19:30."));
}

static void fill_fields(struct request *request, const struct meeting *meeting)
{
    struct arena *arena = &request->arena;
    const struct zone *zone = clocks(request, meeting);

    request_fill(request, "title", meeting->title);
    request_fill(request, "date", clock_date(arena, zone, meeting->starts_at));
    request_fill(request, "hour", clock_hour(arena, zone, meeting->starts_at));
    request_fill(request, "length", str_format(arena, "%" PRId64, meeting->length));
    request_fill(request, "place", meeting->place);
    request_fill(request, "address", meeting->address);
}

enum result meeting_new_form(struct request *request)
{
    struct meeting_form_page view = { .zone = clocks(request, NULL) };
    enum result result = categories_offered(request, &view.categories);

    if (result == OK)
        result = teams_of(request->db, &request->arena, &request->visitor,
                          request->visitor.account_id, &view.teams);
    if (result != OK)
        return result;
    request_fill(request, "length", str_format(&request->arena, "%d", USUAL_LENGTH));
    view.form = request_form(request);
    meeting_form_html(&request->page, &view);
    return OK;
}

/* In the name of a team call those who are in it. */
static enum result take_team(struct request *request, struct meeting *meeting)
{
    struct str handle = request_text(request, "team");
    struct team team;
    enum result result;

    if (!handle.length)
        return OK;
    result =
        team_by_handle(request->db, &request->arena, request->visitor.account_id, handle, &team);
    if (result == NOT_FOUND || (result == OK && !team.is_in))
        return request_problem(request, "team", N_("You are not in this team."));
    meeting->team_id = team.id;
    return result;
}

enum result meeting_new_send(struct request *request)
{
    struct meeting meeting = {
        .category_id = request_integer(request, "category"),
        .keeper.id = request->visitor.account_id,
    };
    /* All that is wrong is said at once. */
    enum result result = take_fields(request, clocks(request, NULL), &meeting);

    result = result_worse(result, category_chosen(request, &meeting.category_id));
    result = result_worse(result, take_team(request, &meeting));
    result = result_worse(result, check_not_held(request));
    if (result == OK)
        result = pace_write(request, &(struct pace_text){ .opens_topic = true,
                                                          .text = meeting.title,
                                                          .links = meeting.address.length > 0 });
    if (result == OK)
        result =
            meeting_call(request->db, &request->arena, &meeting, &request->problems, &meeting.id);
    if (result == OK)
        result = meeting_find(request->db, &request->arena, meeting.id, &meeting);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

enum result meeting_edit_form(struct request *request)
{
    struct meeting meeting;
    struct meeting_form_page view = { .meeting = &meeting };
    enum result result = meeting_for_form(request, meeting_for_keeper, &meeting);

    if (result != OK)
        return result;
    if (request->method == GET)
        fill_fields(request, &meeting);
    view.zone = clocks(request, &meeting);
    view.form = request_form(request);
    meeting_form_html(&request->page, &view);
    return OK;
}

enum result meeting_edit_send(struct request *request)
{
    struct meeting meeting;
    enum result result = meeting_for_keeper(request, request->ids[0], &meeting);

    if (result == OK)
        result = take_fields(request, clocks(request, &meeting), &meeting);
    if (result == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    if (result == OK)
        result = meeting_change(request->db, &request->arena, &meeting, request->visitor.account_id,
                                &request->problems);
    if (result == OK)
        result = meeting_find(request->db, &request->arena, meeting.id, &meeting);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

enum result meeting_cancel_form(struct request *request)
{
    struct meeting meeting;
    struct meeting_form_page view = { .meeting = &meeting };
    enum result result = meeting_for_form(request, meeting_for_keeper, &meeting);

    if (result != OK)
        return result;
    view.form = request_form(request);
    meeting_cancel_html(&request->page, &view);
    return OK;
}

enum result meeting_cancel_send(struct request *request)
{
    struct meeting meeting;
    enum result result = meeting_for_keeper(request, request->ids[0], &meeting);

    if (result == OK)
        result = meeting_cancel(request->db, &request->arena, &meeting, request->visitor.account_id,
                                request_text(request, "reason"), &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}
