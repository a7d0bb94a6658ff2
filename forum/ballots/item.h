#ifndef BALLOTS_ITEM_H
#define BALLOTS_ITEM_H

#include "access/may.h"
#include "ballots/judgment.h"
#include "ballots/tally.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct arena;
struct db;
struct json;
struct rows;
struct topic;

enum ballot_kind { BALLOT_YES_NO, BALLOT_JUDGMENT, BALLOT_EXTERNAL, BALLOT_KINDS };

/* Where the words come from. Whatever happens there, the item's own do not change. */
enum ballot_source { WORDS_TYPED, WORDS_LAW, WORDS_AMENDMENT, WORDS_OPTION, BALLOT_SOURCES };

enum ballot_electorate {
    VOTERS_ALL,   /* who can sign in, has not left and may enter the item's space */
    VOTERS_TEAM,  /* those of them in a team */
    VOTERS_DRAWN, /* those of them who hold a seat of a draw */
    BALLOT_ELECTORATES,
};

/* By the clock. Between its close and its count (seconds, or a server that was away) it counts. */
enum ballot_state {
    BALLOT_PLANNED,
    BALLOT_OPEN,
    BALLOT_COUNTING,
    BALLOT_CLOSED,
    BALLOT_CANCELLED,
    BALLOT_STATES,
};

enum ballot_outcome {
    OUTCOME_NONE,    /* not counted yet */
    OUTCOME_CARRIED, /* more yes than no; of a judgment: `winner` */
    OUTCOME_NOT_CARRIED,
    OUTCOME_NO_QUORUM,
    OUTCOME_NO_VOTES,
    OUTCOME_RECORDED, /* of one held elsewhere */
    BALLOT_OUTCOMES,
};

/* A question, the words it is about, and a vote on them. Times are seconds; 0: not yet. */
struct ballot_item {
    int64_t id;
    struct str slug; /* made from the question; never all digits */
    int64_t category_id;
    struct str category_slug;
    struct str category_name;
    enum space readers;
    int64_t category_team_id;
    bool is_in_team; /* the visitor it is shown to, of the category's team: by ballot_for() */
    struct str lang;
    struct str question;
    enum ballot_kind kind;
    enum ballot_source source;
    struct str words; /* by ballot_find() alone: lists go without them */
    struct str hash;  /* SHA-256 of words, in hexadecimal */
    int64_t text_id;  /* 0: none, as all these */
    int64_t law_version_id;
    int64_t article_id; /* 0: the whole version */
    int64_t amendment_id;
    int64_t option_version_id;
    int64_t decision_id;
    bool is_fallback;
    int64_t follows_id;
    int64_t followed_by_id; /* the item with the words as they became; 0: none */
    enum ballot_electorate electorate;
    int64_t team_id;
    struct str team_handle;
    int64_t draw_id;
    int64_t opens_at;
    int64_t closes_at;
    int64_t quorum; /* percent of the roll; 0: none */
    int64_t seats;
    enum seat_rule seat_rule;
    struct str address; /* of one that is held elsewhere, as the next three */
    struct str fingerprint;
    struct str archive;
    struct str archive_hash;
    struct author actor; /* id 0: the system, or they left */
    int64_t entry;       /* of the log; -1: none */
    int64_t created_at;
    int64_t opened_at;
    int64_t roll_count;
    int64_t closed_at;
    int64_t ballots;
    struct str list_hash;
    int64_t list_entry;
    struct str seed; /* of ties, in hexadecimal */
    int64_t result_entry;
    enum ballot_outcome outcome;
    int64_t winner; /* the proposal's number */
    int64_t cancelled_at;
    struct str cancel_reason;
    int64_t changed_at;
    int64_t version;
};

struct ballot_items {
    struct ballot_item *items;
    size_t count;
    size_t size;
    bool has_more;
};

struct ballot_proposal {
    int64_t number; /* from 1 */
    struct str words;
    int64_t option_version_id; /* 0: the status quo, or typed */
};
struct ballot_proposals {
    struct ballot_proposal *items;
    size_t count;
    size_t size;
};

struct ballot_grade {
    int64_t number; /* from 1, the best */
    struct str name;
};
struct ballot_grades {
    struct ballot_grade *items;
    size_t count;
    size_t size;
};

enum {
    BALLOT_QUESTION_MIN = 10,
    BALLOT_QUESTION_MAX = 200,
    BALLOT_WORDS_MAX = 200000, /* characters */
    BALLOT_PROPOSAL_MAX = 300,
    BALLOT_GRADE_MAX = 40,
    BALLOT_REASON_MAX = 300,
    BALLOT_ADDRESS_MAX = 500,
    BALLOT_FINGERPRINT_MAX = 200,
    BALLOT_LENGTH_MIN = 600, /* seconds from its opening to its close */
    BALLOT_LENGTH_DAYS_MAX = 92,
    BALLOT_AHEAD_DAYS_MAX = 3 * 366,
    BALLOTS_PER_PAGE = 30,
};

enum ballot_state ballot_state(const struct ballot_item *, int64_t now);
const char *ballot_state_word(enum ballot_state);     /* in JSON: "planned" */
const char *ballot_kind_word(enum ballot_kind);       /* "yes-no", "judgment", "external" */
const char *ballot_outcome_word(enum ballot_outcome); /* "carried", "no-quorum" */
enum ballot_kind ballot_kind_of(struct str word);     /* BALLOT_KINDS for none */

/* "/b/SLUG/ID", and the number people say: "S-9" for scrutin and session alike. */
struct str ballot_path(struct arena *, const struct ballot_item *);
struct str ballot_name(struct arena *, const struct ballot_item *);

/* What may.h asks to know of it. */
struct record ballot_record(const struct ballot_item *);

/* Of the columns that the part ballot_shown lists. */
struct ballot_item ballot_from(struct rows *, struct arena *);

MUST_CHECK enum result ballot_find(struct db *, struct arena *, int64_t id, struct ballot_item *);
MUST_CHECK enum result ballot_proposals_of(struct db *, struct arena *, int64_t item_id,
                                           struct ballot_proposals *);
MUST_CHECK enum result ballot_grades_of(struct db *, struct arena *, int64_t item_id,
                                        struct ballot_grades *);

/*
 * Plans one, as ballot_item says: its question, kind, where its words come from
 * (typed ones are in `words`; those of a source are read and frozen here), who votes,
 * when, how it is counted. Problems for the fields of these names, for "proposals"
 * and "grades". An entry of the log. It follows the item whose words became others when
 * `follows_id` is given: CONFLICT when another one does already.
 */
struct ballot_wish {
    struct ballot_item item;
    struct str proposals[PROPOSALS_MAX];
    int64_t proposal_versions[PROPOSALS_MAX]; /* of options; 0: none */
    size_t proposal_count;
    struct str grades[GRADES_MAX];
    size_t grade_count;
    int64_t actor_id; /* 0: the system */
};
MUST_CHECK enum result ballot_plan(struct db *, struct arena *, const struct ballot_wish *,
                                   struct problems *, int64_t *id);

/* Six plain ones, "Very good" to "To be rejected", in the language of the wish's item. */
void ballot_usual_grades(struct ballot_wish *);

/*
 * Its dates, seats and quorum, and the address and fingerprint of one held elsewhere, as
 * long as it has not opened; by the actor. Its question and its words never change.
 * Problems as above; CONFLICT once it opened.
 */
MUST_CHECK enum result ballot_change(struct db *, struct arena *, const struct ballot_item *,
                                     int64_t actor_id, struct problems *);

/*
 * Problems for "reason"; CONFLICT when it is closed or cancelled already, or is a
 * fallback's. Votes that were cast go with it, uncounted.
 */
MUST_CHECK enum result ballot_cancel(struct db *, struct arena *, const struct ballot_item *,
                                     int64_t actor_id, struct str reason, struct problems *);

/*
 * What became of one held elsewhere: recorded, once it is over there, and again if it was
 * wrong. Problems for the fields of these names, and "" before its close. NOT_FOUND for one
 * that is held here, CONFLICT for one that is cancelled. Its seats are shared as its close
 * would: the log's root after the entry of the figures breaks ties.
 */
struct external_result {
    struct str archive;
    struct str archive_hash;
    struct str fingerprint;
    int64_t yes, no, abstain;
    int64_t roll; /* 0: not said */
};
MUST_CHECK enum result ballot_record_external(struct db *, struct arena *,
                                              const struct ballot_item *, int64_t actor_id,
                                              const struct external_result *, struct problems *);

/*
 * Lists for somebody: those under way and ahead, the next to close first; those
 * that are over, the last first. After the one with this time and id; zeros: from the first.
 */
struct ballot_cursor {
    int64_t closes_at;
    int64_t id;
};
MUST_CHECK enum result ballots_ahead(struct db *, struct arena *, const struct visitor *,
                                     int64_t now, struct ballot_items *);
MUST_CHECK enum result ballots_past(struct db *, struct arena *, const struct visitor *,
                                    int64_t now, struct ballot_cursor before,
                                    struct ballot_items *);
/* For calendars: all that close after a time, the oldest first, at most BALLOTS_IN_CALENDAR_MAX. */
enum { BALLOTS_IN_CALENDAR_MAX = 500 };
MUST_CHECK enum result ballots_since(struct db *, struct arena *, const struct visitor *,
                                     int64_t since, struct ballot_items *);
/* Of a text of law, a decision, a debate: those the visitor may see, the newest first. */
MUST_CHECK enum result ballots_of_text(struct db *, struct arena *, const struct visitor *,
                                       int64_t text_id, struct ballot_items *);
MUST_CHECK enum result ballots_of_decision(struct db *, struct arena *, const struct visitor *,
                                           int64_t decision_id, struct ballot_items *);

/* Its page changed, and those of the text, the decision and the debates that show it. */
MUST_CHECK enum result ballot_touch(struct db *, struct arena *, int64_t id);

/*
 * What happens to an item is an entry of the log, of the kind "ballot", about
 * "ballot/12". details() adds to its object; may be NULL.
 */
struct ballot_act {
    int64_t item_id;
    const char *word; /* "planned", "changed", "opened", "list", "result", "cancelled", "recorded",
                         "linked", "unlinked" */
    int64_t actor_id; /* 0: the system */
    void (*details)(struct json *, const void *context);
    const void *context;
};
MUST_CHECK enum result ballot_log(struct db *, struct arena *, const struct ballot_act *,
                                  int64_t *entry);

struct log_about;
/* What an entry about "ballot/12" is about (log/subject.h). */
MUST_CHECK enum result ballot_about(struct db *, struct arena *, const struct visitor *,
                                    struct str id, struct log_about *);

#endif
