#include "topics/thread.h"

#include <inttypes.h>

#include "base/arena.h"
#include "render/language.h"
#include "render/markdown.h"

/* The root of a branch is an ancestor of all posts in it, or one of them. */
static int find_root_level(const struct thread *thread)
{
    struct str path = thread->posts.count ? thread->posts.items[0].path : STR("");
    int level = path_level(path);

    if (!thread->where.branch)
        return 1;
    for (int i = 1; i < level; i++)
        if (path_number(path, i) == thread->where.branch)
            return i;
    return level;
}

int thread_level(const struct thread *thread, const struct post *post)
{
    if (thread->where.order == POSTS_BY_TIME)
        return 1;
    return path_level(post->path) - thread->root_level + 1;
}

/* The ancestors of the first post that stand on a page before: at most THREAD_LEVELS - 1. */
static enum result read_above(struct db *db, struct arena *arena, struct thread *thread)
{
    const struct post *first = thread->posts.items;
    enum result result = OK;

    if (!thread->posts.count || thread->where.order == POSTS_BY_TIME)
        return OK;
    for (int level = thread->root_level; result == OK && level < path_level(first->path); level++)
        result = post_by_number(db, arena, thread->topic->id, path_number(first->path, level),
                                list_add(arena, &thread->above));
    return result;
}

enum result thread_read(struct db *db, struct arena *arena, struct thread *thread)
{
    struct post_page before = thread->where;
    enum result result =
        posts_of_topic(db, arena, thread->topic->id, &thread->where, &thread->posts);

    if (result != OK)
        return result;
    thread->root_level = find_root_level(thread);
    thread->has_before = thread->where.after != 0;
    if (thread->has_before)
        result = post_page_before(db, arena, thread->topic->id, &before);
    thread->before = before.after;
    if (result == OK)
        result = post_kind_counts(db, thread->topic->id, &thread->kinds);
    return result == OK ? read_above(db, arena, thread) : result;
}

static bool is_here(const struct thread *thread, int64_t topic_id, int64_t number)
{
    if (!thread || thread->topic->id != topic_id)
        return false;
    for (size_t i = 0; i < thread->posts.count; i++)
        if (thread->posts.items[i].number == number)
            return true;
    return false;
}

struct str post_address(struct page *page, const struct thread *thread, struct str topic_slug,
                        int64_t topic_id, int64_t number)
{
    struct arena *arena = page->body.arena;

    if (is_here(thread, topic_id, number))
        return str_format(arena, "#p%" PRId64, number);
    return str_format(arena, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64, STR_ARGS(topic_slug),
                      topic_id, number, number);
}

struct str likes_words(struct page *page, int64_t count, int64_t number)
{
    return fill(page, _("{likes}, message {number}"), "likes",
                plural("{count} like", "{count} likes", count), "number", number_text(page, number),
                NULL);
}

struct str post_named(struct page *page, const struct post *post)
{
    struct str number = number_text(page, post->number);

    if (!post->kind)
        return fill(page, _(": message {number}"), "number", number, NULL);
    return fill(page, _(": {kind}, message {number}"), "kind",
                language_text(page->language, kind_words[post->kind].title), "number", number,
                NULL);
}

/* What filling the holes of a post needs. */
struct filling {
    struct page *page;
    const struct thread *thread;
    const struct post *post;
};

static void put_quote(struct page *part, const struct filling *filling, int place)
{
    const struct quote *quote = quote_at(&filling->post->quotes, place);

    if (quote)
        quote_html(
            part, quote,
            post_address(part, filling->thread, quote->topic_slug, quote->topic_id, quote->number));
}

static struct html fill_hole(void *context, const struct markdown_hole *hole)
{
    const struct filling *filling = context;
    struct page part = page_beside(filling->page);

    if (hole->kind == MARKDOWN_HOLE_QUOTE) {
        put_quote(&part, filling, hole->place);
        return page_html(&part);
    }
    mention_html(&part, mention_of(&filling->post->mentions, hole->handle), hole->handle);
    return (struct html){ str_trim(page_html(&part).markup) }; /* it stands in a line */
}

struct html post_body(struct page *page, const struct thread *thread, const struct post *post)
{
    struct filling filling = { page, thread, post };

    return markdown_filled(page->body.arena, post->html, fill_hole, &filling);
}

/* Counts what hangs under the post at index i, on this page. */
static struct replies replies_of(const struct thread *thread, size_t i)
{
    int level = thread_level(thread, &thread->posts.items[i]);
    struct replies replies = { .direct = thread->posts.items[i].reply_count };
    int64_t all = 0;

    for (size_t j = i + 1; j < thread->posts.count; j++) {
        const struct post *post = &thread->posts.items[j];
        int below = thread_level(thread, post);

        if (below <= level) {
            replies.all = all;
            return replies;
        }
        all++;
        if (below == THREAD_LEVELS && post->reply_count)
            return replies;
    }
    if (!thread->posts.has_more)
        replies.all = all;
    return replies;
}

enum { PLAN_WORDS_MAX = 60 };

struct str plan_line(struct page *page, const struct thread *thread, size_t i)
{
    const struct post *post = &thread->posts.items[i];
    struct replies replies = replies_of(thread, i);
    struct str line = fill(page, _("{name}: {words}"), "name", author_name(&post->author), "words",
                           markdown_plain(page->body.arena, post->html, PLAN_WORDS_MAX), NULL);

    if (!post->reply_count)
        return line;
    return fill(page, STR("{line} ({count})"), "line", line, "count",
                number_text(page, replies.all ? replies.all : replies.direct), NULL);
}

/* Where the writing of the tree stands: an item is open at each level up to depth. */
struct nesting {
    int depth;
    int above; /* so many of the outer levels are only named */
};

static void close_level(struct page *page, struct nesting *nesting)
{
    if (nesting->depth - 1 <= nesting->above)
        above_close_html(page);
    else
        fold_close_html(page);
    nesting->depth--;
}

/* Makes room for an item of this level after the one before. */
static void open_item(struct page *page, const struct thread *thread, size_t i,
                      struct nesting *nesting)
{
    int level = thread_level(thread, &thread->posts.items[i]);

    while (nesting->depth > level)
        close_level(page, nesting);
    if (nesting->depth == level)
        item_close_html(page);
    else if (i)
        fold_open_html(page, replies_of(thread, i - 1));
    item_open_html(page);
    nesting->depth = level;
}

static void put_above(struct page *page, const struct thread *thread, struct nesting *nesting)
{
    for (size_t i = 0; i < thread->above.count; i++) {
        item_open_html(page);
        above_html(page, thread, &thread->above.items[i]);
        nesting->above = ++nesting->depth;
    }
}

static void put_post(struct page *page, const struct thread *thread, const struct post *post)
{
    if (post_is_gone(post))
        post_gone_html(page, thread, post);
    else
        post_html(page, thread, post);
    if (thread->where.order == POSTS_TREE && thread_level(thread, post) == THREAD_LEVELS &&
        post->reply_count)
        continue_html(page, thread, post);
}

void thread_put(struct page *page, const struct thread *thread)
{
    struct nesting nesting = { 0 };

    if (thread->kinds.all)
        thread_kinds_html(page, thread);
    thread_open_html(page);
    put_above(page, thread, &nesting);
    for (size_t i = 0; i < thread->posts.count; i++) {
        open_item(page, thread, i, &nesting);
        put_post(page, thread, &thread->posts.items[i]);
    }
    while (nesting.depth > 1)
        close_level(page, &nesting);
    if (nesting.depth)
        item_close_html(page);
    thread_close_html(page);
    thread_pager_html(page, thread);
}
