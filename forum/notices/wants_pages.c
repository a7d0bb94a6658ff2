#include "notices/pages.h"

/* As they are kept, never from the address. */
const struct field wants_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 10 },     { "replies", NULL, FIELD_FLAG, 0, 0 },
    { "calls", NULL, FIELD_FLAG, 0, 0 },     { "thanks", NULL, FIELD_FLAG, 0, 0 },
    { "decisions", NULL, FIELD_FLAG, 0, 0 }, { 0 },
};

const struct field wants_fields[] = {
    { "replies", NULL, FIELD_FLAG, 0, 1 },
    { "calls", NULL, FIELD_FLAG, 0, 1 },
    { "thanks", NULL, FIELD_FLAG, 0, 1 },
    { "decisions", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

static void fill_flag(struct request *request, const char *name, bool is_on)
{
    request_fill(request, name, is_on ? STR("1") : STR("0"));
}

enum result wants_form(struct request *request)
{
    struct page *page = &request->page;
    struct wants_page view = { 0 };
    struct notice_wants wants = { 0 };
    enum result result = OK;

    if (request->visitor.account_id)
        result = notice_wants(request->db, request->visitor.account_id, &wants);
    if (result != OK)
        return result;
    if (request->method == GET) {
        fill_flag(request, "replies", wants.replies);
        fill_flag(request, "calls", wants.calls);
        fill_flag(request, "thanks", wants.thanks);
        fill_flag(request, "decisions", wants.decisions);
        if (request_text(request, "kept").length)
            request_notice(request, _("Your choice of notices is saved."));
    }
    view.form = request_form(request);
    wants_html(page, &view);
    return OK;
}

enum result wants_send(struct request *request)
{
    struct notice_wants wants = {
        .replies = request_flag(request, "replies"),
        .calls = request_flag(request, "calls"),
        .thanks = request_flag(request, "thanks"),
        .decisions = request_flag(request, "decisions"),
    };
    enum result result = notice_set_wants(request->db, request->visitor.account_id, &wants);

    return result == OK ? request_redirect(request, "/settings/notices?kept=wants") : result;
}
