#include "accounts/pages.h"

enum { SESSION_ID_MAX = 64 };

const struct field session_fields[] = {
    { "session", NULL, FIELD_LINE, 0, SESSION_ID_MAX },
    { "others", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

static enum result own_sessions(struct request *request, struct own_sessions *sessions)
{
    return sessions_of(request->db, &request->arena, request->visitor.account_id,
                       request_session_hash(request), sessions);
}

enum result sessions_show(struct request *request)
{
    struct sessions_page view = { 0 };
    enum result result = own_sessions(request, &view.sessions);

    if (result != OK)
        return result;
    view.form = request_form(request);
    sessions_html(&request->page, &view);
    return OK;
}

static bool is_this_one(const struct own_sessions *sessions, struct str id)
{
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->items[i].is_this && str_equal(sessions->items[i].id, id))
            return true;
    return false;
}

static enum result end_one(struct request *request, struct str id)
{
    enum result result = session_end(request->db, &request->arena, request->visitor.account_id, id);

    return result == NOT_FOUND ? OK : result; /* it has ended already */
}

enum result session_end_send(struct request *request)
{
    struct str id = request_text(request, "session");
    struct own_sessions sessions;
    enum result result = own_sessions(request, &sessions);

    if (result != OK)
        return result;
    if (is_this_one(&sessions, id))
        return logout_send(request);
    if (request_flag(request, "others"))
        result = sessions_end_others(request->db, request->visitor.account_id,
                                     request_session_hash(request));
    else
        result = end_one(request, id);
    return result == OK ? request_redirect(request, "/settings/sessions") : result;
}
