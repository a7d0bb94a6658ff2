#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "http/server_parts.h"

enum { FORM_BUFFER_BYTES = 4096, DRAIN_MAX_BYTES = 16 * 1024 * 1024, LIMITED_SECONDS = 2 };

static struct peer *peer_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

/*
 * The target as it was sent; libmicrohttpd decodes it afterwards. A request it
 * then refuses by itself is never ended by it: the peer's next one, or its end,
 * takes care of that.
 */
void *on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
    struct peer *peer = peer_of(connection);
    struct server_exchange *held;

    if (!peer)
        return NULL;
    if (peer->exchange)
        server_exchange_free(cls, (struct server_exchange *)peer->exchange);
    held = server_exchange_new(cls);
    held->peer = peer;
    held->connection = connection;
    held->exchange.incoming.target = str_copy(&held->exchange.request.arena, str_of(target));
    peer->exchange = &held->exchange;
    return held;
}

static enum MHD_Result add_header(void *cls, enum MHD_ValueKind kind, const char *name,
                                  const char *value)
{
    struct incoming *incoming = cls;

    (void)kind;
    if (incoming->header_count < HEADERS_MAX)
        incoming->headers[incoming->header_count] = (struct header){ str_of(name), str_of(value) };
    return incoming->header_count++ < HEADERS_MAX ? MHD_YES : MHD_NO;
}

/* The address that asks: the peer's, or the one a trusted proxy names last (RFC 7239's elder). */
static struct str asking_address(const struct server_exchange *held)
{
    struct str peer = str_of(held->peer->address);
    struct str proxy = held->exchange.service->site->trusted_proxy;
    struct str chain = incoming_header(&held->exchange.incoming, "X-Forwarded-For");
    struct str last = { 0 };

    if (!proxy.length || !str_equal(peer, proxy))
        return peer;
    while (chain.length)
        last = str_trim(str_cut(&chain, ','));
    return last.length ? str_slice(last, 0, ADDRESS_MAX) : peer;
}

/* By what proxies say of themselves, so that one nobody told us of does not pass for the machine.
 */
static bool came_through_proxy(const struct incoming *incoming)
{
    static const char *const names[] = {
        "X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto"
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (incoming_header(incoming, names[i]).length)
            return true;
    return false;
}

static bool is_within_limit(struct server *server, const struct server_exchange *held)
{
    struct str address = held->exchange.request.from;

    if (!server->limiter ||
        (held->peer->is_local && str_equal(address, str_of(held->peer->address))))
        return true;
    return limiter_takes(server->limiter, address, clock_milliseconds());
}

static enum step begin(struct server *server, struct server_exchange *held)
{
    struct exchange *exchange = &held->exchange;

    exchange->request.from = asking_address(held);
    exchange->request.is_local = held->peer->is_local && !came_through_proxy(&exchange->incoming);
    if (!is_within_limit(server, held)) {
        exchange->request.answer.retry_after_seconds = LIMITED_SECONDS;
        exchange->outgoing.closes = true;
        return exchange_show_error(exchange, 429);
    }
    return exchange_begin(exchange);
}

static enum MHD_Result add_piece(void *cls, enum MHD_ValueKind kind, const char *name,
                                 const char *file, const char *type, const char *coding,
                                 const char *data, uint64_t offset, size_t length)
{
    struct server_exchange *held = cls;

    (void)kind, (void)file, (void)type, (void)coding;
    return name && exchange_piece(&held->exchange, name, offset, data, length) ? MHD_YES : MHD_NO;
}

static void begin_body(struct server_exchange *held)
{
    connection_deadline(held->peer->connection, held->peer->server->deadlines.body);
    held->form = MHD_create_post_processor(held->connection, FORM_BUFFER_BYTES, add_piece, held);
}

/* A body beyond the bound is read to its end (an answer cannot come before), but not looked at. */
static enum MHD_Result take_body(struct server_exchange *held, const char *data, size_t *length)
{
    struct exchange *exchange = &held->exchange;

    exchange->body_bytes += *length;
    if (exchange->body_bytes > DRAIN_MAX_BYTES)
        return MHD_NO;
    if (exchange->body_bytes > BODY_MAX_BYTES)
        exchange->body_is_too_large = true;
    else if (held->form && MHD_post_process(held->form, data, *length) != MHD_YES)
        exchange->form.is_broken = true;
    *length = 0;
    return MHD_YES;
}

static void put_headers(struct MHD_Response *response, const struct outgoing *out)
{
    for (int i = 0; i < out->header_count; i++)
        if (MHD_add_response_header(response, out->headers[i].name, out->headers[i].value.data) !=
            MHD_YES)
            abort(); /* a header with a line break in it: never send half of them */
    if (out->closes)
        MHD_add_response_header(response, "Connection", "close");
}

static void unpin(void *kept)
{
    kept_unpin(kept);
}

void server_drop_kept(struct kept *kept)
{
    for (int i = 0; i < 2; i++)
        if (kept->ready[i])
            MHD_destroy_response(kept->ready[i]);
}

/* A kept page's answer is made once and sent to many; it ends when the page is held no more. */
static struct MHD_Response *kept_response(struct exchange *exchange)
{
    struct outgoing *out = &exchange->outgoing;
    _Atomic(void *) *ready = &out->kept->ready[out->is_packed];
    struct MHD_Response *response = atomic_load(ready);
    void *none = NULL;

    if (response)
        return response;
    outgoing_kept_headers(exchange);
    response = MHD_create_response_from_buffer_with_free_callback_cls(
        out->body.length, (void *)(uintptr_t)out->body.data, unpin, out->kept);
    if (!response)
        abort();
    kept_pin(out->kept);
    put_headers(response, out);
    if (atomic_compare_exchange_strong(ready, &none, response))
        return response;
    MHD_destroy_response(response);
    return none;
}

static enum MHD_Result answer(struct server_exchange *held)
{
    struct outgoing *out = &held->exchange.outgoing;
    struct MHD_Response *response;
    enum MHD_Result queued;

    connection_deadline(held->peer->connection, held->peer->server->deadlines.answer);
    if (atomic_load(&held->peer->server->is_ending))
        out->closes = true;
    if (out->kept && out->status == 200 && !out->closes)
        return MHD_queue_response(held->connection, 200, kept_response(&held->exchange));
    if (out->kept && out->status == 200)
        outgoing_kept_headers(&held->exchange);
    response = MHD_create_response_from_buffer(out->body.length, (void *)(uintptr_t)out->body.data,
                                               MHD_RESPMEM_PERSISTENT);
    if (!response)
        return MHD_NO;
    put_headers(response, out);
    queued = MHD_queue_response(held->connection, (unsigned)out->status, response);
    MHD_destroy_response(response);
    return queued;
}

/* Back to the worker that the connection belongs to: on_request() is called once more. */
static void resume(struct server_exchange *held)
{
    MHD_resume_connection(held->connection);
}

static void on_written(void *context, enum result result)
{
    struct server_exchange *held = context;

    held->exchange.result = result;
    resume(held);
}

/* The connection is suspended: everything after the line takes it is the writer's. */
static void submit_write(struct server_exchange *held)
{
    struct exchange *exchange = &held->exchange;

    exchange->write = (struct write){
        .run = exchange_write,
        .refused = exchange_refused,
        .done = on_written,
        .context = held,
        .lock = exchange->request.lock,
        .lock_id = exchange->request.lock_id,
        .logs = exchange->request.route->logs,
    };
    if (store_submit(exchange->service->store, &exchange->write) != OK) {
        exchange->result = BUSY;
        resume(held);
    }
}

void server_hash(struct exchange *exchange)
{
    struct server_exchange *held = (struct server_exchange *)exchange;

    exchange->next = exchange_prepare(exchange);
    if (exchange->next == STEP_WRITE)
        submit_write(held);
    else
        resume(held);
}

/* Comes back from the writer. */
static enum MHD_Result come_back(struct server_exchange *held)
{
    held->exchange.next = exchange_end(&held->exchange, held->exchange.result);
    return answer(held);
}

void server_exchange_back(struct server *server, struct server_exchange *held)
{
    atomic_fetch_sub(&server->away, held->is_away);
    held->is_away = false;
}

/* Counted before it looks, so that server_stop() either waits for it or is seen by it. */
static bool may_be_suspended(struct server *server, struct server_exchange *held)
{
    held->is_away = true;
    atomic_fetch_add(&server->away, 1);
    return !atomic_load(&server->takes_no_more);
}

/* Leads a request whose next step is not on this thread to where it is. */
static enum MHD_Result go_on(struct server *server, struct server_exchange *held)
{
    struct exchange *exchange = &held->exchange;

    if (exchange->next == STEP_PREPARE)
        exchange->next = exchange_prepare(exchange);
    if (exchange->next == STEP_ANSWER)
        return answer(held);
    if (!may_be_suspended(server, held)) {
        exchange->result = BUSY;
        return come_back(held);
    }
    connection_deadline(held->peer->connection, 0);
    MHD_suspend_connection(held->connection);
    if (exchange->next == STEP_WRITE) {
        submit_write(held);
    } else if (!hasher_submit(server->hasher, exchange)) {
        exchange->next = STEP_WRITE;
        exchange->result = BUSY;
        resume(held);
    }
    return MHD_YES;
}

static enum MHD_Result end_body(struct server *server, struct server_exchange *held)
{
    struct exchange *exchange = &held->exchange;

    if (held->form)
        MHD_destroy_post_processor(held->form);
    else if (exchange->body_bytes && !exchange->body_is_too_large)
        exchange->next = exchange_show_error(exchange, 415);
    held->form = NULL;
    if (exchange->next == STEP_BODY)
        exchange->next = exchange_read(exchange);
    return go_on(server, held);
}

enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
                           const char *method, const char *version, const char *data,
                           size_t *length, void **held_by)
{
    struct server *server = cls;
    struct server_exchange *held = *held_by;

    (void)url;
    if (!held)
        return MHD_NO;
    if (held->has_begun) {
        server_exchange_back(server, held);
        if (*length)
            return take_body(held, data, length);
        if (held->exchange.next == STEP_BODY)
            return end_body(server, held);
        return held->exchange.next == STEP_ANSWER ? answer(held) : come_back(held);
    }
    held->has_begun = true;
    held->exchange.incoming.method = str_of(method);
    held->exchange.incoming.version = str_of(version);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, add_header, &held->exchange.incoming);
    held->exchange.next = begin(server, held);
    /* An answer given before the body has been read closes the connection after it. */
    if (held->exchange.outgoing.closes)
        return answer(held);
    if (held->exchange.next == STEP_BODY)
        begin_body(held);
    return MHD_YES;
}

void on_end(void *cls, struct MHD_Connection *connection, void **held_by,
            enum MHD_RequestTerminationCode code)
{
    struct server_exchange *held = *held_by;

    (void)connection, (void)code;
    if (!held)
        return;
    metrics_answer(held->exchange.outgoing.status);
    connection_deadline(held->peer->connection, held->peer->server->deadlines.wait);
    held->peer->exchange = NULL;
    *held_by = NULL;
    server_exchange_free(cls, held);
}
