#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "base/clock.h"
#include "decisions/trials_pages.h"
#include "render/language.h"
#include "render/zone.h"

const struct field own_fields[] = {
    { "what", NULL, FIELD_LINE, 0, 10 },
    { "handle", N_("Pseudonym"), FIELD_LINE, 0, 100 },
    { 0 },
};

const struct field join_fields[] = {
    { "on", NULL, FIELD_INTEGER, 0, 1 },
    { 0 },
};

const struct field evidence_query[] = {
    { "seen_on", NULL, FIELD_LINE, 0, 0 }, /* today, never from the address */
    { 0 },
};

const struct field evidence_fields[] = {
    { "effect", N_("What it means"), FIELD_INTEGER, 0, EVIDENCE_EFFECTS },
    { "words", N_("What was seen"), FIELD_TEXT, 0, EVIDENCE_WORDS_MAX },
    { "seen_on", N_("Day"), FIELD_LINE, 0, 10 },
    { 0 },
};

const struct field report_query[] = {
    { "value_1", NULL, FIELD_LINE, 0, 0 }, /* of the report that is there, as all these */
    { "value_2", NULL, FIELD_LINE, 0, 0 },
    { "value_3", NULL, FIELD_LINE, 0, 0 },
    { "report", NULL, FIELD_TEXT, 0, 0 },
    { "lessons", NULL, FIELD_TEXT, 0, 0 },
    { 0 },
};

const struct field report_fields[] = {
    { "value_1", N_("Value"), FIELD_LINE, 0, VALUE_MAX },
    { "value_2", N_("Value"), FIELD_LINE, 0, VALUE_MAX },
    { "value_3", N_("Value"), FIELD_LINE, 0, VALUE_MAX },
    { "report", N_("The report"), FIELD_TEXT, 0, REPORT_MAX },
    { "lessons", N_("Lessons"), FIELD_TEXT, 0, REPORT_MAX },
    { 0 },
};

const struct field stop_fields[] = {
    { "as", N_("How it ends"), FIELD_INTEGER, 0, BRANCH_STATES },
    { "why", N_("Why"), FIELD_TEXT, 0, STOP_WHY_MAX },
    { 0 },
};

static enum result lead_to_trial(struct request *request, const struct decision *decision)
{
    struct str path = decision_path(&request->arena, decision);

    return request_redirect(request, "%.*s/trial", STR_ARGS(path));
}

static enum result read_form(struct request *request, struct branch_form *view)
{
    enum result result = branch_for_form(request, &view->head, &view->branch);

    if (result == OK)
        result = trial_find(request->db, &request->arena, view->branch.trial_id, &view->trial);
    return result == OK ? branch_actor_read(request->db, view->branch.id,
                                            request->visitor.account_id, &view->actor)
                        : result;
}

static enum result show_form(struct request *request, struct branch_form *view,
                             void (*html)(struct page *, const struct branch_form *))
{
    view->form = request_form(request);
    html(&request->page, view);
    return OK;
}

/* Who owns it */

static enum own_act own_act_of(struct str word)
{
    static const char *const words[OWN_ACTS] = { "accept", "decline", "leave", "ask" };
    int act = 0;

    while (act < OWN_ACTS && !str_equal(word, str_of(words[act])))
        act++;
    return (enum own_act)act;
}

enum result own_send(struct request *request)
{
    struct own_wish wish = { request->ids[0], request->visitor.account_id,
                             own_act_of(request_text(request, "what")),
                             request_text(request, "handle") };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK && wish.act == OWN_ACTS)
        return NOT_FOUND;
    if (result == OK)
        result = branch_own(request->db, &request->arena, &wish, &request->problems);
    return result == OK || result == CONFLICT ? lead_to_trial(request, &head.decision) : result;
}

/* Who tries it */

enum result join_form(struct request *request)
{
    struct branch_form view = { 0 };
    enum result result = read_form(request, &view);

    return result == OK ? show_form(request, &view, join_html) : result;
}

enum result join_send(struct request *request)
{
    struct branch_act act = { request->ids[0], request->visitor.account_id };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK)
        result = request_integer(request, "on")
                     ? branch_join(request->db, &request->arena, &act, &request->problems)
                     : branch_leave(request->db, &request->arena, &act, &request->problems);
    return result == OK || result == CONFLICT ? lead_to_trial(request, &head.decision) : result;
}

/* What was seen */

static int64_t zone_seconds(const struct request *request)
{
    const struct zone *zone = request->page.zone ? request->page.zone : zone_utc;

    return zone_offset(zone, clock_now());
}

enum result evidence_form(struct request *request)
{
    struct branch_form view = { 0 };
    enum result result = read_form(request, &view);

    if (result != OK)
        return result;
    if (request->method == GET)
        request_fill(request, "seen_on",
                     day_text_of(&request->arena, clock_now() + zone_seconds(request)));
    return show_form(request, &view, evidence_html);
}

enum result evidence_send(struct request *request)
{
    struct evidence_wish wish = {
        .branch_id = request->ids[0],
        .actor_id = request->visitor.account_id,
        .effect = request_text(request, "effect").length ? request_integer(request, "effect")
                                                         : EVIDENCE_EFFECTS,
        .words = request_text(request, "words"),
        .seen_on = day_of(request, "seen_on"),
        .zone_seconds = zone_seconds(request),
    };
    struct trials_head head;
    struct branch branch;
    struct str path;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK)
        result = evidence_add(request->db, &request->arena, &wish, &request->problems);
    if (result == OK)
        result = pace_day(request, SETTING_CONCERNS_A_DAY);
    if (result != OK)
        return result;
    path = decision_path(&request->arena, &head.decision);
    return request_redirect(request, "%.*s/trial#evidence", STR_ARGS(path));
}

/* What came of it */

enum result report_form(struct request *request)
{
    struct branch_form view = { 0 };
    enum result result = read_form(request, &view);

    if (result != OK)
        return result;
    if (request->method == GET && view.branch.reported_at) {
        for (size_t i = 0; i < MEASURES_MAX; i++)
            request_fill(request, value_names[i], view.branch.values[i]);
        request_fill(request, "report", view.branch.report);
        request_fill(request, "lessons", view.branch.lessons);
    }
    return show_form(request, &view, report_html);
}

enum result report_send_page(struct request *request)
{
    struct report_wish wish = {
        .branch_id = request->ids[0],
        .actor_id = request->visitor.account_id,
        .report = request_text(request, "report"),
        .lessons = request_text(request, "lessons"),
    };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    for (size_t i = 0; i < MEASURES_MAX; i++)
        wish.values[i] = request_text(request, value_names[i]);
    if (result == OK)
        result = report_send(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to_trial(request, &head.decision) : result;
}

enum result stop_form(struct request *request)
{
    struct branch_form view = { 0 };
    enum result result = read_form(request, &view);

    return result == OK ? show_form(request, &view, stop_html) : result;
}

enum result stop_send(struct request *request)
{
    struct stop_wish wish = {
        .branch_id = request->ids[0],
        .actor_id = request->visitor.account_id,
        .as = request_integer(request, "as"),
        .why = request_text(request, "why"),
    };
    struct trials_head head;
    struct branch branch;
    enum result result = branch_for_form(request, &head, &branch);

    if (result == OK)
        result = branch_stop(request->db, &request->arena, &wish, &request->problems);
    return result == OK ? lead_to_trial(request, &head.decision) : result;
}
