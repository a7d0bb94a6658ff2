#ifndef TESTS_SUPPORT_STORY_H
#define TESTS_SUPPORT_STORY_H

#include "support/decide.h"

/*
 * One decision as it might go, with words of the length people write: three
 * options, a summary, positions with reasons, an objection that is seconded and
 * answered by a second version. Ada asked; Hal is the clerk, drawn by ticket.
 * Calls decide_begin(). Each gives the decision's id, one state further on.
 */
int64_t story_open(void);     /* texts, and a summary */
int64_t story_proposed(void); /* positions */
int64_t story_stopped(void);  /* an objection that holds */
int64_t story_called(void);   /* it is answered: the last call */
int64_t story_adopted(void);
int64_t story_under_review(void);

#endif
