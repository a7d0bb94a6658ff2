#include "moderation/pages.h"

const struct field moderation_query[] = {
    { "before", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

enum result moderation_show(struct request *request)
{
    struct moderation_page view = { .is_first = !request_integer(request, "before") };
    enum result result = moderation_latest(request->db, &request->arena, &request->visitor,
                                           request_integer(request, "before"), &view.list);

    if (result == OK && !request_is_current(request, moderations_version(&view.list)))
        moderation_html(&request->page, &view);
    return result;
}
