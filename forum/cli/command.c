#include "cli/command.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/control.h"
#include "cli/decision.h"
#include "store/store.h"

/* The word at a place, from 0, past options and their values; NULL when there is none. */
static char **word_at(const struct command *command, int place)
{
    for (int i = 0; i < command->argc; i++)
        if (!strncmp(command->argv[i], "--", 2))
            i++;
        else if (!place--)
            return &command->argv[i];
    return NULL;
}

static char **first_word(const struct command *command)
{
    return word_at(command, 0);
}

static char **second_word(const struct command *command)
{
    return word_at(command, 1);
}

const struct command_entry commands[] = {
    { "serve", "[--listen HOST:PORT] [--url URL] [--name NAME] …",
      "serves the forum; default 127.0.0.1:8080", command_serve, false, false },
    { "demo", "", "fills an empty database with the demo community", command_demo, true, false },
    { "import discourse", "[--from NAME] PATH",
      "brings in a Discourse forum: a backup, a category export or the API's JSON", command_import,
      true, .path_argument = first_word },
    { "import law", "[--as SLUG] [--version DATE] PATH",
      "brings in a law text, with its versions: LEGI, Akoma Ntoso, USLM, Formex, Markdown, …",
      command_import_law, true, .path_argument = first_word },
    { "import amendments", "[--version NAME] SLUG PATH",
      "brings in amendments to a law text, as the Assemblée and the Sénat publish them",
      command_import_amendments, true, .path_argument = second_word, .signs_nothing = true },
    { "account",
      "create NAME [--role ROLE] | role NAME ROLE | password NAME | leave NAME keep|erase",
      "people: member, moderator, administrator", command_account, true, false },
    { "setting", "[NAME [VALUE]]", "what the site is set to", command_setting, true, false },
    { "meeting", "list | show ID | export ID", "meetings: one as JSON, or as Markdown",
      command_meeting, true, .signs_nothing = true },
    { "decision", "list | show ID | open TOPIC … | propose|position|concern|call|… ID --as NAME",
      "decisions, and what one does in them: palabre decision help says how", command_decision,
      true, .needs_none = command_decision_is_help, .path_argument = decision_path_argument },
    { "law annotations", "SLUG [--json]",
      "what is said of the words of a law text, and where it is", command_law_annotations, true,
      .signs_nothing = true },
    { "rules", "[set NAME VALUE --reason TEXT]", "the numbers that decisions go by", command_rules,
      true, false },
    { "backup", "FILE", "copies the forum as it stands now, also while it is served",
      command_backup, true, true, .signs_nothing = true },
    { "verify", "[--key KEY] [--noted FILE] [--json] [PATH]",
      "checks that nobody rewrote the log: of the database, or of an archive at PATH",
      command_verify, true, .needs_none = command_verify_is_offline, .path_option = "--noted",
      .signs_nothing = true },
    { "export log", "PATH", "the log as one file that anyone can check: palabre verify PATH",
      command_export_log, true, true, .signs_nothing = true },
    { "draw", "--seats N [--quota LABEL=MAX]… {--source FILE}… LIST | --announce LIST",
      "draws people by ticket from a list that was published first", command_draw, false },
    { "ballot list", "", "what is voted on, and when", command_ballot_list, true,
      .signs_nothing = true },
    { "ballot show", "NUMBER", "what anybody may know of a vote", command_ballot_show, true,
      .signs_nothing = true },
    { "ballot plan", "--question TEXT --category SLUG --opens TIME --closes TIME [OPTIONS]",
      "plans a vote on words from standard input, on a law or a decision", command_ballot_plan,
      true },
    { "ballot tie", "NUMBER DEBATE RELATION", "ties a debate to a vote", command_ballot_tie, true },
    { "ballot untie", "NUMBER DEBATE", "unties it", command_ballot_untie, true },
    { "ballot cancel", "NUMBER --reason TEXT", "a vote that does not take place",
      command_ballot_cancel, true },
    { "ballot rhythm", "[WEEK WEEKDAY OPENS CLOSES ZONE | none]",
      "when the community votes: first sunday 8:00 20:00 Europe/Paris", command_ballot_rhythm,
      true },
    { "ballot count", "[--seed HEX] [--json] FILE",
      "counts a vote again from its published list, and says how the result comes about",
      command_ballot_count, false },
    { "law apply", "[--language fr|en] [--article NUMBER] BEFORE AMENDMENT…",
      "an article after amendments, or why they are refused", command_law_apply, false },
    { "law parse", "[--language fr|en] [--json] PATH…",
      "what amendments say, as trees: plain text, or lists of the Assemblée and the Sénat",
      command_law_parse, false },
    { "law reanchor-report", "[--quotes N] [--seed S] [--json] OLD NEW",
      "how well quotes of one version of a law text are found again in the next",
      command_law_reanchor, false },
    { "reindex", "", "makes the index for searches anew, also while the forum is served",
      command_reindex, true, false },
    { "log witness", "add KEY | remove NAME | list", "who signs the log from elsewhere",
      command_log_witness, true },
    { "log cosign", "FILE", "takes in a checkpoint that witnesses signed", command_log_cosign, true,
      true },
    { "log new-key", "[--origin NAME]",
      "goes on with the log under a new key, when the old is lost", command_log_new_key, true,
      .signs_nothing = true },
    { "help", "", "says this", command_help, false, false },
    { 0 },
};

/* How many of the words the entry's name takes up; 0 when it is another one. */
static int words_taken(const char *name, int argc, char **argv)
{
    const char *space = strchr(name, ' ');
    size_t length = space ? (size_t)(space - name) : strlen(name);

    if (!argc || strlen(argv[0]) != length || strncmp(argv[0], name, length) != 0)
        return 0;
    if (!space)
        return 1;
    return argc > 1 && !strcmp(argv[1], space + 1) ? 2 : 0;
}

const struct command_entry *command_find(int *argc, char ***argv)
{
    for (const struct command_entry *entry = commands; entry->name; entry++) {
        int taken = words_taken(entry->name, *argc, *argv);

        if (taken) {
            *argc -= taken;
            *argv += taken;
            return entry;
        }
    }
    return NULL;
}

const char *command_option(struct command *command, const char *name)
{
    for (int i = 0; i + 1 < command->argc; i++)
        if (!strcmp(command->argv[i], name)) {
            const char *value = command->argv[i + 1];

            for (int after = i; after + 2 <= command->argc; after++)
                command->argv[after] = command->argv[after + 2];
            command->argc -= 2;
            return value;
        }
    return NULL;
}

bool command_flag(struct command *command, const char *name)
{
    for (int i = 0; i < command->argc; i++)
        if (!strcmp(command->argv[i], name)) {
            for (int after = i; after + 1 < command->argc; after++)
                command->argv[after] = command->argv[after + 1];
            command->argc--;
            return true;
        }
    return false;
}

/* The server may run elsewhere: a path must mean the same file there. Lives with the process. */
static void make_path_whole(char **path)
{
    char *folder = getcwd(NULL, 0), *whole;

    if (folder && (*path)[0] != '/' && asprintf(&whole, "%s/%s", folder, *path) > 0)
        *path = whole;
    free(folder);
}

static void make_paths_whole(const struct command_entry *entry, struct command *command)
{
    char **path = entry->path_argument ? entry->path_argument(command) : NULL;

    if (path)
        make_path_whole(path);
    if (entry->takes_path && command->argc)
        make_path_whole(&command->argv[command->argc - 1]);
    for (int i = 0; entry->path_option && i + 1 < command->argc; i++)
        if (!strcmp(command->argv[i], entry->path_option))
            make_path_whole(&command->argv[i + 1]);
}

int command_run(const struct command_entry *entry, struct command *command)
{
    int status;

    if (!entry->needs_store || (entry->needs_none && entry->needs_none(command)))
        return entry->run(command);
    make_paths_whole(entry, command);
    if (control_forward(entry, command, &status))
        return status;
    command->store = store_open(command->database);
    if (!command->store)
        return EXIT_REFUSED;
    status = entry->signs_nothing || command_open_identity(command, command->store, STR("palabre"))
                 ? entry->run(command)
                 : EXIT_REFUSED;
    store_close(command->store);
    return status;
}

bool command_is_left(const struct command *command)
{
    struct pollfd caller = { .fd = command->caller, .events = POLLRDHUP };

    return command->is_for_another && poll(&caller, 1, 0) > 0 &&
           (caller.revents & (POLLRDHUP | POLLHUP | POLLERR));
}

int command_help(struct command *command)
{
    fputs("palabre: a deliberation forum\n\n", command->out);
    for (const struct command_entry *entry = commands; entry->name; entry++)
        fprintf(command->out, "  palabre %s %s\n      %s\n", entry->name, entry->arguments,
                entry->help);
    fputs("\nEvery command takes --database WHERE: a file (default ./palabre.db) or postgres://…,\n"
          "and --log-key FILE: what the log is signed with (default: DATABASE.key, with\n"
          "PostgreSQL ./palabre.key)\n",
          command->out);
    return EXIT_DONE;
}
