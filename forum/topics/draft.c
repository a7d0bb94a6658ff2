#include "topics/draft.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"

static const char *const forms[] = { "topic", "reply", "edit" };

struct str draft_name(struct arena *arena, const struct draft_place *place)
{
    if (place->form == DRAFT_TOPIC)
        return str_of(forms[DRAFT_TOPIC]);
    return str_format(arena, "%s:%" PRId64 ":%" PRId64, forms[place->form], place->id,
                      place->number);
}

bool draft_place_named(struct str name, struct draft_place *place)
{
    struct str rest = name, form = str_cut(&rest, ':'), id = str_cut(&rest, ':');

    *place = (struct draft_place){ 0 };
    if (str_equal(name, str_of(forms[DRAFT_TOPIC])))
        return true;
    place->form = str_equal(form, str_of(forms[DRAFT_REPLY])) ? DRAFT_REPLY : DRAFT_EDIT;
    return (place->form == DRAFT_REPLY || str_equal(form, str_of(forms[DRAFT_EDIT]))) &&
           str_to_id(id, &place->id) &&
           (str_equal(rest, STR("0")) || str_to_id(rest, &place->number));
}

static int64_t oldest_kept(void)
{
    return clock_now() - DRAFT_DAYS * INT64_C(86400);
}

enum result draft_keep(struct db *db, struct arena *arena, int64_t account_id,
                       const struct draft *draft)
{
    bool is_topic = draft->place.form == DRAFT_TOPIC;
    bool has_words = str_trim(draft->body).length || (is_topic && str_trim(draft->title).length);
    enum result result;

    if (!has_words)
        return draft_drop(db, arena, account_id, &draft->place);
    result = db_do(db, sql_draft_keep, value(account_id), value(draft_name(arena, &draft->place)),
                   value(draft->title), value(draft->tags), value(draft->category_id),
                   value((int)draft->kind), value(draft->body), value(clock_now()));
    return result == OK ? db_do(db, sql_draft_trim, value(account_id), value(DRAFTS_MAX)) : result;
}

static struct draft draft_from(struct rows *rows, struct arena *arena)
{
    struct draft draft = { 0 };

    draft_place_named(row_text(rows, "what", arena), &draft.place);
    draft.title = row_text(rows, "title", arena);
    draft.tags = row_text(rows, "tags", arena);
    draft.category_id = row_integer(rows, "category_id");
    draft.kind = (enum post_kind)row_integer(rows, "kind");
    draft.body = row_text(rows, "body", arena);
    draft.updated_at = row_integer(rows, "updated_at");
    return draft;
}

enum result draft_find(struct db *db, struct arena *arena, int64_t account_id,
                       const struct draft_place *place, struct draft *draft)
{
    struct rows rows = db_query(db, sql_draft_find, value(account_id),
                                value(draft_name(arena, place)), value(oldest_kept()));

    if (rows_next(&rows))
        *draft = draft_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result draft_drop(struct db *db, struct arena *arena, int64_t account_id,
                       const struct draft_place *place)
{
    return db_do(db, sql_draft_drop, value(account_id), value(draft_name(arena, place)));
}

enum result drafts_of(struct db *db, struct arena *arena, int64_t account_id, struct drafts *drafts)
{
    struct rows rows = db_query(db, sql_drafts_of, value(account_id), value(oldest_kept()));

    *drafts = (struct drafts){ 0 };
    while (rows_next(&rows))
        *list_add(arena, drafts) = draft_from(&rows, arena);
    return rows_end(&rows);
}

enum result drafts_sweep(struct db *db)
{
    return db_do(db, sql_drafts_sweep, value(oldest_kept()));
}
