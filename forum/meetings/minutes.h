#ifndef MEETINGS_MINUTES_H
#define MEETINGS_MINUTES_H

#include "meetings/meeting.h"
#include "topics/written.h"

/*
 * What was said at a meeting: one text that all who may write in its space write
 * together. Every version stays. They are due 48 hours after the meeting; once
 * published, who was not there may object for at least seven days.
 */
struct minutes {
    int64_t revision;     /* 0: nothing was written yet */
    struct author author; /* of this version; id 0: they left */
    struct str text;      /* Markdown */
    struct html html;
    int64_t created_at;
};

struct minutes_list {
    struct minutes *items;
    size_t count;
    size_t size;
};

enum { MINUTES_MIN = 10, MINUTES_VERSIONS_MAX = 200 };

/* NOT_FOUND when there is no such version. */
MUST_CHECK enum result minutes_find(struct db *, struct arena *, int64_t meeting_id,
                                    int64_t revision, struct minutes *);

/* All versions, the newest first; MINUTES_VERSIONS_MAX of them at most. */
MUST_CHECK enum result minutes_versions(struct db *, struct arena *, int64_t meeting_id,
                                        struct minutes_list *);

/*
 * A new version after the one that who writes had before them (0: none). CONFLICT
 * when another came in between; NOT_VALID before the meeting begins, or for one
 * that is cancelled. The same text again changes nothing. What is written after
 * they were published is an entry of the log.
 */
struct minutes_wish {
    int64_t author_id;
    int64_t base; /* the revision it was written over */
    const struct written *written;
};
MUST_CHECK enum result minutes_write(struct db *, struct arena *, const struct meeting *,
                                     const struct minutes_wish *, struct problems *);

/* May this person publish them now? The keeper; once they are late, whoever may write. */
bool may_publish(const struct visitor *, const struct meeting *, int64_t now);

/*
 * From now on others may object. NOT_VALID when nothing is written, or the
 * meeting is not over; CONFLICT when they are published, or `revision` is not
 * the newest any more. The entry of the log holds their hash and that of each text proposed.
 */
MUST_CHECK enum result minutes_publish(struct db *, struct arena *, const struct meeting *,
                                       int64_t actor_id, int64_t revision, struct problems *);

#endif
