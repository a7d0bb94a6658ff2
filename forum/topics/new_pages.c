#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "topics/pages.h"

const struct field new_query[] = {
    { "category", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

const struct field new_fields[] = {
    { "title", N_("Title"), FIELD_LINE, TITLE_MIN, TITLE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 1, INT64_MAX },
    { "tags", N_("Tags"), FIELD_LINE, 0, TAGS_TYPED_MAX },
    { "body", N_("Your message"), FIELD_TEXT, POST_MIN, MARKDOWN_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

enum result categories_offered(struct request *request, struct categories *categories)
{
    enum result result =
        categories_all(request->db, &request->arena, &request->visitor, categories);
    size_t count = 0;

    if (!request->visitor.account_id)
        return result;
    for (size_t i = 0; result == OK && i < categories->count; i++) {
        struct category category = categories->items[i];
        struct record record;

        result = category_for(request, &category);
        record = category_record(&category);
        if (may_open(&request->visitor, &record))
            categories->items[count++] = category;
    }
    categories->count = count;
    return result;
}

/* Also shows again what was refused, or its preview. */
enum result new_form(struct request *request)
{
    struct composer view = { 0 };
    struct text_place place = { .category_id = request_integer(request, "category") };
    enum result result = categories_offered(request, &view.categories);

    if (result == OK)
        result = preview_of(request, &place, &view);
    if (result == OK)
        result = draft_open(request, &(struct draft_place){ .form = DRAFT_TOPIC }, &view);
    if (result != OK)
        return result;
    view.form = request_form(request);
    new_html(&request->page, &view);
    return OK;
}

enum result new_prepare(struct request *request)
{
    enum result result = text_prepare(request, 0);

    return result == OK && wants_preview(request) ? NOT_VALID : result;
}

enum result category_openable(struct request *request, int64_t *category_id)
{
    struct category category;
    struct record record = { 0 };
    enum result result = category_find(request->db, &request->arena, *category_id, &category);

    if (result == OK)
        result = category_for(request, &category);
    if (result == OK)
        record = category_record(&category);
    if (result == NOT_FOUND || (result == OK && !may_open(&request->visitor, &record))) {
        *category_id = 0;
        return OK;
    }
    return result;
}

enum result category_chosen(struct request *request, int64_t *category_id)
{
    enum result result = category_openable(request, category_id);

    if (result == OK && !*category_id)
        result = request_problem(request, "category",
                                 N_("Choose where it stands: who reads there sees it."));
    return result;
}

enum result new_send(struct request *request)
{
    struct topic_wish wish = {
        .category_id = request_integer(request, "category"),
        .author_id = request->visitor.account_id,
        .title = request_text(request, "title"),
        .tags = request_text(request, "tags"),
        .first = request->prepared,
    };
    bool is_held = false;
    int64_t id;
    enum result result = category_openable(request, &wish.category_id);

    if (result == OK)
        result = pace_write(request, &(struct pace_text){ .opens_topic = true,
                                                          .text = wish.first->text,
                                                          .links = written_links(wish.first) });
    if (result == OK)
        result = held_is_needed(request->db, &request->visitor, &is_held);
    if (result == OK && is_held)
        result = held_keep_topic(request->db, &request->arena, &wish, &request->problems);
    else if (result == OK)
        result = topic_open(request->db, &request->arena, &wish, &request->problems, &id);
    if (result == OK)
        result = draft_published(request, &(struct draft_place){ .form = DRAFT_TOPIC });
    if (result != OK)
        return result;
    if (is_held)
        return request_redirect(request, "/waiting");
    return request_redirect(request, "/t/%.*s/%" PRId64,
                            STR_ARGS(slug_from(&request->arena, str_trim(wish.title))), id);
}
