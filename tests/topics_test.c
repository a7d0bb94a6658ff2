/* Categories, topics and their lists; the acts of moderators; what addresses are made of. */
#include "support/debate.h"

#include "base/clock.h"
#include "moderation/moderation.h"
#include "support/plan.h"
#include "topics/version.h"

static enum result open_with(const char *title, int64_t category_id, struct problems *problems)
{
    struct written first = debate_written("Some words.");
    struct topic_wish wish = {
        .category_id = category_id,
        .author_id = ADA,
        .title = str_of(title),
        .first = &first,
    };
    int64_t id;

    return topic_open(forum, &arena, &wish, problems, &id);
}

START_TEST(an_opened_topic_can_be_found)
{
    struct topic topic;

    debate_begin();
    topic = debate_topic();
    ck_assert_str_eq(topic.title.data, "Where shall we meet in June?");
    ck_assert_str_eq(topic.slug.data, "where-shall-we-meet-in-june");
    ck_assert_str_eq(topic.category_name.data, "The common house");
    ck_assert_str_eq(topic.author.handle.data, "Ada");
    ck_assert_int_eq(topic.created_at, clock_now());
    ck_assert_int_eq(topic.post_count, 1);
    ck_assert_int_eq(topic.people_count, 1);
    ck_assert_int_eq(topic.highest, 1);
}
END_TEST

START_TEST(a_topic_needs_a_title_and_a_category)
{
    struct problems *problems;

    debate_begin();
    problems = debate_problems();
    ck_assert_int_eq(open_with("  Short ", 99, problems), NOT_VALID);
    ck_assert_int_eq(problems->count, 2);
    ck_assert_str_eq(problems->items[0].field, "title");
    ck_assert_str_eq(problems->items[1].field, "category");
}
END_TEST

START_TEST(a_title_may_not_be_endless)
{
    char title[TITLE_MAX + 2] = { 0 };

    debate_begin();
    for (int i = 0; i < TITLE_MAX + 1; i++)
        title[i] = 'a';
    ck_assert_int_eq(open_with(title, CATEGORY, debate_problems()), NOT_VALID);
    title[TITLE_MAX] = '\0';
    ck_assert_int_eq(open_with(title, CATEGORY, debate_problems()), OK);
}
END_TEST

START_TEST(opening_a_topic_counts_it)
{
    struct category category;

    debate_begin();
    debate_open(BOB, "Who brings the bread?", "I do.");
    ck_assert_int_eq(category_find(forum, &arena, CATEGORY, &category), OK);
    ck_assert_int_eq(category.topic_count, 2);
}
END_TEST

START_TEST(categories_stand_in_the_order_they_were_made)
{
    struct category second = { .name = STR("Été 2026"), .slug = STR("") };
    struct category nameless = { .name = STR("  ") };
    struct categories all;
    int64_t id;

    debate_begin();
    ck_assert_int_eq(category_create(forum, &arena, &nameless, &id), NOT_VALID);
    ck_assert_int_eq(category_create(forum, &arena, &second, &id), OK);
    ck_assert_int_eq(categories_all(forum, &arena, &(struct visitor){ 0 }, &all), OK);
    ck_assert_int_eq(all.count, 2);
    ck_assert_str_eq(all.items[0].slug.data, "the-common-house");
    ck_assert_str_eq(all.items[1].slug.data, "ete-2026");
}
END_TEST

START_TEST(slugs_are_words_that_fit_an_address)
{
    const struct {
        const char *title;
        const char *slug;
    } pairs[] = {
        { "Qui décide ? (2)", "qui-decide-2" },
        { "L'impôt, c'est quoi", "l-impot-c-est-quoi" },
        { "  --Œuvre & Ça--  ", "oeuvre-ca" },
        { "2026", "topic-2026" },
        { "会议在哪里", "topic" },
        { "!!!", "topic" },
        { "ÉTÉ ệ ß", "ete-e-ss" },
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        ck_assert_str_eq(slug_from(&arena, str_of(pairs[i].title)).data, pairs[i].slug);
}
END_TEST

START_TEST(a_long_slug_ends_with_a_whole_word)
{
    struct str slug = slug_from(&arena, STR("One question after another question, and then some "
                                            "more of them until nobody knows what it was about"));

    ck_assert_int_le(slug.length, SLUG_MAX);
    ck_assert(str_ends(slug, "-nobody"));
}
END_TEST

static int64_t ids_of(const struct topics *topics, int64_t *ids)
{
    for (size_t i = 0; i < topics->count; i++)
        ids[i] = topics->items[i].id;
    return (int64_t)topics->count;
}

START_TEST(the_topic_with_the_newest_post_comes_first)
{
    struct topics topics;
    int64_t second, ids[TOPICS_PER_PAGE];

    debate_begin();
    debate_later(60);
    second = debate_open(BOB, "Who brings the bread?", "I do.");
    ck_assert_int_eq(topics_latest(forum, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = 0,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    ck_assert_int_eq(ids_of(&topics, ids), 2);
    ck_assert_int_eq(ids[0], second);
    debate_later(60);
    debate_say(BOB, 0, "The library is too small.");
    ck_assert_int_eq(topics_latest(forum, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = CATEGORY,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    ck_assert_int_eq(topics.items[0].id, TOPIC);
    ck_assert_str_eq(topics.items[0].last.name.data, "Robert");
}
END_TEST

START_TEST(pages_of_a_list_hold_each_topic_once)
{
    enum { COUNT = 2 * TOPICS_PER_PAGE + 5 };
    bool seen[COUNT + 1] = { 0 };
    struct topic_cursor cursor = { 0 };
    struct topics topics = { .has_more = true };
    int pages = 0;

    debate_begin();
    for (int i = 1; i < COUNT; i++) {
        debate_later(i % 3 == 0); /* many have the same time: the id parts them */
        debate_open(ADA, "One more question", "Yes?");
    }
    for (; topics.has_more; pages++) {
        ck_assert_int_eq(topics_latest(forum, &arena,
                                       &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                             .category_id = CATEGORY,
                                                             .after = cursor },
                                       &topics),
                         OK);
        for (size_t i = 0; i < topics.count; i++) {
            ck_assert(!seen[topics.items[i].id]);
            seen[topics.items[i].id] = true;
            cursor = (struct topic_cursor){ topics.items[i].bumped_at, topics.items[i].id };
        }
    }
    ck_assert_int_eq(pages, 3);
    for (int i = 1; i <= COUNT; i++)
        ck_assert(seen[i]);
}
END_TEST

START_TEST(a_list_has_another_version_when_anything_in_it_changes)
{
    struct topics topics;
    int64_t before, after;

    debate_begin();
    ck_assert_int_eq(topics_latest(forum, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = 0,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    before = topics_version(&topics);
    ck_assert_int_eq(before, topics_version(&topics));
    debate_say(BOB, 1, "No.");
    ck_assert_int_eq(topics_latest(forum, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = 0,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    after = topics_version(&topics);
    ck_assert_int_ne(before, after);
    db_script(forum, "UPDATE account SET name = 'Bobby' WHERE id = 2");
    ck_assert_int_eq(topics_latest(forum, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = 0,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    ck_assert_int_ne(after, topics_version(&topics));
}
END_TEST

START_TEST(a_closed_topic_takes_no_more_posts)
{
    struct written written;
    struct reply_wish wish = { .topic_id = TOPIC, .author_id = BOB, .written = &written };
    struct act act = debate_act();
    struct post post;

    debate_begin();
    written = debate_written("Too late?");
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(post_reply(forum, &arena, &wish, debate_problems(), &post), CONFLICT);
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), CONFLICT);
    ck_assert_int_eq(topic_reopen(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(post_reply(forum, &arena, &wish, debate_problems(), &post), OK);
}
END_TEST

START_TEST(a_hidden_topic_is_in_no_list_and_not_counted)
{
    struct act act = debate_act();
    struct category category;
    struct topics topics;

    debate_begin();
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(topics_latest(forum, &arena,
                                   &(struct topic_list){ .visitor = &(struct visitor){ 0 },
                                                         .category_id = 0,
                                                         .after = (struct topic_cursor){ 0 } },
                                   &topics),
                     OK);
    ck_assert_int_eq(topics.count, 0);
    ck_assert_int_eq(topics_of_author(forum, &arena, &(struct visitor){ 0 }, ADA, &topics), OK);
    ck_assert_int_eq(topics.count, 0);
    ck_assert_int_eq(category_find(forum, &arena, CATEGORY, &category), OK);
    ck_assert_int_eq(category.topic_count, 0);
    ck_assert_int_eq(topic_restore(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(topics_of_author(forum, &arena, &(struct visitor){ 0 }, ADA, &topics), OK);
    ck_assert_int_eq(topics.count, 1);
    ck_assert_int_eq(category_find(forum, &arena, CATEGORY, &category), OK);
    ck_assert_int_eq(category.topic_count, 1);
}
END_TEST

START_TEST(every_act_of_a_moderator_is_recorded_with_its_reason)
{
    struct act act = debate_act();
    struct moderations list;
    struct post post;

    debate_begin();
    debate_say(BOB, 1, "Rubbish.");
    post = debate_post(2);
    ck_assert_int_eq(post_hide(forum, post.id, &act, debate_problems()), OK);
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(moderation_latest(forum, &arena, &(struct visitor){ 0 }, 0, &list), OK);
    ck_assert_int_eq(list.count, 2);
    ck_assert_str_eq(list.items[0].act.data, "close");
    ck_assert_str_eq(list.items[0].actor.handle.data, "Mia");
    ck_assert_str_eq(list.items[0].reason.data, "See rule 2.");
    ck_assert_str_eq(list.items[0].topic_title.data, "Where shall we meet in June?");
    ck_assert_int_eq(list.items[0].post_number, 0);
    ck_assert_str_eq(list.items[1].act.data, "hide");
    ck_assert_int_eq(list.items[1].post_number, 2);
}
END_TEST

START_TEST(the_record_does_not_say_the_title_of_a_hidden_topic)
{
    struct act act = debate_act();
    struct moderations list;

    debate_begin();
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(moderation_latest(forum, &arena, &(struct visitor){ 0 }, 0, &list), OK);
    ck_assert(list.items[0].topic_is_hidden);
    ck_assert_int_eq(list.items[0].topic_title.length, 0);
}
END_TEST

START_TEST(a_moderator_must_say_why)
{
    struct act silent = { MIA, STR("  ") };
    struct moderations list;
    struct problems *problems;

    debate_begin();
    problems = debate_problems();
    ck_assert_int_eq(topic_hide(forum, TOPIC, &silent, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "reason");
    ck_assert_int_eq(debate_topic().hidden_at, 0);
    ck_assert_int_eq(moderation_latest(forum, &arena, &(struct visitor){ 0 }, 0, &list), OK);
    ck_assert_int_eq(list.count, 0);
}
END_TEST

START_TEST(lists_are_read_from_their_index_without_sorting)
{
    ck_assert(plan_uses(&sql_topics_latest, "topic_latest"));
    ck_assert(plan_uses(&sql_topics_latest_of_category, "topic_latest_of_category"));
    ck_assert(plan_uses(&sql_topics_of_author, "topic_of_author"));
    ck_assert(!plan_sorts(&sql_topics_latest));
    ck_assert(!plan_sorts(&sql_topics_latest_of_category));
    ck_assert(!plan_sorts(&sql_topics_of_author));
    ck_assert(!plan_sorts(&sql_moderation_latest));
}
END_TEST

RUN_TESTS("topics", an_opened_topic_can_be_found, a_topic_needs_a_title_and_a_category,
          a_title_may_not_be_endless, opening_a_topic_counts_it,
          categories_stand_in_the_order_they_were_made, slugs_are_words_that_fit_an_address,
          a_long_slug_ends_with_a_whole_word, the_topic_with_the_newest_post_comes_first,
          pages_of_a_list_hold_each_topic_once,
          a_list_has_another_version_when_anything_in_it_changes,
          a_closed_topic_takes_no_more_posts, a_hidden_topic_is_in_no_list_and_not_counted,
          every_act_of_a_moderator_is_recorded_with_its_reason,
          the_record_does_not_say_the_title_of_a_hidden_topic, a_moderator_must_say_why,
          lists_are_read_from_their_index_without_sorting)
