#include <inttypes.h>

#include "base/arena.h"
#include "decisions/trials_pages.h"

static enum result lead_to_trial(struct request *request, const struct decision *decision)
{
    struct str path = decision_path(&request->arena, decision);

    return request_redirect(request, "%.*s/trial", STR_ARGS(path));
}

/* "Bob, Cleo": as they are typed. */
static struct str names_of(struct arena *arena, const struct branch *branch)
{
    struct buffer names = { .arena = arena };

    for (size_t i = 0; i < branch->owners.count; i++) {
        if (i)
            buffer_put_str(&names, STR(", "));
        buffer_put_str(&names, branch->owners.items[i].author.handle);
    }
    return buffer_str(&names);
}

static void fill_charter(struct request *request, const struct branch *branch,
                         const struct decision *decision)
{
    struct arena *arena = &request->arena;
    int64_t topic_id = branch->topic_id ? branch->topic_id : decision->topic_id;
    bool has_owner = branch->owners.count || branch->team_id;

    request_fill(request, "harm", branch->harm);
    request_fill(request, "remedy", branch->remedy);
    request_fill(request, "perimeter", branch->perimeter);
    request_fill(request, "hypothesis", branch->hypothesis);
    request_fill(request, "expected_by", day_text_of(arena, branch->expected_by));
    request_fill(request, "stop_rule", branch->stop_rule);
    request_fill(request, "topic", str_format(arena, "%" PRId64, topic_id));
    request_fill(request, "owners", has_owner ? names_of(arena, branch) : request->visitor.handle);
    request_fill(request, "team", branch->team_handle);
}

enum result charter_form(struct request *request)
{
    struct branch_form view = { 0 };
    enum result result = branch_for_form(request, &view.head, &view.branch);

    if (result == OK)
        result = trial_find(request->db, &request->arena, view.branch.trial_id, &view.trial);
    if (result == OK)
        result = contacts_of(request, view.head.decision.id, &view.topics);
    if (result == OK)
        result = branch_actor_read(request->db, view.branch.id, request->visitor.account_id,
                                   &view.actor);
    if (result != OK)
        return result;
    if (request->method == GET)
        fill_charter(request, &view.branch, &view.head.decision);
    view.form = request_form(request);
    charter_html(&request->page, &view);
    return OK;
}

enum result charter_send(struct request *request)
{
    struct charter_wish wish = { request->ids[0], request->visitor.account_id,
                                 charter_typed(request) };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK)
        result = branch_charter(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to_trial(request, &head.decision) : result;
}

/* What is so already was sent twice. */
static enum result act_send(struct request *request,
                            enum result (*act)(struct db *, struct arena *,
                                               const struct branch_act *, struct problems *))
{
    struct branch_act wish = { request->ids[0], request->visitor.account_id };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK)
        result = act(request->db, &request->arena, &wish, &request->problems);
    return result == OK || result == CONFLICT ? lead_to_trial(request, &head.decision) : result;
}

enum result agree_send(struct request *request)
{
    return act_send(request, branch_agree);
}

enum result offer_withdraw_send(struct request *request)
{
    return act_send(request, trial_withdraw);
}
