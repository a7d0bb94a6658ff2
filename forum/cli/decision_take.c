#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "cli/decision_acts.h"
#include "decisions/stance.h"
#include "render/language.h"

enum { TEXT_BYTES_MAX = 1 << 20 };

static const char *const truth[] = { "no", "yes", NULL };

/* Empty when it is not given. One that is not this act's stays, and is not understood. */
static struct str option(struct decision_asked *asked, const char *name)
{
    return str_of(decision_act_takes(asked->act, name) ? command_option(asked->run->command, name)
                                                       : NULL);
}

/* -1 when it is not given, or no number. */
static int64_t number(struct decision_asked *asked, const char *name)
{
    int64_t value;

    return str_to_integer(option(asked, name), &value) ? value : -1;
}

/* The place of the option's value among these words, ended by NULL; NOT_SAID for none. */
static int choice(struct decision_asked *asked, const char *name, const char *const *words)
{
    struct str value = option(asked, name);

    for (int i = 0; words[i]; i++)
        if (str_equal(value, str_of(words[i])))
            return i;
    return NOT_SAID;
}

/* "2026-05-01"; 0 for no day. */
static int64_t day(struct decision_asked *asked, const char *name)
{
    struct str text = option(asked, name);
    struct str noon = str_format(&asked->run->arena, "%.*sT12:00:00Z", STR_ARGS(text));
    int64_t day;

    return time_from_rfc3339(noon, &day) ? day : 0;
}

/* "yes" or "no", which it is when nothing is said. */
static bool take_truth(struct decision_asked *asked, const char *name, bool *is_true)
{
    struct str word = option(asked, name);

    *is_true = str_equal(word, STR("yes"));
    return *is_true || !word.length || str_equal(word, STR("no"));
}

static void take_texts(struct decision_asked *asked)
{
    asked->as = option(asked, "--as");
    asked->reason = option(asked, "--reason");
    if (!asked->reason.length)
        asked->reason = option(asked, "--why");
    asked->title = option(asked, "--title");
    asked->note = option(asked, "--note");
    asked->condition = option(asked, "--if");
    asked->harm = option(asked, "--harm");
    asked->remedy = option(asked, "--remedy");
    asked->passage = option(asked, "--passage");
    asked->words = option(asked, "--words");
    asked->fact = option(asked, "--fact");
    asked->lessons = option(asked, "--lessons");
    asked->team = option(asked, "--team");
    asked->whom = option(asked, "--whom");
    asked->values[0] = option(asked, "--value1");
    asked->values[1] = option(asked, "--value2");
    asked->values[2] = option(asked, "--value3");
}

/* Of a decision that is opened, and of a notice. */
static bool take_question(struct decision_asked *asked)
{
    static const char *const reach[] = { "local", "national", NULL };
    static const char *const fallbacks[] = { "status-quo", "vote", "judgment", NULL };
    bool is_notice = !decision_act_takes(asked->act, "--status-quo");

    asked->common.question = option(asked, "--question");
    asked->open = (struct open_wish){
        .question = asked->common.question,
        .status_quo = option(asked, "--status-quo"),
        .affected = option(asked, "--affected"),
        .scope = choice(asked, "--reach", reach),
        .reversible = is_notice ? NOT_SAID : choice(asked, "--undo", truth),
        .forkable = choice(asked, "--fork", truth),
        .fork_why = option(asked, "--fork-why"),
        .fallback = choice(asked, "--fallback", fallbacks),
        .floor_people = number(asked, "--people"),
        .floor_groups = number(asked, "--groups"),
        .supersedes = number(asked, "--supersedes"),
    };
    if (asked->open.supersedes < 0)
        asked->open.supersedes = 0;
    asked->notice = (struct notice_wish){ .question = asked->open.question,
                                          .affected = asked->open.affected,
                                          .undo = option(asked, "--undo") };
    asked->days = number(asked, "--days");
    return take_truth(asked, "--own", &asked->notice.is_own);
}

static void take_result(struct decision_asked *asked)
{
    asked->result = (struct result_wish){
        .place = option(asked, "--place"),
        .yes = number(asked, "--yes"),
        .no = number(asked, "--no"),
        .abstain = number(asked, "--abstain"),
    };
}

static void take_trial(struct decision_asked *asked)
{
    static const char *const measures[] = { "--measure1", "--measure2", "--measure3" };
    static const char *const hows[] = { "--how1", "--how2", "--how3" };

    asked->common.review_at = day(asked, "--review");
    for (int i = 0; i < MEASURES_MAX; i++) {
        asked->common.measures[i].name = option(asked, measures[i]);
        asked->common.measures[i].how = option(asked, hows[i]);
    }
    asked->charter = (struct charter){
        .harm = asked->harm,
        .remedy = asked->remedy,
        .perimeter = option(asked, "--perimeter"),
        .hypothesis = option(asked, "--hypothesis"),
        .expected_by = day(asked, "--expected"),
        .stop_rule = option(asked, "--stop-rule"),
        .topic_id = number(asked, "--topic"),
        .owners = option(asked, "--owners"),
        .team = asked->team,
    };
}

static void take_verdict(struct decision_asked *asked)
{
    asked->verdict = (struct verdict_wish){
        .branch_id = number(asked, "--branch"),
        .helped = option(asked, "--helped"),
        .drop_why = option(asked, "--drop-why"),
        .improve = option(asked, "--improve"),
        .next_at = day(asked, "--next"),
    };
}

/* "1,2" */
static bool take_answers(struct decision_asked *asked)
{
    struct str rest = option(asked, "--answers");

    while (rest.length)
        if (asked->answer_count == ANSWERED_MAX ||
            !str_to_id(str_trim(str_cut(&rest, ',')), &asked->answers[asked->answer_count++]))
            return false;
    return true;
}

static bool take_option_number(struct decision_asked *asked)
{
    struct str word = option(asked, "--option");

    asked->option = -1;
    return !word.length || (str_to_integer(word, &asked->option) && asked->option >= 0);
}

static bool take_numbers(struct decision_asked *asked)
{
    asked->concern = number(asked, "--concern");
    asked->seen_on = day(asked, "--seen");
    return take_truth(asked, "--must", &asked->is_must) &&
           take_truth(asked, "--small", &asked->is_small) &&
           take_truth(asked, "--newest", &asked->is_newest) && take_option_number(asked) &&
           take_answers(asked);
}

/* What somebody holds once their concern is resolved: nothing, unless it is said. */
static bool take_position(struct decision_asked *asked)
{
    struct str word = option(asked, "--position");

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

/* What no option took: the words that say what, and a file. */
static bool take_rest(struct decision_asked *asked)
{
    const struct command *command = asked->run->command;
    const struct decision_act *act = asked->act;
    int words = decision_act_words(act);

    return command->argc >= words && command->argc <= words + act->takes_text &&
           (!act->choices || take_choice(asked, str_of(command->argv[2]))) &&
           (!act->has_number || (str_to_integer(str_of(command->argv[words - 1]), &asked->number) &&
                                 asked->number >= 0));
}

bool decision_take_words(struct decision_asked *asked)
{
    bool is_plain;

    take_texts(asked);
    take_result(asked);
    is_plain = take_question(asked);
    take_trial(asked);
    take_verdict(asked);
    return is_plain && take_numbers(asked) && take_position(asked) && asked->as.length &&
           take_rest(asked);
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
    int place = decision_act_words(asked->act);
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
