#include <inttypes.h>

#include "base/clock.h"
#include "exchange/discourse_around.h"
#include "exchange/discourse_place.h"
#include "sql.h"
#include "topics/topic.h"

/* A slug is kept as it was, as long as it is one we could have made ourselves. */
static struct str slug_kept(struct arena *arena, struct str slug, struct str title)
{
    if (slug.length && str_equal(slug_from(arena, slug), slug))
        return slug;
    return slug_from(arena, title);
}

static struct str title_from_slug(struct arena *arena, const struct discourse_topic *topic)
{
    struct str title = str_copy(arena, topic->slug);

    if (!title.length)
        return str_format(arena, "Topic %" PRId64, topic->id);
    for (size_t i = 0; i < title.length; i++)
        if (title.data[i] == '-')
            ((char *)title.data)[i] = ' ';
    return title;
}

static void add_address(struct discourse_batch *batch, struct db *db, const char *kind,
                        int64_t old_id, struct str slug, int64_t id)
{
    if (id != old_id)
        db_try(db, sql_import_address_add, value(str_of(kind)), value(batch->origin), value(old_id),
               value(slug), value(id));
}

static int64_t category_add(struct discourse_batch *batch, struct db *db,
                            const struct discourse_category *category, int64_t stamp)
{
    struct arena *arena = &batch->scratch;
    int64_t id = free_id(db, &sql_import_category_taken, category->id);
    struct str slug = slug_kept(arena, category->slug, category->name);

    db_try(db, sql_import_category_add, value(id), value(slug), value(category->name),
           value(category->description));
    db_try(db, sql_imported_add, value(STR("category")), value(batch->origin), value(category->id),
           value(STR("")), value(id), value(stamp));
    if (category->is_restricted)
        db_try(db, sql_import_category_close, value(id));
    batch->counts.categories_closed += category->is_restricted;
    add_address(batch, db, "category", category->id, slug, id);
    batch->counts.categories++;
    return id;
}

int64_t category_here(struct discourse_batch *batch, struct db *db, int64_t old_id)
{
    int64_t id = imported_id(db, "category", batch->origin, old_id, STR(""), NULL);
    struct discourse_category invented = {
        .id = old_id,
        .name = old_id ? str_format(&batch->scratch, "Category %" PRId64, old_id)
                       : STR("Uncategorized"),
    };

    return id ? id : category_add(batch, db, &invented, CATEGORY_INVENTED);
}

void category_learn(struct discourse_batch *batch, struct db *db,
                    const struct discourse_category *category)
{
    int64_t stamp = category->is_restricted ? CATEGORY_RESTRICTED : CATEGORY_NAMED;
    int64_t known = CATEGORY_INVENTED;
    int64_t id = imported_id(db, "category", batch->origin, category->id, STR(""), &known);

    if (!id) {
        category_add(batch, db, category, stamp);
        return;
    }
    if (stamp <= known)
        return;
    db_try(db, sql_import_category_update, value(id),
           value(slug_kept(&batch->scratch, category->slug, category->name)), value(category->name),
           value(category->description));
    db_try(db, sql_imported_stamp, value(STR("category")), value(batch->origin),
           value(category->id), value(STR("")), value(stamp));
    if (category->is_restricted)
        db_try(db, sql_import_category_close, value(id));
    batch->counts.categories_closed += category->is_restricted;
}

static int64_t topic_add(struct discourse_batch *batch, struct db *db,
                         const struct discourse_topic *topic, struct str title, int64_t author_id)
{
    int64_t category_id = category_here(batch, db, topic->category_id);
    int64_t id = free_id(db, &sql_import_topic_taken, topic->id);

    db_try(db, sql_import_topic_add, value(id),
           value(slug_kept(&batch->scratch, topic->slug, title)), value(title), value(category_id),
           value(author_id), value(topic->created_at));
    db_try(db, sql_imported_add, value(STR("topic")), value(batch->origin), value(topic->id),
           value(STR("")), value(id), value(topic->stamp));
    batch->counts.topics++;
    return id;
}

static void topic_renew(struct discourse_batch *batch, struct db *db,
                        const struct discourse_topic *topic, struct str title, int64_t id)
{
    db_try(db, sql_import_topic_update, value(id),
           value(slug_kept(&batch->scratch, topic->slug, title)), value(title),
           value(category_here(batch, db, topic->category_id)));
    db_try(db, sql_imported_stamp, value(STR("topic")), value(batch->origin), value(topic->id),
           value(STR("")), value(topic->stamp));
}

int64_t topic_here(struct discourse_batch *batch, struct db *db,
                   const struct discourse_topic *topic, int64_t author_id)
{
    struct str title = topic->title.length ? topic->title : title_from_slug(&batch->scratch, topic);
    int64_t stamp = 0;
    int64_t id = imported_id(db, "topic", batch->origin, topic->id, STR(""), &stamp);

    if (id && topic->stamp <= stamp)
        return id;
    if (id)
        topic_renew(batch, db, topic, title, id);
    else
        id = topic_add(batch, db, topic, title, author_id);
    add_address(batch, db, "topic", topic->id, slug_kept(&batch->scratch, topic->slug, title), id);
    db_try(db, sql_import_topic_state, value(id), value(topic->views),
           value(topic->is_closed ? clock_now() : 0), value(topic->is_hidden ? clock_now() : 0),
           value(topic->pinned_at), value(topic->is_pinned_everywhere));
    return id;
}

void topic_touch(struct discourse_batch *batch, struct db *db, int64_t id)
{
    int64_t *last = &batch->touched[id % TOUCHED_KNOWN];

    if (*last != id)
        db_try(db, sql_imported_touch, value(STR("topic")), value(id), value(batch->origin));
    *last = id;
}

static const char *aside_kind(enum discourse_refusal refusal)
{
    return refusal == REFUSED_PRIVATE ? "private topic" : "deleted topic";
}

int64_t topic_refused(struct discourse_batch *batch, struct db *db,
                      const struct discourse_topic *topic)
{
    int64_t id = imported_id(db, "topic", batch->origin, topic->id, STR(""), NULL);

    db_try(db, sql_import_aside_add, value(str_of(aside_kind(topic->refusal))),
           value(batch->origin), value(topic->id));
    if (id)
        db_try(db, sql_import_topic_state, value(id), value(0), value(0), value(clock_now()),
               value(0), value(0));
    return 0;
}

static bool is_aside(struct db *db, struct str origin, enum discourse_refusal refusal, int64_t id)
{
    struct rows rows = db_query(db, sql_import_aside_find, value(str_of(aside_kind(refusal))),
                                value(origin), value(id));
    bool is = rows_next(&rows);

    return rows_end(&rows) == OK && is;
}

enum discourse_refusal topic_refusal(struct db *db, struct str origin, int64_t old_id)
{
    if (is_aside(db, origin, REFUSED_PRIVATE, old_id))
        return REFUSED_PRIVATE;
    if (is_aside(db, origin, REFUSED_DELETED, old_id))
        return REFUSED_DELETED;
    return REFUSED_NOT;
}
