#include <inttypes.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "http/guard.h"
#include "sql.h"
#include "store/db.h"
#include "texts/article.h"
#include "texts/link.h"

/* A row, before the words it points at are read. */
struct link_row {
    struct law_link link;
    int64_t text_id;
    int64_t version_id;
    int64_t article_id;
    int64_t segment_id;
};

static struct link_row row_from(struct rows *rows, struct arena *arena)
{
    return (struct link_row){
        .link = {
            .id = row_integer(rows, "id"),
            .relation = (enum law_relation)row_integer(rows, "relation"),
            .decision_id = row_integer(rows, "decision_id"),
            .concern_id = row_integer(rows, "concern_id"),
            .amendment = row_integer(rows, "amendment_number"),
            .actor = {
                .id = row_integer(rows, "actor_id"),
                .handle = row_text(rows, "actor_handle", arena),
                .name = row_text(rows, "actor_name", arena),
            },
            .created_at = row_integer(rows, "created_at"),
        },
        .text_id = row_integer(rows, "text_id"),
        .version_id = row_integer(rows, "version_id"),
        .article_id = row_integer(rows, "article_id"),
        .segment_id = row_integer(rows, "segment_id"),
    };
}

static bool is_meant(const struct state *state, const struct link_row *row)
{
    return state->segment.body.length &&
           (row->segment_id == row->article_id || state->segment_id == row->segment_id);
}

/* The words that are meant, an alinéa a line. */
static struct str words_of(struct arena *arena, const struct states *states,
                           const struct link_row *row)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < states->count; i++)
        if (is_meant(&states->items[i], row))
            buffer_format(&out, "%s%.*s", out.length ? "\n" : "",
                          STR_ARGS(states->items[i].segment.body));
    return buffer_str(&out);
}

static void place_then(struct arena *arena, const struct states *then, struct link_row *row)
{
    struct law_link *link = &row->link;

    if (then->count)
        link->article = then->items[0];
    for (size_t i = 1; i < then->count && row->segment_id != row->article_id; i++)
        if (then->items[i].segment_id == row->segment_id)
            link->alinea = then->items[i];
    link->words = words_of(arena, then, row);
}

static enum result read_words(struct db *db, struct arena *arena, struct link_row *row)
{
    struct law_link *link = &row->link;
    struct states then = { 0 }, now = { 0 };
    enum result result = text_find(db, arena, row->text_id, &link->text);

    if (result == OK)
        result = law_version_find(db, arena, row->version_id, &link->version);
    if (result == OK)
        result = law_version_find(db, arena, link->text.version_id, &link->newest);
    if (result == OK)
        result = states_of_article(db, arena, row->version_id, row->article_id, &then);
    if (result == OK)
        result = states_of_article(db, arena, link->newest.id, row->article_id, &now);
    if (result != OK)
        return result;
    place_then(arena, &then, row);
    if (now.count)
        link->now = now.items[0];
    link->has_changed = !str_equal(link->words, words_of(arena, &now, row));
    return OK;
}

static enum result read_all(struct db *db, struct arena *arena, struct rows rows,
                            struct law_links *links)
{
    struct link_row found[LAW_LINKS_MAX];
    size_t count = 0;
    enum result result;

    *links = (struct law_links){ 0 };
    while (count < LAW_LINKS_MAX && rows_next(&rows))
        found[count++] = row_from(&rows, arena);
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < count; i++) {
        result = read_words(db, arena, &found[i]);
        *list_add(arena, links) = found[i].link;
    }
    return result;
}

enum result law_links_of_decision(struct db *db, struct arena *arena, int64_t decision_id,
                                  struct law_links *links)
{
    return read_all(
        db, arena,
        db_query(db, sql_law_links_of_decision, value(decision_id), value(LAW_LINKS_MAX)), links);
}

enum result law_links_of_concern(struct db *db, struct arena *arena, int64_t concern_id,
                                 struct law_links *links)
{
    return read_all(db, arena,
                    db_query(db, sql_law_links_of_concern, value(concern_id), value(LAW_LINKS_MAX)),
                    links);
}

static struct str path_in(struct arena *arena, const struct law_link *link,
                          const struct law_version *version, struct str address)
{
    struct str path = article_path(arena, &link->text, version, address);

    return link->alinea.segment_id
               ? str_format(arena, "%.*s#al%" PRId64, STR_ARGS(path), link->alinea.segment.number)
               : path;
}

struct str law_link_path(struct arena *arena, const struct law_link *link)
{
    return path_in(arena, link, &link->version, link->article.address);
}

/* Of an alinéa the article: its number may be another one there. */
struct str law_link_now_path(struct arena *arena, const struct law_link *link)
{
    return link->now.segment_id ? article_path(arena, &link->text, &link->newest, link->now.address)
                                : STR("");
}

struct str law_link_compare_path(struct arena *arena, const struct law_link *link)
{
    struct str path = text_path(arena, &link->text);

    return str_format(arena, "%.*s/compare/v%" PRId64 "/v%" PRId64 "?article=%.*s", STR_ARGS(path),
                      link->version.number, link->newest.number,
                      STR_ARGS(link->now.segment_id ? link->now.address : link->article.address));
}

bool law_place_parse(struct arena *arena, struct str typed, struct law_place *place)
{
    size_t at = str_find(typed, STR("/law/"), 0);
    struct str rest, words, fragment;

    *place = (struct law_place){ 0 };
    if (at == typed.length || typed.length > LAW_PLACE_MAX)
        return false;
    fragment = str_trim(str_slice(typed, at + 5, typed.length));
    rest = str_cut(&fragment, '#');
    words = str_cut(&rest, '?');
    if (!percent_decode(arena, words, false, &words) || !str_is_utf8(words))
        return false;
    place->slug = str_cut(&words, '/');
    place->version = str_cut(&words, '/');
    place->article = str_cut(&words, '/');
    if (str_starts(fragment, "al"))
        str_to_id(str_slice(fragment, 2, fragment.length), &place->alinea);
    return place->slug.length && place->version.length && place->article.length;
}

/* Its number among the alinéas of the article that is shown; 0 when it stands there no more. */
static int64_t number_shown(const struct article_page *view, int64_t segment_id)
{
    for (size_t i = 1; i < view->states.count; i++)
        if (view->states.items[i].segment_id == segment_id)
            return view->states.items[i].segment.number;
    return 0;
}

enum result decisions_of_article(struct db *db, struct arena *arena, struct article_page *view)
{
    struct rows rows = db_query(db, sql_law_links_of_article, value(may_reach(view->visitor)),
                                value(view->visitor->account_id), value(view->article.segment_id),
                                value(LAW_LINKS_MAX));
    int64_t ids[LAW_LINKS_MAX];
    size_t count = 0;
    enum result result;

    while (count < LAW_LINKS_MAX && rows_next(&rows)) {
        const struct article_decision link = {
            .relation = (enum law_relation)row_integer(&rows, "relation"),
            .alinea = number_shown(view, row_integer(&rows, "segment_id")),
        };

        /* A decision that is also tied to amendments of the same words is named once. */
        if (count && ids[count - 1] == row_integer(&rows, "decision_id") &&
            view->decisions.items[count - 1].alinea == link.alinea)
            continue;
        ids[count++] = row_integer(&rows, "decision_id");
        *list_add(arena, &view->decisions) = link;
    }
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < count; i++)
        result = decision_find(db, arena, ids[i], &view->decisions.items[i].decision);
    return result;
}
