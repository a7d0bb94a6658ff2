#include <inttypes.h>
#include <string.h>

#include "topics/pages.h"

const struct field act_fields[] = {
    { "reason", N_("Reason"), FIELD_LINE, REASON_MIN, REASON_MAX },
    { 0 },
};

const struct field moderation_query[] = {
    { "before", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

/* An act of a moderator: the last word of its address. */
struct deed {
    const char *word;
    enum result (*do_it)(struct db *, int64_t id, const struct act *, struct problems *);
};

static const struct deed topic_deeds[] = {
    { "close", topic_close },
    { "reopen", topic_reopen },
    { "hide", topic_hide },
    { "restore", topic_restore },
    { 0 },
};

static const struct deed post_deeds[] = {
    { "hide", post_hide },
    { "restore", post_restore },
    { 0 },
};

/* The routes name no other words than these tables. */
static const struct deed *deed_of(const struct request *request, const struct deed *deeds)
{
    const char *word = strrchr(request->route->path, '/') + 1;

    while (deeds[1].word && strcmp(deeds->word, word))
        deeds++;
    return deeds;
}

static struct act act_of(const struct request *request)
{
    return (struct act){ request->visitor.account_id, request_text(request, "reason") };
}

/* Also shows again what was refused. */
enum result topic_act_form(struct request *request)
{
    struct act_page view = { .word = str_of(deed_of(request, topic_deeds)->word) };
    struct topic topic;
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result != OK)
        return result;
    view.topic = &topic;
    view.form = request_form(request);
    act_html(&request->page, &view);
    return OK;
}

enum result topic_act_prepare(struct request *request)
{
    request->lock = LOCK_TOPIC;
    request->lock_id = request->ids[0];
    return OK;
}

enum result topic_act_send(struct request *request)
{
    struct act act = act_of(request);
    struct topic topic;
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result == OK)
        result =
            deed_of(request, topic_deeds)->do_it(request->db, topic.id, &act, &request->problems);
    return result == OK
               ? request_redirect(request, "/t/%.*s/%" PRId64, STR_ARGS(topic.slug), topic.id)
               : result;
}

enum result post_act_form(struct request *request)
{
    struct act_page view = { .word = str_of(deed_of(request, post_deeds)->word) };
    struct topic topic;
    struct post post;
    enum result result = post_for(request, request->ids[0], &post, &topic);

    if (result != OK || post.is_deleted)
        return result == OK ? NOT_FOUND : result;
    view.topic = &topic;
    view.post = &post;
    view.body = post_body(&request->page, NULL, &post);
    view.form = request_form(request);
    act_html(&request->page, &view);
    return OK;
}

enum result post_act_prepare(struct request *request)
{
    return lock_topic_of(request, request->ids[0]);
}

enum result post_act_send(struct request *request)
{
    struct act act = act_of(request);
    struct topic topic;
    struct post post;
    enum result result = post_for(request, request->ids[0], &post, &topic);

    if (result == OK && post.is_deleted)
        result = NOT_FOUND;
    if (result == OK)
        result =
            deed_of(request, post_deeds)->do_it(request->db, post.id, &act, &request->problems);
    return result == OK ? request_redirect(request, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                                           STR_ARGS(topic.slug), topic.id, post.number, post.number)
                        : result;
}

enum result moderation_show(struct request *request)
{
    struct moderation_page view = { .is_first = !request_integer(request, "before") };
    enum result result = moderation_latest(request->db, &request->arena, &request->visitor,
                                           request_integer(request, "before"), &view.list);

    if (result == OK && !request_is_current(request, moderations_version(&view.list)))
        moderation_html(&request->page, &view);
    return result;
}
