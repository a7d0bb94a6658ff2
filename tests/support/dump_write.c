#include "support/dump_write.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buffer.h"

enum {
    POSTS_PER_TOPIC = 50,
    TOPICS_AT_ONCE = 40, /* people write in so many side by side */
    PEOPLE = 500,
    TAGS = 20,
    FIRST_DAY = 1600000000,
    PART_BYTES = 1 << 20,
};

struct dump {
    gzFile file;
    struct arena arena;
    struct buffer part;
    int64_t posts;
};

static void fail(const char *path)
{
    perror(path);
    exit(EXIT_FAILURE);
}

static void flush(struct dump *dump)
{
    if (dump->part.length && gzwrite(dump->file, dump->part.data, (unsigned)dump->part.length) <= 0)
        fail("gzwrite");
    arena_reset(&dump->arena);
    dump->part = (struct buffer){ .arena = &dump->arena };
}

__attribute__((format(printf, 2, 3))) static void put(struct dump *dump, const char *format, ...)
{
    char line[1024];
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= sizeof line)
        fail("line");
    buffer_put(&dump->part, line, (size_t)length);
    if (dump->part.length > PART_BYTES)
        flush(dump);
}

/* A text as a field of a COPY line. */
static void put_text(struct dump *dump, struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        switch (text.data[i]) {
        case '\n': buffer_put_c(&dump->part, "\\n"); break;
        case '\t': buffer_put_c(&dump->part, "\\t"); break;
        case '\\': buffer_put_c(&dump->part, "\\\\"); break;
        default: buffer_put(&dump->part, text.data + i, 1);
        }
}

static const char *time_text(int64_t i)
{
    static char text[32];
    time_t time = FIRST_DAY + i;
    struct tm calendar;

    gmtime_r(&time, &calendar);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S.123456", &calendar);
    return text;
}

/* Where the ith post written stands: the topics of one round are filled together. */
static int64_t topic_of(int64_t i)
{
    const int64_t round = TOPICS_AT_ONCE * POSTS_PER_TOPIC;

    return 1 + i / round * TOPICS_AT_ONCE + i % round % TOPICS_AT_ONCE;
}

static int64_t number_of(int64_t i)
{
    return 1 + i % (TOPICS_AT_ONCE * POSTS_PER_TOPIC) / TOPICS_AT_ONCE;
}

static int64_t topics_of(const struct dump *dump)
{
    const int64_t round = TOPICS_AT_ONCE * POSTS_PER_TOPIC;

    return (dump->posts + round - 1) / round * TOPICS_AT_ONCE;
}

static void put_around(struct dump *dump)
{
    put(dump, "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\n\n"
              "COPY public.categories (id, name, slug, read_restricted) FROM stdin;\n"
              "1\tGeneral\tgeneral\tf\n\\.\n\n");
}

static void put_likes(struct dump *dump)
{
    put(dump, "COPY public.post_actions (id, post_id, user_id, post_action_type_id, deleted_at, "
              "created_at) FROM stdin;\n");
    for (int64_t i = 0; i < dump->posts; i += 2)
        put(dump, "%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t2\t\\N\t%s\n", i + 1, i + 1,
            1 + (i + 1) % PEOPLE, time_text(i));
    put(dump, "\\.\n\n");
}

static void put_revisions(struct dump *dump)
{
    put(dump, "COPY public.post_revisions (id, user_id, post_id, modifications, number, "
              "created_at, hidden) FROM stdin;\n");
    for (int64_t i = 0; i < dump->posts; i += 10)
        put(dump,
            "%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t---\\nraw:\\n- What it said before\\n"
            "- |-\\n  What it says,\\n  now\\n\t2\t%s\tf\n",
            i + 1, 1 + i % PEOPLE, i + 1, time_text(i + 600));
    put(dump, "\\.\n\n");
}

static void put_posts(struct dump *dump, const struct dump_wish *wish)
{
    struct arena arena = { 0 };
    uint64_t seed = 1;

    put(dump, "COPY public.posts (id, user_id, topic_id, post_number, raw, cooked, created_at, "
              "updated_at, reply_to_post_number, deleted_at, like_count, post_type, hidden, "
              "version, wiki) FROM stdin;\n");
    for (int64_t i = 0; i < dump->posts; i++) {
        int64_t number = number_of(i);
        struct str text = wish->text(&arena, &seed);

        put(dump, "%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t", i + 1, 1 + i % PEOPLE,
            topic_of(i), number);
        put_text(dump, text);
        put(dump, "\t<p>");
        put_text(dump, text);
        put(dump, "</p>\t%s", time_text(i));
        put(dump, "\t%s\t", time_text(i));
        put(dump, number > 1 ? "%" PRId64 : "\\N", number > 1 ? 1 + i % (number - 1) : 0);
        put(dump, "\t\\N\t%d\t1\tf\t1\tf\n", i % 2 == 0);
        arena_reset(&arena);
    }
    put(dump, "\\.\n\n");
    arena_free(&arena);
}

static void put_topics(struct dump *dump)
{
    put(dump, "COPY public.tags (id, name) FROM stdin;\n");
    for (int i = 1; i <= TAGS; i++)
        put(dump, "%d\ttag-%d\n", i, i);
    put(dump, "\\.\n\nCOPY public.topic_tags (id, topic_id, tag_id) FROM stdin;\n");
    for (int64_t i = 1; i <= topics_of(dump); i++)
        put(dump, "%" PRId64 "\t%" PRId64 "\t%" PRId64 "\n", i, i, 1 + i % TAGS);
    put(dump, "\\.\n\nCOPY public.topics (id, title, slug, created_at, updated_at, views, user_id, "
              "category_id, archetype, deleted_at, visible, closed, archived) FROM stdin;\n");
    for (int64_t i = 1; i <= topics_of(dump); i++) {
        put(dump, "%" PRId64 "\tDebate number %" PRId64 "\tdebate-number-%" PRId64 "\t%s", i, i, i,
            time_text(i));
        put(dump, "\t%s\t7\t%" PRId64 "\t1\tregular\t\\N\tt\tf\tf\n", time_text(i), 1 + i % PEOPLE);
    }
    put(dump, "\\.\n\n");
}

static void put_people(struct dump *dump)
{
    put(dump, "COPY public.users (id, username, name, created_at, updated_at, active) "
              "FROM stdin;\n");
    for (int i = 1; i <= PEOPLE; i++)
        put(dump, "%d\tperson%d\tPerson number %d\t%s\t%s\tt\n", i, i, i, time_text(i),
            time_text(i));
    put(dump, "\\.\n\n--\n-- PostgreSQL database dump complete\n--\n");
}

void dump_write(const struct dump_wish *wish)
{
    bool is_packed = str_ends(str_of(wish->path), ".gz");
    struct dump dump = { .posts = wish->posts };

    dump.file = gzopen(wish->path, is_packed ? "wb1" : "wbT");
    if (!dump.file)
        fail(wish->path);
    dump.part.arena = &dump.arena;
    put_around(&dump);
    put_likes(&dump);
    put_revisions(&dump);
    put_posts(&dump, wish);
    put_topics(&dump);
    put_people(&dump);
    flush(&dump);
    if (gzclose(dump.file) != Z_OK)
        fail(wish->path);
    arena_free(&dump.arena);
}
