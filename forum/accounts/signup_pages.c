#include "accounts/pages.h"
#include "http/throttle.h"

enum {
    LINE_MAX_CHARACTERS = 300, /* of what is typed; account.h says what it may be */
    SECRET_MAX = 1000,
    NEXT_MAX = 1000,
    SIGNUPS_MAX = 10, /* from one address */
    SIGNUPS_SECONDS = 3600,
};

const struct field signup_query[] = {
    { "next", NULL, FIELD_LINE, 0, NEXT_MAX },
    { 0 },
};

/* Nothing is asked for here: the rules of the domain say all that is wrong at once. */
const struct field signup_fields[] = {
    { "handle", N_("Pseudonym"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { "name", N_("Display name"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { "mail", N_("Email address"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { "mail_is_right", NULL, FIELD_FLAG, 0, 1 },
    { "password", N_("Passphrase"), FIELD_SECRET, 0, SECRET_MAX },
    { "next", NULL, FIELD_LINE, 0, NEXT_MAX },
    { 0 },
};

enum result signup_form(struct request *request)
{
    struct signup_page view;

    if (request->method == GET && request->visitor.account_id)
        return login_go_on(request);
    view.form = request_form(request);
    view.next = request_text(request, "next");
    view.asks_about_mail =
        mail_suggestion(&request->arena, form_value(view.form, "mail")).length > 0;
    signup_html(&request->page, &view);
    return OK;
}

/* Adds what is wrong with the wish and the password; anything but OK is a fault of ours. */
static enum result check(struct request *request, const struct account_wish *wish)
{
    struct problems *problems = &request->problems;
    struct password_owner owner = {
        .site = request->site->name,
        .handle = wish->handle,
        .name = wish->name,
        .mail = wish->mail,
    };
    enum result result = account_check(request->db, &request->arena, wish, problems);
    bool mail_is_right = request_flag(request, "mail_is_right");

    if (result != OK && result != NOT_VALID)
        return result;
    if (mail_question(wish->mail, mail_is_right, problems) != OK ||
        password_check(request_text(request, "password"), &owner, "password", problems) != OK)
        result = NOT_VALID;
    return result;
}

enum result signup_prepare(struct request *request)
{
    struct account_wish *wish = arena_new(&request->arena, struct account_wish);
    struct str key = str_format(&request->arena, "signup:%.*s", STR_ARGS(request->from));
    enum result result =
        throttle_check(request->db, key, SIGNUPS_MAX, &request->answer.retry_after_seconds);

    if (result != OK)
        return result;
    *wish = (struct account_wish){
        .handle = request_text(request, "handle"),
        .name = request_text(request, "name"),
        .mail = request_text(request, "mail"),
        .role = MEMBER,
    };
    request->prepared = wish;
    result = check(request, wish);
    if (result != OK)
        return result;
    return password_hash(&request->arena, request_text(request, "password"), &wish->password_hash);
}

enum result signup_send(struct request *request)
{
    enum result result =
        request_throttle(request, "signup", request->from, SIGNUPS_MAX, SIGNUPS_SECONDS);
    int64_t id;

    if (result == OK)
        result = account_create(request->db, &request->arena, request->prepared, &request->problems,
                                &id);
    if (result == OK)
        result = request_log_in(request, id, false);
    return result == OK ? login_go_on(request) : result;
}
