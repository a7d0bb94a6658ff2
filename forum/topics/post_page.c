#include "base/arena.h"
#include "sql.h"
#include "topics/post.h"
#include "topics/post_from.h"

/* A stretch of a topic's tree: from one path to before another, so many bytes deep at most. */
struct stretch {
    int64_t topic_id;
    struct str from;
    struct str to;
    int64_t bytes_max;
};

static enum result find_path(struct db *db, struct arena *arena, int64_t topic_id, int64_t number,
                             struct str *path)
{
    struct rows rows = db_query(db, sql_post_path, value(topic_id), value(number));

    if (rows_next(&rows))
        *path = row_bytes(&rows, "path", arena);
    return rows_end_one(&rows);
}

/* What hangs deeper than paths go stands beside its ancestor, so it is shown with it. */
static struct str branch_end(struct arena *arena, struct str root)
{
    return path_end(arena, path_level(root) == POST_LEVELS_MAX ? path_top(root, POST_LEVELS_MAX - 1)
                                                               : root);
}

/* The whole of a page's branch, or of its topic. */
static enum result whole(struct db *db, struct arena *arena, int64_t topic_id,
                         const struct post_page *page, struct stretch *stretch)
{
    struct str root = STR("");
    enum result result = OK;
    int level;

    if (page->branch)
        result = find_path(db, arena, topic_id, page->branch, &root);
    if (result != OK)
        return result;
    level = path_level(root);
    *stretch = (struct stretch){
        .topic_id = topic_id,
        .from = root,
        .to = branch_end(arena, root),
        .bytes_max = page->levels ? (level + page->levels - (level > 0)) * PATH_STEP_BYTES
                                  : POST_LEVELS_MAX * PATH_STEP_BYTES,
    };
    return OK;
}

/* A post before the stretch leaves it whole: a branch shows nothing that is not in it. */
static enum result begin_after(struct db *db, struct arena *arena, int64_t number,
                               struct stretch *stretch)
{
    struct str after = STR("");
    enum result result = find_path(db, arena, stretch->topic_id, number, &after);

    if (result == OK && str_order(after, stretch->from) >= 0)
        stretch->from = path_next(arena, after);
    return result;
}

/* Four levels: written out in posts_in_shallow_tree and in its index. */
enum { SHALLOW_BYTES = 16 };

static struct rows ask_tree(struct db *db, const struct stretch *stretch)
{
    if (stretch->bytes_max == SHALLOW_BYTES)
        return db_query(db, sql_posts_in_shallow_tree, value(stretch->topic_id),
                        value_bytes(stretch->from), value_bytes(stretch->to),
                        value(POSTS_PER_PAGE + 1));
    return db_query(db, sql_posts_in_tree, value(stretch->topic_id), value_bytes(stretch->from),
                    value_bytes(stretch->to), value(stretch->bytes_max), value(POSTS_PER_PAGE + 1));
}

static enum result read_tree(struct db *db, struct arena *arena, int64_t topic_id,
                             const struct post_page *page, struct posts *posts)
{
    struct stretch stretch;
    struct rows rows;
    enum result result = whole(db, arena, topic_id, page, &stretch);

    if (result == OK && page->after)
        result = begin_after(db, arena, page->after, &stretch);
    if (result != OK)
        return result;
    rows = ask_tree(db, &stretch);
    return posts_take(db, arena, &rows, POSTS_PER_PAGE, posts);
}

enum result posts_of_topic(struct db *db, struct arena *arena, int64_t topic_id,
                           const struct post_page *page, struct posts *posts)
{
    struct rows rows;

    if (page->order == POSTS_TREE)
        return read_tree(db, arena, topic_id, page, posts);
    if (page->kind)
        rows = db_query(db, sql_posts_of_kind, value(topic_id), value((int)page->kind),
                        value(page->after), value(POSTS_PER_PAGE + 1));
    else
        rows = db_query(db, sql_posts_by_time, value(topic_id), value(page->after),
                        value(POSTS_PER_PAGE + 1));
    return posts_take(db, arena, &rows, POSTS_PER_PAGE, posts);
}

/* The number of the post so many before the stretch's end; 0 when there are not so many. */
static enum result step_back_in_tree(struct db *db, struct arena *arena,
                                     const struct stretch *stretch, int64_t steps, int64_t *number)
{
    struct rows rows =
        db_query(db, sql_post_before_in_tree, value(stretch->topic_id), value_bytes(stretch->from),
                 value_bytes(stretch->to), value(stretch->bytes_max), value(steps));

    *number = 0;
    if (rows_next(&rows)) {
        struct str path = row_bytes(&rows, "path", arena);

        *number = path_number(path, path_level(path));
    }
    return rows_end(&rows);
}

static enum result step_back_in_time(struct db *db, int64_t topic_id, const struct post_page *page,
                                     int64_t before, int64_t steps, int64_t *number)
{
    struct rows rows = page->kind ? db_query(db, sql_post_before_of_kind, value(topic_id),
                                             value((int)page->kind), value(before), value(steps))
                                  : db_query(db, sql_post_before_by_time, value(topic_id),
                                             value(before), value(steps));

    *number = 0;
    if (rows_next(&rows))
        *number = row_integer(&rows, "number");
    return rows_end(&rows);
}

static enum result take_count(struct rows *rows, int64_t *count)
{
    if (rows_next(rows))
        *count = row_integer(rows, "count");
    return rows_end_one(rows);
}

static enum result page_in_time(struct db *db, int64_t topic_id, int64_t number,
                                struct post_page *page)
{
    struct rows rows = db_query(db, sql_post_count_by_time, value(topic_id), value(number));
    int64_t count = 0;
    enum result result = take_count(&rows, &count);

    if (result != OK)
        return result;
    return step_back_in_time(db, topic_id, page, number, count % POSTS_PER_PAGE, &page->after);
}

/* Branches lie end to end too: each begins at the last level of the one above it. */
static int64_t branch_that_shows(struct str path, int levels)
{
    int level = path_level(path);

    if (levels < 2 || level <= levels)
        return 0;
    return path_number(path, 1 + (level - 2) / (levels - 1) * (levels - 1));
}

static enum result page_in_tree(struct db *db, struct arena *arena, int64_t topic_id,
                                struct str path, struct post_page *page)
{
    struct stretch before;
    struct rows rows;
    int64_t count = 0;
    enum result result;

    page->branch = branch_that_shows(path, page->levels);
    result = whole(db, arena, topic_id, page, &before);
    if (result != OK)
        return result;
    before.to = path;
    rows = db_query(db, sql_post_count_in_tree, value(topic_id), value_bytes(before.from),
                    value_bytes(before.to), value(before.bytes_max));
    result = take_count(&rows, &count);
    if (result != OK)
        return result;
    return step_back_in_tree(db, arena, &before, count % POSTS_PER_PAGE, &page->after);
}

enum result post_page_of(struct db *db, struct arena *arena, int64_t topic_id, int64_t number,
                         struct post_page *page)
{
    struct str path = { 0 };
    enum result result = find_path(db, arena, topic_id, number, &path);

    if (result != OK)
        return result;
    return page->order == POSTS_TREE ? page_in_tree(db, arena, topic_id, path, page)
                                     : page_in_time(db, topic_id, number, page);
}

enum result post_page_before(struct db *db, struct arena *arena, int64_t topic_id,
                             struct post_page *page)
{
    struct stretch before;
    struct str last;
    enum result result;

    if (page->order == POSTS_BY_TIME)
        return step_back_in_time(db, topic_id, page, page->after, POSTS_PER_PAGE - 1, &page->after);
    result = whole(db, arena, topic_id, page, &before);
    if (result == OK)
        result = find_path(db, arena, topic_id, page->after, &last);
    if (result != OK)
        return result;
    before.to = last;
    return step_back_in_tree(db, arena, &before, POSTS_PER_PAGE - 1, &page->after);
}

enum result post_page_numbered(struct db *db, int64_t topic_id, int64_t page_number,
                               struct post_page *page)
{
    struct rows rows = db_query(db, sql_post_number_at, value(topic_id),
                                value((page_number - 1) * POSTS_PER_PAGE - 1));

    if (rows_next(&rows))
        page->after = row_integer(&rows, "number");
    return rows_end_one(&rows);
}

enum result post_kind_counts(struct db *db, int64_t topic_id, struct kind_counts *counts)
{
    struct rows rows = db_query(db, sql_post_kind_counts, value(topic_id));

    *counts = (struct kind_counts){ 0 };
    while (rows_next(&rows)) {
        int64_t kind = row_integer(&rows, "kind"), count = row_integer(&rows, "count");

        if (kind > POST_PLAIN && kind < POST_KINDS) {
            counts->of[kind] = count;
            counts->all += count;
        }
    }
    return rows_end(&rows);
}

enum result posts_most_liked(struct db *db, struct arena *arena, int64_t topic_id,
                             enum post_kind kind, struct posts *posts)
{
    struct rows rows = db_query(db, sql_posts_most_liked, value(topic_id), value((int)kind),
                                value(SIDE_POSTS_MAX + 1));

    return posts_take(db, arena, &rows, SIDE_POSTS_MAX, posts);
}
