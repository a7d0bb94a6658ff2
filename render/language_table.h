#ifndef RENDER_LANGUAGE_TABLE_H
#define RENDER_LANGUAGE_TABLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * What render/compile/language.sh makes of a .po file; only render/language.c
 * and the generated language_tables.c know its shape.
 */
struct translation {
    const char *english;
    const char *const *forms; /* one, or as many as the language has plural forms */
};

struct language {
    const char *code;
    const char *name;                       /* in the language itself */
    const struct translation *translations; /* sorted by the bytes of `english` */
    size_t count;
    uint64_t (*plural_form)(uint64_t count); /* which of `forms` */
};

/* English first, ended by NULL: the generated file's only name. */
extern const struct language *const languages[];

#endif
