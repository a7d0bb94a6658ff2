/* Teams: their names, who is in them, who may know it. */
#include "teams/team.h"

#include <pthread.h>
#include <stdio.h>

#include "accounts/account.h"
#include "base/clock.h"
#include "support/debate.h"
#include "support/suite.h"
#include "teams/member.h"

static struct team wish(const char *handle)
{
    return (struct team){ .handle = str_of(handle), .callers = CALLERS_EVERYONE };
}

static int64_t create(const struct team *team)
{
    int64_t id = 0;

    ck_assert_int_eq(team_create(forum, &arena, team, debate_problems(), &id), OK);
    ck_assert_int_gt(id, 0);
    return id;
}

static int64_t created(const char *handle)
{
    struct team team = wish(handle);

    return create(&team);
}

static enum result refused(const struct team *team, const char *field)
{
    struct problems *problems = debate_problems();
    int64_t id;
    enum result result = team_create(forum, &arena, team, problems, &id);

    ck_assert_uint_ge(problems->count, 1);
    ck_assert_str_eq(problems->items[0].field, field);
    return result;
}

static struct membership by_oneself(int64_t team_id, int64_t account_id)
{
    return (struct membership){ team_id, account_id, account_id };
}

static enum result join(int64_t team_id, int64_t account_id)
{
    struct membership act = by_oneself(team_id, account_id);

    return member_join(forum, &arena, &act);
}

static struct team team_for(int64_t team_id, int64_t account_id)
{
    struct team team;

    ck_assert_int_eq(team_find(forum, &arena, account_id, team_id, &team), OK);
    return team;
}

START_TEST(a_team_is_found_by_its_handle_whatever_the_case)
{
    struct team team = { .handle = STR("Caisse_de_Lyon"),
                         .name = STR("La caisse"),
                         .description = STR("Counts *everything*."),
                         .lang = STR("fr"),
                         .kind = TEAM_TRANSVERSAL,
                         .admission = TEAM_ON_REQUEST,
                         .callers = CALLERS_MEMBERS,
                         .is_private = true,
                         .called_when_large = true };
    struct team found;

    debate_begin();
    team.id = create(&team);
    ck_assert_int_eq(team_by_handle(forum, &arena, 0, STR("cAISSE_de_lyon"), &found), OK);
    ck_assert_int_eq(found.id, team.id);
    ck_assert_text(found.handle, "Caisse_de_Lyon");
    ck_assert_text(found.name, "La caisse");
    ck_assert_text(found.description, "Counts *everything*.");
    ck_assert_text(found.lang, "fr");
    ck_assert_int_eq(found.kind, TEAM_TRANSVERSAL);
    ck_assert_int_eq(found.admission, TEAM_ON_REQUEST);
    ck_assert_int_eq(found.callers, CALLERS_MEMBERS);
    ck_assert(found.is_private && found.called_when_large);
    ck_assert_int_eq(found.created_at, clock_now());
    ck_assert_int_eq(team_by_handle(forum, &arena, 0, STR("caisse"), &found), NOT_FOUND);
}
END_TEST

START_TEST(people_and_teams_share_their_names_whatever_the_case)
{
    struct account_wish person = { .handle = STR("PRESS"), .role = MEMBER };
    struct problems *problems = debate_problems();
    struct team as_person = wish("aDA"), as_team = wish("pRESS");
    int64_t id;

    debate_begin();
    created("Press");
    ck_assert_int_eq(refused(&as_person, "handle"), NOT_VALID);
    ck_assert_int_eq(refused(&as_team, "handle"), NOT_VALID);
    ck_assert_int_eq(account_create(forum, &arena, &person, problems, &id), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "handle");
    person.handle = STR("Pressing");
    ck_assert_int_eq(account_create(forum, &arena, &person, problems, &id), OK);
}
END_TEST

static enum result take_as_person(struct db *db, void *context)
{
    struct arena mine = { 0 };
    struct problems problems = { .arena = &mine };
    struct account_wish person = { .handle = str_of(context), .role = MEMBER };
    int64_t id;
    enum result result = account_create(db, &mine, &person, &problems, &id);

    arena_free(&mine);
    return result;
}

static enum result take_as_team(struct db *db, void *context)
{
    struct arena mine = { 0 };
    struct problems problems = { .arena = &mine };
    struct team team = wish(context);
    int64_t id;
    enum result result = team_create(db, &mine, &team, &problems, &id);

    arena_free(&mine);
    return result;
}

static char race_handle[16];

static void *race_as_person(void *result)
{
    *(enum result *)result = store_write(forum_store(), take_as_person, race_handle);
    return NULL;
}

START_TEST(a_person_and_a_team_who_want_a_name_at_once_do_not_both_get_it)
{
    forum_store();
    for (int i = 0; i < 20; i++) {
        enum result person, team;
        pthread_t thread;

        snprintf(race_handle, sizeof race_handle, "name%d", i);
        ck_assert_int_eq(pthread_create(&thread, NULL, race_as_person, &person), 0);
        team = store_write(forum_store(), take_as_team, race_handle);
        pthread_join(thread, NULL);
        ck_assert_msg((person == OK) != (team == OK), "%d and %d", person, team);
        ck_assert(person == NOT_VALID || team == NOT_VALID);
    }
}
END_TEST

START_TEST(a_team_is_not_called_like_a_page_a_file_or_a_number)
{
    static const char *const bad[] = { "",     "a",      "Moderators", "teams",  "paris.json",
                                       "2026", "Équipe", "two words",  "-paris", "@paris" };

    debate_begin();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct team team = wish(bad[i]);

        ck_assert_msg(refused(&team, "handle") == NOT_VALID, "%s", bad[i]);
    }
}
END_TEST

START_TEST(a_team_is_edited_and_keeps_its_handle_or_takes_a_free_one)
{
    struct team team = wish("Paris");

    debate_begin();
    team.id = create(&team);
    created("Lyon");
    team.handle = STR("PARIS");
    team.name = STR("Paris and around");
    ck_assert_int_eq(team_edit(forum, &arena, &team, debate_problems()), OK);
    ck_assert_text(team_for(team.id, 0).handle, "PARIS");
    ck_assert_text(team_for(team.id, 0).name, "Paris and around");
    team.handle = STR("lyon");
    ck_assert_int_eq(team_edit(forum, &arena, &team, debate_problems()), NOT_VALID);
    team.handle = STR("Bob");
    ck_assert_int_eq(team_edit(forum, &arena, &team, debate_problems()), NOT_VALID);
    ck_assert_text(team_for(team.id, 0).handle, "PARIS");
}
END_TEST

START_TEST(one_comes_into_an_open_team_and_goes)
{
    int64_t id;
    struct membership ada;

    debate_begin();
    id = created("Paris");
    ada = by_oneself(id, ADA);
    ck_assert_int_eq(join(id, ADA), OK);
    ck_assert_int_eq(join(id, ADA), CONFLICT);
    ck_assert_int_eq(join(id, BOB), OK);
    ck_assert(team_for(id, ADA).is_in);
    ck_assert(!team_for(id, MIA).is_in);
    ck_assert_int_eq(team_for(id, 0).member_count, 2);
    ck_assert_int_eq(member_leave(forum, &arena, &ada), OK);
    ck_assert_int_eq(member_leave(forum, &arena, &ada), CONFLICT);
    ck_assert(!team_for(id, ADA).is_in);
    ck_assert_int_eq(team_for(id, 0).member_count, 1);
    ada.team_id = id + 1;
    ck_assert_int_eq(member_join(forum, &arena, &ada), NOT_FOUND);
}
END_TEST

START_TEST(a_team_on_request_admits_or_refuses_who_asks)
{
    struct team team = wish("Paris");
    struct membership ada, bob;
    struct members asking;

    debate_begin();
    team.admission = TEAM_ON_REQUEST;
    team.id = create(&team);
    ada = by_oneself(team.id, ADA);
    bob = by_oneself(team.id, BOB);
    ck_assert_int_eq(join(team.id, ADA), NOT_ALLOWED);
    ck_assert_int_eq(member_ask(forum, &arena, &ada), OK);
    ck_assert_int_eq(member_ask(forum, &arena, &ada), CONFLICT);
    ck_assert_int_eq(member_ask(forum, &arena, &bob), OK);
    ck_assert(team_for(team.id, ADA).has_asked);
    ck_assert_int_eq(members_asking(forum, &arena, team.id, &asking), OK);
    ck_assert_uint_eq(asking.count, 2);
    ck_assert_text(asking.items[0].handle, "Ada");
    ada.actor_id = bob.actor_id = MIA;
    ck_assert_int_eq(member_admit(forum, &arena, &ada), OK);
    ck_assert_int_eq(member_refuse(forum, &arena, &bob), OK);
    ck_assert_int_eq(member_refuse(forum, &arena, &bob), CONFLICT);
    ck_assert(team_for(team.id, ADA).is_in && !team_for(team.id, ADA).has_asked);
    ck_assert(!team_for(team.id, BOB).is_in && !team_for(team.id, BOB).has_asked);
    ck_assert_int_eq(member_ask(forum, &arena, &ada), CONFLICT);
    ck_assert_int_eq(members_asking(forum, &arena, team.id, &asking), OK);
    ck_assert_uint_eq(asking.count, 0);
}
END_TEST

START_TEST(into_a_closed_team_one_is_only_added)
{
    struct team team = wish("Paris");
    struct membership ada;

    debate_begin();
    team.admission = TEAM_CLOSED;
    team.id = create(&team);
    ada = by_oneself(team.id, ADA);
    ck_assert_int_eq(member_join(forum, &arena, &ada), NOT_ALLOWED);
    ck_assert_int_eq(member_ask(forum, &arena, &ada), NOT_ALLOWED);
    ada.actor_id = MIA;
    ck_assert_int_eq(member_admit(forum, &arena, &ada), OK);
    ck_assert(team_for(team.id, ADA).is_in);
}
END_TEST

START_TEST(leads_are_named_first_among_the_members)
{
    int64_t id;
    struct membership bob;
    struct members members;

    debate_begin();
    id = created("Paris");
    bob = by_oneself(id, BOB);
    ck_assert_int_eq(member_set_lead(forum, &arena, &bob, true), CONFLICT);
    ck_assert_int_eq(join(id, ADA), OK);
    ck_assert_int_eq(join(id, BOB), OK);
    ck_assert_int_eq(member_set_lead(forum, &arena, &bob, true), OK);
    ck_assert_int_eq(member_set_lead(forum, &arena, &bob, true), CONFLICT);
    ck_assert(team_for(id, BOB).leads && !team_for(id, ADA).leads);
    ck_assert_int_eq(members_of_team(forum, &arena, id, STR(""), &members), OK);
    ck_assert_uint_eq(members.count, 2);
    ck_assert_text(members.items[0].handle, "Bob");
    ck_assert(members.items[0].leads && !members.items[1].leads);
    ck_assert_int_eq(members_of_team(forum, &arena, id, STR("bob"), &members), OK);
    ck_assert_uint_eq(members.count, 1);
    ck_assert_text(members.items[0].handle, "Ada");
    ck_assert_int_eq(member_set_lead(forum, &arena, &bob, false), OK);
    ck_assert(!team_for(id, BOB).leads && team_for(id, BOB).is_in);
}
END_TEST

static size_t teams_seen(int64_t account_id, enum role role, int64_t of)
{
    struct visitor visitor = { .account_id = account_id, .role = role };
    struct teams teams;

    ck_assert_int_eq(teams_of(forum, &arena, &visitor, of, &teams), OK);
    return teams.count;
}

START_TEST(that_somebody_is_in_a_private_team_only_its_members_and_moderators_know)
{
    struct team team = wish("Paris");

    debate_begin();
    team.is_private = true;
    team.id = create(&team);
    ck_assert_int_eq(join(team.id, ADA), OK);
    ck_assert_int_eq(join(created("Lyon"), ADA), OK);
    ck_assert_uint_eq(teams_seen(0, VISITOR, ADA), 1);
    ck_assert_uint_eq(teams_seen(BOB, MEMBER, ADA), 1);
    ck_assert_uint_eq(teams_seen(ADA, MEMBER, ADA), 2);
    ck_assert_uint_eq(teams_seen(MIA, MODERATOR, ADA), 2);
    ck_assert_int_eq(join(team.id, BOB), OK);
    ck_assert_uint_eq(teams_seen(BOB, MEMBER, ADA), 2);
}
END_TEST

START_TEST(who_may_call_a_team_is_as_it_says)
{
    static const struct {
        enum callers callers;
        bool visitor, member, own, moderator, administrator;
    } rules[] = {
        { CALLERS_NOBODY, false, false, false, false, false },
        { CALLERS_ADMINISTRATORS, false, false, false, false, true },
        { CALLERS_MODERATORS, false, false, false, true, true },
        { CALLERS_MEMBERS, false, false, true, true, true },
        { CALLERS_EVERYONE, false, true, true, true, true },
    };

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct team_record of = { .callers = rules[i].callers }, in = of;

        in.is_in = true;
        ck_assert(may_call(&(struct visitor){ 0 }, &of) == rules[i].visitor);
        ck_assert(may_call(&(struct visitor){ 1, MEMBER }, &of) == rules[i].member);
        ck_assert(may_call(&(struct visitor){ 1, MEMBER }, &in) == rules[i].own);
        ck_assert(may_call(&(struct visitor){ 1, MODERATOR }, &of) == rules[i].moderator);
        ck_assert(may_call(&(struct visitor){ 1, ADMINISTRATOR }, &of) == rules[i].administrator);
    }
}
END_TEST

RUN_TESTS("teams", a_team_is_found_by_its_handle_whatever_the_case,
          people_and_teams_share_their_names_whatever_the_case,
          a_person_and_a_team_who_want_a_name_at_once_do_not_both_get_it,
          a_team_is_not_called_like_a_page_a_file_or_a_number,
          a_team_is_edited_and_keeps_its_handle_or_takes_a_free_one,
          one_comes_into_an_open_team_and_goes, a_team_on_request_admits_or_refuses_who_asks,
          into_a_closed_team_one_is_only_added, leads_are_named_first_among_the_members,
          that_somebody_is_in_a_private_team_only_its_members_and_moderators_know,
          who_may_call_a_team_is_as_it_says)
