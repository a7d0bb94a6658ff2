#include "render/ical.h"

#include <inttypes.h>

#include "base/arena.h"
#include "render/language.h"

enum { LINE_BYTES_MAX = 75 }; /* without the CRLF: section 3.1 */

static bool is_inside_a_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* One content line, folded: what follows a CRLF and a space goes on with it. */
static void put_line(struct ical *ical, struct str line)
{
    size_t room = LINE_BYTES_MAX, start = 0;

    while (line.length - start > room) {
        size_t end = start + room;

        while (is_inside_a_character(line.data[end]))
            end--;
        buffer_put_str(ical->out, str_slice(line, start, end));
        buffer_put_c(ical->out, "\r\n ");
        start = end;
        room = LINE_BYTES_MAX - 1;
    }
    buffer_put_str(ical->out, str_slice(line, start, line.length));
    buffer_put_c(ical->out, "\r\n");
}

static void put_plain(struct ical *ical, const char *name, struct str text)
{
    put_line(ical, str_format(ical->out->arena, "%s:%.*s", name, STR_ARGS(text)));
}

/* TEXT (3.3.11): of control characters only the end of a line can be said. */
static void put_text_line(struct ical *ical, const char *name, struct str text)
{
    struct buffer line = { .arena = ical->out->arena };
    size_t empty;

    buffer_format(&line, "%s:", name);
    empty = line.length;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];

        if (c == '\n')
            buffer_put_c(&line, "\\n");
        else if (c == '\\' || c == ';' || c == ',')
            buffer_put(&line, (char[]){ '\\', c }, 2);
        else if ((unsigned char)c >= ' ' && c != 0x7F)
            buffer_put(&line, &c, 1);
    }
    /* Readers take a property with nothing in it for an error. */
    if (str_trim(str_slice(buffer_str(&line), empty, line.length)).length)
        put_line(ical, buffer_str(&line));
}

/* "20260609T120800Z" (3.3.5, form 2): RFC 3339 without its signs. */
static void put_instant(struct ical *ical, const char *name, int64_t time)
{
    struct str text = time_rfc3339(ical->out->arena, time);
    struct buffer instant = { .arena = ical->out->arena };

    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != '-' && text.data[i] != ':')
            buffer_put(&instant, &text.data[i], 1);
    put_plain(ical, name, buffer_str(&instant));
}

void ical_begin(struct ical *ical, struct str name)
{
    put_plain(ical, "BEGIN", STR("VCALENDAR"));
    put_plain(ical, "VERSION", STR("2.0"));
    put_plain(ical, "PRODID", STR("-//Palabre//Meetings//EN"));
    put_plain(ical, "CALSCALE", STR("GREGORIAN"));
    put_text_line(ical, "NAME", name);
    put_text_line(ical, "X-WR-CALNAME", name);
    put_plain(ical, "REFRESH-INTERVAL;VALUE=DURATION", STR("PT6H"));
}

void ical_put(struct ical *ical, const struct ical_event *event)
{
    ical->has_events = true;
    put_plain(ical, "BEGIN", STR("VEVENT"));
    put_text_line(ical, "UID", event->uid);
    put_instant(ical, "DTSTAMP", event->changed_at);
    put_instant(ical, "CREATED", event->created_at);
    put_instant(ical, "LAST-MODIFIED", event->changed_at);
    put_plain(ical, "SEQUENCE", str_format(ical->out->arena, "%" PRId64, event->sequence));
    put_instant(ical, "DTSTART", event->starts_at);
    put_instant(ical, "DTEND", event->ends_at);
    put_plain(ical, "STATUS", event->is_cancelled ? STR("CANCELLED") : STR("CONFIRMED"));
    put_text_line(ical, "SUMMARY", event->title);
    put_text_line(ical, "LOCATION", event->place);
    put_text_line(ical, "DESCRIPTION", event->description);
    put_text_line(ical, "CATEGORIES", event->category);
    if (event->address.length)
        put_plain(ical, "CONFERENCE;VALUE=URI", event->address);
    if (event->page.length)
        put_plain(ical, "URL", event->page);
    put_plain(ical, "END", STR("VEVENT"));
}

/* A calendar holds at least one component (3.6): one without events says which clock it goes by. */
static void put_clock(struct ical *ical)
{
    put_plain(ical, "BEGIN", STR("VTIMEZONE"));
    put_plain(ical, "TZID", STR("Etc/UTC"));
    put_plain(ical, "BEGIN", STR("STANDARD"));
    put_plain(ical, "DTSTART", STR("19700101T000000"));
    put_plain(ical, "TZOFFSETFROM", STR("+0000"));
    put_plain(ical, "TZOFFSETTO", STR("+0000"));
    put_plain(ical, "END", STR("STANDARD"));
    put_plain(ical, "END", STR("VTIMEZONE"));
}

void ical_end(struct ical *ical)
{
    if (!ical->has_events)
        put_clock(ical);
    put_plain(ical, "END", STR("VCALENDAR"));
}
