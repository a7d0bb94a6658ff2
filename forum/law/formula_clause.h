#ifndef LAW_FORMULA_CLAUSE_H
#define LAW_FORMULA_CLAUSE_H

#include "law/formula_inside.h"

/*
 * From the pieces that formula_inside.h reads to instructions: a block is a list of
 * paragraphs under one label, a clause is one sentence of them with one verb.
 */
enum relation { RELATION_NONE, RELATION_AFTER, RELATION_BEFORE };

struct context {
    struct context *outer;
    enum label_kind kind;
    struct place place;      /* for each line of it */
    struct place line_place; /* for what goes on in the same sentence */
    bool has_line_place;
    enum verb line_verb;    /* the verb it may leave out */
    enum relation relation; /* « Après l’alinéa 3 » alone on its line, before numbered lines */
    int depth;
};

/* Nobody says more in one sentence. */
enum { CLAUSE_PLACES_MAX = 200, WORDS_MAX = 100 };

struct clause {
    size_t from;
    struct places places;       /* at least one */
    const struct place *around; /* what its first numbered part is inside */
    struct terms terms;         /* words in them */
    bool has_spot;
    bool has_terms;
    enum relation relation;
    bool is_consequence;
    bool is_this;
    bool is_narrowed; /* part of the place is named that no place can say: only for words */
    bool is_between;  /* « leave out from “x” to “y” »: both stay */
    bool is_pairs;    /* « respectivement » */
};

struct instructions {
    struct instruction *items;
    size_t count;
    size_t size;
};

/* Everything at the level of a context: lines with labels of one kind, or without. */
void block_read(struct reader *, struct context *, struct instructions *);

/* One clause, or the locator that stands alone for those that follow. */
void clause_read(struct reader *, struct context *, struct instructions *);

/* The next locator, taken into the places of the clause; `is_another`: after « et ». */
bool place_read(struct reader *, const struct context *, struct clause *, bool is_another);

/* After a verb: what is to be done. False: not understood. */
bool verb_read(struct reader *, struct context *, struct clause *, enum verb,
               struct instructions *);
bool passive_read(struct reader *, struct context *, struct clause *, struct instructions *);

/* After a participle that stands for one of these verbs. */
bool insert_read(struct reader *, struct context *, struct clause *, bool is_adding,
                 struct instructions *);
bool complete_read(struct reader *, struct context *, struct clause *, enum instruction_act,
                   struct instructions *);
bool replacement_read(struct reader *, struct context *, struct clause *, bool is_pairs,
                      struct instructions *);
bool respectively_read(struct reader *);
bool change_read(struct reader *, struct context *, struct clause *, struct instructions *);
bool delete_now(struct reader *, struct context *, struct clause *, struct instructions *);
bool write_read(struct reader *, struct context *, struct clause *, struct instructions *);

/* One instruction for each place of the clause. */
void clause_emit(struct reader *, const struct clause *, const struct instruction *,
                 struct instructions *);

/* The whole text as a new article, when the list files it « après l’article 9 ». formula_filed.c */
bool filed_article_read(struct reader *, struct instructions *into);

/* The heading it files it at, which is no article; empty when it is one. */
struct str filed_part(struct reader *);

/* ---- formula_object.c: what the verbs have in common ---- */

/* What stands behind a verb: words or a place. */
bool object_read(struct reader *, struct context *, struct clause *);

/* After what was to be said: « …, à la première phrase de l’alinéa 5 ». */
void trailing_read(struct reader *, struct context *, struct clause *);

struct instruction clause_instruction(const struct clause *, enum instruction_act,
                                      const struct content *);

/* Puts down what is to be done at all places of the clause. False: it cannot be said. */
bool clause_say(struct reader *, const struct clause *, enum instruction_act,
                const struct content *, struct instructions *);

/* « après le mot A, rédiger ainsi la fin »: is it that, and puts it down. */
bool clause_is_rewriting(const struct clause *);
bool clause_rewrite(struct reader *, struct clause *, const struct content *,
                    struct instructions *);

/* « au début de », « à la fin de »; and forgets it once the act says it. */
enum place_end clause_end(const struct clause *);
void clause_forget_ends(struct clause *);

/* What kind of content the place takes when it is written anew. */
enum content_kind clause_kind(const struct clause *);

/* ---- formula_replace.c ---- */

bool replace_read(struct reader *, struct context *, struct clause *, struct instructions *);
bool substitute_read(struct reader *, struct context *, struct clause *, struct instructions *);

#endif
