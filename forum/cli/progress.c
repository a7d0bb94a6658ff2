#include "cli/progress.h"

#include <inttypes.h>
#include <signal.h>
#include <unistd.h>

enum { BAR_WIDTH = 40, TENTHS = 10, PERCENTS = 100 };

static volatile sig_atomic_t was_interrupted;

struct progress progress_of(const struct command *command)
{
    return (struct progress){ command->err, isatty(fileno(command->err)), 0, command };
}

void progress_show(void *context, int64_t done, int64_t all)
{
    static const char full[] = "########################################";
    struct progress *progress = context;
    int64_t steps = progress->is_watched ? PERCENTS : TENTHS;
    int64_t share = all ? (int64_t)((double)done / (double)all * (double)steps) : steps;

    if (share == progress->shown)
        return;
    progress->shown = share;
    if (progress->is_watched)
        fprintf(progress->out, "\r[%-*.*s] %" PRId64 " %%%s", BAR_WIDTH,
                (int)(share * BAR_WIDTH / steps), full, share, done == all ? "\n" : "");
    else
        fprintf(progress->out, "%" PRId64 " %% read\n", share * PERCENTS / TENTHS);
    fflush(progress->out);
}

void progress_end(const struct progress *progress)
{
    if (progress->is_watched && progress->shown && progress->shown < PERCENTS)
        putc('\n', progress->out);
}

static void on_interrupt(int signal)
{
    (void)signal;
    was_interrupted = 1;
}

bool progress_is_stopped(void *context)
{
    const struct progress *progress = context;

    return was_interrupted || command_is_left(progress->command);
}

int progress_watch(struct command *command, int (*run)(struct command *, void *), void *context)
{
    struct sigaction interrupt = { .sa_handler = on_interrupt }, before;
    bool is_own = !command->is_for_another;
    int status;

    if (is_own)
        sigaction(SIGINT, &interrupt, &before);
    status = run(command, context);
    if (is_own)
        sigaction(SIGINT, &before, NULL);
    return status;
}

void print_plain(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];

        putc(c < ' ' || c == 0x7F ? '?' : c, out);
    }
}
