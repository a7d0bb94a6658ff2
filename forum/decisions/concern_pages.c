#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/concern_inside.h"
#include "decisions/passage.h"
#include "decisions/texts_pages.h"
#include "render/language.h"

/* The local groups that the visitor leads. */
static enum result read_teams(struct request *request, struct concern_page *view)
{
    struct teams all;
    enum result result = teams_of(request->db, &request->arena, &request->visitor,
                                  request->visitor.account_id, &all);

    for (size_t i = 0; result == OK && i < all.count; i++)
        if (all.items[i].leads && all.items[i].kind == TEAM_LOCAL)
            *list_add(&request->arena, &view->teams) = all.items[i];
    return result;
}

static bool has_seconded(const struct concern_page *view, int64_t account_id)
{
    for (size_t i = 0; i < view->seconds.count; i++)
        if (view->seconds.items[i].author.id == account_id)
            return true;
    return false;
}

/* What the buttons say; the domain decides again when they are pressed. */
static void see_what_may_be_done(struct concern_page *view, int64_t account_id)
{
    const struct concern *concern = &view->concern;
    const struct facts *facts = &view->head.facts;
    struct concern_work work = { *facts, *concern, view->option, account_id };
    bool may_take_part = facts->may_write && stances_are_open(&view->head.decision);

    view->is_own = account_id && concern->author.id == account_id;
    view->is_on = may_take_part && !concern->ended_at;
    view->may_reply = view->is_on;
    view->may_second =
        view->is_on && !view->is_own && !concern_wrote(&work) && !has_seconded(view, account_id);
    view->may_answer = view->is_on && concern_may_answer(&work);
    view->may_ask =
        view->may_answer && concern->asked_id != view->option.version_id &&
        (concern->state != CONCERN_OPEN || concern->version_id != view->option.version_id);
    view->may_ask_arbiters =
        view->may_answer && concern_stops(concern) && concern->state != CONCERN_OPEN;
    view->may_judge = view->is_on && arbiter_waited_for(&view->arbiters, account_id);
    view->may_reopen = may_take_part && view->is_own && concern->ended_at &&
                       concern->state == CONCERN_ADDRESSED && !concern->is_reopened;
}

static enum result read_page(struct request *request, struct concern_page *view)
{
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    int64_t id = view->concern.id;
    enum result result = option_find(db, arena, view->concern.option_id, &view->option);

    if (result == OK)
        result = concern_seconds_of(db, arena, id, &view->seconds);
    if (result == OK)
        result = concern_replies_of(db, arena, id, &view->replies);
    if (result == OK)
        result = concern_passage->read(request, id, &view->passage);
    if (result == OK)
        result = arbiters_of(db, arena, id, &view->arbiters);
    if (result == OK && request->visitor.account_id)
        result = read_teams(request, view);
    if (result == OK)
        see_what_may_be_done(view, request->visitor.account_id);
    return result;
}

enum result concern_show(struct request *request)
{
    struct concern_page view = { 0 };
    enum result result = texts_head_for(request, request->ids[0], &view.head);

    if (result == OK)
        result = concern_find(request->db, &request->arena, request->ids[1], &view.concern);
    if (result == OK && view.concern.decision_id != view.head.decision.id)
        return NOT_FOUND;
    if (result != OK)
        return result;
    if (!str_equal(view.head.decision.slug, request->names[0])) {
        struct str path = concern_path(&request->arena, &view.head.decision, view.concern.id);

        return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
    }
    result = read_page(request, &view);
    if (result == OK && request->format == JSON) {
        concern_json(&request->page, &view);
    } else if (result == OK) {
        view.form = request->visitor.account_id ? request_form(request) : NULL;
        concern_html(&request->page, &view);
    }
    return result;
}

/* The concern of an act's address, for who may take part. */
static enum result find_for_part(struct request *request, struct concern_page *view)
{
    enum result result =
        concern_find(request->db, &request->arena, request->ids[0], &view->concern);

    return result == OK ? texts_head_for_part(request, view->concern.decision_id, &view->head)
                        : result;
}

enum result concern_again(struct request *request)
{
    struct concern_page view = { 0 };
    enum result result = find_for_part(request, &view);

    if (result == OK)
        result = read_page(request, &view);
    if (result != OK)
        return result;
    view.form = request_form(request);
    concern_html(&request->page, &view);
    return OK;
}

typedef enum result concern_doing(struct db *, struct arena *, const struct concern_act *,
                                  struct problems *);

static enum result lead_back(struct request *request, const struct concern_page *view)
{
    struct str path = concern_path(&request->arena, &view->head.decision, view->concern.id);

    return request_redirect(request, "%.*s", STR_ARGS(path));
}

/* Does it, counts it, and leads back. What was done already is no error. */
static enum result act(struct request *request, concern_doing *doing, struct concern_act act)
{
    struct concern_page view = { 0 };
    enum result result = find_for_part(request, &view);

    act.concern_id = view.concern.id;
    act.actor_id = request->visitor.account_id;
    if (result == OK)
        result = doing(request->db, &request->arena, &act, &request->problems);
    if (result == CONFLICT)
        return lead_back(request, &view);
    if (result == OK)
        result = act.words.length ? pace_write(request, &(struct pace_text){ .text = act.words })
                                  : pace_day(request, SETTING_STANCES_A_DAY);
    return result == OK ? lead_back(request, &view) : result;
}

const struct field second_fields[] = {
    { "team", N_("In whose name"), FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

enum result second_send(struct request *request)
{
    return act(request, concern_add_second,
               (struct concern_act){ .team_id = request_integer(request, "team") });
}

const struct field reply_words_fields[] = {
    { "words", N_("Your reply"), FIELD_TEXT, 0, REPLY_MAX },
    { 0 },
};

enum result concern_reply_send(struct request *request)
{
    return act(request, concern_reply,
               (struct concern_act){ .words = request_text(request, "words") });
}

const struct field answer_fields[] = {
    { "answer", N_("The answer"), FIELD_TEXT, 0, REPLY_MAX },
    { "by_version", N_("The newest version answers it"), FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

/* The domain speaks of "words"; each form of this page has a name of its own for them. */
static void rename_problems(struct request *request, const char *name)
{
    for (size_t i = 0; i < request->problems.count; i++)
        if (str_equal(str_of(request->problems.items[i].field), STR("words")))
            request->problems.items[i].field = name;
}

static enum result act_with_words(struct request *request, concern_doing *doing, const char *name,
                                  struct concern_act wish)
{
    enum result result;

    wish.words = request_text(request, name);
    result = act(request, doing, wish);
    rename_problems(request, name);
    return result;
}

enum result answer_send(struct request *request)
{
    return act_with_words(
        request, concern_answer, "answer",
        (struct concern_act){ .version_id = request_integer(request, "by_version") });
}

const struct field resolve_fields[] = {
    { "position", N_("What you hold now"), FIELD_LINE, 0, 20 },
    { "why_resolved", N_("Why"), FIELD_TEXT, 0, REPLY_MAX },
    { 0 },
};

enum result resolve_send(struct request *request)
{
    return act_with_words(
        request, concern_resolve, "why_resolved",
        (struct concern_act){ .position = stance_kind_of(request_text(request, "position")) });
}

const struct field uphold_fields[] = {
    { "why_upheld", N_("What is missing"), FIELD_TEXT, 0, REPLY_MAX },
    { 0 },
};

enum result uphold_send(struct request *request)
{
    return act_with_words(request, concern_uphold, "why_upheld", (struct concern_act){ 0 });
}

enum result ask_send(struct request *request)
{
    return act(request, concern_ask, (struct concern_act){ 0 });
}

enum result arbiters_send(struct request *request)
{
    return act(request, concern_ask_arbiters, (struct concern_act){ 0 });
}

const struct field reopen_fields[] = {
    { "why_reopened", N_("Why it is not answered"), FIELD_TEXT, 0, REPLY_MAX },
    { 0 },
};

enum result reopen_send(struct request *request)
{
    return act_with_words(request, concern_reopen, "why_reopened", (struct concern_act){ 0 });
}

const struct field judge_fields[] = {
    { "verdict", N_("Is it answered?"), FIELD_INTEGER, 0, ARBITER_VERDICTS - 1 },
    { "why_judged", N_("Your reasons"), FIELD_TEXT, 0, VERDICT_MAX },
    { 0 },
};

enum result judge_send(struct request *request)
{
    struct concern_page view = { 0 };
    struct judgment judgment = {
        .actor_id = request->visitor.account_id,
        .verdict = (enum arbiter_verdict)request_integer(request, "verdict"),
        .words = request_text(request, "why_judged"),
    };
    enum result result = find_for_part(request, &view);

    judgment.concern_id = view.concern.id;
    if (result == OK)
        result = concern_judge(request->db, &request->arena, &judgment, &request->problems);
    rename_problems(request, "why_judged");
    if (result == OK)
        result = pace_write(request, &(struct pace_text){ .text = judgment.words });
    return result == OK ? lead_back(request, &view) : result;
}
