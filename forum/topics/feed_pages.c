/* Lists of topics and of posts as RSS: for who follows from elsewhere. */
#include "render/feed.h"

#include <inttypes.h>

#include "accounts/account.h"
#include "topics/pages.h"
#include "topics/version.h"

/* "Latest debates – Palabre": what a feed is called among many. */
static struct str titled(struct request *request, struct str title)
{
    return fill(&request->page, STR("{title} – {site}"), "title", title, "site",
                request->site->name, NULL);
}

static struct feed feed_named(struct request *request, struct str path, struct str title)
{
    return (struct feed){
        .site = site_address(request->site),
        .path = path,
        .title = titled(request, title),
    };
}

static void put_post(struct request *request, const struct feed *feed, const struct post *post,
                     struct str title)
{
    struct page *page = &request->page;
    struct feed_item item = {
        .path = str_format(&request->arena, "/t/%.*s/%" PRId64 "/%" PRId64,
                           STR_ARGS(post->topic_slug), post->topic_id, post->number),
        .title = title,
        .author = author_name(&post->author),
        .body = post_body(page, NULL, post),
        .written_at = post->created_at,
    };

    feed_put(page, feed, &item);
}

static void put_posts(struct request *request, struct feed *feed, const struct posts *posts)
{
    struct page *page = &request->page;

    feed->last_written_at = posts->count ? posts->items[0].created_at : 0;
    feed_begin(page, feed);
    for (size_t i = 0; i < posts->count; i++) {
        const struct post *post = &posts->items[i];
        struct str title = fill(page, _("{title}, message {number}"), "title", post->topic_title,
                                "number", number_text(page, post->number), NULL);

        put_post(request, feed, post, title);
    }
}

/* A debate in a list is its first message; one whose first was withdrawn still has its title. */
static enum result put_topic(struct request *request, const struct feed *feed,
                             const struct topic *topic)
{
    struct post first = { .author = topic->author };
    enum result result = post_first(request->db, &request->arena, topic->id, &first);
    struct feed_item item = {
        .path = str_format(&request->arena, "/t/%.*s/%" PRId64, STR_ARGS(topic->slug), topic->id),
        .title = topic->title,
        .author = author_name(&topic->author),
        .category = topic->category_name,
        .written_at = topic->created_at,
    };

    if (result == OK)
        item.body = post_body(&request->page, NULL, &first);
    if (result == OK || result == NOT_FOUND)
        feed_put(&request->page, feed, &item);
    return result == NOT_FOUND ? OK : result;
}

enum result topics_feed(struct request *request, const struct list_page *view)
{
    struct feed feed = feed_named(request, view->path, view->title);
    enum result result = OK;

    feed.query = view->query;
    if (view->category)
        feed.description = view->category->description;
    for (size_t i = 0; i < view->topics.count; i++)
        if (view->topics.items[i].bumped_at > feed.last_written_at)
            feed.last_written_at = view->topics.items[i].bumped_at;
    feed_begin(&request->page, &feed);
    for (size_t i = 0; result == OK && i < view->topics.count; i++)
        result = put_topic(request, &feed, &view->topics.items[i]);
    feed_end(&request->page);
    return result;
}

enum result topic_feed(struct request *request, const struct topic *topic)
{
    struct feed feed = feed_named(request, request->path, topic->title);
    struct posts posts;
    enum result result = posts_newest_of_topic(request->db, &request->arena, topic->id, &posts);

    feed.lang = topic->lang;
    if (result == OK)
        put_posts(request, &feed, &posts);
    for (size_t i = 0; result == OK && topic_news[i]; i++)
        result = topic_news[i](request, &feed, topic);
    feed_end(&request->page);
    return result;
}

enum result posts_feed(struct request *request, const struct posts *posts)
{
    struct page *page = &request->page;
    struct feed feed = feed_named(request, STR("/posts"), _("Newest messages"));

    if (!request_is_current(request, posts_version(posts))) {
        put_posts(request, &feed, posts);
        feed_end(page);
    }
    return OK;
}

enum result person_feed(struct request *request, const struct account *account)
{
    struct page *page = &request->page;
    struct str name = account->name.length ? account->name : account->handle;
    struct post_list list = { .visitor = &request->visitor, .author_id = account->id };
    struct feed feed =
        feed_named(request, request->path, fill(page, _("What {name} wrote"), "name", name, NULL));
    struct posts posts;
    enum result result = posts_of_author(request->db, &request->arena, &list, &posts);
    uint64_t version;

    if (result != OK)
        return result;
    version = version_with_text((uint64_t)posts_version(&posts), name);
    if (!request_is_current(request, version_end(version))) {
        put_posts(request, &feed, &posts);
        feed_end(page);
    }
    return OK;
}
