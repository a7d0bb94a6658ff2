#include "exchange/discourse_read.h"

#include <jansson.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "exchange/discourse_fields.h"
#include "topics/category.h"
#include "topics/topic.h"

enum {
    MILLISECONDS = 1000,
    LIKE = 2, /* the id of likes in actions_summary */
    USERNAME_CHARACTERS_MAX = 100,
    SLUG_CHARACTERS_MAX = 300,
};

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static size_t add_person(struct discourse_content *content, const json_t *post, int64_t stamp)
{
    struct arena *arena = content->arena;
    struct discourse_person person = {
        .id = field_number(post, "user_id"),
        .username = field_line(arena, post, "username", USERNAME_CHARACTERS_MAX),
        .name = field_line(arena, post, "name", NAME_MAX_CHARACTERS),
        .stamp = stamp,
    };

    return discourse_add_person(content, person);
}

static int64_t likes_of(const json_t *post)
{
    const json_t *actions = json_object_get(post, "actions_summary");
    const json_t *action;
    size_t i;

    json_array_foreach(actions, i, action)
    {
        if (field_number(action, "id") == LIKE)
            return later(field_number(action, "count"), 0);
    }
    return 0;
}

/* The texts of a post; false when the file has none at all, which is no post. */
static bool read_text(struct arena *arena, const json_t *json, struct discourse_post *post)
{
    struct str raw = field_text(json, "raw");
    struct str cooked = field_text(json, "cooked");

    if (!json_is_string(json_object_get(json, "raw")) &&
        !json_is_string(json_object_get(json, "cooked")))
        return post->deleted_at != 0;
    if (post->deleted_at)
        return true;
    if (raw.length)
        post->raw = str_copy(arena, raw);
    else
        post->cooked = str_copy(arena, cooked);
    return true;
}

static void read_times(const json_t *json, struct discourse_post *post)
{
    int64_t created = field_milliseconds(json, "created_at");
    int64_t updated = later(field_milliseconds(json, "updated_at"), created);
    int64_t deleted = field_milliseconds(json, "deleted_at");
    int64_t version = field_number(json, "version");

    if (!deleted &&
        (field_true(json, "user_deleted") || json_is_string(json_object_get(json, "deleted_at"))))
        deleted = updated;
    post->created_at = created / MILLISECONDS;
    post->deleted_at = deleted / MILLISECONDS;
    post->stamp = discourse_stamp(later(updated, deleted), version, field_text(json, "raw").length);
}

/* One post. Its topic, when the file is one, says more of it than the post does. */
static void read_post(struct discourse_content *content, const json_t *json,
                      const struct discourse_topic *topic)
{
    struct discourse_post post = {
        .id = field_number(json, "id"),
        .topic_id = topic ? topic->id : field_number(json, "topic_id"),
        .number = field_number(json, "post_number"),
        .answers = field_number(json, "reply_to_post_number"),
        .likes = likes_of(json),
        .is_hidden = field_true(json, "hidden"),
        .is_wiki = field_true(json, "wiki"),
    };

    if (!discourse_is_public(content, field_number(json, "post_type")))
        return;
    read_times(json, &post);
    if (!discourse_is_whole(content, &post, read_text(content->arena, json, &post)))
        return;
    post.person = add_person(content, json, post.stamp);
    post.topic = discourse_add_topic(
        content,
        topic ? *topic
              : (struct discourse_topic){
                    .id = post.topic_id,
                    .title = field_line(content->arena, json, "topic_title", TITLE_MAX),
                    .slug = field_line(content->arena, json, "topic_slug", SLUG_CHARACTERS_MAX),
                    .category_id = later(field_number(json, "category_id"), 0),
                    .created_at = post.created_at,
                    .stamp = post.stamp,
                });
    *list_add(content->arena, &content->posts) = post;
}

static void read_posts(struct discourse_content *content, const json_t *array,
                       const struct discourse_topic *topic)
{
    const json_t *post;
    size_t i;

    json_array_foreach(array, i, post)
    {
        read_post(content, post, topic);
    }
}

/* The newest change of any of its posts: when the file was made, it knew at least that. */
static int64_t newest_of(const json_t *posts)
{
    const json_t *post;
    int64_t newest = 0;
    size_t i;

    json_array_foreach(posts, i, post)
    {
        newest = later(newest, field_milliseconds(post, "updated_at"));
    }
    return newest;
}

/* Tags are strings, or objects in newer versions. */
static void read_tags(struct discourse_content *content, const json_t *json, int64_t topic_id)
{
    const json_t *tag;
    size_t i;

    json_array_foreach(json_object_get(json, "tags"), i, tag)
    {
        struct str name = json_is_string(tag)
                              ? (struct str){ json_string_value(tag), json_string_length(tag) }
                              : field_text(tag, "name");

        *list_add(content->arena, &content->taggings) = (struct discourse_tagging){
            .topic_id = topic_id,
            .name = text_line(content->arena, name, TITLE_MAX),
        };
    }
}

static void read_public_topic(struct discourse_content *content, const json_t *json,
                              const json_t *posts, const struct discourse_topic *topic)
{
    read_posts(content, posts, topic);
    read_tags(content, json, topic->id);
}

static void read_topic(struct discourse_content *content, const json_t *json)
{
    const json_t *posts = json_object_get(json_object_get(json, "post_stream"), "posts");
    struct discourse_topic topic = {
        .id = field_number(json, "id"),
        .title = field_line(content->arena, json, "title", TITLE_MAX),
        .slug = field_line(content->arena, json, "slug", SLUG_CHARACTERS_MAX),
        .category_id = later(field_number(json, "category_id"), 0),
        .created_at = field_milliseconds(json, "created_at") / MILLISECONDS,
        .views = later(field_number(json, "views"), 0),
        .is_closed = field_true(json, "closed") || field_true(json, "archived"),
        .is_hidden = json_is_false(json_object_get(json, "visible")) ||
                     json_is_string(json_object_get(json, "deleted_at")),
        .stamp = discourse_stamp(
            later(newest_of(posts), field_milliseconds(json, "last_posted_at")),
            DISCOURSE_VERSION_MAX, true), /* it knows more than a post of that time */
    };

    if (str_equal(field_text(json, "archetype"), STR("private_message")))
        content->skipped[SKIP_PRIVATE_MESSAGE] += (int64_t)json_array_size(posts);
    else
        read_public_topic(content, json, posts, &topic);
}

static void read_category(struct discourse_content *content, const json_t *json)
{
    struct discourse_category category = {
        .id = field_number(json, "id"),
        .name = field_line(content->arena, json, "name", CATEGORY_NAME_MAX),
        .slug = field_line(content->arena, json, "slug", SLUG_CHARACTERS_MAX),
        .description =
            field_line(content->arena, json, "description_text", CATEGORY_DESCRIPTION_MAX),
        .is_restricted = field_true(json, "read_restricted"),
    };

    if (discourse_is_id(category.id) && category.name.length)
        *list_add(content->arena, &content->categories) = category;
}

static void read_categories(struct discourse_content *content, const json_t *array)
{
    const json_t *category;
    size_t i;

    json_array_foreach(array, i, category)
    {
        read_category(content, category);
    }
}

static enum result read_root(struct discourse_content *content, const json_t *root)
{
    const json_t *list = json_object_get(root, "category_list");

    if (json_object_get(root, "post_stream"))
        read_topic(content, root);
    else if (json_object_get(root, "post_number"))
        read_post(content, root, NULL);
    else if (json_is_array(json_object_get(root, "latest_posts")))
        read_posts(content, json_object_get(root, "latest_posts"), NULL);
    else if (json_is_object(list))
        read_categories(content, json_object_get(list, "categories"));
    else if (json_is_array(json_object_get(root, "categories")))
        read_categories(content, json_object_get(root, "categories"));
    else if (json_is_object(json_object_get(root, "category")))
        read_category(content, json_object_get(root, "category"));
    else
        return NOT_FOUND;
    return OK;
}

enum result discourse_read(struct discourse_content *content, struct str bytes, struct str *fault)
{
    json_error_t error;
    json_t *root = json_loadb(bytes.data, bytes.length, 0, &error);
    enum result result;

    if (!root) {
        *fault = str_format(content->arena, "line %d: %s", error.line, error.text);
        return NOT_VALID;
    }
    result = read_root(content, root);
    json_decref(root);
    return result;
}
