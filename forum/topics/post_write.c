#include "topics/post_write.h"

#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "sql.h"
#include "topics/event.h"

struct parent {
    int64_t id;
    struct str path;
};

static enum result find_parent(struct db *db, struct arena *arena, const struct reply_wish *wish,
                               struct problems *problems, struct parent *parent)
{
    struct rows rows;
    bool is_gone = true;
    enum result result;

    *parent = (struct parent){ .path = STR("") };
    if (!wish->parent_number)
        return OK;
    rows = db_query(db, sql_post_parent, value(wish->topic_id), value(wish->parent_number));
    if (rows_next(&rows)) {
        parent->id = row_integer(&rows, "id");
        parent->path = row_bytes(&rows, "path", arena);
        is_gone = row_integer(&rows, "deleted_at") || row_integer(&rows, "hidden_at");
    }
    result = rows_end(&rows);
    if (result == OK && is_gone)
        return problem_add(problems, "to",
                           N_("The message you are replying to is no longer there."));
    return result;
}

/* The next number of a topic, taken in order: PostgreSQL holds the topic's lock around it. */
static enum result take_number(struct db *db, int64_t topic_id, struct problems *problems,
                               int64_t *number)
{
    struct rows rows = db_query(db, sql_topic_number, value(topic_id));
    bool is_closed = false, is_hidden = false;
    enum result result;

    if (rows_next(&rows)) {
        *number = row_integer(&rows, "highest");
        is_closed = row_integer(&rows, "closed_at") != 0;
        is_hidden = row_integer(&rows, "hidden_at") != 0;
    }
    result = rows_end_one(&rows);
    if (result != OK || is_hidden)
        return result != OK ? result : NOT_FOUND;
    if (!is_closed)
        return OK;
    problem_add(problems, "", N_("This debate is closed: it takes no more messages."));
    return CONFLICT;
}

static enum result is_new_here(struct db *db, const struct reply_wish *wish, bool *is_new)
{
    struct rows rows =
        db_query(db, sql_post_of_person, value(wish->topic_id), value(wish->author_id));

    *is_new = !rows_next(&rows);
    return rows_end(&rows);
}

static enum result add(struct db *db, const struct reply_wish *wish, const struct parent *parent,
                       struct post *post)
{
    const struct written *written = wish->written;
    struct rows rows =
        db_query(db, sql_post_add, value(wish->topic_id), value(post->number), value_id(parent->id),
                 value_bytes(post->path), value(wish->author_id), value(wish->lang),
                 value(written->text), value(written->rendered.html.markup),
                 value(MARKDOWN_VERSION), value(post->created_at), value((int)wish->kind));

    if (rows_next(&rows))
        post->id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static enum result count(struct db *db, const struct reply_wish *wish, const struct parent *parent,
                         const struct post *post, bool is_new)
{
    enum result result = OK;

    if (parent->id)
        result = db_do(db, sql_post_answered, value(parent->id));
    if (result == OK)
        result = db_do(db, sql_topic_answered, value(wish->topic_id), value(wish->author_id),
                       value(post->created_at), value(is_new));
    if (result == OK)
        result = db_do(db, sql_post_author_grow, value(wish->author_id), value(1),
                       value(wish->topic_id));
    return result;
}

static enum result tell_written(struct db *db, struct arena *arena, const struct reply_wish *wish,
                                const struct post *post)
{
    struct event event = {
        .kind = POST_WRITTEN,
        .topic_id = wish->topic_id,
        .post_id = post->id,
        .actor_id = wish->author_id,
        .written = wish->written,
    };

    return event_tell(db, arena, &event);
}

enum result post_reply(struct db *db, struct arena *arena, const struct reply_wish *wish,
                       struct problems *problems, struct post *post)
{
    struct parent parent;
    bool is_new = true;
    enum result result;

    *post = (struct post){ .topic_id = wish->topic_id, .created_at = clock_now(), .revision = 1 };
    result = take_number(db, wish->topic_id, problems, &post->number);
    if (result == OK)
        result = find_parent(db, arena, wish, problems, &parent);
    if (result == OK)
        result = is_new_here(db, wish, &is_new);
    if (result != OK)
        return result;
    post->path = post_path(arena, parent.path, post->number);
    result = add(db, wish, &parent, post);
    if (result == OK)
        result = quotes_keep(db, post->id, 1, wish->topic_id, &wish->written->rendered.quotes);
    if (result == OK)
        result = mentions_keep(db, arena, post->id, &wish->written->rendered.mentions);
    if (result == OK)
        result = count(db, wish, &parent, post, is_new);
    return result == OK ? tell_written(db, arena, wish, post) : result;
}

enum result post_state(struct db *db, struct arena *arena, int64_t id, struct post_state *state)
{
    struct rows rows = db_query(db, sql_post_state, value(id));

    if (rows_next(&rows))
        *state = (struct post_state){
            .topic_id = row_integer(&rows, "topic_id"),
            .number = row_integer(&rows, "number"),
            .author_id = row_integer(&rows, "author_id"),
            .created_at = row_integer(&rows, "created_at"),
            .revision = row_integer(&rows, "revision"),
            .markdown = row_text(&rows, "markdown", arena),
            .is_deleted = row_integer(&rows, "deleted_at") != 0,
            .is_hidden = row_integer(&rows, "hidden_at") != 0,
        };
    return rows_end_one(&rows);
}

static enum result rewrite(struct db *db, int64_t id, const struct post_state *state,
                           int64_t editor_id, const struct written *written)
{
    bool is_silent = state->revision == 1 && state->author_id == editor_id &&
                     clock_now() - state->created_at <= POST_GRACE_SECONDS;
    int64_t revision = state->revision + !is_silent;
    enum result result = OK;

    if (!is_silent)
        result = db_do(db, sql_post_keep_revision, value(id));
    if (result == OK)
        result = db_do(db, sql_post_rewrite, value(id), value(written->text),
                       value(written->rendered.html.markup), value(MARKDOWN_VERSION),
                       value(revision), value(is_silent ? 0 : clock_now()), value(editor_id));
    if (result == OK)
        result = quotes_keep(db, id, revision, state->topic_id, &written->rendered.quotes);
    if (result == OK)
        result = mentions_drop(db, id);
    return result == OK ? db_do(db, sql_topic_changed, value(state->topic_id)) : result;
}

enum result post_edit(struct db *db, struct arena *arena, int64_t id, int64_t editor_id,
                      int64_t base_revision, const struct written *written)
{
    struct post_state state = { 0 };
    enum result result = post_state(db, arena, id, &state);

    if (result == OK && (state.is_deleted || state.is_hidden))
        result = NOT_FOUND;
    if (result != OK)
        return result;
    if (state.revision != base_revision)
        return CONFLICT;
    if (str_equal(state.markdown, written->text))
        return OK;
    result = rewrite(db, id, &state, editor_id, written);
    if (result == OK)
        result = mentions_keep(db, arena, id, &written->rendered.mentions);
    return result == OK
               ? event_tell(db, arena,
                            &(struct event){ POST_EDITED, state.topic_id, id, editor_id, written })
               : result;
}

/* Of a change that gives the topic when there was one. */
static enum result changed(struct db *db, struct rows *rows)
{
    int64_t topic_id = rows_next(rows) ? row_integer(rows, "topic_id") : 0;
    enum result result = rows_end(rows);

    return result == OK && topic_id ? db_do(db, sql_topic_changed, value(topic_id)) : result;
}

enum result post_set_kind(struct db *db, int64_t id, enum post_kind kind)
{
    struct rows rows = db_query(db, sql_post_set_kind, value(id), value((int)kind));

    return changed(db, &rows);
}

enum result post_set_wiki(struct db *db, int64_t id, bool is_wiki)
{
    struct rows rows = db_query(db, sql_post_set_wiki, value(id), value(is_wiki));

    return changed(db, &rows);
}

enum result post_seen_changed(struct db *db, const struct post_state *state, int by)
{
    enum result result =
        db_do(db, sql_post_author_grow, value(state->author_id), value(by), value(state->topic_id));

    if (result == OK)
        result = topic_recount(db, state->topic_id);
    return result == OK ? quotes_changed(db, state->topic_id, state->number) : result;
}

enum result post_delete(struct db *db, struct arena *arena, int64_t id)
{
    struct post_state state = { 0 };
    enum result result = post_state(db, arena, id, &state);

    if (result != OK || state.is_deleted)
        return result;
    result = db_do(db, sql_post_empty, value(id), value(clock_now()));
    if (result == OK)
        result = db_do(db, sql_post_forget_revisions, value(id));
    if (result == OK)
        result = quotes_forget(db, id);
    if (result == OK)
        result = mentions_forget(db, id);
    if (result == OK)
        result = quotes_erase(db, arena, state.topic_id, state.number);
    if (result != OK)
        return result;
    /* A hidden one was out of sight before. */
    result = post_seen_changed(db, &state, state.is_hidden ? 0 : -1);
    return result == OK
               ? event_tell(db, arena,
                            &(struct event){ POST_DELETED, state.topic_id, id, state.author_id })
               : result;
}

static enum result read_revisions(struct db *db, struct arena *arena, int64_t id,
                                  struct revisions *revisions)
{
    struct rows rows = db_query(db, sql_post_revisions, value(id));

    *revisions = (struct revisions){ 0 };
    while (rows_next(&rows))
        *list_add(arena, revisions) = (struct revision){
            .revision = row_integer(&rows, "revision"),
            .written_at = row_integer(&rows, "written_at"),
            .author = author_from(&rows, arena, "author"),
            .markdown = row_text(&rows, "markdown", arena),
        };
    return rows_end(&rows);
}

static enum result find_editor(struct db *db, struct arena *arena, int64_t id,
                               struct author *editor)
{
    struct rows rows = db_query(db, sql_post_editor, value(id));

    if (rows_next(&rows))
        *editor = author_from(&rows, arena, "author");
    return rows_end_one(&rows);
}

enum result post_history(struct db *db, struct arena *arena, const struct post *post,
                         struct revisions *revisions)
{
    struct author editor = post->author;
    enum result result = read_revisions(db, arena, post->id, revisions);

    if (result == OK)
        result = find_editor(db, arena, post->id, &editor);
    *list_add(arena, revisions) = (struct revision){
        .revision = post->revision,
        .written_at = post->edited_at ? post->edited_at : post->created_at,
        .author = editor,
        .markdown = post->markdown,
    };
    for (size_t i = 0; result == OK && i < revisions->count; i++)
        result = quotes_masked(db, arena, post->id, revisions->items[i].revision,
                               &revisions->items[i].markdown);
    return result;
}
