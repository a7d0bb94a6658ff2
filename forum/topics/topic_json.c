/*
 * Lists, topics and posts as JSON, with the names Discourse gives them, so that
 * what reads a Discourse reads us too. What we do not have is left out.
 */
#include "render/json.h"

#include "topics/pages.h"

enum { POST_REGULAR = 1, ACTION_LIKE = 2 };

static void put_author(struct json *json, const struct author *author)
{
    json_begin_object(json);
    json_put_integer(json, "id", author->id);
    json_put_string(json, "username", author->handle);
    json_put_string(json, "name", author->name);
    json_end(json);
}

/* Counts of zero are absent. */
void put_like_action(struct json *json, const struct post *post, bool acted)
{
    json_key(json, "actions_summary");
    json_begin_array(json);
    if (post->likes) {
        json_begin_object(json);
        json_put_integer(json, "id", ACTION_LIKE);
        json_put_integer(json, "count", post->likes);
        if (acted)
            json_put_bool(json, "acted", true);
        json_end(json);
    }
    json_end(json);
}

static void put_answered(struct json *json, const struct post *post)
{
    json_key(json, "reply_to_post_number");
    if (!post->parent_number) {
        json_nothing(json);
        return;
    }
    json_number(json, post->parent_number);
    json_key(json, "reply_to_user");
    json_begin_object(json);
    json_put_string(json, "username", post->answered.handle);
    json_put_string(json, "name", post->answered.name);
    json_end(json);
}

static void put_post(struct json *json, struct page *page, const struct post *post, bool with_raw)
{
    json_begin_object(json);
    json_put_integer(json, "id", post->id);
    json_put_string(json, "name", post->author.name);
    json_put_string(json, "username", post->author.handle);
    json_put_time(json, "created_at", post->created_at);
    json_put_string(json, "cooked", post_body(page, NULL, post).markup);
    if (with_raw)
        json_put_string(json, "raw", post->markdown);
    json_put_integer(json, "post_number", post->number);
    json_put_integer(json, "post_type", POST_REGULAR);
    json_put_time(json, "updated_at", post->edited_at ? post->edited_at : post->created_at);
    json_put_integer(json, "reply_count", post->reply_count);
    put_answered(json, post);
    put_like_action(json, post, false);
    json_put_integer(json, "topic_id", post->topic_id);
    json_put_string(json, "topic_slug", post->topic_slug);
    json_put_string(json, "topic_title", post->topic_title);
    json_put_integer(json, "user_id", post->author.id);
    json_put_integer(json, "version", post->revision);
    json_put_bool(json, "hidden", post->is_hidden);
    json_put_bool(json, "wiki", post->is_wiki);
    json_put_string(json, "kind", str_of(kind_words[post->kind].name));
    json_put_time(json, "deleted_at", 0);
    json_end(json);
}

/* What is withdrawn has no words to give: it is left out. */
static void put_posts(struct json *json, struct page *page, const struct posts *posts,
                      bool with_raw)
{
    json_begin_array(json);
    for (size_t i = 0; i < posts->count; i++)
        if (!post_is_gone(&posts->items[i]))
            put_post(json, page, &posts->items[i], with_raw);
    json_end(json);
}

/* What a topic says of itself, in lists and alone. */
void topic_put_fields(struct json *json, const struct topic *topic)
{
    json_put_integer(json, "id", topic->id);
    json_put_string(json, "title", topic->title);
    json_put_string(json, "fancy_title", topic->title);
    json_put_string(json, "slug", topic->slug);
    json_put_integer(json, "posts_count", topic->post_count);
    json_put_integer(json, "reply_count", topic->post_count ? topic->post_count - 1 : 0);
    json_put_integer(json, "highest_post_number", topic->highest);
    json_put_time(json, "created_at", topic->created_at);
    json_put_time(json, "last_posted_at", topic->bumped_at);
    json_put_integer(json, "views", topic->views);
    json_put_integer(json, "like_count", topic->like_count);
    json_put_integer(json, "category_id", topic->category_id);
    json_put_bool(json, "visible", !topic->hidden_at);
    json_put_bool(json, "closed", topic->closed_at != 0);
    json_put_bool(json, "archived", false);
    json_put_bool(json, "pinned", topic->pinned_at != 0);
    json_put_bool(json, "pinned_globally", topic->is_pinned_everywhere);
    json_put_string(json, "archetype", STR("regular"));
    json_key(json, "tags");
    json_begin_array(json);
    for (struct str rest = topic->tags; rest.length;)
        json_text(json, str_cut(&rest, ','));
    json_end(json);
}

static void put_details(struct json *json, const struct topic *topic)
{
    json_key(json, "details");
    json_begin_object(json);
    json_key(json, "created_by");
    put_author(json, &topic->author);
    json_key(json, "last_poster");
    put_author(json, &topic->last);
    json_end(json);
}

void topic_json(struct page *page, const struct topic_page *view, const struct post_ids *ids,
                bool with_raw)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "post_stream");
    json_begin_object(&json);
    json_key(&json, "posts");
    put_posts(&json, page, &view->thread.posts, with_raw);
    json_key(&json, "stream");
    json_begin_array(&json);
    for (size_t i = 0; i < ids->count; i++)
        json_number(&json, ids->items[i]);
    json_end(&json);
    json_end(&json);
    topic_put_fields(&json, &view->topic);
    json_put_integer(&json, "user_id", view->topic.author.id);
    json_put_integer(&json, "participant_count", view->topic.people_count);
    json_put_integer(&json, "chunk_size", POSTS_PER_PAGE);
    put_details(&json, &view->topic);
    json_end(&json);
}

void tags_json(struct page *page, const struct tags *tags)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "tags");
    json_begin_array(&json);
    for (size_t i = 0; i < tags->count; i++) {
        json_begin_object(&json);
        json_put_string(&json, "id", tags->items[i].name);
        json_put_string(&json, "text", tags->items[i].name);
        json_put_string(&json, "name", tags->items[i].name);
        json_put_integer(&json, "count", tags->items[i].topic_count);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

void likes_json(struct page *page, const struct likes_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "post_action_users");
    json_begin_array(&json);
    for (size_t i = 0; i < view->likers.count; i++)
        put_author(&json, &view->likers.items[i].author);
    json_end(&json);
    json_put_integer(&json, "total_rows_post_action_users", view->post->likes);
    json_put_integer(&json, "likes_before_import", view->post->likes_before);
    json_end(&json);
}

void posts_json(struct page *page, const struct posts *posts)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "latest_posts");
    put_posts(&json, page, posts, true);
    json_end(&json);
}

static bool is_first_named(const struct topics *topics, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (topics->items[j].author.id == topics->items[i].author.id)
            return false;
    return true;
}

static void put_users(struct json *json, const struct topics *topics)
{
    json_key(json, "users");
    json_begin_array(json);
    for (size_t i = 0; i < topics->count; i++)
        if (is_first_named(topics, i))
            put_author(json, &topics->items[i].author);
    json_end(json);
}

static void put_listed_topic(struct json *json, const struct topic *topic)
{
    json_begin_object(json);
    topic_put_fields(json, topic);
    json_put_bool(json, "bumped", true);
    json_put_time(json, "bumped_at", topic->bumped_at);
    json_put_string(json, "last_poster_username", topic->last.handle);
    json_key(json, "posters");
    json_begin_array(json);
    json_begin_object(json);
    json_put_string(json, "description", STR("Original Poster"));
    json_put_integer(json, "user_id", topic->author.id);
    json_end(json);
    json_end(json);
    json_end(json);
}

void latest_json(struct page *page, const struct list_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_users(&json, &view->topics);
    json_key(&json, "topic_list");
    json_begin_object(&json);
    json_put_integer(&json, "per_page", TOPICS_PER_PAGE);
    if (view->next.length)
        json_put_string(&json, "more_topics_url",
                        str_format(page->body.arena, "%.*s?before=%.*s", STR_ARGS(view->path),
                                   STR_ARGS(view->next)));
    json_key(&json, "topics");
    json_begin_array(&json);
    for (size_t i = 0; i < view->topics.count; i++)
        put_listed_topic(&json, &view->topics.items[i]);
    json_end(&json);
    json_end(&json);
    json_end(&json);
}

static void put_category(struct json *json, const struct category *category)
{
    json_begin_object(json);
    json_put_integer(json, "id", category->id);
    json_put_string(json, "name", category->name);
    json_put_string(json, "slug", category->slug);
    json_put_integer(json, "topic_count", category->topic_count);
    json_put_string(json, "description", category->description);
    json_put_string(json, "description_text", category->description);
    json_put_bool(json, "read_restricted", category->readers != SPACE_ANYONE);
    json_end(json);
}

void categories_json(struct page *page, const struct categories *categories)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "category_list");
    json_begin_object(&json);
    json_key(&json, "categories");
    json_begin_array(&json);
    for (size_t i = 0; i < categories->count; i++)
        put_category(&json, &categories->items[i]);
    json_end(&json);
    json_end(&json);
    json_end(&json);
}
