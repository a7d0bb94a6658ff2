/* What its author, and moderators, do with an annotation: place, confirm, put aside, take back. */
#include <inttypes.h>
#include <string.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "render/language.h"
#include "sql.h"
#include "texts/annotation_pages.h"
#include "texts/annotation_words.h"

enum { REASON_MIN = 3, REASON_MAX = 500 };

const struct field annotation_place_query[] = {
    WORD_FIELDS,
    { "n", NULL, FIELD_INTEGER, 0, ANNOTATION_TARGETS_MAX },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "reason", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field annotation_place_fields[] = {
    WORD_FIELDS,
    { "n", NULL, FIELD_INTEGER, 0, ANNOTATION_TARGETS_MAX },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "reason", N_("Reason"), FIELD_LINE, 0, REASON_MAX },
    { 0 },
};

const struct field annotation_confirm_fields[] = {
    { "n", NULL, FIELD_INTEGER, 0, ANNOTATION_TARGETS_MAX },
    { 0 },
};

const struct field annotation_act_fields[] = {
    { "reason", N_("Reason"), FIELD_LINE, 0, REASON_MAX },
    { 0 },
};

/* The annotation of an address whose debate the visitor may read, and its text. */
static enum result annotation_for(struct request *request, struct annotation_page *view,
                                  struct law_text *text)
{
    enum result result =
        annotation_find(request->db, &request->arena, request->ids[0], &view->annotation);

    if (result == OK)
        result = topic_for(request, view->annotation.topic_id, &view->topic);
    if (result == OK)
        result = text_find(request->db, &request->arena, view->annotation.text_id, text);
    if (result == OK)
        result = annotation_listed(request->db, &request->arena, view->annotation.id, &view->list);
    view->is_own =
        request->visitor.account_id && view->annotation.author.id == request->visitor.account_id;
    return result == OK && !view->list.count ? NOT_FOUND : result;
}

/* Whose session ended meanwhile is shown what they typed all the same. */
static bool may_see_form(const struct request *request, const struct annotation *annotation)
{
    return may_tend(&request->visitor, annotation) ||
           (request->method == POST && !request->visitor.account_id);
}

/* A moderator says why, in public; one's own needs no reason. */
static enum result check_reason(struct request *request, const struct annotation_page *view)
{
    if (!view->is_own &&
        str_characters(str_trim(request_text(request, "reason"))) < (size_t)REASON_MIN)
        return request_problem(request, "reason", N_("Say why: everyone can read the reason."));
    return OK;
}

static enum result tell(struct request *request, const struct annotation_page *view,
                        const char *act)
{
    const struct annotation_deed deed = {
        .act = act,
        .annotation = &view->annotation,
        .actor_id = request->visitor.account_id,
        .reason = request_text(request, "reason"),
    };

    return annotation_tell(request->db, &deed);
}

static enum result lead_to_annotation(struct request *request)
{
    return request_redirect(request, "/annotations/%" PRId64, request->ids[0]);
}

static enum result find_target(struct request *request, struct place_page *view)
{
    int64_t n = request_integer(request, "n");

    for (size_t i = 0; i < view->annotation.list.count; i++)
        if (view->annotation.list.items[i].n == n)
            view->listed = &view->annotation.list.items[i];
    return view->listed ? OK : NOT_FOUND;
}

/* The article that was chosen, else the one it stands in or hangs on. */
static enum result find_article(struct request *request, const struct law_text *text,
                                const struct place_page *view, struct states *article)
{
    struct str address = request_text(request, "article");
    struct state state;
    enum result result;

    if (!address.length)
        address = view->listed->now.address;
    if (!address.length)
        return OK;
    result = article_at(request->db, &request->arena, text->version_id, address, &state);
    if (result == OK)
        result = states_of_article(request->db, &request->arena, text->version_id, state.segment_id,
                                   article);
    return result == NOT_FOUND ? OK : result;
}

struct placing_anew {
    struct law_text text;
    struct law_version version;
    struct states article;
    struct place_page view;
};

static enum result read_place(struct request *request, struct placing_anew *work)
{
    enum result result = annotation_for(request, &work->view.annotation, &work->text);

    if (result == OK)
        result = find_target(request, &work->view);
    if (result == OK)
        result =
            law_version_find(request->db, &request->arena, work->text.version_id, &work->version);
    if (result == OK)
        result = find_article(request, &work->text, &work->view, &work->article);
    if (result != OK)
        return result;
    work->view.choice = (struct word_choice){ .text = &work->text, .version = &work->version };
    return work->article.count ? words_offer(request, &work->article, &work->view.choice) : OK;
}

enum result annotation_place_form(struct request *request)
{
    struct placing_anew work = { 0 };
    struct place_page *view = &work.view;
    enum result result = read_place(request, &work);

    if (result == OK)
        result =
            states_outline(request->db, &request->arena, work.text.version_id, &view->articles);
    if (result != OK)
        return result;
    view->may_place = may_see_form(request, &view->annotation.annotation);
    view->form = view->choice.form = request_form(request);
    annotation_place_html(&request->page, view);
    return OK;
}

enum result annotation_place_send(struct request *request)
{
    struct placing_anew work = { 0 };
    const struct annotation *annotation = &work.view.annotation.annotation;
    struct targets targets = { 0 };
    enum result result = read_place(request, &work), reason;

    if (result == OK && !may_tend(&request->visitor, annotation))
        return NOT_ALLOWED;
    if (result == OK && !work.view.choice.alinea)
        result = request_problem(request, "words", N_("Choose the paragraph."));
    if (result == OK)
        result = words_take(request, &work.article, &work.view.choice, &targets);
    reason =
        result == OK || result == NOT_VALID ? check_reason(request, &work.view.annotation) : OK;
    if (result == OK && reason == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    if (result != OK || reason != OK)
        return result != OK ? result : reason;
    result = anchor_place_by_hand(request->db, &request->arena, annotation, work.view.listed->n,
                                  &targets.items[0], request->visitor.account_id);
    if (result == OK)
        result = tell(request, &work.view.annotation, "annotation-place");
    return result == OK ? lead_to_annotation(request) : result;
}

/* It stands where it was found: nothing is changed, so nobody asks why. */
enum result annotation_confirm_send(struct request *request)
{
    struct annotation_page view = { 0 };
    struct law_text text;
    enum result result = annotation_for(request, &view, &text);

    if (result == OK && !may_tend(&request->visitor, &view.annotation))
        return NOT_ALLOWED;
    if (result == OK)
        result = anchor_confirm(request->db, &view.annotation, text.version_id,
                                request_integer(request, "n"), request->visitor.account_id);
    return result == OK ? lead_to_annotation(request) : result;
}

/* The act is the last part of the address. */
static const char *act_of(const struct request *request)
{
    static const char *const acts[] = { "archive", "restore", "delete", NULL };

    for (int i = 0; acts[i]; i++)
        if (str_ends(request->path, acts[i]))
            return acts[i];
    return "";
}

enum result annotation_act_form(struct request *request)
{
    struct annotation_page view = { .act = act_of(request) };
    struct law_text text;
    enum result result = annotation_for(request, &view, &text);

    if (result == OK)
        result = annotation_is_answered(request->db, &view.annotation, &view.is_answered);
    if (result != OK)
        return result;
    if (!may_see_form(request, &view.annotation) || (!strcmp(view.act, "delete") && !view.is_own))
        return NOT_ALLOWED;
    view.form = request_form(request);
    annotation_act_html(&request->page, &view);
    return OK;
}

static enum result delete_own(struct request *request, const struct annotation_page *view)
{
    enum result result =
        view->is_own ? annotation_delete(request->db, &view->annotation) : NOT_ALLOWED;

    if (result == CONFLICT)
        return request_problem(request, "",
                               N_("Somebody has answered: it can be put aside, and stays in the "
                                  "list of all."));
    return result == OK ? request_redirect(request, "/t/%.*s/%" PRId64, STR_ARGS(view->topic.slug),
                                           view->topic.id)
                        : result;
}

enum result annotation_act_send(struct request *request)
{
    struct annotation_page view = { .act = act_of(request) };
    bool archives = !strcmp(view.act, "archive");
    struct law_text text;
    enum result result = annotation_for(request, &view, &text);

    if (result == OK && !may_tend(&request->visitor, &view.annotation))
        return NOT_ALLOWED;
    if (result == OK && !strcmp(view.act, "delete"))
        return delete_own(request, &view);
    if (result == OK)
        result = check_reason(request, &view);
    if (result == OK)
        result = annotation_archive(request->db, &view.annotation, request->visitor.account_id,
                                    archives);
    if (result == OK)
        result = tell(request, &view, archives ? "annotation-archive" : "annotation-restore");
    return result == OK ? lead_to_annotation(request) : result;
}
