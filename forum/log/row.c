#include "log/row.h"

#include <string.h>

bool leaf_from_row(struct rows *rows, struct arena *arena, struct leaf *leaf)
{
    struct str actor = row_bytes(rows, "actor", arena);
    struct str commitment = row_bytes(rows, "commitment", arena);

    *leaf = (struct leaf){ .number = row_integer(rows, "number"),
                           .time = row_integer(rows, "created_at"),
                           .kind = row_text(rows, "kind", arena),
                           .subject = row_text(rows, "subject", arena) };
    if (actor.length != ACTOR_BYTES || commitment.length != COMMITMENT_BYTES ||
        !leaf_kind_is_valid(leaf->kind) || !leaf_subject_is_valid(leaf->subject))
        return false;
    memcpy(leaf->actor, actor.data, ACTOR_BYTES);
    memcpy(leaf->commitment, commitment.data, COMMITMENT_BYTES);
    return true;
}
