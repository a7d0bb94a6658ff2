#include "cli/decision_acts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "decisions/stance.h"
#include "render/language.h"

enum { TEXT_BYTES_MAX = 1 << 20 };

static const char *const positions[] = { "support", "reservation", "stand-aside", "block", NULL };
static const char *const ways[] = { "link", "unlink", NULL };
static const char *const owning[] = { "accept", "decline", "leave", NULL };
static const char *const effects[] = { "supports", "weakens", "unclear", NULL };
static const char *const starting[] = { "start", NULL };
static const char *const asking[] = { "ask", NULL };
static const char *const truth[] = { "no", "yes", NULL };

/* positions, owning and effects are in the order of their enumerations. */
const struct decision_act decision_acts[] = {
    { "open", decision_run_open, "is open", .target = TARGET_TOPIC },
    { "call", decision_run_call, "is in its last call" },
    { "return", decision_run_return, "is discussed again" },
    { "contest", decision_run_contest, "is a question put to all" },
    { "withdraw", decision_run_withdraw, "is withdrawn" },
    { "take-over", decision_run_take_over, "goes on" },
    { "wake", decision_run_wake, "is awake" },
    { "step-down", decision_run_step_down, "has another clerk, if anybody is willing" },
    { "result", decision_run_result, "has its figures" },

    { "option", decision_run_option, "has option", "option", .takes_text = true,
      .is_markdown = true },
    { "propose", decision_run_propose, "has this option before the people", .has_number = true },
    { "revise", decision_run_revise, "has a new text, of that option the version", "version",
      .has_number = true, .takes_text = true, .is_markdown = true },
    { "set-aside", decision_run_set_aside, "has this option set aside", .has_number = true },
    { "summary", decision_run_summary, "has summary", "summary", .takes_text = true },
    { "topics", decision_run_topics, "has its debates changed", .choices = ways,
      .has_number = true },

    { "position", decision_run_position, "has this position", .choices = positions },
    { "concern", decision_run_concern, "has concern", "concern" },
    { "object", decision_run_object, "has an objection, concern", "concern" },
    { "second", decision_run_second, "has this concern seconded", .target = TARGET_CONCERN },
    { "answer", decision_run_answer, "has an answer to this concern", .target = TARGET_CONCERN },
    { "reply", decision_run_reply, "has a reply to this concern", .target = TARGET_CONCERN },
    { "resolve", decision_run_resolve, "has this concern resolved", .target = TARGET_CONCERN },

    { "agree", decision_run_agree, "has this side's agreement", .target = TARGET_BRANCH },
    { "own", decision_run_own, "has this answer of an owner", .target = TARGET_BRANCH,
      .choices = owning },
    { "fork", decision_run_fork, "is on trial", .choices = starting },
    { "join", decision_run_join, "has one more who tries this branch", .target = TARGET_BRANCH },
    { "evidence", decision_run_evidence, "has this evidence", .target = TARGET_BRANCH,
      .choices = effects },
    { "report", decision_run_report, "has this report", .target = TARGET_BRANCH,
      .takes_text = true },
    { "review", decision_run_review, "has a request for a review, number", "request",
      .choices = asking },
    { "review-second", decision_run_review_second, "has the request seconded",
      .target = TARGET_REQUEST },
    { 0 },
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

static void take_question(struct decision_asked *asked)
{
    static const char *const reach[] = { "local", "national", NULL };
    static const char *const fallbacks[] = { "status-quo", "vote", "judgment", NULL };
    struct command *command = asked->run->command;

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

static void take_texts(struct decision_asked *asked)
{
    struct command *command = asked->run->command;

    asked->as = option(command, "--as");
    asked->reason = option(command, "--reason");
    if (!asked->reason.length)
        asked->reason = option(command, "--why");
    asked->title = option(command, "--title");
    asked->note = option(command, "--note");
    asked->condition = option(command, "--if");
    asked->harm = option(command, "--harm");
    asked->remedy = option(command, "--remedy");
    asked->passage = option(command, "--passage");
    asked->words = option(command, "--words");
    asked->fact = option(command, "--fact");
    asked->lessons = option(command, "--lessons");
    asked->values[0] = option(command, "--value1");
    asked->values[1] = option(command, "--value2");
    asked->values[2] = option(command, "--value3");
}

/* "2026-05-01" */
static int64_t day(struct decision_asked *asked, const char *name)
{
    struct str text = option(asked->run->command, name);
    struct str noon = str_format(&asked->run->arena, "%.*sT12:00:00Z", STR_ARGS(text));
    int64_t day;

    return time_from_rfc3339(noon, &day) ? day : 0;
}

/* "1,2" */
static bool take_answers(struct decision_asked *asked)
{
    struct str rest = option(asked->run->command, "--answers");

    while (rest.length)
        if (asked->answer_count == ANSWERED_MAX ||
            !str_to_id(str_trim(str_cut(&rest, ',')), &asked->answers[asked->answer_count++]))
            return false;
    return true;
}

/* "yes" or "no", which it is when nothing is said. */
static bool take_truth(struct command *command, const char *name, bool *is_true)
{
    struct str word = option(command, name);

    *is_true = str_equal(word, STR("yes"));
    return *is_true || !word.length || str_equal(word, STR("no"));
}

static bool take_option_number(struct decision_asked *asked)
{
    struct str word = option(asked->run->command, "--option");

    asked->option = -1;
    return !word.length || (str_to_integer(word, &asked->option) && asked->option >= 0);
}

static bool take_numbers(struct decision_asked *asked)
{
    struct command *command = asked->run->command;

    asked->concern = number(command, "--concern");
    asked->seen_on = day(asked, "--seen");
    return take_truth(command, "--must", &asked->is_must) &&
           take_truth(command, "--small", &asked->is_small) && take_option_number(asked) &&
           take_answers(asked);
}

/* What somebody holds once their concern is resolved: nothing, unless it is said. */
static bool take_position(struct decision_asked *asked)
{
    struct str word = option(asked->run->command, "--position");

    asked->position = word.length ? stance_kind_of(word) : STANCE_KINDS;
    return !word.length || asked->position < STANCE_BLOCK;
}

static bool take_choice(struct decision_asked *asked, struct str word)
{
    const char *const *words = asked->act->choices;

    while (words[asked->choice] && !str_equal(word, str_of(words[asked->choice])))
        asked->choice++;
    return words[asked->choice];
}

/* How many words come before the file. */
static int words_before(const struct decision_act *act)
{
    return 2 + (act->choices ? 1 : 0) + act->has_number;
}

bool decision_take_words(struct decision_asked *asked)
{
    struct command *command = asked->run->command;
    const struct decision_act *act = asked->act;
    int words = words_before(act);

    take_texts(asked);
    take_question(asked);
    return take_numbers(asked) && take_position(asked) && asked->as.length &&
           command->argc >= words && command->argc <= words + act->takes_text &&
           (!act->choices || take_choice(asked, str_of(command->argv[2]))) &&
           (!act->has_number || (str_to_integer(str_of(command->argv[words - 1]), &asked->number) &&
                                 asked->number >= 0));
}

static bool read_text(struct decision_asked *asked, FILE *file)
{
    struct buffer buffer = { .arena = &asked->run->arena };
    char piece[4096];
    size_t length;

    while ((length = fread(piece, 1, sizeof piece, file)) && buffer.length <= TEXT_BYTES_MAX)
        buffer_put(&buffer, piece, length);
    asked->text = buffer_str(&buffer);
    return !ferror(file) && buffer.length <= TEXT_BYTES_MAX && str_is_utf8(asked->text) &&
           !memchr(asked->text.data ? asked->text.data : "-", '\0', asked->text.length);
}

bool decision_take_text(struct decision_asked *asked)
{
    struct command *command = asked->run->command;
    int place = words_before(asked->act);
    const char *path = command->argc > place ? command->argv[place] : "-";
    bool is_file = strcmp(path, "-") != 0, is_read;
    FILE *file = is_file ? fopen(path, "r") : command->in;

    if (!file) {
        fprintf(command->err, "%s: %s\n", path, strerror(errno));
        return false;
    }
    is_read = read_text(asked, file);
    if (is_file)
        fclose(file);
    if (!is_read)
        fprintf(command->err, "%s: this is no text of at most 1 MB in UTF-8\n", path);
    return is_read;
}

/* Every option has a value, but for --json. */
char **decision_path_argument(const struct command *command)
{
    const struct decision_act *act = decision_acts;
    int words = 0;

    while (command->argc && act->name && strcmp(act->name, command->argv[0]) != 0)
        act++;
    if (!command->argc || !act->name || !act->takes_text)
        return NULL;
    for (int i = 0; i < command->argc; i++)
        if (!strncmp(command->argv[i], "--", 2))
            i += strcmp(command->argv[i], "--json") != 0;
        else if (words++ == words_before(act))
            return strcmp(command->argv[i], "-") != 0 ? &command->argv[i] : NULL;
    return NULL;
}
