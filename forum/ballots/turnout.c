#include "ballots/close_list.h"
#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

/*
 * What is shown of groups must say nothing of few people. From figures that
 * are shown others come out by sums and differences, and groups overlap: so
 * people are put into cells, by which of the shown groups they are in. A sum of
 * figures that leaves out every large cell would tell of those in small ones
 * alone. There is none when the figures are as independent of each other in the
 * large cells as they are in all.
 */
enum { GROUPS_MAX = 63, TOTAL = GROUPS_MAX };

struct counted {
    int64_t team_id;
    int64_t on_roll;
    int64_t voted;
};

/* People of the roll by their groups, a bit for each. */
struct person {
    int64_t account_id;
    uint64_t groups;
};
struct people {
    struct person *items;
    size_t count;
    size_t size;
};

struct cell {
    uint64_t groups;
    int64_t people;
};
struct cells {
    struct cell *items;
    size_t count;
    size_t size;
};

struct turnout {
    struct counted groups[GROUPS_MAX]; /* the largest first */
    int count;
    struct people people; /* those of a group */
    int64_t roll;
};

static enum result read_groups(struct db *db, int64_t item_id, struct turnout *turnout)
{
    struct rows rows = db_query(db, sql_turnout_groups, value(item_id), value((int)TURNOUT_MIN),
                                value((int)GROUPS_MAX));

    while (rows_next(&rows))
        turnout->groups[turnout->count++] = (struct counted){
            row_integer(&rows, "id"),
            row_integer(&rows, "on_roll"),
            row_integer(&rows, "voted"),
        };
    return rows_end(&rows);
}

static uint64_t bit_of(const struct turnout *turnout, int64_t team_id)
{
    for (int i = 0; i < turnout->count; i++)
        if (turnout->groups[i].team_id == team_id)
            return (uint64_t)1 << i;
    return 0;
}

static enum result read_people(struct db *db, struct arena *arena, int64_t item_id,
                               struct turnout *turnout)
{
    struct rows rows = db_query(db, sql_turnout_people, value(item_id));
    struct people *people = &turnout->people;

    while (rows_next(&rows)) {
        int64_t account_id = row_integer(&rows, "account_id");

        if (!people->count || people->items[people->count - 1].account_id != account_id)
            *list_add(arena, people) = (struct person){ .account_id = account_id };
        people->items[people->count - 1].groups |= bit_of(turnout, row_integer(&rows, "id"));
    }
    return rows_end(&rows);
}

static void add_to_cell(struct arena *arena, struct cells *cells, uint64_t groups, int64_t people)
{
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->items[i].groups == groups) {
            cells->items[i].people += people;
            return;
        }
    }
    *list_add(arena, cells) = (struct cell){ groups, people };
}

/* The first are people of none of these groups. */
static struct cells cells_of(struct arena *arena, const struct turnout *turnout, uint64_t shown)
{
    struct cells cells = { 0 };

    add_to_cell(arena, &cells, 0, turnout->roll - (int64_t)turnout->people.count);
    for (size_t i = 0; i < turnout->people.count; i++)
        add_to_cell(arena, &cells, turnout->people.items[i].groups & shown, 1);
    return cells;
}

enum { PRIME = 2147483647 };

static int64_t inverse(int64_t number)
{
    int64_t result = 1;

    for (int64_t power = PRIME - 2; power; power >>= 1) {
        if (power & 1)
            result = result * number % PRIME;
        number = number * number % PRIME;
    }
    return result;
}

/* Takes multiples of one row from those below, so that the column is empty there. */
static void clear_below(int64_t **rows, int count, int row, size_t column, size_t columns)
{
    int64_t divisor = inverse(rows[row][column]);

    for (int other = row + 1; other < count; other++) {
        int64_t factor = rows[other][column] * divisor % PRIME;

        for (size_t i = column; factor && i < columns; i++)
            rows[other][i] = (rows[other][i] + (PRIME - factor) * rows[row][i]) % PRIME;
    }
}

/* The rank of a matrix; it is overwritten. */
static int rank_of(int64_t **rows, int count, size_t columns)
{
    int rank = 0;

    for (size_t column = 0; column < columns && rank < count; column++) {
        int found = rank;
        int64_t *row;

        while (found < count && !rows[found][column])
            found++;
        if (found == count)
            continue;
        row = rows[found];
        rows[found] = rows[rank];
        rows[rank] = row;
        clear_below(rows, count, rank++, column, columns);
    }
    return rank;
}

/* How many of the figures, the total among them, are independent in cells of so many people. */
static int independent(struct arena *arena, const struct cells *cells, uint64_t shown,
                       int64_t people_min)
{
    int64_t *rows[GROUPS_MAX + 1];
    size_t columns = 0;
    int count = 0;

    for (int group = 0; group <= TOTAL; group++)
        if (group == TOTAL || shown >> group & 1)
            rows[count++] = arena_alloc(arena, (cells->count + 1) * sizeof **rows);
    for (size_t i = 0; i < cells->count; i++) {
        int row = 0;

        if (cells->items[i].people < people_min)
            continue;
        for (int group = 0; group < TOTAL; group++)
            if (shown >> group & 1)
                rows[row++][columns] = (int64_t)(cells->items[i].groups >> group & 1);
        rows[row][columns++] = 1;
    }
    return rank_of(rows, count, columns);
}

static bool is_safe(const struct turnout *turnout, uint64_t shown)
{
    struct arena arena = { 0 };
    struct cells cells = cells_of(&arena, turnout, shown);
    int64_t outside = cells.items[0].people;
    bool safe =
        (!outside || outside >= TURNOUT_MIN) &&
        independent(&arena, &cells, shown, TURNOUT_MIN) == independent(&arena, &cells, shown, 1);

    arena_free(&arena);
    return safe;
}

/* One group after the other, the largest first, as long as what is shown stays safe. */
enum result turnout_write(struct db *db, int64_t item_id, int64_t roll_count)
{
    struct turnout turnout = { .roll = roll_count };
    struct arena arena = { 0 };
    enum result result = read_groups(db, item_id, &turnout);
    uint64_t shown = 0;

    if (result == OK)
        result = read_people(db, &arena, item_id, &turnout);
    for (int i = 0; result == OK && i < turnout.count; i++) {
        const struct counted *group = &turnout.groups[i];

        if (!is_safe(&turnout, shown | (uint64_t)1 << i))
            continue;
        shown |= (uint64_t)1 << i;
        result = db_do(db, sql_turnout_put, value(item_id), value(group->team_id),
                       value(group->on_roll), value(group->voted));
    }
    arena_free(&arena);
    return result;
}

enum result ballot_turnout_of(struct db *db, struct arena *arena, int64_t item_id,
                              struct ballot_turnouts *turnouts)
{
    struct rows rows = db_query(db, sql_turnout_of, value(item_id));

    *turnouts = (struct ballot_turnouts){ 0 };
    while (rows_next(&rows))
        *list_add(arena, turnouts) = (struct ballot_turnout){
            row_integer(&rows, "id"),       row_text(&rows, "handle", arena),
            row_text(&rows, "name", arena), row_integer(&rows, "on_roll"),
            row_integer(&rows, "voted"),
        };
    return rows_end(&rows);
}
