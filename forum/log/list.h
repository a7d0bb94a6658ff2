#ifndef LOG_LIST_H
#define LOG_LIST_H

#include "log/checkpoint.h"
#include "log/leaf.h"
#include "log/subject.h"
#include "topics/author.h"

/*
 * Entries as a reader is shown them. Number, time, kind and subject are for
 * everybody; what the subject is called, who did it and the words are only
 * there for who may see the subject.
 */
struct log_entry {
    struct leaf leaf;
    bool is_shown;          /* the reader may see what it is about */
    struct log_about about; /* these are empty when it is not shown */
    struct author actor;    /* id 0: the forum itself, or who was erased */
    bool has_words;         /* they were not erased; known even when they are not shown */
    struct str secret;      /* SECRET_BYTES */
    struct str payload;
};

bool log_entry_is_of_system(const struct log_entry *);

struct log_entries {
    struct log_entry *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum { LOG_ENTRIES_PER_PAGE = 50 };

/* The newest below a number (below 0: from the newest), of one kind or (empty) of all. */
struct log_wish {
    const struct visitor *visitor;
    int64_t before;
    struct str kind;
};
MUST_CHECK enum result log_latest(struct db *, struct arena *, const struct log_wish *,
                                  struct log_entries *);

/* One, with its words when they may be shown. NOT_FOUND: there is none of this number. */
MUST_CHECK enum result log_entry_find(struct db *, struct arena *, const struct visitor *,
                                      int64_t number, struct log_entry *);

#endif
