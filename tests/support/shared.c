#include "support/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *shared_path(const char *name)
{
    static char path[4096];
    const char *folder = getenv("PALABRE_SHARED");

    snprintf(path, sizeof path, "%s/%s", folder && *folder ? folder : "../shared", name);
    return access(path, R_OK) ? NULL : path;
}
