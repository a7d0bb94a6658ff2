#include "accounts/account.h"
#include "topics/like.h"
#include "topics/pages.h"

const struct field post_list_query[] = {
    { "before", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

/* The newest posts of the whole forum, for those who gather them; people read /latest. */
enum result posts_show(struct request *request)
{
    struct post_list list = {
        .visitor = &request->visitor,
        .before_id = request_integer(request, "before"),
    };
    struct posts posts;
    enum result result = posts_latest(request->db, &request->arena, &list, &posts);

    if (request->format == HTML)
        return request_redirect(request, "/latest");
    if (result == OK && request->format == RSS)
        return posts_feed(request, &posts);
    if (result == OK)
        result = posts_add_raw(request->db, &request->arena, &posts);
    if (result == OK)
        posts_json(&request->page, &posts);
    return result;
}

enum result person_writings(struct request *request, const struct account *account)
{
    struct post_list list = {
        .visitor = &request->visitor,
        .author_id = account->id,
        .before_id = request_integer(request, "before"),
    };
    struct writings_page view = { .path = request->path, .is_first = !list.before_id };
    enum result result = posts_of_author(request->db, &request->arena, &list, &view.posts);

    if (result == OK && view.is_first)
        result = topics_of_author(request->db, &request->arena, &request->visitor, account->id,
                                  &view.topics);
    if (result == OK)
        result = likes_of_author(request->db, account->id, &view.likes);
    if (result == OK)
        writings_html(&request->page, &view);
    return result;
}
