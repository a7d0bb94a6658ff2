#ifndef TESTS_SUPPORT_ARCHIVE_H
#define TESTS_SUPPORT_ARCHIVE_H

#include "exchange/discourse.h"

/* The small archive that holds every trap, and how tests bring it in and look at what came. */
extern const char *const archive;

/* What the last import reported. */
extern struct discourse_report report;

enum result import_as(const char *origin, const char *path);
void import(const char *path);      /* it must succeed */
void import_file(const char *name); /* one file of the archive */

/* The rows of a question that gives one text column "line", one a line. */
const char *ask(const char *text);

/* Does something to the forum, as people and moderators would. */
void happen(const char *script);

/* Everything an import is answerable for, in a form that two runs can be compared by. */
const char *everything(void);

#endif
