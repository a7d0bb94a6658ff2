#include "accounts/pages.h"
#include "accounts/tries.h"
#include "render/zone.h"

enum {
    LINE_MAX_CHARACTERS = 300, /* of what is typed; account.h says what it may be */
    TEXT_MAX_CHARACTERS = 32000,
    SECRET_MAX = 1000,
};

const struct field settings_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 20 },
    { 0 },
};

const struct field profile_fields[] = {
    { "name", N_("Display name"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { "about", N_("About you"), FIELD_TEXT, 0, TEXT_MAX_CHARACTERS },
    { "language", N_("Language"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { "zone", N_("Time zone"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { 0 },
};

const struct field mail_fields[] = {
    { "mail", N_("Email address"), FIELD_LINE, 0, LINE_MAX_CHARACTERS },
    { "mail_is_right", NULL, FIELD_FLAG, 0, 1 },
    { "mail_password", N_("Passphrase"), FIELD_SECRET, 0, SECRET_MAX },
    { 0 },
};

const struct field password_fields[] = {
    { "old_password", N_("Current passphrase"), FIELD_SECRET, 0, SECRET_MAX },
    { "new_password", N_("New passphrase"), FIELD_SECRET, 0, SECRET_MAX },
    { 0 },
};

static const struct choice *language_choices(struct request *request, size_t *count)
{
    struct page *page = &request->page;
    struct choice *choices;

    for (*count = 1; languages[*count - 1]; ++*count)
        ;
    choices = arena_alloc(&request->arena, *count * sizeof *choices);
    choices[0] = (struct choice){ STR(""), _("The browser's language") };
    for (size_t i = 0; languages[i]; i++)
        choices[i + 1] =
            (struct choice){ language_code(languages[i]), language_name(languages[i]) };
    return choices;
}

static const struct choice *zone_choices(struct request *request, size_t *count)
{
    struct page *page = &request->page;
    const struct zone_names *names = zones_all();
    struct choice *choices = arena_alloc(&request->arena, (names->count + 1) * sizeof *choices);

    choices[0] = (struct choice){ STR(""), _("The site's time zone") };
    for (size_t i = 0; i < names->count; i++)
        choices[i + 1] = (struct choice){ names->items[i], names->items[i] };
    *count = names->count + 1;
    return choices;
}

/* What was kept just before, by the word in the address. */
static struct str notice_of(struct page *page, struct str kept)
{
    if (str_equal(kept, STR("profile")))
        return _("Your profile is saved.");
    if (str_equal(kept, STR("mail")))
        return _("The change of your email address is saved.");
    if (str_equal(kept, STR("password")))
        return _("Your passphrase is changed. You are signed out everywhere else.");
    return STR("");
}

/* Nothing for whose session has ended: then the page shows what they typed, and no more. */
static enum result read_own(struct request *request, struct settings_page *view)
{
    int64_t id = request->visitor.account_id;
    enum result result = OK;

    if (id)
        result = account_find(request->db, &request->arena, id, &view->account);
    if (id && result == OK)
        result = account_mail(request->db, &request->arena, id, &view->mail);
    return result;
}

/* Three forms on one page: each POST shows all of it again when it is refused. */
enum result settings_form(struct request *request)
{
    struct settings_page view = { 0 };
    enum result result = read_own(request, &view);

    if (result != OK)
        return result;
    if (request->method == GET)
        request_notice(request, notice_of(&request->page, request_text(request, "kept")));
    view.form = request_form(request);
    view.asks_about_mail =
        mail_suggestion(&request->arena, form_value(view.form, "mail")).length > 0;
    view.languages = language_choices(request, &view.language_count);
    view.zones = zone_choices(request, &view.zone_count);
    settings_html(&request->page, &view);
    return OK;
}

enum result profile_send(struct request *request)
{
    struct account_profile profile = {
        .name = request_text(request, "name"),
        .about = request_text(request, "about"),
        .language = request_text(request, "language"),
        .zone = request_text(request, "zone"),
    };
    enum result result =
        account_set_profile(request->db, request->visitor.account_id, &profile, &request->problems);

    if (result != OK)
        return result;
    /* A language chosen in passing, on any page, gives way to this choice. */
    request_cookie(request, STR("language=; Path=/; Max-Age=0; SameSite=Lax"));
    return request_redirect(request, "/settings?kept=profile");
}

static enum result note_try(struct db *db, struct request *request)
{
    return tries_count(db, request, request_session_hash(request));
}

/* Tries are counted by session: only its own can run out. */
enum result settings_confirm(struct request *request, const char *field)
{
    struct account_key key = { 0 };
    enum result result =
        account_key_of(request->db, &request->arena, request->visitor.account_id, &key);

    if (result == OK || result == NOT_FOUND)
        result = password_verify(&request->arena, request_text(request, field), key.password_hash);
    if (result != NOT_ALLOWED)
        return result;
    request->refused = note_try;
    return request_problem(request, field, N_("This is not your passphrase."));
}

static enum result check_mail(struct request *request)
{
    struct str mail = request_text(request, "mail");

    if (!mail.length)
        return OK;
    if (mail_check(mail, &request->problems) != OK)
        return NOT_VALID;
    return mail_question(mail, request_flag(request, "mail_is_right"), &request->problems);
}

enum result mail_prepare(struct request *request)
{
    enum result result = tries_check(request, request_session_hash(request)), rules;

    if (result != OK)
        return result;
    rules = check_mail(request);
    result = settings_confirm(request, "mail_password");
    return result == OK ? rules : result;
}

enum result mail_send(struct request *request)
{
    enum result result = account_set_mail(request->db, &request->arena, request->visitor.account_id,
                                          request_text(request, "mail"), &request->problems);

    return result == OK ? request_redirect(request, "/settings?kept=mail") : result;
}

static enum result check_new_password(struct request *request)
{
    struct password_owner owner = { .site = request->site->name };
    struct account account;
    enum result result =
        account_find(request->db, &request->arena, request->visitor.account_id, &account);

    if (result == OK)
        result = account_mail(request->db, &request->arena, account.id, &owner.mail);
    if (result != OK)
        return result;
    owner.handle = account.handle;
    owner.name = account.name;
    return password_check(request_text(request, "new_password"), &owner, "new_password",
                          &request->problems);
}

enum result password_prepare(struct request *request)
{
    struct str *hash = arena_new(&request->arena, struct str);
    enum result result = tries_check(request, request_session_hash(request)), rules;

    if (result != OK)
        return result;
    request->prepared = hash;
    result = settings_confirm(request, "old_password");
    rules = check_new_password(request);
    if (result != OK || rules != OK)
        return result != OK ? result : rules;
    return password_hash(&request->arena, request_text(request, "new_password"), hash);
}

enum result password_send(struct request *request)
{
    const struct str *hash = request->prepared;
    int64_t id = request->visitor.account_id;
    enum result result = account_set_password(request->db, id, *hash);

    if (result == OK)
        result = sessions_end_others(request->db, id, request_session_hash(request));
    return result == OK ? request_redirect(request, "/settings?kept=password") : result;
}
