#ifndef DECISIONS_ABOUT_H
#define DECISIONS_ABOUT_H

#include "log/subject.h"

/* What entries of the log are about, for routes.c: "decision/12", "rules/3". */
enum result decision_about(struct db *, struct arena *, const struct visitor *, struct str id,
                           struct log_about *);
enum result rules_about(struct db *, struct arena *, const struct visitor *, struct str version,
                        struct log_about *);

#endif
