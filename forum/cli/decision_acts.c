#include "cli/decision_acts.h"

#include <string.h>

static const char *const positions[] = { "support", "reservation", "stand-aside", "block", NULL };
static const char *const ways[] = { "link", "unlink", NULL };
static const char *const owning[] = { "accept", "decline", "leave", "ask", NULL };
static const char *const effects[] = { "supports", "weakens", "unclear", NULL };
static const char *const endings[] = { "dropped", "abandoned", NULL };
static const char *const judgments[] = { "addressed", "upheld", NULL };
static const char *const verdicts[] = { "renew", "amend", "drop", "keep", "merge", "both", NULL };
static const char *const starting[] = { "start", NULL };
static const char *const asking[] = { "ask", NULL };

#define COMMON                                                                                     \
    "\n    --review DAY --measure1 TEXT --how1 TEXT [--measure2 TEXT --how2 TEXT]\n"               \
    "    [--measure3 TEXT --how3 TEXT] [--question TEXT]"
#define CHARTER                                                                                    \
    "\n    --perimeter TEXT --hypothesis TEXT --expected DAY --stop-rule TEXT\n"                   \
    "    --owners NAME,… | --team TEAM [--topic TOPIC] [--harm TEXT --remedy TEXT]"

/*
 * positions, owning, effects, judgments and verdicts are in the order of their
 * enumerations. An option that the arguments do not name is not understood.
 */
const struct decision_act decision_acts[] = {
    { "open",
      "TOPIC --as NAME --question TEXT --status-quo TEXT --affected TEXT\n"
      "    --reach local|national --undo yes|no --fork yes|no --fork-why TEXT\n"
      "    --fallback status-quo|vote|judgment --people N --groups N [--supersedes ID]",
      decision_run_open, "is open", .target = TARGET_TOPIC },
    { "notice",
      "TOPIC --as NAME --question TEXT --undo TEXT --own yes [--days N]\n"
      "    [--affected TEXT] [FILE]",
      decision_run_notice, "is done, unless somebody objects", .target = TARGET_TOPIC,
      .takes_text = true, .is_markdown = true },
    { "call", "ID --as NAME [--why TEXT]", decision_run_call, "is in its last call" },
    { "return", "ID --as NAME --reason TEXT [--concern ID]", decision_run_return,
      "is discussed again" },
    { "contest", "ID --as NAME --reason TEXT", decision_run_contest, "is a question put to all" },
    { "withdraw", "ID --as NAME --reason TEXT", decision_run_withdraw, "is withdrawn" },
    { "take-over", "ID --as NAME", decision_run_take_over, "goes on" },
    { "wake", "ID --as NAME", decision_run_wake, "is awake" },
    { "step-down", "ID --as NAME --reason TEXT", decision_run_step_down,
      "has another clerk, if anybody is willing" },
    { "result", "ID --as NAME --place TEXT --yes N --no N --abstain N", decision_run_result,
      "has its figures" },

    { "option", "ID --as NAME --title TEXT [FILE]", decision_run_option, "has option", "option",
      .takes_text = true, .is_markdown = true },
    { "propose", "ID OPTION --as NAME [--reason TEXT]", decision_run_propose,
      "has this option before the people", .has_number = true },
    { "revise",
      "ID OPTION --as NAME [--note TEXT] [--answers CONCERN,…]\n"
      "    [--small yes] [FILE]",
      decision_run_revise, "has a new text, of that option the version", "version",
      .has_number = true, .takes_text = true, .is_markdown = true },
    { "set-aside", "ID OPTION --as NAME --reason TEXT", decision_run_set_aside,
      "has this option set aside", .has_number = true },
    { "summary", "ID --as NAME [FILE]", decision_run_summary, "has summary", "summary",
      .takes_text = true },
    { "topics", "ID link|unlink TOPIC --as NAME", decision_run_topics, "has its debates changed",
      .choices = ways, .has_number = true },

    { "position",
      "ID support|reservation|stand-aside --as NAME [--option OPTION]\n"
      "    [--reason TEXT] [--if TEXT]",
      decision_run_position, "has this position", .choices = positions },
    { "position-withdraw", "ID --as NAME", decision_run_position_withdraw,
      "has one position less" },
    { "concern",
      "ID --as NAME --harm TEXT --remedy TEXT [--must yes]\n"
      "    [--passage TEXT] [--option OPTION]",
      decision_run_concern, "has concern", "concern" },
    { "object", "ID --as NAME --harm TEXT --remedy TEXT [--passage TEXT]", decision_run_object,
      "has an objection, concern", "concern" },
    { "second", "CONCERN --as NAME [--team TEAM]", decision_run_second, "has this concern seconded",
      .target = TARGET_CONCERN },
    { "reply", "CONCERN --as NAME --words TEXT", decision_run_reply, "has a reply to this concern",
      .target = TARGET_CONCERN },
    { "answer", "CONCERN --as NAME --words TEXT [--newest yes]", decision_run_answer,
      "has an answer to this concern", .target = TARGET_CONCERN },
    { "ask", "CONCERN --as NAME", decision_run_ask, "asks who raised this concern",
      .target = TARGET_CONCERN },
    { "resolve",
      "CONCERN --as NAME [--position support|reservation|stand-aside]\n"
      "    [--words TEXT]",
      decision_run_resolve, "has this concern resolved", .target = TARGET_CONCERN },
    { "uphold", "CONCERN --as NAME [--words TEXT]", decision_run_uphold, "has this concern upheld",
      .target = TARGET_CONCERN },
    { "arbiters", "CONCERN --as NAME", decision_run_arbiters, "has arbiters for this concern",
      .target = TARGET_CONCERN },
    { "judge", "CONCERN addressed|upheld --as NAME --words TEXT", decision_run_judge,
      "has this word of an arbiter", .target = TARGET_CONCERN, .choices = judgments },
    { "reopen", "CONCERN --as NAME --words TEXT", decision_run_reopen,
      "has this concern open again", .target = TARGET_CONCERN },

    { "offer", "ID OPTION --as NAME" CHARTER COMMON, decision_run_offer, "has branch", "branch",
      .has_number = true },
    { "common", "ID --as NAME" COMMON, decision_run_common, "has what its branches share" },
    { "charter", "BRANCH --as NAME" CHARTER, decision_run_charter, "has this branch's charter",
      .target = TARGET_BRANCH },
    { "agree", "BRANCH --as NAME", decision_run_agree, "has this side's agreement",
      .target = TARGET_BRANCH },
    { "offer-withdraw", "BRANCH --as NAME", decision_run_offer_withdraw,
      "has this branch taken back", .target = TARGET_BRANCH },
    { "own", "BRANCH accept|decline|leave|ask --as NAME [--whom NAME]", decision_run_own,
      "has this branch's owners changed", .target = TARGET_BRANCH, .choices = owning },
    { "fork", "ID start --as NAME", decision_run_fork, "is on trial", .choices = starting },
    { "join", "BRANCH --as NAME", decision_run_join, "has one more who tries this branch",
      .target = TARGET_BRANCH },
    { "leave", "BRANCH --as NAME", decision_run_leave, "has one less who tries this branch",
      .target = TARGET_BRANCH },
    { "evidence", "BRANCH supports|weakens|unclear --as NAME --seen DAY --words TEXT",
      decision_run_evidence, "has this evidence", .target = TARGET_BRANCH, .choices = effects },
    { "report",
      "BRANCH --as NAME --value1 TEXT [--value2 TEXT] [--value3 TEXT]\n"
      "    --lessons TEXT [FILE]",
      decision_run_report, "has this report", .target = TARGET_BRANCH, .takes_text = true },
    { "stop", "BRANCH dropped|abandoned --as NAME --why TEXT", decision_run_stop,
      "has this branch ended", .target = TARGET_BRANCH, .choices = endings },

    { "review", "ID ask --as NAME --fact TEXT", decision_run_review,
      "has a request for a review, number", "request", .choices = asking },
    { "review-second", "REQUEST --as NAME", decision_run_review_second, "has the request seconded",
      .target = TARGET_REQUEST },
    { "verdict",
      "ID renew|amend|drop|keep|merge|both --as NAME --helped TEXT\n"
      "    --drop-why TEXT --improve TEXT [--branch BRANCH] [--next DAY] [FILE]",
      decision_run_verdict, "has this verdict drafted", .choices = verdicts, .takes_text = true,
      .is_markdown = true },
    { "owners-answer", "BRANCH --as NAME --words TEXT", decision_run_owners_answer,
      "has this branch's answer to the verdict", .target = TARGET_BRANCH },
    { "verdict-call", "ID --as NAME", decision_run_verdict_call,
      "has its verdict in its last call" },
    { 0 },
};

const struct decision_act *decision_act_named(const char *name)
{
    const struct decision_act *act = decision_acts;

    while (act->name && strcmp(act->name, name) != 0)
        act++;
    return act->name ? act : NULL;
}

bool decision_act_takes(const struct decision_act *act, const char *option)
{
    size_t length = strlen(option);
    const char *at = strstr(act->arguments, option);

    while (at && at[length] != ' ')
        at = strstr(at + length, option);
    return at;
}

int decision_act_words(const struct decision_act *act)
{
    return 2 + (act->choices ? 1 : 0) + act->has_number;
}

/* Every option has a value, but for --json. */
char **decision_path_argument(const struct command *command)
{
    const struct decision_act *act = command->argc ? decision_act_named(command->argv[0]) : NULL;
    int words = 0;

    if (!act || !act->takes_text)
        return NULL;
    for (int i = 0; i < command->argc; i++)
        if (!strncmp(command->argv[i], "--", 2))
            i += strcmp(command->argv[i], "--json") != 0;
        else if (words++ == decision_act_words(act))
            return strcmp(command->argv[i], "-") != 0 ? &command->argv[i] : NULL;
    return NULL;
}
