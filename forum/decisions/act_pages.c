#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "decisions/clerk.h"
#include "decisions/core_pages.h"
#include "decisions/machine.h"
#include "decisions/open.h"
#include "render/language.h"

const struct field decision_act_fields[] = {
    { "reason", N_("Reason"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "concern", N_("The concern"), FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

/* What leads from an address to an act of the table, or to stepping down, which is none. */
struct act_entry {
    struct act_words words;
    enum act_kind act;
    enum result (*take)(struct request *, int64_t decision_id);
};

static enum result take_return(struct request *request, int64_t id)
{
    struct return_wish wish = {
        .decision_id = id,
        .actor_id = request->visitor.account_id,
        .concern_id = request_integer(request, "concern"),
        .reason = request_text(request, "reason"),
    };

    return decision_return(request->db, &request->arena, &wish, &request->problems);
}

static struct act_wish wish_of(const struct request *request, int64_t id)
{
    return (struct act_wish){ id, request->visitor.account_id, request_text(request, "reason") };
}

static enum result take_withdraw(struct request *request, int64_t id)
{
    struct act_wish wish = wish_of(request, id);

    return decision_withdraw(request->db, &request->arena, &wish, &request->problems);
}

static enum result take_take_over(struct request *request, int64_t id)
{
    struct act_wish wish = wish_of(request, id);

    return decision_take_over(request->db, &request->arena, &wish, &request->problems);
}

static enum result take_wake(struct request *request, int64_t id)
{
    struct act_wish wish = wish_of(request, id);

    return decision_wake(request->db, &request->arena, &wish, &request->problems);
}

static enum result take_contest(struct request *request, int64_t id)
{
    struct contest_wish wish = { id, request->visitor.account_id, request_text(request, "reason") };

    return notice_contest(request->db, &request->arena, &wish, &request->problems);
}

static enum result take_clerk(struct request *request, int64_t id)
{
    struct step_down wish = { id, request->visitor.account_id, request_text(request, "reason") };

    return clerk_step_down(request->db, &request->arena, &wish, &request->problems);
}

static const struct act_entry acts[] = {
    { { "contest", N_("Object to this notice"),
        N_("With one objection that gives a reason, the notice becomes a question put to all: "
           "nothing is done until it is decided. You need no seconder."),
        N_("Object"), true },
      ACT_CONTEST,
      take_contest },
    { { "return", N_("Back from the last call"),
        N_("A new objection that found its seconders, or a new fact about a concern, brings the "
           "text back to discussion. Each does so once."),
        N_("Bring it back"), true },
      ACT_RETURN,
      take_return },
    { { "withdraw", N_("Withdraw this question"),
        N_("Nothing is decided, and everything that was said stays to be read. For some days, "
           "somebody else may go on with it."),
        N_("Withdraw it"), true },
      ACT_WITHDRAW,
      take_withdraw },
    { { "take-over", N_("Go on with this question"),
        N_("Who put it has withdrawn it. If you go on with it, it is yours from now on, where it "
           "was before."),
        N_("Go on with it"), false },
      ACT_TAKE_OVER,
      take_take_over },
    { { "wake", N_("Wake this question"),
        N_("Nobody said anything for a long time, so it fell asleep. It wakes with the time it had "
           "left."),
        N_("Wake it"), false },
      ACT_WAKE,
      take_wake },
    { { "clerk", N_("Step down as its clerk"),
        N_("Another clerk is drawn by ticket among those who volunteered. You will not be drawn "
           "for this decision again."),
        N_("Step down"), true },
      ACT_COUNT,
      take_clerk },
};

static const struct act_entry *entry_of(const struct request *request)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (str_ends(request->path, acts[i].words.word))
            return &acts[i];
    return NULL;
}

/* Why it cannot be done, for the page to say in place of the form. */
static struct problem refusal_of(const struct facts *facts, enum act_kind act)
{
    struct hindrance refusal;

    if (act == ACT_COUNT)
        return (struct problem){ .message = facts->is_clerk ? NULL : N_("You are not its clerk.") };
    if (machine_find(facts, act, &refusal) || refusal.guard == GUARD_REASON ||
        refusal.guard == GUARD_NEW_BLOCK_OR_FACT || refusal.guard == GUARD_SET_ASIDE)
        return (struct problem){ 0 }; /* the form itself asks for what is missing */
    return (struct problem){
        .message = refusal.message,
        .count = refusal.count,
        .time = refusal.time,
    };
}

/* A form that was sent is always shown again, with what was typed. */
static enum result show(struct request *request, struct decision_act_page *view,
                        const struct facts *facts, enum act_kind act)
{
    if (request->method == GET)
        view->refusal = refusal_of(facts, act);
    if (!view->refusal.message)
        view->form = request_form(request);
    decision_act_html(&request->page, view);
    return OK;
}

enum result decision_act_form(struct request *request)
{
    const struct act_entry *entry = entry_of(request);
    struct decision decision;
    struct topic topic;
    struct facts facts;
    struct decision_act_page view = { .decision = &decision, .words = &entry->words };
    enum result result = decision_for_form(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = decision_facts_for(request, &decision, &topic, &facts);
    if (result == OK && entry->act == ACT_RETURN)
        result = decision_returnables(request->db, &request->arena, decision.id, &view.returnables);
    view.rules = &facts.rules;
    return result == OK ? show(request, &view, &facts, entry->act) : result;
}

static enum result lead_to(struct request *request, const struct decision *decision)
{
    return request_redirect(request, "%s", decision_path(&request->arena, decision).data);
}

enum result decision_act_send(struct request *request)
{
    const struct act_entry *entry = entry_of(request);
    struct decision decision;
    struct topic topic;
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = entry->take(request, decision.id);
    return result == OK ? lead_to(request, &decision) : result;
}

/* One for each option, by its number. */
const struct field call_fields[] = {
    { "why1", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why2", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why3", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why4", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why5", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why6", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why7", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why8", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why9", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why10", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why11", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why12", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why13", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why14", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why15", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why16", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why17", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why18", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why19", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { "why20", N_("Why it is set aside"), FIELD_TEXT, 0, 2 * ACT_REASON_MAX },
    { 0 },
};

static const struct act_words call_words = {
    "call", N_("Call the last call"),
    N_("The text as it stands is adopted at the end of the last call, unless a new objection is "
       "seconded or a new fact comes. Say first why each other option is not taken."),
    N_("Call the last call"), false
};

enum result call_form(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct facts facts;
    struct decision_act_page view = { .decision = &decision, .words = &call_words };
    enum result result = decision_for_form(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = decision_facts_for(request, &decision, &topic, &facts);
    if (result == OK)
        result = decision_asides(request->db, &request->arena, decision.id, &view.asides);
    view.rules = &facts.rules;
    return result == OK ? show(request, &view, &facts, ACT_CALL) : result;
}

enum result last_call_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct last_call_wish wish = { .actor_id = request->visitor.account_id };
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    for (int i = 0; i < SET_ASIDE_OPTIONS_MAX; i++)
        wish.reasons[i] = request_text(request, call_fields[i].name);
    wish.decision_id = decision.id;
    if (result == OK)
        result = decision_call(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to(request, &decision) : result;
}

const struct field result_fields[] = {
    { "place", N_("Where it was held"), FIELD_LINE, 0, 2 * PLACE_MAX },
    { "yes", N_("Yes"), FIELD_INTEGER, 0, INT32_MAX },
    { "no", N_("No"), FIELD_INTEGER, 0, INT32_MAX },
    { "abstain", N_("Abstentions"), FIELD_INTEGER, 0, INT32_MAX },
    { 0 },
};

static const struct act_words result_words = {
    "result", N_("Record the result of the vote"),
    N_("No agreement was found in time, so a vote decides, as was said at the beginning. Record "
       "its figures here before it ends; without figures, the status quo stays."),
    N_("Record the result"), false
};

/* Of the vote that is open, for who may record: else the page says why not. */
enum result result_form(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct facts facts;
    struct decision_act_page view = { .decision = &decision, .words = &result_words };
    enum result result = decision_for_form(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = decision_facts_for(request, &decision, &topic, &facts);
    if (result == OK && decision.state == STATE_VOTING)
        result = decision_vote(request->db, &request->arena, decision.id, &view.vote);
    if (result != OK)
        return result;
    view.rules = &facts.rules;
    if (decision.state != STATE_VOTING)
        view.refusal.message =
            N_("Figures are recorded while the vote is open, and at no other time.");
    else if (request->method == GET && !facts.is_author && !facts.is_clerk)
        view.refusal.message = N_("The clerk, or who put the question, records the figures.");
    else
        view.form = request_form(request);
    decision_act_html(&request->page, &view);
    return OK;
}

/* A figure that was left out is none, and not zero. */
static int64_t figure(const struct request *request, const char *name)
{
    return request_text(request, name).length ? request_integer(request, name) : -1;
}

enum result result_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct result_wish wish = {
        .actor_id = request->visitor.account_id,
        .place = request_text(request, "place"),
        .yes = figure(request, "yes"),
        .no = figure(request, "no"),
        .abstain = figure(request, "abstain"),
    };
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    wish.decision_id = decision.id;
    if (result == OK)
        result = decision_result(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to(request, &decision) : result;
}
