/* What moderators do with annotations of others stands in the public record. */
#include "texts/annotation.h"
#include "moderation/pages.h"

enum result moderation_annotation_hear(struct db *db, const struct annotation_deed *deed)
{
    const struct annotation *annotation = deed->annotation;

    if (deed->actor_id == annotation->author.id)
        return OK;
    return moderation_record(db, &(struct public_act){ .act = deed->act,
                                                       .actor_id = deed->actor_id,
                                                       .topic_id = annotation->topic_id,
                                                       .account_id = annotation->author.id,
                                                       .reason = deed->reason });
}
