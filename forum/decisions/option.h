#ifndef DECISIONS_OPTION_H
#define DECISIONS_OPTION_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"
#include "topics/written.h"

struct arena;
struct db;
struct decision;

/* What can be chosen, or (in a review) what is proposed to do with what was. */
enum option_kind { OPTION_CHOICE, OPTION_VERDICT };

/* Number 0 is the status quo: it has no text of its own. */
struct option {
    int64_t id;
    int64_t decision_id;
    int64_t number;
    enum option_kind kind;
    struct str title;
    struct author author; /* id 0: they left */
    int64_t set_aside_at; /* 0: it is not */
    struct str set_aside; /* why */
    int64_t created_at;
    int64_t version_id;     /* the newest; 0: none */
    int64_t version_number; /* its; they are counted from 1 */
    bool is_current;        /* its text is before the people: proposed, decided, or the verdict */
};

struct options {
    struct option *items;
    size_t count;
    size_t size;
};

/* The words of an option at one time. Never changed, only followed by others. */
struct text_version {
    int64_t id;
    int64_t option_id;
    int64_t decision_id;
    int64_t number;
    struct str text;  /* Markdown */
    struct html html; /* of it */
    struct str hash;  /* SHA-256 of the text's bytes, in hexadecimal */
    struct author author;
    bool is_substantial; /* else a small correction: positions stay as they were */
    struct str note;     /* what changed */
    int64_t created_at;
};

struct text_versions {
    struct text_version *items; /* the oldest first */
    size_t count;
    size_t size;
};

enum {
    OPTION_TITLE_MIN = 3,
    OPTION_TITLE_MAX = 120,
    OPTION_NOTE_MAX = 500,
    SET_ASIDE_MAX = 1000,
    OPTIONS_MAX = 20,   /* of one decision */
    VERSIONS_MAX = 100, /* of one option */
};

MUST_CHECK enum result option_find(struct db *, struct arena *, int64_t id, struct option *);

/* Of a decision, by number; verdicts too. */
MUST_CHECK enum result options_of(struct db *, struct arena *, int64_t decision_id,
                                  struct options *);

MUST_CHECK enum result version_find(struct db *, struct arena *, int64_t id, struct text_version *);
MUST_CHECK enum result versions_of(struct db *, struct arena *, int64_t option_id,
                                   struct text_versions *);

/*
 * The text that is before the people: the proposed or decided one, in a review
 * the verdict's. NOT_FOUND as long as there is none.
 */
MUST_CHECK enum result version_current(struct db *, struct arena *, int64_t decision_id,
                                       struct text_version *);

/* "/d/SLUG/ID/options/ID" */
struct str option_path(struct arena *, const struct decision *, int64_t option_id);

/* A new option with its first text. Problems for "title", "text". */
struct option_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct str title;
    const struct written *written;
};
MUST_CHECK enum result option_add(struct db *, struct arena *, const struct option_wish *,
                                  struct problems *, int64_t *option_id);

/*
 * A new text of an option: by the option's author; of the text that is proposed
 * by the decision's author or its clerk. It takes positions with it (they go
 * stale) and asks those with an open concern whether it answers them, unless it
 * is a small correction: at most as many words changed as the rules say, and
 * never in a last call. Of the proposed text anything else is transition 6.
 * Problems for "text", "note", "is_small". CONFLICT when nothing changed, or when
 * based_on is not the newest version any more.
 */
struct version_wish {
    int64_t decision_id;
    int64_t option_id;
    int64_t actor_id;
    int64_t based_on; /* the version that was edited; 0: whichever is the newest */
    const struct written *written;
    struct str note;
    bool is_small;
    const int64_t *answers; /* ids of the concerns it answers */
    size_t answer_count;
};
MUST_CHECK enum result version_add(struct db *, struct arena *, const struct version_wish *,
                                   struct problems *, int64_t *version_id);

/* Puts the newest text of an option to the people: transition 5. Problems for "option", "". */
struct propose_wish {
    int64_t decision_id;
    int64_t option_id;
    int64_t actor_id;
    bool by_meeting;
    struct str reason; /* may be empty */
};
MUST_CHECK enum result option_propose(struct db *, struct arena *, const struct propose_wish *,
                                      struct problems *);

/*
 * Says why an option is not taken, by the decision's author or its clerk, or by
 * the option's author; the text that is proposed cannot be. Said again, the new
 * reason counts. Problems for "reason", "".
 */
struct set_aside_wish {
    int64_t decision_id;
    int64_t option_id;
    int64_t actor_id;
    struct str reason;
};
MUST_CHECK enum result option_set_aside(struct db *, struct arena *, const struct set_aside_wish *,
                                        struct problems *);

/* The rows alone, for who proposes a verdict or merges texts: no deed, no rule. */
struct option_row {
    int64_t decision_id;
    enum option_kind kind;
    struct str title;
    int64_t author_id;
    int64_t at;
};
MUST_CHECK enum result option_write(struct db *, const struct option_row *, int64_t *id);

struct version_row {
    int64_t option_id;
    int64_t author_id;
    const struct written *written;
    struct str note;
    bool is_small;
    int64_t at;
};
MUST_CHECK enum result version_write(struct db *, struct arena *, const struct version_row *,
                                     int64_t *id);

/*
 * What a new text means for those who took a position on the one before it:
 * positions go stale, open concerns are asked about (but those that it says it
 * answers are marked as answered first). Nothing, for a small correction. Their
 * deeds are recorded. Also for the texts of a verdict, after version_write().
 */
struct version_follow {
    int64_t decision_id;
    int64_t version_id;
    int64_t actor_id;
    struct str note;
    const int64_t *answers;
    size_t answer_count;
    int64_t at;
};
MUST_CHECK enum result version_followed(struct db *, struct arena *, const struct version_follow *,
                                        struct problems *);

#endif
