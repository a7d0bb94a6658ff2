#include "access/may.h"

bool may_moderate(const struct visitor *visitor)
{
    return visitor->role >= MODERATOR;
}

bool may_administer(const struct visitor *visitor)
{
    return visitor->role >= ADMINISTRATOR;
}

int64_t may_reach(const struct visitor *visitor)
{
    enum { OF_ANYONE = 0, OF_MEMBERS = -1, OF_MODERATORS = -2 };

    if (may_moderate(visitor))
        return OF_MODERATORS;
    return visitor->account_id ? OF_MEMBERS : OF_ANYONE;
}

static bool is_of(const struct visitor *visitor, enum space space, const struct record *record)
{
    switch (space) {
    case SPACE_ANYONE: return true;
    case SPACE_MEMBERS: return visitor->account_id != 0;
    case SPACE_TEAM: return visitor->account_id && (record->is_in_team || may_moderate(visitor));
    }
    return false;
}

bool may_enter(const struct visitor *visitor, const struct record *record)
{
    return is_of(visitor, record->readers, record);
}

bool may_open(const struct visitor *visitor, const struct record *category)
{
    return visitor->account_id && !visitor->suspended_until && may_enter(visitor, category) &&
           is_of(visitor, category->writers, category);
}

/* What was hidden is for moderators; its author sees that it is hidden, and why. */
bool may_read(const struct visitor *visitor, const struct record *record)
{
    if (!may_enter(visitor, record))
        return false;
    if (!record->is_hidden)
        return true;
    return may_moderate(visitor) ||
           (visitor->account_id && visitor->account_id == record->author_id);
}

bool may_reply(const struct visitor *visitor, const struct record *topic)
{
    return may_open(visitor, topic) && !topic->is_closed && !topic->is_hidden && !topic->is_deleted;
}

bool may_decide(const struct visitor *visitor, const struct record *decision)
{
    return may_open(visitor, decision) && !decision->is_hidden && !decision->is_deleted;
}

static bool is_own(const struct visitor *visitor, const struct record *post)
{
    return visitor->account_id && visitor->account_id == post->author_id;
}

bool may_keep(const struct visitor *visitor, const struct record *meeting)
{
    return may_open(visitor, meeting) &&
           (is_own(visitor, meeting) || meeting->leads || may_moderate(visitor));
}

bool may_edit(const struct visitor *visitor, const struct record *post)
{
    bool is_theirs = is_own(visitor, post) && (!post->is_settled || may_moderate(visitor));

    return (is_theirs || post->is_wiki) && may_open(visitor, post) && !post->is_deleted &&
           !post->is_hidden && !post->is_closed;
}

bool may_share(const struct visitor *visitor, const struct record *post)
{
    return (is_own(visitor, post) || may_moderate(visitor)) && may_open(visitor, post) &&
           !post->is_deleted && !post->is_hidden;
}

bool may_tag(const struct visitor *visitor, const struct record *topic)
{
    return may_moderate(visitor) || (is_own(visitor, topic) && may_reply(visitor, topic));
}

bool may_like(const struct visitor *visitor, const struct record *post)
{
    return visitor->account_id && !is_own(visitor, post) && may_enter(visitor, post) &&
           !post->is_deleted && !post->is_hidden;
}

bool may_delete(const struct visitor *visitor, const struct record *post)
{
    return is_own(visitor, post) && !post->is_deleted;
}

bool may_see_members(const struct visitor *visitor, const struct team_record *team)
{
    return !team->is_private || team->is_in || may_moderate(visitor);
}

bool may_lead(const struct visitor *visitor, const struct team_record *team)
{
    return visitor->account_id && (team->leads || may_moderate(visitor));
}

bool may_call(const struct visitor *visitor, const struct team_record *team)
{
    if (!visitor->account_id)
        return false;
    switch (team->callers) {
    case CALLERS_NOBODY: return false;
    case CALLERS_ADMINISTRATORS: return may_administer(visitor);
    case CALLERS_MODERATORS: return may_moderate(visitor);
    case CALLERS_MEMBERS: return team->is_in || may_moderate(visitor);
    case CALLERS_EVERYONE: return true;
    }
    return false;
}

/* Who wrote it edits or deletes it; what is out of sight needs no report. */
bool may_flag(const struct visitor *visitor, const struct record *post)
{
    return visitor->account_id && !visitor->suspended_until && may_enter(visitor, post) &&
           !is_own(visitor, post) && !post->is_deleted && !post->is_hidden;
}

bool may_suspend(const struct visitor *visitor, int64_t account_id, enum role role)
{
    return may_moderate(visitor) && visitor->role > role && visitor->account_id != account_id;
}

bool may_withdraw(const struct visitor *visitor, const struct record *amendment)
{
    return is_own(visitor, amendment) && !amendment->is_closed;
}

bool may_reject(const struct visitor *visitor, const struct record *amendment)
{
    return may_moderate(visitor) && !amendment->is_closed;
}

bool may_place(const struct visitor *visitor, const struct record *amendment)
{
    return may_withdraw(visitor, amendment) || may_reject(visitor, amendment);
}
