#include "topics/event.h"

enum result event_tell(struct db *db, struct arena *arena, const struct event *event)
{
    enum result result = OK;

    for (int i = 0; result == OK && event_listeners[i]; i++)
        result = event_listeners[i](db, arena, event);
    return result;
}
