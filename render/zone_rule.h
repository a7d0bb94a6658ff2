#ifndef RENDER_ZONE_RULE_H
#define RENDER_ZONE_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The rule that holds after a zone's last recorded change: POSIX's TZ text
 * ("CET-1CEST,M3.5.0,M10.5.0/3") with the wider hours of RFC 9636 §3.3.1.
 */
struct zone_day {
    enum { DAY_OF_WEEK, DAY_WITHOUT_LEAP, DAY_WITH_LEAP } kind; /* Mm.w.d, Jn, n */
    int month;                                                  /* 1 to 12 */
    int week;                                                   /* 1 to 5, 5 the last */
    int day;     /* of the week from Sunday, or of the year */
    int seconds; /* local time of the change, may be negative */
};

struct zone_rule {
    int standard_offset; /* seconds east of UTC */
    int summer_offset;
    bool has_summer;
    struct zone_day start; /* of summer time */
    struct zone_day end;
};

/* False when the text is no such rule. */
bool zone_rule_parse(struct str, struct zone_rule *);

int64_t zone_rule_offset(const struct zone_rule *, int64_t time);

#endif
