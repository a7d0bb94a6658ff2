#ifndef RENDER_LANGUAGE_H
#define RENDER_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "render/zone.h"

struct arena;
struct page;

/*
 * The languages Palabre speaks. English stands in the source; each file of
 * render/languages/ (gettext's .po format) becomes a constant table when
 * building, so choosing one costs nothing and needs no installed locale.
 */
struct language; /* constant data; NULL is never one */

extern const struct language *const language_english;

/* By code ("fr"); NULL when we do not have it. */
const struct language *language_find(struct str code);

/* All of them, English first, ended by NULL. */
extern const struct language *const languages[];

struct str language_code(const struct language *); /* "fr", for lang= */
struct str language_name(const struct language *); /* "Français": in itself */

/* The best one for an Accept-Language header (RFC 9110 §12.5.4); English if none fits. */
const struct language *language_wanted(struct str accept_language);

/* The text in this language; as it stands when it has no translation. */
struct str language_text(const struct language *, const char *english);

/* One of its plural forms, by the language's own rule (gettext's); {count} is not filled. */
struct str language_plural(const struct language *, const char *one, const char *many,
                           int64_t count);

/* In templates and anywhere a `page` is at hand. xgettext finds these. */
#define _(text) language_text(page->language, "" text)

/* Marks a text for the translators that is looked up later, with language_text(). */
#define N_(text) "" text

/* plural("{count} reply", "{count} replies", n): {count} is filled, written as the language does.
 */
#define plural(one, many, count) plural_text(page, "" one, "" many, (count))
struct str plural_text(struct page *, const char *one, const char *many, int64_t count);

/* 1,234 or 1 234 (with a narrow no-break space). */
struct str number_text(struct page *, int64_t);

/* "9 June 2026, 14:08" / "9 juin 2026, 14 h 08": in the page's language and zone. */
struct str time_text(struct page *, int64_t time);
struct str date_text(struct page *, int64_t time); /* without the hour */

/* "9 June" / "9 juin", and the month alone. */
struct str day_text(struct page *, int64_t time);
struct str month_text(struct page *, int64_t time);
struct str month_year_text(struct page *, int64_t time); /* "June 2026" */
struct str hour_text(struct page *, int64_t time);       /* "14:08" / "14 h 08" */
struct str year_text(struct page *, int64_t time);

/* "2026-06-09T12:08:00Z" (RFC 3339): for datetime= and JSON (there with .000Z). */
struct str time_rfc3339(struct arena *, int64_t time);
struct str time_rfc3339_milliseconds(struct arena *, int64_t time);

/* "Tue, 09 Jun 2026 12:08:00 GMT" (RFC 822 with the years RSS 2.0 asks for): for feeds. */
struct str time_rfc822(struct arena *, int64_t time);

/* The time an RFC 3339 text means; false when it is not one. Fractions of seconds are dropped. */
bool time_from_rfc3339(struct str, int64_t *time);

/*
 * What the fields of a form say, "2026-06-09" and "14:08" (or "9:30"), as the
 * clocks of a zone have it. An hour that is there twice is the first of the two;
 * one that clocks jump over is as long after midnight as they would have said.
 */
bool time_from_clock(const struct zone *, struct str date, struct str hour, int64_t *time);
struct str clock_date(struct arena *, const struct zone *, int64_t time); /* "2026-06-09" */
struct str clock_hour(struct arena *, const struct zone *, int64_t time); /* "14:08" */

#endif
