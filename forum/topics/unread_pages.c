#include "base/arena.h"
#include "topics/pages.h"

/* What was read since it was last written counts too. */
static enum result count_gathered(struct request *request, struct unread *unread)
{
    int64_t read = request_gathered(request, &reading_kind, unread->topic_id);

    return read > unread->number
               ? unread_after(request->db, request->visitor.account_id, read, unread)
               : OK;
}

enum result unread_of(struct request *request, const int64_t *topic_ids, size_t count,
                      struct unreads *unreads)
{
    struct unreads all;
    enum result result = OK;

    *unreads = (struct unreads){ 0 };
    if (!request->visitor.account_id || !count)
        return OK;
    result = unread_among(request->db, &request->arena, request->visitor.account_id, topic_ids,
                          count < UNREAD_AMONG_MAX ? count : UNREAD_AMONG_MAX, &all);
    for (size_t i = 0; result == OK && i < all.count; i++) {
        result = count_gathered(request, &all.items[i]);
        if (all.items[i].count)
            *list_add(&request->arena, unreads) = all.items[i];
    }
    return result;
}

static const struct unread *unread_at(const struct unreads *unreads, int64_t topic_id)
{
    for (size_t i = 0; i < unreads->count; i++)
        if (unreads->items[i].topic_id == topic_id)
            return &unreads->items[i];
    return NULL;
}

enum result unread_mark(struct request *request, struct topics *topics)
{
    int64_t ids[UNREAD_AMONG_MAX];
    size_t count = topics->count < UNREAD_AMONG_MAX ? topics->count : UNREAD_AMONG_MAX;
    struct unreads *unreads = arena_new(&request->arena, struct unreads);
    enum result result;

    for (size_t i = 0; i < count; i++)
        ids[i] = topics->items[i].id;
    result = unread_of(request, ids, count, unreads);
    for (size_t i = 0; result == OK && i < topics->count; i++)
        topics->items[i].unread = unread_at(unreads, topics->items[i].id);
    return result;
}

enum result unread_ready(struct request *request, const struct hole *holes, size_t count,
                         struct unreads *unreads)
{
    int64_t ids[UNREAD_AMONG_MAX];
    size_t debates = 0;

    for (size_t i = 0; i < count && debates < UNREAD_AMONG_MAX; i++)
        if (holes[i].kind == HOLE_UNREAD)
            ids[debates++] = holes[i].id;
    return unread_of(request, ids, debates, unreads);
}

void unread_fill(struct page *page, const struct hole *hole, const struct unreads *unreads)
{
    const struct unread *unread = hole->kind == HOLE_UNREAD ? unread_at(unreads, hole->id) : NULL;

    if (unread)
        unread_title_html(page, unread);
}

/* What was read a moment ago, and is not written yet, is not unread. */
static void leave_out_read(struct topics *topics)
{
    size_t count = 0;

    for (size_t i = 0; i < topics->count; i++)
        if (topics->items[i].unread)
            topics->items[count++] = topics->items[i];
    topics->count = count;
}

static struct str unread_title(struct page *page)
{
    return _("Unread debates");
}

enum result unread_show(struct request *request)
{
    struct list_page view = {
        .path = request->path,
        .title = unread_title(&request->page),
        .is_first = !list_cursor(request).id,
    };
    enum result result = topics_unread(request->db, &request->arena, &request->visitor,
                                       list_cursor(request), &view.topics);

    if (result == OK)
        result = unread_mark(request, &view.topics);
    if (result != OK)
        return result;
    leave_out_read(&view.topics);
    view.next = list_next(request, &view.topics);
    view.form = request_form(request);
    unread_html(&request->page, &view);
    return OK;
}

enum result unread_send(struct request *request)
{
    enum result result = reading_mark_all(request->db, request->visitor.account_id);

    return result == OK ? request_redirect(request, "/unread") : result;
}
