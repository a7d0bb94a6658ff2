/* Any bytes as a request's first line and headers, through the guard to the route table. */
#include <stdlib.h>
#include <string.h>

#include "http/guard.h"
#include "http/route.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

/* The first line is the target, the others are headers. */
static void read_incoming(struct str input, struct incoming *incoming)
{
    incoming->method = STR("GET");
    incoming->version = STR("HTTP/1.1");
    incoming->target = str_cut(&input, '\n');
    while (input.length && incoming->header_count <= HEADERS_MAX) {
        struct str value = str_cut(&input, '\n');
        struct str name = str_cut(&value, ':');

        if (incoming->header_count < HEADERS_MAX)
            incoming->headers[incoming->header_count] = (struct header){ name, str_trim(value) };
        incoming->header_count++;
    }
}

/* What a route was found by: ids are positive, names are there and hold no slash. */
static void expect_parts(const struct request *request, const struct route *route)
{
    int ids = 0, names = 0;

    for (const char *part = strchr(route->path, ':'); part; part = strchr(part + 1, ':')) {
        if (!strncmp(part, ":id", 3)) {
            expect(request->ids[ids++] > 0);
            continue;
        }
        expect(request->names[names].length > 0);
        expect(!memchr(request->names[names].data, '/', request->names[names].length));
        names++;
    }
}

static void find(struct arena *arena, const struct incoming *incoming, enum method method)
{
    struct request request = { .method = method };
    const struct route *route;
    bool other_method;

    if (!target_split(arena, incoming->target, &request.path, &request.query))
        return;
    expect(str_is_utf8(request.path) && str_starts(request.path, "/"));
    route = route_find(routes, &request, &other_method);
    if (route)
        expect_parts(&request, route);
    if (route && request.format != HTML)
        expect(route->formats & request.format);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct incoming incoming;
    struct arena arena = { 0 };
    struct str input = { memcpy(arena_alloc(&arena, size + 1), data, size), size };
    int status;

    memset(&incoming, 0, sizeof incoming);
    read_incoming(input, &incoming);
    status = guard_status(&incoming);
    expect(!status || (status >= 400 && status < 500));
    if (!status) {
        find(&arena, &incoming, GET);
        find(&arena, &incoming, POST);
    }
    arena_free(&arena);
    return 0;
}
