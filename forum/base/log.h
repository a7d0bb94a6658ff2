#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/str.h"

/*
 * The server's log: one line an event on standard error, in UTC:
 *
 *     2026-06-09T18:40:00Z warning login-refused handle="basalte" from="3f2a…"
 *
 * Values are quoted and escaped, so no text from outside can start a line or
 * a field of its own. Never log a password, a token, a post, a mail address
 * or a whole network address.
 */
enum log_level { LOG_INFO, LOG_WARNING, LOG_ERROR };

struct log_field {
    const char *name;
    struct str value;
};

/* log_event(LOG_WARNING, "login-refused", { "handle", handle }, { "from", from }); one field at
 * least. */
#define log_event(level, event, ...)                                                               \
    log_fields((level), (event), (struct log_field[]){ __VA_ARGS__, { 0 } })

/* The fields end with a zeroed one. */
void log_fields(enum log_level, const char *event, const struct log_field *);

/* Events below this level are not written. Tests silence the log with it. */
void log_from(enum log_level);

/* The line without its time, for tests; at most size bytes with the NUL. */
size_t log_line(char *line, size_t size, enum log_level, const char *event,
                const struct log_field *);

#endif
