#include "base/arena.h"
#include "moderation/pages.h"
#include "render/language.h"

/* Also says why what was to be let in cannot be. */
enum result queue_show(struct request *request)
{
    struct queue_page view = { 0 };
    enum result result =
        queue_read(request->db, &request->arena, request->visitor.account_id, &view.queue);

    if (result == OK)
        result = held_waiting(request->db, &request->arena, &view.held);
    if (result != OK)
        return result;
    view.form = request_form(request);
    queue_html(&request->page, &view);
    return OK;
}

/* The message stays as it is. Nobody decides that of their own. */
enum result leave_send(struct request *request)
{
    struct topic topic;
    struct post post;
    enum result result = post_for(request, request->ids[0], &post, &topic);

    if (result == OK && post.author.id == request->visitor.account_id)
        result = NOT_ALLOWED;
    if (result == OK)
        result = flags_close(request->db, post.id, FLAG_LEFT, request->visitor.account_id);
    return result == OK ? request_redirect(request, "/moderation/queue") : result;
}

enum result queue_frame(struct request *request, struct frame *frame)
{
    struct queue_state state = { 0 };
    enum result result = OK;

    if (!may_moderate(&request->visitor))
        return OK;
    result = queue_state(request->db, request->visitor.account_id, &state);
    frame->may_moderate = true;
    frame->waiting = state.count;
    return result;
}

enum result queue_need(struct request *request, struct needs *needs)
{
    struct page *page = &request->page;
    struct queue_state state = { 0 };
    enum result result = OK;

    if (may_moderate(&request->visitor))
        result = queue_state(request->db, request->visitor.account_id, &state);
    if (result == OK && state.count)
        *list_add(&request->arena, needs) = (struct need){
            .since = state.since,
            .state = "st-object",
            .icon = "s-object",
            .chip = _("Moderation"),
            .title = plural("{count} message waits for a moderator",
                            "{count} messages wait for a moderator", state.count),
            .path = STR("/moderation/queue"),
            .act = _("Look at it"),
        };
    return result;
}
