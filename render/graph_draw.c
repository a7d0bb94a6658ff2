#include <assert.h>

#include "base/arena.h"
#include "render/graph_inside.h"

enum { LANE_FIRST_X = 14, LANE_WIDTH = 24 };

int graph_lane_x(int lane)
{
    return LANE_FIRST_X + LANE_WIDTH * lane;
}

const char *graph_colour(const struct graph_plan *plan, int branch, bool is_grey)
{
    static const char *const colours[GRAPH_LANES_SHOWN] = { "0", "1", "2" };
    struct graph_branch known = plan->branches[branch];

    if (is_grey || (branch && known.is_dropped) || known.lane < 0 ||
        known.lane >= GRAPH_LANES_SHOWN)
        return "x";
    return colours[known.lane];
}

struct str graph_branch_class(const struct graph_plan *plan, int branch)
{
    bool is_known = branch > 0 && branch <= GRAPH_BRANCH_MAX;

    switch (*graph_colour(plan, is_known ? branch : 0, !is_known)) {
    case '0': return STR("br-a");
    case '1': return STR("br-b");
    case '2': return STR("br-c");
    default: return STR("br-d");
    }
}

struct str graph_letter(struct page *page, int branch)
{
    enum { LETTERS = 26 };
    int last = 'A' + (branch - 1) % LETTERS;

    assert(branch > 0 && branch <= GRAPH_BRANCH_MAX);
    if (branch <= LETTERS)
        return str_format(page->body.arena, "%c", last);
    return str_format(page->body.arena, "%c%c", 'A' + (branch - 1) / LETTERS - 1, last);
}

size_t graph_hidden(const struct graph_plan *plan, size_t i)
{
    assert(i < plan->count);
    return plan->rows[i].hidden;
}
