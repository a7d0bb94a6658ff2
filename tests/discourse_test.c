/* A forum that comes from Discourse: what stays as it was, and what never comes in. */
#include "support/archive.h"
#include "support/forum.h"

#include <string.h>
#include <unistd.h>

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
                     "alice: 3, 1, since 1709373600\n");
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

START_TEST(what_was_not_for_everybody_is_not)
{
    import(archive);
    ck_assert_str_eq(ask("SELECT number || ': ' || hidden_why AS line FROM post"
                         " WHERE hidden_at > 0"),
                     "14: Hidden in the forum it comes from.\n");
    ck_assert_str_eq(ask("SELECT title AS line FROM topic WHERE hidden_at > 0"), "");
    ck_assert_str_eq(
        ask("SELECT title || ': ' || readers || writers || COALESCE(team_id, 0) AS line"
            " FROM topic JOIN category ON category.id = category_id"
            " WHERE readers <> 0"),
        "Who has the keys?: 220\n");
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
          counters_are_made_of_what_can_be_read, what_was_never_public_does_not_come_in,
          a_deleted_post_keeps_its_place_and_loses_its_words, what_was_not_for_everybody_is_not,
          a_closed_topic_stays_closed, without_raw_the_text_comes_from_the_html,
          names_stay_as_near_as_ours_may_be, broken_files_are_named_and_the_rest_comes_in,
          a_path_that_is_not_there_is_said, a_real_archive_comes_in_whole)
