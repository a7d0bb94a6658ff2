#include "accounts/pages.h"
#include "accounts/tries.h"

enum { SECRET_MAX = 1000, NEXT_MAX = 1000 };

const struct field login_query[] = {
    { "next", NULL, FIELD_LINE, 0, NEXT_MAX },
    { "left", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

const struct field login_fields[] = {
    { "handle", N_("Pseudonym or email address"), FIELD_LINE, 1, MAIL_MAX },
    { "password", N_("Passphrase"), FIELD_SECRET, 1, SECRET_MAX },
    { "stays", NULL, FIELD_FLAG, 0, 1 },
    { "next", NULL, FIELD_LINE, 0, NEXT_MAX },
    { 0 },
};

/* What prepare found out: who it is, and what of them handle must find unchanged. */
struct login {
    struct account_key key;
    struct str newer_hash; /* empty: theirs is up to date */
};

enum result login_go_on(struct request *request)
{
    struct str next = request_text(request, "next");

    if (next.length && request_redirect(request, "%.*s", STR_ARGS(next)) == OK)
        return OK;
    return request_redirect(request, "/");
}

static struct str words_of_leaving(struct page *page)
{
    return _("You have left. Thank you for what you brought.");
}

enum result login_form(struct request *request)
{
    struct login_page view;

    if (request->method == GET && request->visitor.account_id)
        return login_go_on(request);
    if (request->method == GET && request_flag(request, "left"))
        request_notice(request, words_of_leaving(&request->page));
    view =
        (struct login_page){ .form = request_form(request), .next = request_text(request, "next") };
    login_html(&request->page, &view);
    return OK;
}

static enum result note_try(struct db *db, struct request *request)
{
    return tries_count(db, request, request_text(request, "handle"));
}

static enum result refuse(struct request *request)
{
    request->refused = note_try;
    return request_problem(request, "password",
                           N_("This pseudonym or address and this passphrase do not go together."));
}

/* For a name that is nobody's all goes the same way and takes as long, but for the end. */
enum result login_prepare(struct request *request)
{
    struct arena *arena = &request->arena;
    struct login *login = arena_new(arena, struct login);
    struct str password = request_text(request, "password");
    enum result result = tries_check(request, request_text(request, "handle"));

    if (result == OK)
        result = account_key(request->db, arena, request_text(request, "handle"), &login->key);
    if (result != OK && result != NOT_FOUND)
        return result;
    result = password_verify(arena, password, login->key.password_hash);
    if (result == OK && password_is_outdated(login->key.password_hash))
        result = password_hash(arena, password, &login->newer_hash);
    request->prepared = login;
    return result == NOT_ALLOWED ? refuse(request) : result;
}

enum result login_send(struct request *request)
{
    const struct login *login = request->prepared;
    struct account_key key = { 0 };
    enum result result = account_key_of(request->db, &request->arena, login->key.id, &key);

    if (result != OK && result != NOT_FOUND)
        return result;
    if (!str_equal(key.password_hash, login->key.password_hash))
        return refuse(request); /* changed meanwhile */
    if (login->newer_hash.length)
        result = account_set_password(request->db, key.id, login->newer_hash);
    if (result == OK)
        result = request_log_in(request, key.id, request_flag(request, "stays"));
    return result == OK ? login_go_on(request) : result;
}

enum result logout_send(struct request *request)
{
    enum result result = request_log_out(request);

    return result == OK ? request_redirect(request, "/") : result;
}
