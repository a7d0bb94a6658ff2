#include <inttypes.h>
#include <string.h>

#include "moderation/pages.h"

const struct field act_fields[] = {
    { "rule", N_("Rule of the house"), FIELD_INTEGER, 0, RULES - 1 },
    { "reason", N_("Reason"), FIELD_LINE, REASON_MIN, REASON_MAX },
    { 0 },
};

/* An act of a moderator: the last word of its address. */
struct act_kind {
    const char *word;
    enum result (*do_it)(struct db *, int64_t id, const struct act *, struct problems *);
};

static const struct act_kind topic_acts[] = {
    { "close", topic_close }, { "reopen", topic_reopen },
    { "hide", topic_hide },   { "restore", topic_restore },
    { "pin", topic_pin },     { "pin-everywhere", topic_pin_everywhere },
    { "unpin", topic_unpin }, { 0 },
};

static const struct act_kind post_acts[] = {
    { "hide", post_hide },
    { "restore", post_restore },
    { 0 },
};

/* The routes name no other words than these tables. */
static const struct act_kind *kind_of(const struct request *request, const struct act_kind *kinds)
{
    const char *word = strrchr(request->route->path, '/') + 1;

    while (kinds[1].word && strcmp(kinds->word, word))
        kinds++;
    return kinds;
}

struct act act_of(const struct request *request)
{
    return (struct act){
        .actor_id = request->visitor.account_id,
        .reason = request_text(request, "reason"),
        .rule = rule_of(request_integer(request, "rule")),
    };
}

/* Also shows again what was refused. */
enum result topic_act_form(struct request *request)
{
    struct act_page view = { .word = str_of(kind_of(request, topic_acts)->word) };
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
            kind_of(request, topic_acts)->do_it(request->db, topic.id, &act, &request->problems);
    return result == OK
               ? request_redirect(request, "/t/%.*s/%" PRId64, STR_ARGS(topic.slug), topic.id)
               : result;
}

enum result post_act_form(struct request *request)
{
    struct act_page view = { .word = str_of(kind_of(request, post_acts)->word) };
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
        result = kind_of(request, post_acts)->do_it(request->db, post.id, &act, &request->problems);
    return result == OK ? request_redirect(request, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                                           STR_ARGS(topic.slug), topic.id, post.number, post.number)
                        : result;
}
