/* An import of any size takes the same memory, and asks nothing that goes through the whole forum.
 */
#include "support/archive.h"
#include "support/dump_write.h"
#include "support/forum.h"
#include "support/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sql.h"

enum { SMALL = 1000, LARGE = 12000, GROWTH_KB_MAX = 8 * 1024 };

/* Some sentences, of one to four paragraphs. */
static struct str some_text(struct arena *memory, uint64_t *seed)
{
    static const char sentence[] = "We meet on the square, each brings a question and a chair. ";

    *seed = *seed * UINT64_C(6364136223846793005) + 1;
    return str_format(memory, "%s%s\n\n%.*s", sentence, sentence, (int)(*seed >> 59) * 8,
                      "One more thing: who keeps the minutes, who reads them, who asks again, and "
                      "what do we do when nobody answers? Let us draw lots, as we said in spring.");
}

static int64_t peak_kb(void)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    int64_t peak = 0;

    while (status && fgets(line, sizeof line, status))
        if (!strncmp(line, "VmHWM:", 6))
            peak = strtoll(line + 6, NULL, 10);
    ck_assert(status && !fclose(status) && peak > 0);
    return peak;
}

static void import_posts(int64_t posts, const char *origin)
{
    char path[] = "/tmp/palabre-size.XXXXXX.sql.gz";
    int file = mkstemps(path, 7);

    ck_assert(file >= 0 && !close(file));
    dump_write(&(struct dump_wish){ .path = path, .posts = posts, .text = some_text });
    ck_assert_int_eq(import_as(origin, path), OK);
    ck_assert_int_eq(report.counts.posts, posts);
    ck_assert_int_eq(report.counts.likes_named, posts / 2);
    ck_assert_int_eq(report.counts.revisions, posts / 10);
    unlink(path);
}

/* Ids that are taken already move, so the second one is another forum's. */
START_TEST(twelve_times_the_posts_take_no_more_memory)
{
    int64_t before;

    import_posts(SMALL, "small");
    /* The writer keeps so many pages of an SQLite file at hand and no more: here they are. */
    if (!forum_is_postgres())
        import_posts(LARGE, "filler");
    before = peak_kb();
    import_posts(LARGE, "large");
#ifndef __SANITIZE_ADDRESS__ /* which gives nothing back */
    ck_assert_msg(peak_kb() - before <= GROWTH_KB_MAX, "%" PRId64 " KB more", peak_kb() - before);
#endif
    (void)before;
    ck_assert_str_eq(ask("SELECT COUNT(*) || ' posts, ' || COUNT(DISTINCT topic_id) || ' topics'"
                         " AS line FROM imported_post WHERE origin <> 'filler'"),
                     "13000 posts, 280 topics\n");
}
END_TEST

/* Each is asked for every post, like or topic. */
START_TEST(nothing_asked_for_each_post_goes_through_a_table)
{
    static const struct sql *const asked[] = {
        &sql_imported_find,         &sql_imported_post_find,
        &sql_import_post_taken,     &sql_import_number_taken,
        &sql_import_parent,         &sql_import_like_add,
        &sql_import_like_named,     &sql_import_like_count,
        &sql_import_revision_aside, &sql_import_tree,
        &sql_import_count_replies,  &sql_import_topic_tags,
        &sql_import_tagging_add,    &sql_import_aside_find,
        &sql_search_stale_topic,    &sql_import_revisions_of_post,
    };

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        ck_assert_msg(!plan_scans(asked[i]), "%s", asked[i]->name);
}
END_TEST

RUN_TESTS("discourse size", twelve_times_the_posts_take_no_more_memory,
          nothing_asked_for_each_post_goes_through_a_table)
