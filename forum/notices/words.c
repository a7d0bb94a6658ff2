#include <inttypes.h>

#include "base/arena.h"
#include "notices/meeting_notices.h"
#include "notices/pages.h"
#include "render/language.h"

struct str notice_path(struct arena *arena, const struct notice *notice)
{
    return str_format(arena, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                      STR_ARGS(notice->topic_slug), notice->topic_id, notice->number,
                      notice->number);
}

struct str call_path(struct arena *arena, const struct call *call)
{
    return str_format(arena, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                      STR_ARGS(call->topic_slug), call->topic_id, call->number, call->number);
}

/* In these {title} is a link, filled last. */
static struct str sentence(struct page *page, const struct notice *notice)
{
    int64_t others = notice->count - 1;

    switch (notice->kind) {
    case NOTICE_MENTION:
        return notice->team.length ? _("{name} calls {team} in {title}")
                                   : _("{name} mentions you in {title}");
    case NOTICE_REPLY:
        return others ? plural("{count} reply to you in {title}",
                               "{count} replies to you in {title}", notice->count)
                      : _("{name} replies to you in {title}");
    case NOTICE_THANKS:
        return others ? plural("{name} and {count} other like your message in {title}",
                               "{name} and {count} others like your message in {title}", others)
                      : _("{name} likes your message in {title}");
    case NOTICE_HANDLED: return _("Moderators decided about the message you reported in {title}");
    case NOTICE_PUBLISHED: return _("Your message is published in {title}");
    case NOTICE_HIDDEN: return _("A moderator hid your message in {title}");
    default: break;
    }
    return STR("");
}

struct html notice_words(struct page *page, const struct notice *notice)
{
    struct arena *arena = page->body.arena;
    struct html name = fill_html(page, author_name(&notice->actor), NULL);
    struct html team = { str_format(arena, "@%.*s", STR_ARGS(notice->team)) };
    struct html title = link_html(page, notice_path(arena, notice), notice->topic_title);

    if (notice->decision_id)
        return decision_notice_words(page, notice);
    if (notice->kind == NOTICE_MINUTES)
        return meeting_notice_words(page, notice);
    return fill_html(page, sentence(page, notice), "name", name, "team", team, "title", title,
                     NULL);
}

struct str call_words(struct page *page, const struct call *call)
{
    switch (call->state) {
    case CALL_OPEN: return _("Nobody takes care of it yet");
    case CALL_TAKEN:
        return call->member.id
                   ? fill(page, _("Taken by {name}"), "name", author_name(&call->member), NULL)
                   : _("Taken by a member");
    case CALL_ANSWERED:
        return call->member.id
                   ? fill(page, _("Answered by {name}"), "name", author_name(&call->member), NULL)
                   : _("Answered");
    case CALL_CLOSED: break;
    }
    return _("Withdrawn");
}
