#ifndef MEETINGS_ITEM_H
#define MEETINGS_ITEM_H

#include "decisions/decision.h"
#include "meetings/meeting.h"
#include "render/html.h"

/* A text of an item: Markdown, and what it looks like. */
struct item_text {
    struct str text;
    struct html html;
};

/*
 * What a meeting talks about: a debate, a decision, or both. Whoever may write
 * in the meeting's space proposes one until it begins; from then on, until the
 * minutes are published, they write down together what came of it.
 */
struct item {
    int64_t id;
    int64_t meeting_id;
    int64_t position;
    /* It is about what the visitor may not read: then nothing of it but the place is known. */
    bool is_withheld;
    int64_t topic_id; /* 0: none, as below */
    struct str topic_slug;
    struct str topic_title;
    int64_t decision_id;
    struct str decision_slug;
    struct str question;
    enum decision_state decision_state;
    struct author author; /* id 0: they left */
    struct str title;
    struct item_text text; /* that is proposed */
    struct item_text arguments;
    struct item_text objections; /* that were left */
    struct item_text outcome;
    int64_t revision;
    int64_t version_id;  /* of a decision, that the text became; 0: none yet */
    int64_t proposed_at; /* it did, or the decision was opened here; 0: not yet */
};

struct items {
    struct item *items;
    size_t count;
    size_t size;
};

enum { ITEM_TITLE_MIN = 3, ITEM_TITLE_MAX = 150, ITEM_TEXT_MAX = 8000, ITEMS_MAX = 40 };

/* In their order, for the visitor; NULL: for nobody in particular, with nothing withheld. */
MUST_CHECK enum result items_of_meeting(struct db *, struct arena *, const struct visitor *,
                                        int64_t meeting_id, struct items *);

/* NOT_FOUND too when it is about what the visitor may not read. */
MUST_CHECK enum result item_find(struct db *, struct arena *, const struct visitor *, int64_t id,
                                 struct item *);

/* Where what it is about stands: "/t/SLUG/12", "/d/SLUG/3". */
struct str item_topic_path(struct arena *, const struct item *);
struct str item_decision_path(struct arena *, const struct item *);

/* Checks and renders one of its texts. Problems for the field named. An empty one is fine. */
MUST_CHECK enum result item_text_prepare(struct arena *, struct str text, const char *field,
                                         struct problems *, struct item_text *);

/* May this person change it now? Before the meeting who proposed it and the keeper; then whoever
 * may write. */
bool may_change_item(const struct visitor *, const struct meeting *, const struct item *,
                     int64_t now);

/* May it be proposed now, by who may write there? */
bool item_is_in_time(const struct meeting *, int64_t now);

/*
 * Puts it last on the agenda. That who proposes it may read its topic and its
 * decision is the caller's to see to. Problems for "title", "topic"; NOT_VALID
 * too once the meeting began, and for ITEMS_MAX.
 */
MUST_CHECK enum result item_add(struct db *, const struct meeting *, const struct item *,
                                struct problems *, int64_t *id);

/*
 * Changes it: before the meeting begins its title, what it is about and its
 * text; then its texts. CONFLICT when its revision is not the newest;
 * NOT_VALID once the minutes are published.
 */
MUST_CHECK enum result item_edit(struct db *, const struct meeting *, const struct item *,
                                 struct problems *);

/* Up or down by one, and away; until the meeting begins. */
MUST_CHECK enum result item_shift(struct db *, struct arena *, const struct meeting *,
                                  int64_t item_id, bool is_up, struct problems *);
MUST_CHECK enum result item_remove(struct db *, const struct meeting *, int64_t item_id,
                                   struct problems *);

#endif
