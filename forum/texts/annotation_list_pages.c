/* Lists of annotations: of a text, of a debate; one of them. */
#include <inttypes.h>

#include "base/arena.h"
#include "sql.h"
#include "texts/annotation_margin.h"
#include "texts/annotation_pages.h"
#include "topics/version.h"

const struct field annotations_query[] = {
    { "state", NULL, FIELD_LINE, 0, 10 },
    { "before", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { "after", NULL, FIELD_LINE, 0, 18 }, /* of .jsonld: "0" is the first page, without it there is
                                             only the collection */
    { 0 },
};

static enum result count_annotations(struct request *request, const struct visitor *visitor,
                                     struct annotations_page *view)
{
    struct rows rows = db_query(request->db, sql_annotations_total, value(may_reach(visitor)),
                                value(visitor->account_id), value(view->text.id));

    if (rows_next(&rows))
        view->annotation_count = row_integer(&rows, "count");
    return rows_end_one(&rows);
}

/* What other tools read is what anyone may read, whoever asks. */
static enum result show_jsonld(struct request *request, struct annotations_page *view)
{
    static const struct visitor anyone;
    struct listed_query query = { .visitor = &anyone,
                                  .text_id = view->text.id,
                                  .is_oldest_first = true };
    struct str after = request_text(request, "after");
    bool is_page = str_equal(after, STR("0")) || str_to_id(after, &query.after);
    enum result result = count_annotations(request, &anyone, view);

    if (result == OK && is_page)
        result = annotations_of_text(request->db, &request->arena, &query, &view->list);
    if (result != OK)
        return result;
    if (is_page)
        annotation_page_jsonld(&request->page, view, query.after);
    else
        annotation_collection_jsonld(&request->page, view);
    return OK;
}

static enum result show_list(struct request *request, struct annotations_page *view)
{
    struct listed_query query = { .visitor = &request->visitor,
                                  .text_id = view->text.id,
                                  .filter = filter_named(request_text(request, "state")),
                                  .after = request_integer(request, "before") };
    enum result result = annotations_of_text(request->db, &request->arena, &query, &view->list);

    if (result == OK)
        result = annotations_count(request->db, &request->visitor, view->text.id, view->counts);
    if (result != OK)
        return result;
    view->filter = query.filter;
    if (request->format == JSON)
        annotations_json(&request->page, view);
    else
        annotations_html(&request->page, view);
    return OK;
}

enum result law_annotations_show(struct request *request)
{
    struct annotations_page view = { .site = request->site->url };
    uint64_t reach = 0;
    enum result result = text_called(request->db, &request->arena, request->names[0], &view.text);

    if (result == OK)
        result = categories_reach(request->db, &request->visitor, &reach);
    if (result != OK)
        return result;
    if (request_is_current(request, version_end(version_with(reach, view.text.version))))
        return OK;
    view.path = text_path(&request->arena, &view.text);
    view.canonical = request_canonical(
        request, str_format(&request->arena, "%.*s/annotations", STR_ARGS(view.path)));
    return request->format == JSONLD ? show_jsonld(request, &view) : show_list(request, &view);
}

enum result said_put(struct request *request, struct page *page, const struct law_text *text,
                     int64_t version_id)
{
    struct annotations_page view = { .text = *text };
    int64_t changed = 0;
    enum result result = count_annotations(request, &request->visitor, &view);

    if (result == OK)
        result = annotations_changed(request->db, &request->visitor, version_id, &changed);
    if (result == OK && view.annotation_count)
        said_html(page, text, view.annotation_count, changed);
    return result;
}

/* What is shown of one to whoever may read its debate. */
static enum result read_one(struct request *request, struct annotation_page *view)
{
    enum result result =
        annotation_find(request->db, &request->arena, request->ids[0], &view->annotation);

    if (result == OK)
        result = topic_for(request, view->annotation.topic_id, &view->topic);
    if (result == OK)
        result = annotation_listed(request->db, &request->arena, view->annotation.id, &view->list);
    return result == OK && !view->list.count ? NOT_FOUND : result;
}

enum result annotation_show(struct request *request)
{
    struct annotation_page view = { .site = request->site->url };
    enum result result = read_one(request, &view);

    if (result != OK)
        return result;
    if (request_is_current(request, view.topic.version))
        return OK;
    if (request->format == JSON) {
        annotation_json(&request->page, &view.list);
        return OK;
    }
    if (request->format == JSONLD) {
        annotation_jsonld(&request->page, &view.list, view.site);
        return OK;
    }
    if (may_tend(&request->visitor, &view.annotation)) {
        view.form = request_form(request);
        view.is_own = view.annotation.author.id == request->visitor.account_id;
        result = annotation_is_answered(request->db, &view.annotation, &view.is_answered);
    }
    if (result == OK)
        annotation_html(&request->page, &view);
    return result;
}

enum result topic_annotations(struct request *request, struct page *page, const struct topic *topic)
{
    struct listed_list list;
    enum result result = annotations_of_topic(request->db, &request->arena, topic->id, &list);

    if (result == OK && list.count)
        topic_annotations_html(page, &list);
    return result;
}
