#include "render/graph_mini.h"

#include <assert.h>

enum { STRANDS_MAX = 3 };

/* The options side by side, and meeting at 48, 16. */
static const char *const side_by_side[STRANDS_MAX] = {
    "M4 16h44",
    "M4 6h44M4 26h44",
    "M4 6h44M4 16h44M4 26h44",
};

static const char *const still_open[STRANDS_MAX] = {
    "M54 16h24",
    "M54 6h24M54 26h24",
    "M54 6h24M54 16h24M54 26h24",
};

static const char *const meeting[STRANDS_MAX] = {
    "M4 16h44",
    "M4 6c30 0 24 10 44 10M4 26c30 0 24-10 44-10",
    "M4 6c30 0 24 10 44 10M4 16h44M4 26c30 0 24-10 44-10",
};

/* Where no strand is said all three are drawn. */
static const struct mini minis[GRAPH_MINI_COUNT] = {
    [GRAPH_MINI_NOTICE] = { .class = "st-call",
                            .line = "M4 16h44",
                            .dash = "M53 16h14",
                            .circles = { { "ring", 75, 16, "5.5" } } },
    [GRAPH_MINI_OPEN] = { .class = "st-open", .strands = side_by_side, .dashes = still_open },
    [GRAPH_MINI_PROPOSED] = { .class = "st-open",
                              .strands = meeting,
                              .dash = "M56 16h22",
                              .circles = { { "dot", 48, 16, "4.5" } } },
    [GRAPH_MINI_CALL] = { .class = "st-call",
                          .strands = meeting,
                          .dash = "M53 16h14",
                          .circles = { { "ring", 75, 16, "5.5" } } },
    [GRAPH_MINI_OBJECT] = { .class = "st-object",
                            .strands = meeting,
                            .hot = "M61 7h8l6 6v6l-6 6h-8l-6-6v-6zM61 16h8" },
    [GRAPH_MINI_VOTE] = { .class = "st-vote",
                          .strands = meeting,
                          .line = "M48 16h11",
                          .hot = "M62 7h18v18h-18zM67 13h8" },
    [GRAPH_MINI_ADOPTED] = { .class = "st-adopted",
                             .strands = meeting,
                             .line = "M48 16h20",
                             .circles = { { "dot", 74, 16, "7" } } },
    [GRAPH_MINI_KEPT] = { .class = "st-adopted",
                          .line = "M4 16h8c14 0 8-10 22-10h20c10 0 8 10 18 10"
                                  "M12 16c14 0 8 10 22 10h10M47 22l8 8M55 22l-8 8",
                          .circles = { { "dot", 75, 16, "6.5" } } },
    [GRAPH_MINI_REVIEW] = { .class = "st-review",
                            .strands = meeting,
                            .dash = "M58 16h8",
                            .circles = { { "dot", 51, 16, "4.5" },
                                         { "ring", 74, 16, "7" },
                                         { "dot", 74, 16, "2.5" } } },
    [GRAPH_MINI_MERGED] = { .class = "st-merged",
                            .line = "M4 16h8c14 0 8-10 22-10h8c14 0 8 10 22 10h8"
                                    "M12 16c14 0 8 10 22 10h8c14 0 8-10 22-10",
                            .circles = { { "dot", 74, 16, "7" } } },
    [GRAPH_MINI_DROPPED] = { .class = "st-dropped",
                             .line = "M4 16h50",
                             .hot = "M60 10l12 12M72 10l-12 12" },
    [GRAPH_MINI_DORMANT] = { .class = "st-open",
                             .strands = meeting,
                             .line = "M48 16h6",
                             .hot = "M61 8v16M69 8v16" },
    [GRAPH_MINI_SUPERSEDED] = { .class = "st-merged",
                                .strands = meeting,
                                .hot = "M55 16h20m-8-8 8 8-8 8" },
};

static const struct mini fork_of_two = {
    .class = "st-fork",
    .line = "M4 16h16M26 16c20 0 14-10 34-10h9M26 16c20 0 14 10 34 10h9",
    .dot = "M22 8l8 8-8 8-8-8z",
    .circles = { { "ring", 75, 6, "4.5" }, { "ring", 75, 26, "4.5" } },
};

static const struct mini fork_of_three = {
    .class = "st-fork",
    .line = "M4 16h64M26 16c20 0 14-12 34-12h9M26 16c20 0 14 12 34 12h9",
    .dot = "M22 8l8 8-8 8-8-8z",
    .circles = { { "ring", 75, 4, "4" }, { "ring", 75, 16, "4" }, { "ring", 75, 28, "4" } },
};

void graph_mini(struct page *page, enum graph_mini kind, size_t strands)
{
    const struct mini *mini = &minis[kind];
    size_t last = strands > STRANDS_MAX ? STRANDS_MAX - 1 : strands - (strands > 0);

    assert(kind < GRAPH_MINI_COUNT);
    if (kind == GRAPH_MINI_FORK)
        mini = strands > 2 ? &fork_of_three : &fork_of_two;
    graph_mini_svg(page, mini, mini->strands ? mini->strands[last] : NULL,
                   mini->dashes ? mini->dashes[last] : mini->dash);
}

/* Before the end some of it is always ahead; the dot leaves a gap of 2 on its right. */
void graph_countdown(struct page *page, int64_t from, int64_t until, int64_t now)
{
    enum { WHOLE = 100, MOST = 97 };
    int passed = WHOLE;

    if (now < until)
        passed = now <= from ? 0 : (int)((now - from) * WHOLE / (until - from));
    graph_countdown_svg(page, now < until && passed > MOST ? MOST : passed);
}
