/* palabre draw: who is drawn from a list, by sources nobody knew when it was published. */
#include "cli/draw.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>

#include "base/buffer.h"

enum { FILE_BYTES_MAX = 64 * 1024 * 1024, PIECE_BYTES = 64 * 1024 };

static const char usage[] =
    "palabre draw --announce [--json] LIST\n"
    "palabre draw --seats N [--quota LABEL=MAX]… [--json]\n"
    "             {--source FILE | --source-text TEXT}… LIST\n"
    "palabre draw --seats N [--quota LABEL=MAX]… [--json] --seed HEX LIST\n"
    "\n"
    "LIST is a text: one member a line, an id and, after a tab, the label of their group if they\n"
    "have one. Publish the hash that --announce gives, the seats, the quotas, and which sources\n"
    "will count, in which order, before any source is known. The same list, sources and quotas\n"
    "give the same draw everywhere and for ever; README says how to do it with other tools.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

static bool complain(struct draw_job *job, const char *about, const char *what)
{
    fprintf(job->command->err, "palabre draw: %s: %s\n", about, what);
    return false;
}

static bool read_file(struct draw_job *job, const char *path, struct str *text)
{
    FILE *file = fopen(path, "r");
    struct buffer buffer = { .arena = &job->arena };
    char *piece = arena_alloc(&job->arena, PIECE_BYTES);
    size_t length;
    bool failed;

    if (!file)
        return complain(job, path, strerror(errno));
    while ((length = fread(piece, 1, PIECE_BYTES, file)) && buffer.length <= FILE_BYTES_MAX)
        buffer_put(&buffer, piece, length);
    failed = ferror(file);
    fclose(file);
    if (failed)
        return complain(job, path, "it cannot be read");
    if (!buffer.length)
        return complain(job, path, "it is empty");
    *text = buffer_str(&buffer);
    return buffer.length <= FILE_BYTES_MAX || complain(job, path, "it is larger than 64 MB");
}

/* The options, each with its value. */

static bool add_quota(struct draw_job *job, const char *value)
{
    const char *equals = strrchr(value, '=');
    struct draw_quota quota;
    int64_t max;

    if (!equals || equals == value || !str_to_integer(str_of(equals + 1), &max) || max < 0 ||
        max > DRAW_MEMBERS_MAX)
        return complain(job, "--quota", "it is LABEL=MAX, as in women=5");
    quota = (struct draw_quota){ { value, (size_t)(equals - value) }, (size_t)max };
    for (size_t i = 0; i < job->quotas.count; i++)
        if (str_equal(job->quotas.items[i].label, quota.label))
            return complain(job, "--quota", "this label has one already");
    if (job->quotas.count == DRAW_QUOTAS_MAX)
        return complain(job, "--quota", "there are too many");
    *list_add(&job->arena, &job->quotas) = quota;
    return true;
}

static bool add_source(struct draw_job *job, const char *value)
{
    struct str text;

    if (!read_file(job, value, &text))
        return false;
    *list_add(&job->arena, &job->sources) = text;
    return true;
}

static bool add_source_text(struct draw_job *job, const char *value)
{
    if (!*value)
        return complain(job, "--source-text", "it is empty");
    *list_add(&job->arena, &job->sources) = str_of(value);
    return true;
}

static bool read_seats(struct draw_job *job, const char *value)
{
    int64_t seats;

    if (!str_to_integer(str_of(value), &seats) || seats < 1 || seats > DRAW_MEMBERS_MAX)
        return complain(job, "--seats", "it is a number from 1 to 1000000");
    job->wish.seats = (size_t)seats;
    return true;
}

static bool read_seed(struct draw_job *job, const char *value)
{
    size_t length;

    if (strlen(value) != (size_t)2 * HASH_BYTES ||
        sodium_hex2bin(job->wish.seed.bytes, HASH_BYTES, value, strlen(value), NULL, &length,
                       NULL) != 0)
        return complain(job, "--seed", "it is 64 hexadecimal digits");
    job->has_seed = true;
    return true;
}

static const struct option {
    const char *name;
    bool (*read)(struct draw_job *, const char *value);
} options[] = {
    { "--seats", read_seats },  { "--quota", add_quota },
    { "--source", add_source }, { "--source-text", add_source_text },
    { "--seed", read_seed },
};

static const struct option *option_named(const char *name)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (!strcmp(options[i].name, name))
            return &options[i];
    return NULL;
}

/* The order of the sources counts, so the words are read in theirs. */
static int read_words(struct draw_job *job)
{
    for (int i = 0; i < job->command->argc; i++) {
        const char *word = job->command->argv[i];
        const struct option *option = option_named(word);

        if (!strcmp(word, "--announce")) {
            job->announces = true;
        } else if (!strcmp(word, "--json")) {
            job->as_json = true;
        } else if (option && i + 1 < job->command->argc) {
            if (!option->read(job, job->command->argv[++i]))
                return EXIT_REFUSED;
        } else if (!strncmp(word, "--", 2) || job->path) {
            return EXIT_USAGE;
        } else {
            job->path = word;
        }
    }
    return EXIT_DONE;
}

static bool is_whole(const struct draw_job *job)
{
    bool draws = job->wish.seats > 0;
    bool has_more = job->quotas.count || job->sources.count || job->has_seed;

    if (!job->path)
        return false;
    if (job->announces)
        return !draws && !has_more;
    return draws && job->has_seed == !job->sources.count;
}

static bool somebody_has(const struct draw_list *list, struct str label)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i].label, label))
            return true;
    return false;
}

static bool read_list(struct draw_job *job)
{
    struct str text, fault;

    if (!read_file(job, job->path, &text))
        return false;
    if (draw_list_read(&job->arena, text, &job->list, &fault) != OK)
        return complain(job, job->path, fault.data);
    for (size_t i = 0; i < job->quotas.count; i++)
        if (!somebody_has(&job->list, job->quotas.items[i].label))
            return complain(job, "--quota", "nobody on the list has this label");
    draw_list_hash(&job->arena, &job->list, &job->list_hash);
    return true;
}

static int draw(struct draw_job *job)
{
    if (!job->has_seed)
        draw_seed(job->sources.items, job->sources.count, &job->wish.seed);
    job->wish.members = job->list.items;
    job->wish.count = job->list.count;
    job->wish.quotas = job->quotas.items;
    job->wish.quota_count = job->quotas.count;
    if (draw_hold(&job->arena, &job->wish, &job->draw) != OK)
        return EXIT_REFUSED;
    draw_say(job);
    return EXIT_DONE;
}

static int run(struct draw_job *job)
{
    int status = read_words(job);

    if (status == EXIT_DONE && !is_whole(job))
        status = EXIT_USAGE;
    if (status == EXIT_USAGE)
        fputs(usage, job->command->err);
    if (status != EXIT_DONE)
        return status;
    if (!read_list(job))
        return EXIT_REFUSED;
    if (!job->announces)
        return draw(job);
    draw_say_list(job);
    return EXIT_DONE;
}

int command_draw(struct command *command)
{
    struct draw_job job = { .command = command };
    int status = run(&job);

    arena_free(&job.arena);
    return status;
}
