/* How hours, rhythms and outcomes are said in lists. */
#include "ballots/list_pages.h"
#include "base/arena.h"
#include "render/language.h"

struct str rhythm_week_text(struct page *page, int64_t week)
{
    static const char *const words[] = { N_("first"), N_("second"), N_("third"), N_("fourth"),
                                         N_("last") };

    return week >= 1 && week <= 5 ? language_text(page->language, words[week - 1]) : STR("");
}

struct str rhythm_weekday_text(struct page *page, int64_t weekday)
{
    static const char *const words[] = {
        N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
        N_("Friday"), N_("Saturday"), N_("Sunday"),
    };

    return weekday >= 1 && weekday <= 7 ? language_text(page->language, words[weekday - 1])
                                        : STR("");
}

/* "8:00" / "8 h 00". */
static struct str minute_text(struct page *page, int64_t minute)
{
    struct arena *arena = page->body.arena;

    return fill(page, _("{hour}:{minute}"), "hour", str_format(arena, "%d", (int)(minute / 60)),
                "minute", str_format(arena, "%02d", (int)(minute % 60)), NULL);
}

struct str rhythm_text(struct page *page, const struct rhythm *rhythm)
{
    return fill(page, _("The {week} {weekday} of the month, {from} to {to} ({zone})"), "week",
                rhythm_week_text(page, rhythm->week), "weekday",
                rhythm_weekday_text(page, rhythm->weekday), "from",
                minute_text(page, rhythm->opens_minute), "to",
                minute_text(page, rhythm->closes_minute), "zone", rhythm->zone, NULL);
}

struct str ballot_span_text(struct page *page, int64_t opens_at, int64_t closes_at)
{
    struct str day = date_text(page, opens_at);

    if (!str_equal(day, date_text(page, closes_at)))
        return fill(page, _("{start} to {end}"), "start", time_text(page, opens_at), "end",
                    time_text(page, closes_at), NULL);
    return fill(page, _("{date}, {start} to {end}"), "date", day, "start",
                hour_text(page, opens_at), "end", hour_text(page, closes_at), NULL);
}

struct str ballot_came_to_text(struct page *page, const struct ballot_item *item)
{
    if (item->outcome == OUTCOME_CARRIED && item->kind == BALLOT_JUDGMENT)
        return fill(page, _("Proposal {number} comes first"), "number",
                    number_text(page, item->winner), NULL);
    switch (item->outcome) {
    case OUTCOME_CARRIED: return _("Carried");
    case OUTCOME_NOT_CARRIED: return _("Not carried");
    case OUTCOME_NO_QUORUM: return _("Too few people voted for it to count");
    case OUTCOME_NO_VOTES: return _("Nobody voted");
    case OUTCOME_RECORDED: return _("Result recorded");
    default: return STR("");
    }
}
