#include "texts/publish.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "law/canon.h"
#include "log/entry.h"
#include "render/json.h"
#include "render/language.h"
#include "render/zone.h"
#include "sql.h"
#include "store/db.h"
#include "texts/annotation_anchor.h"
#include "texts/listen.h"
#include "texts/state.h"
#include "topics/slug.h"

/* What is published, while it is. */
struct publishing {
    struct db *db;
    struct arena *arena;
    const struct publish_wish *wish;
    struct law_text text;
    struct law_version last; /* the newest so far; id 0: none */
    struct document before;
    int64_t *ids_before; /* of its segments */
    int64_t *ids;        /* of the new ones */
    struct lineages lineages;
    struct str hash;
    struct published *published;
};

static enum result check_words(const struct publish_wish *wish, struct problems *problems)
{
    const struct document_about *about = &wish->document->about;
    enum result result = OK;

    if (!document_count(wish->document, SEGMENT_ALINEA) &&
        !document_count(wish->document, SEGMENT_ROW))
        result = problem_add(problems, "text", N_("This text has no words in any article."));
    if (str_characters(about->label) > TEXT_LABEL_MAX)
        result = problem_add_count(problems, "label", N_("At most {count} characters, please."),
                                   TEXT_LABEL_MAX);
    if (about->starts_on.length && !is_day(about->starts_on))
        result = problem_add_value(problems, "version",
                                   N_("“{value}” is not a day like 2008-07-23."), about->starts_on);
    if (about->starts_on.length && about->ends_on.length &&
        str_order(about->ends_on, about->starts_on) <= 0)
        result = problem_add_value(problems, "version",
                                   N_("This version ends before it starts, on {value}."),
                                   about->ends_on);
    return result;
}

static enum result check_new(struct publishing *work, struct problems *problems)
{
    const struct document_about *about = &work->wish->document->about;
    size_t title = str_characters(about->title);
    struct law_text other;
    struct str slug = work->wish->slug;
    enum result result = OK, found;

    if (title < TEXT_TITLE_MIN || title > TEXT_TITLE_MAX)
        result = problem_add(problems, "title", N_("The text needs a title."));
    if (!slug.length)
        slug = slug_from(work->arena, about->title);
    if (!str_equal(slug, slug_from(work->arena, slug)) || str_equal(slug, STR("new")))
        return problem_add_value(problems, "slug",
                                 N_("“{value}” cannot stand in an address: small letters, "
                                    "digits and dashes, please."),
                                 slug);
    work->text.slug = slug;
    found = text_called(work->db, work->arena, slug, &other);
    if (found == OK)
        return problem_add_value(problems, "slug", N_("There is a text called “{value}” already."),
                                 slug);
    return found == NOT_FOUND ? result : found;
}

static enum result check_next(struct publishing *work, struct problems *problems)
{
    struct str day = work->wish->document->about.starts_on;

    if (text_find(work->db, work->arena, work->wish->text_id, &work->text) != OK ||
        law_version_find(work->db, work->arena, work->text.version_id, &work->last) != OK)
        return NOT_FOUND;
    if (work->last.number >= LAW_VERSIONS_MAX)
        return problem_add_count(problems, "version", N_("A text has at most {count} versions."),
                                 LAW_VERSIONS_MAX);
    if (day.length && str_order(day, work->last.starts_on) < 0)
        return problem_add_value(
            problems, "version",
            N_("This version is older than the newest one, which holds from {value}: bring "
               "versions in by their age."),
            work->last.starts_on);
    return OK;
}

/* The very same version: an import that is run again adds nothing. */
static enum result find_same(struct publishing *work)
{
    struct rows rows =
        db_query(work->db, sql_law_version_same, value(work->text.id), value_bytes(work->hash),
                 value(work->wish->document->about.starts_on));

    if (rows_next(&rows)) {
        work->published->text_id = work->text.id;
        work->published->slug = work->text.slug;
        work->published->version_id = row_integer(&rows, "id");
        work->published->number = row_integer(&rows, "number");
    }
    return rows_end_one(&rows);
}

static enum result add_text(struct publishing *work)
{
    const struct document_about *about = &work->wish->document->about;
    struct rows rows = db_query(
        work->db, sql_law_text_add, value(work->text.slug), value(about->title),
        value((int64_t)text_kind_of(about->kind)), value(about->jurisdiction), value(about->lang),
        value(about->number), value(about->official), value(about->eli), value(about->source),
        value(about->licence), value_id(work->wish->category_id), value_id(work->wish->actor_id),
        value(clock_now()));

    if (rows_next(&rows))
        work->text.id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static struct str today(struct arena *arena)
{
    return clock_date(arena, zone_utc, clock_now());
}

static enum result add_version(struct publishing *work)
{
    const struct document *document = work->wish->document;
    const struct document_about *about = &document->about;
    struct rows rows =
        db_query(work->db, sql_law_version_add, value(work->text.id), value(work->last.number + 1),
                 value(about->label), value(about->starts_on), value(about->ends_on),
                 value(about->starts_on.length ? about->starts_on : today(work->arena)),
                 value(about->status), value((int64_t)work->wish->origin),
                 value(work->wish->format), value_bytes(work->hash), value(work->wish->note),
                 value((int64_t)document_articles(document)),
                 value((int64_t)(document_count(document, SEGMENT_ALINEA) +
                                 document_count(document, SEGMENT_ROW))),
                 value_id(work->wish->actor_id), value(clock_now()));

    if (rows_next(&rows))
        work->published->version_id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

/* Whose identity each segment has: that of the one before, or a new one. */
static enum result give_identities(struct publishing *work)
{
    const struct document *document = work->wish->document;

    work->ids = arena_alloc(work->arena, (document->count + 1) * sizeof *work->ids);
    for (size_t i = 0; i < document->count; i++) {
        size_t before = work->lineages.before_of[i];
        struct rows rows;

        if (before != SEGMENT_NONE) {
            work->ids[i] = work->ids_before[before];
            continue;
        }
        rows = db_query(work->db, sql_law_segment_add, value(work->text.id),
                        value((int64_t)document->items[i].kind));
        if (rows_next(&rows))
            work->ids[i] = row_integer(&rows, "id");
        if (rows_end_one(&rows) != OK)
            return db_state(work->db);
    }
    return OK;
}

/* Two articles may have one number in one text, in its annexes: the later ones get "-2", "-3". */
static struct str free_address(struct publishing *work, struct str num)
{
    struct str wish = article_address(work->arena, num), address = wish;
    struct state other;

    for (int64_t n = 2;
         article_at(work->db, work->arena, work->published->version_id, address, &other) == OK; n++)
        address = str_format(work->arena, "%.*s-%" PRId64, STR_ARGS(wish), n);
    return address;
}

static enum result add_state(struct publishing *work, size_t place)
{
    const struct document *document = work->wish->document;
    const struct segment *segment = &document->items[place];
    size_t article = document_article(document, place);
    struct str address =
        segment->kind == SEGMENT_ARTICLE ? free_address(work, segment->num) : STR("");

    return db_do(work->db, sql_law_state_add, value(work->published->version_id),
                 value((int64_t)place), value(work->ids[place]),
                 value_id(segment->parent == SEGMENT_NONE ? 0 : work->ids[segment->parent]),
                 value_id(article == SEGMENT_NONE ? 0 : work->ids[article]),
                 value((int64_t)segment->kind), value(segment->name), value(segment->num),
                 value(address), value(segment->head), value(segment->body), value(segment->number),
                 value(segment->depth), value(segment->official));
}

static enum result add_lineage(struct publishing *work, size_t place)
{
    const struct lineage *lineage = &work->lineages.items[place];

    work->published->counts[lineage->kind]++;
    if (lineage->kind == LINEAGE_SAME && !lineage->is_renumbered)
        return OK;
    return db_do(
        work->db, sql_law_lineage_add, value(work->published->version_id), value((int64_t)place),
        value_id(lineage->before == SEGMENT_NONE ? 0 : work->ids_before[lineage->before]),
        value_id(lineage->after == SEGMENT_NONE ? 0 : work->ids[lineage->after]),
        value((int64_t)lineage->kind), value(lineage->score), value(lineage->is_renumbered));
}

static enum result add_words(struct publishing *work)
{
    if (give_identities(work) != OK)
        return db_state(work->db);
    for (size_t i = 0; i < work->wish->document->count; i++)
        if (add_state(work, i) != OK)
            return db_state(work->db);
    for (size_t i = 0; work->last.id && i < work->lineages.count; i++)
        if (add_lineage(work, i) != OK)
            return db_state(work->db);
    return OK;
}

/* What was said of the version before stands in this one too, wherever it is now. */
static enum result place_annotations(struct publishing *work)
{
    const struct reanchoring reanchoring = {
        .text_id = work->text.id,
        .before_id = work->last.id,
        .after_id = work->published->version_id,
        .before = &work->before,
        .before_ids = work->ids_before,
        .after = work->wish->document,
        .after_ids = work->ids,
        .lineages = &work->lineages,
    };

    return work->last.id ? annotations_reanchor(work->db, work->arena, &reanchoring) : OK;
}

static enum result log_version(struct publishing *work)
{
    const struct document_about *about = &work->wish->document->about;
    struct buffer out = { .arena = work->arena };
    struct json json = { .out = &out };
    struct entry entry = {
        .kind = "law",
        .subject = str_format(work->arena, "law/%" PRId64, work->text.id),
        .actor_id = work->wish->actor_id,
    };
    int64_t number;

    json_begin_object(&json);
    json_put_string(&json, "text", work->text.slug);
    json_put_string(&json, "title", about->title);
    json_put_integer(&json, "version", work->published->number);
    json_put_string(&json, "label", about->label);
    json_put_string(&json, "starts_on", about->starts_on);
    json_put_string(&json, "sha256", str_hex(work->arena, work->hash));
    json_end(&json);
    entry.payload = buffer_str(&out);
    if (entry_append(work->db, work->arena, &entry, &number) != OK)
        return db_state(work->db);
    return db_do(work->db, sql_law_version_logged, value(work->published->version_id),
                 value(number));
}

static enum result renew_text(struct publishing *work)
{
    struct str title = work->wish->document->about.title;

    return db_do(work->db, sql_law_text_renewed, value(work->text.id),
                 value(work->published->version_id), value(title.length ? title : work->text.title),
                 value(clock_now()));
}

static enum result tell_listeners(struct publishing *work)
{
    enum result result = text_find(work->db, work->arena, work->text.id, &work->text);

    for (size_t i = 0; result == OK && text_listeners[i]; i++)
        result = text_listeners[i](work->db, work->arena, &work->text, work->published->version_id,
                                   work->last.id);
    return result;
}

static enum result publish(struct publishing *work)
{
    if (!work->text.id && add_text(work) != OK)
        return db_state(work->db);
    if (work->last.id && version_document(work->db, work->arena, work->last.id, &work->before,
                                          &work->ids_before) != OK)
        return db_state(work->db);
    work->lineages = law_align(work->arena, &work->before, work->wish->document);
    work->published->text_id = work->text.id;
    work->published->slug = work->text.slug;
    work->published->number = work->last.number + 1;
    if (add_version(work) != OK || add_words(work) != OK || place_annotations(work) != OK ||
        renew_text(work) != OK)
        return db_state(work->db);
    if (log_version(work) != OK)
        return db_state(work->db);
    return tell_listeners(work);
}

enum result text_publish(struct db *db, struct arena *arena, const struct publish_wish *wish,
                         struct problems *problems, struct published *published)
{
    struct publishing work = { .db = db, .arena = arena, .wish = wish, .published = published };
    enum result words = check_words(wish, problems), where;

    *published = (struct published){ 0 };
    work.hash = canon_hash(arena, document_plain(arena, wish->document));
    where = wish->text_id ? check_next(&work, problems) : check_new(&work, problems);
    if (wish->text_id && work.text.id) {
        enum result same = find_same(&work);

        if (same != NOT_FOUND)
            return same == OK ? CONFLICT : same;
    }
    if (words != OK || where != OK)
        return words != OK ? words : where;
    return publish(&work);
}
