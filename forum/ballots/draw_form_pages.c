#include <inttypes.h>

#include "ballots/draw_pages.h"
#include "base/arena.h"
#include "base/clock.h"
#include "meetings/pages.h"
#include "render/language.h"
#include "render/zone.h"

const struct field draw_volunteer_query[] = {
    { "label", NULL, FIELD_LINE, 0, 0 }, /* one's own, never from the address */
    { 0 },
};

const struct field draw_volunteer_fields[] = {
    { "label", N_("You are"), FIELD_LINE, 0, DRAW_LABEL_MAX },
    { "do", NULL, FIELD_LINE, 0, 20 },
    { 0 },
};

const struct field draw_publish_query[] = {
    { "date", NULL, FIELD_LINE, 0, 0 },
    { "hour", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field draw_publish_fields[] = {
    { "date", N_("Day"), FIELD_LINE, 0, DRAW_DATE_MAX },
    { "hour", N_("Hour"), FIELD_LINE, 0, DRAW_HOUR_MAX },
    { "zone", NULL, FIELD_LINE, 0, ZONE_NAME_MAX },
    { 0 },
};

const struct field draw_hold_fields[] = {
    { "source1", N_("Source"), FIELD_LINE, 0, PUBLIC_DRAW_BYTES_MAX },
    { "source2", N_("Source"), FIELD_LINE, 0, PUBLIC_DRAW_BYTES_MAX },
    { "source3", N_("Source"), FIELD_LINE, 0, PUBLIC_DRAW_BYTES_MAX },
    { "source4", N_("Source"), FIELD_LINE, 0, PUBLIC_DRAW_BYTES_MAX },
    { "source5", N_("Source"), FIELD_LINE, 0, PUBLIC_DRAW_BYTES_MAX },
    { 0 },
};

const struct field draw_step_query[] = {
    { "seat", NULL, FIELD_INTEGER, 1, PUBLIC_DRAW_SEATS_MAX },
    { "reason", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field draw_step_fields[] = {
    { "seat", N_("Seat"), FIELD_INTEGER, 1, PUBLIC_DRAW_SEATS_MAX },
    { "reason", N_("Reason"), FIELD_LINE, 0, PUBLIC_DRAW_REASON_MAX },
    { 0 },
};

const struct field draw_cancel_fields[] = {
    { "reason", N_("Reason"), FIELD_LINE, 0, PUBLIC_DRAW_REASON_MAX },
    { 0 },
};

static struct str number_of(struct request *request, int64_t number)
{
    return str_format(&request->arena, "%" PRId64, number);
}

/* What most forms show. */
static enum result read_view(struct request *request, struct public_draw *draw,
                             struct draw_form_page *view)
{
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    enum result result = draw_for(request, request->ids[0], draw);

    if (result == OK)
        result = public_draw_people(db, arena, draw->id, &view->people);
    if (result == OK)
        result = public_draw_quotas(db, arena, draw->id, &view->quotas);
    if (result == OK)
        result = public_draw_sources(db, arena, draw->id, &view->sources);
    if (result != OK)
        return result;
    view->draw = draw;
    view->zone = draw_clocks(request);
    view->fillable = public_draw_fillable(draw, &view->people, &view->quotas);
    view->own = draw_person_of(&view->people, request->visitor.account_id);
    return OK;
}

enum result draw_volunteer_form(struct request *request)
{
    struct public_draw draw;
    struct draw_form_page view = { 0 };
    enum result result = draw_for(request, request->ids[0], &draw);

    if (result == OK)
        result = public_draw_quotas(request->db, &request->arena, draw.id, &view.quotas);
    if (result == OK)
        result = public_draw_people(request->db, &request->arena, draw.id, &view.people);
    if (result != OK)
        return result;
    if (request->method == GET &&
        (draw_state(&draw) != DRAW_GATHERING || draw.way != DRAW_VOLUNTEERS))
        return lead_to_draw(request, &draw);
    view.draw = &draw;
    view.own = draw_person_of(&view.people, request->visitor.account_id);
    if (request->method == GET && view.own)
        request_fill(request, "label", view.own->label);
    view.form = request_form(request);
    draw_volunteer_html(&request->page, &view);
    return OK;
}

enum result draw_volunteer_send(struct request *request)
{
    struct draw_volunteer volunteer = {
        .account_id = request->visitor.account_id,
        .label = request_text(request, "label"),
        .withdraws = str_equal(request_text(request, "do"), STR("withdraw")),
    };
    struct public_draw draw;
    struct draw_quotas_list quotas;
    enum result result = draw_for(request, request->ids[0], &draw);

    if (result == OK && !volunteer.withdraws)
        result = check_not_held(request);
    if (result == OK)
        result = public_draw_quotas(request->db, &request->arena, draw.id, &quotas);
    if (result == OK)
        result = public_draw_volunteer(request->db, &draw, &quotas, &volunteer, &request->problems);
    return result == OK ? lead_to_draw(request, &draw) : result;
}

enum result draw_publish_form(struct request *request)
{
    struct public_draw draw;
    struct draw_form_page view = { 0 };
    enum result result = read_view(request, &draw, &view);

    if (result != OK)
        return result;
    if (request->method == GET && draw_state(&draw) != DRAW_GATHERING)
        return lead_to_draw(request, &draw);
    if (request->method == GET) {
        request_fill(request, "date", clock_date(&request->arena, view.zone, draw.known_at));
        request_fill(request, "hour", clock_hour(&request->arena, view.zone, draw.known_at));
    }
    view.form = request_form(request);
    draw_publish_html(&request->page, &view);
    return OK;
}

enum result draw_publish_send(struct request *request)
{
    struct draw_publishing wish = { .actor_id = request->visitor.account_id };
    struct public_draw draw;
    enum result result = draw_for(request, request->ids[0], &draw);

    if (result == OK)
        result = draw_take_time(request, &wish.known_at);
    if (result == OK)
        result =
            public_draw_publish(request->db, &request->arena, &draw, &wish, &request->problems);
    return result == OK ? lead_to_draw(request, &draw) : result;
}

enum result draw_hold_form(struct request *request)
{
    struct public_draw draw;
    struct draw_form_page view = { 0 };
    enum result result = read_view(request, &draw, &view);

    if (result != OK)
        return result;
    if (request->method == GET &&
        (draw_state(&draw) != DRAW_PUBLISHED || clock_now() < draw.known_at))
        return lead_to_draw(request, &draw);
    view.form = request_form(request);
    draw_hold_html(&request->page, &view);
    return OK;
}

enum result draw_hold_send(struct request *request)
{
    struct str bytes[PUBLIC_DRAW_SOURCES_MAX];
    struct draw_holding wish = { request->visitor.account_id, bytes, PUBLIC_DRAW_SOURCES_MAX };
    struct public_draw draw;
    enum result result = draw_for(request, request->ids[0], &draw);

    for (size_t i = 0; i < PUBLIC_DRAW_SOURCES_MAX; i++)
        bytes[i] = request_text(request, draw_hold_fields[i].name);
    if (result == OK)
        result = public_draw_hold(request->db, &request->arena, &draw, &wish, &request->problems);
    return result == OK ? lead_to_draw(request, &draw) : result;
}

/* The seat that is asked for, or else one's own; 0: none. */
static int64_t seat_of(struct request *request, const struct draw_people *people)
{
    const struct draw_person *own = draw_person_of(people, request->visitor.account_id);
    int64_t seat = request_integer(request, "seat");

    if (seat)
        return seat;
    return own && !own->declined_at ? own->seat : 0;
}

/* Who holds a seat may leave it; who moderates may see to it that somebody else has it. */
static bool may_step(const struct request *request, const struct draw_person *holder)
{
    return may_moderate(&request->visitor) ||
           (holder && holder->account.id && holder->account.id == request->visitor.account_id);
}

enum result draw_step_form(struct request *request)
{
    struct public_draw draw;
    struct draw_form_page view = { 0 };
    enum result result = read_view(request, &draw, &view);
    bool has_ended = request->method == POST &&
                     (!request->visitor.account_id || request->visitor.suspended_until);

    if (result != OK)
        return result;
    if (request->method == GET && draw_state(&draw) != DRAW_HELD)
        return lead_to_draw(request, &draw);
    view.holder = draw_holder(&view.people, seat_of(request, &view.people));
    if (!has_ended && !may_step(request, view.holder))
        return NOT_ALLOWED;
    if (request->method == GET && view.holder)
        request_fill(request, "seat", number_of(request, view.holder->seat));
    view.form = request_form(request);
    draw_step_html(&request->page, &view);
    return OK;
}

enum result draw_step_send(struct request *request)
{
    struct draw_stepping wish = { .actor_id = request->visitor.account_id,
                                  .reason = request_text(request, "reason") };
    struct public_draw draw;
    struct draw_people people;
    enum result result = draw_for(request, request->ids[0], &draw);

    if (result == OK)
        result = public_draw_people(request->db, &request->arena, draw.id, &people);
    if (result != OK)
        return result;
    wish.seat = seat_of(request, &people);
    if (!may_step(request, draw_holder(&people, wish.seat)))
        return NOT_ALLOWED;
    result = public_draw_step_down(request->db, &request->arena, &draw, &wish, &request->problems);
    return result == OK ? lead_to_draw(request, &draw) : result;
}

enum result draw_cancel_form(struct request *request)
{
    struct public_draw draw;
    struct draw_form_page view = { .draw = &draw };
    enum result result = draw_for(request, request->ids[0], &draw);

    if (result != OK)
        return result;
    if (request->method == GET && (draw.cancelled_at || draw.held_at))
        return lead_to_draw(request, &draw);
    view.form = request_form(request);
    draw_cancel_html(&request->page, &view);
    return OK;
}

enum result draw_cancel_send(struct request *request)
{
    struct public_draw draw;
    enum result result = draw_for(request, request->ids[0], &draw);

    if (result == OK)
        result =
            public_draw_cancel(request->db, &request->arena, &draw, request->visitor.account_id,
                               request_text(request, "reason"), &request->problems);
    return result == OK ? lead_to_draw(request, &draw) : result;
}
