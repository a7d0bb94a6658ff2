#ifndef DECISIONS_DRAW_LIST_H
#define DECISIONS_DRAW_LIST_H

#include "decisions/draw.h"

/*
 * The list of a draw as a text: UTF-8, one member a line, an id and, after a
 * tab, the label of their group if they have one. Every line ends in a newline;
 * the last one may lack it. No line is empty, no id comes twice, and neither
 * control characters nor spaces around a field are taken: what looks the same
 * must be the same.
 */
struct draw_list {
    struct draw_member *items;
    size_t count, size;
};

/*
 * Reads it; the members point into the text. NOT_VALID with what is wrong and
 * where: "line 3, id: it stands in line 1 already".
 */
MUST_CHECK enum result draw_list_read(struct arena *, struct str text, struct draw_list *,
                                      struct str *fault);

/*
 * What is published before the draw: BLAKE2b-256 of the lines in the order of
 * their bytes, each with its newline. It is the same in whichever order they
 * stand.
 */
void draw_list_hash(struct arena *, const struct draw_list *, struct hash *);

#endif
