#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "topics/pages.h"

const struct field reply_query[] = {
    { "to", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { "quote", NULL, FIELD_FLAG, 0, 1 },
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "body", NULL, FIELD_TEXT, 0, 0 }, /* the words to quote, never from the address */
    { 0 },
};

const struct field reply_fields[] = {
    { "to", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "body", N_("Your message"), FIELD_TEXT, POST_MIN, MARKDOWN_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

bool wants_preview(const struct request *request)
{
    return str_equal(request_text(request, "do"), STR("preview"));
}

enum result text_prepare(struct request *request, int64_t post_id)
{
    struct written *written = arena_new(&request->arena, struct written);
    struct audience_wish wish = {
        .visitor = &request->visitor,
        .mentions = &written->rendered.mentions,
        .post_id = post_id,
    };
    enum result result = written_prepare(&request->arena, request_text(request, "body"), "body",
                                         &request->problems, written);

    if (result == OK)
        result = audience_check(request->db, &request->arena, &wish, &request->problems);
    if (result == OK)
        request->prepared = written;
    return result;
}

static enum result show_text(struct request *request, const struct text_place *place,
                             const struct markdown *rendered, struct html *preview)
{
    struct post post = { .html = rendered->html };
    enum result result = quotes_of_preview(request->db, &request->arena, place->topic_id,
                                           &rendered->quotes, &post.quotes);

    if (result == OK)
        result =
            mentions_of_preview(request->db, &request->arena, &rendered->mentions, &post.mentions);
    *preview = post_body(&request->page, NULL, &post);
    return result;
}

enum result preview_of(struct request *request, const struct text_place *place,
                       struct composer *view)
{
    const struct written *written = request->prepared;
    struct audience_wish wish = {
        .visitor = &request->visitor,
        .category_id = place->category_id,
        .post_id = place->post_id,
    };
    enum result result;

    if (!written || !wants_preview(request))
        return OK;
    wish.mentions = &written->rendered.mentions;
    result = show_text(request, place, &written->rendered, &view->preview);
    return result == OK ? audience_find(request->db, &request->arena, &wish, &view->audience)
                        : result;
}

/* [quote="name, post:5, topic:7"], as the writer of the quoted post is found again by. */
static struct str quoted(struct request *request, const struct post *post)
{
    return str_format(&request->arena,
                      "[quote=\"%.*s, post:%" PRId64 ", topic:%" PRId64 "\"]\n%.*s\n[/quote]\n\n",
                      STR_ARGS(post->author.handle), post->number, post->topic_id,
                      STR_ARGS(post->markdown));
}

static enum result find_answered(struct request *request, int64_t topic_id, struct post *post)
{
    enum result result = post_by_number(request->db, &request->arena, topic_id,
                                        request_integer(request, "to"), post);

    if (result == OK && post_is_gone(post))
        return NOT_FOUND;
    return result == OK ? quotes_masked(request->db, &request->arena, post->id, post->revision,
                                        &post->markdown)
                        : result;
}

/* The first post asks the question, so what answers it answers the topic. */
static int64_t answered_number(const struct request *request)
{
    int64_t to = request_integer(request, "to");

    return to > 1 ? to : 0;
}

/* A quote that was asked for comes after what was typed before. */
static void fill_in(struct request *request, const struct composer *view,
                    const struct post *answered)
{
    struct str draft = view->draft ? view->draft->body : STR("");

    if (request->method != GET || !answered || !request_flag(request, "quote"))
        return;
    request_fill(request, "body",
                 str_format(&request->arena, "%.*s%s%.*s", STR_ARGS(draft),
                            draft.length ? "\n\n" : "", STR_ARGS(quoted(request, answered))));
}

static enum result show(struct request *request, const struct topic *topic,
                        const struct post *answered)
{
    struct composer view = { .topic = topic, .kind = kind_named(request_text(request, "kind")) };
    struct text_place place = { .category_id = topic->category_id, .topic_id = topic->id };
    enum result result = preview_of(request, &place, &view);

    view.answered = answered && answered->number > 1 ? answered : NULL;
    view.to = view.answered ? answered->number : 0;
    if (result == OK)
        result =
            draft_open(request, &(struct draft_place){ DRAFT_REPLY, topic->id, view.to }, &view);
    if (result != OK)
        return result;
    fill_in(request, &view, answered);
    view.form = request_form(request);
    reply_html(&request->page, &view);
    return OK;
}

enum result reply_form(struct request *request)
{
    struct topic topic;
    struct post answered = { 0 };
    struct record record;
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result != OK)
        return result;
    record = topic_record(&topic);
    if (!may_reply(&request->visitor, &record))
        return NOT_ALLOWED;
    if (request_integer(request, "to"))
        result = find_answered(request, topic.id, &answered);
    if (result != OK)
        return result;
    return show(request, &topic, answered.id ? &answered : NULL);
}

/* When what was answered is gone, the text is kept, for the topic as a whole. */
enum result reply_again(struct request *request)
{
    struct topic topic;
    struct post answered = { 0 };
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result != OK)
        return result;
    if (request_integer(request, "to"))
        result = find_answered(request, topic.id, &answered);
    if (result == NOT_FOUND)
        return show(request, &topic, NULL);
    return result == OK ? show(request, &topic, &answered) : result;
}

enum result reply_prepare(struct request *request)
{
    enum result result = text_prepare(request, 0);

    if (result != OK)
        return result;
    request->lock = LOCK_TOPIC;
    request->lock_id = request->ids[0];
    return wants_preview(request) ? NOT_VALID : OK;
}

/* It is published, or waits for a moderator when its author is new and the site says so. */
static enum result publish(struct request *request, const struct reply_wish *wish,
                           const struct topic *topic)
{
    struct post post;
    bool is_held = false;
    enum result result = held_is_needed(request->db, &request->visitor, &is_held);

    if (result == OK && is_held && !topic->closed_at) {
        result = held_keep_reply(request->db, wish);
        return result == OK ? request_redirect(request, "/waiting") : result;
    }
    if (result == OK)
        result = post_reply(request->db, &request->arena, wish, &request->problems, &post);
    return result == OK ? lead_to_post(request, topic, &post) : result;
}

enum result reply_send(struct request *request)
{
    struct reply_wish wish = {
        .topic_id = request->ids[0],
        .author_id = request->visitor.account_id,
        .parent_number = answered_number(request),
        .kind = kind_named(request_text(request, "kind")),
        .written = request->prepared,
    };
    struct topic topic;
    struct record record;
    enum result result = topic_for(request, wish.topic_id, &topic);

    if (result != OK)
        return result;
    record = topic_record(&topic);
    if (!may_open(&request->visitor, &record))
        return NOT_ALLOWED;
    result = pace_write(request, &(struct pace_text){ .text = wish.written->text,
                                                      .links = written_links(wish.written) });
    if (result == OK)
        result = draft_published(
            request, &(struct draft_place){ DRAFT_REPLY, wish.topic_id, wish.parent_number });
    return result == OK ? publish(request, &wish, &topic) : result;
}
