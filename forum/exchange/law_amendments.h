#ifndef EXCHANGE_LAW_AMENDMENTS_H
#define EXCHANGE_LAW_AMENDMENTS_H

#include "base/result.h"
#include "base/str.h"
#include "law/document.h"

struct arena;
struct filed_at;

/*
 * Amendments as the assemblies publish them: the Assemblée nationale's XML (one
 * file each, "ELOI") and the JSON of its open data, the Sénat's tables (CSV) and
 * its lists in the order of discussion (JSON). Every text is canonical; where
 * the source says nothing it is "".
 */
struct law_amendment {
    struct str number;   /* as printed: "I-2 rect.", "COM-7", "319" */
    struct str parent;   /* the number of the one that this one amends */
    struct str division; /* where it is filed: "Article 2", "APRÈS ART. 9", "ÉTAT B (ART. 39)" */
    struct str alinea;   /* which alinéa the list says: "86", "Al. 2", "Suppr." */
    struct str author;   /* "M. Cuypers"; the first of those who signed */
    struct str group;    /* whom the author speaks for */
    struct str date;     /* 2019-11-21 */
    struct str dispositif; /* what it says: plain text, a paragraph (or row of a table) a line */
    struct str reasons;    /* plain text, the same way */
    struct str outcome;    /* as the source says it: "Adopté", "Retiré" */
    struct str official;   /* its publisher's id */
    struct str address;    /* of its page */
    struct str text;       /* what it amends, as the source calls it: "1490", "2019-2020/139" */
    bool has_table;        /* the dispositif holds a table, or sums of money in one */
    const char *path;      /* the file it stood in */
    int64_t line;          /* of that file; 0: not known */
    int64_t order;         /* in which they are discussed, from 1; 0: not known */
};

struct law_amendments {
    struct law_amendment *items;
    size_t count;
    size_t size;
    struct document_gaps gaps; /* what was not taken in */
};

/*
 * Reads a file, or all files of a folder, told apart by what they hold. In the
 * order of discussion where it is known, else of the source. A list that says
 * the order of amendments which another file holds gives them their order and
 * their parents.
 *
 * NOT_FOUND when the path cannot be read, NOT_VALID when a file is of no such
 * kind, in no encoding of theirs, or broken off: fault says which file, which
 * line and why.
 */
MUST_CHECK enum result law_amendments_read(struct arena *, const char *path,
                                           struct law_amendments *, struct str *fault);

/* Where it is filed, as law/formula.h takes it. */
struct filed_at law_amendment_filed(const struct law_amendment *);

/* Adds something that was not taken in, as document_gap() does. */
void law_amendments_gap(struct arena *, struct law_amendments *, struct str what, int64_t line);

#endif
