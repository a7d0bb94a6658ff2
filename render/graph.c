#include "render/graph.h"

#include "base/arena.h"
#include "render/graph_inside.h"

/* What is known while the rows are gone through, from the oldest. */
struct planner {
    struct arena *arena;
    struct graph_plan *plan;
    struct graph_row *row;
    bool is_first;
    bool is_last;
    bool is_forked;
    bool is_decided;               /* the question was adopted: its rail is grey no longer */
    bool is_on[GRAPH_LANES_SHOWN]; /* where the row's rails go on from its node */
};

static bool is_shown(int lane)
{
    return lane >= 0 && lane < GRAPH_LANES_SHOWN;
}

/* NULL for a number that no branch has. */
static struct graph_branch *branch_of(struct planner *p, int number)
{
    return number < 0 || number > GRAPH_BRANCH_MAX ? NULL : &p->plan->branches[number];
}

static bool runs(struct planner *p, int number)
{
    return branch_of(p, number) && branch_of(p, number)->is_running;
}

/* The branch that runs in a lane; -1: it is free. */
static int running_in(struct planner *p, int lane)
{
    for (int i = 0; i <= GRAPH_BRANCH_MAX; i++)
        if (p->plan->branches[i].is_running && p->plan->branches[i].lane == lane)
            return i;
    return -1;
}

static int free_lane_right_of(struct planner *p, int lane)
{
    do
        lane++;
    while (running_in(p, lane) >= 0);
    return lane;
}

static bool is_leftmost(struct planner *p, int branch)
{
    for (int lane = 0; lane < p->plan->branches[branch].lane; lane++)
        if (running_in(p, lane) >= 0)
            return false;
    return true;
}

/* Does the event's node stand on this branch, which came from above? */
static bool is_node_on(struct planner *p, int branch)
{
    struct graph_event event = p->row->event;

    if (event.node == GRAPH_PART)
        return false;
    if (event.node == GRAPH_FORK)
        return branch == event.from;
    if (event.branch || !p->is_forked)
        return branch == event.branch;
    return event.node == GRAPH_REVIEW || event.node == GRAPH_DROPPED ||
           event.node == GRAPH_SUPERSEDED || is_leftmost(p, branch);
}

static bool is_grey(struct planner *p, int branch)
{
    return branch == 0 && !p->is_decided;
}

static void add_straight(struct planner *p, int branch, int y, int to_y)
{
    int lane = p->plan->branches[branch].lane;

    *list_add(p->arena, &p->row->rails) = (struct graph_rail){
        .branch = branch,
        .lane = lane,
        .to_lane = lane,
        .y = y,
        .to_y = to_y,
        .is_grey = is_grey(p, branch),
        .is_planned = p->row->event.is_planned || (p->is_last && y == GRAPH_NODE_Y),
    };
}

/* From the lane of one to the lane of another; the colour is the branch's. */
static void add_curve(struct planner *p, enum graph_rail_shape shape, int branch, int to_lane)
{
    int lane = p->plan->branches[branch].lane;

    if (is_shown(lane) && is_shown(to_lane))
        *list_add(p->arena, &p->row->rails) = (struct graph_rail){
            .shape = shape,
            .branch = branch,
            .lane = lane,
            .to_lane = to_lane,
            .is_grey = is_grey(p, branch),
            .is_planned = p->row->event.is_planned,
        };
}

static void add_mark(struct planner *p, enum graph_node node, int branch, int y)
{
    int lane = p->plan->branches[branch].lane;

    if (is_shown(lane))
        *list_add(p->arena, &p->row->marks) =
            (struct graph_mark){ node, branch, lane, y, is_grey(p, branch) };
}

/* The branch that goes on after a merge; -1 when none can. */
static int merged_into(struct planner *p)
{
    struct graph_event event = p->row->event;

    if (event.node != GRAPH_MERGE)
        return -1;
    for (int i = 0; !event.branch && p->is_forked && i <= GRAPH_BRANCH_MAX; i++)
        if (runs(p, i) && is_leftmost(p, i))
            return i;
    return runs(p, event.branch) ? event.branch : -1;
}

/* Does this branch end here by joining another? Into the question itself they all do. */
static bool is_merged(struct planner *p, int branch)
{
    struct graph_event event = p->row->event;
    int into = merged_into(p);

    return into >= 0 && branch != into && runs(p, branch) &&
           (branch == event.from || (!event.branch && p->is_forked));
}

/* Rails that come from above, to the node or past it. */
static void draw_above(struct planner *p)
{
    bool is_beginning = p->is_first && p->row->event.node == GRAPH_OPENED;

    for (int lane = 0; lane < GRAPH_LANES_SHOWN; lane++) {
        int branch = running_in(p, lane);
        bool is_curve =
            branch >= 0 && is_merged(p, branch) && is_shown(p->plan->branches[merged_into(p)].lane);

        p->is_on[lane] = branch >= 0 && is_node_on(p, branch);
        if (branch < 0 || is_curve || (is_beginning && p->is_on[lane]))
            continue;
        if (p->is_on[lane] || (p->is_last && !p->row->is_tall) || is_merged(p, branch))
            add_straight(p, branch, 0, GRAPH_NODE_Y);
        else
            add_straight(p, branch, 0, p->row->is_tall ? GRAPH_TALL_HEIGHT : GRAPH_ROW_HEIGHT);
    }
}

/* Rails that go on from the node; in the last row all do, as nobody knows yet how. */
static void draw_below(struct planner *p)
{
    for (int lane = 0; lane < GRAPH_LANES_SHOWN; lane++) {
        int branch = running_in(p, lane);

        if (branch >= 0 && (p->is_on[lane] || (p->is_last && !p->row->is_tall)))
            add_straight(p, branch, GRAPH_NODE_Y,
                         p->row->is_tall ? GRAPH_TALL_HEIGHT : GRAPH_ROW_HEIGHT);
    }
}

static void draw_stretch(struct planner *p)
{
    for (int lane = 0; lane < GRAPH_LANES_SHOWN; lane++) {
        int branch = running_in(p, lane);

        if (branch >= 0)
            *list_add(p->arena, &p->row->stretch) = (struct graph_rail){
                .branch = branch,
                .lane = lane,
                .to_lane = lane,
                .to_y = GRAPH_TALL_HEIGHT,
                .is_grey = is_grey(p, branch),
                .is_planned = p->row->event.is_planned || p->is_last,
            };
    }
}

/* A branch begins in a lane; one that was there before cannot. */
static bool begin(struct planner *p, int number, int lane)
{
    struct graph_branch *branch = branch_of(p, number);

    if (!branch || branch->lane >= 0)
        return false;
    *branch = (struct graph_branch){ .lane = lane, .is_running = true };
    p->row->is_more = p->row->is_more || !is_shown(lane);
    return true;
}

/* The first goes on in the lane it forked from, the others leave it. */
static void fork_branches(struct planner *p)
{
    struct graph_event event = p->row->event;
    int lane = p->plan->branches[event.from].lane;
    int begun = 0;

    p->plan->branches[event.from].is_running = false;
    for (int i = 0; i < event.parts && i <= GRAPH_BRANCH_MAX; i++) {
        if (!begin(p, event.branch + i, begun ? free_lane_right_of(p, lane) : lane))
            continue;
        if (begun++)
            add_curve(p, GRAPH_RAIL_FORKS, event.branch + i, lane);
        add_mark(p, GRAPH_BRANCH, event.branch + i, GRAPH_LETTER_Y);
    }
    p->is_forked = true;
}

static void part_branch(struct planner *p)
{
    struct graph_event event = p->row->event;
    int lane = p->plan->branches[event.from].lane;

    begin(p, event.branch, free_lane_right_of(p, lane));
    add_curve(p, GRAPH_RAIL_PARTS, event.branch, lane);
    add_mark(p, GRAPH_PART, event.branch, GRAPH_NODE_Y);
    if (is_shown(p->plan->branches[event.branch].lane))
        p->is_on[p->plan->branches[event.branch].lane] = true;
    p->is_forked = true;
}

static void merge_branches(struct planner *p)
{
    int into = merged_into(p);
    bool ends[GRAPH_BRANCH_MAX + 1];

    for (int i = 0; i <= GRAPH_BRANCH_MAX; i++)
        ends[i] = is_merged(p, i);
    for (int i = 0; i <= GRAPH_BRANCH_MAX; i++) {
        if (!ends[i])
            continue;
        add_curve(p, GRAPH_RAIL_MERGES, i, p->plan->branches[into].lane);
        p->row->is_more = p->row->is_more || !is_shown(p->plan->branches[i].lane);
        p->plan->branches[i].is_running = false;
    }
}

/* Ends what the node stands on. */
static void end_branches(struct planner *p)
{
    bool is_dropped = p->row->event.node == GRAPH_DROPPED;
    bool is_on[GRAPH_BRANCH_MAX + 1];

    for (int i = 0; i <= GRAPH_BRANCH_MAX; i++)
        is_on[i] = runs(p, i) && is_node_on(p, i);
    for (int i = 0; i <= GRAPH_BRANCH_MAX; i++) {
        if (!is_on[i])
            continue;
        p->plan->branches[i].is_running = false;
        p->plan->branches[i].is_dropped = is_dropped;
    }
}

/* Can it be: is the branch it stands on running, and are those it makes new ones? */
static bool is_possible(struct planner *p)
{
    struct graph_event event = p->row->event;
    bool is_new = branch_of(p, event.branch) && branch_of(p, event.branch)->lane < 0;

    if (event.node == GRAPH_FORK || event.node == GRAPH_PART)
        return is_new && runs(p, event.from);
    if (event.node == GRAPH_MERGE && event.from != event.branch && !runs(p, event.from))
        return false;
    return runs(p, event.branch) || (event.branch == 0 && p->is_forked);
}

/* What a decision that sleeps, or was adopted with nothing ahead, becomes is not drawn. */
static bool is_end(struct planner *p)
{
    enum graph_node node = p->row->event.node;

    return node == GRAPH_DROPPED || node == GRAPH_SUPERSEDED ||
           (p->is_last && (node == GRAPH_ADOPTED || node == GRAPH_DORMANT));
}

static void happen(struct planner *p)
{
    enum graph_node node = p->row->event.node;

    if (node == GRAPH_FORK)
        fork_branches(p);
    else if (node == GRAPH_PART)
        part_branch(p);
    else if (node == GRAPH_MERGE)
        merge_branches(p);
    else if (is_end(p))
        end_branches(p);
    p->is_decided = p->is_decided || node == GRAPH_ADOPTED;
}

/* From left to right. */
static void add_marks(struct planner *p)
{
    for (int lane = 0; lane <= GRAPH_BRANCH_MAX; lane++) {
        int branch = running_in(p, lane);

        if (branch < 0 || !is_node_on(p, branch))
            continue;
        p->row->is_more = p->row->is_more || !is_shown(lane);
        add_mark(p, p->row->event.node, branch, GRAPH_NODE_Y);
    }
}

static void plan_row(struct planner *p)
{
    /* What cannot be has no node, and its rails go by. */
    bool is_event = is_possible(p);

    if (!is_event)
        p->row->event = (struct graph_event){ .node = GRAPH_NODE_COUNT,
                                              .branch = -1,
                                              .from = -1,
                                              .is_planned = p->row->event.is_planned };
    p->row->is_tall = p->row->event.node == GRAPH_FORK;
    draw_above(p);
    if (is_event) {
        add_marks(p);
        happen(p);
    }
    draw_below(p);
    draw_stretch(p);
    for (int i = 0; i <= GRAPH_BRANCH_MAX; i++)
        p->row->hidden += runs(p, i) && !is_shown(p->plan->branches[i].lane);
}

struct graph_plan *graph_plan(struct arena *arena, const struct graph_event *events, size_t count)
{
    struct graph_plan *plan = arena_new(arena, struct graph_plan);
    struct planner p = { .arena = arena, .plan = plan };

    plan->rows = arena_alloc(arena, count * sizeof *plan->rows);
    plan->count = count;
    for (int i = 1; i <= GRAPH_BRANCH_MAX; i++)
        plan->branches[i].lane = -1;
    plan->branches[0].is_running = true;
    for (size_t i = 0; i < count; i++) {
        p.row = &plan->rows[i];
        p.row->event = events[i];
        p.is_first = i == 0;
        p.is_last = i + 1 == count;
        plan_row(&p);
    }
    return plan;
}
