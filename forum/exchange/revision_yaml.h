#ifndef EXCHANGE_REVISION_YAML_H
#define EXCHANGE_REVISION_YAML_H

#include "base/result.h"
#include "base/str.h"

struct arena;

/*
 * What a revision did to a post's text, out of Discourse's column
 * post_revisions.modifications: YAML as Ruby writes it, a map of names to
 * pairs, of which "raw" is the text:
 *
 *     ---
 *     raw:
 *     - The text before
 *     - |-
 *       The text
 *       after
 *
 * The scalars of YAML 1.1 are read in all their styles (plain, single and
 * double quoted, literal, folded); no other part of YAML is. Reading takes time
 * and memory in proportion to the text.
 *
 * NOT_FOUND when the revision changed something else (a title, a category),
 * NOT_VALID when it cannot be understood.
 */
MUST_CHECK enum result revision_texts(struct arena *, struct str yaml, struct str *before,
                                      struct str *after);

#endif
