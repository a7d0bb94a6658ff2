#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/core_pages.h"
#include "render/language.h"

const struct field volunteer_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 10 },
    { "willing", NULL, FIELD_FLAG, 0, 0 }, /* as it is, never from the address */
    { 0 },
};
const struct field volunteer_fields[] = {
    { "willing", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

enum result volunteer_form(struct request *request)
{
    struct page *page = &request->page;
    bool is_willing = false;
    enum result result = OK;

    if (request->visitor.account_id)
        result = clerk_volunteers(request->db, request->visitor.account_id, &is_willing);
    if (result != OK)
        return result;
    if (request->method == GET) {
        request_fill(request, "willing", is_willing ? STR("1") : STR("0"));
        if (request_text(request, "kept").length)
            request_notice(request,
                           is_willing
                               ? _("Thank you: you can be drawn from now on.")
                               : _("You are not drawn any more. Decisions you are the clerk of "
                                   "stay yours until you step down."));
    }
    volunteer_html(page, request_form(request));
    return OK;
}

enum result volunteer_send(struct request *request)
{
    enum result result = clerk_volunteer_set(request->db, request->visitor.account_id,
                                             request_flag(request, "willing"), clock_now());

    return result == OK ? request_redirect(request, "/settings/clerk?kept=1") : result;
}
