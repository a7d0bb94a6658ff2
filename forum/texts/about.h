#ifndef TEXTS_ABOUT_H
#define TEXTS_ABOUT_H

#include "log/subject.h"

/* What an entry of the log is about, for routes.c: "law/12". */
enum result text_about(struct db *, struct arena *, const struct visitor *, struct str id,
                       struct log_about *);

#endif
