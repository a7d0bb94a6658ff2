#include "render/static.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"

/* A page asks for hundreds of icons, but there are so few files that a search costs nanoseconds. */
struct str static_url(const char *name)
{
    for (const struct static_file *file = static_files; file->name.data; file++) {
        if (strcmp(file->name.data, name) == 0)
            return file->address;
    }
    log_event(LOG_ERROR, "no-such-static-file", { "name", str_of(name) });
    abort();
}

const struct static_file *static_find(struct str address)
{
    for (const struct static_file *file = static_files; file->name.data; file++) {
        if (str_equal(file->address, address))
            return file;
    }
    return NULL;
}
