#ifndef DECISIONS_REVIEW_H
#define DECISIONS_REVIEW_H

#include "decisions/facts.h"
#include "decisions/option.h"
#include "decisions/trial.h"

/*
 * Looking back at what was adopted, or tried: a verdict is drafted, the owners of
 * the branches answer it, a clerk calls it, and at the end of that last call the
 * system does what it says (review_effects.h).
 */
struct review {
    int64_t id;
    int64_t decision_id;
    int64_t trial_id; /* 0: of what was adopted */
    struct str why;   /* what is new; empty: its date came */
    int64_t opened_at;
    enum review_verdict verdict;
    int64_t branch_id;    /* the one to keep; 0: none */
    int64_t version_id;   /* its words, which positions are on; 0: none was drafted yet */
    struct str helped;    /* the four answers: how did it help? */
    struct str drop_why;  /* any reason to drop it? */
    struct str improve;   /* how to improve it? */
    int64_t next_at;      /* and the next date */
    int64_t proposed_at;  /* 0: not yet */
    int64_t call_ends_at; /* of the verdict's last call; 0: not called */
    int64_t ended_at;     /* 0: it is open */
};

/* What the owners of a branch say of the verdict. */
struct owners_answer {
    int64_t branch_id;
    struct author author; /* who answered for them; id 0: they left */
    struct str words;
    int64_t created_at;
};

struct owners_answers {
    struct owners_answer *items;
    size_t count;
    size_t size;
};

enum { REVIEW_ANSWER_MAX = 2000, REVIEW_FACT_MAX = 1000, REVIEW_DAYS_MAX = 1095 };

/* "renew", "keep"…: in JSON and in the log; "" for VERDICT_NONE. */
const char *verdict_word(enum review_verdict);

/* The open one, else the newest. NOT_FOUND when there was none. */
MUST_CHECK enum result review_latest(struct db *, struct arena *, int64_t decision_id,
                                     struct review *);
MUST_CHECK enum result review_answers(struct db *, struct arena *, int64_t review_id,
                                      struct owners_answers *);

/* May a review of this kind come to that? */
bool verdict_fits(enum review_verdict, bool is_of_trial);

/*
 * Drafts the verdict, by the decision's author, its clerk or who speaks for a
 * branch; a new draft takes the place of the one before: positions on that go
 * stale, owners answer anew. Not while its last call runs. The words are a text
 * version, of an option made for the verdict; to merge they are the new text.
 * Problems for "verdict", "branch", "text", "helped", "drop_why", "improve", "next".
 */
struct verdict_wish {
    int64_t decision_id;
    int64_t actor_id;
    int64_t verdict;
    int64_t branch_id;             /* to keep */
    const struct written *written; /* NULL: nothing was written */
    struct str helped;
    struct str drop_why;
    struct str improve;
    int64_t next_at;  /* 0: no day that can be read */
    struct str title; /* of the option that holds the words, in the language of the page */
};
MUST_CHECK enum result verdict_draft(struct db *, struct arena *, struct verdict_wish *,
                                     struct problems *);

/* What a branch's owners say of it, until its last call ends. Problems for "words". */
struct answer_wish {
    int64_t branch_id;
    int64_t actor_id;
    struct str words;
};
MUST_CHECK enum result verdict_answer(struct db *, struct arena *, struct answer_wish *,
                                      struct problems *);

/* Its last call begins: transitions 16 and 18, by a clerk who is nobody's side. */
MUST_CHECK enum result verdict_call(struct db *, struct arena *, const struct trial_act *,
                                    struct problems *);

/* Somebody asks for a review before its date, because of something new. */
struct review_request {
    int64_t id;
    int64_t decision_id;
    struct author author; /* id 0: they left */
    struct str fact;      /* what is new */
    int64_t created_at;
    int64_t seconders;
    bool is_seconded; /* by whom it is read for */
};

/* The one that is open; NOT_FOUND when there is none. For somebody; 0: nobody in particular. */
MUST_CHECK enum result review_request_open(struct db *, struct arena *, int64_t decision_id,
                                           int64_t for_id, struct review_request *);
MUST_CHECK enum result review_request_find(struct db *, struct arena *, int64_t id,
                                           struct review_request *);

/* When a review can next be asked for; 0: at once. */
int64_t review_next_at(const struct facts *);

/* One at a time, of what is adopted. Problems for "fact" and the whole. */
struct review_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct str fact;
};
MUST_CHECK enum result review_ask(struct db *, struct arena *, struct review_wish *,
                                  struct problems *);

/*
 * Seconds it: not one's own. With the last one that the rules ask for the review
 * opens: transition 15. CONFLICT when they did already.
 */
struct second_wish {
    int64_t request_id;
    int64_t actor_id;
};
MUST_CHECK enum result review_second(struct db *, struct arena *, const struct second_wish *,
                                     struct problems *);

#endif
