#include "exchange/discourse_around.h"
#include "exchange/discourse_batch.h"
#include "sql.h"
#include "topics/quote.h"

/* A post whose older texts have been put aside. */
struct old_post {
    int64_t id;
    int64_t topic_id;
    int64_t author_id;
    int64_t created_at;
    int64_t edited_at;
    int64_t revision;
    int64_t stamp;
};

/* One of its texts. */
struct old_text {
    int64_t number;
    struct str markdown;
    int64_t written_at; /* as put aside */
    int64_t author_id;
};

static bool add_revision(struct db *db, const struct old_post *post, const struct old_text *text)
{
    struct rows rows = db_query(db, sql_import_revision_add, value(post->id), value(text->number),
                                value(text->markdown), value(text->written_at),
                                value(text->author_id ? text->author_id : post->author_id));
    bool is_new = rows_next(&rows);

    return rows_end(&rows) == OK && is_new;
}

/* A text that is not the one shown: it is kept, and whom it quotes. */
static void keep_text(struct discourse_finish *finish, struct db *db, const struct old_post *post,
                      const struct old_text *text)
{
    struct arena arena = { 0 };
    struct kept_text kept = { post->id, post->topic_id, text->number };

    if (!add_revision(db, post, text))
        return;
    finish->counts.revisions++;
    if (str_find(text->markdown, STR("[quote"), 0) < text->markdown.length) {
        struct markdown rendered = markdown_render(&arena, text->markdown, MARKDOWN_IMPORTED_MAX);

        quotes_learn(db, &arena, finish->origin, &kept, &rendered.quotes);
    }
    arena_free(&arena);
}

/* The newest text is shown already; it only takes its number. */
static void take_number(struct db *db, const struct old_post *post, const struct old_text *newest)
{
    if (newest->number <= post->revision)
        return;
    db_try(db, sql_import_quotes_move, value(post->id), value(post->revision),
           value(newest->number));
    db_try(db, sql_import_post_revision, value(post->id), value(newest->number),
           value_id(newest->author_id));
}

static void make_history(struct discourse_finish *finish, struct db *db,
                         const struct old_post *post)
{
    struct rows rows = db_query(db, sql_import_revisions_of_post, value(post->id));
    struct arena arenas[2] = { { 0 }, { 0 } };
    struct old_text last = { 0 };

    for (int turn = 0; rows_next(&rows); turn = !turn) {
        struct old_text text;

        arena_reset(&arenas[turn]);
        text = (struct old_text){
            .number = row_integer(&rows, "number"),
            .markdown = row_text(&rows, "markdown", &arenas[turn]),
            .written_at = row_integer(&rows, "written_at"),
            .author_id = row_integer(&rows, "author_id"),
        };
        if (last.written_at > 0)
            keep_text(finish, db, post, &last);
        /* Said by a later change alone: of use for the first text; the others say it themselves. */
        if (!text.written_at && !last.number)
            text.written_at = post->created_at;
        last = text;
    }
    if (rows_end(&rows) == OK)
        take_number(db, post, &last);
    arena_free(&arenas[0]);
    arena_free(&arenas[1]);
}

enum result finish_revisions(struct db *db, void *context)
{
    struct discourse_finish *finish = context;
    struct rows rows = db_query(db, sql_import_revision_posts, value(finish->origin));
    struct {
        struct old_post *items;
        size_t count;
        size_t size;
    } posts = { 0 };

    arena_reset(&finish->scratch);
    finish->counts = (struct discourse_counts){ 0 };
    while (rows_next(&rows))
        *list_add(&finish->scratch, &posts) = (struct old_post){
            .id = row_integer(&rows, "post_id"),
            .topic_id = row_integer(&rows, "topic_id"),
            .author_id = row_integer(&rows, "author_id"),
            .created_at = row_integer(&rows, "created_at"),
            .edited_at = row_integer(&rows, "edited_at"),
            .revision = row_integer(&rows, "revision"),
            .stamp = row_integer(&rows, "stamp"),
        };
    if (rows_end(&rows) != OK)
        return db_state(db);
    for (size_t i = 0; i < posts.count && db_state(db) == OK; i++) {
        const struct old_post *post = &posts.items[i];

        /* Words that somebody changed here have a history of their own. */
        if (post->edited_at == discourse_edited_at(post->stamp))
            make_history(finish, db, post);
        db_try(db, sql_import_revisions_forget, value(post->id));
    }
    finish->finished = (int64_t)posts.count;
    return db_state(db);
}
