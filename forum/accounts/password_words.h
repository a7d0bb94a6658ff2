#ifndef ACCOUNTS_PASSWORD_WORDS_H
#define ACCOUNTS_PASSWORD_WORDS_H

/* What guessers try first. All are in lower case, without accents, spaces or punctuation. */

/* Words that passwords are most often made of, French and English; ended by NULL. */
extern const char *const password_words[];

/* The alphabet and the rows and columns of the keyboards, along which a finger runs; ended by NULL.
 */
extern const char *const password_rows[];

#endif
