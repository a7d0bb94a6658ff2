#include "cli/decision.h"

#include <inttypes.h>
#include <string.h>

#include "accounts/account.h"
#include "cli/decision_acts.h"
#include "decisions/concern.h"
#include "decisions/review.h"
#include "moderation/suspension.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"
#include "teams/team.h"

static const char usage[] =
    "\n"
    "OPTION is an option's number in its decision; CONCERN, BRANCH and REQUEST are the numbers\n"
    "that \"show\" tells. Texts are read from FILE, or from standard input when there is none or\n"
    "it is \"-\". In a summary, a line \"[why]\" begins a section: happened, agreed, disputed,\n"
    "open, why, set_aside; then come a sentence a line, and what it cites: \"#12\". A DAY is\n"
    "2026-05-01. With the first branch of a fork comes what all its branches share, from\n"
    "--review on. Who volunteers can be drawn, as a clerk of decisions or to judge whether a\n"
    "concern is answered. --json answers with the decision, and the number of what was made.\n"
    "\n"
    "What is done is done as the account NAME, which must be allowed to: the same rules hold as\n"
    "on the pages, and it stands in the public log. --why says of every option that is not taken\n"
    "why it is set aside.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

static void print_usage(FILE *file)
{
    fputs("palabre decision list [--state STATE] [--json]\n"
          "palabre decision show ID [--json]\n"
          "palabre decision volunteer yes|no --as NAME\n",
          file);
    for (const struct decision_act *act = decision_acts; act->name; act++)
        fprintf(file, "palabre decision %s %s\n", act->name, act->arguments);
    fputs(usage, file);
}

/* As the pages do: who may not see the topic, or not write there, does nothing here either. */
static enum result find_actor(struct db *db, struct decision_asked *asked, int64_t topic_id)
{
    struct arena *arena = &asked->run->arena;
    struct suspension suspension = { 0 };
    struct account account;
    struct topic topic;
    struct record record;
    enum result result = account_by_handle(db, arena, asked->as, &account);

    if (result == NOT_FOUND)
        return problem_add_value(&asked->run->problems, "", N_("Nobody here is called {value}."),
                                 asked->as);
    if (result == OK)
        result = suspension_find(db, arena, account.id, &suspension);
    if (result == OK)
        result = topic_find(db, arena, topic_id, &topic);
    if (result == OK && topic.team_id)
        result = team_has(db, topic.team_id, account.id, &topic.is_in_team);
    if (result != OK)
        return result;
    asked->visitor = (struct visitor){ .account_id = account.id,
                                       .role = account.role,
                                       .suspended_until = suspension.until };
    record = topic_record(&topic);
    asked->actor_id = account.id;
    return may_decide(&asked->visitor, &record) && !account.has_left ? OK : NOT_ALLOWED;
}

/* Which decision the first number is about. */
static enum result find_decision_id(struct db *db, struct decision_asked *asked)
{
    struct arena *arena = &asked->run->arena;
    struct concern concern = { 0 };
    struct branch branch = { 0 };
    struct review_request request = { 0 };
    enum result result = OK;

    asked->decision_id = asked->target_id;
    switch (asked->act->target) {
    case TARGET_CONCERN:
        result = concern_find(db, arena, asked->target_id, &concern);
        asked->decision_id = concern.decision_id;
        break;
    case TARGET_BRANCH:
        result = branch_find(db, arena, asked->target_id, &branch);
        asked->decision_id = branch.decision_id;
        break;
    case TARGET_REQUEST:
        result = review_request_find(db, arena, asked->target_id, &request);
        asked->decision_id = request.decision_id;
        break;
    default: break;
    }
    return result;
}

/* The debate whose readers and writers may act. */
static enum result find_topic_id(struct db *db, struct decision_asked *asked, int64_t *topic_id)
{
    struct decision decision = { 0 };
    enum result result = find_decision_id(db, asked);

    if (result == OK)
        result = decision_find(db, &asked->run->arena, asked->decision_id, &decision);
    *topic_id = decision.topic_id;
    return result == OK && decision.hidden_at ? NOT_ALLOWED : result;
}

static enum result write_run(struct db *db, void *context)
{
    struct decision_asked *asked = context;
    int64_t topic_id = asked->target_id;
    enum result result = OK;

    asked->run->problems.count = 0; /* of the time before, when it runs twice */
    if (asked->act->target != TARGET_TOPIC)
        result = find_topic_id(db, asked, &topic_id);
    if (result == OK)
        result = find_actor(db, asked, topic_id);
    return result == OK ? asked->act->run(db, asked) : result;
}

/* Each with the field that it is about, as the pages show it beside it. */
static void print_problems(struct decision_run *run)
{
    struct page page = page_new(&run->arena);

    page.language = language_english;
    for (size_t i = 0; i < run->problems.count; i++) {
        const struct problem *problem = &run->problems.items[i];

        fprintf(run->command->err, "%s%s%.*s\n", problem->field, *problem->field ? ": " : "",
                STR_ARGS(problem_text(&page, problem)));
    }
}

static int say_done(struct decision_asked *asked)
{
    struct decision_run *run = asked->run;

    run->id = asked->decision_id;
    run->made = asked->act->made;
    run->number = asked->made;
    if (run->as_json)
        return decision_show(run);
    fprintf(run->command->out, "D-%" PRId64 " %s", run->id, asked->act->done);
    if (run->made)
        fprintf(run->command->out, " %" PRId64, run->number);
    fputs(".\n", run->command->out);
    return EXIT_DONE;
}

static int report(struct decision_asked *asked, enum result result)
{
    FILE *err = asked->run->command->err;

    switch (result) {
    case OK: return say_done(asked);
    case NOT_VALID: print_problems(asked->run); break;
    case NOT_FOUND: fputs("There is nothing of that number.\n", err); break;
    case NOT_ALLOWED: fprintf(err, "%.*s may not do this there.\n", STR_ARGS(asked->as)); break;
    case CONFLICT: fputs("It is so already, or changed meanwhile: nothing was done.\n", err); break;
    case BUSY: fputs("The machine has too much to do now. Please try again.\n", err); break;
    default: fputs("The database did not take it; the server's log says why.\n", err);
    }
    return EXIT_REFUSED;
}

/* What is written is text; false after naming the option whose value is none. */
static bool options_are_text(const struct command *command)
{
    for (int i = 1; i < command->argc; i++)
        if (str_starts(str_of(command->argv[i - 1]), "--") &&
            !str_is_utf8(str_of(command->argv[i]))) {
            fprintf(command->err, "%s: this is no text in UTF-8\n", command->argv[i - 1]);
            return false;
        }
    return true;
}

static int run_act(struct decision_run *run, const struct decision_act *act)
{
    struct decision_asked asked = { .run = run, .act = act, .target_id = run->id };

    if (!options_are_text(run->command))
        return EXIT_REFUSED;
    if (!act || !decision_take_words(&asked))
        return EXIT_USAGE;
    if (asked.act->takes_text && !decision_take_text(&asked))
        return EXIT_REFUSED;
    if (asked.act->is_markdown) {
        enum result result =
            written_prepare(&run->arena, asked.text, "text", &run->problems, &asked.written);

        if (result != OK)
            return report(&asked, result);
    }
    return report(&asked, store_write_logging(run->command->store, write_run, &asked));
}

bool command_decision_is_help(const struct command *command)
{
    return !command->argc || !strcmp(command->argv[0], "help");
}

static int run_words(struct decision_run *run)
{
    struct command *command = run->command;
    const char *name = command->argc ? command->argv[0] : "";
    struct str id = command->argc > 1 ? str_of(command->argv[1]) : STR("");

    if (!strcmp(name, "help")) {
        print_usage(command->out);
        return EXIT_DONE;
    }
    run->as_json = command_flag(command, "--json");
    if (str_starts(id, "D-"))
        id = str_slice(id, 2, id.length);
    if (!strcmp(name, "list"))
        return decision_list(run);
    if (!strcmp(name, "volunteer"))
        return decision_volunteer(run);
    if (!str_to_id(id, &run->id))
        return EXIT_USAGE;
    return !strcmp(name, "show") ? decision_show(run) : run_act(run, decision_act_named(name));
}

int command_decision(struct command *command)
{
    struct decision_run run = { .command = command };
    int status;

    run.problems.arena = &run.arena;
    status = run_words(&run);
    if (status == EXIT_USAGE)
        print_usage(command->err);
    arena_free(&run.arena);
    return status;
}
