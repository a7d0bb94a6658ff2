#include "exchange/stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"

enum { READ_BYTES = 256 * 1024 };

struct stream {
    struct archive *file;
    struct archive *within; /* the gzip that an archive holds; NULL: there is none */
    struct arena *arena;    /* of what is said of a fault */
    int64_t size;
};

static enum result broken(struct stream *stream, struct archive *archive, struct str *fault)
{
    const char *text = archive_error_string(archive);

    *fault = str_copy(stream->arena, str_of(text ? text : "it cannot be read"));
    return NOT_VALID;
}

static struct archive *reader_new(void)
{
    struct archive *archive = archive_read_new();

    archive_read_support_filter_gzip(archive);
    archive_read_support_format_raw(archive);
    return archive;
}

/* The next bytes of what stands in the outer archive, for the gzip within. */
static la_ssize_t read_outer(struct archive *within, void *context, const void **bytes)
{
    struct stream *stream = context;
    size_t length = 0;
    la_int64_t offset;
    int status = archive_read_data_block(stream->file, bytes, &length, &offset);

    if (status == ARCHIVE_EOF)
        return 0;
    if (status < ARCHIVE_WARN) {
        archive_set_error(within, EIO, "%s", archive_error_string(stream->file));
        return -1;
    }
    return (la_ssize_t)length;
}

static enum result open_within(struct stream *stream, struct str *fault)
{
    struct archive_entry *entry;

    stream->within = reader_new();
    if (archive_read_open(stream->within, stream, NULL, read_outer, NULL) < ARCHIVE_WARN ||
        archive_read_next_header(stream->within, &entry) < ARCHIVE_WARN)
        return broken(stream, stream->within, fault);
    return OK;
}

static bool is_called(struct str path, const char *name)
{
    size_t length = strlen(name);

    return str_ends(path, name) &&
           (path.length == length || path.data[path.length - length - 1] == '/');
}

/* Goes on to the dump in a tar archive; what comes before it is passed over. */
static enum result find_dump(struct stream *stream, struct archive_entry *entry, struct str *fault)
{
    int status = ARCHIVE_OK;

    while (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
        struct str path = str_of(archive_entry_pathname(entry));

        if (archive_entry_filetype(entry) == AE_IFREG && is_called(path, "dump.sql"))
            return OK;
        if (archive_entry_filetype(entry) == AE_IFREG && is_called(path, "dump.sql.gz"))
            return open_within(stream, fault);
        status = archive_read_next_header(stream->file, &entry);
    }
    if (status != ARCHIVE_EOF)
        return broken(stream, stream->file, fault);
    *fault = STR("the archive holds no dump.sql or dump.sql.gz");
    return NOT_VALID;
}

static enum result open_file(struct stream *stream, const char *path, struct str *fault)
{
    struct archive_entry *entry;

    stream->file = reader_new();
    archive_read_support_format_tar(stream->file);
    if (archive_read_open_filename(stream->file, path, READ_BYTES) < ARCHIVE_WARN ||
        archive_read_next_header(stream->file, &entry) < ARCHIVE_WARN)
        return broken(stream, stream->file, fault);
    if (archive_format(stream->file) == ARCHIVE_FORMAT_RAW)
        return OK;
    return find_dump(stream, entry, fault);
}

enum result stream_open(struct arena *arena, const char *path, struct stream **stream,
                        struct str *fault)
{
    struct stat status;
    enum result result;

    *stream = NULL;
    *fault = STR("");
    if (stat(path, &status) || !S_ISREG(status.st_mode)) {
        *fault = str_copy(arena, str_of(strerror(errno ? errno : EINVAL)));
        return NOT_FOUND;
    }
    if (!status.st_size) {
        *fault = STR("it is empty");
        return NOT_VALID;
    }
    *stream = arena_new(arena, struct stream);
    **stream = (struct stream){ .arena = arena, .size = status.st_size };
    result = open_file(*stream, path, fault);
    if (result != OK) {
        stream_close(*stream);
        *stream = NULL;
    }
    return result;
}

static enum result next(void *context, struct str *piece, struct str *fault)
{
    struct stream *stream = context;
    struct archive *archive = stream->within ? stream->within : stream->file;
    const void *bytes = NULL;
    size_t length = 0;
    la_int64_t offset;
    int status;

    do
        status = archive_read_data_block(archive, &bytes, &length, &offset);
    while (status == ARCHIVE_OK && !length);
    *piece = status == ARCHIVE_EOF ? STR("") : (struct str){ bytes, length };
    if (status != ARCHIVE_EOF && status < ARCHIVE_WARN)
        return broken(stream, archive, fault);
    return OK;
}

struct feed stream_feed(struct stream *stream)
{
    return (struct feed){ next, stream };
}

int64_t stream_position(const struct stream *stream)
{
    return archive_filter_bytes(stream->file, -1);
}

int64_t stream_size(const struct stream *stream)
{
    return stream->size;
}

void stream_close(struct stream *stream)
{
    if (!stream)
        return;
    archive_read_free(stream->within); /* NULL is fine */
    archive_read_free(stream->file);
}
