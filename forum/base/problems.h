#ifndef BASE_PROBLEMS_H
#define BASE_PROBLEMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;

/* What is wrong with one field of what somebody sent. */
struct problem {
    const char *field;   /* the field's name; "" for the whole */
    const char *message; /* English, marked N_(); may hold {label}, {value}, {count}, {time} */
    const char *label;   /* the field's, English, marked N_(); or NULL */
    struct str value;
    int64_t count;
    int64_t time; /* written as the visitor's language and zone have it */
};

/* Everything that is wrong with it: all is said at once, not one thing after the other. */
struct problems {
    struct arena *arena;
    struct problem *items;
    size_t count;
    size_t size;
};

/* Each adds one and gives NOT_VALID, so that a rule can `return problem_add(…)`. */
enum result problem_add(struct problems *, const char *field, const char *message);
enum result problem_add_count(struct problems *, const char *field, const char *message,
                              int64_t count);
enum result problem_add_value(struct problems *, const char *field, const char *message,
                              struct str value);
enum result problem_add_time(struct problems *, const char *field, const char *message,
                             int64_t time);

/* Of two checks, the one that counts: what is the database's fault before what is not valid. */
static inline enum result result_worse(enum result a, enum result b)
{
    return a == OK || (a == NOT_VALID && b != OK) ? b : a;
}

#endif
