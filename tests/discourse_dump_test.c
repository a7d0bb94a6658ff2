/* A community that comes with its backup: what comes in, what never does, what is broken. */
#include "support/archive.h"
#include "support/forum.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "topics/moved.h"

static const char *const dump = "tests/data/dump/dump.sql";
static const char *const changed = "changed.sql"; /* in a folder of the test's own */

/* The dump as it is, or what somebody made of it. */
static struct str dump_text(void)
{
    FILE *file = fopen(dump, "r");
    char *text = arena_alloc(&arena, 1 << 20);
    size_t length = file ? fread(text, 1, 1 << 20, file) : 0;

    ck_assert(file && length && !fclose(file));
    return (struct str){ text, length };
}

static char folder_name[32];

static const char *folder(void)
{
    if (!folder_name[0]) {
        snprintf(folder_name, sizeof folder_name, "/tmp/palabre-dump.XXXXXX");
        ck_assert_ptr_nonnull(mkdtemp(folder_name));
    }
    return folder_name;
}

static const char *path_of(const char *name)
{
    return str_format(&arena, "%s/%s", folder(), name).data;
}

static void run(const char *command)
{
    ck_assert_msg(!system(command), "%s", command); // NOLINT(cert-env33-c): our own words
}

static void remove_folder(void)
{
    run(str_format(&arena, "rm -rf %s", folder()).data);
    folder_name[0] = '\0';
}

static enum result import_text(struct str text)
{
    FILE *file = fopen(path_of(changed), "w");
    enum result result;

    ck_assert(file && fwrite(text.data, 1, text.length, file) == text.length && !fclose(file));
    result = import_as("discourse", path_of(changed));
    remove_folder();
    return result;
}

/* The dump with a piece of it replaced, wherever it stands. */
static struct str with(const char *old, const char *new)
{
    struct str text = dump_text(), needle = str_of(old);
    size_t at = str_find(text, needle, 0);

    ck_assert_uint_lt(at, text.length);
    return str_format(&arena, "%.*s%s%.*s", (int)at, text.data, new,
                      (int)(text.length - at - needle.length), text.data + at + needle.length);
}

START_TEST(posts_keep_their_places_dates_and_words)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT id || ' in ' || topic_id || ' is ' || number || ' under ' ||"
                         " COALESCE(parent_id, 0) || ' at ' || created_at AS line"
                         " FROM post WHERE topic_id = 12 ORDER BY path"),
                     "101 in 12 is 1 under 0 at 1709373600\n"
                     "102 in 12 is 2 under 101 at 1709460000\n"
                     "103 in 12 is 3 under 102 at 1709460000\n"
                     "104 in 12 is 5 under 103 at 1709546400\n"
                     "107 in 12 is 8 under 0 at 1709546400\n"
                     "108 in 12 is 9 under 0 at 1709632800\n"
                     "109 in 12 is 10 under 0 at 1709632800\n"
                     "110 in 12 is 11 under 0 at 1709632800\n"
                     "111 in 12 is 12 under 110 at 1709719200\n"
                     "112 in 12 is 13 under 0 at 1709719200\n"
                     "127 in 12 is 14 under 0 at 1709719200\n");
    ck_assert_str_eq(
        ask("SELECT markdown AS line FROM post WHERE id IN (102, 103) ORDER BY id"),
        "Bonjour à tous — naïve café\n"
        "Tabs\tand\\slashes.\n\n[quote=\"alice, post:1, topic:12\"]\nlime\n[/quote]\n");
}
END_TEST

START_TEST(what_was_private_deleted_or_hidden_there_stays_so)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT markdown AS line FROM post WHERE markdown LIKE '%CANARY%'"
                         " OR html LIKE '%CANARY%' UNION ALL "
                         "SELECT title FROM topic WHERE title LIKE '%CANARY%' UNION ALL "
                         "SELECT markdown FROM post_revision WHERE markdown LIKE '%CANARY%'"),
                     "");
    ck_assert_str_eq(ask("SELECT id || ' hidden' AS line FROM post WHERE hidden_at > 0"),
                     "109 hidden\n");
    ck_assert_str_eq(ask("SELECT number || ' \"' || markdown || '\"' AS line FROM post"
                         " WHERE deleted_at > 0 ORDER BY id"),
                     "11 \"\"\n14 \"\"\n");
    ck_assert_str_eq(ask("SELECT title AS line FROM topic WHERE hidden_at > 0 ORDER BY id"),
                     "Off the lists\nNothing was written here\n");
    ck_assert_int_eq(report.skipped[SKIP_WHISPER], 1);
    ck_assert_int_eq(report.skipped[SKIP_SMALL_ACTION], 1);
    ck_assert_int_eq(report.skipped[SKIP_INCOMPLETE], 1);
    ck_assert_int_eq(report.counts.posts_private, 1);
    ck_assert_int_eq(report.counts.posts_of_deleted_topic, 1);
    ck_assert_int_eq(report.counts.posts_without_topic, 1);
}
END_TEST

START_TEST(nothing_is_left_aside_when_it_ends)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT kind AS line FROM imported_aside"), "");
    ck_assert_str_eq(ask("SELECT markdown AS line FROM imported_revision"), "");
    ck_assert_str_eq(ask("SELECT kind || id AS line FROM imported WHERE unfinished = 1"), "");
}
END_TEST

START_TEST(categories_are_for_whom_they_were)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT category.name || ': ' || readers || ' ' || writers || ' ' ||"
                         " COALESCE(team.handle, '-') AS line"
                         " FROM category LEFT JOIN team ON team.id = team_id ORDER BY category.id"),
                     "Public squares: 0 1 -\n"
                     "Garden shed: 2 2 Garden_Team\n"
                     "Two keys: 2 2 -\n"
                     "Members: 1 1 -\n"
                     "News: 0 2 -\n"
                     "Staff: 2 2 -\n");
    ck_assert_int_eq(report.counts.categories_closed, 2);
}
END_TEST

START_TEST(groups_become_teams)
{
    import(dump);
    ck_assert_str_eq(
        ask("SELECT handle || ' (' || name || ') ' || description || ' ' || admission || ' ' ||"
            " mentionable || ' ' || is_private || ' ' || member_count AS line"
            " FROM team ORDER BY handle"),
        "Backroom ()  1 3 1 1\n"
        "Garden_Team (Gardeners) We **dig**. 0 4 0 2\n");
    ck_assert_str_eq(ask("SELECT team.handle || ': ' || account.handle || ' ' || leads || ' ' ||"
                         " since AS line FROM team_member JOIN team ON team.id = team_id"
                         " JOIN account ON account.id = account_id ORDER BY 1"),
                     "Backroom: zoe 0 1709546400\n"
                     "Garden_Team: alice 1 1709373600\n"
                     "Garden_Team: bob 0 1709460000\n");
}
END_TEST

START_TEST(people_come_with_what_is_theirs_and_no_rights)
{
    import(dump);
    ck_assert_str_eq(
        ask("SELECT handle || ' (' || name || ') ' || about || ' ' || mail || ' ' ||"
            " created_at AS line FROM account ORDER BY handle"),
        "alice (Alice of the hill) I live *on the hill*. alice@example.org 1682928000\n"
        "bob ()  bob@example.org 1683014400\n"
        "former-member ()   1709719200\n"
        "guest-2 ()   1683187200\n"
        "system-2 (system)   1672531200\n"
        "zoe (Zoë)   1683100800\n");
    ck_assert_str_eq(ask("SELECT handle AS line FROM account WHERE password <> '' OR role <> 1"),
                     "");
}
END_TEST

START_TEST(likes_come_with_names_and_are_counted_once)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT post_id || ' by ' || handle || ' at ' || post_like.created_at"
                         " || ' in ' || topic_id AS line FROM post_like"
                         " JOIN account ON account.id = account_id ORDER BY 1"),
                     "101 by bob at 1709460000 in 12\n"
                     "101 by zoe at 1709460000 in 12\n"
                     "103 by alice at 1709719200 in 12\n");
    ck_assert_str_eq(ask("SELECT id || ': ' || likes_before || ' + ' || like_count AS line"
                         " FROM post WHERE likes_before + like_count > 0 ORDER BY id"),
                     "101: 0 + 2\n103: 0 + 1\n");
    ck_assert_str_eq(ask("SELECT like_count || '' AS line FROM topic WHERE id = 12"), "3\n");
}
END_TEST

/* What the API counted and what the dump names are the same likes, whichever comes first. */
START_TEST(likes_that_were_counted_before_are_the_same_ones)
{
    static const char *const likes =
        "SELECT likes_before || ' + ' || like_count AS line FROM post WHERE id = 101";

    import_file("posts/01-first.json");
    ck_assert_str_eq(ask(likes), "3 + 0\n");
    import(dump);
    ck_assert_str_eq(ask(likes), "1 + 2\n");
    import_file("posts/01-first.json");
    ck_assert_str_eq(ask(likes), "1 + 2\n");
    import(dump);
    ck_assert_str_eq(ask(likes), "1 + 2\n");
}
END_TEST

START_TEST(without_their_table_likes_are_counted)
{
    ck_assert_int_eq(import_text(with("COPY public.post_actions", "COPY public.other_actions")),
                     OK);
    ck_assert_str_eq(ask("SELECT likes_before || ' + ' || like_count AS line FROM post"
                         " WHERE id = 101"),
                     "2 + 0\n");
}
END_TEST

START_TEST(a_history_is_what_posts_said_before)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT post_id || '.' || revision || ' ' || markdown || ' ' ||"
                         " written_at || ' ' || handle AS line FROM post_revision"
                         " JOIN account ON account.id = author_id ORDER BY post_id, revision"),
                     "101.1 Shall we plant lime trees? 1709373600 alice\n"
                     "101.2 Shall we plant **lime** trees?\n\nThey smell. 1709546400 alice\n");
    ck_assert_str_eq(ask("SELECT post.id || '.' || revision || ' ' || COALESCE(handle, '-') AS line"
                         " FROM post LEFT JOIN account ON account.id = editor_id"
                         " WHERE post.id IN (101, 103) ORDER BY post.id"),
                     "101.4 bob\n103.3 -\n");
    ck_assert_int_eq(report.counts.revisions, 2);
    ck_assert_int_eq(report.skipped[SKIP_REVISION], 1);
}
END_TEST

START_TEST(a_quote_stays_with_the_text_that_has_it)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT post_id || '.' || post_quote.revision || ' of ' || quoted_number"
                         " AS line FROM post_quote JOIN post ON post.id = post_id"
                         " AND post.revision = post_quote.revision"),
                     "103.3 of 1\n");
}
END_TEST

START_TEST(wiki_closed_and_pinned_stay_so)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM post WHERE is_wiki = 1"), "101\n");
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM topic WHERE closed_at > 0"), "13\n");
    ck_assert_str_eq(ask("SELECT id || ' ' || pinned_at || ' ' || is_pinned_everywhere AS line"
                         " FROM topic WHERE pinned_at > 0 ORDER BY id"),
                     "12 1709460000 0\n16 1709546400 1\n");
}
END_TEST

START_TEST(tags_are_as_near_as_ours_may_be)
{
    import(dump);
    ck_assert_str_eq(
        ask("SELECT id || ' ' || tags AS line FROM topic WHERE tags <> '' ORDER BY id"),
        "12 trees,Été\n13 closed-by-vote-now,trees\n");
    ck_assert_str_eq(ask("SELECT topic_id || ' ' || name AS line FROM topic_tag"
                         " JOIN tag ON tag.id = tag_id ORDER BY 1"),
                     "12 trees\n12 Été\n13 closed-by-vote-now\n13 trees\n");
    ck_assert_int_eq(report.counts.tags, 4);
}
END_TEST

START_TEST(tags_that_were_changed_here_stay_so)
{
    import(dump);
    happen("DELETE FROM topic_tag WHERE topic_id = 12 AND tag_id = (SELECT id FROM tag WHERE name ="
           " 'trees'); UPDATE topic SET tags = 'Été' WHERE id = 12");
    import(dump);
    ck_assert_str_eq(ask("SELECT tags AS line FROM topic WHERE id = 12"), "Été\n");
    ck_assert_int_eq(report.counts.tags, 0);
}
END_TEST

START_TEST(who_was_suspended_there_is_suspended)
{
    import(dump);
    ck_assert_str_eq(ask("SELECT handle AS line FROM account WHERE suspended_until > 0"), "zoe\n");
}
END_TEST

START_TEST(what_does_not_come_is_counted)
{
    import(dump);
    ck_assert_int_eq(report.skipped[SKIP_UPLOAD], 3);
    ck_assert_int_eq(report.skipped[SKIP_POLL], 1);
}
END_TEST

START_TEST(a_second_run_adds_nothing)
{
    const char *before;

    import(dump);
    ck_assert_int_eq(report.counts.posts, 15);
    before = everything();
    import(dump);
    ck_assert_str_eq(everything(), before);
    ck_assert_int_eq(report.counts.posts + report.counts.posts_newer + report.counts.topics +
                         report.counts.people + report.counts.categories + report.counts.likes +
                         report.counts.likes_named + report.counts.teams + report.counts.members +
                         report.counts.revisions + report.counts.categories_closed +
                         report.counts.tags,
                     0);
}
END_TEST

START_TEST(what_was_changed_here_has_its_own_history)
{
    import(dump);
    happen("UPDATE post SET markdown = 'Ours', revision = 5, edited_at = 1800000000"
           " WHERE id = 101; DELETE FROM post_revision");
    import(dump);
    ck_assert_str_eq(ask("SELECT markdown || ' ' || revision AS line FROM post WHERE id = 101"),
                     "Ours 5\n");
    ck_assert_str_eq(ask("SELECT markdown AS line FROM post_revision"), "");
}
END_TEST

/* What becomes private there after it came in here. */
START_TEST(a_topic_that_became_private_is_hidden)
{
    import(dump);
    ck_assert_int_eq(
        import_text(with("who-waters-them\t4\tregular", "who-waters-them\t4\tprivate_message")),
        OK);
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM topic WHERE hidden_at > 1 ORDER BY id"),
                     "13\n17\n");
}
END_TEST

START_TEST(a_dump_may_be_packed_in_every_way_of_a_backup)
{
    run(str_format(&arena, "gzip -c %s >%s", dump, path_of("packed")).data);
    import(path_of("packed"));
    ck_assert_int_eq(report.counts.posts, 15);
    run(str_format(
            &arena,
            "cd %s && mv packed dump.sql.gz && mkdir uploads && echo x >uploads/dump.sql.gz.png"
            " && tar -cf backup.tar uploads dump.sql.gz && gzip -c backup.tar >backup.tar.gz",
            folder())
            .data);
    import(path_of("backup.tar"));
    ck_assert_int_eq(report.counts.posts_known, 15);
    import(path_of("backup.tar.gz"));
    ck_assert_int_eq(report.counts.posts_known, 15);
    remove_folder();
}
END_TEST

static void check_refused(enum result result, const char *why)
{
    ck_assert_int_eq(result, NOT_VALID);
    ck_assert_msg(str_find(report.fault, str_of(why), 0) < report.fault.length, "\"%.*s\"",
                  STR_ARGS(report.fault));
    ck_assert_str_eq(ask("SELECT handle AS line FROM account UNION ALL SELECT slug FROM category"
                         " UNION ALL SELECT kind FROM imported"),
                     "");
}

START_TEST(a_dump_that_was_cut_off_changes_nothing)
{
    struct str text = dump_text();

    check_refused(import_text(str_slice(text, 0, str_find(text, STR("Rude words"), 0))),
                  "it breaks off in table posts, after 8 rows");
    check_refused(import_text(str_slice(text, 0, str_find(text, STR("COPY public.tags"), 0))),
                  "its table \"topics\" is missing");
}
END_TEST

START_TEST(a_table_that_is_missing_is_named)
{
    check_refused(import_text(with("COPY public.users", "COPY public.others")),
                  "its table \"users\" is missing");
    check_refused(import_text(with("COPY public.categories", "COPY public.others")),
                  "its table \"categories\" is missing");
    check_refused(import_text(with("archetype", "arche_type")),
                  "its table topics has no column \"archetype\"");
}
END_TEST

START_TEST(an_encoding_that_is_not_known_is_named)
{
    check_refused(import_text(with("'UTF8'", "'SJIS'")), "SJIS");
}
END_TEST

START_TEST(another_encoding_is_understood)
{
    struct str text = with("'UTF8'", "'LATIN1'");
    struct str name = STR("Zoë");
    size_t at = str_find(text, name, 0);

    text = str_format(&arena, "%.*sZo\xEB%.*s", (int)at, text.data,
                      (int)(text.length - at - name.length), text.data + at + name.length);
    ck_assert_int_eq(import_text(text), OK);
    ck_assert_str_eq(ask("SELECT handle AS line FROM account WHERE handle = 'zoe'"), "zoe\n");
}
END_TEST

START_TEST(a_packed_dump_that_was_cut_off_changes_nothing)
{
    run(str_format(&arena, "gzip -c %s | head -c 1700 >%s", dump, path_of("cut.gz")).data);
    check_refused(import_as("discourse", path_of("cut.gz")), "truncated gzip input");
    run(str_format(&arena, "cd %s && mv cut.gz dump.sql.gz && tar -czf cut.tar.gz dump.sql.gz",
                   folder())
            .data);
    check_refused(import_as("discourse", path_of("cut.tar.gz")), "truncated gzip input");
    run(str_format(&arena, "cd %s && mv dump.sql.gz other && tar -czf none.tar.gz other", folder())
            .data);
    check_refused(import_as("discourse", path_of("none.tar.gz")), "the archive holds no dump.sql");
    remove_folder();
}
END_TEST

static int asked;

static bool stop_soon(void *context)
{
    return ++asked > *(int *)context;
}

/* Stopped after each step there is, then run to the end: the same as in one go. */
START_TEST(an_import_that_is_stopped_goes_on_when_run_again)
{
    const char *whole;
    int most;

    import(dump);
    whole = everything();
    forum_store_end();
    for (most = 1; most < 9; most++) {
        struct discourse_import wish = {
            .path = dump, .origin = STR("discourse"), .is_stopped = stop_soon, .context = &most
        };

        asked = 0;
        arena_free(&report.arena);
        report = (struct discourse_report){ 0 };
        ck_assert_int_eq(discourse_import(forum_store(), &wish, &report), OK);
        ck_assert(report.is_stopped == (asked > most));
    }
    import(dump);
    ck_assert_str_eq(everything(), whole);
}
END_TEST

START_TEST(old_addresses_lead_to_what_moved)
{
    happen("INSERT INTO account (id, handle, handle_folded, name, created_at)"
           " VALUES (1000, 'ada', 'ada', '', 1);"
           "INSERT INTO category (id, slug, name) VALUES (4, 'ours', 'Ours');"
           "INSERT INTO topic (id, slug, title, category_id, author_id, created_at, bumped_at,"
           " last_post_by) VALUES (13, 'ours', 'Our own debate', 4, 1000, 1, 1, 1000)");
    import(dump);
    ck_assert_str_eq(ask("SELECT kind || ' ' || old_id || ' ' || slug || ' ' || id AS line"
                         " FROM old_address ORDER BY kind"),
                     "category 4 public-squares 1000004\n"
                     "topic 13 who-waters-them 1000013\n");
}
END_TEST

START_TEST(a_category_export_comes_in)
{
    import("tests/data/export/category.json");
    ck_assert_str_eq(ask("SELECT id || ' ' || topic_id || '/' || number || ' under ' ||"
                         " COALESCE(parent_id, 0) || ' ' || is_wiki || ' ' || hidden_at || ' ' ||"
                         " markdown AS line FROM post ORDER BY id"),
                     "101 12/1 under 0 1 0 They smell, they say: \"]}\\\" — ça sent\n"
                     "102 12/3 under 101 0 1709460000 They drip.\n"
                     "122 16/1 under 0 0 0 A spade\n");
    ck_assert_str_eq(ask("SELECT name || ' ' || readers || writers || ' ' || COALESCE(team_id, 0)"
                         " AS line FROM category ORDER BY id"),
                     "Public squares 01 0\nGarden shed 22 1\nMembers 11 0\n");
    ck_assert_str_eq(ask("SELECT handle || ' ' || mentionable || ' ' || admission || ' ' ||"
                         " member_count AS line FROM team"),
                     "Garden_Team 3 1 2\n");
    ck_assert_str_eq(ask("SELECT handle || ' ' || name || ' ' || mail AS line FROM account"
                         " ORDER BY id"),
                     "alice Alice of the hill alice@example.org\nbob  \n");
    ck_assert_str_eq(ask("SELECT id || '' AS line FROM topic WHERE closed_at > 0"), "12\n");
    ck_assert_int_eq(report.counts.posts_private, 1);
    import("tests/data/export/category.json");
    ck_assert_int_eq(report.counts.posts_known, 3);
    ck_assert_int_eq(report.counts.posts + report.counts.members + report.counts.people, 0);
}
END_TEST

START_TEST(an_export_that_was_cut_off_changes_nothing)
{
    run(str_format(&arena, "head -c 1700 tests/data/export/category.json >%s", path_of("cut.json"))
            .data);
    check_refused(import_as("discourse", path_of("cut.json")), "it breaks off in \"topics\"");
    remove_folder();
}
END_TEST

RUN_TESTS("discourse dump", posts_keep_their_places_dates_and_words,
          what_was_private_deleted_or_hidden_there_stays_so, nothing_is_left_aside_when_it_ends,
          categories_are_for_whom_they_were, groups_become_teams,
          people_come_with_what_is_theirs_and_no_rights, likes_come_with_names_and_are_counted_once,
          likes_that_were_counted_before_are_the_same_ones, without_their_table_likes_are_counted,
          a_history_is_what_posts_said_before, a_quote_stays_with_the_text_that_has_it,
          wiki_closed_and_pinned_stay_so, tags_are_as_near_as_ours_may_be,
          tags_that_were_changed_here_stay_so, who_was_suspended_there_is_suspended,
          what_does_not_come_is_counted, a_second_run_adds_nothing,
          what_was_changed_here_has_its_own_history, a_topic_that_became_private_is_hidden,
          a_dump_may_be_packed_in_every_way_of_a_backup, a_dump_that_was_cut_off_changes_nothing,
          a_table_that_is_missing_is_named, an_encoding_that_is_not_known_is_named,
          another_encoding_is_understood, a_packed_dump_that_was_cut_off_changes_nothing,
          an_import_that_is_stopped_goes_on_when_run_again, old_addresses_lead_to_what_moved,
          a_category_export_comes_in, an_export_that_was_cut_off_changes_nothing)
