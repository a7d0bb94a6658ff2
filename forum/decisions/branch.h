#ifndef DECISIONS_BRANCH_H
#define DECISIONS_BRANCH_H

#include "accounts/event.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "decisions/decision.h"
#include "topics/author.h"

struct arena;
struct db;

/* One option under trial, beside others: its charter, who owns it, what came of it. */
enum branch_state {
    BRANCH_OFFERED,
    BRANCH_RUNNING,
    BRANCH_REPORTING, /* its time is over, the review runs */
    BRANCH_KEPT,
    BRANCH_MERGED,
    BRANCH_DROPPED,
    BRANCH_ABANDONED, /* nobody went on with it, or it never started */
    BRANCH_STATES,
};

enum {
    MEASURES_MAX = 3,
    BRANCHES_MAX = 8,       /* of one trial */
    CHARTER_WHY_MAX = 2000, /* as an objection has it */
    CHARTER_WORDS_MAX = 1000,
    CHARTER_STOP_MAX = 500,
    BRANCH_OWNERS_MAX = 20, /* who are asked */
    OWNERS_TEXT_MAX = 1000, /* their names, as typed */
    VALUE_MAX = 200,        /* of a measure */
    REPORT_MAX = 5000,
    STOP_WHY_MAX = 500,
};

/* Somebody who was asked to own a branch. */
struct owner {
    struct author author;
    int64_t asked_at;
    int64_t accepted_at; /* 0: not yet */
};

struct owners {
    struct owner *items;
    size_t count;
    size_t size;
};

struct branch {
    int64_t id;
    int64_t trial_id;
    int64_t decision_id;
    int64_t number; /* 0 is A */
    int64_t option_id;
    int64_t option_number;
    struct str option_title;
    int64_t version_id; /* the text it tries */
    enum branch_state state;
    struct author author; /* of its charter; id 0: nobody wrote one yet, or they left */
    int64_t team_id;      /* that owns it; 0: people do */
    struct str team_handle;
    struct str team_name;
    int64_t team_accepted_at; /* a lead of it said yes; 0: not yet */
    struct str harm;          /* why it is offered; both may be empty */
    struct str remedy;
    struct str perimeter; /* who is under it */
    struct str hypothesis;
    int64_t expected_by; /* "we expect X by D" */
    struct str stop_rule;
    int64_t topic_id;  /* where it is talked about; 0: none yet */
    int64_t agreed_at; /* its side agrees to the fork; 0: not yet */
    struct str report;
    struct str lessons;
    int64_t reported_at; /* 0: not in this round: the words may be those of the one before */
    bool no_report;      /* marked so when none came in time */
    struct str values[MEASURES_MAX]; /* of the measures, in their order */
    int64_t created_at;
    int64_t ended_at;
    struct owners owners; /* who were asked, in the order they were */
    int64_t accepted;     /* how many of them said yes */
    int64_t members;      /* who try it */
    /* Of the trial and its decision. */
    int64_t trial_started_at; /* 0: it is only offered */
    int64_t review_at;
};

struct branches {
    struct branch *items;
    size_t count;
    size_t size;
};

/* "A" for 0. */
struct str branch_letter(struct arena *, const struct branch *);

/* In JSON and in the log: "running". */
const char *branch_word(enum branch_state);

MUST_CHECK enum result branch_find(struct db *, struct arena *, int64_t id, struct branch *);

/* Of a trial, by number, with owners and values. */
MUST_CHECK enum result branches_of_trial(struct db *, struct arena *, int64_t trial_id,
                                         struct branches *);

/* Has it every field of a charter, its trial's review date among them, but for its owners? */
bool branch_has_charter(const struct branch *);

/* How many more owners it needs; a team that accepted is enough. */
int64_t branch_owners_missing(const struct branch *, int64_t owners_wanted);

/* What somebody is to a branch. */
struct branch_actor {
    int64_t id;
    bool is_author;  /* of its charter */
    bool is_asked;   /* to own it, and did not answer yet */
    bool owns;       /* and accepted */
    bool leads;      /* the team that owns it, or is asked to */
    bool is_in;      /* tries it */
    bool owns_other; /* a branch beside it */
    bool backs;      /* wrote its text or supports it, or put the question and this is proposed */
};
MUST_CHECK enum result branch_actor_read(struct db *, int64_t branch_id, int64_t account_id,
                                         struct branch_actor *);

/*
 * May they write its charter and agree for it? Who wrote it and who is to own it; as long
 * as nobody wrote one, whoever backs its text.
 */
bool branch_is_side(const struct branch *, const struct branch_actor *);

/*
 * May they speak for it: report, answer the verdict, stop it, ask others to own it? Its
 * owners and the leads of its team; when it has none left, those who try it.
 */
bool branch_is_spoken_by(const struct branch *, const struct branch_actor *);

/*
 * May they become an owner without being asked? Of a branch that runs short of owners,
 * those who try it, unless they own another one.
 */
bool branch_takes_owner(const struct branch *, const struct branch_actor *, int64_t owners_wanted);

/* Who does something to which. */
struct branch_act {
    int64_t branch_id;
    int64_t actor_id;
};

/* What a charter says, as it was typed. */
struct charter {
    struct str harm;
    struct str remedy;
    struct str perimeter;
    struct str hypothesis;
    int64_t expected_by; /* 0: no date that can be read */
    struct str stop_rule;
    int64_t topic_id;  /* one of the decision's debates */
    struct str owners; /* people's handles, with commas or spaces between */
    struct str team;   /* or a team's handle, instead of people */
    /* Found by charter_check(). */
    struct ids {
        int64_t *items;
        size_t count;
        size_t size;
    } owner_ids;
    int64_t team_id;
};

/*
 * Problems for each field that is missing or wrong: "perimeter", "hypothesis",
 * "expected_by", "stop_rule", "topic", "owners", "team", "harm", "remedy". Nothing is written.
 * review_at 0: not known, so that no date is compared with it.
 */
struct charter_check {
    int64_t decision_id;
    int64_t review_at;
    int64_t owners_wanted;
    int64_t now;
};
MUST_CHECK enum result charter_check(struct db *, struct arena *, const struct charter_check *,
                                     struct charter *, struct problems *);

/*
 * Writes it on a branch and asks its owners: the writer, when among them, has accepted.
 * Its side agrees to what it wrote, the agreements of the others are undone. No rules:
 * callers check first.
 */
MUST_CHECK enum result charter_write(struct db *, struct arena *, const struct branch_act *,
                                     const struct charter *, int64_t now);

/*
 * A side writes its charter, or changes it, until the trial starts. Problems as
 * charter_check() has them.
 */
struct charter_wish {
    int64_t branch_id;
    int64_t actor_id;
    struct charter charter;
};
MUST_CHECK enum result branch_charter(struct db *, struct arena *, struct charter_wish *,
                                      struct problems *);

/* A side agrees to the fork. NOT_VALID while its charter is not whole; CONFLICT when it has. */
MUST_CHECK enum result branch_agree(struct db *, struct arena *, const struct branch_act *,
                                    struct problems *);

/* Owning. A lead accepts or declines for the team. */
enum own_act {
    OWN_ACCEPT, /* who was asked; who tries a branch that is short of owners */
    OWN_DECLINE,
    OWN_LEAVE,
    OWN_ASK, /* somebody who speaks for it asks another person */
    OWN_ACTS,
};
struct own_wish {
    int64_t branch_id;
    int64_t actor_id;
    enum own_act act;
    struct str handle; /* of who is asked */
};

/*
 * A branch that is offered beside a trial that runs starts when its last owner
 * accepts. Problems for "handle" and the whole; CONFLICT when it is so already.
 */
MUST_CHECK enum result branch_own(struct db *, struct arena *, const struct own_wish *,
                                  struct problems *);

/* Trying it, or no longer. CONFLICT when it is so already. */
MUST_CHECK enum result branch_join(struct db *, struct arena *, const struct branch_act *,
                                   struct problems *);
MUST_CHECK enum result branch_leave(struct db *, struct arena *, const struct branch_act *,
                                    struct problems *);

/*
 * Who goes leaves what they own, said in each branch's timeline, and does not
 * try or stand to be asked for any other.
 */
MUST_CHECK enum result branches_of_gone(struct db *, struct arena *, int64_t account_id);
account_listener branches_let_go; /* the same, for who leaves for good */

/* A fork that needs owners: in branches that run, for who may read them. */
struct branch_needing {
    int64_t id;
    int64_t number;
    int64_t decision_id;
    struct str decision_slug;
    struct str question;
    struct str option_title;
    int64_t missing; /* owners */
};
struct branches_needing {
    struct branch_needing *items;
    size_t count;
    size_t size;
};
enum { BRANCHES_NEEDING_MAX = 20 };
MUST_CHECK enum result branches_needing_owners(struct db *, struct arena *, const struct visitor *,
                                               struct branches_needing *);

/* The act begins: due steps are taken, then the branch is read. */
struct facts;
MUST_CHECK enum result branch_begin(struct db *, struct arena *, const struct branch_act *,
                                    struct facts *, struct branch *);

/* Starts it when its trial runs, it is only offered, and nothing is missing any more. */
MUST_CHECK enum result branch_start_beside(struct db *, struct arena *, int64_t branch_id,
                                           const struct facts *);

/* Another state, at a time; an end when it is one. The deed is the caller's. */
MUST_CHECK enum result branch_set_state(struct db *, int64_t id, enum branch_state, int64_t at);

#endif
