#include <inttypes.h>

#include "teams/team.h"
#include "topics/moved.h"
#include "topics/pages.h"
#include "topics/reader.h"

const struct field topic_query[] = {
    { "order", NULL, FIELD_LINE, 0, 10 },
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "after", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { "branch", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { "page", NULL, FIELD_INTEGER, 0, 100000 },
    { "include_raw", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

enum result topic_for(struct request *request, int64_t id, struct topic *topic)
{
    enum result result = topic_find(request->db, &request->arena, id, topic);
    struct record record;

    if (result == OK && topic->team_id && request->visitor.account_id)
        result =
            team_has(request->db, topic->team_id, request->visitor.account_id, &topic->is_in_team);
    record = topic_record(topic);
    if (result == OK && !may_read(&request->visitor, &record))
        return NOT_FOUND;
    return result;
}

enum result post_for(struct request *request, int64_t id, struct post *post, struct topic *topic)
{
    enum result result = post_find(request->db, &request->arena, id, post);
    struct record record;

    if (result == OK)
        result = topic_for(request, post->topic_id, topic);
    if (result != OK)
        return result;
    record = post_record(post, topic);
    return may_read(&request->visitor, &record) ? OK : NOT_FOUND;
}

/* The topic by its id, or by the address it had on another forum. */
static enum result find_addressed(struct request *request, struct topic *topic)
{
    struct topic moved;
    int64_t id;
    enum result result = topic_for(request, request->ids[0], topic), old;

    if ((result != OK && result != NOT_FOUND) ||
        (result == OK && str_equal(topic->slug, request->names[0])))
        return result;
    old = topic_moved(request->db, request->names[0], request->ids[0], &id);
    if (old == OK)
        old = topic_for(request, id, &moved);
    if (old == OK)
        *topic = moved;
    /* One that may not be read is as if it had never been there. */
    return old == NOT_FOUND ? result : old;
}

static bool is_addressed_right(const struct request *request, const struct topic *topic)
{
    return topic->id == request->ids[0] && str_equal(topic->slug, request->names[0]);
}

/* With the query as it was sent, so that a page of the topic stays that page. */
static enum result move(struct request *request, const struct topic *topic)
{
    return request_moved(request, "/t/%.*s/%" PRId64 "%s%s%.*s", STR_ARGS(topic->slug), topic->id,
                         request_suffix(request), request->query.length ? "?" : "",
                         STR_ARGS(request->query));
}

static bool has_plan(const struct thread *thread)
{
    return thread->where.order == POSTS_TREE;
}

static enum result show_to_member(struct request *request, struct topic_page *view)
{
    const struct record record = topic_record(&view->topic);
    struct reader reader = { .thread = view->thread };
    enum result result = OK;

    for (int i = 0; topic_readers[i]; i++)
        topic_readers[i](request, view->topic.id);
    reader.thread.has_holes = true;
    view->may_moderate = may_moderate(&request->visitor);
    view->may_decide = may_decide(&request->visitor, &record);
    view->may_tag = may_tag(&request->visitor, &record);
    view->may_retitle = may_edit(&request->visitor, &record);
    view->form = request_form(request);
    if (may_reply(&request->visitor, &record))
        view->composer = (struct composer){
            .form = view->form,
            .topic = &view->topic,
        };
    if (view->composer.form)
        result = draft_open(request, &(struct draft_place){ DRAFT_REPLY, view->topic.id, 0 },
                            &view->composer);
    if (result != OK)
        return result;
    topic_top_html(&request->page, view);
    result = reader_put_boxes(request, &reader);
    topic_begin_html(&request->page, view);
    if (result == OK)
        result = reader_put_posts(request, &reader);
    topic_reply_html(&request->page, view);
    if (result == OK && has_plan(&reader.thread))
        result = reader_put_plan(request, &reader);
    topic_bottom_html(&request->page);
    return result;
}

/* The first words of the message that the address names, else of the first one here. */
static struct str description_of(struct arena *arena, const struct thread *thread)
{
    const struct posts *posts = &thread->posts;
    size_t i = 0;

    while (thread->marked && i < posts->count && posts->items[i].number != thread->marked)
        i++;
    if (i == posts->count || post_is_gone(&posts->items[i]))
        return STR("");
    return markdown_plain(arena, posts->items[i].html, EXCERPT_MAX);
}

static enum result show_to_visitor(struct request *request, struct topic_page *view)
{
    enum result result = thread_read(request->db, &request->arena, &view->thread);

    if (result != OK)
        return result;
    view->description = description_of(&request->arena, &view->thread);
    topic_top_html(&request->page, view);
    result = boxes_put(request, &request->page, &view->topic);
    topic_begin_html(&request->page, view);
    thread_put(&request->page, &view->thread);
    topic_reply_html(&request->page, view);
    if (has_plan(&view->thread)) {
        frame_aside(&request->page);
        thread_plan_html(&request->page, &view->thread);
    }
    topic_bottom_html(&request->page);
    return result;
}

static enum result show_page(struct request *request, struct topic_page *view)
{
    return request->visitor.account_id ? show_to_member(request, view)
                                       : show_to_visitor(request, view);
}

static struct str topic_path(struct request *request, const struct topic *topic)
{
    return str_format(&request->arena, "/t/%.*s/%" PRId64, STR_ARGS(topic->slug), topic->id);
}

static void begin(struct request *request, struct topic_page *view)
{
    enum post_kind kind = kind_named(request_text(request, "kind"));
    bool is_by_time = kind || str_equal(request_text(request, "order"), STR("time"));

    view->canonical = request_canonical(request, topic_path(request, &view->topic));
    view->feed_url =
        str_format(&request->arena, "%.*s.rss", STR_ARGS(topic_path(request, &view->topic)));
    view->thread.topic = &view->topic;
    view->thread.where = (struct post_page){
        .order = is_by_time ? POSTS_BY_TIME : POSTS_TREE,
        .kind = kind,
        .after = request_integer(request, "after"),
        .branch = is_by_time ? 0 : request_integer(request, "branch"),
        .levels = THREAD_LEVELS,
    };
}

/* Discourse counts pages of its posts by time from 1. */
static enum result find_numbered_page(struct request *request, struct post_page *page)
{
    int64_t number = request_integer(request, "page");

    page->order = POSTS_BY_TIME;
    page->branch = 0;
    if (number < 2)
        return OK;
    return post_page_numbered(request->db, request->ids[0], number, page);
}

static enum result show_json(struct request *request, struct topic_page *view)
{
    bool with_raw = request_flag(request, "include_raw");
    struct post_ids ids;
    enum result result = find_numbered_page(request, &view->thread.where);

    if (result == OK)
        result = thread_read(request->db, &request->arena, &view->thread);
    if (result == OK)
        result = post_ids_of_topic(request->db, &request->arena, view->topic.id, &ids);
    if (result == OK && with_raw)
        result = posts_add_raw(request->db, &request->arena, &view->thread.posts);
    if (result == OK)
        topic_json(&request->page, view, &ids, with_raw);
    return result;
}

enum result topic_show(struct request *request)
{
    struct topic_page view = { 0 };
    enum result result = find_addressed(request, &view.topic);

    if (result != OK)
        return result;
    if (!is_addressed_right(request, &view.topic))
        return move(request, &view.topic);
    if (request->format == HTML)
        request_count(request, &view_kind, view.topic.id);
    if (request_is_current(request, view.topic.version))
        return OK;
    if (request->format == RSS)
        return topic_feed(request, &view.topic);
    begin(request, &view);
    return request->format == JSON ? show_json(request, &view) : show_page(request, &view);
}

enum result topic_short(struct request *request)
{
    struct topic_page view = { 0 };
    enum result result = topic_for(request, request->ids[0], &view.topic);

    if (result != OK)
        return result;
    if (request->format != JSON)
        return move(request, &view.topic);
    if (request_is_current(request, view.topic.version))
        return OK;
    begin(request, &view);
    return show_json(request, &view);
}

enum result topic_permalink(struct request *request)
{
    struct topic_page view = { 0 };
    enum result result = find_addressed(request, &view.topic);

    if (result != OK)
        return result;
    if (!is_addressed_right(request, &view.topic))
        return request_moved(request, "/t/%.*s/%" PRId64 "/%" PRId64, STR_ARGS(view.topic.slug),
                             view.topic.id, request->ids[1]);
    request_count(request, &view_kind, view.topic.id);
    if (request_is_current(request, view.topic.version))
        return OK;
    begin(request, &view);
    view.thread.marked = request->ids[1];
    result = post_page_of(request->db, &request->arena, view.topic.id, request->ids[1],
                          &view.thread.where);
    return result == OK ? show_page(request, &view) : result;
}

enum result topic_permalink_short(struct request *request)
{
    struct topic topic;
    enum result result = topic_for(request, request->ids[0], &topic);

    return result == OK ? request_moved(request, "/t/%.*s/%" PRId64 "/%" PRId64,
                                        STR_ARGS(topic.slug), topic.id, request->ids[1])
                        : result;
}

enum result post_short(struct request *request)
{
    struct topic topic;
    struct post post;
    enum result result = post_find(request->db, &request->arena, request->ids[0], &post);

    if (result == OK)
        result = topic_for(request, post.topic_id, &topic);
    return result == OK ? request_redirect(request, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                                           STR_ARGS(topic.slug), topic.id, post.number, post.number)
                        : result;
}
