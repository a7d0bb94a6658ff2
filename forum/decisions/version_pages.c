#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/texts_pages.h"
#include "render/language.h"

const struct field version_query[] = {
    { "text", NULL, FIELD_TEXT, 0, 0 }, /* the option's own, never from the address */
    { 0 },
};

const struct field version_fields[] = {
    { "text", N_("The text to decide on"), FIELD_TEXT, POST_MIN, MARKDOWN_WRITTEN_MAX },
    { "note", N_("What changed"), FIELD_TEXT, 0, OPTION_NOTE_MAX },
    { "is_small", N_("Only a small correction"), FIELD_FLAG, 0, 1 },
    { "based_on", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_1", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_2", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_3", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_4", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_5", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_6", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_7", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_8", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_9", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_10", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_11", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_12", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_13", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_14", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_15", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "answer_16", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

enum { ANSWERS_FROM = 4 }; /* in version_fields */

const char *answer_field(size_t nth)
{
    return version_fields[ANSWERS_FROM + nth].name;
}

/* What the text may answer: those that wait for an answer first. */
static enum result read_open(struct request *request, struct text_form *view)
{
    struct concerns all;
    enum result result = concerns_of(request->db, &request->arena, view->option.decision_id, &all);

    for (int answered = 0; result == OK && answered < 2; answered++)
        for (size_t i = 0; i < all.count; i++) {
            const struct concern *concern = &all.items[i];

            if (concern->option_id == view->option.id && !concern->ended_at &&
                (concern->state == CONCERN_ADDRESSED) == answered && view->open.count < ANSWERS_MAX)
                *list_add(&request->arena, &view->open) = *concern;
        }
    return result;
}

static enum result find_for_part(struct request *request, struct text_form *view)
{
    enum result result = option_find(request->db, &request->arena, request->ids[0], &view->option);

    if (result == OK)
        result = texts_head_for_part(request, view->option.decision_id, &view->head);
    if (result == OK && !view->option.version_id)
        return NOT_FOUND;
    return result == OK
               ? version_find(request->db, &request->arena, view->option.version_id, &view->version)
               : result;
}

enum result version_form(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = find_for_part(request, &view);

    if (result == OK)
        result = read_open(request, &view);
    if (result != OK)
        return result;
    request_fill(request, "text", view.version.text);
    view.form = request_form(request);
    version_form_html(&request->page, &view);
    return OK;
}

enum result version_prepare(struct request *request)
{
    return option_prepare(request);
}

static size_t read_answers(const struct request *request, int64_t *answers)
{
    size_t count = 0;

    for (size_t i = 0; i < ANSWERS_MAX; i++) {
        int64_t id = request_integer(request, answer_field(i));

        if (id)
            answers[count++] = id;
    }
    return count;
}

enum result version_send(struct request *request)
{
    const struct written *written = request->prepared;
    struct text_form view = { 0 };
    int64_t answers[ANSWERS_MAX], version_id;
    enum result result = find_for_part(request, &view);
    struct version_wish wish = {
        .decision_id = view.option.decision_id,
        .option_id = view.option.id,
        .actor_id = request->visitor.account_id,
        .based_on = request_integer(request, "based_on"),
        .written = written,
        .note = request_text(request, "note"),
        .is_small = request_flag(request, "is_small"),
        .answers = answers,
        .answer_count = read_answers(request, answers),
    };
    struct str path;

    if (result == OK)
        result = version_add(request->db, &request->arena, &wish, &request->problems, &version_id);
    if (result == OK)
        result = pace_write(
            request, &(struct pace_text){ .text = written->text, .links = written_links(written) });
    if (result != OK)
        return result;
    path = option_path(&request->arena, &view.head.decision, view.option.id);
    return request_redirect(request, "%.*s", STR_ARGS(path));
}

enum result revise_lead(struct request *request)
{
    struct texts_head head = { 0 };
    struct text_version version;
    enum result result = texts_head_for_part(request, request->ids[0], &head);

    if (result != OK)
        return result;
    result = version_current(request->db, &request->arena, head.decision.id, &version);
    if (result == NOT_FOUND) /* nothing is proposed that could be revised */
        return request_redirect(request, "/d/%" PRId64 "/propose", head.decision.id);
    return result == OK
               ? request_redirect(request, "/options/%" PRId64 "/versions", version.option_id)
               : result;
}
