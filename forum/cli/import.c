#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "exchange/discourse.h"

static const char usage[] =
    "palabre import discourse [--from NAME] PATH\n"
    "\n"
    "PATH is a folder of what Discourse's API gave, in .json files: posts, topics, lists.\n"
    "It can be stopped and run again, and a later archive brought in after it: what came\n"
    "in is known, and nothing is doubled. A post that changed there since is replaced; one\n"
    "that was changed here is left alone. People come in without a password: an\n"
    "administrator sets one (palabre account password NAME).\n"
    "\n"
    "--from NAME tells apart forums whose ids mean different things; give each its own.\n"
    "\n"
    "Exit status: 0 when all was read, 1 when a file was broken or the import failed.\n";

/* A bar where somebody watches, a line for each tenth elsewhere. */
struct progress {
    FILE *out;
    bool is_watched;
    int64_t shown; /* the last share shown: percents, or tenths */
};

enum { BAR_WIDTH = 40 };

static void show_progress(void *context, int64_t read, int64_t files)
{
    static const char full[] = "########################################";
    struct progress *progress = context;
    int64_t steps = progress->is_watched ? 100 : 10;
    int64_t share = files ? read * steps / files : steps;

    if (share == progress->shown)
        return;
    progress->shown = share;
    if (progress->is_watched)
        fprintf(progress->out, "\r[%-*.*s] %" PRId64 " %%%s", BAR_WIDTH,
                (int)(share * BAR_WIDTH / steps), full, share, read == files ? "\n" : "");
    else
        fprintf(progress->out, "%" PRId64 " of %" PRId64 " files\n", read, files);
    fflush(progress->out);
}

/* Names of files come from outside: nothing in them may act on a terminal. */
static void print_plain(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];

        putc(c < ' ' || c == 0x7F ? '?' : c, out);
    }
}

static void print_count(FILE *out, int64_t count, const char *what)
{
    if (count)
        fprintf(out, "  %8" PRId64 "  %s\n", count, what);
}

static void print_new(FILE *out, const struct discourse_counts *counts, bool is_done)
{
    if (!counts->posts && !counts->posts_newer && !counts->likes) {
        if (is_done)
            fputs("Nothing new: all of it was here already.\n", out);
    } else {
        fputs("Came in:\n", out);
        print_count(out, counts->topics, "topics");
        print_count(out, counts->posts, "posts");
        print_count(out, counts->posts_newer, "newer states of posts that were here");
        print_count(out, counts->people, "people, without a password");
        print_count(out, counts->categories, "categories");
        print_count(out, counts->likes, "likes, counted without names");
    }
}

static void print_left_out(FILE *out, const struct discourse_report *report)
{
    const struct discourse_counts *counts = &report->counts;

    if (counts->posts_known || counts->posts_changed_here || report->files_other ||
        report->skipped[SKIP_SMALL_ACTION] || report->skipped[SKIP_WHISPER] ||
        report->skipped[SKIP_PRIVATE_MESSAGE] || report->skipped[SKIP_INCOMPLETE])
        fputs("Passed over:\n", out);
    print_count(out, counts->posts_known, "posts that were here already, or stood in two files");
    print_count(out, counts->posts_changed_here, "posts changed or withdrawn here since");
    print_count(out, report->skipped[SKIP_SMALL_ACTION], "small actions, which hold no text");
    print_count(out, report->skipped[SKIP_WHISPER], "whispers, which are never public");
    print_count(out, report->skipped[SKIP_PRIVATE_MESSAGE], "private messages");
    print_count(out, report->skipped[SKIP_INCOMPLETE],
                "posts without id, topic, number, time or text");
    print_count(out, report->files_other, "files of another kind");
}

static void print_broken(FILE *out, const struct discourse_report *report)
{
    int64_t named = report->files_broken < DISCOURSE_BROKEN_NAMED_MAX ? report->files_broken
                                                                      : DISCOURSE_BROKEN_NAMED_MAX;

    if (report->files_broken)
        fprintf(out, "Could not be read: %" PRId64 " files\n", report->files_broken);
    for (int64_t i = 0; i < named; i++) {
        fputs("  ", out);
        print_plain(out, report->broken[i].name);
        fputs(": ", out);
        print_plain(out, report->broken[i].fault);
        putc('\n', out);
    }
    if (report->files_broken > named)
        fprintf(out, "  and %" PRId64 " more\n", report->files_broken - named);
}

static int import_discourse(struct command *command, const char *from)
{
    struct progress progress = { command->err, isatty(fileno(command->err)), 0 };
    struct discourse_import wish = {
        .path = command->argv[0],
        .origin = str_of(from ? from : "discourse"),
        .progress = show_progress,
        .context = &progress,
    };
    struct discourse_report report = { 0 };
    enum result result = discourse_import(command->store, &wish, &report);
    bool is_whole = result == OK && !report.files_broken;

    if (result == NOT_FOUND)
        fprintf(command->err, "%s cannot be read\n", wish.path);
    else if (result == FULL)
        fputs("The disk is full. Make room and run it again: it goes on where it stopped.\n",
              command->err);
    else if (result != OK)
        fputs("The import stopped. Run it again: it goes on where it stopped.\n", command->err);
    if (result != NOT_FOUND) {
        fprintf(command->out, "%" PRId64 " files read.\n", report.files);
        print_new(command->out, &report.counts, result == OK);
        print_left_out(command->out, &report);
        print_broken(command->out, &report);
    }
    arena_free(&report.arena);
    return is_whole ? EXIT_DONE : EXIT_REFUSED;
}

int command_import(struct command *command)
{
    const char *from = command_option(command, "--from");

    if (command->argc == 1 && !strcmp(command->argv[0], "--help")) {
        fputs(usage, command->out);
        return EXIT_DONE;
    }
    if (command->argc != 1 || (from && !*from)) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    return import_discourse(command, from);
}
