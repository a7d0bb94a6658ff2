#include "decisions/state.h"

#include "render/language.h"

static const struct state_look states[STATE_COUNT] = {
    [STATE_NONE] = { "", "", "", "" },
    [STATE_NOTICE] = { "notice", N_("Notice"), "st-call", "s-call" },
    [STATE_OPEN] = { "open", N_("Open"), "st-open", "s-open" },
    [STATE_PROPOSED] = { "proposed", N_("Proposed"), "st-open", "s-open" },
    [STATE_LAST_CALL] = { "last-call", N_("Last call"), "st-call", "s-call" },
    [STATE_VOTING] = { "voting", N_("Voting"), "st-vote", "s-vote" },
    [STATE_ADOPTED] = { "adopted", N_("Adopted"), "st-adopted", "s-adopted" },
    [STATE_FORKED] = { "forked", N_("Fork"), "st-fork", "s-fork" },
    [STATE_UNDER_REVIEW] = { "under-review", N_("Under review"), "st-review", "s-review" },
    [STATE_DORMANT] = { "dormant", N_("Dormant"), "st-open", "s-open" },
    [STATE_CLOSED] = { "closed", N_("Closed"), "st-dropped", "s-dropped" },
};

static const struct state_look closes[CLOSES_COUNT] = {
    [CLOSED_NOT] = { "", "", "", "" },
    [CLOSED_STATUS_QUO] = { "status-quo", N_("Status quo"), "st-dropped", "s-dropped" },
    [CLOSED_WITHDRAWN] = { "withdrawn", N_("Withdrawn"), "st-dropped", "s-dropped" },
    [CLOSED_DROPPED] = { "dropped", N_("Dropped"), "st-dropped", "s-dropped" },
    [CLOSED_SUPERSEDED] = { "superseded", N_("Superseded"), "st-merged", "s-merged" },
    [CLOSED_MERGED] = { "merged", N_("Merged"), "st-merged", "s-merged" },
};

const char *state_word(enum decision_state state)
{
    return states[state].word;
}

const struct state_look *state_look(enum decision_state state)
{
    return &states[state];
}

const struct state_look *close_look(enum decision_close close)
{
    return &closes[close];
}

const struct state_look *decision_look(const struct decision *decision)
{
    return decision->state == STATE_CLOSED ? close_look(decision->closed_as)
                                           : state_look(decision->state);
}
