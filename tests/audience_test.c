#include "support/client.h"
#include "support/debate.h"

#include "teams/team.h"

/* Whom a message may mention, and how many are told that they will be. */

static int64_t a_team(const char *handle, bool is_private, int members)
{
    struct team team = { .handle = str_of(handle),
                         .callers = CALLERS_EVERYONE,
                         .is_private = is_private };
    int64_t id;

    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &id), OK);
    for (int i = 0; i < members; i++)
        db_script(forum,
                  str_format(&arena,
                             "INSERT INTO account (id, handle, handle_folded, name, created_at) "
                             "SELECT %d, 'member%d', 'member%d', '', 1700000000 "
                             "WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = %d);"
                             "INSERT INTO team_member (team_id, account_id, since) "
                             "VALUES (%d, %d, 1)",
                             100 + i, i, i, 100 + i, (int)id, 100 + i)
                      .data);
    db_script(forum, str_format(&arena, "UPDATE team SET member_count = %d WHERE id = %d", members,
                                (int)id)
                         .data);
    return id;
}

static void set(const char *what)
{
    db_script(forum, what);
}

/* What Ada sees when she sends, or asks for a preview. */
static struct client ada;

static void send(const char *text)
{
    client_post(&ada, "/t/1/replies", "body", text, "do", "send", NULL);
}

static void preview(const char *text)
{
    client_post(&ada, "/t/1/replies", "body", text, "do", "preview", NULL);
    ck_assert_int_eq(ada.status, 200);
}

static void begin(void)
{
    debate_begin();
    ada = (struct client){ 0 };
    client_sign_in(&ada, ADA);
}

START_TEST(eleven_people_are_too_many_and_the_text_is_kept)
{
    begin();
    a_team("many", false, 11);
    send("@member0 @member1 @member2 @member3 @member4 @member5 @member6 @member7 @member8 @Bob");
    ck_assert_int_eq(ada.status, 303);
    send("@member0 @member1 @member2 @member3 @member4 @member5 @member6 @member7 @member8 @Bob "
         "@member10");
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "mentions 11 people and teams. It may mention 10"));
    ck_assert(client_sees(&ada, "@member8 @Bob @member10</textarea>"));
    client_end(&ada);
}
END_TEST

START_TEST(names_of_nobody_and_ones_own_do_not_count)
{
    begin();
    set("INSERT INTO setting (name, value) VALUES ('mentions', '1')");
    send("@Ada @nobody1 @nobody2 @nobody3 @Bob @bob");
    ck_assert_int_eq(ada.status, 303);
    client_end(&ada);
}
END_TEST

START_TEST(who_is_new_mentions_two)
{
    begin();
    set("UPDATE account SET created_at = 1779999000 WHERE id = 1");
    send("@Bob @Mia");
    ck_assert_int_eq(ada.status, 303);
    a_team("fresh", false, 1);
    send("@Bob @Mia @member0");
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "It may mention 2"));
    client_end(&ada);
}
END_TEST

START_TEST(a_crowded_team_is_called_only_if_it_says_so)
{
    begin();
    a_team("crowd", false, 101);
    send("@crowd help");
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "@crowd has too many members"));
    set("UPDATE team SET called_when_large = 1");
    send("@crowd help");
    ck_assert_int_eq(ada.status, 303);
    client_end(&ada);
}
END_TEST

START_TEST(a_team_says_who_may_call_it)
{
    static const struct {
        int callers, account, status;
    } cases[] = {
        { CALLERS_NOBODY, MIA, 422 },     { CALLERS_ADMINISTRATORS, MIA, 422 },
        { CALLERS_MODERATORS, MIA, 303 }, { CALLERS_MODERATORS, ADA, 422 },
        { CALLERS_MEMBERS, ADA, 422 },    { CALLERS_MEMBERS, BOB, 303 },
        { CALLERS_EVERYONE, ADA, 303 },
    };

    begin();
    a_team("circle", false, 1);
    set("INSERT INTO team_member (team_id, account_id, since) VALUES (1, 2, 1)");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct client client = { 0 };

        set(str_format(&arena, "UPDATE team SET mentionable = %d", cases[i].callers).data);
        client_sign_in(&client, cases[i].account);
        client_post(&client, "/t/1/replies", "body", str_format(&arena, "@circle %zu", i).data,
                    NULL);
        ck_assert_msg(client.status == cases[i].status, "case %zu: %d", i, client.status);
        client_end(&client);
        debate_later(60);
    }
    client_end(&ada);
}
END_TEST

START_TEST(a_private_team_that_cannot_be_called_does_not_say_that_it_is_large)
{
    begin();
    a_team("secret", true, 101);
    send("@secret help");
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "You cannot call @secret."));
    ck_assert(!client_sees(&ada, "members"));
    client_end(&ada);
}
END_TEST

START_TEST(an_edit_may_keep_a_team_that_has_become_too_large)
{
    struct post post;

    begin();
    a_team("growing", false, 1);
    send("@growing help");
    set("UPDATE post_mention SET is_told = 1; UPDATE team SET member_count = 500");
    post = debate_post(2);
    client_post(&ada, str_format(&arena, "/p/%d/edit", (int)post.id).data, "body",
                "@growing help us", "base_revision", "1", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_end(&ada);
}
END_TEST

START_TEST(a_preview_says_how_many_will_be_told_each_once)
{
    begin();
    a_team("Caisse", false, 12);
    preview("@Caisse and @member3, also @Bob, @Ada and @nobody");
    ck_assert(client_sees(&ada, "This message will tell 13 people:"));
    ck_assert(client_sees(&ada, "<li>@Caisse"));
    ck_assert(client_sees(&ada, "(12)"));
    ck_assert(client_sees(&ada, "<li>@Bob"));
    ck_assert(!client_sees(&ada, "<li>@Ada"));
    ck_assert(!client_sees(&ada, "<li>@nobody"));
    client_end(&ada);
}
END_TEST

START_TEST(a_preview_without_mentions_says_nothing_of_it)
{
    begin();
    preview("Nobody in particular");
    ck_assert(!client_sees(&ada, "This message will tell"));
    client_end(&ada);
}
END_TEST

START_TEST(a_preview_never_says_how_many_are_in_a_private_team)
{
    begin();
    a_team("secret", true, 7);
    preview("@secret and @Bob");
    ck_assert(client_sees(&ada, "tell 1 person, and members of a private team:"));
    ck_assert(!client_sees(&ada, "(7)"));
    set("INSERT INTO team_member (team_id, account_id, since) VALUES (1, 1, 1)");
    preview("@secret and @Bob");
    ck_assert(client_sees(&ada, "This message will tell 8 people:"));
    client_end(&ada);
}
END_TEST

START_TEST(who_cannot_read_the_category_is_not_counted)
{
    begin();
    a_team("outer", false, 3);
    set("INSERT INTO team (id, handle, handle_folded, name, created_at) "
        "VALUES (9, 'inner', 'inner', '', 1);"
        "INSERT INTO team_member (team_id, account_id, since) VALUES (9, 1, 1), (9, 101, 1);"
        "UPDATE category SET readers = 2, writers = 2, team_id = 9");
    preview("@outer, @Bob and @Mia");
    /* member1, who is in both, and Mia, a moderator. */
    ck_assert(client_sees(&ada, "This message will tell 2 people:"));
    ck_assert(!client_sees(&ada, "<li>@Bob"));
    client_end(&ada);
}
END_TEST

RUN_TESTS("audience", eleven_people_are_too_many_and_the_text_is_kept,
          names_of_nobody_and_ones_own_do_not_count, who_is_new_mentions_two,
          a_crowded_team_is_called_only_if_it_says_so, a_team_says_who_may_call_it,
          a_private_team_that_cannot_be_called_does_not_say_that_it_is_large,
          an_edit_may_keep_a_team_that_has_become_too_large,
          a_preview_says_how_many_will_be_told_each_once,
          a_preview_without_mentions_says_nothing_of_it,
          a_preview_never_says_how_many_are_in_a_private_team,
          who_cannot_read_the_category_is_not_counted)
