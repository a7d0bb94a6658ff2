#include "http/request.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "http/exchange.h"
#include "http/gather.h"
#include "http/throttle.h"

enum { LOCATION_MAX = 1024 };

struct str request_text(const struct request *request, const char *name)
{
    int i = field_index(request->route, name);

    return i < 0 || !request->values[i].data ? STR("") : request->values[i];
}

int64_t request_integer(const struct request *request, const char *name)
{
    int64_t number = 0;

    return str_to_integer(request_text(request, name), &number) ? number : 0;
}

bool request_flag(const struct request *request, const char *name)
{
    return request_text(request, name).length > 0;
}

void request_fill(struct request *request, const char *name, struct str value)
{
    int i = field_index(request->route, name);

    if (i >= 0 && !request->values[i].data)
        request->values[i] = value;
}

static enum result lead_to(struct request *request, int status, const char *format, va_list args)
{
    char path[LOCATION_MAX];
    int length = vsnprintf(path, sizeof path, format, args);

    /* Only to this site: one slash, so that no host can be named (//elsewhere). */
    if (length < 1 || length >= LOCATION_MAX || path[0] != '/' || path[1] == '/' || path[1] == '\\')
        return FAILED;
    request->answer.location = str_copy(&request->arena, str_of(path));
    request->answer.status = status;
    return OK;
}

enum result request_redirect(struct request *request, const char *format, ...)
{
    enum result result;
    va_list args;

    va_start(args, format);
    result = lead_to(request, 303, format, args);
    va_end(args);
    return result;
}

enum result request_moved(struct request *request, const char *format, ...)
{
    enum result result;
    va_list args;

    va_start(args, format);
    result = lead_to(request, 301, format, args);
    va_end(args);
    return result;
}

struct str request_canonical(struct request *request, struct str path)
{
    const struct site *site = request->site;

    if (!site->url.length)
        return STR("");
    return url_whole(&request->arena, site->url, path);
}

enum result request_problem(struct request *request, const char *field, const char *message)
{
    return problem_add(&request->problems, field, message);
}

void request_holds_until(struct request *request, int64_t time)
{
    request->exchange->kept_until = time;
}

bool request_is_current(struct request *request, int64_t version)
{
    struct exchange *exchange = request->exchange;
    struct kept *kept;

    if (request->visitor.account_id || request->method != GET ||
        exchange->session.token_hash.length)
        return false;
    exchange->kept_key =
        str_format(&request->arena, "%.*s %.*s", STR_ARGS(language_code(request->language)),
                   STR_ARGS(exchange->incoming.target));
    exchange->kept_version = version;
    kept = kept_find(exchange->service->kept, exchange->kept_key);
    if (!kept || kept->version != version || !kept_holds(kept, clock_now())) {
        kept_release(kept);
        return false;
    }
    atomic_store(&kept->checked, exchange->unchanged_since);
    exchange_pack_kept(exchange, kept);
    return true;
}

/* Renders a shared part and keeps it; NULL with *result when that failed. */
static struct kept *part_make(struct request *request, const struct shared_part *part,
                              struct kept *example, enum result *result)
{
    struct page page = page_new(&request->arena);

    page.language = request->page.language;
    page.zone = request->page.zone;
    page.frame = request->page.frame;
    *result = part->render(request, &page, part->context);
    *example = (struct kept){
        .key = part->key,
        .version = part->version,
        .checked = request->exchange->unchanged_since,
        .body = buffer_str(&page.body),
        .holes = page.holes.items,
        .hole_count = page.holes.count,
    };
    if (*result != OK || !kept_keeps(request->exchange->service->kept))
        return NULL;
    example->packed = deflate_blocks(&request->arena, example->body);
    return kept_put(request->exchange->service->kept, example);
}

/* Fills the holes; false when this reader has nothing of their own: the part is the shared one. */
static bool part_put(struct request *request, const struct shared_part *part,
                     const struct kept *kept)
{
    struct page *page = &request->page;
    size_t at = 0, own = 0;

    for (size_t i = 0; i < kept->hole_count; i++) {
        const struct hole *hole = &kept->holes[i];
        size_t before;

        buffer_put_str(&page->body, str_slice(kept->body, at, hole->at));
        before = page->body.length;
        if (part->fill)
            part->fill(request, page, hole, part->context);
        own += page->body.length - before;
        at = page->body.length > before ? hole->at + hole->length : hole->at;
    }
    buffer_put_str(&page->body, str_slice(kept->body, at, kept->body.length));
    return own > 0;
}

/* Is what is kept still right? Sets the part's version when it had to be found. */
static enum result part_check(struct request *request, struct shared_part *part, struct kept *kept,
                              bool *is_current)
{
    int64_t now = request->exchange->unchanged_since;
    enum result result = OK;

    if (part->find_version) {
        *is_current = kept && now && atomic_load(&kept->checked) == now;
        if (*is_current)
            return OK;
        result = part->find_version(request, part->context, &part->version);
    }
    *is_current = result == OK && kept && kept->version == part->version;
    if (*is_current)
        atomic_store(&kept->checked, now);
    return result;
}

enum result request_shared(struct request *request, const struct shared_part *asked)
{
    struct exchange *exchange = request->exchange;
    struct shared_part checked = *asked, *part = &checked;
    struct kept *kept = kept_find(exchange->service->kept, part->key), example;
    const struct kept *shown = kept;
    size_t at = request->page.body.length;
    bool is_current;
    enum result result;

    exchange->holding = kept;
    result = part_check(request, part, kept, &is_current);
    if (result == OK && !is_current) {
        exchange->holding = NULL;
        kept_release(kept);
        kept = part_make(request, part, &example, &result);
        shown = kept ? kept : &example;
    }
    exchange->holding = kept;
    if (result == OK && part->ready)
        result = part->ready(request, shown->holes, shown->hole_count, part->context);
    if (result == OK && !part_put(request, part, shown) && shown->packed.length &&
        exchange->span_count < SPANS_MAX)
        exchange->spans[exchange->span_count++] = (struct span){
            .at = at,
            .length = shown->body.length,
            .blocks = str_copy(&request->arena, shown->packed),
        };
    kept_release(kept);
    exchange->holding = NULL;
    return result;
}

void request_gather(struct request *request, const struct gather_kind *kind, int64_t what,
                    int64_t value)
{
    struct gathered *gathered = request->exchange->service->gathered;

    if (gathered)
        gathered_put(gathered, kind, what, request->visitor.account_id, value);
}

int64_t request_gathered(const struct request *request, const struct gather_kind *kind,
                         int64_t what)
{
    struct gathered *gathered = request->exchange->service->gathered;

    return gathered ? gathered_value(gathered, kind, what, request->visitor.account_id) : 0;
}

void request_count(struct request *request, const struct gather_kind *kind, int64_t what)
{
    struct exchange *exchange = request->exchange;

    exchange->counts = kind;
    exchange->counts_what = what;
    if (exchange->service->gathered)
        gathered_put(exchange->service->gathered, kind, what, 0, 1);
}

void request_notice(struct request *request, struct str text)
{
    struct frame *frame = arena_new(&request->arena, struct frame);

    *frame = *request->page.frame;
    frame->notice = text;
    request->page.frame = frame;
}

struct str request_session_hash(const struct request *request)
{
    return request->exchange->session.token_hash;
}

static struct str session_cookie(struct request *request, struct str token, int64_t seconds)
{
    bool is_secure = request->site->is_secure;

    return str_format(&request->arena, "%s=%.*s; Path=/; Max-Age=%lld; HttpOnly; SameSite=Lax%s",
                      session_cookie_name(request->site).data, STR_ARGS(token), (long long)seconds,
                      is_secure ? "; Secure" : "");
}

void request_cookie(struct request *request, struct str cookie)
{
    if (request->answer.cookie_count < REQUEST_COOKIES_MAX)
        request->answer.cookies[request->answer.cookie_count++] = cookie;
}

enum result request_log_in(struct request *request, int64_t account_id, bool stays)
{
    struct exchange *exchange = request->exchange;
    struct str device =
        device_name(&request->arena, incoming_header(&exchange->incoming, "User-Agent"));
    enum result result = OK;
    struct str token;

    if (exchange->session.token_hash.length)
        result = session_end_by_hash(request->db, exchange->session.token_hash);
    if (result == OK)
        result = session_begin(request->db, &request->arena, account_id, stays, device, &token);
    if (result == OK)
        request_cookie(request, session_cookie(request, token,
                                               stays ? SESSION_STAYING_DAYS * 86400L : 86400L));
    return result;
}

enum result request_log_out(struct request *request)
{
    request_cookie(request, session_cookie(request, STR(""), 0));
    request->answer.clears_site_data = true;
    return session_end_by_hash(request->db, request->exchange->session.token_hash);
}

enum result request_throttle(struct request *request, const char *what, struct str who, int most,
                             int seconds)
{
    struct str key = str_format(&request->arena, "%s:%.*s", what, STR_ARGS(who));

    return throttle_count(request->db, key, most, seconds, &request->answer.retry_after_seconds);
}
