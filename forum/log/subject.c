#include "log/subject.h"

#include "base/arena.h"

enum result subject_find(struct db *db, struct arena *arena, const struct visitor *visitor,
                         struct str subject, struct log_about *about)
{
    struct str id = subject, name = str_cut(&id, '/');

    *about = (struct log_about){ 0 };
    for (const struct log_subject *one = log_subjects; one->name; one++)
        if (str_equal(name, str_of(one->name)))
            return one->find(db, arena, visitor, id, about);
    return NOT_FOUND;
}

const char *kind_label(struct str kind, struct arena *arena)
{
    for (const struct log_kind *one = log_kinds; one->name; one++)
        if (str_equal(kind, str_of(one->name)))
            return one->label;
    return str_copy(arena, kind).data;
}

enum result log_own_subject(struct db *db, struct arena *arena, const struct visitor *visitor,
                            struct str id, struct log_about *about)
{
    (void)db, (void)arena, (void)visitor, (void)id;
    about->path = STR("/log");
    return OK;
}
