#include "cli/control.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "store/db.h"

enum { WORDS_MAX = 64, MESSAGE_MAX_BYTES = 65536, STREAMS = 3, STOP_SECONDS = 2 };

struct control {
    int socket;
    int wake[2]; /* written to when the server stops */
    pthread_t thread;
    struct store *store;
    const char *database;
    struct sockaddr_un address;
};

static bool address_of(const char *database, struct sockaddr_un *address)
{
    int length;

    *address = (struct sockaddr_un){ .sun_family = AF_UNIX };
    if (db_is_postgres(database))
        return false;
    length = snprintf(address->sun_path, sizeof address->sun_path, "%s.control", database);
    return length > 0 && (size_t)length < sizeof address->sun_path;
}

/* The command's words, each ended by a NUL, and the three streams. */
static bool send_command(int fd, char *message, size_t length, const int streams[STREAMS])
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(STREAMS * sizeof(int))];
    } control = { 0 };
    struct iovec part = { message, length };
    struct msghdr packet = { .msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof control.room };
    struct cmsghdr *header = CMSG_FIRSTHDR(&packet);

    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(STREAMS * sizeof(int));
    memcpy(CMSG_DATA(header), streams, STREAMS * sizeof(int));
    return sendmsg(fd, &packet, MSG_NOSIGNAL) == (ssize_t)length;
}

static ssize_t receive_command(int fd, char *message, size_t size, int streams[STREAMS])
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(STREAMS * sizeof(int))];
    } control = { 0 };
    struct iovec part = { message, size };
    struct msghdr packet = { .msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof control.room };
    ssize_t length = recvmsg(fd, &packet, MSG_CMSG_CLOEXEC);
    struct cmsghdr *header = length > 0 ? CMSG_FIRSTHDR(&packet) : NULL;

    if (!header || header->cmsg_type != SCM_RIGHTS ||
        header->cmsg_len != CMSG_LEN(STREAMS * sizeof(int)))
        return -1;
    memcpy(streams, CMSG_DATA(header), STREAMS * sizeof(int));
    return length;
}

/* Its name and its words, each ended by a NUL; 0 when they are too many or too long. */
static size_t write_words(const struct command_entry *entry, const struct command *command,
                          char *message)
{
    size_t length = (size_t)snprintf(message, MESSAGE_MAX_BYTES, "%s", entry->name) + 1;

    for (int i = 0; i < command->argc && length < MESSAGE_MAX_BYTES; i++)
        length +=
            (size_t)snprintf(message + length, MESSAGE_MAX_BYTES - length, "%s", command->argv[i]) +
            1;
    return length < MESSAGE_MAX_BYTES && command->argc <= WORDS_MAX ? length : 0;
}

bool control_forward(const struct command_entry *entry, const struct command *command, int *status)
{
    const int streams[STREAMS] = { fileno(command->in), fileno(command->out),
                                   fileno(command->err) };
    struct sockaddr_un address;
    char message[MESSAGE_MAX_BYTES];
    size_t length;
    int fd;

    if (!address_of(command->database, &address))
        return false;
    fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address)) {
        close(fd);
        return false;
    }
    length = write_words(entry, command, message);
    fflush(command->out);
    *status = EXIT_REFUSED;
    if (!length)
        fprintf(command->err,
                "palabre: the server takes at most %d words of %d bytes together: give long texts "
                "as a file\n",
                WORDS_MAX, MESSAGE_MAX_BYTES);
    else if (!send_command(fd, message, length, streams) ||
             recv(fd, status, sizeof *status, 0) != sizeof *status)
        fprintf(command->err, "palabre: the server did not finish the command\n");
    close(fd);
    return true;
}

static int run_words(struct control *control, char *message, size_t length, FILE *files[STREAMS],
                     int caller)
{
    struct command command = { .database = control->database,
                               .store = control->store,
                               .in = files[0],
                               .out = files[1],
                               .err = files[2],
                               .is_for_another = true,
                               .caller = caller };
    const struct command_entry *entry = commands;
    char *words[WORDS_MAX] = { 0 };

    message[length - 1] = '\0';
    while (entry->name && strcmp(entry->name, message) != 0)
        entry++;
    for (size_t at = strlen(message) + 1; at < length && command.argc < WORDS_MAX;
         at += strlen(message + at) + 1)
        words[command.argc++] = message + at;
    command.argv = words;
    return entry->name && entry->needs_store ? entry->run(&command) : EXIT_USAGE;
}

static bool is_one_of_us(int fd)
{
    struct ucred who;
    socklen_t length = sizeof who;

    return !getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &length) &&
           (who.uid == geteuid() || who.uid == 0);
}

static void answer(struct control *control, int fd)
{
    static const char *const modes[STREAMS] = { "r", "w", "w" };
    char message[MESSAGE_MAX_BYTES];
    int streams[STREAMS], status = EXIT_REFUSED;
    FILE *files[STREAMS];
    ssize_t length = is_one_of_us(fd) ? receive_command(fd, message, sizeof message, streams) : -1;

    if (length <= 0)
        return;
    for (int i = 0; i < STREAMS; i++)
        files[i] = fdopen(streams[i], modes[i]);
    if (files[0] && files[1] && files[2])
        status = run_words(control, message, (size_t)length, files, fd);
    for (int i = 0; i < STREAMS; i++) {
        if (files[i])
            fclose(files[i]);
        else
            close(streams[i]);
    }
    send(fd, &status, sizeof status, MSG_NOSIGNAL);
}

static void *listen_for_commands(void *context)
{
    struct control *control = context;
    struct pollfd waits[2] = { { .fd = control->socket, .events = POLLIN },
                               { .fd = control->wake[0], .events = POLLIN } };

    while (poll(waits, 2, -1) > 0 || errno == EINTR) {
        int fd;

        if (waits[1].revents)
            break;
        fd = accept4(control->socket, NULL, NULL, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        answer(control, fd);
        close(fd);
    }
    return NULL;
}

struct control *control_start(const char *database, struct store *store)
{
    struct control *control;
    struct sockaddr_un address;
    int fd;

    if (!address_of(database, &address))
        return NULL;
    fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    unlink(address.sun_path); /* left by a server that was killed: we hold the database's lock */
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) ||
        chmod(address.sun_path, 0600) || listen(fd, 4)) {
        fprintf(stderr, "palabre: no commands while serving: %s: %s\n", address.sun_path,
                strerror(errno));
        close(fd);
        return NULL;
    }
    control = calloc(1, sizeof *control);
    if (!control || pipe2(control->wake, O_CLOEXEC))
        abort();
    control->socket = fd;
    control->store = store;
    control->database = database;
    control->address = address;
    if (pthread_create(&control->thread, NULL, listen_for_commands, control))
        abort();
    return control;
}

void control_stop(struct control *control)
{
    struct timespec until;

    if (!control)
        return;
    if (write(control->wake[1], "", 1) < 0)
        abort();
    unlink(control->address.sun_path);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += STOP_SECONDS;
    /* A command that waits for somebody to type must not keep the server: it ends with it. */
    if (pthread_timedjoin_np(control->thread, NULL, &until)) {
        pthread_detach(control->thread);
        return;
    }
    close(control->socket);
    close(control->wake[0]);
    close(control->wake[1]);
    free(control);
}
