#ifndef MODERATION_RULE_H
#define MODERATION_RULE_H

#include <stdint.h>

#include "base/str.h"

struct page;

/* The rules of the house a message or a person can go against; kept as numbers. */
enum rule {
    RULE_NONE, /* an act of order: a debate that goes on elsewhere */
    RULE_ATTACK,
    RULE_PRIVATE,
    RULE_OFF_TOPIC,
    RULE_SPAM,
    RULE_ILLEGAL,
    RULE_OTHER
};
enum { RULES = RULE_OTHER + 1 };

/* One that came from a form or the database: RULE_NONE when there is none such. */
enum rule rule_of(int64_t number);

/* "Attacks a person". Empty for RULE_NONE. */
struct str rule_label(struct page *, enum rule);

#endif
