#include "ballots/close_list.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "sql.h"
#include "store/db.h"

static enum result read_proposals(struct db *db, struct arena *arena,
                                  const struct ballot_item *item, struct ballot_list *list)
{
    struct ballot_proposals proposals;
    struct ballot_grades grades;
    enum result result = ballot_proposals_of(db, arena, item->id, &proposals);

    if (result == OK)
        result = ballot_grades_of(db, arena, item->id, &grades);
    if (result != OK)
        return result;
    for (size_t i = 0; i < proposals.count && i < PROPOSALS_MAX; i++)
        list->proposals[list->proposal_count++] = proposals.items[i].words;
    for (size_t i = 0; i < grades.count && i < GRADES_MAX; i++)
        list->grades[list->grade_count++] = grades.items[i].name;
    return OK;
}

static enum result read_ballots(struct db *db, struct arena *arena, int64_t item_id,
                                struct ballot_list *list)
{
    struct rows rows = db_query(db, sql_ballot_lines, value(item_id));

    while (rows_next(&rows)) {
        list->ballots =
            list_room(arena, list->ballots, sizeof *list->ballots, list->count, &list->size);
        list->ballots[list->count++] = (struct list_ballot){ row_text(&rows, "receipt", arena),
                                                             row_text(&rows, "choice", arena) };
    }
    return rows_end(&rows);
}

enum result close_list(struct db *db, struct arena *arena, const struct ballot_item *item,
                       struct str site, struct ballot_list *list)
{
    struct str path = ballot_path(arena, item);
    enum result result = OK;

    *list = (struct ballot_list){
        .item = str_format(arena, "%.*s%.*s", STR_ARGS(site), STR_ARGS(path)),
        .question = item->question,
        .is_judgment = item->kind == BALLOT_JUDGMENT,
        .words = item->hash,
        .roll = item->roll_count,
        .quorum = item->quorum,
        .seats = item->seats,
        .rule = item->seat_rule,
    };
    if (list->is_judgment)
        result = read_proposals(db, arena, item, list);
    return result == OK ? read_ballots(db, arena, item->id, list) : result;
}

static enum result read_site(struct db *db, struct arena *arena, int64_t item_id, struct str *site)
{
    struct rows rows = db_query(db, sql_ballot_site, value(item_id));

    if (rows_next(&rows))
        *site = row_text(&rows, "site", arena);
    return rows_end_one(&rows);
}

enum result ballot_list_of(struct db *db, struct arena *arena, const struct ballot_item *item,
                           struct str *bytes)
{
    struct buffer out = { .arena = arena };
    struct ballot_list list;
    struct str site;
    enum result result = item->closed_at && item->list_hash.length ? OK : NOT_FOUND;

    if (result == OK)
        result = read_site(db, arena, item->id, &site);
    if (result == OK)
        result = close_list(db, arena, item, site, &list);
    if (result != OK)
        return result;
    list_write(&out, &list);
    *bytes = buffer_str(&out);
    return OK;
}

enum result ballot_figures_of(struct db *db, struct arena *arena, int64_t item_id,
                              struct ballot_figures *figures)
{
    struct rows rows = db_query(db, sql_ballot_figures, value(item_id));

    *figures = (struct ballot_figures){ 0 };
    while (rows_next(&rows))
        *list_add(arena, figures) = (struct ballot_figure){
            row_integer(&rows, "proposal"),
            row_integer(&rows, "grade"),
            row_integer(&rows, "votes"),
            row_integer(&rows, "seats"),
        };
    return rows_end(&rows);
}
