/* Public draws: announced, published, held, done again, and what happens to who steps down. */
#include "ballots/public_draw.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wordexp.h>

#include "base/clock.h"
#include "cli/command.h"
#include "decisions/draw_list.h"
#include "support/assembly.h"
#include "support/suite.h"

static size_t seated(const struct draw_people *people, const char *label)
{
    size_t count = 0;

    for (size_t i = 0; i < people->count; i++)
        count += people->items[i].seat && !people->items[i].declined_at &&
                 (!label || str_equal(people->items[i].label, str_of(label)));
    return count;
}

static struct draw_quotas_list quotas_of(int64_t id)
{
    struct draw_quotas_list quotas;

    ck_assert_int_eq(public_draw_quotas(forum, &arena, id, &quotas), OK);
    return quotas;
}

START_TEST(ten_are_drawn_with_parity_each_with_a_ticket)
{
    struct public_draw draw;
    struct draw_people people;

    debate_begin();
    draw = assembly_ten();
    people = assembly_people(draw.id);
    ck_assert_int_eq(draw_state(&draw), DRAW_HELD);
    ck_assert_uint_eq(people.count, 40);
    ck_assert_uint_eq(seated(&people, NULL), 10);
    ck_assert_uint_eq(seated(&people, "women"), 5);
    ck_assert_uint_eq(seated(&people, "men"), 5);
    for (int64_t seat = 1; seat <= 10; seat++)
        ck_assert_ptr_nonnull(draw_holder(&people, seat));
    for (size_t i = 0; i < people.count; i++)
        ck_assert_uint_eq(people.items[i].ticket.length, 64);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'draw' "
                                  "AND subject = 'assembly/1'"),
                     2);
}
END_TEST

/* With nothing but the bytes that are published. */
START_TEST(anyone_who_draws_again_from_the_published_bytes_draws_the_same)
{
    struct public_draw draw;
    struct draw_people people;
    struct draw_list list;
    struct draw again;
    struct hash hash;
    struct str fault;
    const struct draw_quota quotas[] = { { STR("men"), 5 }, { STR("women"), 5 } };
    const struct str sources[] = { STR("3 14 15 92 65"), STR("8'123,45") };
    struct draw_wish wish = { .seats = 10, .quotas = quotas, .quota_count = 2 };

    debate_begin();
    draw = assembly_ten();
    people = assembly_people(draw.id);
    ck_assert_int_eq(draw_list_read(&arena, public_draw_list(&arena, &people), &list, &fault), OK);
    draw_list_hash(&arena, &list, &hash);
    ck_assert_text(str_hex(&arena, hash_bytes(&hash)), draw.list_hash.data);
    draw_seed(sources, 2, &wish.seed);
    ck_assert_text(str_hex(&arena, hash_bytes(&wish.seed)), draw.seed.data);
    wish.members = list.items;
    wish.count = list.count;
    ck_assert_int_eq(draw_hold(&arena, &wish, &again), OK);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_place *place = &again.places[i];
        const struct draw_person *person = &people.items[place->member - list.items];

        ck_assert_text(person->name, str_copy(&arena, place->member->id).data);
        ck_assert_int_eq(person->seat, (int64_t)place->seat);
        ck_assert_text(person->ticket, str_hex(&arena, hash_bytes(&place->ticket)).data);
    }
}
END_TEST

/* A process of its own, where only list.txt and the words of the command are known. */
static void run_there(const char *folder, const char *words)
{
    struct command command = { .out = tmpfile(), .err = tmpfile() };
    wordexp_t split;
    FILE *out;
    char piece[4096];
    size_t length;
    int status;

    if (chdir(folder) || wordexp(words, &split, WRDE_NOCMD | WRDE_UNDEF))
        _exit(9);
    command.argc = (int)split.we_wordc - 2; /* without "palabre draw" */
    command.argv = split.we_wordv + 2;
    status = command_draw(&command);
    out = fopen("out.txt", "w");
    rewind(command.out);
    while (out && (length = fread(piece, 1, sizeof piece, command.out)))
        fwrite(piece, 1, length, out);
    _exit(!out || fclose(out) ? 8 : status);
}

static struct str drawn_there(struct str list, struct str words)
{
    char folder[] = "/tmp/palabre-assembly.XXXXXX";
    char *text = arena_alloc(&arena, 20000);
    FILE *file;
    pid_t child;
    int status;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    file = fopen(str_format(&arena, "%s/list.txt", folder).data, "w");
    ck_assert_ptr_nonnull(file);
    fwrite(list.data, 1, list.length, file);
    ck_assert_int_eq(fclose(file), 0);
    child = fork();
    if (!child)
        run_there(folder, words.data);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d: %s", status, words.data);
    file = fopen(str_format(&arena, "%s/out.txt", folder).data, "r");
    ck_assert_ptr_nonnull(file);
    text[fread(text, 1, 19999, file)] = '\0';
    fclose(file);
    unlink(str_format(&arena, "%s/list.txt", folder).data);
    unlink(str_format(&arena, "%s/out.txt", folder).data);
    rmdir(folder);
    return str_of(text);
}

static bool has(struct str text, const char *what)
{
    return str_find(text, str_of(what), 0) < text.length;
}

START_TEST(the_command_of_the_page_draws_the_same_in_another_process)
{
    struct public_draw_wish wish;
    struct public_draw draw;
    struct draw_people people;
    struct draw_quotas_list quotas;
    struct draw_sources_list sources;
    struct str words, said;

    debate_begin();
    wish = assembly_wish(DRAW_TYPED);
    wish.quotas = STR("women 5\nmen 5\nl'un $HOME `x` \\ \" 3\n"); /* the last one is nobody's */
    wish.list = str_format(&arena, "%.*sl'autre $HOME\tl'un $PATH *\n", STR_ARGS(wish.list));
    draw = assembly_announced(&wish);
    draw = assembly_published(&draw);
    draw = assembly_held(&draw);
    people = assembly_people(draw.id);
    quotas = quotas_of(draw.id);
    ck_assert_int_eq(public_draw_sources(forum, &arena, draw.id, &sources), OK);
    words = draw_command(&arena, &draw, &people, &quotas, &sources);
    ck_assert_text(words, "palabre draw --seats 10 --quota 'men=5' --quota 'women=5' --source-text "
                          "'3 14 15 92 65' --source-text '8'\\''123,45' list.txt");
    said = drawn_there(public_draw_list(&arena, &people), words);
    ck_assert(has(said, str_format(&arena, "seed       %s", draw.seed.data).data));
    ck_assert(has(said, str_format(&arena, "list hash  %s", draw.list_hash.data).data));
    for (int64_t seat = 1; seat <= 10; seat++) {
        const struct draw_person *person = draw_holder(&people, seat);

        ck_assert(has(said, str_format(&arena, "%6d  %s  %s", (int)seat, person->ticket.data,
                                       person->name.data)
                                .data));
    }
}
END_TEST

static void step_down(const struct public_draw *draw, int64_t seat)
{
    const struct draw_stepping wish = { MIA, seat, STR("They moved away.") };

    ck_assert_int_eq(public_draw_step_down(forum, &arena, draw, &wish, debate_problems()), OK);
}

/* Which seats are somebody else's than before. */
static int64_t changed(const struct draw_people *before, const struct draw_people *after,
                       int64_t *which)
{
    int64_t count = 0;

    for (int64_t seat = 1; seat <= 10; seat++) {
        const struct draw_person *one = draw_holder(before, seat),
                                 *other = draw_holder(after, seat);

        if (other && str_equal(one->name, other->name))
            continue;
        *which = seat;
        count++;
    }
    return count;
}

START_TEST(stepping_down_changes_one_seat_whichever_it_is)
{
    struct public_draw draw;
    struct draw_people before;

    debate_begin();
    draw = assembly_ten();
    before = assembly_people(draw.id);
    for (int64_t seat = 1; seat <= 10; seat++) {
        struct draw_people after;
        int64_t which = 0;

        db_begin(forum);
        step_down(&draw, seat);
        after = assembly_people(draw.id);
        ck_assert_int_eq(changed(&before, &after, &which), 1);
        ck_assert_int_eq(which, seat);
        ck_assert_text(draw_holder(&after, seat)->stood_for, draw_holder(&before, seat)->name.data);
        ck_assert_uint_eq(seated(&after, "women"), 5);
        ck_assert_uint_eq(seated(&after, "men"), 5);
        db_rollback(forum);
    }
}
END_TEST

/* Whoever draws again without the lines of those who stepped down finds the same people. */
START_TEST(the_seats_are_those_of_the_list_without_who_stepped_down)
{
    struct public_draw draw;
    struct draw_people people;
    struct draw_quotas_list quotas;

    debate_begin();
    draw = assembly_ten();
    quotas = quotas_of(draw.id);
    for (int64_t round = 0; round < 20; round++) {
        struct draw_people left = { 0 };
        struct draw_again again;
        struct hash seed;

        people = assembly_people(draw.id);
        if (!draw_holder(&people, round % 10 + 1))
            continue;
        step_down(&draw, round % 10 + 1);
        people = assembly_people(draw.id);
        for (size_t i = 0; i < people.count; i++)
            if (!people.items[i].declined_at)
                *list_add(&arena, &left) = people.items[i];
        ck_assert(draw_seed_of(&draw, &seed));
        ck_assert_int_eq(public_draw_again(&arena, &draw, &left, &quotas, &seed, &again), OK);
        for (size_t i = 0; i < left.count; i++)
            ck_assert_int_eq(again.draw.places[i].seat > 0, draw_person_at(&again, i)->seat > 0);
    }
}
END_TEST

START_TEST(a_seat_stays_empty_when_nobody_is_left)
{
    struct public_draw_wish wish;
    struct public_draw draw;
    struct draw_people people;
    struct problems *problems = debate_problems();

    debate_begin();
    wish = assembly_wish(DRAW_TYPED);
    wish.draw.seats = 2;
    wish.quotas = STR("");
    wish.list = STR("a\nb\n");
    draw = assembly_announced(&wish);
    draw = assembly_published(&draw);
    draw = assembly_held(&draw);
    step_down(&draw, 1);
    people = assembly_people(draw.id);
    ck_assert_ptr_null(draw_holder(&people, 1));
    ck_assert_ptr_nonnull(draw_holder(&people, 2));
    ck_assert_int_eq(public_draw_step_down(forum, &arena, &draw,
                                           &(struct draw_stepping){ MIA, 1, STR("Again.") },
                                           problems),
                     NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "seat");
}
END_TEST

START_TEST(who_gives_the_seat_of_another_away_says_why)
{
    struct public_draw draw;
    struct problems *problems;

    debate_begin();
    draw = assembly_ten();
    problems = debate_problems();
    ck_assert_int_eq(public_draw_step_down(forum, &arena, &draw,
                                           &(struct draw_stepping){ MIA, 3, STR("  ") }, problems),
                     NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "reason");
}
END_TEST

RUN_TESTS("public_draw", ten_are_drawn_with_parity_each_with_a_ticket,
          anyone_who_draws_again_from_the_published_bytes_draws_the_same,
          the_command_of_the_page_draws_the_same_in_another_process,
          stepping_down_changes_one_seat_whichever_it_is,
          the_seats_are_those_of_the_list_without_who_stepped_down,
          a_seat_stays_empty_when_nobody_is_left, who_gives_the_seat_of_another_away_says_why)
