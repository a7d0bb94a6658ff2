#include <inttypes.h>

#include "topics/pages.h"

const struct field raw_query[] = {
    { "after", NULL, FIELD_INTEGER, 0, UINT32_MAX },
    { 0 },
};

static void put_raw_post(struct request *request, struct buffer *out, const struct post *post)
{
    buffer_format(out, "%.*s | %.*s | #%" PRId64 "\n\n", STR_ARGS(post->author.handle),
                  STR_ARGS(time_rfc3339(&request->arena, post->created_at)), post->number);
    buffer_put_str(out, post->markdown);
    buffer_put_c(out, "\n\n-------------------------\n\n");
}

/* The texts of a topic as they were typed; a very long one goes on at the address of its end. */
enum result topic_raw(struct request *request)
{
    struct buffer out = { .arena = &request->arena };
    struct topic topic;
    struct posts posts;
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result != OK || request_is_current(request, topic.version))
        return result;
    result = posts_raw(request->db, &request->arena, topic.id, request_integer(request, "after"),
                       &posts);
    if (result != OK)
        return result;
    for (size_t i = 0; i < posts.count; i++)
        put_raw_post(request, &out, &posts.items[i]);
    if (posts.has_more)
        buffer_format(&out, "/raw/%" PRId64 "?after=%" PRId64 "\n", topic.id,
                      posts.items[posts.count - 1].number);
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = buffer_str(&out);
    return OK;
}
