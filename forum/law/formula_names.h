#ifndef LAW_FORMULA_NAMES_H
#define LAW_FORMULA_NAMES_H

#include "law/formula.h"

/* What acts and kinds of content are called where people and programs read a tree. */
extern const char *const act_names[ACTS];
extern const char *const content_names[CONTENT_NUMBER + 1];

#endif
