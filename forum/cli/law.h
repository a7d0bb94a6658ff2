#ifndef CLI_LAW_H
#define CLI_LAW_H

#include "base/arena.h"
#include "cli/command.h"
#include "law/document.h"
#include "law/formula.h"

/* What of a file was not taken in, a line each. */
void law_say_gaps(FILE *, const struct document_gaps *);

/* What the commands on law texts share that need no database. */
struct law_job {
    struct command *command;
    const char *name; /* "palabre law apply" */
    struct arena arena;
    enum formula_language language;
};

/* Says what is wrong with a file or an option; gives false. */
bool law_complain(struct law_job *, const char *about, struct str what);

/* Takes --language fr|en out of the words; false after complaining. */
bool law_read_language(struct law_job *);

/*
 * A file of plain text, a paragraph a line: UTF-8 or Windows-1252, with or without
 * character references (&nbsp;) and tags. False after complaining.
 */
bool law_read_plain(struct law_job *, const char *path, struct str *text);

/* Its lines, canonical, without the blank ones; a tab parts the cells of a table's row. */
struct str_list law_lines_of(struct law_job *, struct str text);

#endif
