/* Decisions and votes are found by their own words: the same on both databases. */
#include "finding/matter_search.h"

#include <string.h>

#include "base/clock.h"
#include "decisions/option.h"
#include "finding/search.h"
#include "search/snippet.h"
#include "store/driver.h"
#include "support/ballot.h"
#include "support/decide.h"

static const struct visitor anyone = { 0 };
static const struct visitor ada = { .account_id = ADA, .role = MEMBER };
static const struct visitor mia = { .account_id = MIA, .role = MODERATOR };

static struct matter_hits find_as(const struct visitor *visitor, enum query_kind kind,
                                  const char *text)
{
    struct query query;
    struct matter_wish wish = { visitor, &query, kind, 0, SEARCH_PER_PAGE };
    struct matter_hits hits;

    query_parse(&arena, str_of(text), &query);
    ck_assert_int_eq(matter_search_find(forum, &arena, &wish, &hits), OK);
    ck_assert_int_eq(hits.total, (int64_t)hits.count);
    return hits;
}

static int64_t decisions_as(const struct visitor *visitor, const char *text)
{
    return find_as(visitor, KIND_DECISION, text).total;
}

static int64_t decisions(const char *text)
{
    return decisions_as(&anyone, text);
}

static int64_t ballots(const char *text)
{
    return find_as(&anyone, KIND_BALLOT, text).total;
}

static int64_t messages(const char *text)
{
    struct search_wish wish = { .visitor = &anyone, .page = 1 };
    struct search_results results;

    query_parse(&arena, str_of(text), &wish.query);
    ck_assert_int_eq(search_find(forum, &arena, &wish, &results), OK);
    return results.total;
}

static int64_t open_asking(const char *question)
{
    struct open_wish wish = decide_wish();
    int64_t id;

    wish.question = str_of(question);
    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    return id;
}

static int64_t add_option(int64_t decision_id, const char *title, const char *text)
{
    struct written written = debate_written(text);
    struct option_wish wish = { decision_id, ADA, str_of(title), &written };
    int64_t id;

    db_begin(forum);
    ck_assert_int_eq(option_add(forum, &arena, &wish, debate_problems(), &id), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    return id;
}

static void change_option(int64_t decision_id, int64_t option_id, const char *text)
{
    struct written written = debate_written(text);
    struct version_wish wish = { .decision_id = decision_id,
                                 .option_id = option_id,
                                 .actor_id = ADA,
                                 .written = &written,
                                 .note = STR("Said better.") };
    int64_t id;

    db_begin(forum);
    ck_assert_int_eq(version_add(forum, &arena, &wish, debate_problems(), &id), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

static int64_t plan_asking(const char *question)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO);
    int64_t id;

    wish.item.question = str_of(question);
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    return id;
}

START_TEST(a_decision_is_found_by_each_of_its_words)
{
    int64_t id;

    decide_begin();
    id = open_asking("Où réparer les pièces détachées ?");
    add_option(id, "A workshop", "Tools are **lent** to everybody.");
    ck_assert_int_eq(decisions("piece"), 1);
    ck_assert_int_eq(decisions("REPARER"), 1);
    ck_assert_int_eq(decisions("stations"), 1);
    ck_assert_int_eq(decisions("who come"), 1);
    ck_assert_int_eq(decisions("workshops"), 1);
    ck_assert_int_eq(decisions("\"tools are lent\""), 1);
    ck_assert_int_eq(decisions("piece tools"), 1);
    ck_assert_int_eq(decisions("piece -tools"), 0);
    ck_assert_int_eq(decisions("piece in:title"), 1);
    ck_assert_int_eq(decisions("tools in:title"), 0);
    ck_assert_int_eq(decisions("zephyr"), 0);
    ck_assert_int_eq(decisions("piece @ada"), 0);
    ck_assert_int_eq(ballots("piece"), 0);
}
END_TEST

START_TEST(a_notice_is_found_by_what_will_be_done)
{
    decide_begin();
    decide_notice();
    ck_assert_int_eq(decisions("doors"), 1);
    ck_assert_int_eq(decisions("green"), 1);
}
END_TEST

START_TEST(a_changed_text_is_found_by_its_new_words_alone)
{
    int64_t id, option_id;

    decide_begin();
    id = decide_open();
    option_id = add_option(id, "A workshop", "Hammers for everybody.");
    ck_assert_int_eq(decisions("hammer"), 1);
    change_option(id, option_id, "Lathes for everybody.");
    ck_assert_int_eq(decisions("lathe"), 1);
    ck_assert_int_eq(decisions("hammer"), 0);
}
END_TEST

START_TEST(a_vote_is_found_by_its_question_words_and_proposals)
{
    struct matter_hits hits;
    int64_t id;

    ballot_begin(1);
    id = ballot_planned(BALLOT_JUDGMENT);
    ck_assert_int_eq(ballots("libraries"), 1);
    ck_assert_int_eq(ballots("14 june"), 1);
    ck_assert_int_eq(ballots("parks"), 1);
    ck_assert_int_eq(ballots("station in:title"), 0);
    ck_assert_int_eq(decisions("library"), 0);
    hits = find_as(&anyone, KIND_BALLOT, "meet june");
    ck_assert_int_eq(hits.items[0].item.id, id);
    ck_assert_ptr_nonnull(
        memchr(hits.items[0].question.data, MARK_BEGINS, hits.items[0].question.length));
    ck_assert_ptr_nonnull(
        memchr(hits.items[0].snippet.data, MARK_BEGINS, hits.items[0].snippet.length));
}
END_TEST

START_TEST(the_best_come_first_then_the_newest)
{
    struct matter_hits hits;
    int64_t first, second, titled;

    decide_begin();
    first = open_asking("What do we do on Sunday?");
    second = open_asking("What do we do on Monday?");
    titled = open_asking("Do we leave the station?");
    hits = find_as(&anyone, KIND_DECISION, "station");
    ck_assert_int_eq(hits.count, 3);
    ck_assert_int_eq(hits.items[0].decision.id, titled);
    ck_assert_int_eq(hits.items[1].decision.id, second);
    ck_assert_int_eq(hits.items[2].decision.id, first);
}
END_TEST

START_TEST(nobody_finds_what_they_may_not_read)
{
    decide_begin();
    open_asking("Where do canaries sing?");
    plan_asking("Shall canaries sing?");
    ck_assert_int_eq(decisions("canary"), 1);
    ck_assert_int_eq(ballots("canary"), 1);
    db_script(forum, "UPDATE category SET readers = 1");
    ck_assert_int_eq(decisions("canary"), 0);
    ck_assert_int_eq(ballots("canary"), 0);
    ck_assert_int_eq(decisions_as(&ada, "canary"), 1);
    ck_assert_int_eq(find_as(&ada, KIND_BALLOT, "canary").total, 1);
    db_script(forum, "UPDATE category SET readers = 2");
    ck_assert_int_eq(decisions_as(&ada, "canary"), 0);
    ck_assert_int_eq(find_as(&ada, KIND_BALLOT, "canary").total, 0);
}
END_TEST

START_TEST(what_is_hidden_is_not_found)
{
    struct act act = debate_act();

    decide_begin();
    open_asking("Where do canaries sing?");
    db_script(forum, "UPDATE decision SET hidden_at = 1");
    ck_assert_int_eq(decisions_as(&mia, "canary"), 0);
    db_script(forum, "UPDATE decision SET hidden_at = 0");
    ck_assert_int_eq(decisions_as(&mia, "canary"), 1);
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(decisions_as(&mia, "canary"), 0);
}
END_TEST

START_TEST(a_state_of_decisions_may_be_asked_for)
{
    int64_t called, open;

    decide_begin();
    called = decide_called();
    open = open_asking("What do we do on Sunday?");
    ck_assert_int_eq(decisions("status:last-call"), 1);
    ck_assert_int_eq(find_as(&anyone, KIND_DECISION, "état:dernier-appel").items[0].decision.id,
                     called);
    ck_assert_int_eq(decisions("kind:decision status:open"), 1);
    ck_assert_int_eq(
        find_as(&anyone, KIND_DECISION, "kind:decision status:open").items[0].decision.id, open);
    ck_assert_int_eq(decisions("status:adopted"), 0);
    ck_assert_int_eq(decisions("status:forked"), 0);
    ck_assert_int_eq(messages("meet status:last-call"), 0);
    ck_assert_int_eq(decisions("june status:open"), 0); /* of debates */
    debate_later(8 * DAY);
    decide_settle(called);
    ck_assert_int_eq(decide_find(called).state, STATE_ADOPTED);
    ck_assert_int_eq(decisions("june status:adopted"), 1);
    ck_assert_int_eq(decisions("sunday status:adopted"), 0);
}
END_TEST

START_TEST(a_kind_may_be_asked_for_in_both_languages)
{
    static const char *const of_decisions[] = { "kind:decision", "in:decisions", "type:décision",
                                                "dans:décisions" };
    static const char *const of_ballots[] = { "kind:ballot", "in:ballots", "type:scrutin",
                                              "dans:votes" };

    decide_begin();
    decide_open();
    plan_asking("Do we meet in June?");
    ck_assert_int_eq(messages("june"), 1);
    for (int i = 0; i < 4; i++) {
        const char *query = str_format(&arena, "june %s", of_decisions[i]).data;

        ck_assert_int_eq(decisions(query), 1);
        ck_assert_int_eq(ballots(query), 0);
        ck_assert_int_eq(messages(query), 0);
        query = str_format(&arena, "june %s", of_ballots[i]).data;
        ck_assert_int_eq(decisions(query), 0);
        ck_assert_int_eq(ballots(query), 1);
        ck_assert_int_eq(messages(query), 0);
    }
    ck_assert_int_eq(decisions("june in:law"), 0);
    ck_assert_int_eq(decisions("kind:decision"), 0); /* nothing was asked for */
    ck_assert_int_eq(ballots("status:adopted kind:ballot"), 0);
}
END_TEST

START_TEST(a_category_or_dates_narrow_what_is_found)
{
    decide_begin();
    decide_open();
    plan_asking("Do we meet in June?");
    ck_assert_int_eq(decisions("june #nowhere"), 0);
    ck_assert_int_eq(ballots("june #nowhere"), 0);
    ck_assert_int_eq(decisions("june after:2020"), 1);
    ck_assert_int_eq(ballots("june after:2020"), 1);
    ck_assert_int_eq(decisions("june before:2020"), 0);
    ck_assert_int_eq(ballots("june before:2020"), 0);
}
END_TEST

/* Whose entries are lost. */
static enum result open_and_forget(struct db *db, void *context)
{
    struct open_wish open = decide_wish();
    struct ballot_wish plan = ballot_wish(BALLOT_YES_NO);
    int64_t id;

    (void)context;
    forum = db;
    debate_begin();
    open.question = STR("Where do canaries sing?");
    plan.item.question = STR("Shall canaries sing?");
    plan.item.opens_at = clock_now() + HOUR;
    plan.item.closes_at = clock_now() + DAY;
    ck_assert_int_eq(decision_open(db, &arena, &open, debate_problems(), &id), OK);
    ck_assert_int_eq(ballot_plan(db, &arena, &plan, debate_problems(), &id), OK);
    db_script(db, "DELETE FROM matter_search");
    return search_is_stale(db, 0);
}

START_TEST(all_entries_are_made_anew)
{
    struct db *own = forum;

    ck_assert_int_eq(store_write_logging(forum_store(), open_and_forget, NULL), OK);
    forum = store_reader(forum_store());
    ck_assert_int_eq(decisions("canary") + ballots("canary"), 0);
    ck_assert_int_eq(search_catch_up(forum_store()), OK);
    ck_assert_int_eq(decisions("canary"), 1);
    ck_assert_int_eq(ballots("canary"), 1);
    forum = own;
}
END_TEST

RUN_TESTS("matter search", a_decision_is_found_by_each_of_its_words,
          a_notice_is_found_by_what_will_be_done, a_changed_text_is_found_by_its_new_words_alone,
          a_vote_is_found_by_its_question_words_and_proposals, the_best_come_first_then_the_newest,
          nobody_finds_what_they_may_not_read, what_is_hidden_is_not_found,
          a_state_of_decisions_may_be_asked_for, a_kind_may_be_asked_for_in_both_languages,
          a_category_or_dates_narrow_what_is_found, all_entries_are_made_anew)
