#ifndef EXCHANGE_LAW_ABOUT_H
#define EXCHANGE_LAW_ABOUT_H

#include "law/document.h"

/* What the formats say of a text, in the words of law/document.h. */

/*
 * A day, also out of a longer time; "" for what is none and for the days that
 * stand for "never" and "not known yet" (2999-01-01, 2222-02-22, 9999-…).
 */
struct str law_day(struct str);

/* 20220528 as 2022-05-28; "" for what is none. */
struct str law_day_of_digits(struct arena *, struct str);

/* ISO 639 in two or three letters, in any case, as BCP 47 has it: "ENG" is "en". */
struct str law_language(struct arena *, struct str);

/* Puts words there unless something stands there already; canonical. */
void law_say(struct arena *, struct str *there, struct str words);

/* What is said is made canonical and no longer than it may be; document_close(). */
void law_finish(struct arena *, struct document *);

#endif
