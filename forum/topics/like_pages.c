#include <inttypes.h>

#include "base/arena.h"
#include "render/json.h"
#include "topics/pages.h"

const struct field like_fields[] = {
    { "on", NULL, FIELD_INTEGER, 0, 1 },
    { "back", NULL, FIELD_LINE, 0, 1000 }, /* the page the button stood on */
    { 0 },
};

const struct field likes_query[] = {
    { "after", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

enum result like_prepare(struct request *request)
{
    return lock_topic_of(request, request->ids[0]);
}

/* A post one may read and that is still there. */
static enum result find_there(struct request *request, struct post *post, struct topic *topic)
{
    enum result result = post_for(request, request->ids[0], post, topic);

    return result == OK && post_is_gone(post) ? NOT_FOUND : result;
}

/* What a script asks for: how many they are now, as Discourse says it. */
static enum result answer_script(struct request *request, const struct post *post)
{
    struct json json = { .out = &request->page.body };
    struct post now;
    enum result result = post_find(request->db, &request->arena, post->id, &now);

    if (result != OK)
        return result;
    json_begin_object(&json);
    json_put_integer(&json, "id", now.id);
    put_like_action(&json, &now, request_integer(request, "on") != 0);
    json_put_string(&json, "words", likes_words(&request->page, now.likes, now.number));
    json_end(&json);
    return OK;
}

static enum result lead_back(struct request *request, const struct topic *topic,
                             const struct post *post)
{
    struct str back = request_text(request, "back");

    if (url_is_own(back) && str_starts(back, "/"))
        return request_redirect(request, "%.*s#p%" PRId64, STR_ARGS(back), post->number);
    return lead_to_post(request, topic, post);
}

enum result like_send(struct request *request)
{
    struct like_wish wish = {
        .account_id = request->visitor.account_id,
        .post_id = request->ids[0],
        .on = request_integer(request, "on") != 0,
    };
    struct topic topic;
    struct post post;
    enum result result = find_there(request, &post, &topic);

    if (result == OK)
        result = post_like(request->db, &wish, &request->problems);
    if (result != OK)
        return result;
    return request->format == JSON ? answer_script(request, &post)
                                   : lead_back(request, &topic, &post);
}

static void show(struct request *request, struct likes_page *view)
{
    if (request->format == JSON)
        likes_json(&request->page, view);
    else
        likes_html(&request->page, view);
}

/* Who likes a post; also says why a like was refused. */
enum result likes_show(struct request *request)
{
    struct likes_page view = { .after =
                                   request->method == GET ? request_integer(request, "after") : 0 };
    struct topic topic;
    struct post post;
    struct record record;
    enum result result = find_there(request, &post, &topic);

    if (result != OK || request_is_current(request, topic.version))
        return result;
    view.topic = &topic;
    view.post = &post;
    record = post_record(&post, &topic);
    view.may_like = may_like(&request->visitor, &record);
    result = post_likers(request->db, &request->arena, post.id, view.after, &view.likers);
    if (result == OK && request->visitor.account_id)
        result = post_is_liked(request->db, post.id, request->visitor.account_id, &view.is_liked);
    if (result != OK)
        return result;
    if (request->visitor.account_id || request->method == POST)
        view.form = request_form(request);
    show(request, &view);
    return OK;
}

/* Lets any member edit a post, or its author alone again. */
enum result wiki_send(struct request *request)
{
    struct topic topic;
    struct post post;
    struct record record;
    enum result result = find_there(request, &post, &topic);

    if (result != OK)
        return result;
    record = post_record(&post, &topic);
    if (!may_share(&request->visitor, &record))
        return NOT_ALLOWED;
    result = post_set_wiki(request->db, post.id, request_integer(request, "on") != 0);
    return result == OK ? lead_back(request, &topic, &post) : result;
}
