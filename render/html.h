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

/* An attribute that is there only when its value is not empty; never one that holds an address. */
struct optional {
    const char *name;
    struct str value;
};

#define optional(name, value) ((struct optional){ "" name, (value) })

/* A drawing of static/icons.svg, always beside a word: {{ icon("reply") }}. */
struct icon {
    const char *name;
};

#define icon(name) ((struct icon){ (name) })

/*
 * A place in a page that may be filled later: what stands before and after it
 * is the same for all readers and kept, and so is what stands in it for most of
 * them; one reader may have something of their own there instead.
 */
struct hole {
    size_t at;     /* offset in the page's bytes … */
    size_t length; /* … of what stands in it for most readers */
    int kind;      /* the page's own numbering */
    int64_t id;
    int64_t number; /* what the page knows of it, for who fills it: a post's number … */
    int64_t value;  /* … and what its kind says */
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
    bool in_aside;             /* after frame_aside() */
};

struct page page_new(struct arena *);

/* A page of its own for what is put into another one: same arena, language, zone. */
struct page page_beside(const struct page *);
struct html page_html(const struct page *); /* what was written on it */

/*
 * One writer for each place a value can stand in. The template compiler picks
 * the place; the value's type picks the function; a type that is not listed
 * for a place does not compile there.
 */
// clang-format off
#define put_text(page, value) _Generic((value), \
    struct html: put_markup, struct icon: put_icon, struct str: put_escaped, \
    char *: put_escaped_c, const char *: put_escaped_c, \
    int: put_number, int64_t: put_number, size_t: put_number_size)(page, value)

#define put_attribute(page, value) _Generic((value), \
    struct str: put_escaped, \
    char *: put_escaped_c, const char *: put_escaped_c, \
    int: put_number, int64_t: put_number, size_t: put_number_size)(page, value)

#define put_url(page, value) _Generic((value), \
    struct str: put_checked_url)(page, value)

#define put_own_url(page, value) _Generic((value), \
    struct str: put_checked_own_url)(page, value)

#define put_url_part(page, value) _Generic((value), \
    struct str: put_percent_encoded, \
    int: put_number, int64_t: put_number, size_t: put_number_size)(page, value)

#define put_flag(page, value) _Generic((value), \
    struct flag: put_boolean_attribute, \
    struct optional: put_optional_attribute)(page, value)
// clang-format on

void put_raw(struct page *, const char *markup, size_t length);
void put_markup(struct page *, struct html);
void put_escaped(struct page *, struct str);
void put_escaped_c(struct page *, const char *);
void put_number(struct page *, int64_t);
void put_number_size(struct page *, size_t);
void put_checked_url(struct page *, struct str);
void put_checked_own_url(struct page *, struct str); /* what a page loads or sends to */
void put_percent_encoded(struct page *, struct str);
void put_boolean_attribute(struct page *, struct flag);
void put_optional_attribute(struct page *, struct optional);
void put_icon(struct page *, struct icon);
void hole_open(struct page *, struct hole); /* what is written until it is closed stands in it */
void hole_close(struct page *);

/*
 * Is this an address a link may lead to: http, https, mailto, or this site's
 * own? Backslashes and control characters, which browsers change before they
 * read an address (URL standard §4.4), are in none.
 */
bool url_is_safe(struct str);

/* One elsewhere: http or https, and no space in it. */
bool url_is_web(struct str);

/* An address of this site: it starts with /, ? or #, and with one / only. */
bool url_is_own(struct str);

/*
 * A path of this site as a whole address, for what is read elsewhere: feeds,
 * site maps, search engines. Bytes that no URI may hold are percent-encoded
 * (RFC 3987 §3.1), as slugs hold letters of every script.
 */
struct str url_whole(struct arena *, struct str site, struct str path);

/*
 * Text with a value (a struct str) for each {name} in it:
 *
 *     fill(page, _("{name} wrote"), "name", name, NULL)
 *
 * A {name} without a value stays as it is; values are not searched again.
 */
struct str fill(struct page *, struct str text, ...) __attribute__((sentinel));

/* The same with markup for values; the text itself is escaped. Values are struct html. */
struct html fill_html(struct page *, struct str text, ...) __attribute__((sentinel));

/*
 * Text with <mark> around what stands between these control characters, which
 * no stored text holds; everything is escaped first.
 */
enum { HTML_MARK_BEGINS = 0x0E, HTML_MARK_ENDS = 0x0F };
struct html marked_html(struct page *, struct str text);

/* <code> for fill_html(). */
struct html code_html(struct page *, struct str text);

/* A link for fill_html(): escaped text, checked address. */
struct html link_html(struct page *, struct str url, struct str text);

#endif
