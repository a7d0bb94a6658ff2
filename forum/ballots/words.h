#ifndef BALLOTS_WORDS_H
#define BALLOTS_WORDS_H

#include "ballots/item.h"

/*
 * Freezes the words of a wish: reads them from where they come from, takes their SHA-256,
 * and fills what goes with the source (its text, version, article, decision, and the
 * space of the decision's debate). Problems for "words", "law_version_id", "article_id",
 * "amendment_id", "decision_id", "option_version_id".
 *
 * From a law: an article, or the whole version, as document_plain() (law/document.h)
 * writes it. From an amendment: its formula. From a decision: the bytes of the option's
 * text; of a judgment each proposal's number and title, then its text.
 */
MUST_CHECK enum result ballot_freeze(struct db *, struct arena *, struct ballot_wish *,
                                     struct problems *);

#endif
