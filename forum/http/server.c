#include "http/server.h"

#include <arpa/inet.h>
#include <malloc.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "http/server_parts.h"

enum {
    CONNECTION_BYTES = 12 * 1024, /* a request's line and headers must fit in there */
    CONNECTIONS_MAX = 8192,       /* of one worker */
    BACKLOG = 1024,
    STOP_SECONDS = 10,
};

bool address_text(const struct sockaddr *address, char text[ADDRESS_MAX])
{
    if (address->sa_family == AF_INET6) {
        const struct in6_addr *six = &((const struct sockaddr_in6 *)address)->sin6_addr;

        inet_ntop(AF_INET6, six, text, ADDRESS_MAX);
        return IN6_IS_ADDR_LOOPBACK(six);
    }
    if (address->sa_family == AF_INET) {
        const struct in_addr *four = &((const struct sockaddr_in *)address)->sin_addr;

        inet_ntop(AF_INET, four, text, ADDRESS_MAX);
        return (ntohl(four->s_addr) >> 24) == 127;
    }
    text[0] = '\0';
    return true;
}

uint64_t address_hash(const char *text)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */

    while (*text)
        hash = (hash ^ (unsigned char)*text++) * 1099511628211u;
    return hash;
}

static enum MHD_Result may_connect(void *cls, const struct sockaddr *address, socklen_t length)
{
    struct server *server = cls;
    char text[ADDRESS_MAX];

    (void)length;
    return address_text(address, text) || connections_allow(server->connections, address_hash(text))
               ? MHD_YES
               : MHD_NO;
}

static struct peer *peer_new(struct server *server, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info;
    struct peer *peer = calloc(1, sizeof *peer);

    if (!peer)
        abort();
    peer->server = server;
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    peer->is_local = address_text(info->client_addr, peer->address);
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    peer->connection =
        connection_open(server->connections, info->connect_fd, address_hash(peer->address));
    connection_deadline(peer->connection, server->deadlines.wait);
    return peer;
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    struct server *server = cls;
    struct peer *peer = *context;

    metrics_connection(code == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1);
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *context = peer_new(server, connection);
        return;
    }
    if (peer->exchange)
        server_exchange_free(server, (struct server_exchange *)peer->exchange);
    connection_close(server->connections, peer->connection);
    free(peer);
    *context = NULL;
}

/* "HOST:PORT" or "[ADDRESS]:PORT" to the one address it means. */
static struct addrinfo *resolve(const char *listen_on)
{
    struct addrinfo wanted = { .ai_socktype = SOCK_STREAM,
                               .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
    struct addrinfo *found = NULL;
    const char *colon = strrchr(listen_on, ':');
    char host[256];
    size_t length = colon ? (size_t)(colon - listen_on) : 0;

    if (!colon || length >= sizeof host || !colon[1])
        return NULL;
    if (length > 1 && listen_on[0] == '[' && colon[-1] == ']') {
        listen_on++;
        length -= 2;
    }
    memcpy(host, listen_on, length);
    host[length] = '\0';
    return getaddrinfo(length ? host : NULL, colon + 1, &wanted, &found) ? NULL : found;
}

/* Sockets that share a port would hide that somebody else has it: so the first asks alone. */
static int open_socket(const struct addrinfo *address, bool shares)
{
    int on = 1, fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (shares)
        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (bind(fd, address->ai_addr, address->ai_addrlen) || listen(fd, BACKLOG)) {
        close(fd);
        return -1;
    }
    return fd;
}

static bool open_sockets(struct server *server, const char *listen_on)
{
    struct addrinfo *address = resolve(listen_on);
    int probe = address ? open_socket(address, false) : -1;
    bool opened = probe >= 0;

    if (!address)
        fprintf(stderr, "palabre: cannot listen on %s: not HOST:PORT\n", listen_on);
    else if (!opened)
        fprintf(stderr, "palabre: cannot listen on %s: the address is taken or not ours\n",
                listen_on);
    if (opened)
        close(probe);
    for (int i = 0; opened && i < server->workers; i++) {
        server->sockets[i] = open_socket(address, true);
        opened = server->sockets[i] >= 0;
    }
    if (address)
        freeaddrinfo(address);
    return opened;
}

static void log_daemon(void *cls, const char *format, va_list args)
{
    char line[256];

    (void)cls;
    vsnprintf(line, sizeof line, format, args);
    log_event(LOG_WARNING, "http", { "says", str_trim(str_of(line)) });
}

static struct MHD_Daemon *start_daemon(struct server *server, int socket)
{
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | MHD_USE_ITC,
        0, may_connect, server, on_request, server, MHD_OPTION_EXTERNAL_LOGGER, log_daemon, NULL,
        MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES, MHD_OPTION_CONNECTION_TIMEOUT,
        2u * (unsigned)server->deadlines.answer, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_NOTIFY_COMPLETED, on_end, server,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_END);
}

/* Thousands of readers need as many files as the system lets us have. */
static void raise_file_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit))
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static struct deadlines deadlines_of(const struct server_options *options)
{
    const struct deadlines *asked = &options->deadlines;

    return (struct deadlines){ .wait = asked->wait ? asked->wait : WAIT_SECONDS,
                               .body = asked->body ? asked->body : BODY_SECONDS,
                               .answer = asked->answer ? asked->answer : ANSWER_SECONDS };
}

/*
 * A page of some hundred kilobytes would else be given back to the system after
 * each request, and asked for again, page by page, at the next.
 */
static void keep_memory(void)
{
    enum { TAKEN_APART = 8 * 1024 * 1024, KEPT_AT_MOST = 32 * 1024 * 1024 };

    mallopt(M_MMAP_THRESHOLD, TAKEN_APART);
    mallopt(M_TRIM_THRESHOLD, KEPT_AT_MOST);
}

struct server *server_start(const struct service *service, const struct server_options *options)
{
    struct server *server = calloc(1, sizeof *server);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (!server)
        abort();
    server->service = service;
    server->workers = options->workers ? options->workers : (int)(processors > 0 ? processors : 1);
    server->deadlines = deadlines_of(options);
    if (server->workers > WORKERS_MAX)
        server->workers = WORKERS_MAX;
    if (!open_sockets(server, options->listen)) {
        free(server);
        return NULL;
    }
    raise_file_limit();
    keep_memory();
    if (options->requests_per_second_max)
        server->limiter = limiter_new(options->requests_per_second_max);
    server->connections = connections_start();
    server->hasher = hasher_start(server_hash);
    kept_on_drop(service->kept, server_drop_kept);
    for (int i = 0; i < server->workers; i++) {
        server->daemons[i] = start_daemon(server, server->sockets[i]);
        if (!server->daemons[i])
            abort();
    }
    return server;
}

int server_port(const struct server *server)
{
    struct sockaddr_in6 address = { 0 }; /* the port stands at the same place in an IPv4 one */
    socklen_t length = sizeof address;

    getsockname(server->sockets[0], (struct sockaddr *)&address, &length);
    return ntohs(address.sin6_port);
}

static void wait_for_none(atomic_int *count, int64_t until_milliseconds)
{
    struct timespec pause = { .tv_nsec = 20 * 1000 * 1000 };

    while (atomic_load(count) && clock_milliseconds() < until_milliseconds)
        nanosleep(&pause, NULL);
}

/* Nobody new comes in; a connection that is shut is refused at once, not left waiting. */
static void stop_listening(struct server *server)
{
    for (int i = 0; i < server->workers; i++) {
        MHD_quiesce_daemon(server->daemons[i]);
        shutdown(server->sockets[i], SHUT_RDWR);
    }
}

void server_stop(struct server *server)
{
    int64_t until = clock_milliseconds() + STOP_SECONDS * 1000;

    atomic_store(&server->is_ending, true);
    stop_listening(server);
    wait_for_none(&server->under_way, until);
    atomic_store(&server->takes_no_more, true);
    wait_for_none(&server->under_way, until);
    /* What is suspended must come back first: libmicrohttpd cannot stop without it. */
    wait_for_none(&server->away, INT64_MAX);
    for (int i = 0; i < server->workers; i++) {
        MHD_stop_daemon(server->daemons[i]);
        close(server->sockets[i]);
    }
    hasher_stop(server->hasher);
    connections_stop(server->connections);
    limiter_free(server->limiter);
    free(server);
}
