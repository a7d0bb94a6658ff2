#ifndef RENDER_COMPILE_PLACE_H
#define RENDER_COMPILE_PLACE_H

#include <stdbool.h>

/*
 * Follows a template's literal HTML far enough to know in which place the next
 * character stands, by the rules of the HTML standard's tokenizer (§13.2.5),
 * narrowed: what browsers would read in two ways is refused here.
 */
enum place {
    TEXT,        /* between elements */
    PLAIN,       /* in <title> or <textarea>: text, but no elements */
    EMPTY,       /* in <script>: nothing may stand there */
    TAG_NAME,    /* <here */
    TAG,         /* inside a tag, after white space */
    ATTRIBUTE,   /* in an attribute's name */
    EQUALS,      /* just after its = */
    VALUE,       /* in its double-quoted value */
    VALUE_ENDED, /* just after its closing quote, or after a flag */
    ENDING_TAG,  /* in </name> */
    COMMENT,     /* in <!-- --> */
    DOCTYPE,     /* in <!doctype > */
};

enum { NAME_SIZE = 32, ADDRESS_SIZE = 256 };

struct position {
    const char *file;
    int line;
    enum place place;
    char tag[NAME_SIZE];        /* the element opened last, in lower case */
    char attribute[NAME_SIZE];  /* in lower case */
    char address[ADDRESS_SIZE]; /* what of the attribute's value stands before any {{ }} */
    bool value_has_hole;        /* a {{ }} came before in this attribute's value */
    bool is_plain_start;        /* just after <textarea> or <title> */
    int kept_space_depth;       /* how many <pre> are open */
};

/* Prints "file:line: why" and ends the program: a template that may be unsafe does not build. */
__attribute__((format(printf, 2, 3))) _Noreturn void refuse(const struct position *,
                                                            const char *format, ...);

/* Goes past one character of literal HTML; rest starts with it. */
void position_follow(struct position *, const char *rest);

/* The function of html.h that writes this value safely here; refuses where none does. */
const char *position_writer(const struct position *, const char *expression);

/* Goes past a {{ }}. */
void position_pass_value(struct position *);

#endif
