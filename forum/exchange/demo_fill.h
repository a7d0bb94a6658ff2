#ifndef EXCHANGE_DEMO_FILL_H
#define EXCHANGE_DEMO_FILL_H

#include "base/problems.h"
#include "exchange/demo_read.h"

struct ballot_item;
struct db;

/*
 * Interface to code in demo*.c: one filling. It takes several transactions, for
 * PostgreSQL keeps each state of a row until a transaction ends, and looks
 * through all of them at every change.
 */
enum { DEMO_EVENTS_AT_A_TIME = 40 };

struct filling {
    struct arena *arena;
    struct demo demo;
    struct str password_hash;
    struct str *fault;
    size_t from; /* the event that the next transaction begins with */
    struct db *db;
    struct problems problems;
};

/* Says where it stopped, and gives the result again; what the rules found wrong is the best reason.
 */
enum result filling_fail(struct filling *, struct str file, int line, enum result);

/* 0 when there is nobody of that name. */
int64_t filling_person(const struct filling *, struct str handle);
int64_t filling_category(const struct filling *, struct str slug);
int64_t filling_team(const struct filling *, struct str handle);
int64_t filling_topic(const struct filling *, struct str file);

/* People, then teams, then categories: demo_community.c. */
MUST_CHECK enum result demo_fill_community(struct filling *);

/* What is said and done, in the order of time, one transaction's share of it: demo_happen.c. */
MUST_CHECK enum result demo_fill_events(struct filling *);

/* One step of a decision: demo_decide.c; of a trial: demo_try.c; of a meeting: demo_meet.c. */
MUST_CHECK enum result demo_decide(struct filling *, const struct demo_step *);
MUST_CHECK enum result demo_try(struct filling *, const struct demo_step *);
MUST_CHECK enum result demo_meet(struct filling *, const struct demo_step *);
/* One of a law text, or that ties it to a decision: demo_law.c. */
MUST_CHECK enum result demo_law(struct filling *, const struct demo_step *);

/* One of a vote: demo_vote.c; of a public draw: demo_draw.c. */
MUST_CHECK enum result demo_vote(struct filling *, const struct demo_step *);
MUST_CHECK enum result demo_draw(struct filling *, const struct demo_step *);
/* Votes that open or close by then do. */
MUST_CHECK enum result demo_open_and_close(struct filling *, int64_t now);

/* Who writes in a debate or gives thanks there has it open: they read it, and saw what they were
 * told of it. */
MUST_CHECK enum result filling_read(struct filling *, const struct demo_debate *,
                                    int64_t account_id);

/* The decision of a step; its id, found by what it follows when need be. */
struct demo_decision *filling_decision(struct filling *, const struct demo_step *);
/* Who does it; 0 when there is nobody of that name, or no clerk yet. */
int64_t filling_actor(struct filling *, const struct demo_step *);
/* A text, checked and rendered. */
MUST_CHECK enum result filling_written(struct filling *, const struct demo_step *,
                                       struct written *);

/* A moment that stands in a field, as in a head. */
int64_t filling_moment(const struct filling *, const struct demo_step *, const char *field);
/* A number that stands in a field. */
int64_t filling_number(const struct demo_step *, const char *field, int64_t otherwise);
/* What stands in the fields value1, value2, …: how many of them are not empty. */
size_t filling_numbered(struct filling *, const struct demo_step *, const char *field,
                        struct str *values, size_t most);
/* The article with this number in a law's newest version: demo_law.c. */
MUST_CHECK enum result filling_article(struct filling *, struct str law, struct str num,
                                       struct ballot_item *);

/* The system takes its steps of all votes and decisions that are due by then. */
MUST_CHECK enum result demo_settle(struct filling *, int64_t now);

size_t filling_end(const struct filling *); /* the event after that share */

/* Who asks to be in a team, when all that was said: demo_community.c. */
MUST_CHECK enum result demo_fill_requests(struct filling *);

#endif
