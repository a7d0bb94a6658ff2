#include <inttypes.h>
#include <string.h>

#include "cli/command.h"
#include "cli/progress.h"
#include "exchange/discourse.h"

static const char usage[] =
    "palabre import discourse [--from NAME] PATH\n"
    "\n"
    "PATH is one of these, told apart by what is in it:\n"
    "  - a backup: NAME.tar.gz, or its dump.sql or dump.sql.gz alone;\n"
    "  - a category export, one .json file;\n"
    "  - a folder of what Discourse's API gave, in .json files: posts, topics, lists.\n"
    "All are read as a stream, whatever their size; nothing is unpacked to the disk.\n"
    "\n"
    "It can be stopped and run again, and a later archive brought in after it: what came\n"
    "in is known, and nothing is doubled. A post that changed there since is replaced; one\n"
    "that was changed here is left alone. People come in without a password: an\n"
    "administrator sets one (palabre account password NAME).\n"
    "\n"
    "--from NAME tells apart forums whose ids mean different things; give each its own.\n"
    "\n"
    "Exit status: 0 when all was read, 1 when a file was broken or the import failed.\n";

static void print_count(FILE *out, int64_t count, const char *what)
{
    if (count)
        fprintf(out, "  %8" PRId64 "  %s\n", count, what);
}

static void print_new(FILE *out, const struct discourse_counts *counts, bool is_done)
{
    const struct {
        int64_t count;
        const char *what;
    } lines[] = {
        { counts->topics, "topics" },
        { counts->posts, "posts" },
        { counts->posts_newer, "newer states of posts that were here" },
        { counts->revisions, "texts that posts had before" },
        { counts->people, "people, without a password" },
        { counts->teams, "groups, as teams" },
        { counts->members, "members of them" },
        { counts->categories, "categories" },
        { counts->tags, "tags on topics" },
        { counts->likes_named, "likes, with names" },
        { counts->likes, "likes, counted without names" },
    };
    bool has_new = false;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        has_new |= lines[i].count != 0;
    if (has_new)
        fputs("Came in:\n", out);
    else if (is_done)
        fputs("Nothing new: all of it was here already.\n", out);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        print_count(out, lines[i].count, lines[i].what);
    if (counts->categories_closed)
        fprintf(out,
                "%" PRId64 " categories were not for everybody there. Only moderators read them\n"
                "here until an administrator gives them a team.\n",
                counts->categories_closed);
}

static void print_left_out(FILE *out, const struct discourse_report *report)
{
    const struct discourse_counts *counts = &report->counts;
    const int64_t *skipped = report->skipped;
    const struct {
        int64_t count;
        const char *what;
    } lines[] = {
        { counts->posts_known, "posts that were here already, or stood in two files" },
        { counts->posts_changed_here, "posts changed or withdrawn here since" },
        { skipped[SKIP_SMALL_ACTION], "small actions, which hold no text" },
        { skipped[SKIP_WHISPER], "whispers, which are never public" },
        { skipped[SKIP_PRIVATE_MESSAGE] + counts->posts_private, "private messages" },
        { counts->posts_of_deleted_topic, "posts of deleted topics" },
        { counts->posts_without_topic, "posts of topics that are not there" },
        { skipped[SKIP_INCOMPLETE], "posts without id, topic, number, time or text" },
        { skipped[SKIP_REVISION], "texts that posts had before, which could not be understood" },
        { skipped[SKIP_UNREADABLE], "rows of tables that could not be read" },
        { skipped[SKIP_POLL], "polls, with their votes" },
        { skipped[SKIP_UPLOAD], "uploaded files" },
        { report->files_other, "files of another kind" },
    };
    bool has_some = false;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        has_some |= lines[i].count != 0;
    if (has_some)
        fputs("Passed over:\n", out);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        print_count(out, lines[i].count, lines[i].what);
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

static void print_end(const struct command *command, enum result result,
                      const struct discourse_report *report)
{
    if (result == NOT_FOUND)
        fprintf(command->err, "%s cannot be read\n", command->argv[0]);
    else if (result == NOT_VALID) {
        fprintf(command->err, "%s cannot be brought in: ", command->argv[0]);
        print_plain(command->err, report->fault);
        fputs(".\n", command->err);
    } else if (result == FULL)
        fputs("The disk is full. Make room and run it again: it goes on where it stopped.\n",
              command->err);
    else if (result != OK || report->is_stopped)
        fputs("The import stopped. Run it again: it goes on where it stopped.\n", command->err);
}

static int import_discourse(struct command *command, void *context)
{
    const char *from = context;
    struct progress progress = progress_of(command);
    struct discourse_import wish = {
        .path = command->argv[0],
        .origin = str_of(from ? from : "discourse"),
        .progress = progress_show,
        .is_stopped = progress_is_stopped,
        .context = &progress,
    };
    struct discourse_report report = { 0 };
    enum result result = discourse_import(command->store, &wish, &report);
    bool is_whole = result == OK && !report.files_broken && !report.is_stopped;

    progress_end(&progress);
    print_end(command, result, &report);
    if (result != NOT_FOUND && result != NOT_VALID) {
        if (!report.is_dump)
            fprintf(command->out, "%" PRId64 " files read.\n", report.files);
        print_new(command->out, &report.counts, result == OK && !report.is_stopped);
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
    return progress_watch(command, import_discourse, (void *)from);
}
