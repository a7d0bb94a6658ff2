#include "log/key_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

enum { FILE_MAX_BYTES = 1024 };

static enum key_file read_open(int file, struct arena *arena, struct signer *signer)
{
    char bytes[FILE_MAX_BYTES];
    struct stat about;
    bool is_read;
    ssize_t length;

    if (fstat(file, &about) || !S_ISREG(about.st_mode))
        return KEY_FILE_WRONG;
    if (about.st_mode & (S_IRWXG | S_IRWXO))
        return KEY_FILE_OPEN_TO_OTHERS;
    length = read(file, bytes, sizeof bytes);
    is_read =
        length > 0 && signer_read(str_trim((struct str){ bytes, (size_t)length }), arena, signer);
    sodium_memzero(bytes, sizeof bytes);
    return is_read ? KEY_FILE_READ : KEY_FILE_WRONG;
}

enum key_file key_file_read(const char *path, struct arena *arena, struct signer *signer)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    enum key_file state;

    if (file < 0)
        return errno == ENOENT ? KEY_FILE_MISSING : KEY_FILE_WRONG;
    state = read_open(file, arena, signer);
    close(file);
    return state;
}

/* The name of a new file is on disk when its folder is. */
static bool keep_folder(const char *path)
{
    struct arena arena = { 0 };
    char *copy = (char *)(uintptr_t)str_copy(&arena, str_of(path)).data;
    int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_kept = folder >= 0 && !fsync(folder);

    if (folder >= 0)
        close(folder);
    arena_free(&arena);
    return is_kept;
}

bool key_file_make(const char *path, const struct signer *signer)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    struct arena arena = { 0 };
    struct str line;
    bool is_written;

    if (file < 0)
        return false;
    line = str_format(&arena, "%.*s\n", STR_ARGS(signer_text(&arena, signer)));
    is_written = write(file, line.data, line.length) == (ssize_t)line.length && !fsync(file);
    is_written = !close(file) && is_written && keep_folder(path);
    if (!is_written)
        unlink(path);
    arena_free(&arena);
    return is_written;
}
