#include "cli/decision.h"

#include <inttypes.h>
#include <string.h>

#include "accounts/account.h"
#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/clerk.h"
#include "decisions/open.h"
#include "moderation/suspension.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"
#include "teams/team.h"

static const char usage[] =
    "palabre decision list [--state STATE] [--json]\n"
    "palabre decision show ID [--json]\n"
    "palabre decision open TOPIC --as NAME --question TEXT --status-quo TEXT --affected TEXT\n"
    "    --reach local|national --undo yes|no --fork yes|no --fork-why TEXT\n"
    "    --fallback status-quo|vote|judgment --people N --groups N [--supersedes ID]\n"
    "palabre decision call ID --as NAME [--why TEXT]\n"
    "palabre decision return ID --as NAME --reason TEXT [--concern ID]\n"
    "palabre decision contest|withdraw|step-down ID --as NAME --reason TEXT\n"
    "palabre decision take-over|wake ID --as NAME\n"
    "palabre decision result ID --as NAME --place TEXT --yes N --no N --abstain N\n"
    "\n"
    "What is done is done as the account NAME, which must be allowed to: the same rules hold as\n"
    "on the pages, and it stands in the public log. --why says of every option that is not taken\n"
    "why it is set aside.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

/* What is asked for, as the options give it. */
struct asked {
    struct decision_run *run;
    struct str as, reason;
    int64_t concern;
    struct open_wish open;
    struct result_wish result;
    int64_t actor_id;
};

static struct str option(struct command *command, const char *name)
{
    return str_of(command_option(command, name));
}

/* -1 when it is not given, or no number. */
static int64_t number(struct command *command, const char *name)
{
    int64_t value;

    return str_to_integer(option(command, name), &value) ? value : -1;
}

/* The place of the option's value among these words, ended by NULL; NOT_SAID for none. */
static int choice(struct command *command, const char *name, const char *const *words)
{
    struct str value = option(command, name);

    for (int i = 0; words[i]; i++)
        if (str_equal(value, str_of(words[i])))
            return i;
    return NOT_SAID;
}

static void take_options(struct asked *asked)
{
    static const char *const reach[] = { "local", "national", NULL };
    static const char *const truth[] = { "no", "yes", NULL };
    static const char *const fallbacks[] = { "status-quo", "vote", "judgment", NULL };
    struct command *command = asked->run->command;

    asked->as = option(command, "--as");
    asked->reason = option(command, "--reason");
    if (!asked->reason.length)
        asked->reason = option(command, "--why");
    asked->concern = number(command, "--concern");
    asked->open = (struct open_wish){
        .question = option(command, "--question"),
        .status_quo = option(command, "--status-quo"),
        .affected = option(command, "--affected"),
        .scope = choice(command, "--reach", reach),
        .reversible = choice(command, "--undo", truth),
        .forkable = choice(command, "--fork", truth),
        .fork_why = option(command, "--fork-why"),
        .fallback = choice(command, "--fallback", fallbacks),
        .floor_people = number(command, "--people"),
        .floor_groups = number(command, "--groups"),
    };
    asked->open.supersedes = number(command, "--supersedes");
    if (asked->open.supersedes < 0)
        asked->open.supersedes = 0;
    asked->result = (struct result_wish){
        .place = option(command, "--place"),
        .yes = number(command, "--yes"),
        .no = number(command, "--no"),
        .abstain = number(command, "--abstain"),
    };
}

static enum result run_open(struct db *db, struct asked *asked)
{
    asked->open.topic_id = asked->run->id;
    asked->open.author_id = asked->actor_id;
    return decision_open(db, &asked->run->arena, &asked->open, &asked->run->problems,
                         &asked->run->id);
}

static enum result run_call(struct db *db, struct asked *asked)
{
    struct last_call_wish wish = { .decision_id = asked->run->id, .actor_id = asked->actor_id };

    for (int i = 0; i < SET_ASIDE_OPTIONS_MAX; i++)
        wish.reasons[i] = asked->reason;
    return decision_call(db, &asked->run->arena, &wish, &asked->run->problems);
}

static enum result run_return(struct db *db, struct asked *asked)
{
    struct return_wish wish = { asked->run->id, asked->actor_id,
                                asked->concern > 0 ? asked->concern : 0, asked->reason };

    return decision_return(db, &asked->run->arena, &wish, &asked->run->problems);
}

static enum result run_contest(struct db *db, struct asked *asked)
{
    struct contest_wish wish = { asked->run->id, asked->actor_id, asked->reason };

    return notice_contest(db, &asked->run->arena, &wish, &asked->run->problems);
}

static struct act_wish wish_of(const struct asked *asked)
{
    return (struct act_wish){ asked->run->id, asked->actor_id, asked->reason };
}

static enum result run_withdraw(struct db *db, struct asked *asked)
{
    struct act_wish wish = wish_of(asked);

    return decision_withdraw(db, &asked->run->arena, &wish, &asked->run->problems);
}

static enum result run_take_over(struct db *db, struct asked *asked)
{
    struct act_wish wish = wish_of(asked);

    return decision_take_over(db, &asked->run->arena, &wish, &asked->run->problems);
}

static enum result run_wake(struct db *db, struct asked *asked)
{
    struct act_wish wish = wish_of(asked);

    return decision_wake(db, &asked->run->arena, &wish, &asked->run->problems);
}

static enum result run_step_down(struct db *db, struct asked *asked)
{
    struct step_down wish = { asked->run->id, asked->actor_id, asked->reason };

    return clerk_step_down(db, &asked->run->arena, &wish, &asked->run->problems);
}

static enum result run_result(struct db *db, struct asked *asked)
{
    asked->result.decision_id = asked->run->id;
    asked->result.actor_id = asked->actor_id;
    return decision_result(db, &asked->run->arena, &asked->result, &asked->run->problems);
}

static const struct {
    const char *name;
    enum result (*run)(struct db *, struct asked *);
    const char *done;
} acts[] = {
    { "open", run_open, "is open" },
    { "call", run_call, "is in its last call" },
    { "return", run_return, "is discussed again" },
    { "contest", run_contest, "is a question put to all" },
    { "withdraw", run_withdraw, "is withdrawn" },
    { "take-over", run_take_over, "goes on" },
    { "wake", run_wake, "is awake" },
    { "step-down", run_step_down, "has another clerk, if anybody is willing" },
    { "result", run_result, "has its figures" },
    { 0 },
};

/* Which of them is asked for. */
struct doing {
    struct asked asked;
    int act;
};

/* As the pages do: who may not see the topic, or not write there, does nothing here either. */
static enum result find_actor(struct db *db, struct asked *asked, int64_t topic_id)
{
    struct arena *arena = &asked->run->arena;
    struct suspension suspension = { 0 };
    struct account account;
    struct topic topic;
    struct visitor visitor;
    struct record record;
    enum result result = account_by_handle(db, arena, asked->as, &account);

    if (result == NOT_FOUND)
        return problem_add_value(&asked->run->problems, "as", N_("Nobody here is called {value}."),
                                 asked->as);
    if (result == OK)
        result = suspension_find(db, arena, account.id, &suspension);
    if (result == OK)
        result = topic_find(db, arena, topic_id, &topic);
    if (result == OK && topic.team_id)
        result = team_has(db, topic.team_id, account.id, &topic.is_in_team);
    if (result != OK)
        return result;
    visitor = (struct visitor){ .account_id = account.id,
                                .role = account.role,
                                .suspended_until = suspension.until };
    record = topic_record(&topic);
    asked->actor_id = account.id;
    return may_decide(&visitor, &record) && !account.has_left ? OK : NOT_ALLOWED;
}

static enum result write_run(struct db *db, void *context)
{
    struct doing *doing = context;
    struct asked *asked = &doing->asked;
    int64_t topic_id = asked->run->id;
    struct decision decision;
    enum result result = OK;

    asked->run->problems.count = 0;
    if (acts[doing->act].run != run_open) {
        result = decision_find(db, &asked->run->arena, asked->run->id, &decision);
        topic_id = decision.topic_id;
    }
    if (result == OK && decision.hidden_at && acts[doing->act].run != run_open)
        return NOT_ALLOWED;
    if (result == OK)
        result = find_actor(db, asked, topic_id);
    return result == OK ? acts[doing->act].run(db, asked) : result;
}

static void print_problems(struct decision_run *run)
{
    struct page page = page_new(&run->arena);

    page.language = language_english;
    for (size_t i = 0; i < run->problems.count; i++)
        fprintf(run->command->err, "%.*s\n",
                STR_ARGS(problem_text(&page, &run->problems.items[i])));
}

static int report(struct doing *doing, enum result result)
{
    struct decision_run *run = doing->asked.run;
    FILE *err = run->command->err;

    switch (result) {
    case OK:
        if (run->as_json)
            return decision_show(run);
        fprintf(run->command->out, "D-%" PRId64 " %s.\n", run->id, acts[doing->act].done);
        return EXIT_DONE;
    case NOT_VALID: print_problems(run); break;
    case NOT_FOUND: fputs("There is nothing of that number.\n", err); break;
    case NOT_ALLOWED:
        fprintf(err, "%.*s may not do this there.\n", STR_ARGS(doing->asked.as));
        break;
    case BUSY: fputs("The machine has too much to do now. Please try again.\n", err); break;
    default: fputs("The database did not take it; the server's log says why.\n", err);
    }
    return EXIT_REFUSED;
}

static int run_act(struct decision_run *run, const char *name)
{
    struct doing doing = { .asked = { .run = run } };

    while (acts[doing.act].name && strcmp(acts[doing.act].name, name) != 0)
        doing.act++;
    if (!acts[doing.act].name)
        return EXIT_USAGE;
    take_options(&doing.asked);
    if (!doing.asked.as.length || run->command->argc != 2)
        return EXIT_USAGE;
    return report(&doing, store_write_logging(run->command->store, write_run, &doing));
}

static int run_words(struct decision_run *run)
{
    struct command *command = run->command;
    const char *name = command->argc ? command->argv[0] : "";
    struct str id = command->argc > 1 ? str_of(command->argv[1]) : STR("");

    run->as_json = command_flag(command, "--json");
    if (str_starts(id, "D-"))
        id = str_slice(id, 2, id.length);
    if (!strcmp(name, "list"))
        return decision_list(run);
    if (!str_to_id(id, &run->id))
        return EXIT_USAGE;
    return !strcmp(name, "show") ? decision_show(run) : run_act(run, name);
}

int command_decision(struct command *command)
{
    struct decision_run run = { .command = command };
    int status;

    run.problems.arena = &run.arena;
    status = run_words(&run);
    if (status == EXIT_USAGE)
        fputs(usage, command->err);
    arena_free(&run.arena);
    return status;
}
