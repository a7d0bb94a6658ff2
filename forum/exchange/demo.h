#ifndef EXCHANGE_DEMO_H
#define EXCHANGE_DEMO_H

#include "base/result.h"
#include "base/str.h"

struct arena;
struct store;

/*
 * The demo community: invented people who argue about invented texts, so that
 * whoever starts Palabre sees a forum and not an empty room. Its words are the
 * text files of exchange/demo/, built into the program. They are filled in by
 * the same functions that serve people, under a clock that stands at the time
 * each thing is said to happen.
 */

/*
 * When its first day begins (UTC), as seen from now: a Monday, so that what is
 * said of weekdays holds, and so long ago that all of it has just happened.
 */
enum { DEMO_DAYS = 44 };
int64_t demo_first_day(int64_t now);

/* All demo people sign in with this one. Only ever for a demo. */
#define DEMO_PASSWORD "cinq tasses sous le tilleul"

/*
 * Fills an empty database: CONFLICT when it holds anybody or anything. When a
 * text cannot be used, NOT_VALID with the place and the reason in fault.
 * Leaves the clock running.
 */
MUST_CHECK enum result demo_fill(struct store *, struct arena *, struct str *fault);

#endif
