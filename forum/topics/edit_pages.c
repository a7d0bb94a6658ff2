#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "render/language.h"
#include "topics/pages.h"

const struct field edit_query[] = {
    { "body", NULL, FIELD_TEXT, 0, 0 }, /* the post's own, never from the address */
    { 0 },
};

const struct field edit_fields[] = {
    { "body", N_("Your message"), FIELD_TEXT, POST_MIN, MARKDOWN_WRITTEN_MAX },
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "base_revision", NULL, FIELD_INTEGER, 1, UINT32_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

enum result lock_topic_of(struct request *request, int64_t post_id)
{
    struct post post;
    enum result result = post_find(request->db, &request->arena, post_id, &post);

    if (result == OK) {
        request->lock = LOCK_TOPIC;
        request->lock_id = post.topic_id;
    }
    return result;
}

/* The post of the address, if this visitor may do that with it. */
static enum result find_own(struct request *request,
                            bool (*may)(const struct visitor *, const struct record *),
                            struct post *post, struct topic *topic)
{
    struct record record;
    enum result result = post_for(request, request->ids[0], post, topic);

    if (result != OK)
        return result;
    record = post_record(post, topic);
    record.is_settled = post->created_at < post_settled_before(request->db);
    if (may(&request->visitor, &record))
        return OK;
    if (may == may_edit && record.is_settled && record.author_id == request->visitor.account_id)
        request_problem(request, "",
                        N_("This message is too old to be changed. Write a new one beside it."));
    return NOT_ALLOWED;
}

/* For the form: whose session ended or who was suspended meanwhile is shown what they typed. */
static enum result find_shown(struct request *request,
                              bool (*may)(const struct visitor *, const struct record *),
                              struct post *post, struct topic *topic)
{
    enum result result = find_own(request, may, post, topic);
    bool has_ended = request->method == POST &&
                     (!request->visitor.account_id || request->visitor.suspended_until);

    return result == NOT_ALLOWED && has_ended ? OK : result;
}

/* Also shows again what was refused: beside somebody else's change, when that was why. */
enum result edit_form(struct request *request)
{
    struct composer view = { 0 };
    struct text_place place = { 0 };
    struct topic topic;
    struct post post;
    int64_t base;
    enum result result = find_shown(request, may_edit, &post, &topic);

    if (result != OK)
        return result;
    place = (struct text_place){ topic.category_id, topic.id, post.id };
    result = preview_of(request, &place, &view);
    if (result != OK)
        return result;
    base = request->method == POST ? request_integer(request, "base_revision") : post.revision;
    view.kind = request->method == POST ? kind_named(request_text(request, "kind")) : post.kind;
    result =
        draft_open(request, &(struct draft_place){ DRAFT_EDIT, post.id, post.revision }, &view);
    if (result != OK)
        return result;
    request_fill(request, "body", view.draft ? view.draft->body : post.markdown);
    view.topic = &topic;
    view.post = &post;
    view.base_revision = post.revision;
    view.is_changed = base != post.revision;
    view.form = request_form(request);
    edit_html(&request->page, &view);
    return OK;
}

enum result edit_prepare(struct request *request)
{
    enum result result = text_prepare(request, request->ids[0]);

    if (result == OK && wants_preview(request))
        return NOT_VALID;
    return result == OK ? lock_topic_of(request, request->ids[0]) : result;
}

enum result lead_to_post(struct request *request, const struct topic *topic,
                         const struct post *post)
{
    return request_redirect(request, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                            STR_ARGS(topic->slug), topic->id, post->number, post->number);
}

enum result edit_send(struct request *request)
{
    struct topic topic;
    struct post post;
    enum result result = find_own(request, may_edit, &post, &topic);

    if (result == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    if (result == OK)
        result = post_edit(request->db, &request->arena, post.id, request->visitor.account_id,
                           request_integer(request, "base_revision"), request->prepared);
    if (result == OK && post.number > 1)
        result = post_set_kind(request->db, post.id, kind_named(request_text(request, "kind")));
    if (result == OK)
        result = draft_published(
            request, &(struct draft_place){ DRAFT_EDIT, post.id,
                                            request_integer(request, "base_revision") });
    return result == OK ? lead_to_post(request, &topic, &post) : result;
}

enum result delete_form(struct request *request)
{
    struct delete_page view = { 0 };
    struct topic topic;
    struct post post;
    enum result result = find_shown(request, may_delete, &post, &topic);

    if (result != OK)
        return result;
    view.topic = &topic;
    view.post = &post;
    view.body = post_body(&request->page, NULL, &post);
    view.form = request_form(request);
    delete_html(&request->page, &view);
    return OK;
}

enum result delete_prepare(struct request *request)
{
    return lock_topic_of(request, request->ids[0]);
}

enum result delete_send(struct request *request)
{
    struct topic topic;
    struct post post;
    enum result result = find_own(request, may_delete, &post, &topic);

    if (result == OK)
        result = post_delete(request->db, &request->arena, post.id);
    return result == OK ? lead_to_post(request, &topic, &post) : result;
}

/* Public, but for what is withdrawn: its author and moderators read what was hidden. */
enum result history_show(struct request *request)
{
    struct history_page view = { 0 };
    struct topic topic;
    struct post post;
    struct record record;
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result == OK && !str_equal(topic.slug, request->names[0]))
        return request_moved(request, "/t/%.*s/%" PRId64 "/%" PRId64 "/history",
                             STR_ARGS(topic.slug), topic.id, request->ids[1]);
    if (result == OK)
        result = post_by_number(request->db, &request->arena, topic.id, request->ids[1], &post);
    if (result != OK)
        return result;
    record = post_record(&post, &topic);
    if (post.is_deleted || !may_read(&request->visitor, &record))
        return NOT_FOUND;
    if (request_is_current(request, topic.version))
        return OK;
    result = post_history(request->db, &request->arena, &post, &view.revisions);
    view.topic = &topic;
    view.post = &post;
    if (result == OK)
        history_html(&request->page, &view);
    return result;
}
