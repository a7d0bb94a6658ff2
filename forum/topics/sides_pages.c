#include <inttypes.h>

#include "base/arena.h"
#include "topics/pages.h"

static enum result read_sides(struct request *request, struct sides_page *view)
{
    enum result result =
        posts_most_liked(request->db, &request->arena, view->topic->id, POST_FOR, &view->sides[0]);

    return result == OK ? posts_most_liked(request->db, &request->arena, view->topic->id,
                                           POST_AGAINST, &view->sides[1])
                        : result;
}

enum result sides_show(struct request *request)
{
    struct topic topic;
    struct sides_page view = { .topic = &topic };
    enum result result = topic_for(request, request->ids[0], &topic);

    if (result != OK)
        return result;
    if (!str_equal(topic.slug, request->names[0]))
        return request_moved(request, "/t/%.*s/%" PRId64 "/sides", STR_ARGS(topic.slug), topic.id);
    if (request_is_current(request, topic.version))
        return OK;
    view.canonical = request_canonical(request, request->path);
    result = read_sides(request, &view);
    if (result == OK)
        sides_html(&request->page, &view);
    return result;
}
