#include <inttypes.h>

#include "topics/event.h"
#include "topics/pages.h"
#include "topics/version.h"

const struct field tags_fields[] = {
    { "tags", N_("Tags"), FIELD_LINE, 0, TAGS_TYPED_MAX },
    { 0 },
};

enum result tag_show(struct request *request)
{
    struct tag tag;
    struct list_page view = { .tag = &tag };
    enum result result =
        tag_find(request->db, &request->arena, &request->visitor, request->names[0], &tag);
    struct page address = page_new(&request->arena);

    if (result != OK)
        return result;
    put_percent_encoded(&address, tag.name);
    if (!str_equal(tag.name, request->names[0]))
        return request_moved(request, "/tag/%.*s%s", STR_ARGS(page_html(&address).markup),
                             request_suffix(request));
    view.path = str_format(&request->arena, "/tag/%.*s", STR_ARGS(page_html(&address).markup));
    result = list_read(request, &view);
    view.title = tag.name;
    return result == OK ? list_show(request, &view, topics_version(&view.topics), tag_html)
                        : result;
}

static int64_t tags_version(const struct tags *tags)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < tags->count; i++) {
        version = version_with(version, tags->items[i].id);
        version = version_with(version, tags->items[i].topic_count);
    }
    return version_end(version);
}

enum result tags_show(struct request *request)
{
    struct tags_page view = { .canonical = request_canonical(request, STR("/tags")) };
    enum result result = tags_all(request->db, &request->arena, &request->visitor, &view.tags);

    if (result != OK || request_is_current(request, tags_version(&view.tags)))
        return result;
    if (request->format == JSON)
        tags_json(&request->page, &view.tags);
    else
        tags_html(&request->page, &view);
    return OK;
}

static enum result find_taggable(struct request *request, struct topic *topic)
{
    enum result result = topic_for(request, request->ids[0], topic);
    struct record record = topic_record(topic);

    if (result == OK && !may_tag(&request->visitor, &record))
        return NOT_ALLOWED;
    return result;
}

/* Also shows again what was refused, to whose session ended meanwhile too. */
enum result tags_form(struct request *request)
{
    struct tags_form_page view = { 0 };
    struct topic topic = { 0 };
    enum result result = find_taggable(request, &topic);
    bool has_ended = request->method == POST && !request->visitor.account_id;

    if (result != OK && !(result == NOT_ALLOWED && has_ended))
        return result;
    request_fill(request, "tags", tags_typed(&request->arena, topic.tags));
    view.topic = &topic;
    view.form = request_form(request);
    tags_form_html(&request->page, &view);
    return OK;
}

enum result tags_prepare(struct request *request)
{
    struct tag_names *names = arena_new(&request->arena, struct tag_names);

    request->lock = LOCK_TOPIC;
    request->lock_id = request->ids[0];
    request->prepared = names;
    return tags_read(&request->arena, request_text(request, "tags"), &request->problems, names);
}

enum result tags_send(struct request *request)
{
    struct topic topic = { 0 };
    enum result result = find_taggable(request, &topic);
    struct event event = {
        .kind = TOPIC_CHANGED,
        .topic_id = topic.id,
        .actor_id = request->visitor.account_id,
    };

    if (result == OK)
        result = tags_set(request->db, &request->arena, topic.id, request->prepared);
    if (result == OK)
        result = event_tell(request->db, &request->arena, &event);
    return result == OK
               ? request_redirect(request, "/t/%.*s/%" PRId64, STR_ARGS(topic.slug), topic.id)
               : result;
}
