#include "topics/reader.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "topics/like.h"
#include "topics/pages.h"

static struct str part_key(struct request *request, const char *part, const struct thread *thread)
{
    const struct post_page *where = &thread->where;

    return str_format(&request->arena,
                      "topic %s %" PRId64 " order %d kind %d after %" PRId64 " branch %" PRId64
                      " marked %" PRId64 " %.*s zone %.*s",
                      part, thread->topic->id, where->order, where->kind, where->after,
                      where->branch, thread->marked, STR_ARGS(language_code(request->language)),
                      STR_ARGS(zone_name(request->page.zone ? request->page.zone : zone_utc)));
}

static enum result render_posts(struct request *request, struct page *page, void *context)
{
    struct thread *thread = context;
    enum result result = thread_read(request->db, &request->arena, thread);

    if (result == OK)
        thread_put(page, thread);
    return result;
}

/* Kept apart, for the form to reply stands between them. */
static enum result render_plan(struct request *request, struct page *page, void *context)
{
    struct thread *thread = context;
    enum result result =
        thread->posts.count ? OK : thread_read(request->db, &request->arena, thread);

    if (result == OK)
        thread_plan_html(page, thread);
    return result;
}

static int by_id(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

/* Somebody may have written thousands here, and each hole of the page asks. */
static void order(struct post_ids *ids)
{
    if (ids->count)
        qsort(ids->items, ids->count, sizeof *ids->items, by_id);
}

static bool is_among(const struct post_ids *ids, int64_t post_id)
{
    return ids->count && bsearch(&post_id, ids->items, ids->count, sizeof *ids->items, by_id);
}

static void fill_like(const struct reader *reader, struct page *page, const struct hole *hole)
{
    struct like_button button = {
        .post_id = hole->id,
        .number = hole->number,
        .count = hole->value,
        .is_on = is_among(&reader->liked, hole->id),
        .is_own = is_among(&reader->own, hole->id),
    };

    if (button.is_on || button.is_own)
        like_button_html(page, &button);
}

static void fill_acts(const struct reader *reader, struct page *page, const struct hole *hole,
                      const struct visitor *visitor)
{
    struct record record = topic_record(reader->thread.topic);
    bool is_gone = hole->kind == HOLE_GONE;
    struct post_acts acts;

    record.author_id = is_among(&reader->own, hole->id) ? visitor->account_id : 0;
    record.is_settled = is_among(&reader->settled, hole->id);
    record.is_wiki = hole->value != 0;
    record.is_hidden = is_gone;
    acts = (struct post_acts){
        .post_id = hole->id,
        .number = hole->number,
        .is_wiki = record.is_wiki,
        .may_edit = may_edit(visitor, &record),
        .may_share = may_share(visitor, &record),
        .may_delete = !is_gone && may_delete(visitor, &record),
        .may_hide = !is_gone && may_moderate(visitor),
        .may_restore = is_gone && may_moderate(visitor),
        .may_flag = !is_gone && may_flag(visitor, &record),
    };
    post_acts_html(page, &acts);
}

/* On the first visit all is unread, so nothing is marked. */
static void fill_new(struct request *request, struct reader *reader, struct page *page,
                     const struct hole *hole)
{
    if (hole->number <= reader->number)
        return;
    *list_add(&request->arena, &reader->shown) = hole->number;
    if (reader->number && !is_among(&reader->own, hole->id))
        post_new_html(page);
}

static void fill_hole(struct request *request, struct page *page, const struct hole *hole,
                      void *context)
{
    struct reader *reader = context;

    switch (hole->kind) {
    case HOLE_NEW: fill_new(request, reader, page, hole); break;
    case HOLE_LIKE: fill_like(reader, page, hole); break;
    case HOLE_ACTS:
    case HOLE_GONE: fill_acts(reader, page, hole, &request->visitor); break;
    }
}

static enum result read_own(struct request *request, struct reader *reader)
{
    int64_t topic_id = reader->thread.topic->id, account_id = request->visitor.account_id;
    int64_t gathered = request_gathered(request, &reading_kind, topic_id);
    enum result result =
        post_ids_of_person(request->db, &request->arena, topic_id, account_id, &reader->own);

    if (result == OK && reader->own.count)
        result =
            post_ids_settled(request->db, &request->arena, topic_id, account_id, &reader->settled);
    if (result == OK)
        result = post_ids_liked(request->db, &request->arena, topic_id, account_id, &reader->liked);
    if (result == OK)
        result = reading_number(request->db, account_id, topic_id, &reader->number);
    if (gathered > reader->number)
        reader->number = gathered;
    order(&reader->own);
    order(&reader->settled);
    order(&reader->liked);
    return result;
}

static enum result note_reading(struct request *request, struct reader *reader)
{
    int64_t topic_id = reader->thread.topic->id, number = reader->number;
    enum result result;

    if (!reader->shown.count)
        return OK;
    result = reading_advance(request->db, request->visitor.account_id, topic_id, &reader->shown,
                             &number);
    if (result == OK && number > reader->number)
        request_gather(request, &reading_kind, topic_id, number);
    return result;
}

enum result boxes_put(struct request *request, struct page *page, const struct topic *topic)
{
    enum result result = OK;

    for (int i = 0; result == OK && topic_boxes[i]; i++)
        result = topic_boxes[i](request, page, topic);
    return result;
}

static enum result render_boxes(struct request *request, struct page *page, void *context)
{
    return boxes_put(request, page, context);
}

enum result reader_put_boxes(struct request *request, struct reader *reader)
{
    const struct topic *topic = reader->thread.topic;
    struct thread whole = { .topic = topic };
    struct shared_part part = {
        .key = part_key(request, "boxes", &whole),
        .version = topic->version,
        .render = render_boxes,
        .context = (void *)topic,
    };

    return request_shared(request, &part);
}

enum result reader_put_posts(struct request *request, struct reader *reader)
{
    struct shared_part part = {
        .key = part_key(request, "posts", &reader->thread),
        .version = reader->thread.topic->version,
        .render = render_posts,
        .fill = fill_hole,
        .context = reader,
    };
    enum result result = read_own(request, reader);

    if (result == OK)
        result = request_shared(request, &part);
    return result == OK ? note_reading(request, reader) : result;
}

enum result reader_put_plan(struct request *request, struct reader *reader)
{
    struct shared_part part = {
        .key = part_key(request, "plan", &reader->thread),
        .version = reader->thread.topic->version,
        .render = render_plan,
        .context = reader,
    };

    frame_aside(&request->page);
    return request_shared(request, &part);
}
