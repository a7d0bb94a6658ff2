/* Draws by ticket: the very bytes, and what holds of every draw. */
#include "support/suite.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "decisions/draw.h"
#include "log/pages.h"

enum { PEOPLE = 60, SEATS = 12, ROUNDS = 200 };

static struct arena arena;

/* Numbers that look random and are the same in every run. */
static uint64_t state = 88172645463325252u;

static size_t random_below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 33) % limit;
}

static struct str hex(const struct hash *hash)
{
    return str_hex(&arena, hash_bytes(hash));
}

START_TEST(the_bytes_are_those_that_readme_says)
{
    const struct str sources[] = { STR("the lottery of 6 June: 4 8 15 16 23 42"),
                                   STR("le cours à la clôture\n") };
    const struct draw_member members[] = { { STR("1"), STR("") },
                                           { STR("2"), STR("") },
                                           { STR("3"), STR("") },
                                           { STR("42"), STR("") },
                                           { STR("Élise"), STR("") } };
    /* Made with Python's hashlib.blake2b. */
    static const char *const order[] = { "1", "3", "42", "Élise", "2" };
    static const char *const tickets[] = {
        "0a9bf4b1fd9380947f5ea2c9f9f40643669bc600f1b9e6fdaba31b3bf0a6126f",
        "3b61cef6d03cdb9247a49cf8b58067f2232268aae5e6443e2b7c9e50b4798e8e",
        "6ec87995357e58e937800dcbd9445d79eb654c45b32e8e94b220db66ae34df10",
        "76175dcc00edee885f4dd2b6d51e21b0549aa9ef630d3969da2f81887f6f65f7",
        "99602493a2a3772a67d2737cc9eeef7d95c8dc7564c3f2b04cf8d8123609ef0a"
    };
    struct draw_wish wish = { .members = members, .count = 5, .seats = 2 };
    struct draw draw;

    draw_seed(sources, 2, &wish.seed);
    ck_assert_text(hex(&wish.seed),
                   "b2f121c1baea606d66c599b2877745c719b32070a42d0cda58816541c83025d1");
    ck_assert_int_eq(draw_hold(&arena, &wish, &draw), OK);
    ck_assert_uint_eq(draw.drawn, 2);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_text(draw.places[i].member->id, order[i]);
        ck_assert_text(hex(&draw.places[i].ticket), tickets[i]);
        ck_assert_uint_eq(draw.places[i].seat, i < 2 ? i + 1 : 0);
    }
}
END_TEST

START_TEST(the_seed_says_where_each_source_ends)
{
    const struct str one[] = { STR("ab,1:c") }, two[] = { STR("ab"), STR("c") };
    const struct str turned[] = { STR("c"), STR("ab") };
    struct hash seeds[3];

    draw_seed(one, 1, &seeds[0]);
    draw_seed(two, 2, &seeds[1]);
    draw_seed(turned, 2, &seeds[2]);
    ck_assert(!hash_equal(&seeds[0], &seeds[1]));
    ck_assert(!hash_equal(&seeds[1], &seeds[2]));
}
END_TEST

/* A wish that is another one each time: who is in which group, how many seats, which quotas. */
static struct draw_wish some_wish(struct draw_member *members, struct draw_quota *quotas)
{
    static const char *const labels[] = { "a", "b", "" };
    struct draw_wish wish = { .members = members,
                              .count = PEOPLE,
                              .seats = 1 + random_below(SEATS),
                              .quotas = quotas,
                              .quota_count = random_below(3) };

    for (size_t i = 0; i < PEOPLE; i++)
        members[i] = (struct draw_member){ str_format(&arena, "member %zu", i),
                                           str_of(labels[random_below(3)]) };
    for (size_t i = 0; i < 2; i++)
        quotas[i] = (struct draw_quota){ str_of(labels[i]), random_below(SEATS / 2) };
    draw_seed(&(struct str){ (char *)&state, sizeof state }, 1, &wish.seed);
    return wish;
}

static struct draw held(const struct draw_wish *wish)
{
    struct draw draw;

    ck_assert_int_eq(draw_hold(&arena, wish, &draw), OK);
    return draw;
}

static bool is_drawn(const struct draw *draw, size_t count, struct str id)
{
    for (size_t i = 0; i < count; i++)
        if (draw->places[i].seat && str_equal(draw->places[i].member->id, id))
            return true;
    return false;
}

static size_t drawn_of(const struct draw *draw, size_t count, struct str label)
{
    size_t drawn = 0;

    for (size_t i = 0; i < count; i++)
        drawn += draw->places[i].seat && str_equal(draw->places[i].member->label, label);
    return drawn;
}

START_TEST(no_quota_is_passed_and_a_seat_stays_empty_only_when_nobody_may_have_it)
{
    for (int round = 0; round < ROUNDS; round++) {
        struct draw_member members[PEOPLE];
        struct draw_quota quotas[2];
        struct draw_wish wish = some_wish(members, quotas);
        struct draw draw = held(&wish);

        for (size_t i = 0; i < wish.quota_count; i++)
            ck_assert_uint_le(drawn_of(&draw, PEOPLE, quotas[i].label), quotas[i].max);
        ck_assert_uint_le(draw.drawn, wish.seats);
        for (size_t i = 0; draw.drawn < wish.seats && i < PEOPLE; i++)
            ck_assert(draw.places[i].seat || draw.places[i].is_passed_over);
    }
}
END_TEST

static void shuffle(struct draw_member *members)
{
    for (size_t i = PEOPLE - 1; i > 0; i--) {
        size_t other = random_below(i + 1);
        struct draw_member kept = members[i];

        members[i] = members[other];
        members[other] = kept;
    }
}

START_TEST(the_order_of_the_list_does_not_matter)
{
    for (int round = 0; round < ROUNDS; round++) {
        struct draw_member members[PEOPLE], shuffled[PEOPLE];
        struct draw_quota quotas[2];
        struct draw_wish wish = some_wish(members, quotas);
        struct draw before = held(&wish), after;

        memcpy(shuffled, members, sizeof members);
        shuffle(shuffled);
        wish.members = shuffled;
        after = held(&wish);
        for (size_t i = 0; i < PEOPLE; i++) {
            ck_assert_text(after.places[i].member->id, before.places[i].member->id.data);
            ck_assert_uint_eq(after.places[i].seat, before.places[i].seat);
        }
    }
}
END_TEST

/* How many are drawn in the one draw and not in the other. */
static size_t drawn_only_in(const struct draw *one, size_t count, const struct draw *other,
                            size_t other_count)
{
    size_t only = 0;

    for (size_t i = 0; i < count; i++)
        only += one->places[i].seat && !is_drawn(other, other_count, one->places[i].member->id);
    return only;
}

START_TEST(taking_one_off_the_list_gives_their_seat_to_one_other_at_most)
{
    for (int round = 0; round < ROUNDS; round++) {
        struct draw_member members[PEOPLE], fewer[PEOPLE];
        struct draw_quota quotas[2];
        struct draw_wish wish = some_wish(members, quotas);
        struct draw before = held(&wish), after;
        size_t gone = random_below(PEOPLE);
        bool was_drawn = is_drawn(&before, PEOPLE, members[gone].id);

        memcpy(fewer, members, sizeof members);
        fewer[gone] = members[PEOPLE - 1];
        wish.members = fewer;
        wish.count = PEOPLE - 1;
        after = held(&wish);
        ck_assert_uint_eq(drawn_only_in(&before, PEOPLE, &after, PEOPLE - 1), was_drawn);
        ck_assert_uint_le(drawn_only_in(&after, PEOPLE - 1, &before, PEOPLE), was_drawn);
    }
}
END_TEST

START_TEST(who_is_on_the_list_twice_is_not_drawn_from)
{
    const struct draw_member members[] = { { STR("ada"), STR("women") },
                                           { STR("bob"), STR("men") },
                                           { STR("ada"), STR("") } };
    struct draw_wish wish = { .members = members, .count = 3, .seats = 1 };
    struct draw draw;

    ck_assert_int_eq(draw_hold(&arena, &wish, &draw), CONFLICT);
    ck_assert_uint_eq(draw.drawn, 0);
    wish.count = 2;
    ck_assert_int_eq(draw_hold(&arena, &wish, &draw), OK);
}
END_TEST

START_TEST(a_label_has_one_quota)
{
    const struct draw_member members[] = { { STR("ada"), STR("women") } };
    const struct draw_quota quotas[] = { { STR("women"), 1 }, { STR("women"), 2 } };
    struct draw_wish wish = {
        .members = members, .count = 1, .seats = 1, .quotas = quotas, .quota_count = 2
    };
    struct draw draw;

    ck_assert_int_eq(draw_hold(&arena, &wish, &draw), CONFLICT);
    wish.quota_count = 1;
    ck_assert_int_eq(draw_hold(&arena, &wish, &draw), OK);
    ck_assert_uint_eq(draw.drawn, 1);
}
END_TEST

START_TEST(nobody_is_drawn_from_an_empty_list)
{
    struct draw_wish wish = { .seats = 3 };
    struct draw draw;

    ck_assert_int_eq(draw_hold(&arena, &wish, &draw), OK);
    ck_assert_uint_eq(draw.drawn, 0);
}
END_TEST

RUN_SUITE("draw", the_bytes_are_those_that_readme_says, the_seed_says_where_each_source_ends,
          no_quota_is_passed_and_a_seat_stays_empty_only_when_nobody_may_have_it,
          the_order_of_the_list_does_not_matter,
          taking_one_off_the_list_gives_their_seat_to_one_other_at_most,
          who_is_on_the_list_twice_is_not_drawn_from, a_label_has_one_quota,
          nobody_is_drawn_from_an_empty_list)
