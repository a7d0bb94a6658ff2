#include "decisions/trail_rails.h"

#include "base/arena.h"

static enum graph_node node_of_closing(const struct timeline_line *line)
{
    return line->transition == 19 ? GRAPH_SUPERSEDED : GRAPH_DROPPED;
}

static enum graph_node node_of_transition(const struct timeline_line *line)
{
    if (line->from == STATE_NONE)
        return GRAPH_OPENED;
    switch (line->to) {
    case STATE_NOTICE:
    case STATE_OPEN: return GRAPH_OPENED;
    case STATE_PROPOSED: return line->transition == 9 ? GRAPH_OBJECTION : GRAPH_PROPOSED;
    case STATE_LAST_CALL: return GRAPH_CALL;
    case STATE_VOTING: return GRAPH_VOTE;
    case STATE_ADOPTED: return GRAPH_ADOPTED;
    case STATE_FORKED: return line->transition == 10 ? GRAPH_FORK : GRAPH_REVIEW;
    case STATE_UNDER_REVIEW: return GRAPH_REVIEW;
    case STATE_DORMANT: return GRAPH_DORMANT;
    default: return node_of_closing(line);
    }
}

static enum graph_node node_of(const struct timeline_line *line)
{
    switch (line->kind) {
    case DEED_TRANSITION: return node_of_transition(line);
    case DEED_CONCERN:
    case DEED_SUSTAINED:
    case DEED_UPHELD: return GRAPH_OBJECTION;
    case DEED_EXTENDED: return GRAPH_CALL;
    case DEED_REPORT: return GRAPH_BRANCH;
    case DEED_BRANCH_ENDED: return GRAPH_DROPPED;
    case DEED_VERDICT: return GRAPH_REVIEW;
    case DEED_RESULT: return GRAPH_VOTE;
    default: return GRAPH_PROPOSED;
    }
}

static struct graph_event event_of(const struct trail *trail, const struct timeline_line *line)
{
    struct graph_event event = {
        .node = node_of(line),
        .branch = line->branch_id ? (int)line->branch_number + 1 : 0,
    };

    if (event.node == GRAPH_FORK) {
        event.branch = 1;
        event.parts = (int)(trail->trial.count + trail->trial.more);
        if (event.parts < 2)
            event.parts = 2;
    }
    return event;
}

/* How what is ahead would end, as things are. */
static enum graph_node node_ahead(const struct decision *decision)
{
    switch (decision->state) {
    case STATE_NOTICE:
    case STATE_LAST_CALL: return GRAPH_ADOPTED;
    case STATE_OPEN:
    case STATE_PROPOSED:
        return decision->fallback == FALLBACK_STATUS_QUO ? GRAPH_DROPPED : GRAPH_VOTE;
    case STATE_VOTING: return GRAPH_VOTE;
    default: return GRAPH_REVIEW;
    }
}

void trail_rails(struct arena *arena, struct trail_page *view)
{
    size_t count = view->timeline.count;
    struct graph_event *events = arena_alloc(arena, (count + 1) * sizeof *events);

    for (size_t i = 0; i < count; i++)
        events[i] = event_of(&view->trail, &view->timeline.items[i]);
    view->ahead = (struct timeline_line){ .at = decision_until(&view->decision) };
    if (view->ahead.at)
        events[count++] =
            (struct graph_event){ .node = node_ahead(&view->decision), .is_planned = true };
    view->plan = graph_plan(arena, events, count);
}
