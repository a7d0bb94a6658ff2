#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "base/clock.h"
#include "meetings/pages.h"

const struct field minutes_fields[] = {
    { "body", N_("Minutes"), FIELD_TEXT, MINUTES_MIN, MARKDOWN_WRITTEN_MAX },
    { "base", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

const struct field minutes_query[] = {
    { "body", NULL, FIELD_TEXT, 0, 0 }, /* their own, never from the address */
    { "base", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field publish_fields[] = {
    { "revision", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { 0 },
};

static enum result find_newest(struct request *request, const struct meeting *meeting,
                               struct minutes *minutes)
{
    if (!meeting->revision)
        return OK;
    return minutes_find(request->db, &request->arena, meeting->id, meeting->revision, minutes);
}

static bool wants_preview(const struct request *request)
{
    return str_equal(request_text(request, "do"), STR("preview"));
}

/* Also shows again what was refused: beside somebody else's version, when that was why. */
enum result minutes_form(struct request *request)
{
    struct meeting meeting;
    struct minutes_page view = { .meeting = &meeting };
    const struct written *written = request->prepared;
    enum result result = meeting_for_form(request, meeting_for_part, &meeting);

    if (result == OK)
        result = find_newest(request, &meeting, &view.newest);
    if (result != OK)
        return result;
    if (request->method == GET) {
        request_fill(request, "body", view.newest.text);
        request_fill(request, "base", str_format(&request->arena, "%" PRId64, meeting.revision));
    } else {
        view.is_changed = request_integer(request, "base") != meeting.revision;
        if (written && wants_preview(request))
            view.preview = markdown_alone(&request->arena, &written->rendered);
    }
    view.form = request_form(request);
    minutes_form_html(&request->page, &view);
    return OK;
}

enum result minutes_prepare(struct request *request)
{
    struct written *written = arena_new(&request->arena, struct written);
    enum result result = written_prepare(&request->arena, request_text(request, "body"), "body",
                                         &request->problems, written);

    request->prepared = written;
    return result == OK && wants_preview(request) ? NOT_VALID : result;
}

enum result minutes_send(struct request *request)
{
    struct minutes_wish wish = { .author_id = request->visitor.account_id,
                                 .base = request_integer(request, "base"),
                                 .written = request->prepared };
    struct meeting meeting;
    enum result result = meeting_for_part(request, request->ids[0], &meeting);

    if (result == OK)
        result = check_not_held(request);
    if (result == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    if (result == OK)
        result = minutes_write(request->db, &request->arena, &meeting, &wish, &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

static enum result meeting_for_publisher(struct request *request, int64_t id,
                                         struct meeting *meeting)
{
    enum result result = meeting_for(request, id, meeting);

    if (result == OK && !may_publish(&request->visitor, meeting, clock_now()))
        return NOT_ALLOWED;
    return result;
}

enum result publish_form(struct request *request)
{
    struct meeting meeting;
    struct minutes_page view = { .meeting = &meeting };
    enum result result = meeting_for_form(request, meeting_for_publisher, &meeting);

    if (result == OK)
        result = find_newest(request, &meeting, &view.newest);
    if (result == OK)
        result = present_at(request->db, &request->arena, meeting.id, 0, &view.people);
    if (result != OK)
        return result;
    view.form = request_form(request);
    publish_html(&request->page, &view);
    return OK;
}

enum result publish_send(struct request *request)
{
    struct meeting meeting;
    enum result result = meeting_for_publisher(request, request->ids[0], &meeting);

    if (result == OK)
        result =
            minutes_publish(request->db, &request->arena, &meeting, request->visitor.account_id,
                            request_integer(request, "revision"), &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

enum result minutes_versions_show(struct request *request)
{
    struct meeting meeting;
    struct minutes_page view = { .meeting = &meeting };
    enum result result = meeting_for(request, request->ids[0], &meeting);

    if (result == OK && !str_equal(meeting.slug, request->names[0]))
        return request_moved(request, "/m/%.*s/%" PRId64 "/minutes", STR_ARGS(meeting.slug),
                             meeting.id);
    if (result == OK)
        result = minutes_versions(request->db, &request->arena, meeting.id, &view.versions);
    if (result == OK)
        minutes_versions_html(&request->page, &view);
    return result;
}
