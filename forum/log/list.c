#include "log/list.h"

#include <sodium.h>

#include "base/arena.h"
#include "log/row.h"
#include "sql.h"

bool log_entry_is_of_system(const struct log_entry *entry)
{
    return sodium_is_zero(entry->leaf.actor, ACTOR_BYTES);
}

/* What nobody may know stays where it is: in the row. */
static void take_row(struct rows *rows, struct arena *arena, struct log_entry *entry)
{
    *entry = (struct log_entry){ 0 };
    (void)leaf_from_row(rows, arena, &entry->leaf);
    entry->actor = author_from(rows, arena, "actor");
}

static enum result show(struct db *db, struct arena *arena, const struct visitor *visitor,
                        struct log_entry *entry)
{
    enum result result = subject_find(db, arena, visitor, entry->leaf.subject, &entry->about);

    entry->is_shown = result == OK;
    if (!entry->is_shown) {
        entry->about = (struct log_about){ 0 };
        entry->actor = (struct author){ 0 };
    }
    return result == NOT_FOUND ? OK : result;
}

/* Many entries of a page are about the same. */
static enum result show_all(struct db *db, struct arena *arena, const struct visitor *visitor,
                            struct log_entries *list)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < list->count; i++) {
        struct log_entry *entry = &list->items[i], *other = list->items;

        while (other < entry && !str_equal(other->leaf.subject, entry->leaf.subject))
            other++;
        if (other == entry) {
            result = show(db, arena, visitor, entry);
        } else {
            entry->is_shown = other->is_shown;
            entry->about = other->about;
            entry->actor = other->is_shown ? entry->actor : (struct author){ 0 };
        }
    }
    return result;
}

enum result log_latest(struct db *db, struct arena *arena, const struct log_wish *wish,
                       struct log_entries *list)
{
    int64_t below = wish->before < 0 ? INT64_MAX : wish->before;
    struct value most = value(LOG_ENTRIES_PER_PAGE + 1);
    struct rows rows = wish->kind.length ? db_query(db, sql_log_latest_of_kind, value(below), most,
                                                    value(wish->kind))
                                         : db_query(db, sql_log_latest, value(below), most);
    enum result result;

    *list = (struct log_entries){ 0 };
    while (rows_next(&rows)) {
        if (list->count == LOG_ENTRIES_PER_PAGE)
            list->has_more = true;
        else
            take_row(&rows, arena, list_add(arena, list));
    }
    result = rows_end(&rows);
    return result == OK ? show_all(db, arena, wish->visitor, list) : result;
}

static enum result read_words(struct db *db, struct arena *arena, struct log_entry *entry)
{
    struct rows rows = db_query(db, sql_log_words_find, value(entry->leaf.number));

    entry->has_words = rows_next(&rows);
    if (entry->has_words && entry->is_shown) {
        entry->secret = row_bytes(&rows, "secret", arena);
        entry->payload = row_text(&rows, "payload", arena);
    }
    return rows_end(&rows);
}

enum result log_entry_find(struct db *db, struct arena *arena, const struct visitor *visitor,
                           int64_t number, struct log_entry *entry)
{
    struct rows rows = db_query(db, sql_log_entry_find, value(number));
    enum result result;

    if (rows_next(&rows))
        take_row(&rows, arena, entry);
    result = rows_end_one(&rows);
    if (result == OK)
        result = show(db, arena, visitor, entry);
    return result == OK ? read_words(db, arena, entry) : result;
}
