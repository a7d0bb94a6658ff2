#ifndef EXCHANGE_LAW_HEADING_H
#define EXCHANGE_LAW_HEADING_H

#include "base/str.h"

struct arena;

/* A title taken apart; slices of it. */
struct law_heading {
    struct str called; /* "Chapitre", "PART" */
    struct str num;    /* "II", "1er", "II bis" */
    struct str head;
};

/*
 * "Chapitre II : Billets de banque" is called "Chapitre", its number is "II" and its
 * heading "Billets de banque". A title that begins otherwise is all heading.
 */
struct law_heading law_heading_of_part(struct str canonical);

/*
 * "Article 4" has the number "4" and no other name; "SEC. 2." the number "2" and is called
 * "Section". A number that begins otherwise is all number; nothing is ever heading.
 */
struct law_heading law_heading_of_article(struct str canonical);

#endif
