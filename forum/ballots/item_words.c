/* Words and numbers of the pages of votes. */
#include "ballots/pages.h"

#include <inttypes.h>

#include "base/arena.h"
#include "render/language.h"

enum { DAY = 86400, WEEK_DAYS = 7, EPOCH_WEEKDAY = 4 /* 1 January 1970 was a Thursday */ };

struct str ballot_time_text(struct page *page, int64_t time)
{
    static const char *const days[WEEK_DAYS] = {
        N_("Sunday {time}"),   N_("Monday {time}"), N_("Tuesday {time}"),  N_("Wednesday {time}"),
        N_("Thursday {time}"), N_("Friday {time}"), N_("Saturday {time}"),
    };
    int64_t here = time + zone_offset(page->zone ? page->zone : zone_utc, time);
    int64_t day = here / DAY - (here % DAY < 0);
    int64_t weekday = ((day + EPOCH_WEEKDAY) % WEEK_DAYS + WEEK_DAYS) % WEEK_DAYS;

    return fill(page, language_text(page->language, days[weekday]), "time", time_text(page, time),
                NULL);
}

struct html ballot_time_html(struct page *page, int64_t time)
{
    struct page beside = page_beside(page);
    struct html html;

    ballot_time_part(&beside, time);
    html = page_html(&beside);
    html.markup = str_trim(html.markup); /* a full stop may follow */
    return html;
}

struct str ballot_state_text(struct page *page, enum ballot_state state)
{
    static const char *const words[BALLOT_STATES] = {
        [BALLOT_PLANNED] = N_("Vote ahead"),       [BALLOT_OPEN] = N_("Vote open"),
        [BALLOT_COUNTING] = N_("Counting"),        [BALLOT_CLOSED] = N_("Vote closed"),
        [BALLOT_CANCELLED] = N_("Vote cancelled"),
    };

    return language_text(page->language, words[state]);
}

static struct str chosen(struct page *page, const struct ballot_page *view)
{
    int64_t winner = view->item.winner;

    if (view->item.kind != BALLOT_JUDGMENT)
        return _("Carried: more people voted in favour than against.");
    if (winner < 1 || (size_t)winner > view->proposals.count)
        return STR("");
    return fill(page, _("Chosen: {proposal}"), "proposal", view->proposals.items[winner - 1].words,
                NULL);
}

struct str ballot_outcome_text(struct page *page, const struct ballot_page *view)
{
    switch (view->item.outcome) {
    case OUTCOME_CARRIED: return chosen(page, view);
    case OUTCOME_NOT_CARRIED:
        return _("Not carried: not more people voted in favour than against.");
    case OUTCOME_NO_QUORUM:
        return _("Too few people voted: the quorum was missed, so nothing is "
                 "decided.");
    case OUTCOME_NO_VOTES: return _("Nobody voted, so nothing is decided.");
    case OUTCOME_RECORDED: return _("It was held elsewhere; its result is recorded here.");
    case OUTCOME_NONE:
    case BALLOT_OUTCOMES: break;
    }
    return STR("");
}

struct str ballot_seats_text(struct page *page, const struct ballot_result *result)
{
    int64_t yes = result->shares[SHARE_YES].seats, no = result->shares[SHARE_NO].seats;
    int64_t abstain = result->shares[SHARE_ABSTAIN].seats;

    if (!yes && !no && !abstain)
        return STR("");
    return fill(page, _("{yes}, {no}, {abstain}."), "yes",
                plural("{count} seat votes in favour", "{count} seats vote in favour", yes), "no",
                plural("{count} against", "{count} against", no), "abstain",
                plural("{count} abstains", "{count} abstain", abstain), NULL);
}

struct str ballot_choice_text(struct page *page, struct str choice)
{
    if (str_equal(choice, STR("yes")))
        return _("In favour");
    if (str_equal(choice, STR("no")))
        return _("Against");
    return str_equal(choice, STR("abstain")) ? _("Abstention") : STR("");
}

int64_t ballot_grade_of(struct str choice, size_t proposal)
{
    struct str rest = choice, word = STR("");
    int64_t grade = 0;

    for (size_t i = 0; i <= proposal; i++)
        word = str_cut(&rest, ' ');
    return str_to_integer(word, &grade) ? grade : 0;
}

struct str ballot_tenths_text(struct page *page, int64_t tenths)
{
    return fill(page, _("{whole}.{tenth}"), "whole", number_text(page, tenths / 10), "tenth",
                number_text(page, tenths % 10), NULL);
}

struct str ballot_percent_text(struct page *page, int64_t thousandths)
{
    struct str number = thousandths % 10 ? ballot_tenths_text(page, thousandths)
                                         : number_text(page, thousandths / 10);

    return fill(page, _("{number}%"), "number", number, NULL);
}

struct str ballot_svg_tenths(struct arena *arena, int64_t tenths)
{
    if (tenths % 10 == 0)
        return str_format(arena, "%" PRId64, tenths / 10);
    return str_format(arena, "%s%" PRId64 ".%" PRId64, tenths < 0 ? "-" : "",
                      tenths < 0 ? -tenths / 10 : tenths / 10,
                      tenths < 0 ? -tenths % 10 : tenths % 10);
}

struct str ballot_hash_text(struct arena *arena, struct str hash)
{
    enum { GROUP = 8 };
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < hash.length; i += GROUP) {
        struct str group = str_slice(hash, i, i + GROUP < hash.length ? i + GROUP : hash.length);

        buffer_format(&out, "%s%.*s", i ? " " : "", STR_ARGS(group));
    }
    return buffer_str(&out);
}
