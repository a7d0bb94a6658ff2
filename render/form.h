#ifndef RENDER_FORM_H
#define RENDER_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problems.h"
#include "base/str.h"
#include "render/html.h"

/*
 * A form as its template shows it: with what was typed, so that nothing is
 * lost, and with what is wrong, said twice: in a summary first in main that
 * leads to the fields, and at each field.
 *
 *     % frame_top(page, (struct head){ .title = form_title(page, form, _("Sign in")) });
 *     % problems_summary(page, form);
 *     <form method="post" action="/login">
 *     %   form_token(page, form);
 *     %   text_field(page, form, (struct text_field){ .name = "handle", .label = _("Name") });
 *     </form>
 *
 * A field's id is its name, so one page shows a name once, and no field is
 * called "content" or "errors".
 */
struct typed {
    const char *name;
    struct str value;
};

struct form {
    const struct typed *typed; /* what the fields hold; unsent ones are left out */
    size_t typed_count;
    const struct problems *problems; /* NULL: none */
    struct str token;                /* against forged requests: every form sends it */
    struct str once;                 /* of a form that creates; else empty */
};

struct str form_value(const struct form *, const char *name); /* empty when it has none */

/* The first problem of a field; NULL when it has none. */
const struct problem *form_problem(const struct form *, const char *field);
bool form_has_problems(const struct form *);

/* A problem in the page's language, its {value} and {count} filled. */
struct str problem_text(struct page *, const struct problem *);

/* "Error: Sign in" when something is wrong, so that it is heard first. */
struct str form_title(struct page *, const struct form *, struct str title);

/* One line, or several when `rows` is set. A password is never shown again. */
struct text_field {
    const char *name;
    struct str label;
    struct str hint;          /* may be empty */
    struct str value;         /* when the form has none for it */
    const char *type;         /* NULL: "text" */
    const char *autocomplete; /* as HTML names them; NULL: none */
    const char *inputmode;
    int rows;
    void (*above)(struct page *); /* put right above the field's box; NULL: nothing */
    int maxlength;                /* browsers cut there: only for what is short; 0: none */
    bool required;
};

struct choice {
    struct str value;
    struct str label;
};

/* One of several, in a <select>. */
struct choice_field {
    const char *name;
    struct str label;
    struct str hint;
    struct str value;
    const struct choice *choices;
    size_t count;
    bool required;
};

/* A check box: checked when the form holds "1" for it. */
struct check_field {
    const char *name;
    struct str label;
    struct str hint;
};

/* The parts, from render/parts/form.html. */
void problems_summary(struct page *, const struct form *); /* nothing when nothing is wrong */
void field_message(struct page *, const struct form *, const char *name);
void text_field(struct page *, const struct form *, struct text_field);
void choice_field(struct page *, const struct form *, struct choice_field);
void check_field(struct page *, const struct form *, struct check_field);
void form_token(struct page *, const struct form *);

/*
 * For those parts and for fields written by hand:
 *
 *     <div class="{{ field_class(form, "kind") }}"> … {{ field_invalid(form, "kind") }}
 */
struct str field_class(const struct form *, const char *name);        /* "field" or "field bad" */
struct optional field_invalid(const struct form *, const char *name); /* aria-invalid */
struct optional field_described(struct page *, const struct form *, const char *name,
                                bool has_hint); /* aria-describedby: "h-title e-title", or less */
struct str form_value_or(const struct form *, const char *name, struct str otherwise);

#endif
