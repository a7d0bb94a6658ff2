#ifndef EXCHANGE_LAW_READ_H
#define EXCHANGE_LAW_READ_H

#include "base/result.h"
#include "base/str.h"
#include "law/document.h"

struct arena;

/*
 * Law texts from files, in whatever format they are: told apart by what they
 * hold, never by their names. A folder is one text in many files.
 */
struct law_source {
    const char *path;
    struct str name; /* the last part of the path */
    struct str bytes;
};

struct law_sources {
    struct law_source *items;
    size_t count;
    size_t size;
};

enum {
    LAW_FILE_MAX = 64 * 1024 * 1024,
    LAW_ALL_MAX = 512 * 1024 * 1024, /* bytes of all files of a folder */
    LAW_FILES_MAX = 100000,
    LAW_FOLDERS_DEEP_MAX = 16,
};

/* Versions of one text, the oldest first. */
struct law_documents {
    struct document *items;
    size_t count;
    size_t size;
    const char *format; /* the name of the one who read them */
};

/*
 * Reads a file, or all files of a folder and of those in it, in the order of
 * their names; names that begin with a dot, and links, are passed over. With a
 * date (2008-07-23) the version in force then; without, the newest, or all that
 * the files hold when each is a version of its own.
 *
 * In each document every alinéa, row and note hangs directly on its article; how
 * far it is indented is its depth. What stands in none (a preamble, an annex, signatures)
 * has an article without a number around it: document_close() was called. At least one
 * alinéa or row was found.
 *
 * NOT_FOUND when the path cannot be read, NOT_VALID when it holds no law text that
 * is known, or a broken one: fault then says which file, which line and why, and
 * what was read is nothing.
 */
MUST_CHECK enum result law_read(struct arena *, const char *path, struct str date,
                                struct law_documents *, struct str *fault);

/*
 * One format. `knows` looks at the beginning of the file; `read` is given all files
 * that this reader knows, at least one.
 */
struct law_reader {
    const char *name; /* of the format, as in "it is no Akoma Ntoso" */
    bool (*knows)(struct str bytes, struct str name);
    enum result (*read)(struct arena *, const struct law_source *, size_t count, struct str date,
                        struct law_documents *, struct str *fault);
};

/* Says what is wrong as "FILE:LINE: why" (line 0: "FILE: why"), and gives NOT_VALID. */
enum result law_refuse(struct arena *, const struct law_source *, int64_t line, struct str why,
                       struct str *fault);

/*
 * For readers of files that hold a version each: they must be of one text, and are put
 * in order; with a date only the one in force then is left. NOT_VALID says what is not so.
 */
MUST_CHECK enum result law_choose(struct arena *, const struct law_source *, struct str date,
                                  struct law_documents *, struct str *fault);

/* Is it a day, written as 2008-07-23? */
bool law_is_day(struct str);

#endif
