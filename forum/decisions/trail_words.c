/* The small words and looks of a decision's pages. */
#include "base/arena.h"
#include "decisions/trail_pages.h"
#include "render/language.h"

const struct state_look *decision_look_now(const struct decision *decision, bool is_stopped)
{
    static const struct state_look stopped = { "objection", N_("Objection"), "st-object",
                                               "s-object" };
    bool may_stop = decision->state == STATE_PROPOSED || decision->state == STATE_LAST_CALL;

    return is_stopped && may_stop ? &stopped : decision_look(decision);
}

struct str fallback_text(struct page *page, enum decision_fallback fallback)
{
    switch (fallback) {
    case FALLBACK_VOTE: return _("A vote: yes, no or abstain.");
    case FALLBACK_JUDGMENT: return _("A vote by majority judgment.");
    default: return _("Nothing changes.");
    }
}

bool trail_has_branches(const struct trail *trail)
{
    enum decision_state state = trail->decision->state;

    return trail->trial.started_at && !trail->trial.ended_at &&
           (state == STATE_FORKED || state == STATE_UNDER_REVIEW);
}

bool trail_has_text(const struct trail *trail)
{
    return trail->text.version_id != 0;
}

bool trail_has_set_aside(const struct trail *trail)
{
    for (size_t i = 0; i < trail->options.count; i++)
        if (trail->options.items[i].set_aside_at)
            return true;
    return trail->why.set_aside.count > 0;
}

bool trail_has_review(const struct trail *trail)
{
    return trail->review.id || trail->decision->review_at || trail->decision->state == STATE_FORKED;
}

static int64_t time_of_line(const struct trail_page *view, size_t i)
{
    return i < view->timeline.count ? view->timeline.items[i].at : view->ahead.at;
}

bool begins_year(struct page *page, const struct trail_page *view, size_t i)
{
    struct str now = year_text(page, time_of_line(view, i));

    return !i || !str_equal(now, year_text(page, time_of_line(view, i - 1)));
}

struct str trail_letter(struct page *page, int64_t number)
{
    return graph_letter(page, (int)number + 1);
}

const char *trail_branch_class(int64_t number)
{
    static const char *const classes[] = { "br-a", "br-b", "br-c" };

    return number >= 0 && number < 3 ? classes[number] : "br-d";
}

const char *link_words(const struct trail_link *link)
{
    static const char *const before[LINK_KINDS] = {
        [LINK_SUPERSEDES] = N_("It takes the place of {decision}"),
        [LINK_FORKED_FROM] = N_("It was opened from a branch of {decision}"),
        [LINK_MERGES] = N_("It merges the branches of {decision}"),
    };
    static const char *const after[LINK_KINDS] = {
        [LINK_SUPERSEDES] = N_("{decision} takes its place"),
        [LINK_FORKED_FROM] = N_("From one of its branches came {decision}"),
        [LINK_MERGES] = N_("Its branches were merged in {decision}"),
    };

    return link->is_later ? before[link->kind] : after[link->kind];
}
