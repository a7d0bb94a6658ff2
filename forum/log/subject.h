#ifndef LOG_SUBJECT_H
#define LOG_SUBJECT_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/* What an entry is about, as whoever may see it is told. */
struct log_about {
    struct str title; /* "Where shall we meet?"; may be empty */
    struct str path;  /* its page here, with a "#…" maybe; empty: it has none */
};

/*
 * What entries are about, listed in routes.c by the folders that append them:
 * `name` is what stands before the first slash of a subject. find() is given
 * what stands after it, and answers NOT_FOUND for who may not see that thing:
 * then nothing of the entry's words, its title and its actor is shown. An entry
 * whose subject is not in the list keeps its words from everybody.
 */
struct log_subject {
    const char *name;
    enum result (*find)(struct db *, struct arena *, const struct visitor *, struct str id,
                        struct log_about *);
};
extern const struct log_subject log_subjects[]; /* ended by a zeroed one */

/* The kinds of entries, and how people call them: N_("A stance"). */
struct log_kind {
    const char *name;
    const char *label;
};
extern const struct log_kind log_kinds[]; /* ended by a zeroed one */

/* May this visitor see what the subject names? NOT_FOUND: no. */
MUST_CHECK enum result subject_find(struct db *, struct arena *, const struct visitor *,
                                    struct str subject, struct log_about *);

/* For log_subjects[]: what the log says of itself, "log/key", is for everybody. */
enum result log_own_subject(struct db *, struct arena *, const struct visitor *, struct str id,
                            struct log_about *);

/* How a kind is called, in English; its name when nobody says. */
const char *kind_label(struct str kind, struct arena *);

#endif
