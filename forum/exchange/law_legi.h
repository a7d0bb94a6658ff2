#ifndef EXCHANGE_LAW_LEGI_H
#define EXCHANGE_LAW_LEGI_H

#include "exchange/law_read.h"

/*
 * The LEGI archives of the DILA: what a text is called (TEXTE_VERSION), its
 * contents (TEXTELR, SECTION_TA) and each version of each article (ARTICLE) are files
 * of their own, joined by their ids. One date gives one document: the versions in force
 * then; without a date, the newest.
 */
extern const struct law_reader law_legi_reader;

#endif
