/* The server on a real socket: what only shows there. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "http/connections.h"
#include "http/exchange.h"
#include "http/server.h"
#include "support/forum.h"

#define CLOSE "Connection: close\r\n\r\n"

static struct site site = { .name = { "Palabre", 7 } };
static struct service service = { .site = &site };
static struct server *server;

static void start(int requests_per_second_max)
{
    struct server_options options = { .listen = "127.0.0.1:0",
                                      .workers = 1,
                                      .requests_per_second_max = requests_per_second_max };

    service.store = forum_store();
    service.kept = kept_table_new(KEPT_BYTES_MAX);
    server = server_start(&service, &options);
    ck_assert_ptr_nonnull(server);
}

static void stop(void)
{
    server_stop(server);
    kept_table_free(service.kept);
}

static int connected(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)server_port(server)),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct timeval patience = { .tv_sec = 10 };
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ck_assert_int_eq(connect(fd, (struct sockaddr *)&address, sizeof address), 0);
    return fd;
}

static void send_text(int fd, struct str text)
{
    while (text.length) {
        ssize_t sent = send(fd, text.data, text.length, MSG_NOSIGNAL);

        if (sent <= 0)
            return; /* the server has heard enough */
        text = str_slice(text, (size_t)sent, text.length);
    }
}

/* All that comes until the server closes; requests that are sound ask it to. */
static struct str answer_to(struct str text)
{
    struct buffer answer = { .arena = &arena };
    char part[4096];
    int fd = connected();
    ssize_t length;

    send_text(fd, text);
    while ((length = recv(fd, part, sizeof part, 0)) > 0)
        buffer_put(&answer, part, (size_t)length);
    close(fd);
    return buffer_str(&answer);
}

static int status_in(struct str answer)
{
    int64_t status;

    return str_starts(answer, "HTTP/1.1 ") && str_to_integer(str_slice(answer, 9, 12), &status)
               ? (int)status
               : 0;
}

static bool holds(struct str answer, const char *text)
{
    return str_find(answer, str_of(text), 0) < answer.length;
}

START_TEST(the_numbers_of_the_server_are_for_its_own_machine_alone)
{
    struct str answer;

    start(0);
    answer_to(STR("GET /about HTTP/1.1\r\nHost: a\r\n" CLOSE));
    answer_to(STR("GET /nowhere HTTP/1.1\r\nHost: a\r\n" CLOSE));
    answer = answer_to(STR("GET /metrics HTTP/1.1\r\nHost: a\r\n" CLOSE));
    ck_assert_int_eq(status_in(answer), 200);
    ck_assert(holds(answer, "Content-Type: text/plain; version=0.0.4"));
    ck_assert(holds(answer, "\npalabre_answers_total{status=\"2xx\"} 1\n"));
    ck_assert(holds(answer, "\npalabre_answers_total{status=\"4xx\"} 1\n"));
    ck_assert(holds(answer, "\n# TYPE palabre_connections_open gauge\npalabre_connections_open "));
    ck_assert(holds(answer, "\npalabre_writes_waiting 0\n"));
    ck_assert(!holds(answer, "\npalabre_kept_bytes 0\n"));
    answer = answer_to(STR("GET /metrics HTTP/1.1\r\nHost: a\r\n"
                           "X-Forwarded-For: 192.0.2.7\r\n" CLOSE));
    ck_assert_int_eq(status_in(answer), 404);
    stop();
}
END_TEST

START_TEST(a_page_comes_with_every_safety_header)
{
    struct str answer;

    start(0);
    answer = answer_to(STR("GET /about HTTP/1.1\r\nHost: a\r\n" CLOSE));
    ck_assert_int_eq(status_in(answer), 200);
    ck_assert(holds(answer, "Content-Security-Policy: default-src 'none';"));
    ck_assert(holds(answer, "X-Content-Type-Options: nosniff"));
    ck_assert(holds(answer, "Referrer-Policy: same-origin"));
    ck_assert(holds(answer, "Content-Type: text/html; charset=utf-8"));
    ck_assert(!holds(answer, "Server:"));
    answer = answer_to(STR("GET /nowhere HTTP/1.1\r\nHost: a\r\n" CLOSE));
    ck_assert_int_eq(status_in(answer), 404);
    ck_assert(holds(answer, "Content-Security-Policy: default-src 'none';"));
    ck_assert(holds(answer, "Cache-Control: no-store"));
    stop();
}
END_TEST

START_TEST(requests_that_can_be_read_in_two_ways_are_refused_and_the_connection_closed)
{
    static const char *const requests[] = {
        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: "
        "chunked\r\n\r\n",
        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET http://elsewhere.test/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n",
    };

    start(0);
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        ck_assert_int_eq(status_in(answer_to(str_of(requests[i]))), 400);
    ck_assert_int_eq(status_in(answer_to(STR("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"))), 405);
    ck_assert_int_eq(status_in(answer_to(STR("GET /health HTTP/1.1\r\nHost: a\r\n" CLOSE))), 200);
    stop();
}
END_TEST

START_TEST(two_requests_on_one_connection_get_two_answers)
{
    struct str answer, rest;

    start(0);
    answer = answer_to(STR("GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
                           "GET /nowhere HTTP/1.1\r\nHost: a\r\n" CLOSE));
    ck_assert_int_eq(status_in(answer), 200);
    rest = str_slice(answer, str_find(answer, STR("HTTP/1.1"), 1), answer.length);
    ck_assert_int_eq(status_in(rest), 404);
    stop();
}
END_TEST

START_TEST(a_page_that_is_known_is_not_sent_again)
{
    struct str first, again;
    size_t at;

    start(0);
    first = answer_to(STR("GET /about HTTP/1.1\r\nHost: a\r\n" CLOSE));
    at = str_find(first, STR("ETag: "), 0) + 6;
    again = answer_to(str_format(&arena,
                                 "GET /about HTTP/1.1\r\nHost: a\r\nIf-None-Match: %.*s\r\n" CLOSE,
                                 STR_ARGS(str_slice(first, at, str_find(first, STR("\r"), at)))));
    ck_assert_int_eq(status_in(again), 304);
    ck_assert(!holds(again, "<html"));
    stop();
}
END_TEST

START_TEST(a_head_request_gets_the_headers_alone)
{
    struct str answer;

    start(0);
    answer = answer_to(STR("HEAD /about HTTP/1.1\r\nHost: a\r\n" CLOSE));
    ck_assert_int_eq(status_in(answer), 200);
    ck_assert(holds(answer, "Content-Length: "));
    ck_assert(!holds(answer, "<html"));
    stop();
}
END_TEST

START_TEST(a_body_of_two_megabytes_is_read_to_its_end_and_refused_with_a_page)
{
    struct buffer request = { .arena = &arena };
    struct str answer;

    start(0);
    buffer_put_c(&request, "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n"
                           "Connection: close\r\n"
                           "Content-Type: application/x-www-form-urlencoded\r\n\r\nhandle=");
    for (int i = 0; i < 2000000 - 7; i++)
        buffer_put(&request, "a", 1);
    answer = answer_to(buffer_str(&request));
    ck_assert_int_eq(status_in(answer), 413);
    ck_assert(holds(answer, "<h1>"));
    ck_assert_int_eq(status_in(answer_to(STR("GET /health HTTP/1.1\r\nHost: a\r\n" CLOSE))), 200);
    stop();
}
END_TEST

START_TEST(garbage_never_ends_the_server)
{
    start(0);
    for (int i = 0; i < 200; i++) {
        char noise[64];
        int fd;

        for (size_t at = 0; at < sizeof noise; at++)
            noise[at] = (char)(i * 37 + (int)at * 11);
        fd = connected();
        send_text(fd, (struct str){ noise, sizeof noise });
        close(fd);
    }
    ck_assert_int_eq(status_in(answer_to(STR("GET /health HTTP/1.1\r\nHost: a\r\n" CLOSE))), 200);
    stop();
}
END_TEST

START_TEST(one_address_behind_a_trusted_proxy_is_limited_alone)
{
    int refused = 0;

    site.trusted_proxy = STR("127.0.0.1");
    start(2);
    for (int i = 0; i < 20; i++)
        refused +=
            status_in(answer_to(STR("GET /health HTTP/1.1\r\nHost: a\r\n"
                                    "X-Forwarded-For: 203.0.113.7, 192.0.2.9\r\n" CLOSE))) == 429;
    ck_assert_int_gt(refused, 0);
    ck_assert_int_eq(status_in(answer_to(STR("GET /health HTTP/1.1\r\nHost: a\r\n"
                                             "X-Forwarded-For: 192.0.2.10\r\n" CLOSE))),
                     200);
    stop();
    site.trusted_proxy = STR("");
}
END_TEST

START_TEST(a_connection_past_its_deadline_is_shut)
{
    struct connections *connections = connections_start();
    struct connection *connection;
    int pair[2];
    char byte;

    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    connection = connection_open(connections, pair[0], 1);
    connection_deadline(connection, 1);
    ck_assert_int_eq(recv(pair[1], &byte, 1, 0), 0); /* returns when the other end is shut */
    connection_close(connections, connection);
    close(pair[0]);
    close(pair[1]);
    connections_stop(connections);
}
END_TEST

START_TEST(one_address_may_have_only_so_many_connections)
{
    struct connections *connections = connections_start();
    struct connection *opened[PER_ADDRESS_MAX];

    for (int i = 0; i < PER_ADDRESS_MAX; i++) {
        ck_assert(connections_allow(connections, 1));
        opened[i] = connection_open(connections, -1, 1);
        connection_deadline(opened[i], 0);
    }
    ck_assert(!connections_allow(connections, 1));
    ck_assert(connections_allow(connections, 2));
    for (int i = 0; i < PER_ADDRESS_MAX; i++)
        connection_close(connections, opened[i]);
    ck_assert(connections_allow(connections, 1));
    connections_stop(connections);
}
END_TEST

RUN_TESTS("server", the_numbers_of_the_server_are_for_its_own_machine_alone,
          a_page_comes_with_every_safety_header,
          requests_that_can_be_read_in_two_ways_are_refused_and_the_connection_closed,
          two_requests_on_one_connection_get_two_answers, a_page_that_is_known_is_not_sent_again,
          a_head_request_gets_the_headers_alone,
          a_body_of_two_megabytes_is_read_to_its_end_and_refused_with_a_page,
          garbage_never_ends_the_server, one_address_behind_a_trusted_proxy_is_limited_alone,
          a_connection_past_its_deadline_is_shut, one_address_may_have_only_so_many_connections)
