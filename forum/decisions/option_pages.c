#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/texts_pages.h"
#include "render/json.h"
#include "render/language.h"

const struct field option_query[] = {
    { "from", NULL, FIELD_INTEGER, 1, VERSIONS_MAX },
    { "to", NULL, FIELD_INTEGER, 1, VERSIONS_MAX },
    { 0 },
};

static const struct text_version *numbered(const struct text_versions *versions, int64_t number)
{
    return number >= 1 && number <= (int64_t)versions->count ? &versions->items[number - 1] : NULL;
}

/* The newest, compared with the one before it, unless the address says otherwise. */
static void choose_versions(struct request *request, struct option_page *view)
{
    int64_t to = request_integer(request, "to");
    int64_t from = request_integer(request, "from");

    view->shown = numbered(&view->versions, to);
    if (!view->shown)
        view->shown = numbered(&view->versions, (int64_t)view->versions.count);
    if (!view->shown)
        return;
    view->before = numbered(&view->versions, from ? from : view->shown->number - 1);
    if (view->before == view->shown)
        view->before = NULL;
    if (view->before)
        view->diff = diff_texts(&request->arena, view->before->text, view->shown->text);
}

/* Of a decision's concerns those about this option. */
static enum result read_concerns(struct request *request, struct option_page *view)
{
    struct concerns all;
    enum result result = concerns_of(request->db, &request->arena, view->option.decision_id, &all);

    for (size_t i = 0; result == OK && i < all.count; i++)
        if (all.items[i].option_id == view->option.id)
            *list_add(&request->arena, &view->concerns) = all.items[i];
    if (result == OK && view->shown)
        result = concerns_answered(request->db, &request->arena, view->shown->id, &view->answered);
    return result;
}

static enum result read_people(struct request *request, struct option_page *view)
{
    struct groups groups;
    enum result result = stance_counts_of(request->db, view->option.id, &view->counts);

    if (result == OK)
        result = groups_of(request->db, &request->arena, &request->visitor, &view->option, &groups);
    if (result == OK)
        view->agreement = groups_agreement(&groups);
    return result == OK ? options_by_agreement(request->db, &request->arena,
                                               view->option.decision_id, &view->options)
                        : result;
}

/* What the buttons beside the text say; the domain decides again when they are pressed. */
static void see_what_may_be_done(struct option_page *view)
{
    const struct facts *facts = &view->head.facts;
    const struct option *option = &view->option;
    enum decision_state state = view->head.decision.state;
    bool changes = (state == STATE_OPEN || state == STATE_PROPOSED) && facts->may_write &&
                   option->kind == OPTION_CHOICE;
    bool proposes = facts->is_author || facts->is_clerk;
    bool is_own = facts->actor_id && option->author.id == facts->actor_id;

    view->may_speak =
        facts->may_write && stances_are_open(&view->head.decision) && option->version_id &&
        !option->set_aside_at &&
        (state == STATE_UNDER_REVIEW ? option->is_current : option->kind == OPTION_CHOICE);
    view->may_change = changes && option->version_id && !option->set_aside_at &&
                       (option->is_current ? proposes : is_own);
    view->may_propose =
        changes && state == STATE_OPEN && proposes && option->version_id && !option->set_aside_at;
    view->may_set_aside = changes && !option->is_current && (proposes || is_own);
}

static enum result find_shown(struct request *request, struct option_page *view)
{
    enum result result = texts_head_for(request, request->ids[0], &view->head);

    if (result == OK)
        result = option_find(request->db, &request->arena, request->ids[1], &view->option);
    if (result == OK && view->option.decision_id != view->head.decision.id)
        return NOT_FOUND;
    return result;
}

enum result option_show(struct request *request)
{
    struct option_page view = { 0 };
    enum result result = find_shown(request, &view);

    if (result != OK)
        return result;
    if (!str_equal(view.head.decision.slug, request->names[0])) {
        struct str path = option_path(&request->arena, &view.head.decision, view.option.id);

        return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
    }
    result = versions_of(request->db, &request->arena, view.option.id, &view.versions);
    if (result != OK)
        return result;
    choose_versions(request, &view);
    see_what_may_be_done(&view);
    result = read_concerns(request, &view);
    if (result == OK)
        result = read_people(request, &view);
    if (result == OK && request->format == JSON)
        option_json(&request->page, &view);
    else if (result == OK)
        option_html(&request->page, &view);
    return result;
}

/* A new option */

const struct field option_fields[] = {
    { "title", N_("What it is called"), FIELD_LINE, OPTION_TITLE_MIN, OPTION_TITLE_MAX },
    { "text", N_("The text to decide on"), FIELD_TEXT, POST_MIN, MARKDOWN_WRITTEN_MAX },
    { 0 },
};

enum result option_form(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &view.head);

    if (result != OK)
        return result;
    view.form = request_form(request);
    option_form_html(&request->page, &view);
    return OK;
}

enum result option_prepare(struct request *request)
{
    struct written *written = arena_new(&request->arena, struct written);

    request->prepared = written;
    return written_prepare(&request->arena, request_text(request, "text"), "text",
                           &request->problems, written);
}

static enum result lead_to_option(struct request *request, const struct decision *decision,
                                  int64_t option_id)
{
    struct str path = option_path(&request->arena, decision, option_id);

    return request_redirect(request, "%.*s", STR_ARGS(path));
}

enum result option_send(struct request *request)
{
    const struct written *written = request->prepared;
    struct texts_head head = { 0 };
    int64_t option_id = 0;
    enum result result = texts_head_for_part(request, request->ids[0], &head);

    if (result == OK)
        result = option_add(request->db, &request->arena,
                            &(struct option_wish){ .decision_id = head.decision.id,
                                                   .actor_id = request->visitor.account_id,
                                                   .title = request_text(request, "title"),
                                                   .written = written },
                            &request->problems, &option_id);
    if (result == OK)
        result = pace_write(
            request, &(struct pace_text){ .text = written->text, .links = written_links(written) });
    return result == OK ? lead_to_option(request, &head.decision, option_id) : result;
}

/* Proposing one */

const struct field propose_query[] = {
    { "option", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

const struct field propose_fields[] = {
    { "option", N_("The option"), FIELD_INTEGER, 0, INT64_MAX },
    { "reason", N_("Why this one"), FIELD_TEXT, 0, SET_ASIDE_MAX },
    { 0 },
};

enum result propose_form(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &view.head);

    if (result == OK)
        result = options_by_agreement(request->db, &request->arena, view.head.decision.id,
                                      &view.options);
    if (result != OK)
        return result;
    view.form = request_form(request);
    propose_html(&request->page, &view);
    return OK;
}

enum result propose_send(struct request *request)
{
    struct texts_head head = { 0 };
    struct propose_wish wish = {
        .option_id = request_integer(request, "option"),
        .actor_id = request->visitor.account_id,
        .reason = str_trim(request_text(request, "reason")),
    };
    enum result result = texts_head_for_part(request, request->ids[0], &head);
    struct str path;

    if (result == OK && !wish.option_id)
        return request_problem(request, "option",
                               N_("Choose an option that has a text and is not set aside."));
    wish.decision_id = head.decision.id;
    if (result == OK)
        result = option_propose(request->db, &request->arena, &wish, &request->problems);
    if (result != OK)
        return result;
    path = decision_path(&request->arena, &head.decision);
    return request_redirect(request, "%.*s", STR_ARGS(path));
}

/* Setting one aside */

const struct field set_aside_query[] = {
    { "reason", NULL, FIELD_TEXT, 0, 0 }, /* the one it has, never from the address */
    { 0 },
};

const struct field set_aside_fields[] = {
    { "reason", N_("Why it is set aside"), FIELD_TEXT, 0, SET_ASIDE_MAX },
    { 0 },
};

static enum result find_for_part(struct request *request, struct text_form *view)
{
    enum result result = option_find(request->db, &request->arena, request->ids[0], &view->option);

    return result == OK ? texts_head_for_part(request, view->option.decision_id, &view->head)
                        : result;
}

enum result set_aside_form(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = find_for_part(request, &view);

    if (result != OK)
        return result;
    request_fill(request, "reason", view.option.set_aside);
    view.form = request_form(request);
    set_aside_html(&request->page, &view);
    return OK;
}

enum result set_aside_send(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = find_for_part(request, &view);
    struct set_aside_wish wish = {
        .decision_id = view.option.decision_id,
        .option_id = view.option.id,
        .actor_id = request->visitor.account_id,
        .reason = request_text(request, "reason"),
    };

    if (result == OK)
        result = option_set_aside(request->db, &request->arena, &wish, &request->problems);
    if (result == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    return result == OK ? lead_to_option(request, &view.head.decision, view.option.id) : result;
}
