#include <inttypes.h>

#include "base/arena.h"
#include "topics/pages.h"

const struct field new_query[] = {
    { "category", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

const struct field new_fields[] = {
    { "title", N_("Title"), FIELD_LINE, TITLE_MIN, TITLE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 1, INT64_MAX },
    { "body", N_("Your message"), FIELD_TEXT, POST_MIN, MARKDOWN_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

/* Also shows again what was refused, or its preview. */
enum result new_form(struct request *request)
{
    struct composer view = { 0 };
    enum result result = categories_all(request->db, &request->arena, &view.categories);

    if (result == OK)
        result = preview_of(request, 0, &view.preview);
    if (result != OK)
        return result;
    view.form = request_form(request);
    new_html(&request->page, &view);
    return OK;
}

enum result new_prepare(struct request *request)
{
    struct written *written = arena_new(&request->arena, struct written);
    enum result result = written_prepare(&request->arena, request_text(request, "body"), "body",
                                         &request->problems, written);

    if (result != OK)
        return result;
    request->prepared = written;
    return wants_preview(request) ? NOT_VALID : OK;
}

enum result new_send(struct request *request)
{
    struct topic_wish wish = {
        .category_id = request_integer(request, "category"),
        .author_id = request->visitor.account_id,
        .title = request_text(request, "title"),
        .first = request->prepared,
    };
    int64_t id;
    enum result result = topic_open(request->db, &request->arena, &wish, &request->problems, &id);

    if (result != OK)
        return result;
    return request_redirect(request, "/t/%.*s/%" PRId64,
                            STR_ARGS(slug_from(&request->arena, str_trim(wish.title))), id);
}
