#include "decisions/clerk.h"

#include <sodium.h>
#include <string.h>

#include "accounts/leave.h"
#include "base/clock.h"
#include "decisions/act.h"
#include "log/head.h"
#include "support/decide.h"
#include "support/suite.h"

static void volunteer(int64_t account_id)
{
    ck_assert_int_eq(clerk_volunteer_set(forum, account_id, true, clock_now()), OK);
}

static enum result step_down(int64_t id, int64_t actor_id, const char *reason)
{
    struct step_down wish = { id, actor_id, str_of(reason) };
    enum result result;

    db_begin(forum);
    result = clerk_step_down(forum, &arena, &wish, debate_problems());
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

/* Anyone's own way from the log to who is drawn: the smallest hash of seed and number. */
static int64_t drawn_anew(const struct hash *seed, const int64_t *ids, size_t count)
{
    unsigned char best[32], ticket[32], bytes[64];
    int64_t drawn = 0;

    memcpy(bytes, seed->bytes, 32);
    for (size_t i = 0; i < count; i++) {
        int length = snprintf((char *)bytes + 32, 32, "%lld", (long long)ids[i]);

        crypto_generichash(ticket, sizeof ticket, bytes, 32 + (size_t)length, NULL, 0);
        if (!drawn || memcmp(ticket, best, sizeof best) < 0) {
            drawn = ids[i];
            memcpy(best, ticket, sizeof best);
        }
    }
    return drawn;
}

START_TEST(a_clerk_is_drawn_at_the_opening_from_a_list_that_the_log_holds_first)
{
    static const int64_t willing[] = { BOB, CLEO, DAN, EVE, FAY, GUS, HAL };
    struct drawing drawing = { .what = "clerk", .ids = willing, .count = 7, .seats = 1 };
    struct log_now now;
    struct hash seed;
    int64_t id;

    decide_begin();
    for (int i = 6; i >= 0; i--)
        volunteer(willing[i]);
    volunteer(ADA);
    id = decide_open();
    ck_assert_int_ge(decide_find(id).clerk_entry, 0);
    ck_assert_int_ne(decide_find(id).clerk.id, ADA);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_words WHERE payload LIKE "
                                  "'%\"for\":\"clerk\",\"seats\":1,\"list\":[2,4,5,6,7,8,9]}'"),
                     1);
    /* The same draw once more, and what anybody makes of the root that came with its list. */
    drawing.decision_id = id;
    db_begin(forum);
    ck_assert_int_eq(drawing_hold(forum, &arena, &drawing), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(head_find(forum, &arena, &now), OK);
    frontier_root(&now.frontier, &seed);
    ck_assert_uint_eq(drawing.drawn_count, 1);
    ck_assert_int_eq(drawing.drawn[0], drawn_anew(&seed, willing, 7));
    decide_check_log();
}
END_TEST

START_TEST(nobody_is_drawn_who_is_involved_suspended_or_gone)
{
    int64_t id;

    decide_begin();
    volunteer(ADA);
    volunteer(BOB);
    volunteer(CLEO);
    db_script(forum, "UPDATE account SET suspended_until = 2000000000 WHERE id = 2;"
                     "UPDATE account SET left_at = 1 WHERE id = 4");
    id = decide_open();
    ck_assert_int_eq(decide_find(id).clerk.id, 0);
    decide_text(id, DAN, "At the library.");
    volunteer(DAN);
    ck_assert_int_eq(clerk_draw(forum, &arena, id, clock_now()), OK);
    ck_assert_int_eq(decide_find(id).clerk.id, 0);
    volunteer(EVE);
    ck_assert_int_eq(clerk_draw(forum, &arena, id, clock_now()), OK);
    ck_assert_int_eq(decide_find(id).clerk.id, EVE);
}
END_TEST

START_TEST(a_decision_of_a_team_draws_from_the_team)
{
    int64_t id;

    decide_begin();
    db_script(forum, "UPDATE category SET readers = 2, writers = 2, team_id = 2");
    volunteer(BOB);
    volunteer(FAY);
    id = decide_open();
    ck_assert_int_eq(decide_find(id).clerk.id, FAY);
}
END_TEST

START_TEST(a_clerk_who_steps_down_says_why_and_is_not_drawn_again)
{
    int64_t id, first, second;

    decide_begin();
    volunteer(GUS);
    volunteer(HAL);
    id = decide_open();
    first = decide_find(id).clerk.id;
    second = first == GUS ? HAL : GUS;
    ck_assert_int_eq(step_down(id, second, "I am not it."), NOT_VALID);
    ck_assert_int_eq(step_down(id, first, " "), NOT_VALID);
    ck_assert_int_eq(step_down(id, first, "No time."), OK);
    ck_assert_int_eq(decide_find(id).clerk.id, second);
    ck_assert_int_eq(step_down(id, second, "No time either."), OK);
    ck_assert_int_eq(decide_find(id).clerk.id, 0);
    ck_assert_int_eq(decide_find(id).clerk_entry, -1);
    decide_check_log();
}
END_TEST

START_TEST(arbiters_have_nothing_to_do_with_the_decision)
{
    struct decide_concern block = { .author_id = EVE, .is_block = true };
    static const int64_t before[] = { GUS };
    struct drawing drawing = { .seats = 2 };
    struct arbiters_wish wish = { .left_out = before, .left_out_count = 1 };

    decide_begin();
    wish.decision_id = decide_called(); /* Ada's, Hal is its clerk; Bob, Cleo and Dan spoke */
    decide_concern(wish.decision_id, &block);
    for (int64_t person = ADA; person <= HAL; person++)
        volunteer(person);
    ck_assert_int_eq(arbiters_draw(forum, &arena, &wish, &drawing), OK);
    ck_assert_uint_eq(drawing.drawn_count, 2);
    ck_assert_int_eq(drawing.drawn[0] + drawing.drawn[1], MIA + FAY);
    ck_assert_int_ge(drawing.entry, 0);
}
END_TEST

START_TEST(who_leaves_is_author_and_clerk_of_nothing_and_it_all_goes_on)
{
    struct decide_concern block = { .author_id = EVE, .is_block = true, .is_sustained = true };
    const struct account_event events[] = { { ADA, false }, { EVE, true }, { HAL, false } };
    int64_t id;

    decide_begin();
    id = decide_called();
    decide_concern(id, &block);
    volunteer(HAL);
    volunteer(GUS);
    for (int i = 0; i < 3; i++) {
        db_begin(forum);
        ck_assert_int_eq(account_leave(forum, &arena, &events[i], debate_problems()), OK);
        ck_assert_int_eq(db_commit(forum), OK);
    }
    ck_assert_int_eq(decide_find(id).author.id, 0);
    ck_assert_int_eq(decide_find(id).clerk.id, 0);
    ck_assert_int_eq(clerk_draw(forum, &arena, id, clock_now()), OK);
    ck_assert_int_eq(decide_find(id).clerk.id, GUS);
    /* Nobody is left to say whether the objection is answered: it stops nothing any more. */
    debate_later(8 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM concern WHERE ended_at = 0"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM concern WHERE harm <> ''"), 0);
    decide_check_log();
}
END_TEST

RUN_TESTS("clerks", a_clerk_is_drawn_at_the_opening_from_a_list_that_the_log_holds_first,
          nobody_is_drawn_who_is_involved_suspended_or_gone,
          a_decision_of_a_team_draws_from_the_team,
          a_clerk_who_steps_down_says_why_and_is_not_drawn_again,
          arbiters_have_nothing_to_do_with_the_decision,
          who_leaves_is_author_and_clerk_of_nothing_and_it_all_goes_on)
