#include "accounts/account.h"
#include "topics/pages.h"

const struct field post_list_query[] = {
    { "before", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

/* The newest posts of the whole forum, for those who gather them; people read /latest. */
enum result posts_show(struct request *request)
{
    struct posts posts;
    enum result result =
        posts_latest(request->db, &request->arena, request_integer(request, "before"), &posts);

    if (request->format != JSON)
        return request_redirect(request, "/latest");
    if (result == OK)
        result = posts_add_raw(request->db, &request->arena, &posts);
    if (result == OK)
        posts_json(&request->page, &posts);
    return result;
}

enum result person_writings(struct request *request, const struct account *account)
{
    struct writings_page view = { 0 };
    enum result result = topics_of_author(request->db, &request->arena, account->id, &view.topics);

    if (result == OK)
        result = posts_of_author(request->db, &request->arena, account->id, 0, &view.posts);
    if (result == OK)
        writings_html(&request->page, &view);
    return result;
}
