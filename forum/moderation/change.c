#include "moderation/change.h"

#include <inttypes.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "moderation/moderation.h"

enum result setting_change(struct db *db, enum setting setting, int64_t value,
                           const struct change *change)
{
    struct arena arena = { 0 };
    int64_t before = setting_value(db, setting);
    struct public_act deed = {
        .act = "setting",
        .actor_id = change->actor_id,
        .reason = change->reason,
        .detail = str_format(&arena, "%s %" PRId64 " %" PRId64, setting_kinds[setting].name, before,
                             value),
    };
    enum result result = setting_set(db, setting, value);

    if (result == OK && before != value)
        result = moderation_record(db, &deed);
    arena_free(&arena);
    return result;
}

enum result role_change(struct db *db, int64_t account_id, enum role role,
                        const struct change *change)
{
    struct arena arena = { 0 };
    struct public_act deed = {
        .act = "role",
        .actor_id = change->actor_id,
        .account_id = account_id,
        .reason = change->reason,
        .detail = str_format(&arena, "%d", (int)role),
    };
    enum result result = account_set_role(db, account_id, role);

    if (result == OK)
        result = moderation_record(db, &deed);
    arena_free(&arena);
    return result;
}
