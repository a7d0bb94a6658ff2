#include "bench/law.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/arena.h"
#include "base/problems.h"
#include "store/store.h"
#include "texts/annotation.h"
#include "texts/publish.h"

enum {
    ARTICLES = 1000,
    ALINEAS = 5,
    ANNOTATIONS = 2 * ARTICLES * ALINEAS,
    DEBATES = 100,
    AUTHOR = 1
};

struct work {
    struct arena *arena;
    int version;
};

static void add_article(struct arena *arena, struct document *document, int number, int version)
{
    static const char *const words[ALINEAS] = {
        "A maker of model %d keeps its parts for %d years after the last one was sold.",
        "The price of each part of model %d is shown in %d shops, with the time it takes.",
        "The manual of model %d is given to whoever repairs, within %d days.",
        "Workshops have the same rights to model %d as %d people who sell it.",
        "Whoever does not keep to this for model %d pays a fine of %d days.",
    };
    struct segment article = { .kind = SEGMENT_ARTICLE,
                               .parent = SEGMENT_NONE,
                               .num = str_format(arena, "%d", number) };
    size_t parent = document_add(arena, document, &article);

    for (int i = 0; i < ALINEAS; i++) {
        char line[200];
        struct segment alinea = { .kind = SEGMENT_ALINEA, .parent = parent };
        int count = number % 10 ? 10 : 10 + version;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(line, sizeof line, words[i], number, count);
#pragma GCC diagnostic pop
        alinea.body = str_copy(arena, str_of(line));
        document_add(arena, document, &alinea);
    }
}

static enum result publish(struct db *db, void *context)
{
    struct work *work = context;
    struct problems problems = { .arena = work->arena };
    struct document document = { .about = { .title = STR("A law of a thousand articles") } };
    struct publish_wish wish = { .document = &document, .slug = STR("bench") };
    struct law_text text;
    struct published published;

    if (text_called(db, work->arena, wish.slug, &text) == OK)
        wish.text_id = text.id;
    for (int i = 1; i <= ARTICLES; i++)
        add_article(work->arena, &document, i, work->version);
    document_close(work->arena, &document);
    return text_publish(db, work->arena, &wish, &problems, &published);
}

static enum result annotate_one(struct db *db, const struct law_text *text,
                                const struct law_version *version, const struct state *state,
                                int count)
{
    struct arena arena = { 0 };
    struct problems problems = { .arena = &arena };
    struct pointing pointing = { 0 };
    struct targets targets = { 0 };
    struct annotated made;
    struct annotation_wish wish = { .text = text,
                                    .version = version,
                                    .targets = &targets,
                                    .author_id = AUTHOR,
                                    .topic_id = 1 + count % DEBATES };
    enum result result;

    if (count % 5)
        pointing = (struct pointing){ .from = 2 + count % 7, .to = 34 + count % 11 };
    result = target_take(&arena, version->id, state, &pointing, &problems, &targets);
    if (result == OK)
        result = annotation_make(db, &arena, &wish, &problems, &made);
    arena_free(&arena);
    return result;
}

static enum result annotate(struct db *db, void *context)
{
    struct work *work = context;
    struct law_text text;
    struct law_version version;
    struct states states = { 0 };
    enum result result = text_called(db, work->arena, STR("bench"), &text);
    int count = 0;

    if (result == OK)
        result = law_version_find(db, work->arena, text.version_id, &version);
    if (result == OK)
        result = states_from(db, work->arena, version.id, 0, DOCUMENT_SEGMENTS_MAX, &states);
    for (size_t i = 0; result == OK && i < 2 * states.count; i++)
        if (states.items[i % states.count].segment.kind == SEGMENT_ALINEA)
            result = annotate_one(db, &text, &version, &states.items[i % states.count], count++);
    return result;
}

static void must(struct store *store, enum result (*act)(struct db *, void *), int version)
{
    struct arena arena = { 0 };
    struct work work = { &arena, version };

    if (store_write_logging(store, act, &work) != OK) {
        fputs("the bench's law could not be made\n", stderr);
        exit(EXIT_FAILURE);
    }
    arena_free(&arena);
}

void bench_law(struct store *store)
{
    must(store, publish, 1);
    must(store, annotate, 1);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double resident(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

struct law_speed bench_law_again(struct store *store)
{
    double before = resident(), began = now();

    must(store, publish, 2);
    return (struct law_speed){ ANNOTATIONS / (now() - began), resident() - before };
}
