#include "decisions/open_check.h"

#include "render/language.h"

enum { DAY_SECONDS = 86400, TEXT_MIN = 3 };

/* A field that somebody writes, with its bounds in characters. */
struct bounds {
    const char *field;
    size_t min; /* 0: it may be left out */
    size_t max;
    const char *missing; /* N_() */
};

static enum result check_text(struct str *text, const struct bounds *bounds,
                              struct problems *problems)
{
    size_t characters;

    *text = str_trim(*text);
    characters = str_characters(*text);
    if (characters < bounds->min)
        return problem_add(problems, bounds->field, bounds->missing);
    if (characters > bounds->max)
        return problem_add_count(problems, bounds->field, N_("At most {count} characters, please."),
                                 (int64_t)bounds->max);
    return OK;
}

static enum result check_choice(int choice, int count, const char *field, const char *missing,
                                struct problems *problems)
{
    return choice >= 0 && choice < count ? OK : problem_add(problems, field, missing);
}

static enum result check_number(int64_t number, int64_t min, int64_t max, const char *field,
                                struct problems *problems)
{
    if (number < min)
        return problem_add_count(problems, field, N_("At least {count}, please."), min);
    if (number > max)
        return problem_add_count(problems, field, N_("At most {count}, please."), max);
    return OK;
}

static const struct bounds question_bounds = {
    "question", QUESTION_MIN, QUESTION_MAX,
    N_("Put the question in one sentence that can be answered, of at least 10 characters.")
};
static const struct bounds status_quo_bounds = {
    "status_quo", TEXT_MIN, STATUS_QUO_MAX,
    N_("Say how things are now, and stay if nothing is decided.")
};
static const struct bounds affected_bounds = { "affected", TEXT_MIN, AFFECTED_MAX,
                                               N_("Say who is affected.") };
static const struct bounds notice_affected_bounds = { "affected", 0, AFFECTED_MAX, NULL };
static const struct bounds fork_why_bounds = { "fork_why", TEXT_MIN, FORK_WHY_MAX,
                                               N_("Say why two ways can, or cannot, be tried side "
                                                  "by side.") };
static const struct bounds undo_bounds = {
    "undo", UNDO_MIN, UNDO_MAX,
    N_("Say how it can be undone. What cannot be undone needs a decision.")
};

enum result open_check(struct open_wish *wish, struct problems *problems)
{
    enum result results[] = {
        check_text(&wish->question, &question_bounds, problems),
        check_text(&wish->status_quo, &status_quo_bounds, problems),
        check_text(&wish->affected, &affected_bounds, problems),
        check_choice(wish->scope, SCOPE_NATIONAL + 1, "scope",
                     N_("Choose how far it reaches: one place, or all of us."), problems),
        check_choice(wish->reversible, 2, "reversible", N_("Say whether it can be undone."),
                     problems),
        check_choice(wish->forkable, 2, "forkable",
                     N_("Say whether two ways could be tried side by side."), problems),
        check_text(&wish->fork_why, &fork_why_bounds, problems),
        check_choice(wish->fallback, FALLBACK_COUNT, "fallback",
                     N_("Choose what applies if no agreement is found."), problems),
        check_number(wish->floor_people, 1, FLOOR_PEOPLE_MAX, "floor_people", problems),
        check_number(wish->floor_groups, 0, FLOOR_GROUPS_MAX, "floor_groups", problems),
    };

    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (results[i] != OK)
            return results[i];
    return OK;
}

static enum result check_until(const struct notice_wish *wish, int64_t now,
                               struct problems *problems)
{
    int64_t latest = now + NOTICE_DAYS_MAX * DAY_SECONDS;

    if (!wish->until)
        return problem_add(problems, "until", N_("Say until when people can object."));
    return wish->until > latest
               ? problem_add_time(problems, "until", N_("At the latest {time}, please."), latest)
               : OK;
}

enum result notice_check(struct notice_wish *wish, int64_t now, struct problems *problems)
{
    enum result results[] = {
        check_text(&wish->question, &question_bounds, problems),
        wish->written ? OK
                      : problem_add(problems, "text", N_("Say what you are going to do, and how.")),
        check_text(&wish->affected, &notice_affected_bounds, problems),
        check_text(&wish->undo, &undo_bounds, problems),
        wish->is_own ? OK
                     : problem_add(problems, "own_means",
                                   N_("A notice is only for what you can do with your own means: "
                                      "for anything else, open a decision.")),
        check_until(wish, now, problems),
    };

    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (results[i] != OK)
            return results[i];
    return OK;
}
