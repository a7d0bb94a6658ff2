#include "exchange/law_sources.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "exchange/discourse_files.h"

struct reading {
    struct arena *arena;
    struct law_sources *sources;
    size_t bytes; /* of all files so far */
    struct str *fault;
};

struct names {
    const char **items;
    size_t count;
    size_t size;
};

static enum result refuse(struct reading *reading, const char *path, struct str why)
{
    *reading->fault = str_format(reading->arena, "%s: %.*s", path, STR_ARGS(why));
    return NOT_VALID;
}

static struct str last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return str_of(slash ? slash + 1 : path);
}

static enum result read_file(struct reading *reading, const char *path)
{
    struct law_source source = { path, last_part(path), { 0 } };
    struct str fault;

    if (reading->sources->count >= LAW_FILES_MAX)
        return refuse(reading, path, STR("more files than a text may have"));
    if (file_read(reading->arena, path, LAW_FILE_MAX, &source.bytes, &fault) != OK)
        return refuse(reading, path, fault);
    reading->bytes += source.bytes.length;
    if (reading->bytes > LAW_ALL_MAX)
        return refuse(reading, path, STR("with this file the folder is larger than 512 MB"));
    *list_add(reading->arena, reading->sources) = source;
    return OK;
}

static int by_name(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static enum result read_folder(struct reading *reading, const char *path, int depth);

/* Links are not followed: a folder could hold itself. */
static enum result read_entry(struct reading *reading, const char *path, int depth)
{
    struct stat status;

    if (lstat(path, &status))
        return OK;
    if (S_ISDIR(status.st_mode))
        return read_folder(reading, path, depth + 1);
    return S_ISREG(status.st_mode) ? read_file(reading, path) : OK;
}

static enum result read_folder(struct reading *reading, const char *path, int depth)
{
    DIR *folder = depth < LAW_FOLDERS_DEEP_MAX ? opendir(path) : NULL;
    struct names names = { 0 };
    const struct dirent *entry;
    enum result result = OK;

    if (depth >= LAW_FOLDERS_DEEP_MAX)
        return refuse(reading, path, STR("folders in folders, deeper than is read"));
    if (!folder)
        return refuse(reading, path, str_of(strerror(errno)));
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            *list_add(reading->arena, &names) =
                str_format(reading->arena, "%s/%s", path, entry->d_name).data;
    closedir(folder);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    for (size_t i = 0; i < names.count && result == OK; i++)
        result = read_entry(reading, names.items[i], depth);
    return result;
}

enum result law_sources_read(struct arena *arena, const char *path, struct law_sources *sources,
                             struct str *fault)
{
    struct reading reading = { .arena = arena, .sources = sources, .fault = fault };
    struct stat status;

    if (stat(path, &status)) {
        *fault = str_format(arena, "%s: %s", path, strerror(errno));
        return NOT_FOUND;
    }
    return S_ISDIR(status.st_mode) ? read_folder(&reading, path, 0) : read_file(&reading, path);
}
