#ifndef RENDER_COMPILE_OUTPUT_H
#define RENDER_COMPILE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes the C of a template to standard output. Literal HTML is gathered and
 * written as one put_raw() per stretch; #line makes the C compiler and
 * xgettext speak of the template's own lines.
 */
struct output {
    char *literal; /* gathered, not yet written */
    size_t length;
    size_t size;
    char last; /* the last literal character, to fold white space; 0 after C */
};

/* A character of literal HTML. Folded: indentation and blank lines are dropped. */
void output_literal(struct output *, char c, bool is_folded);

/* A statement that writes a value: writer(page, (expression)). */
void output_value(struct output *, const char *file, int line, const char *writer,
                  const char *expression, size_t length);

/* A line of C as it stands. */
void output_code(struct output *, const char *file, int line, const char *code, size_t length);

/* Writes what was gathered. */
void output_flush(struct output *);

#endif
