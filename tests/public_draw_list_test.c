/* How the list of a public draw comes to be, and that it is fixed once it is published. */
#include "accounts/leave.h"
#include "base/clock.h"
#include "log/subject.h"
#include "support/assembly.h"
#include "support/suite.h"
#include "teams/member.h"
#include "teams/team.h"
#include "topics/category.h"

/* The field of the first problem of an announcement that is refused. */
static const char *refused(const struct public_draw_wish *wish)
{
    struct problems *problems = debate_problems();
    int64_t id;

    ck_assert_int_eq(public_draw_announce(forum, &arena, wish, problems, &id), NOT_VALID);
    ck_assert_uint_ge(problems->count, 1);
    return problems->items[0].field;
}

START_TEST(what_is_wrong_with_an_announcement_is_said_at_its_field)
{
    static const struct {
        const char *list, *quotas, *sources, *field;
    } tries[] = {
        { "", "", "The lottery", "list" },
        { "\n \n", "", "The lottery", "list" },
        { "a\nb\na\twomen", "", "The lottery", "list" },
        { "a\tone\ttwo", "", "The lottery", "list" },
        { "a\nb", "women", "The lottery", "quotas" },
        { "a\nb", "5", "The lottery", "quotas" },
        { "a\nb", "women five", "The lottery", "quotas" },
        { "a\nb", "women5", "The lottery", "quotas" },
        { "a\nb", "women 99999999999999999999", "The lottery", "quotas" },
        { "a\nb", "women 1\nwomen 2", "The lottery", "quotas" },
        { "a\nb", "1 1\n2 1\n3 1\n4 1\n5 1\n6 1\n7 1\n8 1\n9 1\n10 1\n11 1", "x", "quotas" },
        { "a\nb", "", " \n", "sources" },
        { "a\nb", "", "1\n2\n3\n4\n5\n6", "sources" },
    };
    struct public_draw_wish wish;

    debate_begin();
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        wish = assembly_wish(DRAW_TYPED);
        wish.list = str_of(tries[i].list);
        wish.quotas = str_of(tries[i].quotas);
        wish.sources = str_of(tries[i].sources);
        ck_assert_msg(!strcmp(refused(&wish), tries[i].field), "%zu", i);
    }
    wish = assembly_wish(DRAW_TYPED);
    wish.draw.title = STR("Ten");
    ck_assert_str_eq(refused(&wish), "title");
    wish = assembly_wish(DRAW_TYPED);
    wish.draw.purpose = STR("");
    ck_assert_str_eq(refused(&wish), "purpose");
    wish = assembly_wish(DRAW_TYPED);
    wish.draw.seats = 0;
    ck_assert_str_eq(refused(&wish), "seats");
    wish = assembly_wish(DRAW_TYPED);
    wish.draw.known_at = clock_now();
    ck_assert_str_eq(refused(&wish), "date");
}
END_TEST

START_TEST(spaces_and_empty_lines_of_a_typed_list_do_not_count)
{
    struct draw_people people;

    ck_assert_int_eq(draw_list_typed(&arena,
                                     STR("\xEF\xBB\xBF"
                                         "b \t women \n\n  a\n"),
                                     debate_problems(), &people),
                     OK);
    ck_assert_text(public_draw_list(&arena, &people), "a\nb\twomen\n");
}
END_TEST

/* How many seats a list of these women and men fills, ten seats with five of each at most. */
static size_t fillable(const char *list, const char *quotas)
{
    struct public_draw draw = { .seats = 10 };
    struct draw_people people;
    struct draw_quotas_list read;

    ck_assert_int_eq(draw_list_typed(&arena, str_of(list), debate_problems(), &people), OK);
    ck_assert_int_eq(draw_quotas_typed(&arena, str_of(quotas), debate_problems(), &read), OK);
    return public_draw_fillable(&draw, &people, &read);
}

START_TEST(it_is_known_how_many_seats_a_list_and_its_quotas_fill)
{
    ck_assert_uint_eq(fillable("a\nb\nc", ""), 3);
    ck_assert_uint_eq(fillable("a\tw\nb\tw\nc\tm", "w 1"), 2);
    ck_assert_uint_eq(fillable("a\tw\nb\tw\nc\tm", "w 0\nm 0"), 0);
    ck_assert_uint_eq(fillable(assembly_list().data, "women 5\nmen 5"), 10);
    ck_assert_uint_eq(fillable(assembly_list().data, "women 5\nmen 3"), 8);
}
END_TEST

static struct str list_of(int64_t id)
{
    struct draw_people people = assembly_people(id);

    return public_draw_list(&arena, &people);
}

static enum result volunteer(const struct public_draw *draw, int64_t account_id, const char *label,
                             bool withdraws)
{
    const struct draw_volunteer wish = { account_id, str_of(label), withdraws };
    struct draw_quotas_list quotas;

    ck_assert_int_eq(public_draw_quotas(forum, &arena, draw->id, &quotas), OK);
    return public_draw_volunteer(forum, draw, &quotas, &wish, debate_problems());
}

static enum result publish(const struct public_draw *draw, int64_t known_at)
{
    return public_draw_publish(forum, &arena, draw, &(struct draw_publishing){ MIA, known_at },
                               debate_problems());
}

START_TEST(volunteers_come_forward_with_a_declared_label_once_each_and_go_back)
{
    struct public_draw_wish wish;
    struct public_draw draw;

    debate_begin();
    wish = assembly_wish(DRAW_VOLUNTEERS);
    draw = assembly_announced(&wish);
    ck_assert_int_eq(publish(&draw, draw.known_at), NOT_VALID); /* nobody is on it */
    ck_assert_int_eq(volunteer(&draw, ADA, "women", false), OK);
    ck_assert_int_eq(volunteer(&draw, BOB, "kings", false), NOT_VALID);
    ck_assert_int_eq(volunteer(&draw, BOB, "", false), OK);
    ck_assert_int_eq(volunteer(&draw, MIA, "women", false), OK);
    ck_assert_int_eq(volunteer(&draw, MIA, "men", false), OK);
    ck_assert_text(list_of(draw.id), "1\twomen\n2\n3\tmen\n");
    ck_assert_int_eq(volunteer(&draw, BOB, "", true), OK);
    ck_assert_text(list_of(draw.id), "1\twomen\n3\tmen\n");
}
END_TEST

START_TEST(a_published_list_does_not_change_any_more)
{
    struct public_draw_wish wish;
    struct public_draw draw;

    debate_begin();
    wish = assembly_wish(DRAW_VOLUNTEERS);
    draw = assembly_announced(&wish);
    ck_assert_int_eq(volunteer(&draw, ADA, "women", false), OK);
    draw = assembly_published(&draw);
    ck_assert_int_eq(draw_state(&draw), DRAW_PUBLISHED);
    ck_assert_uint_eq(draw.list_hash.length, 64);
    ck_assert_int_eq(volunteer(&draw, BOB, "men", false), NOT_VALID);
    ck_assert_int_eq(volunteer(&draw, ADA, "men", false), NOT_VALID);
    ck_assert_int_eq(volunteer(&draw, ADA, "", true), NOT_VALID);
    ck_assert_int_eq(publish(&draw, draw.known_at), NOT_VALID);
    ck_assert_text(list_of(draw.id), "1\twomen\n");
    ck_assert_text(assembly_found(draw.id).list_hash, draw.list_hash.data);
}
END_TEST

static enum result hold(const struct public_draw *draw, const char *first, const char *second)
{
    const struct str bytes[] = { str_of(first), str_of(second) };

    return public_draw_hold(forum, &arena, draw, &(struct draw_holding){ MIA, bytes, 2 },
                            debate_problems());
}

START_TEST(it_is_held_once_and_not_before_its_sources_are_known)
{
    struct public_draw_wish wish;
    struct public_draw draw;

    debate_begin();
    wish = assembly_wish(DRAW_TYPED);
    draw = assembly_announced(&wish);
    ck_assert_int_eq(hold(&draw, "1", "2"), NOT_VALID); /* its list is not published */
    ck_assert_int_eq(publish(&draw, clock_now()), NOT_VALID);
    draw = assembly_published(&draw);
    ck_assert_int_eq(hold(&draw, "1", "2"), NOT_VALID); /* too early */
    debate_later(draw.known_at - clock_now() - 1);
    ck_assert_int_eq(hold(&draw, "1", "2"), NOT_VALID);
    debate_later(1);
    ck_assert_int_eq(hold(&draw, "1", ""), NOT_VALID);
    ck_assert_int_eq(assembly_found(draw.id).held_at, 0);
    ck_assert_int_eq(hold(&draw, "1", "2"), OK);
    ck_assert_int_eq(hold(&draw, "1", "3"), CONFLICT); /* as it was read before */
    draw = assembly_found(draw.id);
    ck_assert_int_eq(hold(&draw, "1", "3"), NOT_VALID);
}
END_TEST

static int64_t add_team(bool is_private)
{
    struct team team = { .handle = STR("Roofers"), .is_private = is_private };
    int64_t id;

    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &id), OK);
    for (int64_t who = ADA; who <= BOB; who++)
        ck_assert_int_eq(member_admit(forum, &arena, &(struct membership){ id, who, MIA }), OK);
    return id;
}

START_TEST(a_team_is_drawn_from_as_it_is_when_the_list_is_published)
{
    struct public_draw_wish wish;
    struct public_draw draw;

    debate_begin();
    wish = assembly_wish(DRAW_TEAM);
    ck_assert_str_eq(refused(&wish), "team");
    wish.draw.team_id = add_team(false);
    wish.quotas = STR("women 5");
    ck_assert_str_eq(refused(&wish), "quotas"); /* members have no labels */
    wish.quotas = STR("");
    draw = assembly_announced(&wish);
    ck_assert_text(list_of(draw.id), "");
    ck_assert_int_eq(
        member_admit(forum, &arena, &(struct membership){ wish.draw.team_id, MIA, MIA }), OK);
    draw = assembly_published(&draw);
    ck_assert_text(list_of(draw.id), "1\n2\n3\n");
}
END_TEST

START_TEST(a_private_team_is_drawn_from_only_where_it_alone_reads)
{
    struct public_draw_wish wish;
    struct category category = { .name = STR("Ours"),
                                 .readers = SPACE_TEAM,
                                 .writers = SPACE_TEAM };
    struct public_draw draw;

    debate_begin();
    wish = assembly_wish(DRAW_TEAM);
    wish.draw.team_id = add_team(false);
    draw = assembly_announced(&wish);
    db_script(forum, "UPDATE team SET is_private = 1;");
    ck_assert_int_eq(publish(&draw, draw.known_at), NOT_VALID); /* it became so meanwhile */
    ck_assert_str_eq(refused(&wish), "team");
    category.team_id = wish.draw.team_id;
    ck_assert_int_eq(category_create(forum, &arena, &category, &wish.draw.category_id), OK);
    draw = assembly_announced(&wish);
    assembly_published(&draw);
}
END_TEST

static void leave(int64_t account_id)
{
    const struct account_event event = { .account_id = account_id };

    ck_assert_int_eq(public_draws_let_go(forum, &arena, &event), OK);
}

static size_t seated(int64_t id)
{
    struct draw_seated list;

    ck_assert_int_eq(public_draw_seated(forum, &arena, id, &list), OK);
    return list.count;
}

START_TEST(who_leaves_comes_off_a_list_that_is_not_published_and_has_no_name_on_one_that_is)
{
    struct public_draw_wish wish;
    struct public_draw draw;
    struct draw_people people;
    int64_t more[2];

    debate_begin();
    assembly_more_people(more);
    wish = assembly_wish(DRAW_VOLUNTEERS);
    draw = assembly_announced(&wish);
    for (int64_t who = ADA; who <= MIA; who++)
        ck_assert_int_eq(volunteer(&draw, who, "", false), OK);
    ck_assert_int_eq(volunteer(&draw, more[0], "", false), OK);
    leave(more[0]);
    ck_assert_text(list_of(draw.id), "1\n2\n3\n");
    draw = assembly_published(&draw);
    leave(BOB);
    ck_assert_text(list_of(draw.id), "1\n2\n3\n");
    draw = assembly_held(&draw);
    people = assembly_people(draw.id);
    ck_assert_int_eq(people.items[1].account.id, 0);
    ck_assert_int_ge(people.items[1].seat, 1); /* three for ten seats */
    ck_assert_uint_eq(seated(draw.id), 2);     /* who left votes no more */
    leave(MIA);
    ck_assert_int_eq(assembly_found(draw.id).actor.id, 0);
}
END_TEST

START_TEST(it_is_cancelled_with_a_reason_and_only_before_it_is_held)
{
    struct public_draw_wish wish;
    struct public_draw draw, held;

    debate_begin();
    held = assembly_ten();
    wish = assembly_wish(DRAW_TYPED);
    draw = assembly_announced(&wish);
    ck_assert_int_eq(public_draw_cancel(forum, &arena, &draw, MIA, STR(" "), debate_problems()),
                     NOT_VALID);
    ck_assert_int_eq(
        public_draw_cancel(forum, &arena, &draw, MIA, STR("No roof."), debate_problems()), OK);
    ck_assert_int_eq(
        public_draw_cancel(forum, &arena, &draw, MIA, STR("No roof."), debate_problems()),
        CONFLICT);
    draw = assembly_found(draw.id);
    ck_assert_int_eq(publish(&draw, draw.known_at), NOT_VALID);
    ck_assert_int_eq(
        public_draw_cancel(forum, &arena, &held, MIA, STR("No roof."), debate_problems()),
        CONFLICT);
}
END_TEST

START_TEST(the_log_tells_of_a_draw_to_who_may_see_it)
{
    struct visitor nobody = { 0 }, ada = { .account_id = ADA, .role = MEMBER };
    struct log_about about;

    debate_begin();
    assembly_ten();
    ck_assert_int_eq(subject_find(forum, &arena, &nobody, STR("assembly/1"), &about), OK);
    ck_assert_text(about.path, "/draws/ten-citizens-for-the-roof/1");
    db_script(forum, "UPDATE category SET readers = 1;");
    ck_assert_int_eq(subject_find(forum, &arena, &nobody, STR("assembly/1"), &about), NOT_FOUND);
    ck_assert_int_eq(subject_find(forum, &arena, &ada, STR("assembly/1"), &about), OK);
    ck_assert_int_eq(subject_find(forum, &arena, &ada, STR("assembly/2"), &about), NOT_FOUND);
    ck_assert_int_eq(subject_find(forum, &arena, &ada, STR("assembly/x"), &about), NOT_FOUND);
}
END_TEST

RUN_TESTS("public_draw_list", what_is_wrong_with_an_announcement_is_said_at_its_field,
          spaces_and_empty_lines_of_a_typed_list_do_not_count,
          it_is_known_how_many_seats_a_list_and_its_quotas_fill,
          volunteers_come_forward_with_a_declared_label_once_each_and_go_back,
          a_published_list_does_not_change_any_more,
          it_is_held_once_and_not_before_its_sources_are_known,
          a_team_is_drawn_from_as_it_is_when_the_list_is_published,
          a_private_team_is_drawn_from_only_where_it_alone_reads,
          who_leaves_comes_off_a_list_that_is_not_published_and_has_no_name_on_one_that_is,
          it_is_cancelled_with_a_reason_and_only_before_it_is_held,
          the_log_tells_of_a_draw_to_who_may_see_it)
