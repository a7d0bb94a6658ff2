#ifndef LAW_FORMULA_WRITE_H
#define LAW_FORMULA_WRITE_H

#include "law/amend.h"

/*
 * The formula that makes of an article what somebody made of it, as the
 * assemblies would say it: « À l’alinéa 3, substituer aux mots : « x » les
 * mots : « y ». » Alinéas are laid side by side, then words; words that stand
 * in an alinéa more than once are said with their neighbours. An alinéa of
 * which little stays is written anew. Empty when nothing changed.
 *
 * Both sides are canonical; no alinéas after: the whole article goes.
 */
struct str formula_write(struct arena *, const struct amend_article *before,
                         const struct str_list *after, enum formula_language);

/*
 * The same without words in the middle of an alinéa: each one that changed is
 * written anew. Longer to read, and never in doubt.
 */
struct str formula_write_whole(struct arena *, const struct amend_article *before,
                               const struct str_list *after, enum formula_language);

/*
 * Which alinéa became which: for each one after, the one before that it was, or
 * (size_t)-1. In order, the most alike together; beyond some hundreds that changed only the same
 * words.
 */
size_t *alineas_paired(struct arena *, const struct amend_article *before,
                       const struct str_list *after);

/* The alinéas of a text that was typed: its lines that are not empty, canonical. */
struct str_list alineas_of(struct arena *, struct str lines);

#endif
