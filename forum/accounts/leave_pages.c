#include "accounts/leave.h"
#include "accounts/pages.h"
#include "accounts/tries.h"

const struct field leave_fields[] = {
    { "words", N_("What becomes of your words"), FIELD_LINE, 0, 10 },
    { "password", N_("Your passphrase"), FIELD_SECRET, 0, 1000 },
    { "sure", N_("I want to leave"), FIELD_FLAG, 0, 1 },
    { 0 },
};

enum result leave_form(struct request *request)
{
    leave_html(&request->page, request_form(request));
    return OK;
}

enum result leave_prepare(struct request *request)
{
    struct str words = request_text(request, "words");
    enum result result = tries_check(request, request_session_hash(request)), rules = OK;

    if (result != OK)
        return result;
    if (!str_equal(words, STR("keep")) && !str_equal(words, STR("erase")))
        rules = request_problem(request, "words", N_("Choose one of the two."));
    if (!request_flag(request, "sure"))
        rules = request_problem(request, "sure", N_("Tick this: leaving cannot be undone."));
    result = settings_confirm(request, "password");
    return result == OK ? rules : result;
}

enum result left_send(struct request *request)
{
    const struct account_event event = {
        .account_id = request->visitor.account_id,
        .erases = str_equal(request_text(request, "words"), STR("erase")),
    };
    enum result result = account_leave(request->db, &request->arena, &event, &request->problems);

    if (result == OK)
        result = request_log_out(request);
    return result == OK ? request_redirect(request, "/login?left=1") : result;
}
