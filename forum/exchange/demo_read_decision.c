#include "base/arena.h"
#include "exchange/demo_read.h"

enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600, MINUTE_SECONDS = 60 };

/* What the blocks of a kind of file may begin with: in the order of enum demo_verb, from its first.
 */
struct verbs {
    const char *const *words;
    enum demo_verb first;
};

static const char *const decision_words[] = {
    "open",        "notice", "link",    "option",  "summary",      "propose", "version", "support",
    "reservation", "aside",  "concern", "block",   "second",       "reply",   "answer",  "resolve",
    "set-aside",   "call",   "offer",   "charter", "own",          "agree",   "start",   "join",
    "evidence",    "report", "verdict", "owners",  "call-verdict", "meeting", "item",    "present",
    "others",      "noted",  "minutes", "publish", "put",          "tie",     NULL,
};
static const struct verbs decision_verbs = { decision_words, STEP_OPEN };

static const char *const ballot_words[] = { "rhythm",    "plan", "on",           "votes",
                                            "recorded",  "draw", "publish-list", "hold",
                                            "step-down", NULL };
static const struct verbs ballot_verbs = { ballot_words, STEP_RHYTHM };

struct str step_field(const struct demo_step *step, const char *name)
{
    for (size_t i = 0; i < step->field_count; i++)
        if (str_equal(step->fields[i].name, str_of(name)))
            return step->fields[i].value;
    return STR("");
}

static bool take(struct str *rest, int64_t *number)
{
    struct str word = str_cut(rest, ' ');

    if (word.length == 2 && word.data[0] == '0')
        word = str_slice(word, 1, 2);
    return str_to_integer(word, number);
}

static int64_t clock_of(struct str clock)
{
    int64_t hour, minute;
    struct str hours = str_cut(&clock, ':');

    if (!clock.length)
        return 12 * HOUR_SECONDS;
    if (!take(&hours, &hour) || !take(&clock, &minute))
        return -1;
    return hour * HOUR_SECONDS + minute * MINUTE_SECONDS;
}

static int64_t on_day(int64_t day_begin, struct str clock)
{
    int64_t seconds = clock_of(str_trim(clock));

    return seconds < 0 ? 0 : day_begin + seconds;
}

int64_t step_moment(int64_t first_day, int64_t now, struct str text)
{
    struct str rest = str_trim(text), first = str_cut(&rest, ' ');
    int64_t number;

    if (str_equal(first, STR("day")))
        return take(&rest, &number) ? on_day(first_day + (number - 1) * DAY_SECONDS, rest) : 0;
    if (str_equal(first, STR("in"))) {
        bool is_number = take(&rest, &number);

        str_cut(&rest, ' ');
        return is_number ? on_day(now - now % DAY_SECONDS + number * DAY_SECONDS, rest) : 0;
    }
    if (!str_to_integer(first, &number) || !str_ends(rest, " ago"))
        return 0;
    return now - number * (str_starts(rest, "hour") ? HOUR_SECONDS : DAY_SECONDS);
}

/* "call by clerk" or "support 1 by Wren". */
static enum result read_act(struct reading *reading, const struct verbs *verbs, struct str act,
                            struct demo_step *step)
{
    size_t by = str_find(act, STR(" by "), 0);
    struct str before = str_slice(act, 0, by);
    int verb = word_place(verbs->words, str_cut(&before, ' '));

    if (verb < 0)
        return reading_fail(reading, "there is no such verb");
    step->verb = verbs->first + (enum demo_verb)verb;
    step->what = str_trim(before);
    step->who = by < act.length ? str_trim(str_slice(act, by + 4, act.length)) : STR("");
    return step->who.length ? OK : reading_fail(reading, "by whom?");
}

/* What follows the comma: a moment, and perhaps a language at its end. */
enum result step_read_moment(struct reading *reading, struct str when, struct demo_step *step,
                             int64_t *at)
{
    when = str_trim(when);
    if (str_ends(when, " en") || str_ends(when, " fr")) {
        step->language = str_slice(when, when.length - 2, when.length);
        when = str_trim(str_slice(when, 0, when.length - 3));
    }
    *at = step_moment(reading->demo->first_day, reading->demo->now, when);
    return *at ? OK : reading_fail(reading, "a time looks like \"day 2 18:10\"");
}

static bool is_field(struct str line)
{
    size_t colon = str_find(line, STR(": "), 0);

    if (colon == line.length || !colon)
        return false;
    for (size_t i = 0; i < colon; i++) {
        char c = line.data[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return true;
}

enum result step_read_fields(struct reading *reading, struct demo_step *step)
{
    struct str whole = reading_text(reading), rest = whole;

    for (;;) {
        struct str after = rest, line = str_cut(&after, '\n');

        if (!is_field(line))
            break;
        if (step->field_count == STEP_FIELDS_MAX)
            return reading_fail(reading, "there are too many fields");
        step->fields[step->field_count++] = (struct step_field){
            str_cut(&line, ':'),
            str_trim(demo_dated(reading, line, step->language)),
        };
        rest = after;
    }
    step->text = demo_dated(reading, str_trim(rest), step->language);
    return OK;
}

static enum result read_step(struct reading *reading, const struct verbs *verbs, struct str head,
                             size_t decision, struct str language)
{
    struct demo_step *step = arena_new(reading->arena, struct demo_step);
    struct demo_event event = {
        .kind = DEMO_STEP, .step = step, .line = reading->line, .file = reading->file
    };
    size_t comma = str_find(head, STR(", "), 0);
    enum result result;

    step->decision = decision;
    step->language = language;
    result = read_act(reading, verbs, str_slice(head, 0, comma), step);
    if (result == OK)
        result =
            step_read_moment(reading, str_slice(head, comma + 1, head.length), step, &event.at);
    if (result == OK)
        result = step_read_fields(reading, step);
    if (result == OK)
        *list_add(reading->arena, &reading->demo->events) = event;
    return result;
}

static enum result read_steps(struct reading *reading, const struct verbs *verbs, size_t decision,
                              struct str language)
{
    struct str head;
    enum result result = OK;

    reading->line = reading->next_line;
    if (reading_text(reading).length)
        return reading_fail(reading, "there is text before the first block");
    while (result == OK && reading_head(reading, &head))
        result = read_step(reading, verbs, head, decision, language);
    return result;
}

enum result demo_read_decision(struct reading *reading)
{
    struct demo_decision decision = { .file = reading->file };

    if (!reading_field(reading, "decision", &decision.word))
        return reading_fail(reading, "what is it called?");
    reading_field(reading, "debate", &decision.debate);
    reading_field(reading, "follows", &decision.follows);
    if (!reading_field(reading, "language", &decision.language))
        return reading_fail(reading, "a decision needs a language");
    *list_add(reading->arena, &reading->demo->decisions) = decision;
    return read_steps(reading, &decision_verbs, reading->demo->decisions.count - 1,
                      decision.language);
}

/* All of one kind in a file: its first line says which, its second the language. */
static enum result read_all(struct reading *reading, const char *kind, const struct verbs *verbs)
{
    struct str word, language;

    if (!reading_field(reading, kind, &word) || !reading_field(reading, "language", &language))
        return reading_fail(reading, "a file of them needs a language");
    return read_steps(reading, verbs, 0, language);
}

enum result demo_read_meetings(struct reading *reading)
{
    return read_all(reading, "meetings", &decision_verbs);
}

enum result demo_read_ballots(struct reading *reading)
{
    return read_all(reading, "ballots", &ballot_verbs);
}
