#ifndef DECISIONS_OPEN_CHECK_H
#define DECISIONS_OPEN_CHECK_H

#include "decisions/open.h"

/* What is wrong with a wish, all of it; its texts are trimmed. Nothing is written. */
enum result open_check(struct open_wish *, struct problems *);
enum result notice_check(struct notice_wish *, int64_t now, struct problems *);

#endif
