#include "access/may.h"

bool may_moderate(const struct visitor *visitor)
{
    return visitor->role >= MODERATOR;
}

bool may_administer(const struct visitor *visitor)
{
    return visitor->role >= ADMINISTRATOR;
}

/* What was hidden is for moderators; its author sees that it is hidden, and why. */
bool may_read(const struct visitor *visitor, const struct record *record)
{
    if (!record->is_hidden)
        return true;
    return may_moderate(visitor) ||
           (visitor->account_id && visitor->account_id == record->author_id);
}

bool may_reply(const struct visitor *visitor, const struct record *topic)
{
    return visitor->account_id && !topic->is_closed && !topic->is_hidden && !topic->is_deleted;
}

static bool is_own(const struct visitor *visitor, const struct record *post)
{
    return visitor->account_id && visitor->account_id == post->author_id;
}

bool may_edit(const struct visitor *visitor, const struct record *post)
{
    return is_own(visitor, post) && !post->is_deleted && !post->is_hidden && !post->is_closed;
}

bool may_delete(const struct visitor *visitor, const struct record *post)
{
    return is_own(visitor, post) && !post->is_deleted;
}
