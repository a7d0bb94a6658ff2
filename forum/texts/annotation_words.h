#ifndef TEXTS_ANNOTATION_WORDS_H
#define TEXTS_ANNOTATION_WORDS_H

#include "texts/annotation_pages.h"

/*
 * Choosing words without a mouse, for the form that speaks of them and the one
 * that places an annotation anew. The fields that both declare:
 *
 *     alinea    its number; 0: alinéas are chosen among those of the article
 *     from, to, words   what was selected in the page
 *     selected  it is that
 *     pieces    numbers of pieces of the alinéa, which stand beside one another
 *     alineas   numbers of alinéas
 */
#define WORD_FIELDS                                                                                \
    { "alinea", NULL, FIELD_INTEGER, 0, UINT32_MAX },                                              \
        { "from", NULL, FIELD_INTEGER, 0, SEGMENT_BODY_MAX },                                      \
        { "to", NULL, FIELD_INTEGER, 0, SEGMENT_BODY_MAX },                                        \
        { "words", NULL, FIELD_LINE, 0, QUOTE_MAX }, { "selected", NULL, FIELD_FLAG, 0, 1 },       \
        { "pieces", NULL, FIELD_CHOICES, 0, 1000 },                                                \
    {                                                                                              \
        "alineas", NULL, FIELD_CHOICES, 0, 1000                                                    \
    }

/*
 * What can be chosen in an article, with what the request says chosen already.
 * NOT_FOUND when it has no such alinéa.
 */
MUST_CHECK enum result words_offer(struct request *, const struct states *article,
                                   struct word_choice *);

/* What was chosen. Problems for "words". */
MUST_CHECK enum result words_take(struct request *, const struct states *article,
                                  const struct word_choice *, struct targets *);

#endif
