#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "bench/import.h"
#include "bench/words.h"
#include "exchange/discourse.h"
#include "render/json.h"

enum { FIRST_DAY = 1700000000, POSTS_PER_TOPIC = 50, PEOPLE = 200 };

static void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

/* One post as /posts/ID.json has it, as far as an import reads it. */
static struct str post_json(struct arena *arena, int64_t i, struct str text, uint64_t *seed)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    int64_t topic = 1 + i / POSTS_PER_TOPIC, number = 1 + i % POSTS_PER_TOPIC;
    int64_t person = 1 + words_number(seed, PEOPLE);

    json_begin_object(&json);
    json_put_integer(&json, "id", i + 1);
    json_put_string(&json, "username", str_format(arena, "person%d", (int)person));
    json_put_integer(&json, "user_id", person);
    json_put_time(&json, "created_at", FIRST_DAY + i);
    json_put_time(&json, "updated_at", FIRST_DAY + i);
    json_put_integer(&json, "post_number", number);
    json_put_integer(&json, "post_type", 1);
    json_put_integer(&json, "reply_to_post_number", words_number(seed, (uint32_t)number));
    json_put_integer(&json, "topic_id", topic);
    json_put_string(&json, "topic_slug", str_format(arena, "debate-number-%d", (int)topic));
    json_put_string(&json, "topic_title", str_format(arena, "Debate number %d", (int)topic));
    json_put_integer(&json, "category_id", 1);
    json_put_integer(&json, "version", 1);
    json_put_string(&json, "raw", text);
    json_put_string(&json, "cooked", text);
    json_end(&json);
    return buffer_str(&out);
}

static void write_file(const char *folder, int64_t i, struct str bytes)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof path, "%s/%d.json", folder, (int)i);
    file = fopen(path, "w");
    if (!file || fwrite(bytes.data, 1, bytes.length, file) != bytes.length || fclose(file))
        fail(path);
}

/* Gives the milliseconds it took to render the texts alone. */
static int64_t write_archive(const char *folder, int64_t posts)
{
    struct arena arena = { 0 };
    uint64_t seed = 1;
    int64_t rendering = 0;

    for (int64_t i = 0; i < posts; i += POSTS_PER_TOPIC) {
        struct str texts[POSTS_PER_TOPIC];
        int64_t start;

        arena_reset(&arena);
        for (int j = 0; j < POSTS_PER_TOPIC; j++)
            texts[j] = words_post(&arena, &seed);
        start = clock_milliseconds();
        for (int j = 0; j < POSTS_PER_TOPIC; j++)
            if (!markdown_render(&arena, texts[j], MARKDOWN_IMPORTED_MAX).html.markup.length)
                fail("render");
        rendering += clock_milliseconds() - start;
        for (int j = 0; j < POSTS_PER_TOPIC; j++)
            write_file(folder, i + j, post_json(&arena, i + j, texts[j], &seed));
    }
    arena_free(&arena);
    return rendering;
}

static void remove_folder(const char *folder)
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;

    while (directory && (entry = readdir(directory))) {
        char path[512];

        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(path);
    }
    if (directory)
        closedir(directory);
    rmdir(folder);
}

static double per_second(int64_t posts, int64_t milliseconds)
{
    return (double)posts * 1000 / (double)(milliseconds ? milliseconds : 1);
}

struct import_speed bench_import(struct store *store, int64_t posts)
{
    char folder[] = "/tmp/palabre-bench.XXXXXX";
    struct discourse_import wish = { .path = folder, .origin = STR("bench") };
    struct discourse_report report = { 0 };
    int64_t rendering, start, importing;

    if (!mkdtemp(folder))
        fail(folder);
    rendering = write_archive(folder, posts);
    start = clock_milliseconds();
    if (discourse_import(store, &wish, &report) != OK || report.counts.posts != posts)
        fail("import");
    importing = clock_milliseconds() - start;
    remove_folder(folder);
    arena_free(&report.arena);
    return (struct import_speed){ per_second(posts, importing), per_second(posts, rendering) };
}

double bench_restore(struct store *store, const char *path)
{
    struct discourse_import wish = { .path = path, .origin = STR("bench") };
    struct discourse_report report = { 0 };
    int64_t start = clock_milliseconds(), posts;

    if (discourse_import(store, &wish, &report) != OK)
        fail("import");
    posts = report.counts.posts;
    arena_free(&report.arena);
    return per_second(posts, clock_milliseconds() - start);
}
