/* What a search finds, for whom: the same on both databases. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "finding/search.h"
#include "search/index.h"
#include "search/snippet.h"
#include "store/driver.h"
#include "support/debate.h"
#include "support/plan.h"
#include "topics/tag.h"

static const struct visitor anyone = { 0 };

static struct search_results find_page(const struct visitor *visitor, const char *text, int page)
{
    struct search_wish wish = { .visitor = visitor, .page = page };
    struct search_results results;

    query_parse(&arena, str_of(text), &wish.query);
    ck_assert_int_eq(search_find(forum, &arena, &wish, &results), OK);
    return results;
}

static struct search_results find(const char *text)
{
    return find_page(&anyone, text, 1);
}

/* Of the debate's topic: the numbers of the posts that were found, in order, "1 3 2". */
static const char *numbers(const char *text)
{
    struct search_results results = find(text);
    struct buffer out = { .arena = &arena };

    ck_assert_int_eq(results.total, (int64_t)results.count);
    buffer_put_c(&out, "");
    for (size_t i = 0; i < results.count; i++) {
        buffer_put_c(&out, i ? " " : "");
        if (results.items[i].topic_id == TOPIC)
            buffer_put_integer(&out, results.items[i].number);
        else
            buffer_format(&out, "t%lld", (long long)results.items[i].topic_id);
    }
    return out.length ? out.data : "";
}

static int64_t post_id(int64_t number)
{
    return debate_post(number).id;
}

START_TEST(words_are_found_whatever_their_form)
{
    debate_begin();
    debate_say(BOB, 0, "Les **pièces détachées** de l'impôt sur les ateliers.");
    debate_say(BOB, 0, "Running a democracy takes people.");
    ck_assert_str_eq(numbers("piece"), "2");
    ck_assert_str_eq(numbers("PIÈCES détaché"), "2");
    ck_assert_str_eq(numbers("impôts"), "2");
    ck_assert_str_eq(numbers("l'atelier"), "2");
    ck_assert_str_eq(numbers("democracies"), "3");
    ck_assert_str_eq(numbers("pièces people"), "");
    ck_assert_str_eq(numbers("nothing"), "");
}
END_TEST

START_TEST(phrases_are_found_as_they_are_written)
{
    debate_begin();
    debate_say(BOB, 0, "Dix ans de pièces.");
    debate_say(BOB, 0, "Des ans, dix pièces.");
    debate_say(BOB, 0, "Le dixième an de la pièce.");
    ck_assert_str_eq(numbers("\"dix ans\""), "2");
    ck_assert_str_eq(numbers("\"dix pièces\""), "3");
    ck_assert_str_eq(numbers("\"dix\" order:latest"), "3 2");
    ck_assert_str_eq(numbers("\"ans de pieces\""), "2");
    ck_assert_str_eq(numbers("pièces -\"dix ans\" -dixième"), "3");
    ck_assert_str_eq(numbers("pièces -an order:latest"), "3 2");
}
END_TEST

START_TEST(articles_and_signs_are_found)
{
    debate_begin();
    debate_say(BOB, 0, "See article L. 131-2 of the code.");
    debate_say(BOB, 0, "See article L. 132-1, not L131 or 2 of the code.");
    debate_say(BOB, 0, "Loi n° 2008-724, written in C++.");
    ck_assert_str_eq(numbers("L. 131-2"), "2");
    ck_assert_str_eq(numbers("L131-2 code -132"), "2");
    ck_assert_str_eq(numbers("n° 2008-724"), "4");
    ck_assert_str_eq(numbers("c++"), "4");
    ck_assert_str_eq(numbers("724-2008"), "");
}
END_TEST

START_TEST(a_word_in_the_title_counts_more)
{
    int64_t titled;

    debate_begin();
    titled = debate_open(ADA, "Everything about lanterns", "Nothing else.");
    debate_say(BOB, 0, "A lantern here, and another lantern there, lanterns everywhere.");
    ck_assert_str_eq(numbers("lantern"), str_format(&arena, "t%lld 2", (long long)titled).data);
    ck_assert_str_eq(numbers("lantern in:title"),
                     str_format(&arena, "t%lld", (long long)titled).data);
}
END_TEST

START_TEST(a_search_can_be_narrowed)
{
    struct category other = { .name = STR("Other things") };
    int64_t id, topic;

    debate_begin();
    ck_assert_int_eq(category_create(forum, &arena, &other, &id), OK);
    topic = debate_open(BOB, "A lantern for everyone", "Lantern one.");
    debate_say(BOB, 0, "Lantern two.");
    debate_later(86400 * 3);
    debate_say(ADA, 0, "Lantern three.");
    ck_assert_str_eq(numbers("lantern @ada"), "3");
    ck_assert_str_eq(numbers("lantern @BOB order:latest"),
                     str_format(&arena, "2 t%lld", (long long)topic).data);
    ck_assert_str_eq(numbers("lantern @nobody"), "");
    ck_assert_str_eq(numbers("lantern topic:1 order:latest"), "3 2");
    ck_assert_str_eq(numbers("lantern #other-things"), "");
    ck_assert_str_eq(numbers("lantern min_posts:3 order:latest"), "3 2");
    ck_assert_str_eq(numbers("lantern min_posts:4"), "");
    ck_assert_str_eq(numbers("lantern status:closed"), "");
    ck_assert_str_eq(numbers("lantern -two -one"), "3");
    ck_assert_str_eq(numbers("@ada order:latest topic:1"), "3 1");
    ck_assert_str_eq(numbers("after:2000 -lantern topic:1"), "1");
    ck_assert_str_eq(numbers("lantern before:2000"), "");
    ck_assert_str_eq(numbers("lantern in:mine"), "");
}
END_TEST

START_TEST(what_changed_is_found_as_it_is_now)
{
    struct written other = { 0 };
    struct act act;

    debate_begin();
    debate_say(BOB, 0, "The word is zephyr.");
    other = debate_written("The word is sirocco.");
    ck_assert_int_eq(post_edit(forum, &arena, post_id(2), BOB, 1, &other), OK);
    ck_assert_str_eq(numbers("zephyr"), "");
    ck_assert_str_eq(numbers("sirocco"), "2");
    act = debate_act();
    ck_assert_int_eq(post_hide(forum, post_id(2), &act, debate_problems()), OK);
    ck_assert_str_eq(numbers("sirocco"), "");
    ck_assert_int_eq(post_restore(forum, post_id(2), &act, debate_problems()), OK);
    ck_assert_str_eq(numbers("sirocco"), "2");
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_str_eq(numbers("sirocco"), "");
    ck_assert_int_eq(topic_restore(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_str_eq(numbers("sirocco"), "2");
    ck_assert_int_eq(post_delete(forum, &arena, post_id(2)), OK);
    ck_assert_str_eq(numbers("sirocco"), "");
}
END_TEST

START_TEST(a_debate_is_found_by_the_title_it_has_now)
{
    struct retitle wish = { .topic_id = TOPIC,
                            .actor_id = MIA,
                            .title = STR("Where to sing in July") };

    debate_begin();
    ck_assert_str_eq(numbers("meet in:title"), "1");
    ck_assert_int_eq(topic_retitle(forum, &arena, &wish, debate_problems()), OK);
    ck_assert_str_eq(numbers("meet"), "");
    ck_assert_str_eq(numbers("sings in:title"), "1");
    ck_assert_str_eq(numbers("libraries sing"), "1");
}
END_TEST

/* FTS5 compares what its index holds with what it was given. */
START_TEST(the_index_is_whole_after_everything_that_happens)
{
    struct written other;
    struct act act;

    debate_begin();
    act = debate_act();
    for (int i = 0; i < 20; i++)
        debate_say(BOB, 0, "The word is zephyr, and the other word is sirocco.");
    other = debate_written("The word is mistral.");
    ck_assert_int_eq(post_edit(forum, &arena, post_id(2), BOB, 1, &other), OK);
    ck_assert_int_eq(post_hide(forum, post_id(3), &act, debate_problems()), OK);
    ck_assert_int_eq(post_delete(forum, &arena, post_id(4)), OK);
    ck_assert_int_eq(post_restore(forum, post_id(3), &act, debate_problems()), OK);
    ck_assert_int_eq(find("zephyr").total, 18);
    if (forum_is_postgres())
        return;
    db_begin(forum);
    db_script(forum, "INSERT INTO search_text (search_text) VALUES ('integrity-check')");
    ck_assert_int_eq(db_commit(forum), OK);
}
END_TEST

START_TEST(a_title_stays_when_the_first_message_is_withdrawn)
{
    int64_t topic;
    struct post first;

    debate_begin();
    topic = debate_open(ADA, "Everything about lanterns", "Zephyr.");
    ck_assert_int_eq(post_by_number(forum, &arena, topic, 1, &first), OK);
    ck_assert_int_eq(post_delete(forum, &arena, first.id), OK);
    ck_assert_int_eq(find("zephyr").total, 0);
    ck_assert_int_eq(find("lanterns").total, 1);
    ck_assert_uint_eq(find("lanterns").items[0].snippet.length, 0);
}
END_TEST

static int64_t make_space(enum space readers, int64_t team_id)
{
    struct category wish = { .name = STR("A space"), .readers = readers, .team_id = team_id };
    int64_t id;

    ck_assert_int_eq(category_create(forum, &arena, &wish, &id), OK);
    return id;
}

static void move_topic(int64_t topic_id, int64_t category_id)
{
    const struct sql move = { "move", "UPDATE topic SET category_id = $2 WHERE id = $1", SQL_OWN };

    ck_assert_int_eq(db_do(forum, move, value(topic_id), value(category_id)), OK);
}

static int64_t found_by(const struct visitor *visitor, const char *text)
{
    struct search_results results = find_page(visitor, text, 1);

    ck_assert_int_eq(results.total, (int64_t)results.count);
    return results.total;
}

START_TEST(nobody_finds_or_counts_what_they_may_not_see)
{
    const struct sql team = { "team",
                              "INSERT INTO team (handle, handle_folded, name, created_at)"
                              " VALUES ('Law', 'law', '', 0) RETURNING id",
                              SQL_OWN + 1 };
    const struct sql join = { "join",
                              "INSERT INTO team_member (team_id, account_id, since)"
                              " VALUES ($1, $2, 0)",
                              SQL_OWN + 2 };
    const struct visitor ada = { .account_id = ADA, .role = MEMBER };
    const struct visitor bob = { .account_id = BOB, .role = MEMBER };
    const struct visitor mia = { .account_id = MIA, .role = MODERATOR };
    int64_t topic, team_id = 0;
    struct rows rows;

    debate_begin();
    topic = debate_open(ADA, "Canaries for members only", "A canary sings.");
    ck_assert_int_eq(found_by(&anyone, "canary"), 1);
    move_topic(topic, make_space(SPACE_MEMBERS, 0));
    ck_assert_int_eq(found_by(&anyone, "canary"), 0);
    ck_assert_int_eq(found_by(&anyone, "canaries in:title"), 0);
    ck_assert_int_eq(found_by(&bob, "canary"), 1);
    rows = db_query(forum, team, NO_VALUES);
    ck_assert(rows_next(&rows));
    team_id = row_integer(&rows, "id");
    ck_assert_int_eq(rows_end(&rows), OK);
    ck_assert_int_eq(db_do(forum, join, value(team_id), value(ADA)), OK);
    move_topic(topic, make_space(SPACE_TEAM, team_id));
    ck_assert_int_eq(found_by(&anyone, "canary"), 0);
    ck_assert_int_eq(found_by(&bob, "canary"), 0);
    ck_assert_int_eq(found_by(&bob, "@ada canary -nothing"), 0);
    ck_assert_int_eq(found_by(&ada, "canary"), 1);
    ck_assert_int_eq(found_by(&ada, "canary in:mine"), 1);
    ck_assert_int_eq(found_by(&mia, "canary"), 1);
    ck_assert_int_eq(found_by(&ada, "canary group:LAW"), 1);
    ck_assert_int_eq(found_by(&ada, "canary group:nobody"), 0);
}
END_TEST

START_TEST(who_is_in_a_private_team_no_search_says)
{
    const struct sql team = { "team",
                              "INSERT INTO team (id, handle, handle_folded, name, is_private,"
                              " created_at) VALUES (7, 'Law', 'law', '', 1, 0)",
                              SQL_OWN + 1 };
    const struct sql join = { "join",
                              "INSERT INTO team_member (team_id, account_id, since)"
                              " VALUES (7, $1, 0)",
                              SQL_OWN + 2 };
    const struct visitor ada = { .account_id = ADA, .role = MEMBER };
    const struct visitor bob = { .account_id = BOB, .role = MEMBER };

    debate_begin();
    debate_say(ADA, 0, "A canary sings.");
    ck_assert_int_eq(db_do(forum, team, NO_VALUES), OK);
    ck_assert_int_eq(db_do(forum, join, value(ADA)), OK);
    ck_assert_int_eq(found_by(&ada, "canary group:law"), 1);
    ck_assert_int_eq(found_by(&bob, "canary group:law"), 0);
    ck_assert_int_eq(found_by(&anyone, "canary group:law"), 0);
}
END_TEST

START_TEST(results_come_in_pages_and_are_counted_to_a_limit)
{
    debate_begin();
    for (int i = 0; i < SEARCH_PER_PAGE + 5; i++)
        debate_say(BOB, 0, "Lantern.");
    ck_assert_int_eq(find("lantern").total, SEARCH_PER_PAGE + 5);
    ck_assert_uint_eq(find("lantern").count, SEARCH_PER_PAGE);
    ck_assert_uint_eq(find_page(&anyone, "lantern", 2).count, 5);
    ck_assert_uint_eq(find_page(&anyone, "lantern", 3).count, 0);
    ck_assert_int_eq(find_page(&anyone, "lantern", 3).total, SEARCH_PER_PAGE + 5);
}
END_TEST

START_TEST(of_too_many_results_titles_come_first_then_the_newest)
{
    static const char *const orders[] = { "lantern", "lantern order:latest",
                                          "lantern order:likes" };
    int64_t titled;

    debate_begin();
    titled = debate_open(ADA, "Everything about lanterns", "Nothing else.");
    db_begin(forum);
    for (int i = 0; i < SEARCH_COUNTED_MAX + 10; i++)
        debate_say(BOB, 0, "Lantern.");
    ck_assert_int_eq(db_commit(forum), OK);
    for (int i = 0; i < 3; i++) {
        struct search_results results = find(orders[i]);

        ck_assert_int_eq(results.total, SEARCH_COUNTED_MAX + 1);
        ck_assert_uint_eq(results.count, SEARCH_PER_PAGE);
        ck_assert_uint_eq(find_page(&anyone, orders[i], SEARCH_PAGES_MAX).count, SEARCH_PER_PAGE);
        ck_assert_uint_eq(find_page(&anyone, orders[i], SEARCH_PAGES_MAX + 1).count, 0);
        ck_assert_int_eq(results.items[0].topic_id, i ? TOPIC : titled);
        ck_assert_int_eq(results.items[1].number, SEARCH_COUNTED_MAX + 11 - (i ? 1 : 0));
    }
}
END_TEST

START_TEST(no_query_is_an_error)
{
    static const char *const queries[] = {
        "l'impôt", "c++",    "L. 131-2", "\"",        "'",         "AND",   "NOT",  "a NOT",
        "NEAR(",   "*",      "^a",       "{a} : b",   "title : a", "a:b:c", "(((",  "\\",
        "%_",      "' & !",  "a <-> b",  "a | b",     ":*",        "-",     "- a",  "\"\" \"a",
        "«",       "🙂 a", "-a -b",    "a OR OR b", "@",         "#",     "tag:", "\x01\x02",
    };

    debate_begin();
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        find(queries[i]);
}
END_TEST

/* What happens to a store, in transactions of its own. */
static enum result begin_debate(struct db *db, void *context)
{
    (void)context;
    forum = db;
    debate_begin();
    debate_say(BOB, 0, "Lantern one.");
    debate_say(BOB, 0, "A zephyrcanary, a zephyrcanary.");
    return OK;
}

static enum result forget_index(struct db *db, void *context)
{
    const struct sql empty = { "empty", "DELETE FROM search_entry", SQL_OWN };

    (void)context;
    ck_assert_int_eq(db_do(db, empty, NO_VALUES), OK);
    return search_is_stale(db, 0);
}

static enum result delete_canary(struct db *db, void *context)
{
    (void)context;
    forum = db;
    return post_delete(db, &arena, post_id(3));
}

static int64_t found_in(struct store *store, const char *text)
{
    forum = store_reader(store);
    return found_by(&anyone, text);
}

START_TEST(an_index_can_be_made_anew)
{
    struct db *own = forum;
    struct store *store = forum_store();

    ck_assert_int_eq(store_write(store, begin_debate, NULL), OK);
    ck_assert_int_eq(store_write(store, forget_index, NULL), OK);
    ck_assert_int_eq(found_in(store, "lantern"), 0);
    ck_assert_int_eq(search_catch_up(store), OK);
    ck_assert_int_eq(found_in(store, "lantern"), 1);
    ck_assert_int_eq(found_in(store, "lantern -one"), 0);
    forum = own;
}
END_TEST

static bool file_holds(const char *end, const char *word)
{
    struct str path = str_format(&arena, "%s%s", forum_where(), end);
    FILE *file = fopen(path.data, "rb");
    struct buffer bytes = { .arena = &arena };
    char part[4096];
    size_t length;

    while (file && (length = fread(part, 1, sizeof part, file)))
        buffer_put(&bytes, part, length);
    if (file)
        fclose(file);
    return bytes.length && memmem(bytes.data, bytes.length, word, strlen(word));
}

static bool stands_in_a_file(const char *word)
{
    return file_holds("", word) || file_holds("-wal", word);
}

/* PostgreSQL keeps its own files. */
START_TEST(words_that_were_erased_stand_in_no_file)
{
    struct db *own = forum;
    struct store *store = forum_store();

    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(store, begin_debate, NULL), OK);
    ck_assert_int_eq(found_in(store, "zephyrcanary"), 1);
    ck_assert(stands_in_a_file("zephyrcanary"));
    ck_assert_int_eq(store_write(store, delete_canary, NULL), OK);
    ck_assert_int_eq(found_in(store, "zephyrcanary"), 0);
    ck_assert_int_eq(search_tidy(store, 100), OK);
    for (int tries = 0; tries < 100 && stands_in_a_file("zephyrcan"); tries++)
        usleep(100000);
    ck_assert(!stands_in_a_file("zephyrcan"));
    ck_assert_int_eq(found_in(store, "lantern"), 1);
    forum = own;
}
END_TEST

START_TEST(a_search_is_narrowed_to_a_tag)
{
    struct tag_names names;

    debate_begin();
    debate_say(BOB, 0, "Lantern.");
    ck_assert_int_eq(tags_read(&arena, STR("Été 2026"), debate_problems(), &names), OK);
    ck_assert_int_eq(tags_set(forum, &arena, TOPIC, &names), OK);
    ck_assert_str_eq(numbers("lantern tag:ete-2026"), "2");
    ck_assert_str_eq(numbers("lantern étiquette:ÉTÉ-2026"), "2");
    ck_assert_str_eq(numbers("lantern tag:ete"), "");
}
END_TEST

START_TEST(what_is_liked_can_come_first)
{
    debate_begin();
    debate_say(BOB, 0, "Lantern one.");
    debate_say(BOB, 0, "Lantern two.");
    db_script(forum, "UPDATE post SET likes_before = 3 WHERE number = 2");
    ck_assert_str_eq(numbers("lantern order:likes"), "2 3");
    db_script(forum, "UPDATE post SET like_count = 4 WHERE number = 3");
    ck_assert_str_eq(numbers("lantern order:likes"), "3 2");
}
END_TEST

/* Newest first without gathering all that matches; so as many as are counted are looked at. */
START_TEST(no_search_gathers_everything_that_matches)
{
    const struct sql *const statements[] = { &sql_search_newest, &sql_search_weighed,
                                             &sql_search_liked };

    for (int i = 0; i < 3; i++)
        ck_assert_msg(!plan_sorts(statements[i]), "%s", statements[i]->name);
}
END_TEST

RUN_TESTS("search", words_are_found_whatever_their_form, phrases_are_found_as_they_are_written,
          articles_and_signs_are_found, a_word_in_the_title_counts_more, a_search_can_be_narrowed,
          what_changed_is_found_as_it_is_now, a_debate_is_found_by_the_title_it_has_now,
          the_index_is_whole_after_everything_that_happens,
          a_title_stays_when_the_first_message_is_withdrawn,
          nobody_finds_or_counts_what_they_may_not_see, who_is_in_a_private_team_no_search_says,
          results_come_in_pages_and_are_counted_to_a_limit,
          of_too_many_results_titles_come_first_then_the_newest, no_query_is_an_error,
          an_index_can_be_made_anew, words_that_were_erased_stand_in_no_file,
          a_search_is_narrowed_to_a_tag, what_is_liked_can_come_first,
          no_search_gathers_everything_that_matches)
