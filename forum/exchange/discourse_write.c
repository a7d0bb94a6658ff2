#include "exchange/discourse_around.h"
#include "exchange/discourse_batch.h"
#include "exchange/discourse_place.h"
#include "sql.h"
#include "topics/post.h"
#include "topics/quote.h"

/* Why a post is hidden that was hidden there; what a moderator hides here has another reason. */
#define HIDDEN_THERE "Hidden in the forum it comes from."

/* A post of the archive as it stands here. */
struct known_post {
    int64_t id; /* 0: not here yet */
    int64_t topic_id;
    int64_t number;
    int64_t stamp;
    int64_t revision;
    int64_t edited_at;
    int64_t deleted_at;
    int64_t likes;
};

static struct known_post find_known(struct db *db, struct str origin, int64_t old_id)
{
    struct rows rows = db_query(db, sql_imported_post_find, value(origin), value(old_id));
    struct known_post known = { 0 };

    if (rows_next(&rows))
        known = (struct known_post){
            .id = row_integer(&rows, "id"),
            .topic_id = row_integer(&rows, "topic_id"),
            .number = row_integer(&rows, "number"),
            .stamp = row_integer(&rows, "stamp"),
            .revision = row_integer(&rows, "revision"),
            .edited_at = row_integer(&rows, "edited_at"),
            .deleted_at = row_integer(&rows, "deleted_at"),
            .likes = row_integer(&rows, "likes_before"),
        };
    return rows_end(&rows) == OK ? known : (struct known_post){ 0 };
}

static struct markdown rendered(struct arena *arena, struct str markdown)
{
    return markdown_render(arena, markdown, MARKDOWN_IMPORTED_MAX);
}

static bool says_nothing_new(const struct discourse_post *post, const struct known_post *known)
{
    return known->id && post->stamp <= known->stamp && post->likes <= known->likes;
}

enum result batch_prepare(struct discourse_batch *batch, struct db *db)
{
    const struct discourse_posts *posts = &batch->content.posts;

    batch->ready = arena_alloc(&batch->arena, posts->count * sizeof *batch->ready);
    db_begin(db);
    for (size_t i = 0; i < posts->count; i++) {
        const struct discourse_post *post = &posts->items[i];
        struct known_post known = find_known(db, batch->origin, post->id);

        batch->ready[i].is_known = says_nothing_new(post, &known);
    }
    for (size_t i = 0; i < posts->count && db_state(db) == OK; i++) {
        const struct discourse_post *post = &posts->items[i];
        struct discourse_ready *ready = &batch->ready[i];

        if (ready->is_known || post->deleted_at)
            continue;
        ready->markdown =
            post->raw.length ? post->raw : markdown_from_html(&batch->arena, post->cooked);
        ready->rendered = rendered(&batch->arena, ready->markdown);
    }
    return db_commit(db);
}

/* Keeps what a text quotes; the archive's own ids and numbers become the ones here. */
static void keep_quotes(struct discourse_batch *batch, struct db *db, const struct known_post *post,
                        const struct markdown_quotes *quotes)
{
    struct markdown_quotes here = { 0 };

    for (size_t i = 0; i < quotes->count; i++) {
        struct markdown_quote quote = quotes->items[i];

        if (quote.topic_id)
            quote.topic_id = quoted_topic(db, batch->origin, quote.topic_id);
        if (quote.number)
            quote.number =
                quoted_number(db, quote.topic_id ? quote.topic_id : post->topic_id, quote.number);
        *list_add(&batch->scratch, &here) = quote;
    }
    if (quotes_keep(db, post->id, post->revision, post->topic_id, &here) != OK)
        return; /* it sticks to the connection */
}

/* What a text refers to: posts, people, teams. */
static void keep_references(struct discourse_batch *batch, struct db *db,
                            const struct known_post *post, const struct markdown *rendered)
{
    keep_quotes(batch, db, post, &rendered->quotes);
    if (mentions_drop(db, post->id) != OK ||
        mentions_bring(db, &batch->scratch, post->id, &rendered->mentions) != OK)
        return; /* it sticks to the connection */
}

static struct str why_hidden(const struct discourse_post *post)
{
    return post->is_hidden ? STR(HIDDEN_THERE) : STR("");
}

static int64_t hidden_at(const struct discourse_post *post)
{
    return post->is_hidden ? post->created_at : 0;
}

/* A post on its way in, and whose it is and where it stands here. */
struct incoming {
    const struct discourse_post *post;
    const struct discourse_ready *ready;
    int64_t topic_id;
    int64_t author_id;
};

static void post_add(struct discourse_batch *batch, struct db *db, const struct incoming *in)
{
    const struct discourse_post *post = in->post;
    int64_t id = free_id(db, &sql_import_post_taken, post->id);
    int64_t number = free_number(db, in->topic_id, post->number);
    struct known_post here = { .id = id, .topic_id = in->topic_id, .revision = 1 };

    db_try(db, sql_import_post_add, value(id), value(in->topic_id), value(number),
           value_bytes(post_path(&batch->scratch, STR(""), number)), value(in->author_id),
           value(in->ready->markdown), value(in->ready->rendered.html.markup),
           value(MARKDOWN_VERSION), value(post->created_at),
           value(discourse_edited_at(post->stamp)), value(post->likes), value(post->deleted_at),
           value(hidden_at(post)), value(why_hidden(post)));
    db_try(db, sql_imported_post_add, value(batch->origin), value(post->id), value(id),
           value(in->topic_id), value(post->number), value(post->answers), value(post->stamp));
    if (id != post->id)
        db_try(db, sql_import_address_add, value(STR("post")), value(batch->origin),
               value(post->id), value(STR("")), value(id));
    keep_references(batch, db, &here, &in->ready->rendered);
    batch->counts.posts++;
    batch->counts.likes += post->likes;
}

/* It was moved to another topic there: so it is here, and both topics are counted again. */
static void post_move(struct discourse_batch *batch, struct db *db, const struct incoming *in,
                      const struct known_post *known)
{
    int64_t number = free_number(db, in->topic_id, in->post->number);

    db_try(db, sql_import_post_move, value(known->id), value(in->topic_id), value(number),
           value_bytes(post_path(&batch->scratch, STR(""), number)));
    topic_touch(batch, db, known->topic_id);
}

static void post_renew(struct discourse_batch *batch, struct db *db, const struct incoming *in,
                       const struct known_post *known)
{
    const struct discourse_post *post = in->post;
    int64_t likes = post->likes > known->likes ? post->likes : known->likes;
    struct known_post here = *known;

    if (in->topic_id != known->topic_id)
        post_move(batch, db, in, known);
    here.topic_id = in->topic_id;
    db_try(db, sql_import_post_update, value(known->id), value(in->ready->markdown),
           value(in->ready->rendered.html.markup), value(MARKDOWN_VERSION),
           value(discourse_edited_at(post->stamp)), value(likes), value(post->deleted_at),
           value(hidden_at(post)), value(why_hidden(post)), value(STR(HIDDEN_THERE)));
    db_try(db, sql_imported_post_update, value(batch->origin), value(post->id), value(in->topic_id),
           value(post->number), value(post->answers), value(post->stamp));
    keep_references(batch, db, &here, &in->ready->rendered);
    if (quotes_changed(db, known->topic_id, known->number) != OK)
        return;
    batch->counts.posts_newer++;
    batch->counts.likes += likes - known->likes;
}

/* Words that somebody changed or took back here are theirs: no archive brings others. */
static bool is_changed_here(const struct known_post *known)
{
    bool was_deleted_there = known->deleted_at <= discourse_stamp_milliseconds(known->stamp) / 1000;

    return known->edited_at != discourse_edited_at(known->stamp) ||
           (known->deleted_at && !was_deleted_there);
}

static void post_like(struct discourse_batch *batch, struct db *db, const struct incoming *in,
                      const struct known_post *known)
{
    db_try(db, sql_import_post_likes, value(known->id), value(in->post->likes));
    batch->counts.likes += in->post->likes - known->likes;
    batch->counts.posts_known++;
}

/* Gives whether anything was written. */
static bool write_post(struct discourse_batch *batch, struct db *db, const struct incoming *in)
{
    struct known_post known = { 0 };

    if (!in->ready->is_known)
        known = find_known(db, batch->origin, in->post->id);
    if (in->ready->is_known || says_nothing_new(in->post, &known)) {
        batch->counts.posts_known++;
        return false;
    }
    if (known.id && in->post->stamp > known.stamp && is_changed_here(&known)) {
        batch->counts.posts_changed_here++;
        return false;
    }
    if (!known.id)
        post_add(batch, db, in);
    else if (in->post->stamp <= known.stamp)
        post_like(batch, db, in, &known);
    else
        post_renew(batch, db, in, &known);
    return true;
}

/* The ids here of all people and topics of the batch. */
static void find_around(struct discourse_batch *batch, struct db *db, int64_t *people,
                        int64_t *topics)
{
    const struct discourse_content *content = &batch->content;

    for (size_t i = 0; i < content->categories.count; i++)
        category_learn(batch, db, &content->categories.items[i]);
    for (size_t i = 0; i < content->people.count; i++)
        people[i] = person_here(batch, db, &content->people.items[i]);
    for (size_t i = 0; i < content->posts.count; i++) {
        const struct discourse_post *post = &content->posts.items[i];

        if (!topics[post->topic])
            topics[post->topic] =
                topic_here(batch, db, &content->topics.items[post->topic], people[post->person]);
    }
    for (size_t i = 0; i < content->old_slugs.count; i++) {
        struct discourse_slug old = content->old_slugs.items[i];
        int64_t old_id = content->topics.items[old.topic].id;

        if (topics[old.topic] != old_id)
            db_try(db, sql_import_address_add, value(STR("topic")), value(batch->origin),
                   value(old_id), value(old.slug), value(topics[old.topic]));
    }
}

/* Ids given here from now on lie above those that came in. */
static enum result move_ids(struct db *db)
{
    enum result result = db_ids_moved(db, "topic");

    if (result == OK)
        result = db_ids_moved(db, "post");
    return result == OK ? db_ids_moved(db, "category") : result;
}

enum result batch_write(struct db *db, void *context)
{
    struct discourse_batch *batch = context;
    const struct discourse_content *content = &batch->content;
    int64_t *people, *topics;
    bool *people_changed, *topics_changed;

    arena_reset(&batch->scratch);
    batch->counts = (struct discourse_counts){ 0 };
    people = arena_alloc(&batch->scratch, content->people.count * sizeof *people);
    topics = arena_alloc(&batch->scratch, content->topics.count * sizeof *topics);
    people_changed = arena_alloc(&batch->scratch, content->people.count);
    topics_changed = arena_alloc(&batch->scratch, content->topics.count);
    find_around(batch, db, people, topics);
    for (size_t i = 0; i < content->posts.count && db_state(db) == OK; i++) {
        const struct discourse_post *post = &content->posts.items[i];

        if (!write_post(batch, db,
                        &(struct incoming){ post, &batch->ready[i], topics[post->topic],
                                            people[post->person] }))
            continue;
        people_changed[post->person] = true;
        topics_changed[post->topic] = true;
    }
    for (size_t i = 0; i < content->people.count; i++)
        if (people_changed[i])
            person_touch(batch, db, people[i]);
    for (size_t i = 0; i < content->topics.count; i++)
        if (topics_changed[i])
            topic_touch(batch, db, topics[i]);
    return db_state(db) == OK ? move_ids(db) : db_state(db);
}
