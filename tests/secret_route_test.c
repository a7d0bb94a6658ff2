/* What the server's log says of an act on a route that is secret: that there was one. */
#include "http/exchange.h"
#include "support/forum.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

static enum result fate;

static enum result act(struct request *request)
{
    buffer_put_c(&request->page.body, "done");
    return fate;
}

static const struct route plain = { .method = POST, .path = "/b/:id/vote", .handle = act };
static const struct route secret = {
    .method = POST, .path = "/b/:id/vote", .handle = act, .is_secret = true
};

static void send_to(const struct route *route)
{
    static struct site site = { .name = { "Palabre", 7 } };
    static struct service service = { .site = &site };
    struct exchange *exchange = calloc(1, sizeof *exchange);

    exchange_open(exchange, &service);
    exchange->test_db = forum;
    exchange_begin_page(exchange);
    exchange->request.route = route;
    exchange->request.method = POST;
    exchange->request.path = STR("/b/4711/vote");
    exchange->request.visitor.handle = STR("basalte");
    exchange->request.from = STR("3f2a");
    exchange_end(exchange, exchange_write(forum, exchange));
    exchange_close(exchange);
    arena_free(&exchange->request.arena);
    free(exchange);
}

/* The lines that the log gets meanwhile. */
static const char *logged(const struct route *route, enum result result)
{
    static char lines[2000];
    int standard_error = dup(STDERR_FILENO);
    FILE *file = tmpfile();

    ck_assert_ptr_nonnull(file);
    fate = result;
    dup2(fileno(file), STDERR_FILENO);
    log_from(LOG_INFO);
    send_to(route);
    dup2(standard_error, STDERR_FILENO);
    close(standard_error);
    rewind(file);
    lines[fread(lines, 1, sizeof lines - 1, file)] = '\0';
    fclose(file);
    return lines;
}

static bool says(const char *lines, const char *words)
{
    return strstr(lines, words) != NULL;
}

START_TEST(an_act_is_logged_with_who_and_where)
{
    const char *lines = logged(&plain, OK);

    ck_assert(
        says(lines, "act path=\"/b/4711/vote\" status=\"200\" who=\"basalte\" from=\"3f2a\""));
}
END_TEST

START_TEST(a_secret_act_is_logged_without)
{
    static const enum result results[] = { OK, NOT_VALID, NOT_FOUND, CONFLICT, FAILED };

    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        const char *lines = logged(&secret, results[i]);

        ck_assert(says(lines, "act path=\"/b/:id/vote\" status="));
        ck_assert(!says(lines, "basalte"));
        ck_assert(!says(lines, "3f2a"));
        ck_assert(!says(lines, "4711"));
    }
}
END_TEST

RUN_TESTS("secret_route", an_act_is_logged_with_who_and_where, a_secret_act_is_logged_without)
