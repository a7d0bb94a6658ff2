#include "exchange/discourse.h"

#include <sys/stat.h>

#include "exchange/discourse_files.h"
#include "exchange/discourse_read.h"
#include "exchange/discourse_run.h"

/* A folder of files under way. */
struct folder {
    struct discourse_run *run;
    struct arena file; /* one file's bytes */
    int64_t files;     /* that there are */
};

static enum result count_file(void *context, const char *path)
{
    int64_t *count = context;

    (void)path;
    ++*count;
    return OK;
}

static void add_broken(struct discourse_report *report, const char *path, struct str fault)
{
    if (report->files_broken < DISCOURSE_BROKEN_NAMED_MAX)
        report->broken[report->files_broken] =
            (struct discourse_broken){ str_copy(&report->arena, str_of(path)),
                                       str_copy(&report->arena, fault) };
    report->files_broken++;
}

static enum result read_file(struct folder *folder, const char *path)
{
    struct discourse_report *report = folder->run->report;
    const struct discourse_import *wish = folder->run->wish;
    struct str bytes, fault;
    enum result result;

    arena_reset(&folder->file);
    result = file_read(&folder->file, path, DISCOURSE_FILE_BYTES_MAX, &bytes, &fault);
    if (result == OK)
        result = discourse_read(&folder->run->batch.content, bytes, &fault);
    if (result == NOT_VALID)
        add_broken(report, path, fault);
    report->files_other += result == NOT_FOUND;
    report->files++;
    if (wish->progress)
        wish->progress(wish->context, report->files, folder->files);
    return run_is_full(folder->run) ? run_write(folder->run) : OK;
}

static enum result take_file(void *context, const char *path)
{
    struct folder *folder = context;

    return run_is_stopped(folder->run) ? OK : read_file(folder, path);
}

static enum result import_folder(struct discourse_run *run)
{
    struct folder folder = { .run = run };
    const char *path = run->wish->path;
    enum result result = files_walk(path, &(struct file_visit){ count_file, &folder.files });

    if (result == OK)
        result = files_walk(path, &(struct file_visit){ take_file, &folder });
    if (result == OK)
        result = run_write(run);
    arena_free(&folder.file);
    return result;
}

/* The first bytes of a file tell what it is: JSON begins with a brace or a bracket. */
static enum result look_at_file(struct discourse_run *run, bool *is_json)
{
    struct run_reading reading = { .run = run, .readings = 1 };
    struct str *fault = &run->report->fault, piece = { 0 };
    enum result result = run_open(&reading, fault);
    struct feed feed = stream_feed(reading.stream);

    if (result == OK)
        result = feed.next(feed.context, &piece, fault);
    if (str_starts(piece, "\xEF\xBB\xBF"))
        piece = str_slice(piece, 3, piece.length);
    piece = str_trim(piece);
    *is_json = str_starts(piece, "{") || str_starts(piece, "[");
    run_close(&reading);
    return result;
}

static enum result import_file(struct discourse_run *run)
{
    bool is_json;
    enum result result = look_at_file(run, &is_json);

    run->report->is_dump = true;
    if (result != OK)
        return result;
    if (!is_json)
        return discourse_import_dump(run);
    result = discourse_import_export(run);
    run->report->is_dump = result != NOT_FOUND;
    return result == NOT_FOUND ? import_folder(run) : result;
}

enum result discourse_import(struct store *store, const struct discourse_import *wish,
                             struct discourse_report *report)
{
    struct discourse_run run = { .store = store, .wish = wish, .report = report };
    struct stat status;
    enum result result = stat(wish->path, &status) ? NOT_FOUND : run_begin(&run);

    if (result == OK)
        result = S_ISREG(status.st_mode) ? import_file(&run) : import_folder(&run);
    if (report->is_stopped && result == NOT_VALID)
        result = OK;
    if (result == OK && !report->is_stopped)
        result = run_finish(&run);
    run_end(&run);
    return result;
}
