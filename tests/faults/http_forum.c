/*
 * The forum that http_load.c writes to, made before and looked at afterwards:
 *
 *     http_forum make DATABASE PEOPLE
 *     http_forum verify DATABASE < acknowledged
 *
 * `make` fills an empty forum with a topic and people, whose sessions it leaves
 * in the file PEOPLE. `verify` fails when a number that was acknowledged is not
 * in the topic, any is there twice, or a counter is not what the posts say.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/random.h"
#include "http/session.h"
#include "store/driver.h"
#include "topics/category.h"
#include "topics/topic.h"

enum { PEOPLE = 8, WRITERS = 64, TOPIC = 1, TOKEN_CHARACTERS = 40, PATIENCE_SECONDS = 20 };

static char sessions[WRITERS][TOKEN_CHARACTERS];

static enum result make_people(struct db *db, struct arena *arena, int64_t ids[PEOPLE])
{
    struct problems problems = { .arena = arena };
    enum result result = OK;

    for (int i = 0; result == OK && i < PEOPLE; i++) {
        struct account_wish wish = { .handle = str_format(arena, "writer%d", i),
                                     /* as fast as they can: moderators are not held up */
                                     .role = MODERATOR };

        result = account_create(db, arena, &wish, &problems, &ids[i]);
    }
    return result;
}

static enum result make_topic(struct db *db, struct arena *arena, int64_t author_id)
{
    struct problems problems = { .arena = arena };
    struct category category = { .name = STR("Load"), .description = STR("Load") };
    struct written first;
    struct topic_wish wish = { .author_id = author_id,
                               .title = STR("What happens under load?"),
                               .first = &first };
    enum result result = category_create(db, arena, &category, &wish.category_id);
    int64_t id;

    if (result == OK)
        result = written_prepare(arena, STR("Let us see."), "body", &problems, &first);
    if (result == OK)
        result = topic_open(db, arena, &wish, &problems, &id);
    return result == OK && id != TOPIC ? CONFLICT : result;
}

static enum result make(struct db *db, void *context)
{
    struct arena arena = { 0 };
    int64_t ids[PEOPLE];
    enum result result = make_people(db, &arena, ids);

    (void)context;
    if (result == OK)
        result = make_topic(db, &arena, ids[0]);
    for (int i = 0; result == OK && i < WRITERS; i++) {
        struct str token = { 0 };

        result = session_begin(db, &arena, ids[i % PEOPLE], true, STR("load"), &token);
        snprintf(sessions[i], TOKEN_CHARACTERS, "%.*s", STR_ARGS(token));
    }
    arena_free(&arena);
    return result;
}

static int make_forum(const char *database, const char *people)
{
    struct store *store = store_open(database);
    FILE *file = fopen(people, "w");
    enum result result = store && file ? store_write(store, make, NULL) : FAILED;

    for (int i = 0; result == OK && i < WRITERS; i++)
        fprintf(file, "%s\n", sessions[i]);
    if (file && fclose(file))
        result = FAILED;
    store_close(store);
    return result == OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static const struct sql load_posts = {
    "load_posts", "SELECT markdown FROM post WHERE topic_id = 1 AND number > 1", SQL_OWN
};
static const struct sql load_counters = {
    "load_counters",
    "SELECT topic.post_count, topic.highest, topic.people_count, COUNT(*) AS posts,"
    " MAX(post.number) AS number, COUNT(DISTINCT post.author_id) AS people,"
    " (SELECT SUM(account.post_count) FROM account) AS of_accounts,"
    " (SELECT COUNT(*) FROM once) AS onces"
    " FROM topic JOIN post ON post.topic_id = topic.id WHERE topic.id = 1"
    " GROUP BY topic.post_count, topic.highest, topic.people_count",
    SQL_OWN + 1
};

static int64_t complain(const char *what, int64_t number)
{
    fprintf(stderr, "%s: %" PRId64 "\n", what, number);
    return 1;
}

static int64_t counter_faults(struct db *db)
{
    struct rows rows = db_query(db, load_counters, NO_VALUES);
    int64_t faults = 0, posts;

    if (!rows_next(&rows))
        return complain("there is no topic", TOPIC);
    posts = row_integer(&rows, "posts");
    if (row_integer(&rows, "post_count") != posts)
        faults += complain("topic.post_count is not the number of posts", posts);
    if (row_integer(&rows, "highest") != posts || row_integer(&rows, "number") != posts)
        faults += complain("numbers have gaps or topic.highest is wrong", posts);
    if (row_integer(&rows, "people_count") != row_integer(&rows, "people"))
        faults += complain("topic.people_count is wrong", row_integer(&rows, "people_count"));
    if (row_integer(&rows, "of_accounts") != posts)
        faults += complain("account.post_count is wrong", row_integer(&rows, "of_accounts"));
    if (row_integer(&rows, "onces") != posts - 1)
        faults += complain("forms and replies do not match", row_integer(&rows, "onces"));
    return rows_end(&rows) == OK ? faults : complain("the counters cannot be read", faults);
}

/* How often each number is there. */
static int64_t count_replies(struct db *db, unsigned char *times, int64_t size)
{
    struct rows rows = db_query(db, load_posts, NO_VALUES);
    struct arena arena = { 0 };
    int64_t faults = 0;

    while (rows_next(&rows)) {
        struct str text = row_text(&rows, "markdown", &arena);
        int64_t number;

        str_cut(&text, ' ');
        if (!str_to_integer(str_cut(&text, ' '), &number) || number < 1 || number >= size)
            faults += complain("a reply of nobody", rows.count);
        else if (times[number]++)
            faults += complain("a reply that is there twice", number);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return rows_end(&rows) == OK ? faults : complain("the posts cannot be read", faults);
}

static int verify(const char *database)
{
    enum { NUMBERS_MAX = 4 * 1000 * 1000 };
    unsigned char *times = calloc(NUMBERS_MAX, 1);
    struct db *db = db_open(database, DB_READ);
    int64_t faults, number;
    char line[64];

    if (!db || !times)
        return EXIT_FAILURE;
    db->patience_milliseconds = PATIENCE_SECONDS * 1000;
    db_begin(db);
    faults = counter_faults(db) + count_replies(db, times, NUMBERS_MAX);
    db_rollback(db);
    db_close(db);
    while (fgets(line, sizeof line, stdin))
        if (sscanf(line, "303 %" SCNd64, &number) == 1 && number < NUMBERS_MAX && !times[number])
            faults += complain("acknowledged but not there", number);
    free(times);
    return faults ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    log_from(LOG_ERROR);
    if (!random_start())
        return EXIT_FAILURE;
    if (argc == 4 && !strcmp(argv[1], "make"))
        return make_forum(argv[2], argv[3]);
    if (argc == 3 && !strcmp(argv[1], "verify"))
        return verify(argv[2]);
    fputs("http_forum make DATABASE PEOPLE | verify DATABASE\n", stderr);
    return EXIT_FAILURE;
}
