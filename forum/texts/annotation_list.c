#include "texts/annotation_list.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/map_pages.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { OF_TOPIC_MAX = 60 };

/* In which states those of a filter are. */
static const struct filter {
    const char *word;
    const char *title;
    enum anchor_state from;
    enum anchor_state to;
} filters[LISTED_FILTERS] = {
    [LISTED_ALL] = { "", N_("All"), ANCHOR_EXACT, ANCHOR_ORPHAN },
    [LISTED_EXACT] = { "exact", N_("The same words"), ANCHOR_EXACT, ANCHOR_EXACT },
    [LISTED_MOVED] = { "moved", N_("The same words, elsewhere"), ANCHOR_MOVED, ANCHOR_MOVED },
    [LISTED_REWORDED] = { "reworded", N_("The words were changed"), ANCHOR_REWORDED,
                          ANCHOR_REWORDED },
    [LISTED_ORPHAN] = { "orphan", N_("The words are gone"), ANCHOR_ORPHAN_HERE, ANCHOR_ORPHAN },
    [LISTED_ARCHIVED] = { "archived", N_("Put aside"), ANCHOR_EXACT, ANCHOR_ORPHAN },
};

const char *filter_word(enum listed_filter filter)
{
    return filters[filter].word;
}

const char *filter_title(enum listed_filter filter)
{
    return filters[filter].title;
}

enum listed_filter filter_named(struct str word)
{
    for (int i = 0; i < LISTED_FILTERS; i++)
        if (str_equal(word, str_of(filters[i].word)))
            return (enum listed_filter)i;
    return LISTED_ALL;
}

const struct state_look *debate_look(struct arena *arena, int64_t mark)
{
    const struct tile_look *tile = mark ? tile_look((enum tile)(mark - 1)) : NULL;
    struct state_look *look = tile ? arena_new(arena, struct state_look) : NULL;

    if (tile)
        *look = (struct state_look){ tile->word, tile->label, tile->class, tile->icon };
    return look;
}

static void read_made(struct rows *rows, struct arena *arena, struct listed *listed)
{
    listed->is_whole = row_integer(rows, "is_whole") != 0;
    listed->quote.from = row_integer(rows, "made_from");
    listed->quote.to = row_integer(rows, "made_to");
    listed->quote.exact = row_text(rows, "exact", arena);
    listed->quote.prefix = row_text(rows, "prefix", arena);
    listed->quote.suffix = row_text(rows, "suffix", arena);
    listed->made.version = row_integer(rows, "made_version");
    listed->made.address = row_text(rows, "made_address", arena);
    listed->made.article.name = row_text(rows, "made_name", arena);
    listed->made.article.num = row_text(rows, "made_num", arena);
    listed->made.article.head = row_text(rows, "made_head", arena);
    listed->made.alinea = row_integer(rows, "made_alinea");
}

static void read_now(struct rows *rows, struct arena *arena, struct listed *listed)
{
    listed->now.version = row_integer(rows, "now_version");
    listed->now.address = row_text(rows, "now_address", arena);
    listed->now.article.name = row_text(rows, "now_name", arena);
    listed->now.article.num = row_text(rows, "now_num", arena);
    listed->now.article.head = row_text(rows, "now_head", arena);
    listed->now.alinea = row_integer(rows, "now_alinea");
    listed->state = (enum anchor_state)row_integer(rows, "state");
    listed->score = row_integer(rows, "score");
    listed->now_from = row_integer(rows, "now_from");
    listed->now_to = row_integer(rows, "now_to");
    listed->now_words = row_text(rows, "now_words", arena);
    listed->confirmed_by = author_from(rows, arena, "confirmer");
    listed->confirmed_at = row_integer(rows, "confirmed_at");
}

static struct listed listed_from(struct rows *rows, struct arena *arena)
{
    struct listed listed = {
        .id = row_integer(rows, "id"),
        .n = row_integer(rows, "n"),
        .motivation = (enum motivation)row_integer(rows, "motivation"),
        .author = author_from(rows, arena, "author"),
        .created_at = row_integer(rows, "created_at"),
        .archived_at = row_integer(rows, "archived_at"),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = row_text(rows, "topic_title", arena),
        .topic_lang = row_text(rows, "topic_lang", arena),
        .replies = row_integer(rows, "post_count") - 1,
        .look = debate_look(arena, row_integer(rows, "decision_mark")),
        .post_number = row_integer(rows, "post_number"),
        .text_slug = row_text(rows, "text_slug", arena),
        .text_title = row_text(rows, "text_title", arena),
        .text_lang = row_text(rows, "text_lang", arena),
    };

    read_made(rows, arena, &listed);
    read_now(rows, arena, &listed);
    return listed;
}

/* What goes on on the next page is left to it whole. */
static void drop_last(struct listed_list *list)
{
    int64_t last = list->items[list->count - 1].id;

    while (list->count && list->items[list->count - 1].id == last)
        list->count--;
}

static enum result take(struct rows rows, struct arena *arena, size_t max, struct listed_list *list)
{
    *list = (struct listed_list){ 0 };
    while (rows_next(&rows))
        *list_add(arena, list) = listed_from(&rows, arena);
    list->has_more = list->count > max;
    if (list->has_more)
        drop_last(list);
    if (list->count)
        list->last = list->items[list->count - 1].id;
    return rows_end(&rows);
}

enum result annotations_of_text(struct db *db, struct arena *arena,
                                const struct listed_query *query, struct listed_list *list)
{
    const struct filter *filter = &filters[query->filter];
    size_t max = LISTED_PER_PAGE + ANNOTATION_TARGETS_MAX;
    struct value reach = value(may_reach(query->visitor));
    struct value who = value(query->visitor->account_id), text = value(query->text_id);
    struct value from = value((int64_t)filter->from), to = value((int64_t)filter->to);
    struct value is_archived = value(query->filter == LISTED_ARCHIVED);
    struct value limit = value((int64_t)max + 1);

    if (query->is_oldest_first)
        return take(db_query(db, sql_annotations_of_text_oldest, reach, who, text,
                             value(query->after), from, to, is_archived, limit),
                    arena, max, list);
    return take(db_query(db, sql_annotations_of_text_newest, reach, who, text,
                         value(query->after ? query->after : INT64_MAX), from, to, is_archived,
                         limit),
                arena, max, list);
}

enum result annotations_count(struct db *db, const struct visitor *visitor, int64_t text_id,
                              int64_t counts[LISTED_FILTERS])
{
    struct rows rows = db_query(db, sql_annotations_count, value(may_reach(visitor)),
                                value(visitor->account_id), value(text_id));

    for (int i = 0; i < LISTED_FILTERS; i++)
        counts[i] = 0;
    while (rows_next(&rows)) {
        int64_t state = row_integer(&rows, "state"), count;
        bool is_archived = row_integer(&rows, "is_archived") != 0;

        count = row_integer(&rows, "count");
        if (is_archived)
            counts[LISTED_ARCHIVED] += count;
        for (int i = LISTED_ALL; !is_archived && i < LISTED_ARCHIVED; i++)
            if (state >= filters[i].from && state <= filters[i].to)
                counts[i] += count;
    }
    return rows_end(&rows);
}

enum result annotations_of_topic(struct db *db, struct arena *arena, int64_t topic_id,
                                 struct listed_list *list)
{
    return take(db_query(db, sql_annotations_of_topic, value(topic_id), value(OF_TOPIC_MAX + 1)),
                arena, OF_TOPIC_MAX, list);
}

enum result annotation_listed(struct db *db, struct arena *arena, int64_t id,
                              struct listed_list *list)
{
    return take(db_query(db, sql_annotation_listed, value(id)), arena, ANNOTATION_TARGETS_MAX,
                list);
}

struct str listed_path(struct arena *arena, const struct listed *listed,
                       const struct listed_place *place)
{
    struct str path =
        str_format(arena, "/law/%.*s/v%" PRId64, STR_ARGS(listed->text_slug), place->version);

    if (!place->address.length)
        return path;
    if (!place->alinea)
        return str_format(arena, "%.*s/%.*s", STR_ARGS(path), STR_ARGS(place->address));
    return str_format(arena, "%.*s/%.*s#al%" PRId64, STR_ARGS(path), STR_ARGS(place->address),
                      place->alinea);
}

struct str listed_debate_path(struct arena *arena, const struct listed *listed)
{
    if (listed->post_number < 2)
        return str_format(arena, "/t/%.*s/%" PRId64, STR_ARGS(listed->topic_slug),
                          listed->topic_id);
    return str_format(arena, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64,
                      STR_ARGS(listed->topic_slug), listed->topic_id, listed->post_number,
                      listed->post_number);
}
