/* An import is run again, into a forum that people use meanwhile. */
#include "support/archive.h"
#include "support/forum.h"

#include "exchange/discourse_files.h"
#include "exchange/discourse_read.h"
#include "topics/moved.h"

START_TEST(a_second_run_adds_nothing)
{
    const char *before;

    import(archive);
    ck_assert_int_eq(report.counts.posts, 13);
    ck_assert_int_eq(report.counts.topics, 3);
    ck_assert_int_eq(report.counts.people, 6);
    ck_assert_int_eq(report.counts.categories, 2);
    before = everything();
    import(archive);
    ck_assert_str_eq(everything(), before);
    ck_assert_int_eq(report.counts.posts + report.counts.posts_newer + report.counts.topics +
                         report.counts.people + report.counts.categories + report.counts.likes,
                     0);
}
END_TEST

static void check_the_newer_state_won(void)
{
    ck_assert_str_eq(ask("SELECT markdown || ' ' || edited_at || ' ' || likes_before AS line"
                         " FROM post"),
                     "Four trees, not five. 1710923400 2\n");
    ck_assert_str_eq(ask("SELECT title AS line FROM topic"), "Shall we plant lime trees?\n");
    ck_assert_str_eq(ask("SELECT COUNT(*) || ' revisions' AS line FROM post_revision"),
                     "0 revisions\n");
}

START_TEST(a_newer_state_replaces_an_older_one)
{
    import_file("posts/06-older.json");
    import_file("posts/06-newer.json");
    check_the_newer_state_won();
}
END_TEST

START_TEST(an_older_state_changes_nothing_but_likes)
{
    import_file("posts/06-newer.json");
    import_file("posts/06-older.json");
    check_the_newer_state_won();
}
END_TEST

/* One file after the other, or from the last to the first; then all at once adds nothing. */
static void check_order(bool forward)
{
    static const char *const files[] = {
        "categories.json",
        "latest.json",
        "topics/13.json",
        "posts/01-first.json",
        "posts/02-cooked-only.json",
        "posts/05-gap.json",
        "posts/06-older.json",
        "posts/06-newer.json",
        "posts/07-missing-parent.json",
        "posts/08-deep.json",
        "posts/11-moderator-action.json",
        "posts/12-deleted.json",
        "posts/13-answers-deleted.json",
        "posts/14-hidden.json",
    };
    enum { COUNT = sizeof files / sizeof *files };
    const char *before;

    for (int i = 0; i < COUNT; i++)
        import_file(files[forward ? i : COUNT - 1 - i]);
    before = everything();
    import(archive);
    ck_assert_str_eq(everything(), before);
    ck_assert_int_eq(report.counts.posts + report.counts.posts_newer, 0);
    ck_assert_str_eq(ask("SELECT name || ': ' || topic_count AS line FROM category ORDER BY name"),
                     "Back room: 1\nPublic squares: 2\n");
}

START_TEST(files_may_come_in_this_order)
{
    check_order(true);
}
END_TEST

START_TEST(and_in_the_other_one)
{
    check_order(false);
}
END_TEST

START_TEST(nobody_becomes_somebody_who_was_here)
{
    happen("INSERT INTO account (handle, handle_folded, name, created_at)"
           " VALUES ('Alice', 'alice', 'Another one', 1)");
    import(archive);
    ck_assert_str_eq(ask("SELECT handle AS line FROM account JOIN post ON post.author_id ="
                         " account.id WHERE post.id = 101"),
                     "alice-2\n");
}
END_TEST

/* A path that only has to be one of its own. */
static const char *some_path(void)
{
    return forum_is_postgres() ? "CAST('1234' AS BYTEA)" : "CAST('1234' AS BLOB)";
}

/* Somebody already has ids of the archive. */
static void take_ids(void)
{
    happen("INSERT INTO account (id, handle, handle_folded, name, created_at)"
           " VALUES (1, 'Ada', 'ada', '', 1);"
           "INSERT INTO category (id, slug, name) VALUES (4, 'ours', 'Ours');"
           "INSERT INTO topic (id, slug, title, category_id, author_id, created_at, bumped_at,"
           " last_post_by) VALUES (13, 'ours', 'Our own debate', 4, 1, 1, 1, 1)");
    happen(str_format(&arena,
                      "INSERT INTO post (id, topic_id, number, path, author_id, markdown, html,"
                      " renderer, created_at) VALUES (104, 13, 1, %s, 1, 'Ours', 'Ours', 1, 1)",
                      some_path())
               .data);
    if (forum_is_postgres())
        happen("SELECT setval('account_id_seq', 1)");
}

START_TEST(ids_that_are_taken_move_and_can_be_found_again)
{
    take_ids();
    import(archive);
    ck_assert_str_eq(ask("SELECT id || ' ' || title AS line FROM topic WHERE id <> 15 ORDER BY id"),
                     "12 Shall we plant lime trees?\n"
                     "13 Our own debate\n"
                     "1000013 Who waters them?\n");
    ck_assert_str_eq(ask("SELECT kind || ' ' || old_id || ' ' || slug || ' ' || id AS line"
                         " FROM old_address ORDER BY kind"),
                     "category 4 public-squares 1000004\n"
                     "post 104  1000104\n"
                     "topic 13 who-waters-them 1000013\n");
    ck_assert_str_eq(ask("SELECT id || ' under ' || parent_id AS line FROM post WHERE id = 106"),
                     "106 under 1000104\n");
    import(archive);
    ck_assert_int_eq(report.counts.posts, 0);
}
END_TEST

START_TEST(quotes_follow_what_they_quote)
{
    take_ids();
    import(archive);
    ck_assert_str_eq(ask("SELECT post_id || ' quotes ' || quoted_number || ' of ' ||"
                         " quoted_topic_id AS line FROM post_quote ORDER BY post_id, place"),
                     "106 quotes 6 of 12\n"
                     "115 quotes 1 of 1000013\n");
}
END_TEST

START_TEST(two_forums_with_the_same_ids_do_not_mix)
{
    import(archive);
    ck_assert_int_eq(import_as("other", archive), OK);
    ck_assert_int_eq(report.counts.posts, 13);
    ck_assert_str_eq(ask("SELECT id || ' ' || post_count || ' ' || highest AS line FROM topic"
                         " WHERE title LIKE 'Shall we%' ORDER BY id"),
                     "12 8 14\n1000012 8 14\n");
    ck_assert_int_eq(import_as("other", archive), OK);
    ck_assert_int_eq(report.counts.posts, 0);
}
END_TEST

START_TEST(new_ids_lie_above_those_that_came_in)
{
    import(archive);
    happen("INSERT INTO topic (slug, title, category_id, author_id, created_at, bumped_at,"
           " last_post_by) SELECT 'later', 'Written later', 4, author_id, 1, 1, author_id"
           " FROM topic WHERE id = 12");
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM topic WHERE slug = 'later'"), "16\n");
}
END_TEST

START_TEST(what_was_changed_here_is_left_alone)
{
    import_file("posts/06-older.json");
    happen("UPDATE post SET markdown = 'Six trees.', edited_at = 1720000000, revision = 2");
    import(archive);
    ck_assert_str_eq(ask("SELECT markdown AS line FROM post WHERE id = 104"), "Six trees.\n");
    ck_assert_int_eq(report.counts.posts_changed_here, 1);
}
END_TEST

START_TEST(what_was_withdrawn_here_does_not_come_back)
{
    import_file("posts/06-older.json");
    happen("UPDATE post SET markdown = '', html = '', deleted_at = 1720000000");
    import(archive);
    ck_assert_str_eq(ask("SELECT '\"' || markdown || '\"' AS line FROM post WHERE id = 104"),
                     "\"\"\n");
}
END_TEST

START_TEST(an_answer_written_here_keeps_its_number_and_its_place)
{
    import_file("posts/01-first.json");
    happen(str_format(&arena,
                      "INSERT INTO post (id, topic_id, number, parent_id, path, author_id,"
                      " markdown, html, renderer, created_at) SELECT 500, 12, 2, 101, %s,"
                      " author_id, 'Ours', 'Ours', 1, 1720000000 FROM post WHERE id = 101",
                      some_path())
               .data);
    import(archive);
    ck_assert_str_eq(ask("SELECT id || ' is ' || number || ' under ' || parent_id AS line FROM post"
                         " WHERE id IN (102, 103, 500) ORDER BY id"),
                     "102 is 10002 under 101\n"
                     "103 is 5 under 102\n"
                     "500 is 2 under 101\n");
}
END_TEST

START_TEST(what_a_moderator_hid_here_stays_hidden)
{
    import_file("posts/06-older.json");
    happen("UPDATE post SET hidden_at = 1720000000, hidden_why = 'Off topic.'");
    import(archive);
    ck_assert_str_eq(
        ask("SELECT markdown || ' ' || hidden_at || ' ' || hidden_why AS line FROM post"
            " WHERE id = 104"),
        "Four trees, not five. 1720000000 Off topic.\n");
}
END_TEST

START_TEST(old_addresses_of_topics_that_moved_lead_to_them)
{
    struct db *db = store_reader(forum_store());
    int64_t id = 0;

    happen("INSERT INTO account (id, handle, handle_folded, name, created_at)"
           " VALUES (1000, 'Ada', 'ada', '', 1);"
           "INSERT INTO category (id, slug, name) VALUES (4, 'ours', 'Ours');"
           "INSERT INTO topic (id, slug, title, category_id, author_id, created_at, bumped_at,"
           " last_post_by) VALUES (12, 'ours', 'Our own debate', 4, 1000, 1, 1, 1000)");
    import(archive);
    ck_assert_int_eq(topic_moved(db, STR("shall-we-plant-lime-trees"), 12, &id), OK);
    ck_assert_int_eq(id, 1000012);
    ck_assert_int_eq(topic_moved(db, STR("shall-we-plant-lyme-trees"), 12, &id), OK);
    ck_assert_int_eq(id, 1000012);
    ck_assert_int_eq(topic_moved(db, STR("ours"), 12, &id), NOT_FOUND);
}
END_TEST

/* What a run that was killed leaves behind: posts that are in, trees that are not made. */
static void begin_and_stop(const char *name)
{
    struct discourse_batch batch = { .origin = STR("discourse") };
    struct str bytes, fault;

    batch.content.arena = &batch.arena;
    ck_assert_int_eq(file_read(&arena, str_format(&arena, "%s/%s", archive, name).data,
                               DISCOURSE_FILE_BYTES_MAX, &bytes, &fault),
                     OK);
    ck_assert_int_eq(discourse_read(&batch.content, bytes, &fault), OK);
    ck_assert_int_eq(batch_prepare(&batch, store_reader(forum_store())), OK);
    ck_assert_int_eq(store_write(forum_store(), batch_write, &batch), OK);
    arena_free(&batch.arena);
    arena_free(&batch.scratch);
}

START_TEST(a_run_that_was_stopped_is_finished_by_the_next)
{
    begin_and_stop("topics/13.json");
    import_file("topics/13.json");
    ck_assert_int_eq(report.counts.posts, 0);
    ck_assert_str_eq(ask("SELECT post_count || ' ' || highest || ' ' || people_count AS line"
                         " FROM topic"),
                     "2 2 2\n");
    ck_assert_str_eq(ask("SELECT parent_id || ' ' || LENGTH(path) AS line FROM post"
                         " WHERE id = 115"),
                     "114 8\n");
    ck_assert_str_eq(ask("SELECT COUNT(*) || '' AS line FROM imported WHERE unfinished = 1"),
                     "0\n");
}
END_TEST

RUN_TESTS("discourse again", a_second_run_adds_nothing, a_newer_state_replaces_an_older_one,
          an_older_state_changes_nothing_but_likes, files_may_come_in_this_order,
          and_in_the_other_one, nobody_becomes_somebody_who_was_here,
          ids_that_are_taken_move_and_can_be_found_again, quotes_follow_what_they_quote,
          two_forums_with_the_same_ids_do_not_mix, new_ids_lie_above_those_that_came_in,
          what_was_changed_here_is_left_alone, what_was_withdrawn_here_does_not_come_back,
          an_answer_written_here_keeps_its_number_and_its_place,
          what_a_moderator_hid_here_stays_hidden, old_addresses_of_topics_that_moved_lead_to_them,
          a_run_that_was_stopped_is_finished_by_the_next)
