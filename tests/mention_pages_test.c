#include "support/client.h"
#include "support/debate.h"
#include "support/plan.h"

#include "teams/team.h"
#include "topics/render_anew.h"

/* Mentions as posts keep and show them. */

static enum result run_script(struct db *db, void *context)
{
    db_script(db, context);
    return db_state(db);
}

static int64_t a_team(const char *handle)
{
    struct team team = { .handle = str_of(handle), .callers = CALLERS_EVERYONE };
    int64_t id;

    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &id), OK);
    return id;
}

static const struct mention *mention_in(int64_t number, const char *handle)
{
    static struct post post;

    post = debate_post(number);
    return mention_of(&post.mentions, str_of(handle));
}

/* The topic as a visitor sees it. */
static bool page_shows(const char *words)
{
    struct client client = { 0 };
    bool shows;

    client_get(&client, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(client.status, 200);
    shows = client_sees(&client, words);
    client_end(&client);
    return shows;
}

START_TEST(a_mention_leads_to_the_person)
{
    debate_begin();
    debate_say(ADA, 0, "Thank you @bob, see `@mia`.");
    ck_assert(str_equal(mention_in(2, "BOB")->handle, STR("Bob")));
    ck_assert_ptr_null(mention_in(2, "mia"));
    ck_assert(page_shows("Thank you <a class=\"mention\" href=\"/u/Bob\">@bob</a>, see"));
}
END_TEST

START_TEST(a_mention_of_a_team_leads_to_the_team)
{
    debate_begin();
    a_team("Team_Lille");
    debate_say(ADA, 0, "Ask @team_lille.");
    ck_assert(mention_in(2, "team_lille")->is_team);
    ck_assert(page_shows("<a class=\"mention team\" href=\"/g/Team_Lille\">"));
}
END_TEST

START_TEST(a_mention_of_nobody_stays_text)
{
    debate_begin();
    debate_say(ADA, 0, "Ask @nobody_here, or @Bob.");
    ck_assert_ptr_null(mention_in(2, "nobody_here"));
    ck_assert(page_shows("Ask @nobody_here, or <a"));
}
END_TEST

START_TEST(who_comes_later_is_not_whom_an_older_text_means)
{
    debate_begin();
    debate_say(ADA, 0, "Ask @Late.");
    a_team("Late");
    ck_assert_ptr_null(mention_in(2, "late"));
}
END_TEST

START_TEST(an_edit_changes_whom_a_post_mentions)
{
    struct written written;
    struct post post;

    debate_begin();
    debate_say(ADA, 0, "Ask @Bob.");
    post = debate_post(2);
    written = debate_written("Ask @Mia, not \\@Bob.");
    ck_assert_int_eq(post_edit(forum, &arena, post.id, ADA, 1, &written), OK);
    ck_assert_ptr_null(mention_in(2, "bob"));
    ck_assert_ptr_nonnull(mention_in(2, "mia"));
}
END_TEST

START_TEST(a_deleted_post_mentions_nobody)
{
    debate_begin();
    debate_say(ADA, 0, "Ask @Bob.");
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM post_mention"), 0);
}
END_TEST

START_TEST(what_an_import_brings_means_whom_it_brings_later)
{
    struct markdown markdown = markdown_render(&arena, STR("@Late"), MARKDOWN_IMPORTED_MAX);
    struct post post;

    debate_begin();
    debate_say(ADA, 0, "Ask \\@Late.");
    post = debate_post(2);
    db_script(forum, "INSERT INTO imported_post (origin, old_id, id, topic_id, number, answers,"
                     " stamp) SELECT 'there', id, id, topic_id, number, 0, 0 FROM post");
    ck_assert_int_eq(mentions_bring(forum, &arena, post.id, &markdown.mentions), OK);
    a_team("Late");
    ck_assert_int_eq(mentions_settle(forum), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM post_mention"
                                  " WHERE team_id IS NOT NULL AND is_told = 1"),
                     1);
}
END_TEST

static void older_renderer(const char *when)
{
    struct store *store = forum_store();

    ck_assert_int_eq(store_write(store, run_script, (void *)when), OK);
}

START_TEST(what_an_older_renderer_made_is_made_anew)
{
    struct db *db;
    struct post post;

    older_renderer(
        "INSERT INTO account (id, handle, handle_folded, name, created_at) "
        "VALUES (1, 'Ada', 'ada', '', 1);"
        "INSERT INTO category (id, slug, name) VALUES (1, 'c', 'C');"
        "INSERT INTO topic (id, slug, title, category_id, author_id, created_at, bumped_at,"
        " last_post_by) VALUES (1, 's', 'T', 1, 1, 1, 1, 1);");
    for (int i = 1; i <= 450; i++)
        older_renderer(str_format(&arena,
                                  "INSERT INTO post (id, topic_id, number, path, author_id,"
                                  " markdown, html, renderer, created_at) SELECT %d, 1, %d, %s, 1,"
                                  " 'Ask @Ada %d', '<p>old</p>', 1, 1",
                                  i, i,
                                  forum_is_postgres()
                                      ? str_format(&arena, "'\\x%08x'::bytea", i).data
                                      : str_format(&arena, "x'%08x'", i).data,
                                  i)
                           .data);
    ck_assert_int_eq(posts_render_anew(forum_store(), 1), OK);
    db = store_reader(forum_store());
    db_begin(db);
    ck_assert_int_eq(post_find(db, &arena, 200, &post), OK);
    ck_assert(str_equal(post.html.markup, STR("<p>Ask \x01mAda\x02 200</p>\n")));
    ck_assert_ptr_nonnull(mention_of(&post.mentions, STR("ada")));
    ck_assert_int_eq(post_find(db, &arena, 201, &post), OK);
    ck_assert(str_equal(post.html.markup, STR("<p>old</p>")));
    ck_assert_int_eq(db_commit(db), OK);
    ck_assert_int_eq(posts_render_anew(forum_store(), 9), OK);
    db_begin(db);
    ck_assert_int_eq(post_find(db, &arena, 450, &post), OK);
    ck_assert_ptr_nonnull(mention_of(&post.mentions, STR("ada")));
    ck_assert_int_eq(db_commit(db), OK);
}
END_TEST

START_TEST(the_mentions_of_a_page_are_read_by_the_posts_ids)
{
    if (forum_is_postgres())
        return;
    ck_assert(!plan_sorts(&sql_mentions_of_posts));
    ck_assert(plan_uses(&sql_posts_to_render, "post_to_render"));
}
END_TEST

START_TEST(an_outline_shows_the_name)
{
    debate_begin();
    debate_say(ADA, 0, "@Bob knows.");
    ck_assert(page_shows("Ada: @Bob knows."));
}
END_TEST

START_TEST(a_preview_shows_mentions_as_they_will_be)
{
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_post(&ada, "/t/1/replies", "body", "@Bob and @nobody_here", "do", "preview", NULL);
    ck_assert(client_sees(&ada, "<a class=\"mention\" href=\"/u/Bob\">@Bob</a> and @nobody_here"));
    client_end(&ada);
}
END_TEST

START_TEST(names_are_completed_for_members_with_those_of_the_debate_first)
{
    struct client ada = { 0 }, visitor = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, created_at, post_count)"
                     " VALUES (7, 'Bobine', 'bobine', 'Many posts', 1, 99),"
                     " (8, 'Zoe', 'zoe', '', 1, 0)");
    a_team("Bobsleigh");
    debate_say(BOB, 0, "Here.");
    client_sign_in(&ada, ADA);
    client_get(&ada, "/mentions.json?q=BO&topic=1");
    ck_assert(client_sees(&ada, "{\"users\":[{\"username\":\"Bob\",\"name\":\"Robert\","
                                "\"in_topic\":true},{\"username\":\"Bobine\""));
    ck_assert(client_sees(&ada, "\"groups\":[{\"name\":\"Bobsleigh\""));
    ck_assert(!client_sees(&ada, "Zoe"));
    client_get(&ada, "/mentions.json?q=b");
    ck_assert(client_sees(&ada, "{\"users\":[],\"groups\":[]}"));
    client_get(&ada, "/mentions.json?q=ad");
    ck_assert(client_sees(&ada, "\"users\":[]")); /* not oneself */
    db_script(forum, "UPDATE topic SET hidden_at = 1, author_id = 2");
    client_get(&ada, "/mentions.json?q=bo&topic=1");
    ck_assert(!client_sees(&ada, "true"));
    client_get(&visitor, "/mentions.json?q=bo");
    ck_assert_int_eq(visitor.status, 303);
    client_end(&ada);
    client_end(&visitor);
}
END_TEST

RUN_TESTS("mentions", a_mention_leads_to_the_person, a_mention_of_a_team_leads_to_the_team,
          a_mention_of_nobody_stays_text, who_comes_later_is_not_whom_an_older_text_means,
          an_edit_changes_whom_a_post_mentions, a_deleted_post_mentions_nobody,
          what_an_import_brings_means_whom_it_brings_later,
          what_an_older_renderer_made_is_made_anew,
          the_mentions_of_a_page_are_read_by_the_posts_ids, an_outline_shows_the_name,
          a_preview_shows_mentions_as_they_will_be,
          names_are_completed_for_members_with_those_of_the_debate_first)
