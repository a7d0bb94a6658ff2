/* palabre ballot count: counts a vote again from its published list, and needs nothing else. */
#include "cli/ballot.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>

#include "base/buffer.h"

/* Fifteen million ballots of a yes or no. */
enum { FILE_BYTES_MAX = 1024 * 1024 * 1024, PIECE_BYTES = 64 * 1024 };

static const char usage[] =
    "palabre ballot count [--seed HEX] [--json] FILE\n"
    "\n"
    "FILE is the published list of a vote, as the page of its item links it; \"-\" reads standard\n"
    "input. No database is needed, and no network: the same list gives the same result "
    "everywhere.\n"
    "Compare the list's SHA-256 with the one in the forum's log, and look for your receipt in it.\n"
    "--seed is what breaks ties, as the page shows it; it is only needed when there are some.\n"
    "\n"
    "Exit status: 0 when it is counted, 1 when it was refused, 2 when it was not understood.\n";

static bool complain(struct count_job *job, const char *about, const char *what)
{
    fprintf(job->command->err, "palabre ballot count: %s: %s\n", about, what);
    return false;
}

static bool read_seed(struct count_job *job, const char *value)
{
    size_t length;

    job->has_seed =
        strlen(value) == (size_t)2 * HASH_BYTES &&
        !sodium_hex2bin(job->seed.bytes, HASH_BYTES, value, strlen(value), NULL, &length, NULL);
    return job->has_seed || complain(job, "--seed", "it is 64 hexadecimal digits");
}

static bool read_all(struct count_job *job, FILE *file, struct str *text)
{
    struct buffer buffer = { .arena = &job->arena };
    char *piece = arena_alloc(&job->arena, PIECE_BYTES);
    size_t length;

    while ((length = fread(piece, 1, PIECE_BYTES, file)) && buffer.length <= FILE_BYTES_MAX)
        buffer_put(&buffer, piece, length);
    if (ferror(file))
        return complain(job, job->path, "it cannot be read");
    if (buffer.length > FILE_BYTES_MAX)
        return complain(job, job->path, "it is larger than 1 GB");
    *text = buffer_str(&buffer);
    return buffer.length || complain(job, job->path, "it is empty");
}

static bool read_text(struct count_job *job, struct str *text)
{
    FILE *file;
    bool is_read;

    if (!strcmp(job->path, "-")) {
        job->path = "standard input";
        return read_all(job, job->command->in, text);
    }
    file = fopen(job->path, "r");
    if (!file)
        return complain(job, job->path, strerror(errno));
    is_read = read_all(job, file, text);
    fclose(file);
    return is_read;
}

static int count(struct count_job *job)
{
    struct str text, fault;

    if (!read_text(job, &text))
        return EXIT_REFUSED;
    if (ballot_list_read(&job->arena, text, &job->list, &fault) != OK) {
        complain(job, job->path, fault.data);
        return EXIT_REFUSED;
    }
    list_count(&job->arena, &job->list, &job->seed, &job->recount);
    if (job->as_json)
        count_say_json(job);
    else
        count_say(job);
    return EXIT_DONE;
}

static int run(struct count_job *job)
{
    const char *seed = command_option(job->command, "--seed");

    job->as_json = command_flag(job->command, "--json");
    if (job->command->argc != 1 || !strncmp(job->command->argv[0], "--", 2)) {
        fputs(usage, job->command->err);
        return EXIT_USAGE;
    }
    if (seed && !read_seed(job, seed))
        return EXIT_REFUSED;
    job->path = job->command->argv[0];
    return count(job);
}

int command_ballot_count(struct command *command)
{
    struct count_job job = { .command = command };
    int status = run(&job);

    arena_free(&job.arena);
    return status;
}
