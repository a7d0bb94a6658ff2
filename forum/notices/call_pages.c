#include <inttypes.h>

#include "base/clock.h"
#include "notices/pages.h"
#include "topics/pages.h"
#include "topics/version.h"

const struct field calls_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 20 },
    { 0 },
};

static enum result read(struct request *request, enum call_list list, struct calls *calls)
{
    struct call_wish wish = { .list = list };

    return calls_list(request->db, &request->arena, &request->visitor, &wish, calls);
}

static enum result read_own(struct request *request, struct calls_page *view)
{
    enum result result = read(request, CALLS_WAITING, &view->waiting);

    if (result == OK)
        result = read(request, CALLS_MINE, &view->mine);
    return result == OK ? read(request, CALLS_ANSWERED, &view->answered) : result;
}

static struct str notice_of(struct page *page, struct str kept)
{
    if (str_equal(kept, STR("take")))
        return _("You take care of the call.");
    if (str_equal(kept, STR("give-back")))
        return _("The call waits for the team again.");
    if (str_equal(kept, STR("answered")))
        return _("The call is answered.");
    return STR("");
}

/* Also shows again what was refused: somebody else took the call, say. */
enum result calls_show(struct request *request)
{
    struct calls_page view = { .now = clock_now(), .account_id = request->visitor.account_id };
    enum result result = read(request, CALLS_NOBODY, &view.nobody);

    if (result == OK && view.account_id)
        result = read_own(request, &view);
    if (result != OK)
        return result;
    if (request->format == JSON) {
        calls_json(&request->page, &view);
        return OK;
    }
    if (request->method == GET)
        request_notice(request, notice_of(&request->page, request_text(request, "kept")));
    view.form = view.account_id ? request_form(request) : NULL;
    view.canonical = request_canonical(request, STR("/calls"));
    calls_html(&request->page, &view);
    return OK;
}

enum result call_prepare(struct request *request)
{
    request->lock = LOCK_TOPIC;
    return call_topic(request->db, request->ids[0], &request->lock_id);
}

/* By the last step of the address. */
static enum call_act act_of(const struct request *request)
{
    if (str_ends(request->path, "/take"))
        return CALL_TAKE;
    return str_ends(request->path, "/give-back") ? CALL_GIVE_BACK : CALL_ANSWER;
}

enum result call_send(struct request *request)
{
    static const char *const kept[] = {
        [CALL_TAKE] = "take",
        [CALL_GIVE_BACK] = "give-back",
        [CALL_ANSWER] = "answered",
    };
    enum call_act act = act_of(request);
    enum result result = call_act(request->db, &request->visitor, request->ids[0], act);

    return result == OK ? request_redirect(request, "/calls?kept=%s", kept[act]) : result;
}

enum result team_calls(struct request *request, const struct team *team)
{
    struct call_wish wish = { CALLS_OF_TEAM, team->id };
    struct calls_page view = { .now = clock_now() };
    enum result result =
        calls_list(request->db, &request->arena, &request->visitor, &wish, &view.waiting);

    if (result == OK && view.waiting.count)
        team_calls_html(&request->page, &view);
    return result;
}

enum result calls_need(struct request *request, struct needs *needs)
{
    struct page *page = &request->page;
    struct calls calls;
    enum result result = read(request, CALLS_WAITING, &calls);

    for (size_t i = 0; result == OK && i < calls.count && i < NEEDS_PER_SOURCE; i++) {
        const struct call *call = &calls.items[i];

        if (call->state != CALL_OPEN)
            break; /* they come first */
        *list_add(&request->arena, needs) = (struct need){
            .since = call->opened_at,
            .state = "st-team",
            .icon = "team",
            .chip = fill(page, _("Call to {team}"), "team", call->team, NULL),
            .title = call->topic_title,
            .path = call_path(&request->arena, call),
            .act = _("Answer"),
            .is_urgent = true,
        };
    }
    return result;
}

enum { FRONT_CALLS = 5 };

enum result calls_front(struct request *request, const void **what, int64_t *version)
{
    struct calls *calls = arena_new(&request->arena, struct calls);
    enum result result = read(request, CALLS_NOBODY, calls);
    uint64_t mixed = VERSION_START;

    if (calls->count > FRONT_CALLS)
        calls->count = FRONT_CALLS;
    for (size_t i = 0; i < calls->count; i++) {
        mixed = version_with(mixed, calls->items[i].id);
        mixed = version_with_text(mixed, calls->items[i].topic_title);
        mixed = version_with_text(mixed, calls->items[i].team);
    }
    *what = calls->count ? calls : NULL;
    *version = version_end(mixed);
    return result;
}
