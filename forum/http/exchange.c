#include "http/exchange.h"

#include "base/clock.h"
#include "http/route.h"
#include "http/visitor.h"

int status_of(enum result result)
{
    static const int statuses[] = {
        [OK] = 200,       [NOT_FOUND] = 404, [NOT_ALLOWED] = 403, [NOT_VALID] = 422,
        [CONFLICT] = 409, [TOO_LARGE] = 413, [TOO_MANY] = 429,    [BUSY] = 503,
        [FULL] = 507,     [AGAIN] = 503,     [FAILED] = 500,
    };

    return statuses[result];
}

void exchange_open(struct exchange *exchange, const struct service *service)
{
    struct request *request = &exchange->request;

    exchange->service = service;
    request->exchange = exchange;
    request->site = service->site;
    exchange->memory_max = ARENA_CAP_BYTES;
    request->language = language_english;
    request->page = page_new(&request->arena);
    request->problems.arena = &request->arena;
}

void exchange_close(struct exchange *exchange)
{
    kept_release(exchange->outgoing.kept);
    kept_release(exchange->holding);
}

/* Reading: one snapshot for all that a step asks. */
bool reading_begin(struct exchange *exchange)
{
    exchange->request.db =
        exchange->test_db ? exchange->test_db : store_reader(exchange->service->store);
    if (exchange->request.db)
        db_begin(exchange->request.db);
    return exchange->request.db != NULL;
}

enum result reading_end(struct exchange *exchange, enum result result)
{
    struct db *db = exchange->request.db;

    exchange->request.db = NULL;
    if (result == OK)
        return db_commit(db);
    db_rollback(db);
    return result;
}

/* Pages for people who are not signed in lead them to the log-in, and back. */
static enum result ask_to_log_in(struct request *request)
{
    struct page address = page_new(&request->arena);

    put_percent_encoded(&address, request->exchange->incoming.target);
    return request_redirect(request, "/login?next=%.*s", STR_ARGS(buffer_str(&address.body)));
}

static enum result answer_get(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    enum result result = visitor_find(exchange);

    if (result != OK)
        return result;
    exchange_begin_page(exchange);
    result = exchange_fill_frame(exchange);
    if (result != OK)
        return result;
    if (visitor_may_come(request))
        return request->route->handle(request);
    return request->visitor.account_id ? NOT_ALLOWED : ask_to_log_in(request);
}

static enum step end_get(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    enum result result;

    if (!reading_begin(exchange))
        return exchange_show_error(exchange, 503);
    result = answer_get(exchange);
    result = reading_end(exchange, result);
    if (result != OK)
        return exchange_show_error(exchange, status_of(result));
    exchange_write_behind(exchange);
    if (!exchange->outgoing.kept)
        exchange_pack(exchange, request->answer.status ? request->answer.status : 200);
    return STEP_ANSWER;
}

/* The page as it was sent last time, when nothing at all has changed since: no query is needed. */
static bool answer_kept(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    struct str cookies = incoming_header(&exchange->incoming, "Cookie");
    struct kept *kept;
    struct str key;

    if (!exchange->unchanged_since || request->method != GET ||
        cookie_value(cookies, session_cookie_name(request->site).data).length)
        return false;
    key = str_format(&request->arena, "%.*s %.*s", STR_ARGS(language_code(request->language)),
                     STR_ARGS(exchange->incoming.target));
    kept = kept_find(exchange->service->kept, key);
    if (!kept)
        return false;
    if (atomic_load(&kept->checked) != exchange->unchanged_since ||
        !kept_holds(kept, clock_now())) {
        kept_release(kept);
        return false;
    }
    if (kept->counts)
        request_count(request, kept->counts, kept->counts_what);
    exchange_pack_kept(exchange, kept);
    return true;
}

/* No such page; who is signed in is told so as the same person. */
static enum step end_nowhere(struct exchange *exchange)
{
    if (reading_begin(exchange) && reading_end(exchange, visitor_find(exchange)) != OK)
        return exchange_show_error(exchange, 503);
    return exchange_show_error(exchange, exchange->has_other_method ? 405 : 404);
}

static enum step begin(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    int status = guard_status(&exchange->incoming);

    visitor_choose_language(exchange);
    request->method = str_equal(exchange->incoming.method, STR("POST")) ? POST : GET;
    if (!status &&
        !target_split(&request->arena, exchange->incoming.target, &request->path, &request->query))
        status = 400;
    if (status) {
        exchange->outgoing.closes = true;
        return exchange_show_error(exchange, status);
    }
    exchange->unchanged_since =
        exchange->service->store ? store_unchanged_since(exchange->service->store) : 0;
    if (answer_kept(exchange) || (request->method == GET && str_starts(request->path, "/static/") &&
                                  exchange_pack_static(exchange)))
        return STEP_ANSWER;
    request->route = route_find(routes, request, &exchange->has_other_method);
    if (request->method == POST)
        form_reader_begin(&exchange->form, request);
    if (request->method == POST)
        return STEP_BODY;
    if (!request->route)
        return end_nowhere(exchange);
    fields_from_query(request, request->query);
    return end_get(exchange);
}

void exchange_bound(struct exchange *exchange)
{
    exchange->request.arena.cap = exchange->memory_max;
    exchange->request.arena.overflow = &exchange->overflow;
}

void exchange_unbound(struct exchange *exchange)
{
    exchange->request.arena.cap = 0;
    exchange->request.arena.overflow = NULL;
}

/* Runs a step; one that takes more memory than a request may is answered so, and leaves nothing. */
enum step exchange_bounded(struct exchange *exchange, enum step (*step)(struct exchange *))
{
    struct request *request = &exchange->request;
    enum step next;

    if (setjmp(exchange->overflow)) {
        exchange_unbound(exchange);
        if (request->db)
            db_rollback(request->db);
        request->db = NULL;
        return exchange_show_error(exchange, 413);
    }
    exchange_bound(exchange);
    next = step(exchange);
    exchange_unbound(exchange);
    return next;
}

enum step exchange_begin(struct exchange *exchange)
{
    return exchange_bounded(exchange, begin);
}
