#ifndef EXCHANGE_DISCOURSE_FILES_H
#define EXCHANGE_DISCOURSE_FILES_H

#include "base/result.h"
#include "base/str.h"

struct arena;

enum { FOLDERS_DEEP_MAX = 32 };

/* What to do with each file; anything but OK ends the walk. */
struct file_visit {
    enum result (*visit)(void *context, const char *path);
    void *context;
};

/*
 * Visits every .json file under a folder, in no order, without keeping their
 * names. The path may be one file. Names that begin with a dot, and links, are
 * passed over. NOT_FOUND when the path itself cannot be read.
 */
MUST_CHECK enum result files_walk(const char *path, const struct file_visit *);

/* A whole file; on NOT_VALID fault says why it could not be read. */
MUST_CHECK enum result file_read(struct arena *, const char *path, size_t bytes_max,
                                 struct str *bytes, struct str *fault);

#endif
