#include <inttypes.h>

#include "base/arena.h"
#include "moderation/pages.h"
#include "notices/notice.h"

/* What a release was prepared with: the message, and its text rendered. */
struct prepared {
    struct held held;
    struct written written;
};

enum result release_prepare(struct request *request)
{
    struct prepared *prepared = arena_new(&request->arena, struct prepared);
    enum result result = held_find(request->db, &request->arena, request->ids[0], &prepared->held);

    if (result == OK && prepared->held.refused_at)
        result = CONFLICT;
    if (result == OK)
        result = written_prepare(&request->arena, prepared->held.markdown, "", &request->problems,
                                 &prepared->written);
    request->prepared = prepared;
    request->lock = prepared->held.topic_id ? LOCK_TOPIC : request->lock;
    request->lock_id = prepared->held.topic_id;
    return result;
}

static enum result tell_published(struct request *request, const struct held_release *release)
{
    struct notice_news wish = { .account_id = release->held->author.id,
                                .kind = NOTICE_PUBLISHED,
                                .actor_id = request->visitor.account_id };
    struct post post;
    enum result result =
        post_by_number(request->db, &request->arena, release->topic_id, release->number, &post);

    wish.post_id = post.id;
    return result == OK ? notice_tell(request->db, &wish) : result;
}

enum result release_send(struct request *request)
{
    struct prepared *prepared = request->prepared;
    struct held_release release = {
        .held = &prepared->held,
        .written = &prepared->written,
        .problems = &request->problems,
    };
    enum result result = held_release(request->db, &request->arena, &release);

    if (result == OK)
        result = tell_published(request, &release);

    return result == OK ? request_redirect(request, "/moderation/queue") : result;
}

/* Also shows again what was refused for want of a reason. */
enum result refuse_form(struct request *request)
{
    struct refuse_page view = { 0 };
    enum result result = held_find(request->db, &request->arena, request->ids[0], &view.held);

    if (result != OK)
        return result;
    view.form = request_form(request);
    refuse_html(&request->page, &view);
    return OK;
}

enum result refuse_send(struct request *request)
{
    struct act act = act_of(request);
    struct public_act deed = act_deed("refuse", &act);
    struct held held = { 0 };
    enum result result = act_check(&act, &request->problems);

    if (result == OK)
        result = held_find(request->db, &request->arena, request->ids[0], &held);
    if (result == OK)
        result = held_refuse(request->db, held.id, str_trim(act.reason));
    deed.account_id = held.author.id;
    deed.topic_id = held.topic_id;
    if (result == OK)
        result = moderation_record(request->db, &deed);
    return result == OK ? request_redirect(request, "/moderation/queue") : result;
}
