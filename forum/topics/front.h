#ifndef TOPICS_FRONT_H
#define TOPICS_FRONT_H

#include <stdbool.h>

#include "base/result.h"
#include "base/str.h"

struct page;
struct request;

/*
 * What the domains above this one show on the front page. Each has its line in
 * routes.c; the page shows them in the order of those lines.
 */

/* One thing that waits for who is signed in: since when, what it is, what to do about it. */
struct need {
    int64_t since;     /* it has waited */
    const char *state; /* the class that colours its chip: "st-team"; see look/LOOK.md */
    const char *icon;  /* of static/icons.svg */
    struct str chip;   /* "Call to the team Law" */
    struct str title;  /* of what it is about */
    struct str lang;   /* of the title; empty: the page's */
    struct str path;   /* where both the title and the button lead */
    struct str words;  /* one sentence more; may be empty */
    struct str act;    /* "Answer" */
    bool is_urgent;    /* its button is the solid one */
};

struct needs {
    struct need *items;
    size_t count;
    size_t size;
};

/* Adds what waits, the most urgent first, at most NEEDS_PER_SOURCE: the rest is on its own page. */
enum { NEEDS_PER_SOURCE = 4 };
typedef enum result need_source(struct request *, struct needs *);
extern need_source *const need_sources[]; /* ended by NULL */

/*
 * A section beside the lists, for everyone: what it shows may depend on which
 * categories the reader may enter and on nothing else of them, for it is kept
 * and shown to all who may enter the same. read() gives what html() shows, and
 * a number that changes whenever that does; what is NULL is not shown.
 */
struct front_section {
    enum result (*read)(struct request *, const void **what, int64_t *version);
    void (*html)(struct page *, const void *what);
    bool is_first; /* it stands above the lists */
};
extern const struct front_section front_sections[]; /* ended by a zeroed one */
enum { FRONT_SECTIONS_MAX = 5 };

#endif
