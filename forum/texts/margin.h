#ifndef TEXTS_MARGIN_H
#define TEXTS_MARGIN_H

#include "law/anchor.h"
#include "render/runs.h"
#include "topics/author.h"

struct state_look;

/*
 * What stands beside an alinéa: who spoke of it, and of which of its words. Only what
 * the visitor may read of it: whoever fills these leaves out the rest.
 */
struct margin_note {
    int64_t annotation_id;
    /*
     * Of the words it is on, counted through the article from 1: notes on the very same words
     * have the same one and stand beside each other. 0: it is on the whole alinéa.
     */
    int64_t number;
    struct str path; /* of the debate: "/t/…" */
    struct str title;
    struct str lang; /* of the title; may be empty */
    int64_t replies;
    const struct state_look *state; /* of the debate's decision; NULL: it has none */
    enum anchor_state anchor;       /* how sure it is that it stands here */
    struct str exact;               /* the words it was made on; shown when they were reworded */
};

struct margin_notes {
    struct margin_note *items; /* as they are shown: the smallest words first */
    size_t count;
    size_t size;
};

/* A note whose words are gone: it stays at its place, with the words it was made on. */
struct orphan {
    int64_t annotation_id;
    struct str prefix; /* what stood around the words */
    struct str exact;
    struct str suffix;
    struct author author;
    int64_t alinea;     /* where it stood: its number then; 0: on no alinéa */
    int64_t version;    /* on which version, its number … */
    struct str made_on; /* … and the address of the article in it */
    struct str path;    /* of the debate */
    struct str title;
    struct str lang;
    int64_t replies;
    const struct state_look *state;
    struct str place; /* where who may places it anew; empty: the same for nobody */
};

struct orphans {
    struct orphan *items;
    size_t count;
    size_t size;
};

#endif
