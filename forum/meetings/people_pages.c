#include <inttypes.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "meetings/pages.h"

const struct field present_fields[] = {
    { "there", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

const struct field people_fields[] = {
    { "add", N_("Who was there"), FIELD_LINE, 0, 100 },
    { "remove", NULL, FIELD_LINE, 0, 100 },
    { "others", N_("Others, without an account"), FIELD_INTEGER, 0, OTHERS_MAX },
    { 0 },
};

/* Whoever was there is free to say so, and to take it back. */
enum result present_send(struct request *request)
{
    struct meeting meeting;
    struct presence presence = { request->visitor.account_id, request_flag(request, "there") };
    enum result result = meeting_for_part(request, request->ids[0], &meeting);

    if (result == OK)
        result = present_note(request->db, &meeting, &presence, &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

enum result people_form(struct request *request)
{
    struct meeting meeting;
    struct people_page view = { .meeting = &meeting };
    enum result result = meeting_for_form(request, meeting_for_keeper, &meeting);

    if (result == OK)
        result = present_at(request->db, &request->arena, meeting.id, 0, &view.people);
    if (result != OK)
        return result;
    if (request->method == GET)
        request_fill(request, "others", str_format(&request->arena, "%" PRId64, meeting.others));
    view.form = request_form(request);
    people_html(&request->page, &view);
    return OK;
}

/* "@Ada" as people write it. */
static enum result find(struct request *request, struct str typed, const char *field,
                        struct account *account)
{
    struct str handle = str_starts(typed, "@") ? str_slice(typed, 1, typed.length) : typed;
    enum result result = account_by_handle(request->db, &request->arena, handle, account);

    if (result == NOT_FOUND)
        return request_problem(request, field, N_("Nobody here is called so."));
    return result;
}

static enum result note(struct request *request, const struct meeting *meeting, const char *field,
                        bool is_there)
{
    struct str typed = request_text(request, field);
    struct account account;
    enum result result;

    if (!typed.length)
        return OK;
    result = find(request, typed, field, &account);
    if (result != OK)
        return result;
    return present_note(request->db, meeting, &(struct presence){ account.id, is_there },
                        &request->problems);
}

enum result people_send(struct request *request)
{
    struct meeting meeting;
    struct str others = request_text(request, "others");
    enum result result = meeting_for_keeper(request, request->ids[0], &meeting);

    if (result == OK)
        result = present_check(&meeting, &request->problems);
    if (result == OK)
        result = note(request, &meeting, "add", true);
    if (result == OK)
        result = note(request, &meeting, "remove", false);
    if (result == OK && others.length)
        result = meeting_set_others(request->db, &meeting, request_integer(request, "others"));
    return result == OK ? request_redirect(request, "/m/%" PRId64 "/people", meeting.id) : result;
}
