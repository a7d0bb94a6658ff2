/* A forum that comes from Discourse: what stays, what never comes in, what a second run does. */
#include "support/forum.h"

#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "exchange/discourse.h"
#include "exchange/discourse_batch.h"
#include "exchange/discourse_files.h"
#include "store/driver.h"

static const char *const archive = "tests/data/discourse";

static struct discourse_report report;

static enum result import_as(const char *origin, const char *path)
{
    struct discourse_import wish = { .path = path, .origin = str_of(origin) };

    report = (struct discourse_report){ 0 };
    return discourse_import(forum_store(), &wish, &report);
}

static void import(const char *path)
{
    ck_assert_int_eq(import_as("discourse", path), OK);
}

static void import_file(const char *name)
{
    import(str_format(&arena, "%s/%s", archive, name).data);
}

/* The rows of a question that gives one text column "line", one a line. */
static const char *ask(const char *text)
{
    static int number;
    struct db *db = store_reader(forum_store());
    struct sql sql = { "asked by a test", text, SQL_OWN + number++ };
    struct buffer lines = { .arena = &arena };
    struct rows rows;

    db_begin(db);
    rows = db_query_values(db, &sql, (struct value[]){ { 0 } }, 0);
    while (rows_next(&rows)) {
        buffer_put_str(&lines, row_text(&rows, "line", &arena));
        buffer_put_c(&lines, "\n");
    }
    ck_assert_int_eq(rows_end(&rows), OK);
    ck_assert_int_eq(db_commit(db), OK);
    return lines.length ? lines.data : "";
}

static enum result run_script(struct db *db, void *context)
{
    db_script(db, context);
    return db_state(db);
}

/* Does something to the forum as people and moderators would. */
static void happen(const char *script)
{
    ck_assert_int_eq(store_write(forum_store(), run_script, (void *)script), OK);
}

/* Everything an import is answerable for, in a form that two runs can be compared by. */
static const char *everything(void)
{
    return ask("SELECT 'topic ' || topic.id || ' ' || slug || ' ' || title || ' ' || category_id"
               " || ' ' || handle || ' ' || bumped_at || ' ' || topic.post_count || ' ' || highest"
               " || ' ' || people_count || ' ' || like_count || ' ' || views"
               " AS line FROM topic JOIN account ON account.id = author_id "
               "UNION ALL "
               "SELECT 'post ' || post.id || ' ' || topic_id || ' ' || number || ' '"
               " || COALESCE(parent_id, 0) || ' ' || handle || ' ' || reply_count || ' '"
               " || likes_before || ' ' || post.created_at || ' ' || edited_at || ' '"
               " || deleted_at || ' ' || hidden_at || ' ' || markdown"
               " FROM post JOIN account ON account.id = author_id "
               "UNION ALL "
               "SELECT 'person ' || handle || ' ' || name || ' ' || created_at || ' ' || post_count"
               " || ' ' || topic_count FROM account ORDER BY 1");
}

START_TEST(ids_numbers_dates_and_likes_stay_as_they_were)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT id || ' in ' || topic_id || ' is ' || number || ', ' || created_at"
                         " || ', ' || likes_before AS line FROM post WHERE id <= 103 ORDER BY id"),
                     "101 in 12 is 1, 1709373600, 3\n"
                     "102 in 12 is 2, 1709460000, 0\n"
                     "103 in 12 is 5, 1709719200, 0\n");
    ck_assert_str_eq(
        ask("SELECT id || ' ' || slug || ': ' || title AS line FROM topic ORDER BY id"),
        "12 shall-we-plant-lime-trees: Shall we plant lime trees?\n"
        "13 who-waters-them: Who waters them?\n"
        "15 keys: Who has the keys?\n");
}
END_TEST

START_TEST(answers_hang_where_they_hung)
{
    import(archive);
    ck_assert_str_eq(
        ask("SELECT number || ' under ' || COALESCE((SELECT number FROM post AS parent"
            " WHERE parent.id = post.parent_id), 0) || ', level ' || (LENGTH(path) / 4) AS line"
            " FROM post WHERE topic_id = 12 ORDER BY path"),
        "1 under 0, level 1\n"
        "2 under 1, level 2\n"
        "5 under 2, level 3\n"
        "6 under 5, level 4\n"
        "8 under 6, level 5\n"
        "12 under 1, level 2\n"
        "13 under 12, level 3\n"
        "7 under 0, level 1\n"
        "11 under 0, level 1\n"
        "14 under 0, level 1\n");
}
END_TEST

START_TEST(counters_are_made_of_what_can_be_read)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT id || ': ' || post_count || ' of ' || highest || ', ' ||"
                         " people_count || ' people, ' || like_count || ' likes, ' || views ||"
                         " ' views' AS line FROM topic WHERE id < 15 ORDER BY id"),
                     "12: 8 of 14, 6 people, 5 likes, 0 views\n"
                     "13: 2 of 2, 2 people, 0 likes, 40 views\n");
    ck_assert_str_eq(ask("SELECT handle || ': ' || post_count || ', ' || topic_count || ', since '"
                         " || created_at AS line FROM account WHERE handle = 'alice'"),
                     "alice: 4, 1, since 1709373600\n");
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
                     "Back room: 0\nPublic squares: 2\n");
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

START_TEST(what_was_never_public_does_not_come_in)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT markdown AS line FROM post WHERE markdown LIKE '%CANARY%'"
                         " OR html LIKE '%CANARY%'"),
                     "");
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM topic WHERE id = 14"), "");
    ck_assert_int_eq(report.skipped[SKIP_WHISPER], 2);
    ck_assert_int_eq(report.skipped[SKIP_PRIVATE_MESSAGE], 1);
    ck_assert_int_eq(report.skipped[SKIP_SMALL_ACTION], 1);
    ck_assert_int_eq(report.skipped[SKIP_INCOMPLETE], 1);
}
END_TEST

START_TEST(a_deleted_post_keeps_its_place_and_loses_its_words)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT number || ' \"' || markdown || html || '\" ' || deleted_at || ', '"
                         " || reply_count AS line FROM post WHERE id = 110"),
                     "12 \"\" 1710493200, 1\n");
}
END_TEST

START_TEST(what_was_hidden_stays_hidden)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT number || ': ' || hidden_why AS line FROM post"
                         " WHERE hidden_at > 0"),
                     "14: Hidden in the forum it comes from.\n");
    ck_assert_str_eq(ask("SELECT title AS line FROM topic WHERE hidden_at > 0"),
                     "Who has the keys?\n");
}
END_TEST

START_TEST(a_closed_topic_stays_closed)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM topic WHERE closed_at > 0"), "13\n");
}
END_TEST

START_TEST(without_raw_the_text_comes_from_the_html)
{
    const char *text;

    import(archive);
    text = ask("SELECT html AS line FROM post WHERE id = 102");
    ck_assert_ptr_nonnull(strstr(text, "They drip &amp; the cars"));
    ck_assert_ptr_null(strstr(text, "&lt;"));
}
END_TEST

START_TEST(names_stay_as_near_as_ours_may_be)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT handle || ' (' || name || ')' AS line FROM account"
                         " ORDER BY created_at, handle"),
                     "alice (Alice of the hill)\n"
                     "zoe (Zoë)\n"
                     "bob ()\n"
                     "person-47 ()\n"
                     "system-2 (system)\n"
                     "latest-2 ()\n");
    ck_assert_str_eq(ask("SELECT handle AS line FROM account WHERE password <> '' OR role <> 1"),
                     "");
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

START_TEST(broken_files_are_named_and_the_rest_comes_in)
{
    import(archive);
    ck_assert_int_eq(report.files_broken, 2);
    ck_assert_int_eq(report.files_other, 1);
    for (int i = 0; i < 2; i++) {
        ck_assert(str_find(report.broken[i].name, STR("/broken/"), 0) <
                  report.broken[i].name.length);
        ck_assert(str_starts(report.broken[i].fault, "line 1: "));
    }
}
END_TEST

START_TEST(a_path_that_is_not_there_is_said)
{
    ck_assert_int_eq(import_as("discourse", "tests/data/nowhere"), NOT_FOUND);
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

/* A long real forum, where it can be had. */
START_TEST(a_real_archive_comes_in_whole)
{
    static const char *const real = "../shared/data/discourse-archive";

    if (access(real, R_OK))
        return;
    import(real);
    ck_assert_int_eq(report.files, 527);
    ck_assert_int_eq(report.files_broken, 0);
    ck_assert_int_eq(report.counts.topics, 11);
    ck_assert_int_eq(report.counts.posts, 515);
    ck_assert_str_eq(ask("SELECT COUNT(parent_id) || ' answers, ' || SUM(likes_before) || ' likes'"
                         " AS line FROM post"),
                     "342 answers, 342 likes\n");
    import(real);
    ck_assert_int_eq(report.counts.posts + report.counts.posts_newer + report.counts.likes, 0);
}
END_TEST

RUN_TESTS("discourse", ids_numbers_dates_and_likes_stay_as_they_were, answers_hang_where_they_hung,
          counters_are_made_of_what_can_be_read, a_newer_state_replaces_an_older_one,
          an_older_state_changes_nothing_but_likes, files_may_come_in_this_order,
          and_in_the_other_one, what_was_never_public_does_not_come_in,
          a_deleted_post_keeps_its_place_and_loses_its_words, what_was_hidden_stays_hidden,
          a_closed_topic_stays_closed, without_raw_the_text_comes_from_the_html,
          names_stay_as_near_as_ours_may_be, nobody_becomes_somebody_who_was_here,
          a_second_run_adds_nothing, broken_files_are_named_and_the_rest_comes_in,
          a_path_that_is_not_there_is_said, ids_that_are_taken_move_and_can_be_found_again,
          quotes_follow_what_they_quote, two_forums_with_the_same_ids_do_not_mix,
          new_ids_lie_above_those_that_came_in, what_was_changed_here_is_left_alone,
          what_was_withdrawn_here_does_not_come_back,
          an_answer_written_here_keeps_its_number_and_its_place,
          a_run_that_was_stopped_is_finished_by_the_next, a_real_archive_comes_in_whole)
