/* Posts: the tree and its pages, changing and deleting, quotes by reference. */
#include "support/debate.h"

#include <stdlib.h>

#include "support/plan.h"

enum { TREE_COUNT = 400 };

/* The parents of a random tree, by number; 0 is the topic itself. */
static void grow(int64_t *parents, unsigned seed)
{
    srand(seed);
    parents[1] = 0;
    for (int64_t number = 2; number <= TREE_COUNT; number++) {
        parents[number] = rand() % 5 ? rand() % number : 0;
        ck_assert_int_eq(debate_say(number % 2 ? ADA : BOB, parents[number], "Well."), number);
    }
}

/* What reading order means, said the slow way. */
static void walk(const int64_t *parents, int64_t from, int64_t *order, size_t *count)
{
    for (int64_t number = from + 1; number <= TREE_COUNT; number++)
        if (parents[number] == from) {
            order[(*count)++] = number;
            walk(parents, number, order, count);
        }
}

/* All pages after one another. */
static size_t read_all(struct post_page page, int64_t *numbers)
{
    struct posts posts = { .has_more = true };
    size_t count = 0;

    while (posts.has_more) {
        ck_assert_int_eq(posts_of_topic(forum, &arena, TOPIC, &page, &posts), OK);
        ck_assert_int_le(posts.count, POSTS_PER_PAGE);
        for (size_t i = 0; i < posts.count; i++)
            numbers[count++] = page.after = posts.items[i].number;
    }
    return count;
}

START_TEST(the_order_of_paths_is_the_tree)
{
    int64_t parents[TREE_COUNT + 1], order[TREE_COUNT], numbers[TREE_COUNT];
    size_t count = 0;

    debate_begin();
    grow(parents, 7);
    walk(parents, 0, order, &count);
    ck_assert_int_eq(count, TREE_COUNT);
    ck_assert_int_eq(read_all((struct post_page){ 0 }, numbers), TREE_COUNT);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(numbers[i], order[i]);
}
END_TEST

START_TEST(pages_by_time_hold_each_post_once)
{
    int64_t parents[TREE_COUNT + 1], numbers[TREE_COUNT];

    debate_begin();
    grow(parents, 8);
    ck_assert_int_eq(read_all((struct post_page){ .order = POSTS_BY_TIME }, numbers), TREE_COUNT);
    for (int64_t i = 0; i < TREE_COUNT; i++)
        ck_assert_int_eq(numbers[i], i + 1);
}
END_TEST

static bool hangs_under(const int64_t *parents, int64_t number, int64_t root)
{
    for (; number; number = parents[number])
        if (number == root)
            return true;
    return false;
}

START_TEST(a_branch_holds_a_post_and_all_that_hangs_under_it)
{
    int64_t parents[TREE_COUNT + 1], numbers[TREE_COUNT];

    debate_begin();
    grow(parents, 9);
    for (int64_t root = 1; root <= 20; root++) {
        size_t count = read_all((struct post_page){ .branch = root }, numbers), expected = 0;

        for (int64_t number = 1; number <= TREE_COUNT; number++)
            expected += hangs_under(parents, number, root);
        ck_assert_int_eq(count, expected);
        for (size_t i = 0; i < count; i++)
            ck_assert(hangs_under(parents, numbers[i], root));
    }
}
END_TEST

static bool page_shows(const struct post_page *page, int64_t number)
{
    struct posts posts;

    ck_assert_int_eq(posts_of_topic(forum, &arena, TOPIC, page, &posts), OK);
    for (size_t i = 0; i < posts.count; i++)
        if (posts.items[i].number == number)
            return true;
    return false;
}

START_TEST(a_branch_shows_nothing_that_is_not_in_it)
{
    struct post_page page = { .branch = 3, .after = 2 };

    debate_begin();
    debate_say(BOB, 0, "Another question.");
    debate_say(ADA, 0, "And one more.");
    debate_say(BOB, 2, "To the second.");
    debate_say(BOB, 3, "To the third.");
    ck_assert(page_shows(&page, 3));
    ck_assert(page_shows(&page, 5));
    ck_assert(!page_shows(&page, 4));
    page.after = 99;
    ck_assert_int_eq(posts_of_topic(forum, &arena, TOPIC, &page, &(struct posts){ 0 }), NOT_FOUND);
}
END_TEST

static int level_of(const int64_t *parents, int64_t number)
{
    int level = 0;

    for (; number; number = parents[number])
        level++;
    return level;
}

START_TEST(a_page_may_stop_at_some_level)
{
    int64_t parents[TREE_COUNT + 1], numbers[TREE_COUNT];
    size_t count, expected = 0;

    debate_begin();
    grow(parents, 10);
    count = read_all((struct post_page){ .levels = 4 }, numbers);
    for (int64_t number = 1; number <= TREE_COUNT; number++)
        expected += level_of(parents, number) <= 4;
    ck_assert_int_eq(count, expected);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_le(level_of(parents, numbers[i]), 4);
}
END_TEST

START_TEST(every_post_is_on_the_page_that_is_said_to_show_it)
{
    int64_t parents[TREE_COUNT + 1];

    debate_begin();
    grow(parents, 11);
    for (int64_t number = 1; number <= TREE_COUNT; number++) {
        struct post_page tree = { .levels = 4 }, time = { .order = POSTS_BY_TIME };

        ck_assert_int_eq(post_page_of(forum, &arena, TOPIC, number, &tree), OK);
        ck_assert(page_shows(&tree, number));
        ck_assert_int_eq(post_page_of(forum, &arena, TOPIC, number, &time), OK);
        ck_assert_int_eq(time.after, (number - 1) / POSTS_PER_PAGE * POSTS_PER_PAGE);
    }
}
END_TEST

START_TEST(pages_lie_end_to_end_backwards_too)
{
    int64_t parents[TREE_COUNT + 1], starts[TREE_COUNT];
    struct post_page page = { .levels = 4 };
    struct posts posts = { .has_more = true };
    size_t count = 0;

    debate_begin();
    grow(parents, 12);
    while (posts.has_more) {
        ck_assert_int_eq(posts_of_topic(forum, &arena, TOPIC, &page, &posts), OK);
        starts[count++] = page.after;
        page.after = posts.items[posts.count - 1].number;
    }
    ck_assert_int_gt(count, 3);
    page.after = starts[--count];
    while (count--) {
        ck_assert_int_eq(post_page_before(forum, &arena, TOPIC, &page), OK);
        ck_assert_int_eq(page.after, starts[count]);
    }
}
END_TEST

START_TEST(a_chain_deeper_than_paths_go_keeps_its_order_and_its_parents)
{
    enum { DEPTH = 300 };
    int64_t numbers[DEPTH];
    struct post_page page = { .levels = 4 };

    debate_begin();
    for (int64_t number = 2; number <= DEPTH; number++)
        debate_say(number % 2 ? ADA : BOB, number - 1, "And then?");
    ck_assert_int_eq(read_all((struct post_page){ 0 }, numbers), DEPTH);
    for (int64_t i = 0; i < DEPTH; i++)
        ck_assert_int_eq(numbers[i], i + 1);
    ck_assert_int_eq(debate_post(DEPTH).parent_number, DEPTH - 1);
    ck_assert_int_eq(path_level(debate_post(DEPTH).path), POST_LEVELS_MAX);
    ck_assert_int_eq(post_page_of(forum, &arena, TOPIC, DEPTH, &page), OK);
    ck_assert(page_shows(&page, DEPTH));
    ck_assert_int_eq(read_all((struct post_page){ .branch = POST_LEVELS_MAX }, numbers),
                     DEPTH - POST_LEVELS_MAX + 1);
}
END_TEST

START_TEST(pages_of_a_topic_are_read_from_an_index_without_sorting)
{
    ck_assert(plan_uses(&sql_posts_in_tree, "post_tree"));
    ck_assert(plan_uses(&sql_posts_in_shallow_tree, "post_shallow"));
    ck_assert(plan_uses(&sql_post_count_in_tree, "post_tree"));
    ck_assert(plan_uses(&sql_post_before_in_tree, "post_tree"));
    ck_assert(!plan_sorts(&sql_posts_in_tree));
    ck_assert(!plan_sorts(&sql_post_before_in_tree));
    ck_assert(!plan_sorts(&sql_posts_by_time));
    ck_assert(!plan_sorts(&sql_post_before_by_time));
    ck_assert(!plan_sorts(&sql_posts_of_author));
    ck_assert(!plan_sorts(&sql_posts_of_author_newest));
    ck_assert(plan_uses(&sql_posts_of_author, "post_of_author"));
    ck_assert(!plan_sorts(&sql_posts_latest));
    ck_assert(plan_uses(&sql_post_of_person, "post_of_person"));
    /* Asked for each page of a topic that a member opens. */
    ck_assert(plan_covers(&sql_post_ids_of_person, "post_of_person"));
    ck_assert(plan_covers(&sql_post_ids_settled, "post_of_person"));
    ck_assert(plan_covers(&sql_post_kind_counts, "post_of_kind"));
}
END_TEST

START_TEST(a_reply_knows_what_it_answers)
{
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "Too small.");
    post = debate_post(2);
    ck_assert_int_eq(post.parent_number, 1);
    ck_assert_str_eq(post.answered.handle.data, "Ada");
    ck_assert_str_eq(post.markdown.data, "Too small.");
    ck_assert(str_find(post.html.markup, STR("Too small."), 0) < post.html.markup.length);
    ck_assert_int_eq(debate_post(1).reply_count, 1);
}
END_TEST

START_TEST(a_reply_needs_a_post_that_is_there)
{
    struct written written;
    struct reply_wish wish = { .topic_id = TOPIC, .author_id = BOB, .written = &written };
    struct problems *problems;
    struct post post;

    debate_begin();
    written = debate_written("To whom?");
    wish.parent_number = 99;
    problems = debate_problems();
    ck_assert_int_eq(post_reply(forum, &arena, &wish, problems, &post), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "to");
    wish.topic_id = 99;
    ck_assert_int_eq(post_reply(forum, &arena, &wish, debate_problems(), &post), NOT_FOUND);
}
END_TEST

/* The counters of a topic and of two people, by one script that fails when they are wrong. */
static void counts_are(int64_t posts, int64_t people, int64_t ada, int64_t bob)
{
    struct topic topic = debate_topic();
    int64_t found[2];

    for (int64_t i = 0; i < 2; i++) {
        struct post_ids ids;

        ck_assert_int_eq(post_ids_of_person(forum, &arena, TOPIC, ADA + i, &ids), OK);
        found[i] = (int64_t)ids.count;
    }
    ck_assert_int_eq(topic.post_count, posts);
    ck_assert_int_eq(topic.people_count, people);
    ck_assert_int_eq(found[0], ada);
    ck_assert_int_eq(found[1], bob);
}

START_TEST(counters_are_right_after_every_act)
{
    struct act act = debate_act();
    struct post first, second;

    debate_begin();
    counts_are(1, 1, 1, 0);
    debate_say(BOB, 1, "One.");
    debate_say(BOB, 2, "Two.");
    counts_are(3, 2, 1, 2);
    first = debate_post(2);
    second = debate_post(3);
    ck_assert_int_eq(post_delete(forum, &arena, first.id), OK);
    counts_are(2, 2, 1, 1);
    ck_assert_int_eq(post_hide(forum, second.id, &act, debate_problems()), OK);
    counts_are(1, 1, 1, 0);
    ck_assert_int_eq(debate_topic().last.id, ADA);
    ck_assert_int_eq(post_restore(forum, second.id, &act, debate_problems()), OK);
    counts_are(2, 2, 1, 1);
    ck_assert_int_eq(post_hide(forum, first.id, &act, debate_problems()), OK);
    ck_assert_int_eq(post_restore(forum, first.id, &act, debate_problems()), OK);
    counts_are(2, 2, 1, 1);
    ck_assert_int_eq(debate_topic().highest, 3);
}
END_TEST

START_TEST(every_write_raises_the_version_of_its_topic)
{
    struct act act = debate_act();
    struct written other;
    int64_t version, id;

    debate_begin();
    other = debate_written("Otherwise.");
    version = debate_topic().version;
    debate_say(BOB, 1, "One.");
    ck_assert_int_gt(debate_topic().version, version);
    version = debate_topic().version;
    id = debate_post(2).id;
    ck_assert_int_eq(post_edit(forum, &arena, id, BOB, 1, &other), OK);
    ck_assert_int_gt(debate_topic().version, version);
    version = debate_topic().version;
    ck_assert_int_eq(post_hide(forum, id, &act, debate_problems()), OK);
    ck_assert_int_gt(debate_topic().version, version);
    version = debate_topic().version;
    ck_assert_int_eq(post_restore(forum, id, &act, debate_problems()), OK);
    ck_assert_int_gt(debate_topic().version, version);
    version = debate_topic().version;
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_gt(debate_topic().version, version);
    version = debate_topic().version;
    ck_assert_int_eq(post_delete(forum, &arena, id), OK);
    ck_assert_int_gt(debate_topic().version, version);
}
END_TEST

static struct revisions history_of(int64_t number)
{
    struct post post = debate_post(number);
    struct revisions revisions;

    ck_assert_int_eq(post_history(forum, &arena, &post, &revisions), OK);
    return revisions;
}

START_TEST(a_change_within_minutes_leaves_no_trace)
{
    struct written other;

    debate_begin();
    other = debate_written("I propose the garden.");
    debate_later(POST_GRACE_SECONDS);
    ck_assert_int_eq(post_edit(forum, &arena, debate_post(1).id, ADA, 1, &other), OK);
    ck_assert_int_eq(history_of(1).count, 1);
    ck_assert_int_eq(debate_post(1).edited_at, 0);
    ck_assert_str_eq(debate_post(1).markdown.data, "I propose the garden.");
}
END_TEST

START_TEST(a_later_change_is_public)
{
    struct written second, third;
    struct revisions revisions;
    int64_t id;

    debate_begin();
    second = debate_written("I propose the garden.");
    third = debate_written("I propose the park.");
    id = debate_post(1).id;
    debate_later(POST_GRACE_SECONDS + 1);
    ck_assert_int_eq(post_edit(forum, &arena, id, ADA, 1, &second), OK);
    debate_later(1);
    ck_assert_int_eq(post_edit(forum, &arena, id, ADA, 2, &third), OK);
    revisions = history_of(1);
    ck_assert_int_eq(revisions.count, 3);
    ck_assert_str_eq(revisions.items[0].markdown.data, "I propose the library.");
    ck_assert_str_eq(revisions.items[1].markdown.data, "I propose the garden.");
    ck_assert_str_eq(revisions.items[2].markdown.data, "I propose the park.");
    ck_assert_int_eq(revisions.items[1].written_at,
                     revisions.items[0].written_at + POST_GRACE_SECONDS + 1);
    ck_assert_int_eq(revisions.items[2].written_at, revisions.items[1].written_at + 1);
    ck_assert_int_eq(debate_post(1).revision, 3);
}
END_TEST

START_TEST(saving_the_same_text_changes_nothing)
{
    struct written same;
    int64_t version;

    debate_begin();
    same = debate_written("I propose the library.");
    version = debate_topic().version;
    debate_later(POST_GRACE_SECONDS + 1);
    ck_assert_int_eq(post_edit(forum, &arena, debate_post(1).id, ADA, 1, &same), OK);
    ck_assert_int_eq(debate_post(1).revision, 1);
    ck_assert_int_eq(debate_topic().version, version);
}
END_TEST

START_TEST(a_change_of_an_older_text_is_a_conflict)
{
    struct written one, two;
    int64_t id;

    debate_begin();
    one = debate_written("From the kitchen.");
    two = debate_written("From the telephone.");
    id = debate_post(1).id;
    debate_later(POST_GRACE_SECONDS + 1);
    ck_assert_int_eq(post_edit(forum, &arena, id, ADA, 1, &one), OK);
    ck_assert_int_eq(post_edit(forum, &arena, id, ADA, 1, &two), CONFLICT);
    ck_assert_str_eq(debate_post(1).markdown.data, "From the kitchen.");
}
END_TEST

START_TEST(deleting_keeps_the_place_in_the_tree_and_none_of_the_words)
{
    struct written other;
    struct post post;

    debate_begin();
    other = debate_written("A mild secret.");
    debate_say(BOB, 1, "A canary secret.");
    debate_say(ADA, 2, "Oh?");
    debate_later(POST_GRACE_SECONDS + 1);
    ck_assert_int_eq(post_edit(forum, &arena, debate_post(2).id, BOB, 1, &other), OK);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    post = debate_post(2);
    ck_assert(post.is_deleted);
    ck_assert_int_eq(post.markdown.length, 0);
    ck_assert_int_eq(post.html.markup.length, 0);
    ck_assert_int_eq(history_of(2).count, 1);
    ck_assert_int_eq(history_of(2).items[0].markdown.length, 0);
    ck_assert_int_eq(debate_post(3).parent_number, 2);
    ck_assert(page_shows(&(struct post_page){ 0 }, 2));
    ck_assert(page_shows(&(struct post_page){ 0 }, 3));
    ck_assert_int_eq(post_edit(forum, &arena, post.id, BOB, 2, &other), NOT_FOUND);
}
END_TEST

START_TEST(a_quote_shows_the_words_and_their_author)
{
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "[quote=\"Ada, post:1, topic:1\"]\nthe **library**\n[/quote]\n\nNo.");
    post = debate_post(2);
    ck_assert_int_eq(post.quotes.count, 1);
    ck_assert_str_eq(post.quotes.items[0].author.handle.data, "Ada");
    ck_assert_str_eq(post.quotes.items[0].topic_slug.data, "where-shall-we-meet-in-june");
    ck_assert(str_find(post.quotes.items[0].html.markup, STR("<strong>library</strong>"), 0) <
              post.quotes.items[0].html.markup.length);
    ck_assert(!post.quotes.items[0].is_withdrawn);
}
END_TEST

START_TEST(a_quote_of_nobody_known_keeps_the_name_that_was_typed)
{
    const struct quote *quote;
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "[quote=\"Zoe, post:77\"]\nelsewhere\n[/quote]\n\nNo.");
    post = debate_post(2);
    quote = quote_at(&post.quotes, 0);
    ck_assert_ptr_nonnull(quote);
    ck_assert(!quote->is_found);
    ck_assert_str_eq(quote->handle.data, "Zoe");
    ck_assert_ptr_null(quote_at(&post.quotes, 1));
}
END_TEST

static bool raw_holds(const char *words)
{
    struct posts posts;

    ck_assert_int_eq(posts_raw(forum, &arena, TOPIC, 0, &posts), OK);
    for (size_t i = 0; i < posts.count; i++)
        if (str_find(posts.items[i].markdown, str_of(words), 0) < posts.items[i].markdown.length)
            return true;
    return false;
}

START_TEST(the_words_of_a_hidden_post_are_not_shown_where_it_was_quoted)
{
    struct act act = debate_act();
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "A canary insult.");
    debate_say(ADA, 2, "[quote=\"Bob, post:2\"]\nA canary insult.\n[/quote]\nPlease.");
    ck_assert(raw_holds("canary"));
    ck_assert_int_eq(post_hide(forum, debate_post(2).id, &act, debate_problems()), OK);
    post = debate_post(3);
    ck_assert(post.quotes.items[0].is_withdrawn);
    ck_assert_int_eq(post.quotes.items[0].html.markup.length, 0);
    ck_assert(!raw_holds("canary"));
    ck_assert(raw_holds("Please."));
    ck_assert_int_eq(post_restore(forum, debate_post(2).id, &act, debate_problems()), OK);
    ck_assert(raw_holds("canary"));
}
END_TEST

START_TEST(deleting_takes_the_words_out_of_every_quote)
{
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "A canary secret.");
    debate_say(ADA, 2, "[quote=\"Bob, post:2\"]\nA canary secret.\n[/quote]\nReally?");
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    post = debate_post(3);
    ck_assert(str_find(post.markdown, STR("canary"), 0) == post.markdown.length);
    ck_assert(str_find(post.markdown, STR("Really?"), 0) < post.markdown.length);
    ck_assert(str_find(post.html.markup, STR("canary"), 0) == post.html.markup.length);
    ck_assert_int_eq(post.quotes.count, 1);
    ck_assert(post.quotes.items[0].is_withdrawn);
    ck_assert(!raw_holds("canary"));
}
END_TEST

START_TEST(deleting_reaches_quotes_inside_quotes)
{
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "A canary secret.");
    debate_say(MIA, 1,
               "[quote=\"Ada, post:1\"]\n[quote=\"Bob, post:2\"]\nA canary secret.\n[/quote]\n"
               "The library.\n[/quote]\nYes.");
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    post = debate_post(3);
    ck_assert(str_find(post.markdown, STR("canary"), 0) == post.markdown.length);
    ck_assert(str_find(post.markdown, STR("The library."), 0) < post.markdown.length);
    ck_assert_int_eq(post.quotes.count, 1);
    ck_assert(str_find(post.quotes.items[0].html.markup, STR("canary"), 0) ==
              post.quotes.items[0].html.markup.length);
}
END_TEST

START_TEST(deleting_reaches_quotes_in_the_history_of_a_post)
{
    struct written other;
    struct revisions revisions;

    debate_begin();
    other = debate_written("I quote nobody now.");
    debate_say(BOB, 1, "A canary secret.");
    debate_say(ADA, 2, "[quote=\"Bob, post:2\"]\nA canary secret.\n[/quote]\nReally?");
    debate_later(POST_GRACE_SECONDS + 1);
    ck_assert_int_eq(post_edit(forum, &arena, debate_post(3).id, ADA, 1, &other), OK);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    revisions = history_of(3);
    ck_assert_int_eq(revisions.count, 2);
    ck_assert(str_find(revisions.items[0].markdown, STR("canary"), 0) ==
              revisions.items[0].markdown.length);
    ck_assert(str_find(revisions.items[0].markdown, STR("Really?"), 0) <
              revisions.items[0].markdown.length);
}
END_TEST

START_TEST(other_topics_change_with_what_they_quote)
{
    struct act act = debate_act();
    struct topic topic;
    int64_t other, version;

    debate_begin();
    debate_say(BOB, 1, "A canary secret.");
    other = debate_open(ADA, "What was said elsewhere",
                        "[quote=\"Bob, post:2, topic:1\"]\nA canary secret.\n[/quote]\nHm.");
    ck_assert_int_eq(topic_find(forum, &arena, other, &topic), OK);
    version = topic.version;
    ck_assert_int_eq(post_hide(forum, debate_post(2).id, &act, debate_problems()), OK);
    ck_assert_int_eq(topic_find(forum, &arena, other, &topic), OK);
    ck_assert_int_gt(topic.version, version);
    version = topic.version;
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(topic_find(forum, &arena, other, &topic), OK);
    ck_assert_int_gt(topic.version, version);
}
END_TEST

START_TEST(a_post_of_a_person_is_listed_as_long_as_it_can_be_read)
{
    struct act act = debate_act();
    struct posts posts;

    debate_begin();
    debate_say(BOB, 1, "One.");
    debate_later(1);
    debate_say(BOB, 1, "Two.");
    ck_assert_int_eq(posts_of_author(forum, &arena,
                                     &(struct post_list){ .visitor = &(struct visitor){ 0 },
                                                          .author_id = BOB,
                                                          .before_id = 0 },
                                     &posts),
                     OK);
    ck_assert_int_eq(posts.count, 2);
    ck_assert_int_eq(posts.items[0].number, 3);
    ck_assert_int_eq(posts_of_author(forum, &arena,
                                     &(struct post_list){ .visitor = &(struct visitor){ 0 },
                                                          .author_id = BOB,
                                                          .before_id = posts.items[0].id },
                                     &posts),
                     OK);
    ck_assert_int_eq(posts.count, 1);
    ck_assert_int_eq(posts.items[0].number, 2);
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(posts_of_author(forum, &arena,
                                     &(struct post_list){ .visitor = &(struct visitor){ 0 },
                                                          .author_id = BOB,
                                                          .before_id = 0 },
                                     &posts),
                     OK);
    ck_assert_int_eq(posts.count, 0);
    ck_assert_int_eq(posts_latest(forum, &arena,
                                  &(struct post_list){ .visitor = &(struct visitor){ 0 } }, &posts),
                     OK);
    ck_assert_int_eq(posts.count, 0);
}
END_TEST

START_TEST(what_is_written_is_checked_before_it_is_kept)
{
    struct written written;
    struct problems *problems;
    char blank[MARKDOWN_BLANK_LINES_MAX + 5];

    debate_begin();
    problems = debate_problems();
    ck_assert_int_eq(written_prepare(&arena, STR(" a "), "text", problems, &written), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "text");
    ck_assert_int_eq(problems->items[0].count, POST_MIN);
    for (size_t i = 0; i < sizeof blank; i++)
        blank[i] = '\n';
    blank[0] = 'a';
    blank[sizeof blank - 1] = 'b';
    ck_assert_int_eq(written_prepare(&arena, (struct str){ blank, sizeof blank }, "text",
                                     debate_problems(), &written),
                     NOT_VALID);
    ck_assert_int_eq(
        written_prepare(&arena, STR("\xff\xfe words"), "text", debate_problems(), &written),
        NOT_VALID);
    ck_assert_int_eq(
        written_prepare(&arena, STR("    code\n\n"), "text", debate_problems(), &written), OK);
    ck_assert_str_eq(written.text.data, "    code");
}
END_TEST

RUN_TESTS("posts", the_order_of_paths_is_the_tree, pages_by_time_hold_each_post_once,
          a_branch_holds_a_post_and_all_that_hangs_under_it,
          a_branch_shows_nothing_that_is_not_in_it, a_page_may_stop_at_some_level,
          every_post_is_on_the_page_that_is_said_to_show_it, pages_lie_end_to_end_backwards_too,
          a_chain_deeper_than_paths_go_keeps_its_order_and_its_parents,
          pages_of_a_topic_are_read_from_an_index_without_sorting, a_reply_knows_what_it_answers,
          a_reply_needs_a_post_that_is_there, counters_are_right_after_every_act,
          every_write_raises_the_version_of_its_topic, a_change_within_minutes_leaves_no_trace,
          a_later_change_is_public, saving_the_same_text_changes_nothing,
          a_change_of_an_older_text_is_a_conflict,
          deleting_keeps_the_place_in_the_tree_and_none_of_the_words,
          a_quote_shows_the_words_and_their_author,
          a_quote_of_nobody_known_keeps_the_name_that_was_typed,
          the_words_of_a_hidden_post_are_not_shown_where_it_was_quoted,
          deleting_takes_the_words_out_of_every_quote, deleting_reaches_quotes_inside_quotes,
          deleting_reaches_quotes_in_the_history_of_a_post,
          other_topics_change_with_what_they_quote,
          a_post_of_a_person_is_listed_as_long_as_it_can_be_read,
          what_is_written_is_checked_before_it_is_kept)
