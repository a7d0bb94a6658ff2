#ifndef HTTP_CSRF_H
#define HTTP_CSRF_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/*
 * The token that a form must bring back. Its secret is made of the browser's
 * own session cookie (or, before log-in, of its visitor cookie), which no other
 * site can read, so nothing is stored. It is masked anew in every answer: else
 * an attacker who sees compressed sizes could guess it (BREACH).
 */
struct str csrf_token(struct arena *, struct str cookie);
bool csrf_is_valid(struct str token, struct str cookie);

#endif
