/*
 * The bench's own server and forum:
 *
 *     bench fill DATABASE POSTS       fills a forum and prints one line a session: cookie token
 *     bench serve DATABASE PORT BATCH serves it, with at most so many writes a transaction
 *     bench import DATABASE POSTS     brings in an archive of as many files; prints its speed
 *                                     against rendering alone
 *     bench dump FILE POSTS           writes a Discourse dump
 *     bench restore DATABASE FILE     brings it in; prints posts a second, and its memory in MB
 *     bench law DATABASE              publishes the next version of its law; prints how many
 *                                     annotations a second were placed, and its memory in MB
 *     bench vote DATABASE             opens votes for 1,000 more people; prints the last one's id
 * and a line a person: cookie, token, secret bench floor PORT FILE           sends the file as a
 * constant page, as fast as the library can
 *
 * The floor is a bare libmicrohttpd daemon a worker, set up as the server's own are.
 */
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/random.h"
#include "bench/decide.h"
#include "bench/fill.h"
#include "bench/import.h"
#include "bench/law.h"
#include "bench/vote.h"
#include "bench/words.h"
#include "http/csrf.h"
#include "http/exchange.h"
#include "http/gather.h"
#include "http/server.h"
#include "http/session.h"
#include "store/store.h"
#include "support/dump_write.h"

enum { SESSIONS = 64, WORKERS = 2 };

static struct arena arena;

static enum result begin_sessions(struct db *db, void *context)
{
    (void)context;
    for (int64_t i = 1; i <= SESSIONS; i++) {
        struct str token;
        enum result result = session_begin(db, &arena, i, true, STR("bench"), &token);

        if (result != OK)
            return result;
        printf("%.*s %.*s\n", STR_ARGS(token), STR_ARGS(csrf_token(&arena, token)));
    }
    return OK;
}

static int fill_database(const char *database, const char *posts)
{
    struct store *store = store_open(database);
    int64_t count;

    if (!store || !str_to_id(str_of(posts), &count))
        return 1;
    bench_fill(store, count);
    bench_decide(store);
    bench_law(store);
    if (store_write(store, begin_sessions, NULL) != OK)
        return 1;
    store_close(store);
    return 0;
}

static int import(const char *database, const char *posts)
{
    struct store *store = store_open(database);
    struct import_speed speed;
    int64_t count;

    if (!store || !str_to_id(str_of(posts), &count))
        return 1;
    speed = bench_import(store, count);
    printf("%.3f\n", speed.imported / speed.rendered);
    fprintf(stderr, "%.0f posts a second came in, %.0f rendered alone\n", speed.imported,
            speed.rendered);
    store_close(store);
    return 0;
}

static int publish_law(const char *database)
{
    struct store *store = store_open(database);
    struct law_speed speed;

    if (!store)
        return 1;
    speed = bench_law_again(store);
    printf("%.0f %.0f\n", speed.annotations_per_second, speed.grown_megabytes);
    store_close(store);
    return 0;
}

static int open_votes(const char *database)
{
    struct store *store = store_open(database);

    if (!store)
        return 1;
    bench_vote(store);
    store_close(store);
    return 0;
}

static int write_dump(const char *path, const char *posts)
{
    struct dump_wish wish = { .path = path, .text = words_post };

    if (!str_to_id(str_of(posts), &wish.posts))
        return 1;
    dump_write(&wish);
    return 0;
}

static int restore(const char *database, const char *path)
{
    struct store *store = store_open(database);
    double posts_per_second;
    struct rusage usage;

    if (!store)
        return 1;
    posts_per_second = bench_restore(store, path);
    store_close(store);
    getrusage(RUSAGE_SELF, &usage);
    printf("%.0f %.0f\n", posts_per_second, (double)usage.ru_maxrss / 1024);
    return 0;
}

static void wait_for_signal(void)
{
    sigset_t signals;
    int got;

    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigwait(&signals, &got);
}

static int serve(const char *database, const char *port, const char *batch, bool keeps)
{
    struct site site = { .name = STR("Palabre"), .listens_at = STR("http://127.0.0.1") };
    struct service service = { .site = &site };
    struct server_options options = { .workers = WORKERS };
    struct server *server;
    int64_t writes;

    options.listen = str_format(&arena, "127.0.0.1:%s", port).data;
    service.store = store_open(database);
    if (!service.store || !str_to_id(str_of(batch), &writes))
        return 1;
    store_batch(service.store, (int)writes);
    service.kept = kept_table_new(keeps ? KEPT_BYTES_MAX : 0);
    service.gathered = gathered_new();
    log_from(LOG_ERROR);
    server = server_start(&service, &options);
    if (!server)
        return 1;
    wait_for_signal();
    server_stop(server);
    store_close(service.store);
    kept_table_free(service.kept);
    return 0;
}

static enum MHD_Result on_floor(void *cls, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *data,
                                size_t *length, void **held)
{
    (void)url, (void)method, (void)version, (void)data, (void)length;
    if (!*held) {
        *held = cls;
        return MHD_YES;
    }
    return MHD_queue_response(connection, 200, cls);
}

static struct str read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buffer buffer = { .arena = &arena };
    char part[4096];
    size_t length;

    if (!file)
        return STR("");
    while ((length = fread(part, 1, sizeof part, file)))
        buffer_put(&buffer, part, length);
    fclose(file);
    return buffer_str(&buffer);
}

static int serve_floor(const char *port, const char *path)
{
    struct str page = read_file(path);
    struct MHD_Response *response = MHD_create_response_from_buffer(
        page.length, (void *)(uintptr_t)page.data, MHD_RESPMEM_PERSISTENT);
    uint16_t number = (uint16_t)strtoul(port, NULL, 10);

    MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    for (int i = 0; i < WORKERS; i++)
        if (!MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, number, NULL, NULL, on_floor, response,
                              MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END))
            return 1;
    wait_for_signal();
    return 0;
}

int main(int argc, char **argv)
{
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    if (!random_start())
        return 1;
    if (argc == 4 && !strcmp(argv[1], "fill"))
        return fill_database(argv[2], argv[3]);
    if (argc == 4 && !strcmp(argv[1], "import"))
        return import(argv[2], argv[3]);
    if (argc == 3 && !strcmp(argv[1], "law"))
        return publish_law(argv[2]);
    if (argc == 3 && !strcmp(argv[1], "vote"))
        return open_votes(argv[2]);
    if (argc == 4 && !strcmp(argv[1], "dump"))
        return write_dump(argv[2], argv[3]);
    if (argc == 4 && !strcmp(argv[1], "restore"))
        return restore(argv[2], argv[3]);
    if (argc == 5 && !strcmp(argv[1], "serve"))
        return serve(argv[2], argv[3], argv[4], true);
    if (argc == 5 && !strcmp(argv[1], "serve-unkept"))
        return serve(argv[2], argv[3], argv[4], false);
    if (argc == 4 && !strcmp(argv[1], "floor"))
        return serve_floor(argv[2], argv[3]);
    fputs("usage: bench fill|import|dump|restore|law|vote|serve|floor …\n", stderr);
    return 2;
}
