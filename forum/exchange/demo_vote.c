#include <time.h>

#include "ballots/close.h"
#include "ballots/rhythm.h"
#include "ballots/topic_link.h"
#include "ballots/vote.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/random.h"
#include "exchange/demo_fill.h"
#include "sql.h"
#include "store/db.h"

enum { WEEK_DAYS = 7 };

static const char demo_zone[] = "Europe/Paris";

int64_t filling_moment(const struct filling *filling, const struct demo_step *step,
                       const char *field)
{
    return step_moment(filling->demo.first_day, filling->demo.now, step_field(step, field));
}

size_t filling_numbered(struct filling *filling, const struct demo_step *step, const char *field,
                        struct str *values, size_t most)
{
    size_t count = 0;

    while (count < most) {
        struct str name = str_format(filling->arena, "%s%zu", field, count + 1);

        values[count] = step_field(step, name.data);
        if (!values[count].length)
            break;
        count++;
    }
    return count;
}

static enum result find_item(struct filling *filling, struct str word, struct ballot_item *item)
{
    for (size_t i = 0; i < filling->demo.ballots.count; i++)
        if (str_equal(filling->demo.ballots.items[i].word, word))
            return ballot_find(filling->db, filling->arena, filling->demo.ballots.items[i].id,
                               item);
    return problem_add(&filling->problems, "ballot", "there is no such vote yet");
}

static enum result settle_one(struct filling *filling, int64_t id, int64_t due_at, bool closes)
{
    clock_set(due_at);
    return closes ? ballot_close(filling->db, filling->arena, id, due_at)
                  : ballot_open(filling->db, filling->arena, id, due_at);
}

enum result demo_open_and_close(struct filling *filling, int64_t now)
{
    enum { STEPS_MAX = 100 };
    enum result result = OK;
    int64_t id = 1, before = clock_now();

    for (int i = 0; result == OK && id && i < STEPS_MAX; i++) {
        struct rows rows =
            db_query(filling->db, sql_ballots_due, value(now), value(0), value(0), value(0));
        int64_t due_at = 0;
        bool closes = false;

        id = 0;
        if (rows_next(&rows)) {
            id = row_integer(&rows, "id");
            due_at = row_integer(&rows, "due_at");
            closes = row_integer(&rows, "closes") != 0;
        }
        result = rows_end(&rows);
        if (result == OK && id)
            result = settle_one(filling, id, due_at, closes);
    }
    clock_set(before);
    return result;
}

/* The rhythm that the Sunday of a file is a day of: "the second", or "the last". */
static enum result set_rhythm(struct filling *filling, const struct demo_step *step)
{
    time_t sunday = (time_t)filling_moment(filling, step, "sunday"); /* at noon */
    struct tm there;
    struct rhythm rhythm = {
        .week = (gmtime_r(&sunday, &there)->tm_mday - 1) / WEEK_DAYS + 1,
        .weekday = WEEK_DAYS,
        .opens_minute = 8 * 60,
        .closes_minute = 20 * 60,
        .zone = str_of(demo_zone),
    };

    return rhythm_set(filling->db, filling->arena, &rhythm, filling_actor(filling, step),
                      &filling->problems);
}

static int64_t decision_called(const struct filling *filling, struct str word)
{
    for (size_t i = 0; word.length && i < filling->demo.decisions.count; i++)
        if (str_equal(filling->demo.decisions.items[i].word, word))
            return filling->demo.decisions.items[i].id;
    return 0;
}

/* A vote whose file names no hour is on the community's next day. */
static enum result find_day(struct filling *filling, const struct demo_step *step,
                            struct ballot_item *item)
{
    struct rhythm rhythm;
    struct rhythm_day day;
    enum result result = OK;

    if (step_field(step, "opens").length) {
        day.opens_at = filling_moment(filling, step, "opens");
        day.closes_at = filling_moment(filling, step, "closes");
    } else {
        result = rhythm_read(filling->db, filling->arena, &rhythm);
        rhythm_next(&rhythm, clock_now(), &day, 1);
    }
    item->opens_at = day.opens_at;
    item->closes_at = day.closes_at;
    return result;
}

static enum result plan(struct filling *filling, const struct demo_step *step)
{
    struct str law = step_field(step, "law");
    struct ballot_wish wish = {
        .item = { .category_id = filling_category(filling, step_field(step, "category")),
                  .lang = step->language,
                  .question = step_field(step, "question"),
                  .kind = ballot_kind_of(step_field(step, "kind")),
                  .words = step->text,
                  .decision_id = decision_called(filling, step_field(step, "decision")),
                  .quorum = filling_number(step, "quorum", 0),
                  .seats = filling_number(step, "seats", 0),
                  .address = step_field(step, "address"),
                  .fingerprint = step_field(step, "fingerprint") },
        .actor_id = filling_actor(filling, step),
    };
    struct demo_ballot demo = { .word = step->what };
    enum result result = find_day(filling, step, &wish.item);

    wish.proposal_count =
        filling_numbered(filling, step, "proposal", wish.proposals, PROPOSALS_MAX);
    if (wish.item.kind == BALLOT_JUDGMENT)
        ballot_usual_grades(&wish);
    if (result == OK && law.length) {
        struct str word = str_cut(&law, ' ');

        result = filling_article(filling, word, law, &wish.item);
    }
    if (result == OK)
        result = ballot_plan(filling->db, filling->arena, &wish, &filling->problems, &demo.id);
    if (result == OK)
        *list_add(filling->arena, &filling->demo.ballots) = demo;
    return result;
}

/* "durer4 delai decides": which debate, and what it has to do with the vote. */
static enum result tie(struct filling *filling, const struct demo_step *step)
{
    struct str rest = step->what, word = str_cut(&rest, ' '), debate = str_cut(&rest, ' ');
    struct ballot_item item;
    enum result result = find_item(filling, word, &item);

    return result == OK
               ? ballot_tie(filling->db, filling->arena, &item, filling_topic(filling, debate),
                            relation_named(rest), filling_actor(filling, step), &filling->problems)
               : result;
}

/* Those who may vote, each once, in an order that says nothing. */
static void shuffle_people(int64_t *ids, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        uint32_t number;
        size_t other;
        int64_t id = ids[i - 1];

        random_bytes(&number, sizeof number);
        other = number % i;
        ids[i - 1] = ids[other];
        ids[other] = id;
    }
}

/* The next of them casts this ballot. */
static enum result cast(struct filling *filling, const struct ballot_item *item, int64_t **next,
                        const int64_t *end, struct str choice)
{
    struct vote_wish wish = { .item_id = item->id,
                              .choice = choice,
                              .secret = secret_new(filling->arena) };

    if (*next == end)
        return problem_add(&filling->problems, "votes", "there are not so many people");
    wish.account_id = *(*next)++;
    return vote_cast(filling->db, filling->arena, &wish, &filling->problems);
}

static enum result cast_all(struct filling *filling, const struct demo_step *step,
                            const struct ballot_item *item, int64_t *ids, size_t count)
{
    static const char *const choices[] = { "yes", "no", "abstain" };
    struct str lines = step->text;
    int64_t *next = ids;
    enum result result = OK;

    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        for (int64_t n = filling_number(step, choices[i], 0); result == OK && n > 0; n--)
            result = cast(filling, item, &next, ids + count, str_of(choices[i]));
    while (result == OK && lines.length)
        result = cast(filling, item, &next, ids + count, str_trim(str_cut(&lines, '\n')));
    return result;
}

static enum result vote(struct filling *filling, const struct demo_step *step)
{
    size_t count = filling->demo.people.count;
    int64_t *ids = arena_alloc(filling->arena, count * sizeof *ids);
    struct ballot_item item;
    enum result result = find_item(filling, step->what, &item);

    for (size_t i = 0; i < count; i++)
        ids[i] = filling->demo.people.items[i].id;
    shuffle_people(ids, count);
    if (result == OK)
        result = cast_all(filling, step, &item, ids, count);
    return result == OK ? ballots_shuffle(filling->db, item.id, clock_now()) : result;
}

static enum result record(struct filling *filling, const struct demo_step *step)
{
    struct external_result figures = {
        .archive = step_field(step, "archive"),
        .archive_hash = step_field(step, "hash"),
        .fingerprint = step_field(step, "fingerprint"),
        .yes = filling_number(step, "yes", 0),
        .no = filling_number(step, "no", 0),
        .abstain = filling_number(step, "abstain", 0),
        .roll = filling_number(step, "roll", 0),
    };
    struct ballot_item item;
    enum result result = find_item(filling, step->what, &item);

    return result == OK
               ? ballot_record_external(filling->db, filling->arena, &item,
                                        filling_actor(filling, step), &figures, &filling->problems)
               : result;
}

enum result demo_vote(struct filling *filling, const struct demo_step *step)
{
    switch (step->verb) {
    case STEP_RHYTHM: return set_rhythm(filling, step);
    case STEP_PLAN: return plan(filling, step);
    case STEP_ON: return tie(filling, step);
    case STEP_VOTES: return vote(filling, step);
    default: return record(filling, step);
    }
}
