#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

struct arena;
struct frame;
struct language;
struct zone;

/* Markup known to be safe. Only render/ makes one, so only render/ can err. */
struct html {
    struct str markup;
};

/* A boolean attribute such as checked or hidden: there or not there. */
struct flag {
    const char *name;
    bool on;
};

#define flag(name, on) ((struct flag){ "" name, (on) })

/*
 * A place in a page that is filled later: what stands before and after it is
 * the same for all readers and kept, what stands in it is one reader's own.
 */
struct hole {
    size_t at; /* offset in the page's bytes */
    int kind;  /* the page's own numbering */
    int64_t id;
};

struct holes {
    struct hole *items;
    size_t count;
    size_t size;
};

/* The page being written. Templates write to it; the answer is made of it. */
struct page {
    struct buffer body;
    struct holes holes;
    const struct language *language;
    const struct zone *zone;   /* NULL shows UTC */
    const struct frame *frame; /* what stands around every page: render/frame.h */
};

struct page page_new(struct arena *);

/*
 * One writer for each place a value can stand in. The template compiler picks
 * the place; the value's type picks the function; a type that is not listed
 * for a place does not compile there.
 */
// clang-format off
#define put_text(page, value) _Generic((value), \
    struct html: put_markup, struct str: put_escaped, \
    char *: put_escaped_c, const char *: put_escaped_c, \
    int: put_number, int64_t: put_number, size_t: put_number_size)(page, value)

#define put_attribute(page, value) _Generic((value), \
    struct str: put_escaped, \
    char *: put_escaped_c, const char *: put_escaped_c, \
    int: put_number, int64_t: put_number, size_t: put_number_size)(page, value)

#define put_url(page, value) _Generic((value), \
    struct str: put_checked_url)(page, value)

#define put_url_part(page, value) _Generic((value), \
    struct str: put_percent_encoded, \
    int: put_number, int64_t: put_number, size_t: put_number_size)(page, value)

#define put_flag(page, value) _Generic((value), \
    struct flag: put_boolean_attribute)(page, value)
// clang-format on

void put_raw(struct page *, const char *markup, size_t length);
void put_markup(struct page *, struct html);
void put_escaped(struct page *, struct str);
void put_escaped_c(struct page *, const char *);
void put_number(struct page *, int64_t);
void put_number_size(struct page *, size_t);
void put_checked_url(struct page *, struct str);
void put_percent_encoded(struct page *, struct str);
void put_boolean_attribute(struct page *, struct flag);
void put_hole(struct page *, int kind, int64_t id);

/* Is this an address a link may lead to: http, https, mailto, or this site's own? */
bool url_is_safe(struct str);

/* Text with a value for each {name} in it: fill(page, _("{name} wrote"), "name", name, NULL). */
struct str fill(struct page *, struct str text, ...) __attribute__((sentinel));

/* The same with markup for values; the text itself is escaped. Values are struct html. */
struct html fill_html(struct page *, struct str text, ...) __attribute__((sentinel));

/* A link for fill_html(): escaped text, checked address. */
struct html link_html(struct page *, struct str url, struct str text);

#endif
