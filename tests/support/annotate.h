#ifndef TESTS_SUPPORT_ANNOTATE_H
#define TESTS_SUPPORT_ANNOTATE_H

#include "support/debate.h"
#include "support/law.h"
#include "texts/annotation.h"
#include "texts/annotation_anchor.h"

/*
 * Somebody points at words of the newest version of a text called "durable" and
 * opens a debate about them in the category of debate_begin(). The alinéa is the
 * one that begins with `beginning`; `words` NULL: all of it.
 */
struct annotated annotate(int64_t account_id, const char *beginning, const char *words);

/* Where the first target of one stands in the newest version. */
struct standing annotation_now(int64_t annotation_id);

/* The words it stands on there; empty for an orphan. */
struct str annotation_words_now(int64_t annotation_id);

/* The text called "durable". */
struct law_text durable(void);

/* The state of the alinéa that begins so, in the newest version. */
struct state alinea_beginning(const char *beginning);

#endif
