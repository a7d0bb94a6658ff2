#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/move.h"
#include "decisions/trials_pages.h"
#include "render/language.h"
#include "render/markdown.h"
#include "sql.h"
#include "topics/pages.h"

enum { TEXT_SHOWN = 280, HALF_DAY_SECONDS = 43200 };

static enum result read_facts(struct request *request, struct trials_head *head)
{
    struct record record = decision_record_of(&head->decision, &head->topic);

    head->may_part = may_decide(&request->visitor, &record);
    return decision_facts_for(request, &head->decision, &head->topic, &head->facts);
}

enum result trials_head_for(struct request *request, int64_t decision_id, struct trials_head *head)
{
    enum result result = decision_for(request, decision_id, &head->decision, &head->topic);

    return result == OK ? read_facts(request, head) : result;
}

/* Whose session ended while they wrote finds their words again. */
enum result trials_head_for_form(struct request *request, int64_t decision_id,
                                 struct trials_head *head)
{
    bool has_ended = request->method == POST && !request->visitor.account_id;
    enum result result =
        has_ended ? decision_for(request, decision_id, &head->decision, &head->topic)
                  : decision_for_part(request, decision_id, &head->decision, &head->topic);

    return result == OK ? read_facts(request, head) : result;
}

enum result branch_for_form(struct request *request, struct trials_head *head,
                            struct branch *branch)
{
    enum result result = branch_find(request->db, &request->arena, request->ids[0], branch);

    return result == OK ? trials_head_for_form(request, branch->decision_id, head) : result;
}

int64_t day_of(struct request *request, const char *field)
{
    struct str noon =
        str_format(&request->arena, "%.*sT12:00:00Z", STR_ARGS(request_text(request, field)));
    int64_t day;

    return time_from_rfc3339(noon, &day) ? day : 0;
}

struct str day_text_of(struct arena *arena, int64_t day)
{
    return day ? str_slice(time_rfc3339(arena, day), 0, 10) : STR("");
}

static struct str class_of(const struct branch *branch)
{
    static const char *const classes[] = { "br-a", "br-b", "br-c" };

    return str_of(branch->number < 3 ? classes[branch->number] : "");
}

/* Of a debate that the visitor may not read nothing is said. */
static enum result read_contact(struct request *request, struct branch_view *view)
{
    struct topic topic;
    enum result result =
        view->branch->topic_id ? topic_for(request, view->branch->topic_id, &topic) : NOT_FOUND;

    if (result == NOT_FOUND)
        return OK;
    view->contact = str_format(&request->arena, "/t/%.*s/%" PRId64, STR_ARGS(topic.slug), topic.id);
    view->contact_title = topic.title;
    return result;
}

static enum result add_branch(struct request *request, struct trial_view *view, size_t i)
{
    const struct branch *branch = &view->trial.branches.items[i];
    const struct branch_actor *actor = &view->actors.items[i];
    const struct trials_head *head = &view->head;
    struct text_version version;
    struct branch_view shown = {
        .branch = branch,
        .actor = actor,
        .letter = branch_letter(&request->arena, branch),
        .class = class_of(branch),
        .may_join = head->may_part && branch->state == BRANCH_RUNNING && !actor->is_in,
        .takes_owner =
            head->may_part && branch_takes_owner(branch, actor, head->facts.rules.owners),
        .is_side = head->may_part && branch_is_side(branch, actor),
        .is_spoken_by = head->may_part && branch_is_spoken_by(branch, actor),
        .owners_missing = branch_owners_missing(branch, head->facts.rules.owners),
    };
    enum result result = version_find(request->db, &request->arena, branch->version_id, &version);

    if (result == OK)
        result = read_contact(request, &shown);
    if (result != OK)
        return result;
    shown.text = markdown_plain(&request->arena, version.html, TEXT_SHOWN);
    view->is_side |= shown.is_side && !branch->ended_at;
    *list_add(&request->arena, &view->branches) = shown;
    return OK;
}

static enum result read_branches(struct request *request, struct trial_view *view)
{
    enum result result = trial_actors(request->db, &request->arena, &view->trial,
                                      request->visitor.account_id, &view->actors);

    for (size_t i = 0; result == OK && i < view->trial.branches.count; i++)
        result = add_branch(request, view, i);
    return result == OK
               ? evidence_of_trial(request->db, &request->arena, view->trial.id, &view->evidence)
               : result;
}

/* What is missing is said to everybody, although only one side may start it. */
static void find_refusal(struct trial_view *view)
{
    struct facts facts = view->head.facts;

    view->may_start = view->head.may_part && move_is_possible(&facts, ACT_FORK, &view->refusal);
    if (view->may_start || view->refusal.guard || view->refusal.is_wrong_state)
        return;
    facts.actor_id = facts.actor_id ? facts.actor_id : -1;
    facts.backs_other = true;
    if (move_is_possible(&facts, ACT_FORK, &view->refusal))
        view->refusal.message =
            N_("Nothing is missing: who offers the other option, or objects, starts it.");
}

enum result trial_view_read(struct request *request, struct trial_view *view)
{
    enum result result =
        trial_latest(request->db, &request->arena, view->head.decision.id, &view->trial);

    view->now = clock_now();
    find_refusal(view);
    if (request->visitor.account_id)
        view->form = request_form(request);
    if (result == NOT_FOUND)
        return OK;
    return result == OK ? read_branches(request, view) : result;
}

static enum result show(struct request *request, struct trial_view *view)
{
    enum result result = trial_view_read(request, view);

    if (result != OK)
        return result;
    if (!view->trial.id)
        return NOT_FOUND;
    if (request->format == JSON)
        trial_json(&request->page, view);
    else
        trial_html(&request->page, view);
    return OK;
}

enum result trial_show(struct request *request)
{
    struct trial_view view = { 0 };
    enum result result = trials_head_for(request, request->ids[0], &view.head);
    const struct decision *decision = &view.head.decision;

    if (result == OK && !str_equal(decision->slug, request->names[0]))
        return request_moved(request, "/d/%.*s/%" PRId64 "/trial%s", STR_ARGS(decision->slug),
                             decision->id, request_suffix(request));
    return result == OK ? show(request, &view) : result;
}

enum result trial_again(struct request *request)
{
    struct trial_view view = { 0 };
    struct branch branch;
    enum result result = branch_for_form(request, &view.head, &branch);

    return result == OK ? show(request, &view) : result;
}

enum result contacts_of(struct request *request, int64_t decision_id, struct topics *topics)
{
    struct rows rows =
        db_query(request->db, sql_trial_contacts, value(may_reach(&request->visitor)),
                 value(request->visitor.account_id), value(decision_id));

    *topics = (struct topics){ 0 };
    while (rows_next(&rows))
        *list_add(&request->arena, topics) = (struct topic){
            .id = row_integer(&rows, "id"),
            .slug = row_text(&rows, "slug", &request->arena),
            .title = row_text(&rows, "title", &request->arena),
        };
    return rows_end(&rows);
}
