#include <inttypes.h>

#include "base/arena.h"
#include "render/json.h"
#include "topics/pages.h"

const struct field draft_fields[] = {
    { "draft", NULL, FIELD_LINE, 1, 60 }, /* which form's */
    { "title", NULL, FIELD_LINE, 0, TITLE_MAX },
    { "tags", NULL, FIELD_LINE, 0, TAGS_TYPED_MAX },
    { "category", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "body", N_("Your message"), FIELD_TEXT, 0, MARKDOWN_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

enum result draft_open(struct request *request, const struct draft_place *place,
                       struct composer *view)
{
    struct draft *draft = arena_new(&request->arena, struct draft);
    enum result result;

    view->draft_name = draft_name(&request->arena, place);
    if (request->method != GET)
        return OK;
    result = draft_find(request->db, &request->arena, request->visitor.account_id, place, draft);
    if (result == OK) {
        view->draft = draft;
        view->kind = draft->kind;
    }
    return result == NOT_FOUND ? OK : result;
}

enum result draft_published(struct request *request, const struct draft_place *place)
{
    return draft_drop(request->db, &request->arena, request->visitor.account_id, place);
}

/* Only of what one may read, under whose title it is then listed. */
static enum result find_title(struct request *request, const struct draft_place *place,
                              struct str *title)
{
    struct topic topic = { 0 };
    struct post post;
    enum result result = OK;

    *title = request_text(request, "title");
    if (place->form == DRAFT_REPLY)
        result = topic_for(request, place->id, &topic);
    else if (place->form == DRAFT_EDIT)
        result = post_for(request, place->id, &post, &topic);
    if (place->form != DRAFT_TOPIC)
        *title = topic.title;
    return result;
}

static enum result keep(struct request *request, const struct draft_place *place)
{
    struct draft draft = {
        .place = *place,
        .tags = request_text(request, "tags"),
        .category_id = request_integer(request, "category"),
        .kind = kind_named(request_text(request, "kind")),
        .body = request_text(request, "body"),
    };
    enum result result = find_title(request, place, &draft.title);

    return result == OK
               ? draft_keep(request->db, &request->arena, request->visitor.account_id, &draft)
               : result;
}

static void answer_script(struct request *request)
{
    struct json json = { .out = &request->page.body };

    json_begin_object(&json);
    json_put_bool(&json, "kept", true);
    json_end(&json);
}

enum result draft_send(struct request *request)
{
    bool drops = str_equal(request_text(request, "do"), STR("drop"));
    struct draft_place place;
    enum result result;

    if (!draft_place_named(request_text(request, "draft"), &place))
        return NOT_FOUND;
    result = drops ? draft_published(request, &place) : keep(request, &place);
    if (result != OK)
        return result;
    if (request->format != JSON)
        return request_redirect(request, "/drafts");
    answer_script(request);
    return OK;
}

/* Also shows again the text that could not be kept. */
enum result drafts_show(struct request *request)
{
    struct drafts_page view = { 0 };
    enum result result =
        drafts_of(request->db, &request->arena, request->visitor.account_id, &view.drafts);

    if (result != OK)
        return result;
    view.form = request_form(request);
    drafts_html(&request->page, &view);
    return OK;
}

struct str draft_address(struct arena *arena, const struct draft_place *place)
{
    switch (place->form) {
    case DRAFT_TOPIC: break;
    case DRAFT_REPLY:
        return place->number
                   ? str_format(arena, "/t/%" PRId64 "/reply?to=%" PRId64, place->id, place->number)
                   : str_format(arena, "/t/%" PRId64 "/reply", place->id);
    case DRAFT_EDIT: return str_format(arena, "/p/%" PRId64 "/edit", place->id);
    }
    return STR("/new");
}
