#include "exchange/discourse_around.h"
#include "exchange/discourse_batch.h"
#include "exchange/discourse_known.h"
#include "exchange/discourse_place.h"
#include "sql.h"
#include "topics/post.h"
#include "topics/quote.h"

/* Why a post is hidden that was hidden there; what a moderator hides here has another reason. */
#define HIDDEN_THERE "Hidden in the forum it comes from."

void quotes_learn(struct db *db, struct arena *arena, struct str origin,
                  const struct kept_text *text, const struct markdown_quotes *quotes)
{
    struct markdown_quotes here = { 0 };

    for (size_t i = 0; i < quotes->count; i++) {
        struct markdown_quote quote = quotes->items[i];

        if (quote.topic_id)
            quote.topic_id = quoted_topic(db, origin, quote.topic_id);
        if (quote.number)
            quote.number =
                quoted_number(db, quote.topic_id ? quote.topic_id : text->topic_id, quote.number);
        *list_add(arena, &here) = quote;
    }
    if (quotes_keep(db, text->post_id, text->revision, text->topic_id, &here) != OK)
        return; /* it sticks to the connection */
}

/* What a text refers to: posts, people, teams. */
static void keep_references(struct discourse_batch *batch, struct db *db,
                            const struct known_post *post, const struct markdown *rendered)
{
    quotes_learn(db, &batch->scratch, batch->origin,
                 &(struct kept_text){ post->id, post->topic_id, post->revision },
                 &rendered->quotes);
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

/* What it answers, when that is here already; else the tree is made when all is in. */
static struct str find_parent(struct db *db, struct arena *arena, const struct incoming *in,
                              int64_t *id)
{
    struct str path = STR("");
    struct rows rows;

    if (!in->post->answers)
        return path;
    rows = db_query(db, sql_import_parent, value(in->topic_id), value(in->post->answers));
    if (rows_next(&rows)) {
        *id = row_integer(&rows, "id");
        path = row_bytes(&rows, "path", arena);
    }
    return rows_end(&rows) == OK ? path : STR("");
}

/* Where a new post is to stand. */
struct spot {
    int64_t id;
    int64_t number;
    int64_t parent_id; /* 0: the topic, or what is not here yet */
    struct str parent_path;
};

/* False when the id or the number is taken. */
static bool insert(struct discourse_batch *batch, struct db *db, const struct incoming *in,
                   const struct spot *spot)
{
    const struct discourse_post *post = in->post;
    struct rows rows = db_query(
        db, sql_import_post_add, value(spot->id), value(in->topic_id), value(spot->number),
        value_bytes(post_path(&batch->scratch, spot->parent_path, spot->number)),
        value(in->author_id), value(in->ready->markdown), value(in->ready->rendered.html.markup),
        value(MARKDOWN_VERSION), value(post->created_at), value(discourse_edited_at(post->stamp)),
        value(likes_said(batch, post)), value(post->deleted_at), value(hidden_at(post)),
        value(why_hidden(post)), value_id(spot->parent_id), value(post->is_wiki));
    bool is_in = rows_next(&rows);

    return rows_end(&rows) == OK && is_in;
}

static void post_add(struct discourse_batch *batch, struct db *db, const struct incoming *in)
{
    const struct discourse_post *post = in->post;
    struct spot spot = { .id = post->id, .number = post->number };
    struct known_post here = { .topic_id = in->topic_id, .revision = 1 };

    spot.parent_path = find_parent(db, &batch->scratch, in, &spot.parent_id);
    if (!insert(batch, db, in, &spot) && db_state(db) == OK) {
        spot.id = free_id(db, &sql_import_post_taken, post->id);
        spot.number = free_number(db, in->topic_id, post->number);
        if (!insert(batch, db, in, &spot))
            return; /* it sticks to the connection */
    }
    db_try(db, sql_imported_post_add, value(batch->origin), value(post->id), value(spot.id),
           value(in->topic_id), value(post->number), value(post->answers), value(post->stamp));
    if (spot.id != post->id)
        db_try(db, sql_import_address_add, value(STR("post")), value(batch->origin),
               value(post->id), value(STR("")), value(spot.id));
    here.id = spot.id;
    if (in->ready->rendered.quotes.count || in->ready->rendered.mentions.count)
        keep_references(batch, db, &here, &in->ready->rendered);
    batch->counts.posts++;
    batch->counts.likes += likes_said(batch, post);
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
    int64_t said = likes_said(batch, post), likes = said > known->likes ? said : known->likes;
    struct known_post here = *known;

    if (in->topic_id != known->topic_id)
        post_move(batch, db, in, known);
    here.topic_id = in->topic_id;
    db_try(db, sql_import_post_update, value(known->id), value(in->ready->markdown),
           value(in->ready->rendered.html.markup), value(MARKDOWN_VERSION),
           value(discourse_edited_at(post->stamp)), value(likes - known->likes_named),
           value(post->deleted_at), value(hidden_at(post)), value(why_hidden(post)),
           value(STR(HIDDEN_THERE)), value(post->is_wiki));
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
    int64_t likes = likes_said(batch, in->post);

    db_try(db, sql_import_post_likes, value(known->id), value(likes - known->likes_named));
    batch->counts.likes += likes - known->likes;
    batch->counts.posts_known++;
}

static void count_refused(struct discourse_counts *counts, enum discourse_refusal refusal)
{
    counts->posts_private += refusal == REFUSED_PRIVATE;
    counts->posts_of_deleted_topic += refusal == REFUSED_DELETED;
    counts->posts_without_topic += refusal == REFUSED_UNKNOWN;
}

/* Gives whether anything was written. */
static bool write_post(struct discourse_batch *batch, struct db *db, const struct incoming *in)
{
    struct known_post known = { 0 };

    count_refused(&batch->counts, in->ready->refusal);
    if (in->ready->refusal)
        return false;
    if (!in->ready->is_known)
        known = known_post(db, batch->origin, in->post->id);
    if (in->ready->is_known || known_post_says_all(&known, in->post, likes_said(batch, in->post))) {
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

/* Teams, categories and people; then what is said of them in other tables. */
static void find_people(struct discourse_batch *batch, struct db *db, int64_t *people)
{
    const struct discourse_content *content = &batch->content;

    for (size_t i = 0; i < content->groups.count; i++)
        if (!team_here(batch, db, &content->groups.items[i]))
            return;
    for (size_t i = 0; i < content->categories.count; i++)
        category_learn(batch, db, &content->categories.items[i]);
    for (size_t i = 0; i < content->accesses.count; i++)
        access_learn(batch, db, &content->accesses.items[i]);
    for (size_t i = 0; i < content->people.count; i++)
        people[i] = person_here(batch, db, &content->people.items[i]);
    for (size_t i = 0; i < content->members.count; i++)
        member_learn(batch, db, &content->members.items[i]);
    for (size_t i = 0; i < content->profiles.count; i++)
        profile_learn(batch, db, &content->profiles.items[i]);
    for (size_t i = 0; i < content->tags.count; i++)
        tag_learn(batch, db, &content->tags.items[i]);
}

static int64_t find_topic(struct discourse_batch *batch, struct db *db, size_t i, int64_t author_id)
{
    const struct discourse_topic *topic = &batch->content.topics.items[i];

    if (topic->is_only_id)
        return batch->known_topics[i];
    if (topic->refusal)
        return topic_refused(batch, db, topic);
    return topic_here(batch, db, topic, author_id);
}

/* A row says itself who opened a topic; else it is who wrote the first post that is here. */
static void find_topics_here(struct discourse_batch *batch, struct db *db, const int64_t *people,
                             int64_t *topics)
{
    const struct discourse_content *content = &batch->content;

    for (size_t i = 0; i < content->topics.count; i++)
        if (content->topics.items[i].is_row || content->topics.items[i].is_only_id)
            topics[i] = find_topic(batch, db, i, people[content->topics.items[i].person]);
    for (size_t i = 0; i < content->posts.count; i++) {
        const struct discourse_post *post = &content->posts.items[i];

        if (!topics[post->topic] && !batch->ready[i].refusal)
            topics[post->topic] = find_topic(batch, db, post->topic, people[post->person]);
    }
    for (size_t i = 0; i < content->old_slugs.count; i++) {
        struct discourse_slug old = content->old_slugs.items[i];
        int64_t old_id = content->topics.items[old.topic].id;

        if (topics[old.topic] && topics[old.topic] != old_id)
            db_try(db, sql_import_address_add, value(STR("topic")), value(batch->origin),
                   value(old_id), value(old.slug), value(topics[old.topic]));
    }
}

/* Everything here of a batch's people and topics, by their places in the content. */
struct around {
    int64_t *people;
    int64_t *topics;
    bool *people_changed;
    bool *topics_changed;
};

static struct around find_around(struct discourse_batch *batch, struct db *db)
{
    const struct discourse_content *content = &batch->content;
    struct arena *arena = &batch->scratch;
    size_t people = content->people.count + 1, topics = content->topics.count + 1;
    struct around around = {
        .people = arena_alloc(arena, people * sizeof *around.people),
        .topics = arena_alloc(arena, topics * sizeof *around.topics),
        .people_changed = arena_alloc(arena, people),
        .topics_changed = arena_alloc(arena, topics),
    };

    find_people(batch, db, around.people);
    find_topics_here(batch, db, around.people, around.topics);
    return around;
}

static void write_posts(struct discourse_batch *batch, struct db *db, const struct around *around)
{
    const struct discourse_content *content = &batch->content;

    for (size_t i = 0; i < content->posts.count && db_state(db) == OK; i++) {
        const struct discourse_post *post = &content->posts.items[i];
        struct incoming in = { post, &batch->ready[i], around->topics[post->topic],
                               around->people[post->person] };

        if (!write_post(batch, db, &in))
            continue;
        around->people_changed[post->person] = true;
        around->topics_changed[post->topic] = true;
    }
    for (size_t i = 0; i < content->people.count; i++)
        if (around->people_changed[i])
            person_touch(batch, db, around->people[i]);
    for (size_t i = 0; i < content->topics.count; i++)
        if (around->topics_changed[i])
            topic_touch(batch, db, around->topics[i]);
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
    struct around around;

    arena_reset(&batch->scratch);
    batch->counts = (struct discourse_counts){ 0 };
    batch->touched = arena_alloc(&batch->scratch, TOUCHED_KNOWN * sizeof *batch->touched);
    around = find_around(batch, db);
    write_posts(batch, db, &around);
    for (size_t i = 0; i < content->taggings.count; i++)
        tagging_learn(batch, db, &content->taggings.items[i]);
    for (size_t i = 0; i < content->likes.count; i++)
        like_learn(batch, db, &content->likes.items[i]);
    for (size_t i = 0; i < content->revisions.count; i++)
        revision_put_aside(batch, db, &content->revisions.items[i]);
    return db_state(db) == OK ? move_ids(db) : db_state(db);
}
