#include <inttypes.h>

#include "ballots/pages.h"
#include "ballots/plan_pages.h"
#include "base/arena.h"

enum { VOTES_MAX = 1000000000, HASH_DIGITS = 64 };

/* What was recorded last, never from the address. */
const struct field ballot_record_query[] = {
    { "archive", NULL, FIELD_LINE, 0, 0 },
    { "archive_hash", NULL, FIELD_LINE, 0, 0 },
    { "fingerprint", NULL, FIELD_LINE, 0, 0 },
    { "roll", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field ballot_record_fields[] = {
    { "yes", N_("In favour"), FIELD_INTEGER, 0, VOTES_MAX },
    { "no", N_("Against"), FIELD_INTEGER, 0, VOTES_MAX },
    { "abstain", N_("Abstentions"), FIELD_INTEGER, 0, VOTES_MAX },
    { "roll", N_("People who could vote"), FIELD_INTEGER, 0, VOTES_MAX },
    { "archive", N_("Address of its archive"), FIELD_LINE, 0, BALLOT_ADDRESS_MAX },
    { "archive_hash", N_("SHA-256 of the archive"), FIELD_LINE, 0, HASH_DIGITS },
    { "fingerprint", N_("Fingerprint of the election"), FIELD_LINE, 0, BALLOT_FINGERPRINT_MAX },
    { 0 },
};

static void fill_result(struct request *request, const struct ballot_item *item)
{
    request_fill(request, "archive", item->archive);
    request_fill(request, "archive_hash", item->archive_hash);
    request_fill(request, "fingerprint", item->fingerprint);
    if (item->roll_count)
        request_fill(request, "roll", str_format(&request->arena, "%" PRId64, item->roll_count));
}

/* What is held here is counted here: nothing of it is recorded by hand. */
enum result ballot_record_form(struct request *request)
{
    struct change_page view = { 0 };
    enum result result = ballot_for(request, request->ids[0], &view.item);

    if (result != OK)
        return result;
    if (view.item.kind != BALLOT_EXTERNAL)
        return lead_to_ballot(request, &view.item);
    if (request->method == GET)
        fill_result(request, &view.item);
    view.form = request_form(request);
    ballot_record_html(&request->page, &view);
    return OK;
}

enum result ballot_record_send(struct request *request)
{
    struct ballot_item item;
    struct external_result figures = {
        .archive = request_text(request, "archive"),
        .archive_hash = request_text(request, "archive_hash"),
        .fingerprint = request_text(request, "fingerprint"),
        .yes = request_integer(request, "yes"),
        .no = request_integer(request, "no"),
        .abstain = request_integer(request, "abstain"),
        .roll = request_integer(request, "roll"),
    };
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result == OK)
        result = ballot_record_external(request->db, &request->arena, &item,
                                        request->visitor.account_id, &figures, &request->problems);
    if (result == CONFLICT)
        return request_problem(request, "", N_("It is cancelled: it has no result."));
    return result == OK ? lead_to_ballot(request, &item) : result;
}
