#include "support/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "support/forum.h"

enum { PLACEHOLDERS_MAX = 64 };

/* The highest $N of a statement. */
static size_t placeholders(const struct sql *sql)
{
    size_t count = 0;

    for (const char *at = strchr(sql->text, '$'); at; at = strchr(at + 1, '$'))
        if ((size_t)atol(at + 1) > count)
            count = (size_t)atol(at + 1);
    ck_assert_int_le(count, PLACEHOLDERS_MAX);
    return count;
}

/*
 * The plan in lines. It takes the statement's place in the connection, so a
 * test that looks at a plan does not ask the statement itself.
 */
static struct str plan_of(const struct sql *sql)
{
    struct sql explain = { "explain", NULL, sql->id };
    struct buffer plan = { .arena = &arena };
    struct value nothing[PLACEHOLDERS_MAX + 1] = { 0 };
    struct rows rows;

    explain.text = str_format(&arena, "EXPLAIN QUERY PLAN %s", sql->text).data;
    rows = db_query_values(forum, &explain, nothing, placeholders(sql));
    while (rows_next(&rows)) {
        buffer_put_str(&plan, row_text(&rows, "detail", &arena));
        buffer_put_c(&plan, "\n");
    }
    ck_assert_int_eq(rows_end(&rows), OK);
    return buffer_str(&plan);
}

static bool plan_holds(const struct sql *sql, const char *words)
{
    struct str plan = plan_of(sql);

    return str_find(plan, str_of(words), 0) < plan.length;
}

/* The index is named with what is looked up in it, or alone when it is gone through in its order.
 */
bool plan_uses(const struct sql *sql, const char *index)
{
    static const char *const starts[] = { "USING INDEX ", "USING COVERING INDEX " };
    static const char *const ends[] = { " (", "\n" };

    if (forum_is_postgres())
        return true;
    for (int i = 0; i < 4; i++)
        if (plan_holds(sql, str_format(&arena, "%s%s%s", starts[i / 2], index, ends[i % 2]).data))
            return true;
    return false;
}

bool plan_walks(const struct sql *sql, const char *index)
{
    return forum_is_postgres() || plan_holds(sql, str_format(&arena, "INDEX %s", index).data);
}

bool plan_covers(const struct sql *sql, const char *index)
{
    return forum_is_postgres() ||
           plan_holds(sql, str_format(&arena, "USING COVERING INDEX %s (", index).data);
}

bool plan_sorts(const struct sql *sql)
{
    return !forum_is_postgres() && plan_holds(sql, "USE TEMP B-TREE");
}

bool plan_scans(const struct sql *sql)
{
    return !forum_is_postgres() && plan_holds(sql, "SCAN ");
}
