#include "topics/author.h"

#include <stdio.h>

#include "store/db.h"

struct str author_name(const struct author *author)
{
    return author->name.length ? author->name : author->handle;
}

bool author_has_other_name(const struct author *author)
{
    return author->name.length && !str_equal(author->name, author->handle);
}

struct author author_from(struct rows *rows, struct arena *arena, const char *prefix)
{
    char id[32], handle[32], name[32];

    snprintf(id, sizeof id, "%s_id", prefix);
    snprintf(handle, sizeof handle, "%s_handle", prefix);
    snprintf(name, sizeof name, "%s_name", prefix);
    return (struct author){
        .id = row_integer(rows, id),
        .handle = row_text(rows, handle, arena),
        .name = row_text(rows, name, arena),
    };
}
