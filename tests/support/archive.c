#include "support/archive.h"

#include "base/buffer.h"
#include "store/driver.h"
#include "support/forum.h"

const char *const archive = "tests/data/discourse";

struct discourse_report report;

enum result import_as(const char *origin, const char *path)
{
    struct discourse_import wish = { .path = path, .origin = str_of(origin) };

    arena_free(&report.arena);
    report = (struct discourse_report){ 0 };
    return discourse_import(forum_store(), &wish, &report);
}

void import(const char *path)
{
    ck_assert_int_eq(import_as("discourse", path), OK);
}

void import_file(const char *name)
{
    import(str_format(&arena, "%s/%s", archive, name).data);
}

const char *ask(const char *text)
{
    static int number;
    struct db *db = store_reader(forum_store());
    const char *name = str_format(&arena, "asked by a test %d", number).data;
    struct sql sql = { name, text, SQL_OWN + number++ };
    struct buffer lines = { .arena = &arena };
    struct rows rows;

    db_begin(db);
    rows = db_query_values(db, &sql, (struct value[]){ { 0 } }, 0);
    while (rows_next(&rows)) {
        buffer_put_str(&lines, row_text(&rows, "line", &arena));
        buffer_put_c(&lines, "\n");
    }
    ck_assert_int_eq(rows_end(&rows), OK);
    ck_assert_int_eq(db_commit(db), OK);
    return lines.length ? lines.data : "";
}

static enum result run_script(struct db *db, void *context)
{
    db_script(db, context);
    return db_state(db);
}

void happen(const char *script)
{
    ck_assert_int_eq(store_write(forum_store(), run_script, (void *)script), OK);
}

const char *everything(void)
{
    return ask("SELECT 'topic ' || topic.id || ' ' || slug || ' ' || title || ' ' || category_id"
               " || ' ' || handle || ' ' || bumped_at || ' ' || topic.post_count || ' ' || highest"
               " || ' ' || people_count || ' ' || like_count || ' ' || views"
               " AS line FROM topic JOIN account ON account.id = author_id "
               "UNION ALL "
               "SELECT 'post ' || post.id || ' ' || topic_id || ' ' || number || ' '"
               " || COALESCE(parent_id, 0) || ' ' || handle || ' ' || reply_count || ' '"
               " || likes_before || ' ' || post.created_at || ' ' || edited_at || ' '"
               " || deleted_at || ' ' || hidden_at || ' ' || markdown"
               " FROM post JOIN account ON account.id = author_id "
               "UNION ALL "
               "SELECT 'person ' || handle || ' ' || name || ' ' || created_at || ' ' || post_count"
               " || ' ' || topic_count FROM account ORDER BY 1");
}
