#ifndef TEXTS_PROPOSED_H
#define TEXTS_PROPOSED_H

#include "render/diff.h"
#include "topics/author.h"

struct state_look;

/* An amendment as it stands under what it would change: under an alinéa, or the article. */
struct proposed {
    int64_t id;
    int64_t number; /* on its text: the N of /law/SLUG/amendments/N */
    struct str path;
    struct str name; /* as its parliament calls it: "CD12"; empty: by its number */
    struct author author;
    struct str signed_by; /* instead of an author of ours: "M. Dupont et 12 autres" */
    int64_t created_at;
    const struct state_look *state; /* NULL: none is shown */
    struct str topic_path;          /* where it is debated; empty: nowhere the visitor may read */
    int64_t replies;
    struct diff diff;       /* of the alinéa; empty when it was not applied */
    struct str before;      /* the same alinéa, without … */
    struct str after;       /* … and with it */
    struct str words;       /* the formula, when there is no diff to show */
    int64_t conflicts_with; /* the number of another open one; 0: none */
    struct str other_path;  /* its address */
};

struct proposeds {
    struct proposed *items;
    size_t count;
    size_t size;
};

#endif
