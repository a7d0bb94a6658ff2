#ifndef RENDER_ICAL_H
#define RENDER_ICAL_H

#include "base/buffer.h"
#include "base/str.h"

/*
 * A calendar as iCalendar (RFC 5545, with the names of RFC 7986): lines of at
 * most 75 bytes, folded between characters, ended by CRLF; texts escaped, what
 * no text may hold left out; all times in UTC.
 *
 *     ical_begin(&ical, name);
 *     ical_put(&ical, &event); ...
 *     ical_end(&ical);
 */
struct ical {
    struct buffer *out;
    bool has_events;
};

/* Addresses are whole ones ("https://…"); what is empty is left out. */
struct ical_event {
    struct str uid;     /* for good */
    int64_t sequence;   /* grows when it is moved, changed or cancelled (3.8.7.4) */
    int64_t created_at; /* seconds since 1970, as all these */
    int64_t changed_at;
    int64_t starts_at;
    int64_t ends_at;
    struct str title;
    struct str place;
    struct str address; /* to join it online */
    struct str description;
    struct str category;
    struct str page; /* where more of it stands */
    bool is_cancelled;
};

void ical_begin(struct ical *, struct str name);
void ical_put(struct ical *, const struct ical_event *);
void ical_end(struct ical *);

#endif
