#include "decisions/need_pages.h"

#include <inttypes.h>

#include "base/clock.h"
#include "decisions/concern.h"
#include "decisions/facts.h"
#include "decisions/move.h"
#include "decisions/state.h"
#include "decisions/summary.h"
#include "http/request.h"
#include "sql.h"

enum { NEEDS_LOOKED_AT = 2 * NEEDS_PER_SOURCE };

/* In the order of need.sql, which is how urgent they are. */
enum need_kind {
    NEED_ANSWERED,     /* does this version answer you? */
    NEED_LAST_CALL,    /* on what they spoke of, and hold nothing of now */
    NEED_OWN,          /* will they own a branch? */
    NEED_JUDGE,        /* is a concern answered? */
    NEED_VERDICT,      /* what does their branch say of it? */
    NEED_REPORT,       /* of their branch */
    NEED_ANSWER,       /* concerns nobody answered */
    NEED_SUMMARY,      /* the first one */
    NEED_SUMMARY_ANEW, /* many messages came since */
    NEED_REVIEW,       /* is open, without a verdict */
    NEED_SECOND,       /* an objection waits for seconders */
    NEED_CALL,         /* they may call the last call */
};

struct needed {
    enum need_kind kind;
    struct decision decision; /* its id, slug, question and lang */
    int64_t about_id;
    int64_t number;
    int64_t until_at;
    int64_t since;
};

struct needed_list {
    struct needed *items;
    size_t count;
    size_t size;
};

static enum result read_all(struct request *request, int64_t now, struct needed_list *list)
{
    struct visitor *visitor = &request->visitor;
    struct rows rows = db_query(request->db, sql_decision_needs, value(may_reach(visitor)),
                                value(visitor->account_id), value(now), value(NEEDS_LOOKED_AT),
                                value(SUMMARY_EVERY_POSTS));

    while (rows_next(&rows))
        *list_add(&request->arena, list) = (struct needed){
            .kind = (enum need_kind)row_integer(&rows, "kind"),
            .about_id = row_integer(&rows, "about_id"),
            .number = row_integer(&rows, "number"),
            .until_at = row_integer(&rows, "until_at"),
            .since = row_integer(&rows, "since"),
            .decision.id = row_integer(&rows, "id"),
            .decision.slug = row_text(&rows, "slug", &request->arena),
            .decision.question = row_text(&rows, "question", &request->arena),
            .decision.lang = row_text(&rows, "lang", &request->arena),
        };
    return rows_end(&rows);
}

static struct str chip_of(struct page *page, const struct needed *needed)
{
    switch (needed->kind) {
    case NEED_ANSWERED:
        return fill(page, _("Does version {version} answer you?"), "version",
                    number_text(page, needed->number), NULL);
    case NEED_LAST_CALL: return _("Last call");
    case NEED_OWN: return _("Will you own a branch?");
    case NEED_JUDGE: return _("Is a concern answered?");
    case NEED_VERDICT: return _("What does your branch say?");
    case NEED_REPORT: return _("The report of your branch");
    case NEED_ANSWER:
        return plural("{count} concern without an answer", "{count} concerns without an answer",
                      needed->number);
    case NEED_SUMMARY: return _("No summary yet");
    case NEED_SUMMARY_ANEW:
        return plural("{count} new message since the summary",
                      "{count} new messages since the summary", needed->number);
    case NEED_REVIEW: return _("Its review is open");
    case NEED_SECOND: return _("An objection looks for seconders");
    case NEED_CALL: break;
    }
    return _("You may call the last call");
}

static struct str act_of(struct page *page, enum need_kind kind)
{
    switch (kind) {
    case NEED_LAST_CALL: return _("Read it, or object");
    case NEED_OWN: return _("Accept or decline");
    case NEED_JUDGE: return _("Judge");
    case NEED_REPORT: return _("Write the report");
    case NEED_SUMMARY:
    case NEED_SUMMARY_ANEW: return _("Sum up");
    case NEED_REVIEW: return _("Propose a verdict");
    case NEED_SECOND: return _("Look at it");
    case NEED_CALL: return _("Call it");
    default: return _("Answer");
    }
}

static struct str path_of(struct arena *arena, const struct needed *needed)
{
    struct str path = decision_path(arena, &needed->decision);
    int64_t id = needed->decision.id;

    switch (needed->kind) {
    case NEED_ANSWERED:
    case NEED_JUDGE:
    case NEED_SECOND: return concern_path(arena, &needed->decision, needed->about_id);
    case NEED_OWN: return str_format(arena, "%.*s/trial", STR_ARGS(path));
    case NEED_VERDICT: return str_format(arena, "/branches/%" PRId64 "/answer", needed->about_id);
    case NEED_REPORT: return str_format(arena, "/branches/%" PRId64 "/report", needed->about_id);
    case NEED_SUMMARY:
    case NEED_SUMMARY_ANEW: return str_format(arena, "/d/%" PRId64 "/summary", id);
    case NEED_REVIEW: return str_format(arena, "%.*s/review", STR_ARGS(path));
    case NEED_CALL: return str_format(arena, "/d/%" PRId64 "/call", id);
    default: return path;
    }
}

static const struct state_look *look_of(enum need_kind kind)
{
    switch (kind) {
    case NEED_LAST_CALL:
    case NEED_CALL: return state_look(STATE_LAST_CALL);
    case NEED_OWN:
    case NEED_REPORT: return state_look(STATE_FORKED);
    case NEED_VERDICT:
    case NEED_REVIEW: return state_look(STATE_UNDER_REVIEW);
    default: return state_look(STATE_PROPOSED);
    }
}

static struct need need_from(struct page *page, const struct needed *needed)
{
    struct arena *arena = page->body.arena;
    const struct state_look *look = look_of(needed->kind);

    return (struct need){
        .since = needed->since,
        .state = look->class,
        .icon = look->icon,
        .chip = chip_of(page, needed),
        .title = needed->decision.question,
        .lang = needed->decision.lang,
        .path = path_of(arena, needed),
        .words = needed->until_at ? fill(page, _("Until {time}."), "time",
                                         time_text(page, needed->until_at), NULL)
                                  : STR(""),
        .act = act_of(page, needed->kind),
        .is_urgent = needed->kind <= NEED_LAST_CALL,
    };
}

/* All but the last kind is as it was read; what a clerk may call the table says. */
static enum result is_so(struct request *request, const struct needed *needed, bool *so)
{
    struct hindrance refusal;
    struct facts facts;
    enum result result;

    *so = true;
    if (needed->kind != NEED_CALL)
        return OK;
    result = facts_read(request->db, &request->arena, needed->decision.id,
                        request->visitor.account_id, clock_now(), &facts);
    facts.may_write = true;
    *so = result == OK && move_is_possible(&facts, ACT_CALL, &refusal);
    return result;
}

enum result decisions_need(struct request *request, struct needs *needs)
{
    struct needed_list list = { 0 };
    size_t count = 0;
    enum result result = read_all(request, clock_now(), &list);

    for (size_t i = 0; result == OK && i < list.count && count < NEEDS_PER_SOURCE; i++) {
        bool so;

        result = is_so(request, &list.items[i], &so);
        if (result != OK || !so)
            continue;
        *list_add(&request->arena, needs) = need_from(&request->page, &list.items[i]);
        count++;
    }
    return result;
}
