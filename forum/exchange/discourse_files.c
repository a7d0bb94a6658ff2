#include "exchange/discourse_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

struct walk {
    const struct file_visit *visit;
    char path[PATH_MAX];
};

static enum result walk_folder(struct walk *walk, size_t length, int depth);

/* One entry of a folder; its name already stands at the end of the path. */
static enum result walk_entry(struct walk *walk, size_t length, int depth)
{
    struct stat status;

    if (lstat(walk->path, &status))
        return OK;
    if (S_ISDIR(status.st_mode))
        return depth < FOLDERS_DEEP_MAX ? walk_folder(walk, length, depth + 1) : OK;
    if (!S_ISREG(status.st_mode) || !str_ends((struct str){ walk->path, length }, ".json"))
        return OK;
    return walk->visit->visit(walk->visit->context, walk->path);
}

static enum result walk_folder(struct walk *walk, size_t length, int depth)
{
    DIR *folder = opendir(walk->path);
    enum result result = folder ? OK : NOT_FOUND;
    const struct dirent *entry;

    while (result == OK && (entry = readdir(folder))) {
        size_t room = sizeof walk->path - length;
        int added;

        if (entry->d_name[0] == '.')
            continue;
        added = snprintf(walk->path + length, room, "/%s", entry->d_name);
        if (added > 0 && (size_t)added < room)
            result = walk_entry(walk, length + (size_t)added, depth);
        walk->path[length] = '\0';
    }
    if (folder)
        closedir(folder);
    return result;
}

enum result files_walk(const char *path, const struct file_visit *visit)
{
    struct walk walk = { .visit = visit };
    size_t length = strlen(path);
    struct stat status;

    if (length >= sizeof walk.path || stat(path, &status))
        return NOT_FOUND;
    if (S_ISREG(status.st_mode))
        return visit->visit(visit->context, path);
    memcpy(walk.path, path, length);
    return walk_folder(&walk, length, 1);
}

static enum result read_all(struct arena *arena, int file, size_t size, struct str *bytes)
{
    char *data = arena_alloc(arena, size + 1);
    size_t length = 0;
    ssize_t got = 1;

    while (length < size && got > 0) {
        got = read(file, data + length, size - length);
        length += got > 0 ? (size_t)got : 0;
    }
    *bytes = (struct str){ data, length };
    return got < 0 ? NOT_VALID : OK;
}

enum result file_read(struct arena *arena, const char *path, size_t bytes_max, struct str *bytes,
                      struct str *fault)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    enum result result = NOT_VALID;

    *fault = STR("");
    if (file < 0 || fstat(file, &status))
        *fault = str_copy(arena, str_of(strerror(errno)));
    else if (status.st_size > (off_t)bytes_max)
        *fault = str_format(arena, "larger than %zu MB", bytes_max / (1024 * 1024));
    else if ((result = read_all(arena, file, (size_t)status.st_size, bytes)) != OK)
        *fault = str_copy(arena, str_of(strerror(errno)));
    if (file >= 0)
        close(file);
    return result;
}
