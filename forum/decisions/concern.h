#ifndef DECISIONS_CONCERN_H
#define DECISIONS_CONCERN_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "decisions/option.h"
#include "decisions/stance.h"
#include "topics/author.h"

/* How far an answer to it has come. What ended has ended_at. */
enum concern_state {
    CONCERN_OPEN,      /* nobody answered it */
    CONCERN_ADDRESSED, /* who proposes answered; or (ended) arbiters say it is */
    CONCERN_RESOLVED,  /* its author says so */
    CONCERN_LAPSED,    /* they did not say, when they were asked */
    CONCERN_UPHELD,    /* they say the answer is none; or arbiters do */
    CONCERN_STATES,
};

/*
 * Where a text would do harm, and what would lift that. A block is a concern
 * that stops the text, once others second it within some days.
 */
struct concern {
    int64_t id;
    int64_t decision_id;
    struct author author; /* id 0: they left */
    int64_t version_id;   /* the text it was raised on */
    int64_t version_number;
    int64_t option_id;
    int64_t option_number;
    struct str option_title;
    struct str passage; /* of that text; empty: the whole */
    struct str harm;
    struct str remedy; /* what would resolve it */
    bool is_must;      /* else it should be answered, and can be left */
    bool is_block;
    enum concern_state state;
    int64_t second_until;   /* of a block: seconders come until then */
    int64_t sustained_at;   /* of a block: 0: not, or not yet */
    int64_t stood_aside_at; /* of a block that found none: it stops nothing, and stays to be read */
    int64_t returned_at;    /* it brought the decision back from a last call */
    int64_t asked_id;       /* "does this version answer you?", last asked of this one */
    int64_t asked_number;
    int64_t asked_at; /* 0: nothing is asked now */
    int64_t ended_at;
    bool is_reopened;
    int64_t created_at;
    int64_t seconds; /* how many seconded it */
};

struct concerns {
    struct concern *items; /* by when they were raised */
    size_t count;
    size_t size;
};

struct concern_second {
    struct author author;
    int64_t team_id; /* in whose name; 0: their own */
    struct str team_handle;
    struct str team_name;
    int64_t created_at;
};
struct concern_seconds {
    struct concern_second *items;
    size_t count;
    size_t size;
};

struct concern_reply {
    int64_t id;
    struct author author; /* id 0: they left */
    struct str words;
    bool is_answer;     /* by who proposes */
    int64_t version_id; /* of an answer: the version that answers; 0: none */
    int64_t version_number;
    int64_t created_at;
};
struct concern_replies {
    struct concern_reply *items;
    size_t count;
    size_t size;
};

enum {
    PASSAGE_MAX = 500,
    HARM_MIN = 10,
    HARM_MAX = 2000,
    REMEDY_MIN = 10,
    REMEDY_MAX = 2000,
    REPLY_MIN = 2,
    REPLY_MAX = 4000,
    CONCERN_REPLIES_MAX = 500, /* of one concern */
};

/* Does it stop the text now, or would it with seconders? Both have an open block. */
bool concern_stops(const struct concern *);
bool concern_waits(const struct concern *);

struct concern_look {
    const char *word;  /* "upheld" */
    const char *label; /* N_("Not answered for its author") */
};
const struct concern_look *concern_look(const struct concern *);

MUST_CHECK enum result concern_find(struct db *, struct arena *, int64_t id, struct concern *);
MUST_CHECK enum result concerns_of(struct db *, struct arena *, int64_t decision_id,
                                   struct concerns *);
MUST_CHECK enum result concern_seconds_of(struct db *, struct arena *, int64_t concern_id,
                                          struct concern_seconds *);
MUST_CHECK enum result concern_replies_of(struct db *, struct arena *, int64_t concern_id,
                                          struct concern_replies *);

/* The concerns that a version says it answers. */
MUST_CHECK enum result concerns_answered(struct db *, struct arena *, int64_t version_id,
                                         struct concerns *);

/* "/d/SLUG/ID/concerns/ID" */
struct str concern_path(struct arena *, const struct decision *, int64_t concern_id);

/*
 * Raises a concern about the newest text of an option; a block about the one
 * that is before the people, which also becomes one's position. Problems for
 * "passage" (the text does not hold it), "harm", "remedy", "version", "".
 */
struct concern_wish {
    int64_t decision_id;
    int64_t actor_id;
    int64_t version_id;
    struct str passage;
    struct str harm;
    struct str remedy;
    bool is_must;
    bool is_block;
};
MUST_CHECK enum result concern_raise(struct db *, struct arena *, const struct concern_wish *,
                                     struct problems *, int64_t *concern_id);

/* What somebody does about one of them. */
struct concern_act {
    int64_t concern_id;
    int64_t actor_id;
    struct str words;
    int64_t team_id;           /* to second in its name; 0: one's own */
    int64_t version_id;        /* of an answer: the version that answers; 0: none */
    enum stance_kind position; /* to resolve: what they hold now; STANCE_KINDS: nothing */
};

/*
 * Seconds it. A block is sustained by as many people as the rules say, neither
 * its author nor who wrote the text among them; or by one lead of a local group
 * that its author is not in, in that group's name. CONFLICT when they did.
 */
MUST_CHECK enum result concern_add_second(struct db *, struct arena *, const struct concern_act *,
                                          struct problems *);

/* Anyone's words; and the answer of the decision's author, its clerk or the text's author. */
MUST_CHECK enum result concern_reply(struct db *, struct arena *, const struct concern_act *,
                                     struct problems *);
MUST_CHECK enum result concern_answer(struct db *, struct arena *, const struct concern_act *,
                                      struct problems *);

/*
 * "Does the newest version answer you?", by the same people. Its author has
 * some days to say, else it lapses. CONFLICT when it is asked already.
 */
MUST_CHECK enum result concern_ask(struct db *, struct arena *, const struct concern_act *,
                                   struct problems *);

/*
 * By its author: it is answered (a block is lifted, and they hold what they say
 * now), or the answer is none (words may say why).
 */
MUST_CHECK enum result concern_resolve(struct db *, struct arena *, const struct concern_act *,
                                       struct problems *);
MUST_CHECK enum result concern_uphold(struct db *, struct arena *, const struct concern_act *,
                                      struct problems *);

/* By its author, once, when arbiters held it to be addressed; with words that say why. */
MUST_CHECK enum result concern_reopen(struct db *, struct arena *, const struct concern_act *,
                                      struct problems *);

/*
 * Before an account is erased: its first seconder takes an open concern over;
 * with none it lapses. Must hold what appending to the log needs.
 */
MUST_CHECK enum result concerns_of_gone(struct db *, struct arena *, int64_t account_id);

/* For version_followed(). NOT_VALID when it is none of this option, or has ended. */
MUST_CHECK enum result concern_answered_by(struct db *, struct arena *,
                                           const struct version_follow *, int64_t concern_id,
                                           struct problems *);
MUST_CHECK enum result concerns_ask_all(struct db *, struct arena *, const struct version_follow *);

#endif
