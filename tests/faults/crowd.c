/*
 * A server among clients who mean it no good, in one process with them:
 *
 *     crowd DATABASE REQUESTS
 *
 * Connections that drip a byte at a time are shut at their deadline, however
 * busy they are; a thousand that do nothing lock nobody out; REQUESTS malformed
 * requests leave it well and its memory bounded. One line a check.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "base/str.h"
#include "http/exchange.h"
#include "http/server.h"

enum {
    DRIPPING = 300,
    DRIP_MILLISECONDS = 200,
    DEADLINE_SECONDS = 2,
    IDLE = 1000,
    ATTACKERS = 4,
    NOISE_MAX_BYTES = 200,
    GLANCE_MILLISECONDS = 2, /* what came is answered by then, or never */
    PATIENCE_SECONDS = 20,
    GROWTH_MAX_KB = 8192 * 14, /* a worker's connections, each with its memory and socket */
};

static struct site site = { .name = { "Crowd", 5 } };
static struct service service = { .site = &site };
static struct server *server;
static int faults, checks;

static void check(const char *name, bool holds)
{
    checks++;
    faults += !holds;
    printf("%s: %s\n", name, holds ? "ok" : "FAILED");
    fflush(stdout);
}

/* From one of many addresses of this machine: one has not ports enough for all. */
static int connected(unsigned from)
{
    struct sockaddr_in own = { .sin_family = AF_INET,
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK + from % 200) };
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)server_port(server)),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
    int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    if (!bind(fd, (struct sockaddr *)&own, sizeof own) &&
        !connect(fd, (struct sockaddr *)&address, sizeof address))
        return fd;
    close(fd);
    return -1;
}

/* Does somebody who comes now get a page? */
static bool a_reader_is_served(void)
{
    static const char request[] = "GET /t/1.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    char answer[16] = "";
    int fd = connected(0);
    bool served = fd >= 0 &&
                  send(fd, request, sizeof request - 1, MSG_NOSIGNAL) == sizeof request - 1 &&
                  recv(fd, answer, sizeof answer - 1, MSG_WAITALL) == sizeof answer - 1 &&
                  !strncmp(answer, "HTTP/1.1 200", 12);

    close(fd);
    return served;
}

static long resident_kb(void)
{
    long pages = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");

    if (file && fscanf(file, "%ld %ld", &pages, &resident) != 2)
        resident = 0;
    if (file)
        fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Dripping */

static bool was_shut(int fd)
{
    char byte;
    ssize_t got = recv(fd, &byte, 1, MSG_DONTWAIT | MSG_PEEK);

    return !got || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

/* One more byte of a request that never ends, on all that are still open. Gives how many are. */
static int drip(int fds[DRIPPING])
{
    int open = 0;

    for (int i = 0; i < DRIPPING; i++) {
        if (fds[i] < 0)
            continue;
        if (was_shut(fds[i]) || send(fds[i], "a", 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1) {
            close(fds[i]);
            fds[i] = -1;
            continue;
        }
        open++;
    }
    return open;
}

static void start_dripping(int fds[DRIPPING])
{
    static const char *const beginnings[] = {
        "GE",
        "GET /about HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 100000\r\n\r\nhandle=",
    };

    for (int i = 0; i < DRIPPING; i++) {
        struct str text = str_of(beginnings[i % 3]);

        fds[i] = connected((unsigned)i);
        if (fds[i] < 0 || send(fds[i], text.data, text.length, MSG_NOSIGNAL) < 0)
            abort();
    }
}

static void check_dripping(void)
{
    static int fds[DRIPPING];
    int64_t began = clock_milliseconds(), shut_after;
    int served = 0, asked = 0, open = DRIPPING, first = DRIPPING;

    start_dripping(fds);
    while (drip(fds) && clock_milliseconds() < began + PATIENCE_SECONDS * 1000) {
        served += a_reader_is_served();
        asked++;
        open = drip(fds);
        if (clock_milliseconds() < began + DEADLINE_SECONDS * 1000)
            first = open;
        usleep(DRIP_MILLISECONDS * 1000);
    }
    shut_after = clock_milliseconds() - began;
    check("dripping connections are let be until their deadline", first == DRIPPING);
    check("dripping connections are shut at their deadline", !drip(fds));
    check("readers are served meanwhile", asked && served == asked);
    printf("    %d connections, shut after %.1f s, %d of %d readers served\n", DRIPPING,
           (double)shut_after / 1000, served, asked);
}

/* Idle */

static void check_idle(void)
{
    static int fds[IDLE];
    int opened = 0;

    for (int i = 0; i < IDLE; i++) {
        fds[i] = connected((unsigned)i);
        opened += fds[i] >= 0;
    }
    check("a thousand may come and do nothing", opened == IDLE);
    check("a reader is served among them", a_reader_is_served());
    for (int i = 0; i < IDLE; i++)
        close(fds[i]);
}

/* Malformed requests */

static const char *const examples[] = {
    "GET /t/1?order=time HTTP/1.1\r\nHost: a\r\nCookie: session=abc; visitor=def\r\n\r\n",
    "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 25\r\n\r\nhandle=a&password=b%20c&d",
    "POST /t/1/replies HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    "Transfer-Encoding: chunked\r\n\r\n5\r\n--x\r\n\r\n0\r\n\r\n",
    "HEAD /latest.json HTTP/1.0\r\nIf-None-Match: \"a\"\r\nAccept-Encoding: gzip;q=0\r\n\r\n",
};

/* Numbers that look random and are the same in every run. */
static unsigned random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)(*state >> 32);
}

static size_t make_noise(char *noise, size_t size, uint64_t *state)
{
    struct str example = str_of(examples[random_next(state) % 4]);
    size_t length = example.length;

    if (random_next(state) % 4 == 0) {
        length = 1 + random_next(state) % NOISE_MAX_BYTES;
        for (size_t i = 0; i < length; i++)
            noise[i] = (char)random_next(state);
        return length;
    }
    memcpy(noise, example.data, length < size ? length : size);
    for (unsigned changes = 1 + random_next(state) % 4; changes; changes--)
        noise[random_next(state) % length] = (char)random_next(state);
    return random_next(state) % 2 ? length : 1 + random_next(state) % length;
}

struct attacker {
    pthread_t thread;
    uint64_t state;
    long requests;
};

static void *attack(void *context)
{
    struct attacker *attacker = context;
    char noise[512], answer[4096];

    for (long i = 0; i < attacker->requests; i++) {
        size_t length = make_noise(noise, sizeof noise, &attacker->state);
        int fd = connected(random_next(&attacker->state));

        if (fd < 0)
            continue;
        if (send(fd, noise, length, MSG_NOSIGNAL) > 0 && i % 2 &&
            poll(&(struct pollfd){ .fd = fd, .events = POLLIN }, 1, GLANCE_MILLISECONDS) > 0)
            recv(fd, answer, sizeof answer, 0);
        close(fd);
    }
    return NULL;
}

static void attack_with(long requests)
{
    struct attacker attackers[ATTACKERS];

    for (int i = 0; i < ATTACKERS; i++) {
        attackers[i] = (struct attacker){ .state = 88172645463325252u + (unsigned)i,
                                          .requests = requests / ATTACKERS };
        if (pthread_create(&attackers[i].thread, NULL, attack, &attackers[i]))
            abort();
    }
    for (int i = 0; i < ATTACKERS; i++)
        pthread_join(attackers[i].thread, NULL);
}

/*
 * libmicrohttpd sees the end of some connections only when they are shut at
 * their deadline, so as many as may come at once are what memory is bounded by.
 */
static void check_malformed(long requests)
{
    int64_t began = clock_milliseconds();
    long before = resident_kb(), after;

    attack_with(requests);
    check("malformed requests leave the server well", a_reader_is_served());
    sleep(DEADLINE_SECONDS + 2);
    after = resident_kb();
    check("malformed requests leave its memory bounded", after - before < GROWTH_MAX_KB);
    printf("    %ld requests in %.1f s, %ld KB before and %ld KB after\n", requests,
           (double)(clock_milliseconds() - began) / 1000, before, after);
}

int main(int argc, char **argv)
{
    struct server_options options = {
        .listen = "127.0.0.1:0",
        .workers = 1,
        .deadlines = { DEADLINE_SECONDS, DEADLINE_SECONDS, DEADLINE_SECONDS },
    };

    log_from(LOG_ERROR + 1);
    signal(SIGPIPE, SIG_IGN);
    service.store = argc == 3 && random_start() ? store_open(argv[1]) : NULL;
    if (!service.store)
        return EXIT_FAILURE;
    service.kept = kept_table_new(KEPT_BYTES_MAX);
    server = server_start(&service, &options);
    if (!server)
        return EXIT_FAILURE;
    check_dripping();
    check_idle();
    check_malformed(strtol(argv[2], NULL, 10));
    server_stop(server);
    store_close(service.store);
    kept_table_free(service.kept);
    check("it ends well", true);
    printf("crowd: %d%%: Checks: %d, Failures: %d, Errors: 0\n", (checks - faults) * 100 / checks,
           checks, faults);
    return faults ? EXIT_FAILURE : EXIT_SUCCESS;
}
