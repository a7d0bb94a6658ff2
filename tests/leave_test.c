/*
 * Leaving for good: the name comes off everything at once, the words stay or go,
 * and what was the person's alone is forgotten.
 */
#include "accounts/account.h"
#include "accounts/leave.h"
#include "base/clock.h"
#include "log/entry.h"
#include "settings/setting.h"
#include "support/client.h"
#include "support/debate.h"
#include "teams/member.h"
#include "teams/team.h"
#include "topics/draft.h"
#include "topics/gone.h"

static void leaves(int64_t account_id, bool erases)
{
    ck_assert_int_eq(account_leave(forum, &arena, &(struct account_event){ account_id, erases },
                                   debate_problems()),
                     OK);
}

static struct account account_of(int64_t id)
{
    struct account account = { 0 };

    ck_assert_int_eq(account_find(forum, &arena, id, &account), OK);
    return account;
}

START_TEST(the_name_comes_off_at_once_and_the_words_stay)
{
    struct post post;

    debate_begin();
    debate_say(BOB, 0, "The hall by the river is free on Sundays.");
    leaves(BOB, false);
    post = debate_post(2);
    ck_assert_str_eq(post.author.handle.data, "gone-2");
    ck_assert_ptr_nonnull(strstr(post.html.markup.data, "free on Sundays"));
    ck_assert(account_of(BOB).has_left);
    ck_assert_int_eq(account_of(BOB).has_mail, false);
}
END_TEST

START_TEST(nobody_takes_the_pseudonym_after_them)
{
    struct account_wish wish = { .role = MEMBER };
    struct str handle;

    debate_begin();
    handle = account_of(BOB).handle;
    leaves(BOB, false);
    wish.handle = handle;
    ck_assert_int_eq(account_check(forum, &arena, &wish, debate_problems()), NOT_VALID);
    wish.handle = STR("gone-77");
    ck_assert_int_eq(account_check(forum, &arena, &wish, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(somebody_leaves_once)
{
    debate_begin();
    leaves(BOB, false);
    ck_assert_int_eq(
        account_leave(forum, &arena, &(struct account_event){ BOB, true }, debate_problems()),
        NOT_FOUND);
}
END_TEST

START_TEST(the_only_administrator_stays)
{
    debate_begin();
    ck_assert_int_eq(account_set_role(forum, ADA, ADMINISTRATOR), OK);
    ck_assert_int_eq(
        account_leave(forum, &arena, &(struct account_event){ ADA, false }, debate_problems()),
        NOT_VALID);
    ck_assert_int_eq(account_set_role(forum, BOB, ADMINISTRATOR), OK);
    leaves(ADA, false);
}
END_TEST

START_TEST(who_leaves_is_in_no_team_any_more)
{
    const struct team wish = { .handle = STR("Cooks"), .kind = TEAM_LOCAL };
    struct team team;
    int64_t id;

    debate_begin();
    ck_assert_int_eq(team_create(forum, &arena, &wish, debate_problems(), &id), OK);
    ck_assert_int_eq(member_join(forum, &arena, &(struct membership){ id, BOB, BOB }), OK);
    leaves(BOB, false);
    ck_assert_int_eq(team_find(forum, &arena, 0, id, &team), OK);
    ck_assert_int_eq(team.member_count, 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM team_member"), 0);
}
END_TEST

START_TEST(erased_words_are_gone_after_some_shares)
{
    enum { MESSAGES = 45 };
    bool is_last = false;

    debate_begin();
    clock_set(clock_now());
    for (int i = 0; i < MESSAGES; i++) {
        debate_later(3600);
        debate_say(BOB, 0, "A secret of the ferryman.");
    }
    leaves(BOB, true);
    for (int share = 0; !is_last; share++) {
        ck_assert_int_lt(share, MESSAGES);
        ck_assert_int_eq(posts_erase_share(forum, &is_last), OK);
    }
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM post WHERE author_id = 2 AND"
                                  " markdown LIKE '%ferryman%'"),
                     0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM account WHERE is_erasing = 1"), 0);
}
END_TEST

START_TEST(the_words_they_had_logged_are_erased_with_them)
{
    int64_t number;

    debate_begin();
    ck_assert_int_eq(entry_append(forum, &arena,
                                  &(struct entry){ "stance", STR("decision/1"), BOB,
                                                   STR("{\"words\":\"the ferryman\"}") },
                                  &number),
                     OK);
    leaves(BOB, true);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_words"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_actor"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry"), 1);
}
END_TEST

START_TEST(the_form_asks_for_the_choice_the_tick_and_the_passphrase)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/settings/leave");
    ck_assert_int_eq(bob.status, 200);
    client_post(&bob, "/settings/leave", "password", "not mine", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "Choose one of the two."));
    ck_assert(client_sees(&bob, "Tick this"));
    ck_assert(client_sees(&bob, "This is not your passphrase."));
    ck_assert(!account_of(BOB).has_left);
    client_end(&bob);
}
END_TEST

RUN_TESTS("leave", the_name_comes_off_at_once_and_the_words_stay,
          nobody_takes_the_pseudonym_after_them, somebody_leaves_once, the_only_administrator_stays,
          who_leaves_is_in_no_team_any_more, erased_words_are_gone_after_some_shares,
          the_words_they_had_logged_are_erased_with_them,
          the_form_asks_for_the_choice_the_tick_and_the_passphrase)
