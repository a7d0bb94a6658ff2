#include "exchange/discourse.h"

#include "exchange/discourse_files.h"
#include "store/store.h"
#include "topics/search.h"

/* A transaction takes this much: large enough that commits are cheap, small enough for memory. */
enum { BATCH_POSTS = 500, BATCH_BYTES = 32 * 1024 * 1024 };

/* One import under way. */
struct import {
    struct store *store;
    const struct discourse_import *wish;
    struct discourse_report *report;
    struct discourse_batch batch;
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

static void empty_batch(struct discourse_batch *batch)
{
    arena_reset(&batch->arena);
    batch->content = (struct discourse_content){ .arena = &batch->arena };
    batch->ready = NULL;
}

static void add_counts(struct discourse_report *report, const struct discourse_batch *batch)
{
    struct discourse_counts *all = &report->counts;
    const struct discourse_counts *these = &batch->counts;

    all->posts += these->posts;
    all->posts_newer += these->posts_newer;
    all->posts_known += these->posts_known;
    all->posts_changed_here += these->posts_changed_here;
    all->topics += these->topics;
    all->people += these->people;
    all->categories += these->categories;
    all->likes += these->likes;
    for (int i = 0; i < SKIP_KINDS; i++)
        report->skipped[i] += batch->content.skipped[i];
}

static enum result write_batch(struct import *import)
{
    struct db *reader = store_reader(import->store);
    enum result result = reader ? batch_prepare(&import->batch, reader) : FAILED;

    if (result == OK)
        result = store_write(import->store, batch_write, &import->batch);
    if (result == OK)
        add_counts(import->report, &import->batch);
    empty_batch(&import->batch);
    return result;
}

static void add_broken(struct discourse_report *report, const char *path, struct str fault)
{
    if (report->files_broken < DISCOURSE_BROKEN_NAMED_MAX)
        report->broken[report->files_broken] =
            (struct discourse_broken){ str_copy(&report->arena, str_of(path)),
                                       str_copy(&report->arena, fault) };
    report->files_broken++;
}

static enum result take_file(void *context, const char *path)
{
    struct import *import = context;
    struct discourse_report *report = import->report;
    struct str bytes, fault;
    enum result result;

    arena_reset(&import->file);
    result = file_read(&import->file, path, DISCOURSE_FILE_BYTES_MAX, &bytes, &fault);
    if (result == OK)
        result = discourse_read(&import->batch.content, bytes, &fault);
    if (result == NOT_VALID)
        add_broken(report, path, fault);
    report->files_other += result == NOT_FOUND;
    report->files++;
    if (import->wish->progress)
        import->wish->progress(import->wish->context, report->files, import->files);
    if (import->batch.content.posts.count >= BATCH_POSTS || import->batch.arena.total > BATCH_BYTES)
        return write_batch(import);
    return OK;
}

/* Trees and counters, a number of topics at a time, until none is left. */
static enum result finish(struct import *import)
{
    struct discourse_finish finish = { .origin = import->wish->origin };
    enum result result = OK;

    do
        result = store_write(import->store, finish_topics, &finish);
    while (result == OK && finish.finished);
    if (result == OK)
        result = store_write(import->store, finish_people, &finish);
    arena_free(&finish.scratch);
    return result == OK ? search_catch_up(import->store) : result;
}

enum result discourse_import(struct store *store, const struct discourse_import *wish,
                             struct discourse_report *report)
{
    struct import import = { .store = store, .wish = wish, .report = report };
    enum result result;

    import.batch.origin = wish->origin;
    empty_batch(&import.batch);
    result = files_walk(wish->path, &(struct file_visit){ count_file, &import.files });
    if (result == OK)
        result = files_walk(wish->path, &(struct file_visit){ take_file, &import });
    if (result == OK)
        result = write_batch(&import);
    if (result == OK)
        result = finish(&import);
    arena_free(&import.file);
    arena_free(&import.batch.arena);
    arena_free(&import.batch.scratch);
    return result;
}
