#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/trials_pages.h"
#include "render/language.h"

#define COMMON_FIELDS(bound)                                                                       \
    { "question", N_("Question"), FIELD_LINE, 0, bound(QUESTION_MAX) },                            \
        { "review", N_("Review date"), FIELD_LINE, 0, bound(10) },                                 \
        { "measure_1", N_("First measure"), FIELD_LINE, 0, bound(MEASURE_MAX) },                   \
        { "how_1", N_("How it is taken"), FIELD_LINE, 0, bound(MEASURE_HOW_MAX) },                 \
        { "measure_2", N_("Second measure"), FIELD_LINE, 0, bound(MEASURE_MAX) },                  \
        { "how_2", N_("How it is taken"), FIELD_LINE, 0, bound(MEASURE_HOW_MAX) },                 \
        { "measure_3", N_("Third measure"), FIELD_LINE, 0, bound(MEASURE_MAX) },                   \
    {                                                                                              \
        "how_3", N_("How it is taken"), FIELD_LINE, 0, bound(MEASURE_HOW_MAX)                      \
    }
#define CHARTER_FIELDS(bound)                                                                      \
    { "perimeter", N_("Who is under it"), FIELD_TEXT, 0, bound(CHARTER_WORDS_MAX) },               \
        { "hypothesis", N_("What you expect"), FIELD_TEXT, 0, bound(CHARTER_WORDS_MAX) },          \
        { "expected_by", N_("By which day"), FIELD_LINE, 0, bound(10) },                           \
        { "stop_rule", N_("When you would stop"), FIELD_TEXT, 0, bound(CHARTER_STOP_MAX) },        \
        { "topic", N_("Where it is talked about"), FIELD_INTEGER, 0, INT64_MAX },                  \
        { "owners", N_("Owners"), FIELD_LINE, 0, bound(OWNERS_TEXT_MAX) },                         \
    {                                                                                              \
        "team", N_("Team"), FIELD_LINE, 0, bound(100)                                              \
    }
#define TYPED(bound) (bound)
#define NEVER(bound) 0 /* its own first value, never from the address */

const struct field fork_query[] = {
    { "harm", NULL, FIELD_TEXT, 0, CHARTER_WHY_MAX },
    { "remedy", NULL, FIELD_TEXT, 0, CHARTER_WHY_MAX },
    { "option", NULL, FIELD_INTEGER, 0, INT64_MAX },
    COMMON_FIELDS(NEVER),
    CHARTER_FIELDS(NEVER),
    { 0 },
};

const struct field fork_fields[] = {
    { "harm", N_("The harm you see"), FIELD_TEXT, 0, CHARTER_WHY_MAX },
    { "remedy", N_("What would lift it"), FIELD_TEXT, 0, CHARTER_WHY_MAX },
    { "option", N_("Option"), FIELD_INTEGER, 0, INT64_MAX },
    { "title", N_("Name of the new option"), FIELD_LINE, 0, OPTION_TITLE_MAX },
    { "text", N_("Its text"), FIELD_TEXT, 0, MARKDOWN_WRITTEN_MAX },
    COMMON_FIELDS(TYPED),
    CHARTER_FIELDS(TYPED),
    { 0 },
};

const struct field common_query[] = { COMMON_FIELDS(NEVER), { 0 } };
const struct field common_fields[] = { COMMON_FIELDS(TYPED), { 0 } };
const struct field charter_query[] = {
    { "harm", NULL, FIELD_TEXT, 0, 0 },
    { "remedy", NULL, FIELD_TEXT, 0, 0 },
    CHARTER_FIELDS(NEVER),
    { 0 },
};
const struct field charter_fields[] = {
    { "harm", N_("The harm you see"), FIELD_TEXT, 0, CHARTER_WHY_MAX },
    { "remedy", N_("What would lift it"), FIELD_TEXT, 0, CHARTER_WHY_MAX },
    CHARTER_FIELDS(TYPED),
    { 0 },
};

static bool has_branch(const struct trial *trial, int64_t option_id)
{
    for (size_t i = 0; i < trial->branches.count; i++)
        if (trial->branches.items[i].option_id == option_id && !trial->branches.items[i].ended_at &&
            !trial->ended_at)
            return true;
    return false;
}

/* What can be tried: options that have a text, but not the one that is proposed. */
static enum result read_options(struct request *request, struct fork_page *view)
{
    struct options all;
    enum result result =
        options_of(request->db, &request->arena, view->view.head.decision.id, &all);

    for (size_t i = 0; result == OK && i < all.count; i++)
        if (all.items[i].version_id && all.items[i].kind == OPTION_CHOICE &&
            !all.items[i].is_current && !has_branch(&view->view.trial, all.items[i].id))
            *list_add(&request->arena, &view->options) = all.items[i];
    return result;
}

/* The whole of a fork's page, for who may take part. */
static enum result read(struct request *request, struct fork_page *view)
{
    struct trials_head *head = &view->view.head;
    enum decision_state state;
    enum result result = trials_head_for_form(request, request->ids[0], head);

    if (result == OK)
        result = trial_view_read(request, &view->view);
    if (result == OK)
        result = read_options(request, view);
    if (result == OK)
        result = contacts_of(request, head->decision.id, &view->topics);
    state = head->decision.state;
    view->is_beside = state == STATE_FORKED;
    view->can_offer =
        head->decision.is_forkable &&
        (state == STATE_PROPOSED || state == STATE_LAST_CALL || state == STATE_FORKED);
    if (view->view.trial.ended_at) /* another one begins */
        view->view.trial = (struct trial){ 0 };
    if (!view->view.trial.id)
        view->view.branches = (struct branch_views){ 0 };
    if (!view->view.form)
        view->view.form = request_form(request);
    return result;
}

static void fill_first(struct request *request, const struct decision *decision)
{
    request_fill(request, "question", decision->question);
    request_fill(request, "topic", str_format(&request->arena, "%" PRId64, decision->topic_id));
    request_fill(request, "owners", request->visitor.handle);
}

enum result fork_form(struct request *request)
{
    struct fork_page view = { 0 };
    struct decision decision;
    enum result result = decision_find(request->db, &request->arena, request->ids[0], &decision);

    if (result == OK && request->method == GET)
        fill_first(request, &decision);
    if (result == OK)
        result = read(request, &view);
    if (result == OK)
        fork_html(&request->page, &view);
    return result;
}

/* A new option comes with its text; another one that is chosen has one. */
enum result fork_prepare(struct request *request)
{
    struct written *written = arena_new(&request->arena, struct written);

    if (request_integer(request, "option") || !request_text(request, "text").length)
        return OK;
    request->prepared = written;
    return written_prepare(&request->arena, request_text(request, "text"), "text",
                           &request->problems, written);
}

static struct common common_typed(struct request *request)
{
    return (struct common){
        .question = request_text(request, "question"),
        .review_at = day_of(request, "review"),
        .measures = {
            { request_text(request, "measure_1"), request_text(request, "how_1") },
            { request_text(request, "measure_2"), request_text(request, "how_2") },
            { request_text(request, "measure_3"), request_text(request, "how_3") },
        },
    };
}

struct charter charter_typed(struct request *request)
{
    return (struct charter){
        .harm = request_text(request, "harm"),
        .remedy = request_text(request, "remedy"),
        .perimeter = request_text(request, "perimeter"),
        .hypothesis = request_text(request, "hypothesis"),
        .expected_by = day_of(request, "expected_by"),
        .stop_rule = request_text(request, "stop_rule"),
        .topic_id = request_integer(request, "topic"),
        .owners = request_text(request, "owners"),
        .team = request_text(request, "team"),
    };
}

/* The option that is chosen, or written with the charter; 0, with problems, when neither is. */
static enum result find_option(struct request *request, const struct decision *decision,
                               int64_t *option_id)
{
    const struct written *written = request->prepared;
    struct option_wish wish = { .decision_id = decision->id,
                                .actor_id = request->visitor.account_id,
                                .title = request_text(request, "title"),
                                .written = written };
    enum result result;

    *option_id = request_integer(request, "option");
    if (*option_id || !written)
        return OK;
    result = option_add(request->db, &request->arena, &wish, &request->problems, option_id);
    if (result == OK)
        result = pace_write(
            request, &(struct pace_text){ .text = written->text, .links = written_links(written) });
    return result;
}

static enum result lead_to_trial(struct request *request, const struct decision *decision)
{
    struct str path = decision_path(&request->arena, decision);

    return request_redirect(request, "%.*s/trial", STR_ARGS(path));
}

enum result fork_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct trial_offer offer = { .actor_id = request->visitor.account_id,
                                 .common = common_typed(request),
                                 .charter = charter_typed(request) };
    int64_t branch_id = 0;
    enum result option, result = decision_for_part(request, request->ids[0], &decision, &topic);

    if (result != OK)
        return result;
    offer.decision_id = decision.id;
    option = find_option(request, &decision, &offer.option_id);
    if (option != OK && option != NOT_VALID)
        return option;
    result = trial_offer(request->db, &request->arena, &offer, &request->problems, &branch_id);
    if (result == OK && option != OK)
        result = option;
    return result == OK ? lead_to_trial(request, &decision) : result;
}

enum result fork_again(struct request *request)
{
    struct trial_view view = { 0 };
    enum result result = trials_head_for_form(request, request->ids[0], &view.head);

    if (result == OK)
        result = trial_view_read(request, &view);
    if (result == OK && !view.trial.id)
        return NOT_FOUND;
    if (result == OK)
        trial_html(&request->page, &view);
    return result;
}

enum result fork_start_send(struct request *request)
{
    struct trial_act act = { request->ids[0], request->visitor.account_id };
    struct decision decision;
    struct topic topic;
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    if (result == OK)
        result = trial_start(request->db, &request->arena, &act, &request->problems);
    return result == OK ? lead_to_trial(request, &decision) : result;
}

static void fill_common(struct request *request, const struct common *common)
{
    static const char *const names[] = { "measure_1", "measure_2", "measure_3" };
    static const char *const hows[] = { "how_1", "how_2", "how_3" };

    request_fill(request, "question", common->question);
    request_fill(request, "review", day_text_of(&request->arena, common->review_at));
    for (size_t i = 0; i < common->measure_count; i++) {
        request_fill(request, names[i], common->measures[i].name);
        request_fill(request, hows[i], common->measures[i].how);
    }
}

enum result common_form(struct request *request)
{
    struct fork_page view = { 0 };
    struct trial trial;
    enum result result = trial_current(request->db, &request->arena, request->ids[0], &trial);

    if (result == OK && request->method == GET)
        fill_common(request, &trial.common);
    if (result == OK)
        result = read(request, &view);
    if (result == OK)
        common_html(&request->page, &view);
    return result;
}

enum result common_send(struct request *request)
{
    struct common_wish wish = { .actor_id = request->visitor.account_id,
                                .common = common_typed(request) };
    struct decision decision;
    struct topic topic;
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    wish.decision_id = decision.id;
    if (result == OK)
        result = trial_change(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to_trial(request, &decision) : result;
}
