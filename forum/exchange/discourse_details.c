#include "accounts/account.h"
#include "base/clock.h"
#include "exchange/discourse_around.h"
#include "render/markdown.h"
#include "sql.h"
#include "topics/tag.h"

static bool is_mail(struct arena *arena, struct str mail)
{
    struct problems problems = { .arena = arena };

    return mail.length && mail_check(mail, &problems) == OK;
}

void profile_learn(struct discourse_batch *batch, struct db *db,
                   const struct discourse_profile *profile)
{
    struct arena *arena = &batch->scratch;

    if (is_mail(arena, profile->mail))
        db_try(db, sql_import_account_mail, value(batch->origin), value(profile->person_id),
               value(STR("")), value(str_lower(arena, profile->mail)), value(clock_now()));
    if (profile->about.length && markdown_check(profile->about, ABOUT_MAX) == MARKDOWN_FINE)
        db_try(db, sql_import_account_about, value(batch->origin), value(profile->person_id),
               value(STR("")), value(profile->about));
}

void tag_learn(struct discourse_batch *batch, struct db *db, const struct discourse_tag *tag)
{
    struct str name = tag_near(&batch->scratch, tag->name);
    struct tag here = { 0 };

    if (name.length && tag_make(db, &batch->scratch, name, &here) == OK)
        db_try(db, sql_import_tag_add, value(batch->origin), value(tag->id), value(here.id));
}

/* What a topic's tag is called here: by its id there, or by the name a file of the API gives. */
static struct str tag_name(struct discourse_batch *batch, struct db *db,
                           const struct discourse_tagging *tagging)
{
    struct str name = STR("");
    struct rows rows;

    if (!tagging->tag_id)
        return tag_near(&batch->scratch, tagging->name);
    rows = db_query(db, sql_import_tag_find, value(batch->origin), value(tagging->tag_id));
    if (rows_next(&rows))
        name = row_text(&rows, "name", &batch->scratch);
    return rows_end(&rows) == OK ? name : STR("");
}

void tagging_learn(struct discourse_batch *batch, struct db *db,
                   const struct discourse_tagging *tagging)
{
    struct str name = tag_name(batch, db, tagging);
    struct tag tag = { 0 };
    struct rows rows;
    int64_t topic_id;

    if (!name.length || tag_make(db, &batch->scratch, name, &tag) != OK)
        return;
    rows = db_query(db, sql_import_tagging_add, value(batch->origin), value(tagging->topic_id),
                    value(tag.id));
    topic_id = rows_next(&rows) ? row_integer(&rows, "topic_id") : 0;
    if (rows_end(&rows) != OK || !topic_id)
        return;
    topic_touch(batch, db, topic_id);
    batch->counts.tags++;
}

void like_learn(struct discourse_batch *batch, struct db *db, const struct discourse_like *like)
{
    struct rows rows = db_query(db, sql_import_like_add, value(batch->origin), value(like->post_id),
                                value(like->person_id), value(like->created_at));
    bool is_new = rows_next(&rows);
    int64_t post_id = is_new ? row_integer(&rows, "post_id") : 0;
    int64_t topic_id = is_new ? row_integer(&rows, "topic_id") : 0;

    if (rows_end(&rows) != OK || !is_new)
        return;
    db_try(db, sql_import_like_named, value(post_id));
    db_try(db, sql_import_like_count, value(post_id));
    topic_touch(batch, db, topic_id);
    batch->counts.likes_named++;
}

enum { ONLY_SAID_BEFORE = 0, FOR_NOBODY = -1 };

static void put_aside(struct discourse_batch *batch, struct db *db,
                      const struct discourse_revision *revision, int64_t number,
                      const struct value said[2])
{
    db_try(db, sql_import_revision_aside, value(batch->origin), value(revision->post_id),
           value(number), said[0], said[1],
           value_id(said[1].integer > 0 ? revision->person_id : 0));
}

/* The text after a change is that revision; the one before it may be known from nothing else. */
void revision_put_aside(struct discourse_batch *batch, struct db *db,
                        const struct discourse_revision *revision)
{
    struct value nothing[2] = { value(STR("")), value(FOR_NOBODY) };
    struct value before[2] = { value(revision->before), value(ONLY_SAID_BEFORE) };
    struct value after[2] = { value(revision->after), value(revision->written_at) };

    put_aside(batch, db, revision, revision->number, revision->is_hidden ? nothing : after);
    put_aside(batch, db, revision, revision->number - 1, revision->is_hidden ? nothing : before);
}
