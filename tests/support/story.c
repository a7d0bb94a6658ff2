#include "support/story.h"

#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/concern.h"
#include "decisions/summary.h"

static int64_t options[3], block_id;

static const char *const messages[] = {
    "Two bills went to the vote without anybody having read them whole.",
    "A jury of fifteen reads everything, but fifteen people are not sixty-two groups.",
    "In the groups more people come, and each of them reads a piece of it.",
    "We can go back: nothing binds us beyond these twelve articles.",
    "One rapporteur for each group is too heavy for one person.",
    "Nobody has defended leaving it as it is since February.",
    "The questions should be written before the text is read.",
    "Three evenings are possible for who works late, if there is somebody for the children.",
};

static void must(enum result result)
{
    ck_assert_int_eq(result, OK);
}

static int64_t add_option(int64_t id, int64_t actor_id, const char *title, const char *text)
{
    struct written written = debate_written(text);
    struct option_wish wish = {
        .decision_id = id,
        .actor_id = actor_id,
        .title = str_of(title),
        .written = &written,
    };
    int64_t option_id;

    debate_later(HOUR);
    must(option_add(forum, &arena, &wish, debate_problems(), &option_id));
    return option_id;
}

static void add_options(int64_t id)
{
    options[0] = add_option(id, ADA, "A jury drawn by ticket",
                            "Fifteen people drawn by ticket read the text on three evenings, ask "
                            "whom they like, and give two pages: for, against, and what is not "
                            "known.");
    options[1] = add_option(id, DAN, "The local groups, then one synthesis",
                            "Each group that wants to debates with the book of questions. Three "
                            "rapporteurs write a synthesis and show it to them.");
    options[2] = add_option(id, BOB, "One rapporteur for each group",
                            "Each group names a rapporteur who reads for it.");
}

static void add_summary(int64_t id)
{
    const struct visitor ada = { .account_id = ADA, .role = MEMBER };
    struct summary_wish wish = {
        .decision_id = id,
        .topic_id = TOPIC,
        .visitor = &ada,
        .texts[SUMMARY_HAPPENED] = STR("Two votes went badly, and four ways were put. #2 #3"),
        .texts[SUMMARY_SET_ASIDE] = STR("Leaving it as it is: nobody defended that. #7"),
        .texts[SUMMARY_WHY] =
            STR("Two bills went to the vote without having been read whole. #2 #5\n"
                "A jury reads everything, and says what it does not know. #3\n"
                "Fifteen people can be found for three evenings, with somebody for the "
                "children. #9\n"
                "We can go back: nothing binds us beyond these twelve articles. #5"),
    };
    int64_t number;

    must(summary_write(forum, &arena, &wish, debate_problems(), &number));
}

int64_t story_open(void)
{
    struct open_wish wish = decide_wish();
    int64_t id;

    decide_begin();
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        debate_say(i % 2 ? BOB : CLEO, 1, messages[i]);
    wish.question = STR("How do we prepare a bill before we put it to the vote?");
    wish.status_quo = STR("Whoever wants to reads it alone.");
    wish.affected = STR("All who vote, in all local groups.");
    wish.fork_why = STR("Two ways can be tried on different articles.");
    must(clerk_volunteer_set(forum, HAL, true, clock_now()));
    must(decide_try_open(&wish, &id));
    add_options(id);
    add_summary(id);
    return id;
}

static int64_t text_now(int64_t id)
{
    struct text_version text;

    must(version_current(forum, &arena, id, &text));
    return text.id;
}

static void take(int64_t id, int64_t account_id, enum stance_kind kind, const char *reason,
                 const char *condition)
{
    struct stance_wish wish = {
        .decision_id = id,
        .actor_id = account_id,
        .version_id = text_now(id),
        .kind = kind,
        .reason = str_of(reason),
        .condition = str_of(condition),
    };

    must(stance_take(forum, &arena, &wish, debate_problems()));
}

static void set_aside(int64_t id, int64_t option_id, const char *reason)
{
    struct set_aside_wish wish = { id, option_id, ADA, str_of(reason) };

    must(option_set_aside(forum, &arena, &wish, debate_problems()));
}

int64_t story_proposed(void)
{
    int64_t id = story_open();
    struct propose_wish wish = { .decision_id = id, .option_id = options[0], .actor_id = ADA };

    debate_later(3 * DAY);
    must(option_propose(forum, &arena, &wish, debate_problems()));
    set_aside(id, options[1],
              "Fewer people would read the whole; the book of questions is kept "
              "for the jury. #4 #8");
    set_aside(id, options[2], "Too heavy for one person. #6");
    take(id, BOB, STANCE_SUPPORT, "", "");
    take(id, CLEO, STANCE_SUPPORT, "Somebody has to read it all.", "");
    take(id, DAN, STANCE_RESERVATION, "The groups should hear the jury before the vote.",
         "there is an evening where all may ask.");
    take(id, EVE, STANCE_ASIDE, "I think that we prepare too much and vote too late.", "");
    return id;
}

static struct concern_act act_of(int64_t actor_id, const char *words)
{
    return (struct concern_act){
        .concern_id = block_id,
        .actor_id = actor_id,
        .words = str_of(words),
        .position = STANCE_SUPPORT,
    };
}

int64_t story_stopped(void)
{
    int64_t id = story_proposed();
    struct concern_wish wish = {
        .decision_id = id,
        .actor_id = FAY,
        .version_id = text_now(id),
        .harm = STR("A jury without anybody from the countryside is possible one time in three."),
        .remedy = STR("Draw five from each region."),
        .is_must = true,
        .is_block = true,
    };
    struct concern_act dan, gus;

    debate_later(DAY);
    must(concern_raise(forum, &arena, &wish, debate_problems(), &block_id));
    dan = act_of(DAN, "");
    gus = act_of(GUS, "");
    must(concern_add_second(forum, &arena, &dan, debate_problems()));
    must(concern_add_second(forum, &arena, &gus, debate_problems()));
    return id;
}

int64_t story_called(void)
{
    int64_t id = story_stopped();
    struct written written = debate_written(
        "Fifteen people drawn by ticket, five from each region, read the text on three evenings, "
        "ask whom they like, and give two pages: for, against, and what is not known.");
    struct version_wish wish = {
        .decision_id = id,
        .option_id = options[0],
        .actor_id = ADA,
        .written = &written,
        .note = STR("Five people from each region."),
        .answers = &block_id,
        .answer_count = 1,
    };
    struct concern_act fay = act_of(FAY, "Five from each region is what I asked for.");
    int64_t version_id;

    debate_later(2 * DAY);
    must(version_add(forum, &arena, &wish, debate_problems(), &version_id));
    must(concern_resolve(forum, &arena, &fay, debate_problems()));
    take(id, BOB, STANCE_SUPPORT, "", "");
    take(id, DAN, STANCE_RESERVATION, "The groups should hear the jury before the vote.",
         "there is an evening where all may ask.");
    take(id, EVE, STANCE_ASIDE, "I think that we prepare too much and vote too late.", "");
    debate_later(7 * DAY + HOUR);
    must(decide_act(id, ACT_CALL, HAL));
    return id;
}

int64_t story_adopted(void)
{
    int64_t id = story_called();

    debate_later(7 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    return id;
}

int64_t story_under_review(void)
{
    int64_t id = story_adopted();

    debate_later(181 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_UNDER_REVIEW);
    return id;
}
