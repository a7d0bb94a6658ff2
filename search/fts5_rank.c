#include "store/sqlite.h"

/*
 * The order of what FTS5 found: as its own bm25(), without weighing each word
 * by how rare it is. That would go through every message that has the word, for
 * every search; this looks at what was found alone, as PostgreSQL's ts_rank().
 */
static const double of_column[] = { 3, 3, 1, 1, 0 }; /* see search_text in the schema */

enum { COLUMNS = sizeof of_column / sizeof *of_column, PHRASES_MAX = 128 };

static const double saturation = 1.2, length_share = 0.75, usual_length = 400;

/* How often a phrase stands in the row, and what that is worth: by its column, it has one. */
struct stand {
    double count;
    double weight;
};

static int count_phrases(const Fts5ExtensionApi *api, Fts5Context *row, struct stand *stands)
{
    int found = 0, code = api->xInstCount(row, &found);

    for (int i = 0; code == SQLITE_OK && i < found; i++) {
        int phrase, column, place;

        code = api->xInst(row, i, &phrase, &column, &place);
        if (code != SQLITE_OK || phrase >= PHRASES_MAX || column >= COLUMNS)
            continue;
        stands[phrase].count++;
        stands[phrase].weight = of_column[column];
    }
    return code;
}

static void rank_row(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *context,
                     int count, sqlite3_value **values)
{
    struct stand stands[PHRASES_MAX] = { 0 };
    double score = 0, longer;
    int length = 0, phrases = api->xPhraseCount(row), code = count_phrases(api, row, stands);

    (void)count;
    (void)values;
    if (code == SQLITE_OK)
        code = api->xColumnSize(row, -1, &length);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(context, code);
        return;
    }
    longer = saturation * (1 - length_share + length_share * length / usual_length);
    for (int i = 0; i < phrases && i < PHRASES_MAX; i++)
        score += stands[i].weight * stands[i].count * (saturation + 1) / (stands[i].count + longer);
    sqlite3_result_double(context, score);
}

/* As SQLite's documentation has it, "Extending FTS5". */
static fts5_api *api_of(sqlite3 *handle)
{
    fts5_api *api = NULL;
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

static bool add_rank(sqlite3 *handle)
{
    fts5_api *api = api_of(handle);

    return api && api->xCreateFunction(api, "search_rank", NULL, rank_row, NULL) == SQLITE_OK;
}

sqlite_extension *const sqlite_extensions[] = { add_rank, NULL };
