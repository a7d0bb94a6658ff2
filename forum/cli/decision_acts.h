#ifndef CLI_DECISION_ACTS_H
#define CLI_DECISION_ACTS_H

#include "accounts/account.h"
#include "cli/decision.h"
#include "decisions/act.h"
#include "decisions/open.h"
#include "decisions/option.h"
#include "decisions/review.h"

struct db;

enum { ANSWERED_MAX = 50 };

/* What is asked for, as the words and options give it; -1 for a number that is not given. */
struct decision_asked {
    struct decision_run *run;
    const struct decision_act *act;
    int64_t target_id;   /* the first number: what act->target says */
    int64_t decision_id; /* the one it is part of */
    int choice;          /* among act->choices */
    int64_t number;      /* the next word, for act->has_number */
    struct str as, reason, title, note, condition, harm, remedy, passage, words, fact, lessons;
    struct str team, whom; /* their handles */
    struct str text;       /* of the file, or standard input */
    struct written written;
    int64_t concern, option;
    int64_t answers[ANSWERED_MAX]; /* concerns */
    size_t answer_count;
    bool is_must, is_small, is_newest;
    int position; /* enum stance_kind */
    int64_t seen_on;
    struct str values[MEASURES_MAX];
    struct open_wish open;
    struct notice_wish notice;
    int64_t days; /* of the notice */
    struct result_wish result;
    struct common common;
    struct charter charter;
    struct verdict_wish verdict;
    int64_t actor_id;
    struct visitor visitor; /* the actor */
    int64_t made;           /* the number of what came of it; 0: nothing to tell */
};

/* What the first number is one of. */
enum decision_target {
    TARGET_DECISION,
    TARGET_TOPIC,
    TARGET_CONCERN,
    TARGET_BRANCH,
    TARGET_REQUEST,
};

/* palabre decision NAME NUMBER [CHOICE] [NUMBER] [FILE] --as … */
struct decision_act {
    const char *name;
    const char *arguments; /* as the usage shows them: the options it names are those it takes */
    enum result (*run)(struct db *, struct decision_asked *);
    const char *done; /* "D-1 …"; what was made, and its number, for one that makes something */
    const char *made; /* in JSON: "concern"; NULL: nothing */
    enum decision_target target;
    const char *const *choices; /* words, ended by NULL. May be NULL */
    bool has_number;
    bool takes_text;
    bool is_markdown; /* the text, which is checked and rendered before anything is written */
};

extern const struct decision_act decision_acts[]; /* ended by a zeroed one */

/* NULL when there is none. */
const struct decision_act *decision_act_named(const char *name);

/* Is this one of its options? "--harm" */
bool decision_act_takes(const struct decision_act *, const char *option);

/* How many words come before the file, with its own name. */
int decision_act_words(const struct decision_act *);

/* decision_take.c: takes everything after the name; false when it is not understood. */
bool decision_take_words(struct decision_asked *);

/* The text, when the act takes one; false after saying why it cannot be read. */
bool decision_take_text(struct decision_asked *);

/* decision_steps.c */
enum result decision_run_open(struct db *, struct decision_asked *);
enum result decision_run_notice(struct db *, struct decision_asked *);
enum result decision_run_call(struct db *, struct decision_asked *);
enum result decision_run_return(struct db *, struct decision_asked *);
enum result decision_run_contest(struct db *, struct decision_asked *);
enum result decision_run_withdraw(struct db *, struct decision_asked *);
enum result decision_run_take_over(struct db *, struct decision_asked *);
enum result decision_run_wake(struct db *, struct decision_asked *);
enum result decision_run_step_down(struct db *, struct decision_asked *);
enum result decision_run_result(struct db *, struct decision_asked *);

/* decision_texts.c */
enum result decision_run_option(struct db *, struct decision_asked *);
enum result decision_run_propose(struct db *, struct decision_asked *);
enum result decision_run_revise(struct db *, struct decision_asked *);
enum result decision_run_set_aside(struct db *, struct decision_asked *);
enum result decision_run_summary(struct db *, struct decision_asked *);
enum result decision_run_topics(struct db *, struct decision_asked *);

/* decision_concerns.c */
enum result decision_run_position(struct db *, struct decision_asked *);
enum result decision_run_position_withdraw(struct db *, struct decision_asked *);
enum result decision_run_concern(struct db *, struct decision_asked *);
enum result decision_run_object(struct db *, struct decision_asked *);
enum result decision_run_second(struct db *, struct decision_asked *);
enum result decision_run_reply(struct db *, struct decision_asked *);
enum result decision_run_answer(struct db *, struct decision_asked *);
enum result decision_run_ask(struct db *, struct decision_asked *);
enum result decision_run_resolve(struct db *, struct decision_asked *);
enum result decision_run_uphold(struct db *, struct decision_asked *);
enum result decision_run_arbiters(struct db *, struct decision_asked *);
enum result decision_run_judge(struct db *, struct decision_asked *);
enum result decision_run_reopen(struct db *, struct decision_asked *);

/* decision_trials.c */
enum result decision_run_offer(struct db *, struct decision_asked *);
enum result decision_run_common(struct db *, struct decision_asked *);
enum result decision_run_charter(struct db *, struct decision_asked *);
enum result decision_run_agree(struct db *, struct decision_asked *);
enum result decision_run_offer_withdraw(struct db *, struct decision_asked *);
enum result decision_run_own(struct db *, struct decision_asked *);
enum result decision_run_fork(struct db *, struct decision_asked *);
enum result decision_run_join(struct db *, struct decision_asked *);
enum result decision_run_leave(struct db *, struct decision_asked *);
enum result decision_run_evidence(struct db *, struct decision_asked *);
enum result decision_run_report(struct db *, struct decision_asked *);
enum result decision_run_stop(struct db *, struct decision_asked *);

/* decision_reviews.c */
enum result decision_run_review(struct db *, struct decision_asked *);
enum result decision_run_review_second(struct db *, struct decision_asked *);
enum result decision_run_verdict(struct db *, struct decision_asked *);
enum result decision_run_owners_answer(struct db *, struct decision_asked *);
enum result decision_run_verdict_call(struct db *, struct decision_asked *);

/* The option of that number; a problem for "option" when there is none. */
enum result decision_option_numbered(struct db *, struct decision_asked *, int64_t number,
                                     struct option *);

#endif
