/*
 * Writers and readers of a served forum, over its socket, while others kill it:
 *
 *     http_load PORT PEOPLE SECONDS READERS > acknowledged
 *
 * Each of the people whose sessions stand in the file PEOPLE answers topic 1
 * again and again, all at once, until SIGTERM or for SECONDS; each reply holds
 * a number of its own. "303 NUMBER" is printed when that answer has come in
 * whole, and any other status with its number, followed by " kept" when the
 * page still holds what was typed. A reply that was not acknowledged is sent
 * again, as the same form, so whatever happened to the server it must be there
 * once in the end. A request that was sent whole on a connection that had
 * worked, and that was closed without an answer, is "cut NUMBER". READERS more
 * threads read the pages where the replies show.
 */
#include <arpa/inet.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/random.h"
#include "http/csrf.h"

enum {
    WRITERS = 64,
    READERS_MAX = 64,
    TOKEN_CHARACTERS = 40,
    ANSWER_MAX_BYTES = 2 * 1024 * 1024,
    PATIENCE_SECONDS = 20,
};

static char sessions[WRITERS][TOKEN_CHARACTERS];

struct client {
    pthread_t thread;
    const char *session; /* NULL: a reader */
    int socket;          /* -1: none */
    bool has_worked;     /* this connection gave an answer */
    char answer[ANSWER_MAX_BYTES];
    size_t length;
    int status;
    struct arena arena;
};

static struct client *clients[WRITERS + READERS_MAX];
static struct sockaddr_in server_address = { .sin_family = AF_INET };
static atomic_bool stops;
static _Atomic int64_t next_number = 1, pages_read;

static void pause_shortly(void)
{
    nanosleep(&(struct timespec){ .tv_nsec = 20 * 1000 * 1000 }, NULL);
}

static void hang_up(struct client *client)
{
    close(client->socket);
    client->socket = -1;
    client->has_worked = false;
}

static bool connect_to_server(struct client *client)
{
    struct timeval patience = { .tv_sec = PATIENCE_SECONDS };

    if (client->socket >= 0)
        return true;
    client->socket = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(client->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (!connect(client->socket, (struct sockaddr *)&server_address, sizeof server_address))
        return true;
    hang_up(client);
    return false;
}

/* The length of the whole answer, as soon as its headers are there; else 0. */
static size_t answer_length(const struct client *client)
{
    struct str answer = { client->answer, client->length };
    size_t end = str_find(answer, STR("\r\n\r\n"), 0), at;
    int64_t length;

    at = str_find(answer, STR("Content-Length: "), 0);
    if (end >= client->length || at >= end)
        return 0;
    answer = str_slice(answer, at + 16, end);
    return str_to_integer(str_trim(str_cut(&answer, '\r')), &length) ? end + 4 + (size_t)length : 0;
}

/* True when a whole answer has come. */
static bool receive(struct client *client)
{
    int64_t status = 0;

    client->length = 0;
    client->status = 0;
    while (!answer_length(client) || client->length < answer_length(client)) {
        ssize_t got = recv(client->socket, client->answer + client->length,
                           ANSWER_MAX_BYTES - client->length, 0);

        if (got <= 0)
            return false;
        client->length += (size_t)got;
    }
    str_to_integer(str_slice((struct str){ client->answer, client->length }, 9, 12), &status);
    client->status = (int)status;
    return true;
}

static bool holds(const struct client *client, const char *text)
{
    return str_find((struct str){ client->answer, client->length }, str_of(text), 0) <
           client->length;
}

/* Sends a request and waits for its answer. */
static bool ask(struct client *client, struct str request, bool *was_cut)
{
    bool answered, sent;

    *was_cut = false;
    if (!connect_to_server(client))
        return false;
    sent =
        send(client->socket, request.data, request.length, MSG_NOSIGNAL) == (ssize_t)request.length;
    answered = sent && receive(client);
    *was_cut = sent && !answered && client->has_worked;
    client->has_worked = true;
    if (!answered || holds(client, "\r\nConnection: close\r\n"))
        hang_up(client);
    return answered;
}

static void say(const char *what, int64_t number, const char *more)
{
    char line[64];
    int length = snprintf(line, sizeof line, "%s %" PRId64 "%s\n", what, number, more);

    if (write(STDOUT_FILENO, line, (size_t)length) != length)
        abort();
}

static struct str reply_request(struct client *client, int64_t number)
{
    struct str token = csrf_token(&client->arena, str_of(client->session));
    struct str body = str_format(
        &client->arena, "token=%.*s&once=load%" PRId64 "&to=0&body=Reply+%" PRId64 "+of+the+load.",
        STR_ARGS(token), number, number);

    return str_format(&client->arena,
                      "POST /t/1/replies HTTP/1.1\r\nHost: load.test\r\nCookie: session=%s\r\n"
                      "Content-Type: application/x-www-form-urlencoded\r\n"
                      "Content-Length: %zu\r\n\r\n%.*s",
                      client->session, body.length, STR_ARGS(body));
}

static void *write_until_the_end(void *context)
{
    struct client *client = context;
    int64_t number = next_number++;
    char status[8], text[48];
    bool was_cut;

    while (!stops) {
        bool answered = ask(client, reply_request(client, number), &was_cut);

        snprintf(text, sizeof text, "Reply %" PRId64 " of the load.", number);
        snprintf(status, sizeof status, "%d", client->status);
        if (answered)
            say(status, number, client->status != 303 && holds(client, text) ? " kept" : "");
        else if (was_cut)
            say("cut", number, "");
        if (answered && client->status == 303)
            number = next_number++;
        else
            pause_shortly();
        arena_reset(&client->arena);
    }
    return NULL;
}

static void *read_until_the_end(void *context)
{
    static const char *const pages[] = {
        "/latest", "/t/1", "/t/1.json", "/posts", "/", "/u/writer1"
    };
    struct client *client = context;
    bool was_cut;

    for (size_t i = 0; !stops; i++) {
        struct str request =
            str_format(&client->arena,
                       "GET %s HTTP/1.1\r\nHost: load.test\r\nAccept-Encoding: gzip\r\n%s%s%s\r\n",
                       pages[i % (sizeof pages / sizeof *pages)], i % 3 ? "Cookie: session=" : "",
                       i % 3 ? clients[i % WRITERS]->session : "", i % 3 ? "\r\n" : "");

        if (ask(client, request, &was_cut))
            pages_read++;
        else
            pause_shortly();
        if (was_cut)
            say("cut", 0, "");
        arena_reset(&client->arena);
    }
    return NULL;
}

static void start_client(int i, const char *session)
{
    struct client *client = calloc(1, sizeof *client);

    if (!client)
        abort();
    clients[i] = client;
    client->session = session;
    client->socket = -1;
}

static int load(int port, const char *people, int seconds, int readers)
{
    struct timespec time = { .tv_sec = seconds };
    FILE *file = fopen(people, "r");
    sigset_t signals;

    for (int i = 0; i < WRITERS; i++) {
        if (!file || fscanf(file, "%39s", sessions[i]) != 1)
            return EXIT_FAILURE;
        start_client(i, sessions[i]);
    }
    fclose(file);
    server_address.sin_port = htons((uint16_t)port);
    server_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    for (int i = 0; i < WRITERS + readers; i++) {
        if (i >= WRITERS)
            start_client(i, NULL);
        if (pthread_create(&clients[i]->thread, NULL,
                           i < WRITERS ? write_until_the_end : read_until_the_end, clients[i]))
            abort();
    }
    sigtimedwait(&signals, NULL, &time);
    stops = true;
    for (int i = 0; i < WRITERS + readers; i++)
        pthread_join(clients[i]->thread, NULL);
    fprintf(stderr, "%" PRId64 " pages read\n", pages_read);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc == 5 && random_start())
        return load((int)strtol(argv[1], NULL, 10), argv[2], (int)strtol(argv[3], NULL, 10),
                    (int)strtol(argv[4], NULL, 10) % (READERS_MAX + 1));
    fputs("http_load PORT PEOPLE SECONDS READERS\n", stderr);
    return EXIT_FAILURE;
}
