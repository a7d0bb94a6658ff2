#ifndef EXCHANGE_LAW_FACTORY_H
#define EXCHANGE_LAW_FACTORY_H

#include "exchange/law_read.h"

/*
 * The Law Factory's texte.json: a French bill at one step of its way, and a folder
 * of them the steps in the order of their names. An article that is only said
 * to be deleted, or to stand as it stood, is a gap: words that are not in the
 * file are not made up. What it was called when it came first is its official name.
 */
extern const struct law_reader law_factory_reader;

/* "00_1erelecture_senat_depot" of a path: which step it is, in words; "" when it says none. */
struct str law_factory_step(struct arena *, struct str path);

#endif
