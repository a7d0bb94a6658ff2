/* palabre law reanchor-report: how well quotes of one version are found again in the next. */
#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/command.h"
#include "exchange/law_read.h"
#include "law/reanchor.h"
#include "render/json.h"

enum { QUOTES_DEFAULT = 2000, SEED_DEFAULT = 1 };

static const char usage[] =
    "palabre law reanchor-report [--quotes N] [--seed S] [--json] OLD NEW\n"
    "\n"
    "OLD and NEW are two versions of a law text, files or folders in any format that import law\n"
    "reads. Quotes of 2 to 30 words are drawn from the articles that changed and placed in NEW, "
    "as\n"
    "annotations are when a version is published; where they belong is told by a longest common\n"
    "subsequence of the words of each article. The same seed draws the same quotes.\n"
    "\n"
    "Exit status: 0 when it was measured, 1 when a file was refused, 2 when it was not "
    "understood.\n";

struct report_job {
    struct command *command;
    struct arena arena;
    int64_t quotes;
    int64_t seed;
    bool is_json;
    struct document before;
    struct document after;
    struct reanchor_report report;
};

static const char *const fates[] = { "intact", "edited", "gone" };
static const char *const outcomes[] = { "right", "wrong", "orphan" };
static const char *const states[] = { "exact", "moved", "reworded", "orphan_in_segment", "orphan" };

static bool read_number(struct report_job *job, const char *name, int64_t least, int64_t most,
                        int64_t *number)
{
    const char *value = command_option(job->command, name);

    if (!value)
        return true;
    if (str_to_integer(str_of(value), number) && *number >= least && *number <= most)
        return true;
    fprintf(job->command->err,
            "palabre law reanchor-report: %s: it is a number from %" PRId64 " to %" PRId64 "\n",
            name, least, most);
    return false;
}

/* The newest version that it holds. */
static bool read_document(struct report_job *job, const char *path, struct document *document)
{
    struct law_documents documents = { 0 };
    struct str fault = STR("");

    if (law_read(&job->arena, path, STR(""), &documents, &fault) != OK || !documents.count) {
        fprintf(job->command->err, "palabre law reanchor-report: %.*s\n", STR_ARGS(fault));
        return false;
    }
    *document = documents.items[documents.count - 1];
    return true;
}

static int64_t all_of(const struct report_job *job, size_t fate)
{
    int64_t all = 0;

    for (size_t i = 0; i < QUOTE_OUTCOMES; i++)
        all += job->report.counts[fate][i];
    return all;
}

/* "98.3 %"; of none there is no share. */
static void say_share(struct report_job *job, int64_t part, int64_t all)
{
    if (all)
        fprintf(job->command->out, " %8.1f %%", 100.0 * (double)part / (double)all);
    else
        fprintf(job->command->out, " %8s  ", "-");
}

static void say_table(struct report_job *job)
{
    const struct reanchor_report *report = &job->report;
    FILE *out = job->command->out;

    fprintf(out, "%" PRId64 " articles changed, %" PRId64 " quotes, seed %" PRId64 "\n",
            report->articles, report->quotes, job->seed);
    if (report->too_long)
        fprintf(out, "%" PRId64 " changed articles are too long to be measured\n",
                report->too_long);
    fprintf(out, "\n%-8s %8s %10s %10s %10s\n", "words", "quotes", "right", "wrong", "orphan");
    for (size_t i = 0; i < QUOTE_FATES; i++) {
        int64_t all = all_of(job, i);

        fprintf(out, "%-8s %8" PRId64, fates[i], all);
        if (i == QUOTE_GONE)
            fprintf(out, " %8s  ", "-");
        else
            say_share(job, report->counts[i][PLACED_RIGHT], all);
        say_share(job, report->counts[i][PLACED_WRONG], all);
        say_share(job, report->counts[i][PLACED_NOWHERE], all);
        fputs("\n", out);
    }
    fputs("\n", out);
    for (size_t i = 0; i < ANCHOR_STATES; i++)
        fprintf(out, "%s %" PRId64 ", ", states[i], report->states[i]);
    fprintf(out, "unlisted %" PRId64 "\n", report->unlisted);
    if (report->seconds > 0)
        fprintf(out, "%.0f quotes a second\n", (double)report->quotes / report->seconds);
}

static void say_json(struct report_job *job)
{
    const struct reanchor_report *report = &job->report;
    struct buffer text = { .arena = &job->arena };
    struct json json = { .out = &text };

    json_begin_object(&json);
    json_put_integer(&json, "articles", report->articles);
    json_put_integer(&json, "articles_too_long", report->too_long);
    json_put_integer(&json, "quotes", report->quotes);
    json_put_integer(&json, "seed", job->seed);
    for (size_t i = 0; i < QUOTE_FATES; i++) {
        json_key(&json, fates[i]);
        json_begin_object(&json);
        for (size_t j = 0; j < QUOTE_OUTCOMES; j++)
            json_put_integer(&json, outcomes[j], report->counts[i][j]);
        json_end(&json);
    }
    json_key(&json, "states");
    json_begin_object(&json);
    for (size_t i = 0; i < ANCHOR_STATES; i++)
        json_put_integer(&json, states[i], report->states[i]);
    json_end(&json);
    json_put_integer(&json, "unlisted", report->unlisted);
    json_put_integer(&json, "microseconds", (int64_t)(report->seconds * 1e6));
    json_end(&json);
    fprintf(job->command->out, "%.*s\n", STR_ARGS(buffer_str(&text)));
}

static int report(struct report_job *job)
{
    if (!read_document(job, job->command->argv[0], &job->before) ||
        !read_document(job, job->command->argv[1], &job->after))
        return EXIT_REFUSED;
    job->report =
        law_reanchor(&job->arena, &job->before, &job->after, job->quotes, (uint64_t)job->seed);
    if (job->is_json)
        say_json(job);
    else
        say_table(job);
    return EXIT_DONE;
}

int command_law_reanchor(struct command *command)
{
    struct report_job job = { .command = command,
                              .quotes = QUOTES_DEFAULT,
                              .seed = SEED_DEFAULT,
                              .is_json = command_flag(command, "--json") };
    int status;

    if (!read_number(&job, "--quotes", 1, REANCHOR_QUOTES_MAX, &job.quotes) ||
        !read_number(&job, "--seed", 0, INT64_MAX, &job.seed))
        return EXIT_REFUSED;
    if (command->argc != 2 || !strncmp(command->argv[0], "--", 2)) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    status = report(&job);
    arena_free(&job.arena);
    return status;
}
