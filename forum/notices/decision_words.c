/* What somebody is told of a decision, in words: what happened, what is asked of them, until when.
 */
#include <inttypes.h>

#include "base/clock.h"
#include "decisions/concern.h"
#include "decisions/option.h"
#include "notices/pages.h"
#include "render/language.h"
#include "render/parts.h"

struct str decision_notice_path(struct arena *arena, const struct notice *notice)
{
    struct decision decision = { .id = notice->decision_id, .slug = notice->topic_slug };
    struct str path = decision_path(arena, &decision);

    switch (notice->kind) {
    case NOTICE_ASKED:
    case NOTICE_SECONDED:
    case NOTICE_SUSTAINED:
    case NOTICE_STOOD_ASIDE:
    case NOTICE_ANSWERED:
    case NOTICE_LAPSED:
    case NOTICE_JUDGED:
    case NOTICE_CONCERN:
    case NOTICE_ARBITER: return concern_path(arena, &decision, notice->about_id);
    case NOTICE_NEW_VERSION: return option_path(arena, &decision, notice->about_id);
    case NOTICE_OWNER_ASKED:
    case NOTICE_OWNERS_NEEDED: return str_format(arena, "%.*s/trial", STR_ARGS(path));
    case NOTICE_REVIEW:
    case NOTICE_VERDICT: return str_format(arena, "%.*s/review", STR_ARGS(path));
    default: return path;
    }
}

static bool may_still_object(const struct notice *notice)
{
    return notice->until_at > clock_now() &&
           (notice->state == STATE_LAST_CALL || notice->state == STATE_UNDER_REVIEW);
}

static struct str decided(struct page *page, const struct notice *notice)
{
    switch (notice->state) {
    case STATE_ADOPTED: return _("{title} is adopted");
    case STATE_FORKED: return _("{title} is forked: the options are tried side by side");
    case STATE_CLOSED:
        switch (notice->closed_as) {
        case CLOSED_WITHDRAWN: return _("{title} was withdrawn");
        case CLOSED_SUPERSEDED: return _("{title} is replaced by a later decision");
        case CLOSED_MERGED: return _("{title} goes on in a decision that merges its branches");
        case CLOSED_DROPPED: return _("{title} was dropped after its review");
        default: return _("{title} ended without a decision: things stay as they were");
        }
    default: return _("{title} has moved on");
    }
}

static struct str of_own_concern(struct page *page, const struct notice *notice)
{
    int64_t others = notice->count - 1;

    switch (notice->kind) {
    case NOTICE_SECONDED:
        return others ? plural("{name} and {count} other second your objection to {title}",
                               "{name} and {count} others second your objection to {title}", others)
                      : _("{name} seconds your objection to {title}");
    case NOTICE_SUSTAINED:
        return _("Your objection to {title} found its seconders: it stops the text until it is "
                 "answered");
    case NOTICE_STOOD_ASIDE:
        return _("Your objection to {title} found no seconders in time: it is kept as a "
                 "reservation, word for word");
    case NOTICE_ANSWERED: return _("{name} answers your concern about {title}");
    case NOTICE_LAPSED: return _("Your concern about {title} has lapsed, as no answer came");
    case NOTICE_JUDGED: return _("{name}, drawn as an arbiter, judged your concern about {title}");
    default: break;
    }
    return notice->until_at > clock_now()
               ? _("Does version {version} answer your concern about {title}? Say so until {time}")
               : _("You were asked whether version {version} answers your concern about {title}");
}

/* In these {title} is a link, filled last. */
static struct str decision_sentence(struct page *page, const struct notice *notice)
{
    switch (notice->kind) {
    case NOTICE_LAST_CALL:
        return may_still_object(notice) ? _("Last call on {title}: you may object until {time}")
                                        : _("There was a last call on {title}");
    case NOTICE_CONCERN: return _("{name} raises a concern about {title}: it waits for an answer");
    case NOTICE_REVIEW: return _("The review of {title} is open: say how it went");
    case NOTICE_VERDICT:
        return _("A verdict is proposed on {title}: your branch is asked for an answer");
    case NOTICE_OWNER_ASKED:
        return _("You are asked to own a branch of {title}: accept, or decline");
    case NOTICE_OWNERS_NEEDED: return _("The branch of {title} that you try needs owners");
    case NOTICE_CLERK: return _("You were drawn as the clerk of {title}");
    case NOTICE_ARBITER:
        return _("You were drawn to say whether a concern about {title} is answered");
    case NOTICE_NEW_VERSION:
        return _("Version {version} of a text in {title}: your position is on an older one");
    case NOTICE_DECIDED: return decided(page, notice);
    case NOTICE_WARNED:
        return _("Nothing happens on {title}: it falls asleep soon, unless somebody goes on");
    default: return of_own_concern(page, notice);
    }
}

struct html decision_notice_words(struct page *page, const struct notice *notice)
{
    struct arena *arena = page->body.arena;
    struct html name = fill_html(page, author_name(&notice->actor), NULL);
    struct html version = { number_text(page, notice->number) };
    struct html title = link_html(page, decision_notice_path(arena, notice), notice->topic_title);

    return fill_html(page, decision_sentence(page, notice), "name", name, "version", version,
                     "time", time_html(page, notice->until_at), "title", title, NULL);
}

/* The word of a kind, in JSON. */
const char *decision_notice_word(enum notice_kind kind)
{
    static const char *const words[NOTICE_KINDS] = {
        [NOTICE_LAST_CALL] = "last-call",
        [NOTICE_ASKED] = "asked-whether-answered",
        [NOTICE_SECONDED] = "seconded",
        [NOTICE_SUSTAINED] = "sustained",
        [NOTICE_STOOD_ASIDE] = "stood-aside",
        [NOTICE_ANSWERED] = "answered",
        [NOTICE_LAPSED] = "lapsed",
        [NOTICE_JUDGED] = "judged",
        [NOTICE_CONCERN] = "concern",
        [NOTICE_REVIEW] = "review",
        [NOTICE_VERDICT] = "verdict",
        [NOTICE_OWNER_ASKED] = "asked-to-own",
        [NOTICE_OWNERS_NEEDED] = "owners-needed",
        [NOTICE_CLERK] = "drawn-as-clerk",
        [NOTICE_ARBITER] = "drawn-as-arbiter",
        [NOTICE_NEW_VERSION] = "new-version",
        [NOTICE_DECIDED] = "decided",
        [NOTICE_WARNED] = "warned",
    };

    return words[kind];
}
