#ifndef LAW_FORMULA_H
#define LAW_FORMULA_H

#include "base/str.h"

struct arena;

/*
 * What an amendment says, as a tree of instructions: parsed from the formulas of
 * the French assemblies (infinitive, « À l’alinéa 3, substituer aux mots… », and
 * passive, « les mots … sont remplacés par… ») and of the United Kingdom's
 * Parliament (“leave out … and insert …”). Nothing is applied here, and nothing
 * is guessed: what is not understood is listed with where it stands.
 */
enum formula_language { FORMULA_FRENCH, FORMULA_ENGLISH };

enum instruction_act {
    ACT_DELETE,       /* the words, or the whole place */
    ACT_REPLACE,      /* the words, or the whole place, by the content */
    ACT_INSERT_AFTER, /* the content after the words, or after the place */
    ACT_INSERT_BEFORE,
    ACT_PREPEND,       /* the content at the beginning of the place */
    ACT_APPEND,        /* at its end: « compléter … par » */
    ACT_REWRITE_END,   /* what follows the words, to the end of the place, becomes the content */
    ACT_REWRITE_START, /* what stands before them */
    ACT_RENUMBER,      /* the place is called as the content says: « devient », becomes */
    ACT_NEW_ARTICLE,   /* an article of its own, before or after the place */
    ACT_CHANGE,        /* its children say what changes in the place: « est ainsi modifié » */
    ACT_NONE,          /* no edit of this text: a report, a rate that pays for the loss (gage) */
    ACTS,
};

enum content_kind {
    CONTENT_NONE,
    CONTENT_WORDS,
    CONTENT_SENTENCES, /* added as sentences to an alinéa */
    CONTENT_ALINEAS,   /* one item of content each */
    CONTENT_ARTICLE,   /* the alinéas of a whole article; the first may be its title */
    CONTENT_NUMBER,    /* a new number */
};

/* Numbers from 1; from the end: -1 the last, -2 the last but one. */
struct number_range {
    int64_t from;
    int64_t to;
};

struct number_ranges {
    struct number_range *items;
    size_t count;
    size_t size;
};

struct str_list {
    struct str *items;
    size_t count;
    size_t size;
};

enum place_end { PLACE_WHOLE, PLACE_START, PLACE_END };

/*
 * Where. The place of a child is whole: what the instructions around it said is
 * in it already. A part that is missing was not said. Alinéas are those of the
 * article, or, when `points` names a numbered part (I, 2°, a), those of that
 * part, its own line the first.
 */
struct place {
    struct str law; /* another text: « de la loi n° 62-1292 du 6 novembre 1962 »; empty: this one */
    struct str article;     /* its number: "L. 131-2"; empty: the article the amendment is on */
    struct str part;        /* no article: « titre II », « intitulé », « cette division » */
    bool is_quoted_law;     /* the place is in what the alinéa quotes of another law */
    struct str_list points; /* from the outside in: "I", "2°", "a)" */
    struct number_ranges alineas;   /* empty: all of it */
    struct number_ranges sentences; /* empty: all of them */
    enum place_end end;             /* « au début de », « à la fin de » */
    bool is_table;                  /* in a table: never applied */
    int64_t page;                   /* of a printed bill, and its line; 0: none (United Kingdom) */
    int64_t line;
    int64_t line_to;         /* the last of them; 0: none */
    struct str_list columns; /* of a table, as said */
};

struct instruction {
    enum instruction_act act;
    struct place place;
    struct str_list
        words; /* that are looked for: one, or several to each of which the same is done */
    struct str words_to; /* « leave out from “x” to “y” », « de … à … »; empty: none */
    bool is_between;     /* what stands between both is meant, and they stay (a bill in London) */
    int64_t
        occurrence; /* which of them: 1, 2, …, -1 the last; 0: not said, it must be the only one */
    int64_t times;  /* so many times, « par deux fois »; -1: wherever it stands; 0: not said */
    enum content_kind content_kind;
    struct str_list content; /* canonical but for the marks of a number to be filled in: « … – » */
    struct str number;       /* ACT_NEW_ARTICLE: what it will be called; may be empty */
    bool is_before;          /* ACT_NEW_ARTICLE: before the place, not after */
    bool
        is_same; /* « procéder à la même substitution »: act, words, content are the one before's */
    bool is_consequence; /* « En conséquence » */
    struct str label;    /* « I », « 1° », « a) »; may be empty */
    size_t from;         /* where it stands in the source, in bytes */
    size_t to;
    struct instruction *children; /* in their order */
    size_t child_count;
    size_t child_size;
};

/* A stretch of the source that said something nobody here understood. */
struct unknown {
    size_t from;
    size_t to;
    const char *why; /* English, marked N_() */
};

struct formula {
    struct str source; /* canonical, paragraphs with a newline between; what from and to count in */
    enum formula_language language;
    struct instruction *items;
    size_t count;
    size_t size;
    struct unknown *unknown;
    size_t unknown_count;
    size_t unknown_size;
};

enum { FORMULA_MAX = 200000 /* bytes */, INSTRUCTIONS_MAX = 2000, FORMULA_DEPTH_MAX = 8 };

/*
 * Parses it. Where the list it comes from says more than its words: the place
 * it is filed at (« APRÈS ART. 9 », « Alinéa 4 ») may be given. Plain text, a
 * paragraph a line; entities and tags are the reader's business.
 */
struct filed_at {
    struct str
        division; /* « Article 9 », « APRÈS ART. 9 », « Article additionnel après l’article 3 » */
    struct str alinea;
};
struct formula formula_parse(struct arena *, struct str text, const struct filed_at *,
                             enum formula_language);

/* Is all of it understood? An empty one is not. */
bool formula_is_complete(const struct formula *);

/* As an S-expression, one instruction a line, two spaces for each depth: for people and tests. */
struct str formula_plain(struct arena *, const struct formula *);

/* As JSON, in the names of this header: what amendment.ast holds. */
struct str formula_json(struct arena *, const struct formula *);

#endif
