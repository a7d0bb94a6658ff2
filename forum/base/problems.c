#include "base/problems.h"

#include "base/arena.h"

static enum result add(struct problems *problems, struct problem problem)
{
    *list_add(problems->arena, problems) = problem;
    return NOT_VALID;
}

enum result problem_add(struct problems *problems, const char *field, const char *message)
{
    return add(problems, (struct problem){ .field = field, .message = message });
}

enum result problem_add_count(struct problems *problems, const char *field, const char *message,
                              int64_t count)
{
    return add(problems, (struct problem){ .field = field, .message = message, .count = count });
}

enum result problem_add_value(struct problems *problems, const char *field, const char *message,
                              struct str value)
{
    return add(problems, (struct problem){ .field = field, .message = message, .value = value });
}

enum result problem_add_time(struct problems *problems, const char *field, const char *message,
                             int64_t time)
{
    return add(problems, (struct problem){ .field = field, .message = message, .time = time });
}
