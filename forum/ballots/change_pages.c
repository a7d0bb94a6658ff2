#include <inttypes.h>

#include "ballots/pages.h"
#include "ballots/plan_pages.h"
#include "base/arena.h"

enum { WORD_MAX = 20, DATE_MAX = 10, HOUR_MAX = 5 };

/* What it is now, never from the address. */
const struct field ballot_edit_query[] = {
    { "opens", NULL, FIELD_LINE, 0, 0 },       { "opens_hour", NULL, FIELD_LINE, 0, 0 },
    { "closes", NULL, FIELD_LINE, 0, 0 },      { "closes_hour", NULL, FIELD_LINE, 0, 0 },
    { "quorum", NULL, FIELD_LINE, 0, 0 },      { "seats", NULL, FIELD_LINE, 0, 0 },
    { "seat_rule", NULL, FIELD_LINE, 0, 0 },   { "address", NULL, FIELD_LINE, 0, 0 },
    { "fingerprint", NULL, FIELD_LINE, 0, 0 }, { 0 },
};

const struct field ballot_edit_fields[] = {
    { "opens", N_("Opens on"), FIELD_LINE, 0, DATE_MAX },
    { "opens_hour", N_("Opens at"), FIELD_LINE, 0, HOUR_MAX },
    { "closes", N_("Closes on"), FIELD_LINE, 0, DATE_MAX },
    { "closes_hour", N_("Closes at"), FIELD_LINE, 0, HOUR_MAX },
    { "zone", NULL, FIELD_LINE, 0, ZONE_NAME_MAX },
    { "quorum", N_("Quorum"), FIELD_INTEGER, 0, 100 },
    { "seats", N_("Seats"), FIELD_INTEGER, 0, SEATS_MAX },
    { "seat_rule", N_("How seats are shared"), FIELD_LINE, 0, WORD_MAX },
    { "address", N_("Address where people vote"), FIELD_LINE, 0, BALLOT_ADDRESS_MAX },
    { "fingerprint", N_("Fingerprint of the election"), FIELD_LINE, 0, BALLOT_FINGERPRINT_MAX },
    { 0 },
};

const struct field ballot_cancel_fields[] = {
    { "reason", N_("Reason"), FIELD_LINE, 0, BALLOT_REASON_MAX },
    { 0 },
};

static void fill_fields(struct request *request, const struct ballot_item *item)
{
    struct arena *arena = &request->arena;

    ballot_fill_times(request, item->opens_at, item->closes_at);
    request_fill(request, "quorum", str_format(arena, "%" PRId64, item->quorum));
    request_fill(request, "seats", str_format(arena, "%" PRId64, item->seats));
    request_fill(request, "seat_rule", str_of(seat_rule_word(item->seat_rule)));
    request_fill(request, "address", item->address);
    request_fill(request, "fingerprint", item->fingerprint);
}

enum result ballot_edit_form(struct request *request)
{
    struct change_page view = { .zone = ballot_form_clocks(request) };
    enum result result = ballot_for(request, request->ids[0], &view.item);

    if (result != OK)
        return result;
    if (request->method == GET)
        fill_fields(request, &view.item);
    view.form = request_form(request);
    ballot_edit_html(&request->page, &view);
    return OK;
}

enum result ballot_edit_send(struct request *request)
{
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item), times;

    if (result != OK)
        return result;
    times = ballot_take_times(request, &item);
    ballot_take_counting(request, &item);
    item.address = request_text(request, "address");
    item.fingerprint = request_text(request, "fingerprint");
    result = ballot_change(request->db, &request->arena, &item, request->visitor.account_id,
                           &request->problems);
    ballot_name_problems(request);
    if (result == CONFLICT)
        return request_problem(request, "",
                               N_("It has opened, or is cancelled: it stays as it is."));
    if (result == OK)
        result = times;
    return result == OK ? lead_to_ballot(request, &item) : result;
}

enum result ballot_cancel_form(struct request *request)
{
    struct change_page view = { 0 };
    enum result result = ballot_for(request, request->ids[0], &view.item);

    if (result != OK)
        return result;
    view.form = request_form(request);
    ballot_cancel_html(&request->page, &view);
    return OK;
}

/* Cancelled already: sent twice. */
enum result ballot_cancel_send(struct request *request)
{
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result == OK && !item.cancelled_at)
        result = ballot_cancel(request->db, &request->arena, &item, request->visitor.account_id,
                               request_text(request, "reason"), &request->problems);
    if (result == CONFLICT)
        return request_problem(
            request, "", N_("It is closed, or a decision opened it: it cannot be cancelled."));
    return result == OK ? lead_to_ballot(request, &item) : result;
}
