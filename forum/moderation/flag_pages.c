#include <inttypes.h>

#include "accounts/pace.h"
#include "moderation/pages.h"

const struct field flag_fields[] = {
    { "rule", N_("What is wrong"), FIELD_INTEGER, 0, RULES - 1 },
    { "words", N_("In your words"), FIELD_LINE, 0, FLAG_WORDS_MAX },
    { 0 },
};

/* The message of the address, and what this visitor said of it, if anything. */
static enum result find(struct request *request, struct flag_page *view)
{
    enum result result = post_for(request, request->ids[0], &view->post, &view->topic);
    enum result said;

    if (result != OK || post_is_gone(&view->post))
        return result == OK ? NOT_FOUND : result;
    said = flag_find(request->db, &request->arena, view->post.id, request->visitor.account_id,
                     &view->flag);
    return said == NOT_FOUND ? OK : said;
}

/* Also shows again what was refused. */
enum result flag_form(struct request *request)
{
    struct flag_page view = { 0 };
    enum result result = find(request, &view);

    if (result != OK)
        return result;
    view.is_own = view.post.author.id == request->visitor.account_id;
    view.body = post_body(&request->page, NULL, &view.post);
    view.form = request_form(request);
    flag_html(&request->page, &view);
    return OK;
}

enum result flag_send(struct request *request)
{
    struct flag_page view = { 0 };
    struct post_flag flag = {
        .post_id = request->ids[0],
        .from.id = request->visitor.account_id,
        .rule = rule_of(request_integer(request, "rule")),
        .words = request_text(request, "words"),
    };
    struct record record;
    enum result result = find(request, &view);

    if (result != OK)
        return result;
    record = post_record(&view.post, &view.topic);
    if (!may_flag(&request->visitor, &record))
        return NOT_ALLOWED;
    result = flag_raise(request->db, &flag, &request->problems);
    if (result == OK)
        result = pace_day(request, SETTING_FLAGS_A_DAY);
    return result == OK ? request_redirect(request, "/p/%" PRId64 "/flag", view.post.id) : result;
}

enum result unflag_send(struct request *request)
{
    struct flag_page view = { 0 };
    enum result result = find(request, &view);

    if (result == OK)
        result = flag_take_back(request->db, view.post.id, request->visitor.account_id);
    return result == OK ? lead_to_post(request, &view.topic, &view.post) : result;
}
