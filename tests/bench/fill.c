#include "bench/fill.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench/words.h"
#include "exchange/discourse_batch.h"
#include "finding/search.h"
#include "settings/setting.h"
#include "store/store.h"
#include "teams/member.h"
#include "teams/team.h"

enum {
    PEOPLE = 200,
    TEAM_MEMBERS = 100,
    CATEGORIES = 8,
    TEXTS = 4096, /* rendered once each */
    BATCH = 1000,
    LARGE = 1,
    LARGE_POSTS = 10000,
    SMALL = 2,
    SMALL_POSTS = 100,
    DECIDED = 3, /* where the bench's decision is */
    DECIDED_POSTS = 500,
    POSTS_PER_TOPIC = 50,
    FIRST_DAY = 1700000000,
    SECONDS_BETWEEN = 97,
};

/* One filling: what is the same for all of its batches, and how far it came. */
struct filling {
    struct store *store;
    struct arena texts_arena;
    struct discourse_ready texts[TEXTS];
    uint64_t seed;
    int64_t next_id;
    struct discourse_batch batch;
};

static void make_texts(struct filling *filling)
{
    for (int i = 0; i < TEXTS; i++) {
        struct str text = words_post(&filling->texts_arena, &filling->seed);

        filling->texts[i] = (struct discourse_ready){
            .markdown = text,
            .rendered = markdown_render(&filling->texts_arena, text, MARKDOWN_WRITTEN_MAX),
        };
    }
}

static void empty(struct discourse_batch *batch)
{
    arena_reset(&batch->arena);
    batch->content = (struct discourse_content){ .arena = &batch->arena };
    batch->ready = arena_alloc(&batch->arena, BATCH * sizeof *batch->ready);
    for (int64_t i = 1; i <= PEOPLE; i++)
        *list_add(&batch->arena, &batch->content.people) = (struct discourse_person){
            .id = i,
            .username = str_format(&batch->arena, "person%d", (int)i),
            .name = STR("Somebody"),
            .stamp = 1,
        };
}

static void must(enum result result)
{
    if (result == OK)
        return;
    fputs("the bench's forum could not be filled\n", stderr);
    exit(EXIT_FAILURE);
}

static void write_batch(struct filling *filling)
{
    must(store_write(filling->store, batch_write, &filling->batch));
    empty(&filling->batch);
}

static void add_topic(struct filling *filling, int64_t id)
{
    struct discourse_batch *batch = &filling->batch;

    *list_add(&batch->arena, &batch->content.topics) = (struct discourse_topic){
        .id = id,
        .title = str_format(&batch->arena, "Debate number %d of the bench", (int)id),
        .category_id = 1 + id % CATEGORIES,
        .created_at = FIRST_DAY + filling->next_id * SECONDS_BETWEEN,
        .stamp = 1,
    };
}

static void add_post(struct filling *filling, int64_t topic, int64_t number)
{
    struct discourse_batch *batch = &filling->batch;
    int64_t id = filling->next_id++;

    batch->ready[batch->content.posts.count] = filling->texts[words_number(&filling->seed, TEXTS)];
    *list_add(&batch->arena, &batch->content.posts) = (struct discourse_post){
        .id = id,
        .topic_id = topic,
        .number = number,
        .answers = words_number(&filling->seed, (uint32_t)number),
        .created_at = FIRST_DAY + id * SECONDS_BETWEEN,
        .likes = words_number(&filling->seed, 4),
        .stamp = 1,
        .person = words_number(&filling->seed, PEOPLE),
        .topic = batch->content.topics.count - 1,
    };
}

static void fill_topic(struct filling *filling, int64_t id, int64_t posts)
{
    add_topic(filling, id);
    for (int64_t number = 1; number <= posts; number++) {
        if (filling->batch.content.posts.count == BATCH) {
            write_batch(filling);
            add_topic(filling, id);
        }
        add_post(filling, id, number);
    }
}

static void finish(struct store *store)
{
    struct discourse_finish all = { .origin = STR("bench") };

    do
        must(store_write(store, finish_topics, &all));
    while (all.finished);
    must(store_write(store, finish_people, &all));
    must(search_catch_up(store));
    must(search_tidy(store, INT_MAX));
    arena_free(&all.scratch);
}

/* Its writers answer as fast as they can, again and again. */
static enum result unhurry(struct db *db, void *context)
{
    enum result result = setting_set(db, SETTING_SECONDS_BETWEEN_POSTS, 0);

    (void)context;
    return result == OK ? setting_set(db, SETTING_SAME_TEXT_SECONDS, 0) : result;
}

/* A team of a hundred, which the writers call. */
static enum result gather_team(struct db *db, void *context)
{
    struct arena *arena = context;
    struct problems problems = { .arena = arena };
    struct team team = { .handle = STR("Bench_Team"), .callers = CALLERS_EVERYONE };
    int64_t id;
    enum result result = team_create(db, arena, &team, &problems, &id);

    for (int64_t i = 1; result == OK && i <= TEAM_MEMBERS; i++)
        result = member_admit(db, arena, &(struct membership){ id, i, i });
    return result;
}

void bench_fill(struct store *store, int64_t posts)
{
    struct filling filling = { .store = store, .seed = 1, .next_id = 1 };
    int64_t rest = posts - LARGE_POSTS - SMALL_POSTS - DECIDED_POSTS;
    int64_t topics = DECIDED + rest / POSTS_PER_TOPIC;

    must(store_write(store, unhurry, NULL));
    filling.batch.origin = STR("bench");
    make_texts(&filling);
    empty(&filling.batch);
    fill_topic(&filling, LARGE, LARGE_POSTS);
    fill_topic(&filling, SMALL, SMALL_POSTS);
    fill_topic(&filling, DECIDED, DECIDED_POSTS);
    for (int64_t id = DECIDED + 1; id <= topics; id++) {
        int64_t share = rest / (topics - id + 1);

        fill_topic(&filling, id, share);
        rest -= share;
    }
    write_batch(&filling);
    finish(store);
    must(store_write(store, gather_team, &filling.texts_arena));
    arena_free(&filling.texts_arena);
    arena_free(&filling.batch.arena);
    arena_free(&filling.batch.scratch);
}
