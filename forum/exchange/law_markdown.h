#ifndef EXCHANGE_LAW_MARKDOWN_H
#define EXCHANGE_LAW_MARKDOWN_H

#include "exchange/law_read.h"

/*
 * Law texts in Markdown: what people write here, and what repositories of laws
 * hold (Tricoteuses, Archéo Lex).
 *
 * A heading or a line in bold that begins with "Article" begins an article, one
 * that begins with Titre, Chapitre, Section, Part, … a part; the first other
 * heading is the title. "Titre II – Des haies" is called Titre, its number is II, the
 * rest its heading. Parts stand in those of a lower level, or of a higher rank where
 * their levels are the same. Each paragraph and each item is an alinéa; a quote
 * ("> ") or a list is a step deeper; bold words at the beginning are its number.
 * Lines are joined when they were wrapped, told by their widths; else each
 * is one of its own. Tables become rows. "### Nota" begins a note. A line "***" ends what is
 * open: the note, else the article, else the part. <details> and comments are left out.
 *
 * A heading of three fields, "Titre | II | Des haies", says all of it and stands exactly at
 * its level; of four, the last is the title. "Article | 4 | " is an article.
 */
void law_from_markdown(struct arena *, struct str text, struct document *);

/*
 * The same document as Markdown: law_from_markdown() of it gives its title and its
 * segments again, but for what their publisher calls them.
 */
struct str law_to_markdown(struct arena *, const struct document *);

extern const struct law_reader law_markdown_reader;

#endif
