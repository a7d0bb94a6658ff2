#include <inttypes.h>

#include "exchange/discourse_run.h"
#include "exchange/discourse_tables.h"

/*
 * A dump has its tables in the order of their names, which is not the order in
 * which things can be made here. So it is read several times: first to see that
 * it is whole, then each time for what stands on what came before.
 */
enum { PASS_TABLES_MAX = 6, PASSES = 4 };
static const enum discourse_table passes[PASSES][PASS_TABLES_MAX] = {
    { TABLE_USERS, TABLE_GROUPS, TABLE_CATEGORIES, TABLE_TAGS, TABLE_COUNT },
    { TABLE_USER_EMAILS, TABLE_USER_PROFILES, TABLE_GROUP_USERS, TABLE_CATEGORY_GROUPS,
      TABLE_TOPICS, TABLE_COUNT },
    { TABLE_TOPIC_TAGS, TABLE_POSTS, TABLE_COUNT },
    { TABLE_POST_ACTIONS, TABLE_POST_REVISIONS, TABLE_COUNT },
};

/* A dump as it is read for the nth time. */
struct dump_reading {
    struct discourse_run *run;
    const enum discourse_table *pass; /* NULL: to see what there is */
    enum discourse_table table;       /* whose rows are being read */
    int64_t rows[TABLE_COUNT];
    bool is_there[TABLE_COUNT];
    struct str fault; /* that a visit found */
    int left;         /* tables of this pass that are still to come */
};

static enum result lacking(struct dump_reading *reading, enum discourse_table table,
                           const char *column)
{
    reading->fault = str_format(&reading->run->report->arena, "its table %s has no column \"%s\"",
                                discourse_tables[table].name, column);
    return NOT_VALID;
}

static enum result look_at_table(void *context, struct str name, const struct dump_row *columns,
                                 bool *wanted)
{
    struct dump_reading *reading = context;
    enum discourse_table table = discourse_table_named(name);
    const char *column = table < TABLE_COUNT ? discourse_table_lacks(table, columns) : NULL;

    *wanted = false;
    reading->table = table;
    if (column)
        return lacking(reading, table, column);
    if (table < TABLE_COUNT)
        reading->is_there[table] = true;
    return OK;
}

static void count_rows(void *context, int64_t rows, bool *enough)
{
    struct dump_reading *reading = context;

    (void)enough;
    if (reading->table < TABLE_COUNT)
        reading->rows[reading->table] += rows;
}

static enum result take_row(void *context, const struct dump_row *dump)
{
    struct dump_reading *reading = context;
    struct discourse_run *run = reading->run;
    struct discourse_row row = { .arena = &run->batch.arena, .dump = dump };

    discourse_row_add(&run->batch.content, reading->table, &row);
    return run_is_full(run) ? run_write(run) : OK;
}

static void count_unreadable(void *context)
{
    struct dump_reading *reading = context;

    reading->run->batch.content.skipped[SKIP_UNREADABLE]++;
}

static bool is_taken(const struct dump_reading *reading, enum discourse_table table)
{
    bool is_taken = false;

    for (int i = 0; reading->pass[i] != TABLE_COUNT; i++)
        is_taken |= reading->pass[i] == table;
    return is_taken;
}

static enum result take_table(void *context, struct str name, const struct dump_row *columns,
                              bool *wanted)
{
    struct dump_reading *reading = context;

    (void)columns;
    reading->table = discourse_table_named(name);
    *wanted = is_taken(reading, reading->table);
    return OK;
}

static void end_table(void *context, int64_t rows, bool *enough)
{
    struct dump_reading *reading = context;

    (void)rows;
    reading->left -= is_taken(reading, reading->table);
    *enough = reading->left <= 0;
}

static enum result read_once(struct run_reading *file, struct dump_reading *reading)
{
    const struct dump_visit look = { reading, look_at_table, take_row, count_unreadable,
                                     count_rows };
    const struct dump_visit take = { reading, take_table, take_row, count_unreadable, end_table };
    struct str fault = { 0 };
    enum result result = run_open(file, &fault);

    if (result == OK)
        result = dump_read(&reading->run->report->arena, run_feed(file),
                           reading->pass ? &take : &look, &fault);
    if (result == NOT_VALID)
        reading->run->report->fault = reading->fault.length ? reading->fault : fault;
    run_close(file);
    return result;
}

/* Nothing is written before the whole dump was seen. */
static enum result look(struct run_reading *file, struct dump_reading *reading)
{
    struct discourse_report *report = reading->run->report;
    enum result result = read_once(file, reading);

    for (int i = 0; result == OK && i < TABLE_COUNT; i++)
        if (discourse_tables[i].is_needed && !reading->is_there[i]) {
            report->fault =
                str_format(&report->arena, "its table \"%s\" is missing", discourse_tables[i].name);
            result = NOT_VALID;
        }
    if (result == OK) {
        report->skipped[SKIP_UPLOAD] = reading->rows[TABLE_UPLOADS];
        report->skipped[SKIP_POLL] = reading->rows[TABLE_POLLS];
    }
    return result;
}

enum result discourse_import_dump(struct discourse_run *run)
{
    struct run_reading file = { .run = run, .readings = PASSES + 1 };
    struct dump_reading reading = { .run = run };
    enum result result = look(&file, &reading);

    run->batch.likes_have_names = reading.is_there[TABLE_POST_ACTIONS];
    for (int i = 0; i < PASSES && result == OK; i++) {
        reading.pass = passes[i];
        for (int j = reading.left = 0; passes[i][j] != TABLE_COUNT; j++)
            reading.left += reading.is_there[passes[i][j]];
        if (reading.left)
            result = read_once(&file, &reading);
        if (result == OK)
            result = run_write(run);
    }
    return result;
}
