#include <sodium.h>

#include "base/log.h"
#include "http/exchange.h"
#include "http/throttle.h"
#include "http/visitor.h"

bool exchange_piece(struct exchange *exchange, const char *name, uint64_t offset, const char *data,
                    size_t length)
{
    bool goes_on;

    if (!exchange->request.route)
        return false;
    if (setjmp(exchange->overflow)) {
        exchange_unbound(exchange);
        exchange->body_is_too_large = true;
        return false;
    }
    exchange_bound(exchange);
    goes_on = form_reader_piece(&exchange->form, name, offset, data, length);
    exchange_unbound(exchange);
    return goes_on;
}

static enum step read_form(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    enum result fields, result;
    struct problems wrong;
    struct str token;

    if (!request->route)
        return exchange_show_error(exchange, exchange->has_other_method ? 405 : 404);
    if (exchange->body_is_too_large)
        return exchange_show_error(exchange, 413);
    request->from = visitor_hash(exchange, request->from);
    fields = form_reader_end(&exchange->form, &token);
    wrong = request->problems;
    request->problems = (struct problems){ .arena = &request->arena };
    result = visitor_admit(exchange, token);
    if (result != OK)
        return exchange_show_refusal(exchange, result);
    request->problems = wrong;
    if (fields != OK)
        return exchange_show_refusal(exchange, fields);
    return request->route->is_slow ? STEP_HASH : STEP_PREPARE;
}

enum step exchange_read(struct exchange *exchange)
{
    return exchange_bounded(exchange, read_form);
}

static enum step prepare(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    enum result result = OK;

    if (request->route->prepare) {
        if (!reading_begin(exchange))
            return exchange_show_refusal(exchange, BUSY);
        result = reading_end(exchange, request->route->prepare(request));
    }
    exchange->result = result;
    exchange->problem_count = request->problems.count;
    if (result == OK || request->refused)
        return STEP_WRITE;
    return exchange_show_refusal(exchange, result);
}

enum step exchange_prepare(struct exchange *exchange)
{
    return exchange_bounded(exchange, prepare);
}

/* What was sent, as a hash, to know the same form from another with the same `once`. */
static struct str content_hash(struct request *request)
{
    enum { HASH_BYTES = 16 };
    crypto_generichash_state state;
    unsigned char *hash = arena_alloc(&request->arena, HASH_BYTES);

    crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
    crypto_generichash_update(&state, (const unsigned char *)request->path.data,
                              request->path.length);
    for (int i = 0; request->route->fields && request->route->fields[i].name; i++) {
        uint64_t length = request->values[i].length;

        crypto_generichash_update(&state, (const unsigned char *)&length, sizeof length);
        crypto_generichash_update(&state, (const unsigned char *)request->values[i].data, length);
    }
    crypto_generichash_final(&state, hash, HASH_BYTES);
    return (struct str){ (const char *)hash, HASH_BYTES };
}

static enum result handle_once(struct request *request)
{
    struct once once = { .account_id = request->visitor.account_id,
                         .value = request->once,
                         .content = content_hash(request) };
    struct str location;
    enum result result = once_find(request->db, &request->arena, &once, &location);

    if (result == OK)
        return request_redirect(request, "%.*s", STR_ARGS(location));
    if (result != NOT_FOUND)
        return result;
    result = request->route->handle(request);
    return result == OK ? once_keep(request->db, &once, request->answer.location) : result;
}

static enum result handle(struct exchange *exchange)
{
    struct request *request = &exchange->request;

    if (exchange->result != OK)
        return exchange->result; /* prepare refused it; `refused` is to be kept */
    if (request->route->creates && request->once.length && request->visitor.account_id)
        return handle_once(request);
    return request->route->handle(request);
}

/* May run again after a conflict: what an earlier run left in the request is taken back first. */
enum result exchange_write(struct db *db, void *context)
{
    struct exchange *exchange = context;
    struct request *request = &exchange->request;
    enum result result;

    request->problems.count = exchange->problem_count;
    request->answer = (struct answer){ 0 };
    request->after = NULL;
    request->db = db;
    if (setjmp(exchange->overflow)) {
        exchange_unbound(exchange);
        request->db = NULL;
        return TOO_LARGE;
    }
    exchange_bound(exchange);
    result = handle(exchange);
    exchange_unbound(exchange);
    request->db = NULL;
    return result;
}

enum result exchange_refused(struct db *db, void *context)
{
    struct exchange *exchange = context;
    struct request *request = &exchange->request;
    enum result result = OK;

    if (!request->refused)
        return OK;
    if (setjmp(exchange->overflow)) {
        exchange_unbound(exchange);
        request->db = NULL;
        return TOO_LARGE;
    }
    exchange_bound(exchange);
    request->db = db;
    result = request->refused(db, request);
    request->db = NULL;
    exchange_unbound(exchange);
    return result;
}

static void note_act(struct exchange *exchange, int status)
{
    struct request *request = &exchange->request;
    enum log_level level = status >= 500 ? LOG_ERROR : LOG_INFO;
    struct str number = str_format(&request->arena, "%d", status);

    if (request->route && request->route->is_secret)
        log_event(level, "act", { "path", exchange_logged_path(exchange) }, { "status", number });
    else
        log_event(level, "act", { "path", exchange_logged_path(exchange) }, { "status", number },
                  { "who", request->visitor.handle }, { "from", request->from },
                  { "id", exchange->id });
}

static enum step end_post(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    enum result result = exchange->result;
    enum step step = STEP_ANSWER;

    if (result == OK) {
        if (request->after)
            request->after(request);
        if (request->answer.shows_form)
            step = exchange_show_form(exchange, 200);
        else
            exchange_pack(exchange, request->answer.status ? request->answer.status : 200);
    } else {
        step = exchange_show_refusal(exchange, result);
    }
    note_act(exchange, exchange->outgoing.status);
    return step;
}

enum step exchange_end(struct exchange *exchange, enum result result)
{
    exchange->result = result;
    /* What was committed must not be answered as if it had not been. */
    return result == OK ? end_post(exchange) : exchange_bounded(exchange, end_post);
}
