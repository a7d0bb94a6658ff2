#include "exchange/discourse_run.h"

#include "finding/search.h"
#include "sql.h"
#include "store/store.h"

/* A transaction takes this much: large enough that commits are cheap, small enough for memory. */
enum { BATCH_POSTS = 1000, BATCH_ROWS = 4000, BATCH_BYTES = 32 * 1024 * 1024 };

static void empty_batch(struct discourse_batch *batch)
{
    arena_reset(&batch->arena);
    batch->content = (struct discourse_content){ .arena = &batch->arena };
    batch->ready = NULL;
}

enum result run_begin(struct discourse_run *run)
{
    struct db *reader = store_reader(run->store);
    struct rows rows;

    run->batch.origin = run->wish->origin;
    empty_batch(&run->batch);
    if (!reader)
        return FAILED;
    rows = db_query(reader, sql_imported_post_any, value(run->wish->origin));
    run->batch.is_first = !rows_next(&rows);
    return rows_end(&rows);
}

void run_end(struct discourse_run *run)
{
    arena_free(&run->batch.arena);
    arena_free(&run->batch.scratch);
}

bool run_is_full(const struct discourse_run *run)
{
    const struct discourse_content *content = &run->batch.content;

    return content->posts.count >= BATCH_POSTS || content->rows >= BATCH_ROWS ||
           run->batch.arena.total > BATCH_BYTES;
}

void discourse_counts_add(struct discourse_counts *all, const struct discourse_counts *these)
{
    all->posts += these->posts;
    all->posts_newer += these->posts_newer;
    all->posts_known += these->posts_known;
    all->posts_changed_here += these->posts_changed_here;
    all->topics += these->topics;
    all->people += these->people;
    all->categories += these->categories;
    all->likes += these->likes;
    all->likes_named += these->likes_named;
    all->teams += these->teams;
    all->members += these->members;
    all->tags += these->tags;
    all->revisions += these->revisions;
    all->categories_closed += these->categories_closed;
    all->posts_private += these->posts_private;
    all->posts_of_deleted_topic += these->posts_of_deleted_topic;
    all->posts_without_topic += these->posts_without_topic;
    all->likes_of_nobody += these->likes_of_nobody;
}

enum result run_write(struct discourse_run *run)
{
    struct db *reader = store_reader(run->store);
    enum result result = reader ? batch_prepare(&run->batch, reader) : FAILED;

    if (result == OK)
        result = store_write(run->store, batch_write, &run->batch);
    if (result == OK)
        discourse_counts_add(&run->report->counts, &run->batch.counts);
    for (int i = 0; result == OK && i < SKIP_KINDS; i++)
        run->report->skipped[i] += run->batch.content.skipped[i];
    empty_batch(&run->batch);
    return result;
}

/* A share at a time, until nothing is left. */
static enum result finish_all(struct discourse_run *run, enum result (*share)(struct db *, void *),
                              struct discourse_finish *finish)
{
    enum result result = OK;

    do {
        result = store_write(run->store, share, finish);
        if (result == OK)
            discourse_counts_add(&run->report->counts, &finish->counts);
    } while (result == OK && finish->finished && !run_is_stopped(run));
    return result;
}

enum result run_finish(struct discourse_run *run)
{
    struct discourse_finish finish = { .origin = run->wish->origin };
    enum result result = finish_all(run, finish_revisions, &finish);

    if (result == OK && !run->report->is_stopped)
        result = finish_all(run, finish_topics, &finish);
    if (result == OK && !run->report->is_stopped)
        result = store_write(run->store, finish_people, &finish);
    if (result == OK && !run->report->is_stopped)
        result = store_write(run->store, finish_aside, &finish);
    if (result == OK && !run->report->is_stopped)
        result = search_catch_up(run->store);
    arena_free(&finish.scratch);
    return result;
}

bool run_is_stopped(struct discourse_run *run)
{
    const struct discourse_import *wish = run->wish;

    if (!run->report->is_stopped && wish->is_stopped)
        run->report->is_stopped = wish->is_stopped(wish->context);
    return run->report->is_stopped;
}

enum result run_open(struct run_reading *reading, struct str *fault)
{
    struct discourse_report *report = reading->run->report;

    return stream_open(&report->arena, reading->run->wish->path, &reading->stream, fault);
}

static enum result next(void *context, struct str *piece, struct str *fault)
{
    struct run_reading *reading = context;
    struct discourse_run *run = reading->run;
    struct feed feed = stream_feed(reading->stream);
    int64_t size = stream_size(reading->stream);

    if (run_is_stopped(run)) {
        *fault = STR("stopped");
        return NOT_VALID;
    }
    if (run->wish->progress)
        run->wish->progress(run->wish->context,
                            size * reading->readings_before + stream_position(reading->stream),
                            size * reading->readings);
    return feed.next(feed.context, piece, fault);
}

struct feed run_feed(struct run_reading *reading)
{
    return (struct feed){ next, reading };
}

void run_close(struct run_reading *reading)
{
    stream_close(reading->stream);
    reading->stream = NULL;
    reading->readings_before++;
}
