/* What happens next to a decision, for its page, its box and the map. */
#include "decisions/can.h"
#include "render/html.h"
#include "render/language.h"

int64_t decision_until(const struct decision *decision)
{
    switch (decision->state) {
    case STATE_NOTICE:
    case STATE_LAST_CALL: return decision->call_ends_at;
    case STATE_OPEN:
    case STATE_PROPOSED: return decision->ceiling_at;
    case STATE_ADOPTED: return decision->review_at;
    case STATE_VOTING:
    case STATE_FORKED:
    case STATE_UNDER_REVIEW: return decision->due_at;
    default: return 0;
    }
}

bool decision_has_deadline(const struct decision *decision)
{
    return decision->state == STATE_NOTICE || decision->state == STATE_LAST_CALL ||
           decision->state == STATE_VOTING;
}

static const char *closed_words(enum decision_close close)
{
    static const char *const words[CLOSES_COUNT] = {
        [CLOSED_NOT] = N_("Since {since} it is closed."),
        [CLOSED_STATUS_QUO] = N_("Since {since} it is settled that nothing changes."),
        [CLOSED_WITHDRAWN] = N_("Its author withdrew it on {since}."),
        [CLOSED_DROPPED] = N_("It was dropped on {since}."),
        [CLOSED_SUPERSEDED] = N_("Another decision took its place on {since}."),
        [CLOSED_MERGED] = N_("Its branches were merged into a new text on {since}."),
    };

    return words[close];
}

static const char *open_words(const struct decision *decision)
{
    static const char *const words[STATE_COUNT] = {
        [STATE_NOTICE] = N_("It is done on {until} unless somebody objects."),
        [STATE_OPEN] = N_("People look for an option. Without agreement by {until} the rule for "
                          "that case applies."),
        [STATE_PROPOSED] = N_("A text is proposed. Without agreement by {until} the rule for that "
                              "case applies."),
        [STATE_LAST_CALL] = N_("Adopted on {until} unless an objection holds."),
        [STATE_VOTING] = N_("A vote takes the place of agreement, until {until}."),
        [STATE_ADOPTED] = N_("It is looked at again on {until}."),
        [STATE_FORKED] = N_("Options are tried in parallel. They are compared on {until}."),
        [STATE_UNDER_REVIEW] = N_("We look at what came of it, until {until}."),
        [STATE_DORMANT] = N_("Nobody spoke of it any more: it has been asleep since {since}."),
    };

    return words[decision->state];
}

/* The same without a date ahead. */
static const char *undated_words(enum decision_state state)
{
    static const char *const words[STATE_COUNT] = {
        [STATE_ADOPTED] = N_("Adopted on {since}."),
        [STATE_FORKED] = N_("Options are tried in parallel."),
        [STATE_UNDER_REVIEW] = N_("We look at what came of it."),
    };

    return words[state] ? words[state] : N_("It goes on.");
}

struct str decision_next_text(struct page *page, const struct decision *decision)
{
    int64_t until = decision_until(decision);
    const char *words;

    if (decision->state == STATE_CLOSED)
        words = closed_words(decision->closed_as);
    else if (until || decision->state == STATE_DORMANT)
        words = open_words(decision);
    else
        words = undated_words(decision->state);
    return fill(page, language_text(page->language, words ? words : ""), "until",
                decision_has_deadline(decision) ? time_text(page, until) : date_text(page, until),
                "since", date_text(page, decision->state_since), NULL);
}
