#include "texts/about.h"

#include "texts/text.h"

enum result text_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                       struct str id, struct log_about *about)
{
    struct law_text text;
    int64_t number;
    enum result result;

    (void)visitor; /* laws are for everyone */
    if (!str_to_id(id, &number))
        return NOT_FOUND;
    result = text_find(db, arena, number, &text);
    if (result == OK) {
        about->title = text.title;
        about->path = text_path(arena, &text);
    }
    return result;
}
