#ifndef TESTS_SUPPORT_DEBATE_H
#define TESTS_SUPPORT_DEBATE_H

#include "moderation/act.h"
#include "support/forum.h"
#include "topics/category.h"
#include "topics/post.h"
#include "topics/topic.h"

/*
 * A debate to try things on: three people (ADA and BOB, members; MIA, a
 * moderator), a category, and a topic that Ada opened.
 */
enum { ADA = 1, BOB = 2, MIA = 3, CATEGORY = 1, TOPIC = 1 };

/* Makes them all, at an hour the clock then stands at. */
void debate_begin(void);

/* Moves the clock forward. */
void debate_later(int64_t seconds);

/* Answers a post (0: the topic) and gives the new one's number. */
int64_t debate_say(int64_t account_id, int64_t to, const char *text);

struct post debate_post(int64_t number);
struct topic debate_topic(void);

/* Opens another topic and gives its id. */
int64_t debate_open(int64_t account_id, const char *title, const char *text);

struct written debate_written(const char *text);

/* The column "count" of the one row that a question gives. */
int64_t debate_count(const char *question);

/* A moderator's act, with a reason. */
struct act debate_act(void);

/* Somewhere problems may be put; their count is looked at by the tests that care. */
struct problems *debate_problems(void);

#endif
