#ifndef TOPICS_CATEGORY_H
#define TOPICS_CATEGORY_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/* A space that topics stand in. */
struct category {
    int64_t id;
    struct str slug; /* never all digits */
    struct str name;
    struct str description;
    struct str lang;
    int64_t topic_count; /* that can be read */
    enum space readers;
    enum space writers;
    int64_t team_id;  /* of SPACE_TEAM; else 0 */
    int64_t position; /* lists go by it */
    bool is_in_team;  /* the visitor it is shown to: by category_for() */
};

struct categories {
    struct category *items;
    size_t count;
    size_t size;
};

enum {
    CATEGORY_NAME_MAX = 60,
    CATEGORY_DESCRIPTION_MAX = 300,
    CATEGORIES_MAX = 200,
    CATEGORY_POSITION_MAX = 100000
};

/* Adds one after the others. An empty slug is made from the name. NOT_VALID without a name. */
MUST_CHECK enum result category_create(struct db *, struct arena *, const struct category *,
                                       int64_t *id);

/* What is wrong with it: problems for "name", "description", "team". */
MUST_CHECK enum result category_check(struct db *, struct arena *, const struct category *,
                                      struct problems *);

/*
 * Changes one, in its place too; its slug is made from its name. Who may read
 * it holds at once: all pages that show its topics, or quote them, have another
 * version, and what people wrote there counts on their pages only while anyone
 * may read it.
 */
MUST_CHECK enum result category_edit(struct db *, struct arena *, const struct category *,
                                     struct problems *);
MUST_CHECK enum result category_find(struct db *, struct arena *, int64_t id, struct category *);

/* What may.h asks to know of it. */
struct record category_record(const struct category *);

/* Those the visitor may read, in the order they were put in; at most CATEGORIES_MAX. */
MUST_CHECK enum result categories_all(struct db *, struct arena *, const struct visitor *,
                                      struct categories *);

/* A number for the set of those the visitor may read: who have the same may read the same. */
MUST_CHECK enum result categories_reach(struct db *, const struct visitor *, uint64_t *reach);

/* The version of a list of them, for kept pages: it changes with whatever the list shows. */
int64_t categories_version(const struct categories *);

#endif
