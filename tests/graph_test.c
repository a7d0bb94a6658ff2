/* Rails: where lanes begin and end, whatever happens; and each drawing byte for byte. */
#include "render/graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "render/graph_inside.h"
#include "render/language.h"
#include "support/suite.h"

static struct arena arena;

#define plan_of(...)                                                                               \
    graph_plan(&arena, (const struct graph_event[]){ __VA_ARGS__ },                                \
               sizeof((const struct graph_event[]){ __VA_ARGS__ }) / sizeof(struct graph_event))

static struct page new_page(void)
{
    struct page page = page_new(&arena);

    page.language = language_english;
    return page;
}

/* The decision of the mock: two branches, one more that merges, one that is dropped. */
static const struct graph_event trial[] = {
    { GRAPH_OPENED },
    { GRAPH_PROPOSED },
    { GRAPH_OBJECTION },
    { GRAPH_FORK, .branch = 1, .parts = 2 },
    { GRAPH_PART, .branch = 3, .from = 2 },
    { GRAPH_MERGE, .branch = 2, .from = 3 },
    { GRAPH_PART, .branch = 4, .from = 2 },
    { GRAPH_DROPPED, .branch = 4 },
    { GRAPH_BRANCH, .branch = 1 },
    { GRAPH_REVIEW, .is_planned = true },
};

static const struct graph_event agreed[] = {
    { GRAPH_OPENED },   { GRAPH_PROPOSED },   { GRAPH_OBJECTION }, { GRAPH_DORMANT },
    { GRAPH_PROPOSED }, { GRAPH_CALL },       { GRAPH_ADOPTED },   { GRAPH_REVIEW },
    { GRAPH_VOTE },     { GRAPH_SUPERSEDED },
};

static const struct graph_event crowd[] = {
    { GRAPH_OPENED },
    { GRAPH_FORK, .branch = 1, .parts = 5 },
    { GRAPH_BRANCH, .branch = 5 },
    { GRAPH_PROPOSED, .branch = 2 },
    { GRAPH_DROPPED, .branch = 2 },
    { GRAPH_PART, .branch = 6, .from = 1 },
    { GRAPH_FORK, .branch = 27, .from = 6, .parts = 2 },
    { GRAPH_REVIEW },
    { GRAPH_MERGE },
    { GRAPH_CALL, .is_planned = true },
    { GRAPH_ADOPTED, .is_planned = true },
};

static const struct graph_event asleep[] = { { GRAPH_PROPOSED }, { GRAPH_DORMANT } };

static struct str read_file(const char *path)
{
    char *text = arena_alloc(&arena, 256 * 1024);
    FILE *in = fopen(path, "r");
    size_t length = 0;

    if (in) {
        length = fread(text, 1, 256 * 1024 - 1, in);
        fclose(in);
    }
    return (struct str){ text, length };
}

/* GOLDEN=write makes them anew, to be looked at before they are kept. */
static void is_drawn_as(const char *name, struct str drawn)
{
    struct str path = str_format(&arena, "tests/data/graph/%s.html", name);
    struct str expected;

    if (getenv("GOLDEN")) {
        FILE *out = fopen(path.data, "w");

        ck_assert_ptr_nonnull(out);
        ck_assert_uint_eq(fwrite(drawn.data, 1, drawn.length, out), drawn.length);
        ck_assert_int_eq(fclose(out), 0);
    }
    expected = read_file(path.data);
    ck_assert_msg(str_equal(drawn, expected), "%s is drawn as\n%.*s", path.data, STR_ARGS(drawn));
}

static struct str rows_of(const struct graph_plan *plan)
{
    struct page page = new_page();

    for (size_t i = 0; i < plan->count; i++)
        graph_row(&page, plan, i);
    return page_html(&page).markup;
}

#define is_row_drawing(name, events)                                                               \
    is_drawn_as(name, rows_of(graph_plan(&arena, events, sizeof(events) / sizeof *(events))))

START_TEST(a_trial_of_branches_is_drawn_as_kept)
{
    is_row_drawing("trial", trial);
}
END_TEST

START_TEST(an_agreement_is_drawn_as_kept)
{
    is_row_drawing("agreed", agreed);
}
END_TEST

START_TEST(more_branches_than_lanes_are_drawn_as_kept)
{
    is_row_drawing("crowd", crowd);
}
END_TEST

START_TEST(what_sleeps_is_drawn_as_kept)
{
    is_row_drawing("asleep", asleep);
}
END_TEST

START_TEST(mini_rails_are_drawn_as_kept)
{
    struct page page = new_page();

    for (int kind = 0; kind < GRAPH_MINI_COUNT; kind++)
        for (size_t strands = 0; strands < 5; strands++)
            graph_mini(&page, (enum graph_mini)kind, strands);
    is_drawn_as("mini", page_html(&page).markup);
}
END_TEST

static struct str countdown(int64_t now)
{
    struct page page = new_page();

    graph_countdown(&page, 1000, 2000, now);
    return page_html(&page).markup;
}

static bool has(struct str text, const char *part)
{
    return str_find(text, str_of(part), 0) < text.length;
}

START_TEST(a_countdown_ends_at_its_end_and_not_before)
{
    ck_assert(has(countdown(1890), "<path d=\"M0 7H89\"/>"));
    ck_assert(has(countdown(1890), "<path class=\"plan\" d=\"M91 7H100\"/>"));
    ck_assert(has(countdown(1890), "<path class=\"today\" d=\"M89 7h0\"/>"));
    ck_assert(has(countdown(0), "d=\"M0 7H0\""));
    ck_assert(has(countdown(1999), "d=\"M99 7H100\""));
    ck_assert(has(countdown(2000), "d=\"M0 7H100\""));
    ck_assert(!has(countdown(2000), "plan"));
    ck_assert(!has(countdown(INT64_MAX), "plan"));
}
END_TEST

START_TEST(a_branch_takes_the_lowest_free_lane_right_of_its_parent)
{
    struct graph_plan *plan =
        plan_of({ GRAPH_OPENED }, { GRAPH_FORK, .branch = 1, .parts = 2 },
                { GRAPH_PART, .branch = 3, .from = 1 }, { GRAPH_DROPPED, .branch = 2 },
                { GRAPH_PART, .branch = 4, .from = 1 }, { GRAPH_MERGE, .branch = 1, .from = 3 },
                { GRAPH_PART, .branch = 5, .from = 4 });

    ck_assert_int_eq(plan->branches[1].lane, 0);
    ck_assert_int_eq(plan->branches[2].lane, 1);
    ck_assert_int_eq(plan->branches[3].lane, 2);
    ck_assert_int_eq(plan->branches[4].lane, 1);
    ck_assert_int_eq(plan->branches[5].lane, 2);
    ck_assert_uint_eq(graph_hidden(plan, 6), 0);
}
END_TEST

START_TEST(branches_that_find_no_lane_are_counted)
{
    struct graph_plan *plan = graph_plan(&arena, crowd, sizeof crowd / sizeof *crowd);

    ck_assert_uint_eq(graph_hidden(plan, 0), 0);
    ck_assert_uint_eq(graph_hidden(plan, 1), 2);
    ck_assert(plan->rows[1].is_more && plan->rows[2].is_more && !plan->rows[3].is_more);
    ck_assert_uint_eq(graph_hidden(plan, 6), 3);
    ck_assert_uint_eq(graph_hidden(plan, 8), 0);
}
END_TEST

START_TEST(a_branch_has_a_letter_and_the_colour_of_its_rail)
{
    struct graph_plan *plan = graph_plan(&arena, trial, sizeof trial / sizeof *trial);
    struct page page = new_page();

    ck_assert_text(graph_letter(&page, 1), "A");
    ck_assert_text(graph_letter(&page, 26), "Z");
    ck_assert_text(graph_letter(&page, 27), "AA");
    ck_assert_text(graph_letter(&page, 99), "CU");
    ck_assert_text(graph_branch_class(plan, 1), "br-a");
    ck_assert_text(graph_branch_class(plan, 2), "br-b");
    ck_assert_text(graph_branch_class(plan, 3), "br-c");
    ck_assert_text(graph_branch_class(plan, 4), "br-d");
    ck_assert_text(graph_branch_class(plan, 5), "br-d");
    ck_assert_text(graph_branch_class(plan, -1), "br-d");
}
END_TEST

START_TEST(what_cannot_be_has_no_node)
{
    struct graph_plan *plan =
        plan_of({ GRAPH_OPENED }, { GRAPH_BRANCH, .branch = 3 }, { GRAPH_DROPPED, .branch = 200 },
                { GRAPH_MERGE, .branch = 0, .from = 7 }, { GRAPH_FORK, .branch = 0, .parts = 2 },
                { GRAPH_PART, .branch = -1 }, { GRAPH_PROPOSED });

    for (size_t i = 1; i < 6; i++) {
        ck_assert_uint_eq(plan->rows[i].marks.count, 0);
        ck_assert_uint_eq(plan->rows[i].rails.count, 1);
    }
    ck_assert_uint_eq(plan->rows[6].marks.count, 1);
}
END_TEST

/* The same numbers in every run. */
static int below(int limit)
{
    static uint32_t number = 7;

    number = number * 1664525u + 1013904223u;
    return (int)((number >> 16) % (uint32_t)limit);
}

static struct graph_event *random_events(size_t count)
{
    struct graph_event *events = arena_alloc(&arena, count * sizeof *events);
    int next = 1;

    for (size_t i = 0; i < count; i++) {
        enum graph_node node = (enum graph_node)below(GRAPH_NODE_COUNT);
        bool is_new = node == GRAPH_FORK || node == GRAPH_PART;

        events[i] = (struct graph_event){
            .node = node,
            .branch = is_new && below(8) ? next : below(next + 2) - 1,
            .from = below(next + 1),
            .parts = below(5),
            .is_planned = i + 2 > count,
        };
        next += is_new ? (node == GRAPH_FORK ? events[i].parts : 1) : 0;
    }
    return events;
}

/* What a row's rails say of one lane: does one come in at the top, and leave at the end? */
struct ends {
    int top;
    int bottom;
};

static struct ends ends_of(const struct graph_row *row, int lane)
{
    int height = row->is_tall ? GRAPH_TALL_HEIGHT : GRAPH_ROW_HEIGHT;
    struct ends ends = { 0 };

    for (size_t i = 0; i < row->rails.count; i++) {
        struct graph_rail rail = row->rails.items[i];
        bool is_straight = rail.shape == GRAPH_RAIL_STRAIGHT;

        ck_assert(rail.lane >= 0 && rail.lane < GRAPH_LANES_SHOWN);
        ck_assert(rail.to_lane >= 0 && rail.to_lane < GRAPH_LANES_SHOWN);
        ck_assert(is_straight ? rail.lane == rail.to_lane : rail.lane != rail.to_lane);
        if (rail.lane != lane)
            continue;
        ends.top += (is_straight && rail.y == 0) || rail.shape == GRAPH_RAIL_MERGES;
        ends.bottom += (is_straight && rail.to_y == height) || rail.shape == GRAPH_RAIL_FORKS;
    }
    return ends;
}

static int stretches(const struct graph_row *row, int lane)
{
    int count = 0;

    for (size_t i = 0; i < row->stretch.count; i++)
        count += row->stretch.items[i].lane == lane;
    return count;
}

static void check_lanes(const struct graph_plan *plan)
{
    for (int lane = 0; lane < GRAPH_LANES_SHOWN; lane++)
        for (size_t i = 0; i < plan->count; i++) {
            struct ends ends = ends_of(&plan->rows[i], lane);
            bool begins = i == 0 && plan->rows[0].event.node == GRAPH_OPENED;

            ck_assert_int_le(ends.top, 1);
            ck_assert_int_le(ends.bottom, 1);
            ck_assert_int_eq(stretches(&plan->rows[i], lane), ends.bottom);
            /* What leaves a row comes into the next, and nothing else does. */
            if (i)
                ck_assert_int_eq(ends.top, stretches(&plan->rows[i - 1], lane));
            else
                ck_assert_int_eq(ends.top, lane == 0 && !begins);
        }
}

/* A rail goes on under a node, begins or ends at one, or ends by merging into one. */
static void check_marks(const struct graph_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct graph_row *row = &plan->rows[i];

        for (size_t j = 1; j < row->marks.count && !row->is_tall; j++)
            ck_assert_int_lt(row->marks.items[j - 1].lane, row->marks.items[j].lane);
        for (int lane = 0; lane < GRAPH_LANES_SHOWN; lane++) {
            struct ends ends = ends_of(row, lane);
            bool is_marked = false, merges = false;

            for (size_t j = 0; j < row->marks.count; j++)
                is_marked = is_marked || row->marks.items[j].lane == lane;
            for (size_t j = 0; j < row->rails.count; j++)
                merges = merges || (row->rails.items[j].lane == lane &&
                                    row->rails.items[j].shape == GRAPH_RAIL_MERGES);
            if (ends.top && !ends.bottom)
                ck_assert(is_marked || merges || (row->event.node == GRAPH_MERGE && row->is_more));
            if (!ends.top && ends.bottom)
                ck_assert(is_marked);
            if (is_marked)
                ck_assert(ends.top || ends.bottom);
        }
    }
}

START_TEST(lanes_never_overlap_and_end_at_a_node_or_in_the_last_row)
{
    for (int i = 0; i < 3000; i++) {
        size_t count = (size_t)below(40);
        struct graph_event *events = random_events(count);
        struct graph_plan *plan = graph_plan(&arena, events, count);

        check_lanes(plan);
        check_marks(plan);
        ck_assert(str_equal(rows_of(plan), rows_of(graph_plan(&arena, events, count))));
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(only_what_is_ahead_is_dotted)
{
    struct graph_plan *plan = graph_plan(&arena, trial, sizeof trial / sizeof *trial);

    for (size_t i = 0; i < plan->count; i++)
        for (size_t j = 0; j < plan->rows[i].rails.count; j++)
            ck_assert_int_eq(plan->rows[i].rails.items[j].is_planned, i + 1 == plan->count);
    plan = plan_of({ GRAPH_OPENED }, { GRAPH_PROPOSED });
    ck_assert(!plan->rows[1].rails.items[0].is_planned);
    ck_assert(plan->rows[1].rails.items[1].is_planned);
    ck_assert(plan->rows[1].stretch.items[0].is_planned);
    ck_assert(!plan->rows[0].stretch.items[0].is_planned);
}
END_TEST

/* Every class that is drawn has its rule. */
START_TEST(every_class_stands_in_the_style)
{
    struct str style = read_file("static/style/09-rails.css");
    struct str drawn = str_format(
        &arena, "%s%s%s", rows_of(graph_plan(&arena, trial, sizeof trial / sizeof *trial)).data,
        rows_of(graph_plan(&arena, agreed, sizeof agreed / sizeof *agreed)).data,
        rows_of(graph_plan(&arena, crowd, sizeof crowd / sizeof *crowd)).data);
    size_t at = 0, classes = 0;

    while ((at = str_find(drawn, STR("class=\""), at)) < drawn.length) {
        size_t end = str_find(drawn, STR("\""), at += 7);
        struct str names = str_slice(drawn, at, end);

        while (names.length) {
            struct str name = str_cut(&names, ' ');

            ck_assert_msg(has(style, str_format(&arena, ".%.*s", STR_ARGS(name)).data),
                          "no rule for %.*s", STR_ARGS(name));
            classes++;
        }
    }
    ck_assert_uint_gt(classes, 100);
}
END_TEST

RUN_SUITE("graph", a_trial_of_branches_is_drawn_as_kept, an_agreement_is_drawn_as_kept,
          more_branches_than_lanes_are_drawn_as_kept, what_sleeps_is_drawn_as_kept,
          mini_rails_are_drawn_as_kept, a_countdown_ends_at_its_end_and_not_before,
          a_branch_takes_the_lowest_free_lane_right_of_its_parent,
          branches_that_find_no_lane_are_counted, a_branch_has_a_letter_and_the_colour_of_its_rail,
          what_cannot_be_has_no_node, lanes_never_overlap_and_end_at_a_node_or_in_the_last_row,
          only_what_is_ahead_is_dotted, every_class_stands_in_the_style)
