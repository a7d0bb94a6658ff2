#include "support/client.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http/csrf.h"
#include "http/exchange.h"
#include "http/gather.h"
#include "support/forum.h"

static struct site site = { .name = { "Palabre", 7 }, .listens_at = { "http://forum.test", 17 } };

static const struct service *test_service(void)
{
    static struct service service = { .site = &site };

    if (!service.kept)
        service.kept = kept_table_new(KEPT_BYTES_MAX);
    if (!service.gathered)
        service.gathered = gathered_new();
    return &service;
}

static void add_header(struct exchange *exchange, const char *name, struct str value)
{
    exchange->incoming.headers[exchange->incoming.header_count++] =
        (struct header){ str_of(name), value };
}

static struct exchange *begin(struct client *client, const char *method, const char *target)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);
    struct arena *request_arena;

    client_end(client);
    exchange_open(exchange, test_service());
    if (client->memory_max)
        exchange->memory_max = client->memory_max;
    client->exchange = exchange;
    request_arena = &exchange->request.arena;
    exchange->test_db = forum;
    exchange->incoming.method = str_of(method);
    exchange->incoming.version = STR("HTTP/1.1");
    exchange->incoming.target = str_of(target);
    exchange->request.from = str_of(client->address ? client->address : "192.0.2.1");
    exchange->request.is_local = client->is_local;
    add_header(exchange, "Host", STR("forum.test"));
    add_header(exchange, "User-Agent", STR("Firefox Linux"));
    if (client->language)
        add_header(exchange, "Accept-Language", str_of(client->language));
    if (client->takes_gzip)
        add_header(exchange, "Accept-Encoding", STR("gzip"));
    if (client->knows)
        add_header(exchange, "If-None-Match", str_of(client->knows));
    if (client->origin)
        add_header(exchange, "Origin", str_of(client->origin));
    add_header(
        exchange, "Cookie",
        str_format(request_arena, "session=%s; visitor=%s", client->session, client->visitor));
    return exchange;
}

/* Takes a cookie that the answer sets. */
static void take_cookie(struct client *client, struct str cookie)
{
    struct str value = cookie, name = str_cut(&value, '=');

    value = str_cut(&value, ';');
    if (str_equal(name, STR("session")))
        snprintf(client->session, sizeof client->session, "%.*s", STR_ARGS(value));
    if (str_equal(name, STR("visitor")))
        snprintf(client->visitor, sizeof client->visitor, "%.*s", STR_ARGS(value));
}

static void finish(struct client *client)
{
    struct outgoing *out = &client->exchange->outgoing;

    if (out->kept && out->status == 200)
        outgoing_kept_headers(client->exchange); /* the server asks for them once only */
    client->status = out->status;
    client->body = out->body;
    client->location = client_header(client, "Location");
    for (int i = 0; i < out->header_count; i++)
        if (!strcmp(out->headers[i].name, "Set-Cookie"))
            take_cookie(client, out->headers[i].value);
}

static void write_now(struct exchange *exchange)
{
    enum result result;

    db_begin(forum);
    result = exchange_write(forum, exchange);
    if (result == OK) {
        result = db_commit(forum);
    } else {
        db_rollback(forum);
        db_begin(forum);
        if (exchange_refused(forum, exchange) != OK)
            db_rollback(forum);
        else if (db_commit(forum) != OK)
            result = FAILED;
    }
    exchange_end(exchange, result);
}

/* The body's fields, as libmicrohttpd would give them. */
static void send_fields(struct exchange *exchange, struct str body)
{
    struct arena *request_arena = &exchange->request.arena;

    exchange->body_is_too_large = body.length > BODY_MAX_BYTES;
    while (body.length && !exchange->body_is_too_large) {
        struct str value = str_cut(&body, '&');
        struct str name = str_cut(&value, '=');

        if (percent_decode(request_arena, value, true, &value))
            exchange_piece(exchange, str_copy(request_arena, name).data, 0, value.data,
                           value.length);
    }
}

void client_post_body(struct client *client, const char *target, struct str body)
{
    struct exchange *exchange = begin(client, "POST", target);
    enum step step = exchange_begin(exchange);

    if (step == STEP_BODY) {
        send_fields(exchange, body);
        step = exchange_read(exchange);
    }
    if (step == STEP_PREPARE || step == STEP_HASH)
        step = exchange_prepare(exchange);
    if (step == STEP_WRITE)
        write_now(exchange);
    finish(client);
}

void client_get(struct client *client, const char *target)
{
    exchange_begin(begin(client, "GET", target));
    finish(client);
}

struct str client_token(struct client *client)
{
    if (!client->session[0] && !client->visitor[0])
        snprintf(client->visitor, sizeof client->visitor, "visitor-of-the-test");
    return csrf_token(&arena, str_of(client->session[0] ? client->session : client->visitor));
}

void client_post(struct client *client, const char *target, ...)
{
    struct arena fields_arena = { 0 };
    struct page body = page_new(&fields_arena);
    const char *name;
    va_list args;

    if (!client->sends_no_token) {
        buffer_put_c(&body.body, "token=");
        put_percent_encoded(&body, client_token(client));
    }
    if (client->once[0])
        buffer_format(&body.body, "&once=%s", client->once);
    va_start(args, target);
    while ((name = va_arg(args, const char *))) {
        buffer_format(&body.body, "&%s=", name);
        put_percent_encoded(&body, str_of(va_arg(args, const char *)));
    }
    va_end(args);
    client_post_body(client, target, buffer_str(&body.body));
    arena_free(&fields_arena);
}

void client_sign_in(struct client *client, int64_t account_id)
{
    struct str token;

    db_begin(forum);
    ck_assert_int_eq(session_begin(forum, &arena, account_id, false, STR("test"), &token), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    snprintf(client->session, sizeof client->session, "%.*s", STR_ARGS(token));
}

bool client_sees(const struct client *client, const char *text)
{
    return str_find(client->body, str_of(text), 0) < client->body.length;
}

struct str client_header(const struct client *client, const char *name)
{
    const struct outgoing *out = &client->exchange->outgoing;

    for (int i = 0; i < out->header_count; i++)
        if (!strcmp(out->headers[i].name, name))
            return out->headers[i].value;
    return STR("");
}

void client_end(struct client *client)
{
    if (!client->exchange)
        return;
    exchange_close(client->exchange);
    arena_free(&client->exchange->request.arena);
    free(client->exchange);
    client->exchange = NULL;
}

int client_kept_in_use(void)
{
    return kept_in_use(test_service()->kept);
}

void client_gathered_write(void)
{
    ck_assert_int_eq(gathered_write_to(test_service()->gathered, forum), OK);
}
