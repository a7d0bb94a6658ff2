#include "teams/event.h"

enum result team_event_tell(struct db *db, struct arena *arena, const struct team_event *event)
{
    enum result result = OK;

    for (int i = 0; result == OK && team_listeners[i]; i++)
        result = team_listeners[i](db, arena, event);
    return result;
}
