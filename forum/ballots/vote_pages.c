/*
 * Voting, and finding one's ballot. What was voted is in the body of a request
 * and of its answer, and nowhere else.
 */
#include "ballots/list.h"
#include "ballots/pages.h"
#include "base/clock.h"

#define GRADE_FIELD(number)                                                                        \
    {                                                                                              \
        "grade" number, NULL, FIELD_LINE, 0, 2                                                     \
    }

const struct field vote_fields[] = {
    { "choice", N_("Your vote"), FIELD_LINE, 0, 10 },
    GRADE_FIELD("1"),
    GRADE_FIELD("2"),
    GRADE_FIELD("3"),
    GRADE_FIELD("4"),
    GRADE_FIELD("5"),
    GRADE_FIELD("6"),
    GRADE_FIELD("7"),
    GRADE_FIELD("8"),
    GRADE_FIELD("9"),
    GRADE_FIELD("10"),
    GRADE_FIELD("11"),
    GRADE_FIELD("12"),
    GRADE_FIELD("13"),
    GRADE_FIELD("14"),
    GRADE_FIELD("15"),
    GRADE_FIELD("16"),
    GRADE_FIELD("17"),
    GRADE_FIELD("18"),
    GRADE_FIELD("19"),
    GRADE_FIELD("20"),
    { "secret", N_("Your receipt"), FIELD_LINE, 0, SECRET_TEXT_MAX },
    { 0 },
};

const struct field receipt_fields[] = {
    { "secret", N_("Your receipt"), FIELD_LINE, 0, SECRET_TEXT_MAX },
    { 0 },
};

enum result vote_show(struct request *request)
{
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result != OK)
        return result;
    return request_redirect(request, "%.*s", STR_ARGS(ballot_path(&request->arena, &item)));
}

/* "2 - 1": a grade for each proposal, a dash where the voter said nothing. */
static enum result read_grades(struct request *request, int64_t item_id, struct str *choice)
{
    struct buffer out = { .arena = &request->arena };
    struct ballot_proposals proposals;
    enum result result = ballot_proposals_of(request->db, &request->arena, item_id, &proposals);

    for (size_t i = 0; result == OK && i < proposals.count; i++) {
        struct str name = str_format(&request->arena, "grade%zu", i + 1);
        struct str grade = request_text(request, name.data);

        buffer_format(&out, "%s%.*s", i ? " " : "", STR_ARGS(grade.length ? grade : STR("-")));
    }
    *choice = buffer_str(&out);
    return result;
}

static enum result read_choice(struct request *request, const struct ballot_item *item,
                               struct str *choice)
{
    if (item->kind == BALLOT_JUDGMENT)
        return read_grades(request, item->id, choice);
    *choice = request_text(request, "choice");
    return OK;
}

enum result vote_send(struct request *request)
{
    struct vote_wish wish = { .account_id = request->visitor.account_id,
                              .secret = request_text(request, "secret") };
    struct ballot_slip *slip = arena_new(&request->arena, struct ballot_slip);
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);

    request->prepared = NULL;
    if (result == OK)
        result = read_choice(request, &item, &wish.choice);
    if (result != OK)
        return result;
    wish.item_id = item.id;
    result = vote_cast(request->db, &request->arena, &wish, &request->problems);
    if (result != OK)
        return result;
    slip->secret = wish.secret;
    slip->choice = wish.choice;
    if (!secret_receipt(&request->arena, wish.secret, &slip->receipt))
        return NOT_VALID;
    request->prepared = slip;
    request->answer.shows_form = true;
    return OK;
}

/* What was sent and taken is not shown in the fields again. */
static const struct form *fresh_form(struct request *request, bool is_done)
{
    struct form *form = arena_new(&request->arena, struct form);

    *form = *request_form(request);
    if (is_done)
        form->typed_count = 0;
    return form;
}

/* The item's page: with the receipt when the vote was taken, with what was chosen when not. */
enum result vote_form(struct request *request)
{
    struct ballot_page view = { .now = clock_now(), .visitor = &request->visitor };
    enum result result = ballot_for(request, request->ids[0], &view.item);
    int64_t version = 0;

    if (result == OK)
        result = ballot_version(request, &view.item, &view.debate, &version);
    if (result != OK)
        return result;
    view.state = ballot_state(&view.item, view.now);
    view.secret = secret_new(&request->arena);
    result = ballot_read(request, &view);
    if (result == OK && request->visitor.account_id)
        result = roll_place(request->db, view.item.id, request->visitor.account_id, &view.place);
    if (result != OK)
        return result;
    view.slip = request->problems.count ? NULL : request->prepared;
    view.form = fresh_form(request, view.slip != NULL);
    ballot_html(&request->page, &view);
    return OK;
}

enum result receipt_form(struct request *request)
{
    struct receipt_page view = { .slip = request->prepared };
    enum result result = ballot_for(request, request->ids[0], &view.item);

    if (result == OK)
        result = ballot_proposals_of(request->db, &request->arena, view.item.id, &view.proposals);
    if (result == OK)
        result = ballot_grades_of(request->db, &request->arena, view.item.id, &view.grades);
    if (result != OK)
        return result;
    view.form = fresh_form(request, view.slip != NULL);
    receipt_html(&request->page, &view);
    return OK;
}

/* It writes nothing, so it waits for no turn: the form is its answer. */
enum result receipt_prepare(struct request *request)
{
    struct ballot_slip *slip = arena_new(&request->arena, struct ballot_slip);
    struct str secret = request_text(request, "secret");
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result == OK && !secret_receipt(&request->arena, secret, &slip->receipt))
        return request_problem(request, "secret",
                               N_("This is no receipt: it has 26 letters and digits."));
    if (result != OK)
        return result;
    result =
        vote_find(request->db, &request->arena, item.id, secret, &slip->receipt, &slip->choice);
    if (result == NOT_FOUND)
        return request_problem(request, "secret", N_("No ballot of this vote has this receipt."));
    if (result != OK)
        return result;
    request->prepared = slip;
    return NOT_VALID;
}

enum result receipt_send(struct request *request)
{
    (void)request;
    return NOT_VALID;
}
