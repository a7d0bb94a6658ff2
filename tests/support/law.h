#ifndef TESTS_SUPPORT_LAW_H
#define TESTS_SUPPORT_LAW_H

#include "texts/publish.h"

/*
 * A document from lines: "== Titre I | Heading" is a part, "= 4 | Heading" an
 * article, "| a | b" a row of a table, anything else an alinéa. In the arena of
 * tests/support/forum.h.
 */
struct document law_document(const char *lines);

/*
 * A text "Bill for things that last" called `slug` with these words, or its next
 * version when there is one. In a transaction of its own; moderator 0.
 */
struct published law_publish(struct db *, const char *slug, const char *lines);

/* The segment of an alinéa by what it begins with, in the newest version of a text. */
int64_t law_segment_beginning(struct db *, int64_t version_id, const char *words);

/*
 * What a step of a route under /law/ asks for, where a text LAW_SLUG with two versions and an
 * article 1 was published.
 */
#define LAW_SLUG "durable"
struct str law_step(const char *path, const char *step);

#endif
