#ifndef TOPICS_DRAFT_H
#define TOPICS_DRAFT_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/kind.h"

struct arena;
struct db;

/*
 * What somebody has typed and not published yet: one for each form, seen by
 * its writer alone. Those of DRAFTS_MAX forms are kept, the newest, and each
 * for DRAFT_DAYS.
 */
enum { DRAFTS_MAX = 50, DRAFT_DAYS = 90 };

enum draft_form { DRAFT_TOPIC, DRAFT_REPLY, DRAFT_EDIT };

/* Which form: a new topic; a reply to a post of a topic (0: to the topic); the
 * edit of a revision of a post, for a draft on another's text is no draft of it. */
struct draft_place {
    enum draft_form form;
    int64_t id;     /* of the topic, or of the edited post */
    int64_t number; /* of the answered post, or of the revision */
};

/* As forms and the database name it: "topic", "reply:12:5", "edit:7:2". */
struct str draft_name(struct arena *, const struct draft_place *);
bool draft_place_named(struct str name, struct draft_place *);

struct draft {
    struct draft_place place;
    struct str title; /* of a new topic, or of the topic that is replied to */
    struct str tags;
    int64_t category_id; /* 0: none was chosen */
    enum post_kind kind;
    struct str body;
    int64_t updated_at;
};

struct drafts {
    struct draft *items;
    size_t count;
    size_t size;
};

/* Keeps it in place of what that form had; one without any words is dropped. */
MUST_CHECK enum result draft_keep(struct db *, struct arena *, int64_t account_id,
                                  const struct draft *);

MUST_CHECK enum result draft_find(struct db *, struct arena *, int64_t account_id,
                                  const struct draft_place *, struct draft *);

/* When it was published or thrown away. OK when there is none. */
MUST_CHECK enum result draft_drop(struct db *, struct arena *, int64_t account_id,
                                  const struct draft_place *);

/* All of somebody's, the newest first. */
MUST_CHECK enum result drafts_of(struct db *, struct arena *, int64_t account_id, struct drafts *);

/* Forgets those that are too old. */
MUST_CHECK enum result drafts_sweep(struct db *);

#endif
