#include "http/visitor.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/random.h"
#include "http/csrf.h"
#include "http/exchange.h"
#include "render/language.h"

enum { FROM_BYTES = 9 };

struct str session_cookie_name(const struct site *site)
{
    return site->is_secure ? STR("__Host-session") : STR("session");
}

static struct str visitor_cookie_name(const struct site *site)
{
    return site->is_secure ? STR("__Host-visitor") : STR("visitor");
}

void visitor_choose_language(struct exchange *exchange)
{
    struct str cookies = incoming_header(&exchange->incoming, "Cookie");
    const struct language *chosen = language_find(cookie_value(cookies, "language"));

    if (!chosen)
        chosen = language_wanted(incoming_header(&exchange->incoming, "Accept-Language"));
    exchange->request.language = chosen;
}

static void seen_done(void *context, enum result result)
{
    (void)result;
    free(context);
}

struct seen {
    struct write write;
    char token_hash[32];
};

static enum result seen_write(struct db *db, void *context)
{
    const struct seen *seen = context;

    return session_seen(db, (struct str){ seen->token_hash, sizeof seen->token_hash });
}

/* That a session is in use is written once a day, behind the answer. A full line is no loss. */
static void note_seen(struct exchange *exchange)
{
    struct store *store = exchange->service->store;
    struct seen *seen;

    if (!store || exchange->session.seen_on >= clock_now() / 86400 * 86400)
        return;
    seen = calloc(1, sizeof *seen);
    if (!seen)
        return;
    memcpy(seen->token_hash, exchange->session.token_hash.data, sizeof seen->token_hash);
    seen->write = (struct write){ .run = seen_write, .done = seen_done, .context = seen };
    if (store_submit(store, &seen->write) != OK)
        free(seen);
}

enum result visitor_find(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    struct str cookies = incoming_header(&exchange->incoming, "Cookie");
    struct str token = cookie_value(cookies, session_cookie_name(request->site).data);
    enum result result;

    exchange->cookie = cookie_value(cookies, visitor_cookie_name(request->site).data);
    if (!token.length)
        return OK;
    result = session_find(request->db, &request->arena, token, &exchange->session);
    if (result != OK)
        return result == NOT_FOUND ? OK : result;
    exchange->cookie = token;
    request->visitor = exchange->session.visitor;
    note_seen(exchange);
    if (!cookie_value(cookies, "language").length && language_find(exchange->session.language)) {
        request->language = language_find(exchange->session.language);
    }
    return OK;
}

bool visitor_may_come(const struct request *request)
{
    switch (request->route->who) {
    case ANYONE: return true;
    case MEMBERS: return request->visitor.account_id != 0;
    case MODERATORS: return may_moderate(&request->visitor);
    case ADMINISTRATORS: return may_administer(&request->visitor);
    }
    return false;
}

struct str visitor_hash(struct exchange *exchange, struct str address)
{
    struct arena *arena = &exchange->request.arena;
    unsigned char hash[crypto_generichash_BYTES_MIN];
    struct str dated =
        str_format(arena, "%lld %.*s", (long long)(clock_now() / 86400), STR_ARGS(address));

    crypto_generichash(hash, sizeof hash, (const unsigned char *)dated.data, dated.length,
                       exchange->request.site->address_key,
                       sizeof exchange->request.site->address_key);
    return str_hex(arena, (struct str){ (const char *)hash, FROM_BYTES });
}

/* A browser says where a form stood: Origin, or else Sec-Fetch-Site. Neither: the token decides. */
static bool comes_from_here(const struct exchange *exchange)
{
    const struct incoming *incoming = &exchange->incoming;
    struct str origin = incoming_header(incoming, "Origin");
    struct str fetched_from = incoming_header(incoming, "Sec-Fetch-Site");
    struct str url = exchange->request.site->url, host = incoming_header(incoming, "Host");

    if (!origin.length)
        return !fetched_from.length || str_equal(fetched_from, STR("same-origin")) ||
               str_equal(fetched_from, STR("none"));
    if (url.length)
        return str_equal(origin, url);
    str_cut(&origin, '/');
    return str_starts(origin, "/") && str_equal(str_slice(origin, 1, origin.length), host);
}

static const char *const session_has_ended =
    N_("You are no longer signed in: sign in again in another tab, then send this.");

enum result visitor_admit(struct exchange *exchange, struct str token)
{
    struct request *request = &exchange->request;
    bool is_signed_in, may_come;
    enum result result;

    if (request->route->proves_itself)
        return OK;
    if (!reading_begin(exchange))
        return BUSY;
    result = reading_end(exchange, visitor_find(exchange));
    if (result != OK)
        return result;
    if (!comes_from_here(exchange))
        return NOT_ALLOWED;
    is_signed_in = request->visitor.account_id != 0;
    may_come = visitor_may_come(request);
    if (!is_signed_in && !may_come)
        request_problem(request, "", session_has_ended);
    else if (!csrf_is_valid(token, exchange->cookie))
        request_problem(request, "", N_("This page was open for too long: please send it again."));
    else if (request->visitor.suspended_until && !request->route->even_suspended)
        problem_add_time(&request->problems, "",
                         N_("You are suspended until {time}: you can read, and write nothing."),
                         request->visitor.suspended_until);
    return may_come && !request->problems.count ? OK : NOT_ALLOWED;
}

struct str visitor_secret(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    bool is_secure = request->site->is_secure;
    struct str name = visitor_cookie_name(request->site);

    if (exchange->cookie.length)
        return exchange->cookie;
    exchange->cookie = random_text(&request->arena, SESSION_TOKEN_BYTES);
    request_cookie(request, str_format(&request->arena,
                                       "%.*s=%.*s; Path=/; Max-Age=86400; HttpOnly; "
                                       "SameSite=Lax%s",
                                       STR_ARGS(name), STR_ARGS(exchange->cookie),
                                       is_secure ? "; Secure" : ""));
    return exchange->cookie;
}
