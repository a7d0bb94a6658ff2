#include "decisions/trail.h"

#include <sodium.h>

#include "base/arena.h"
#include "decisions/summary.h"
#include "sql.h"
#include "store/db.h"
#include "topics/version.h"

enum { HASH_BYTES = 32 };

static enum result read_topics(struct db *db, struct arena *arena, const struct visitor *visitor,
                               struct trail *trail)
{
    struct rows rows = db_query(db, sql_trail_topics, value(may_reach(visitor)),
                                value(visitor->account_id), value(trail->decision->id));

    while (rows_next(&rows))
        *list_add(arena, &trail->topics) = (struct trail_topic){
            .id = row_integer(&rows, "id"),
            .slug = row_text(&rows, "slug", arena),
            .title = row_text(&rows, "title", arena),
            .lang = row_text(&rows, "lang", arena),
            .post_count = row_integer(&rows, "post_count"),
            .people_count = row_integer(&rows, "people_count"),
            .version = row_integer(&rows, "version"),
        };
    return rows_end(&rows);
}

static enum result read_link_ids(struct db *db, struct arena *arena, const struct visitor *visitor,
                                 bool is_later, struct trail *trail)
{
    int64_t reach = may_reach(visitor), account_id = visitor->account_id, id = trail->decision->id;
    struct rows rows =
        is_later ? db_query(db, sql_trail_links_before, value(reach), value(account_id), value(id))
                 : db_query(db, sql_trail_links_after, value(reach), value(account_id), value(id));

    while (rows_next(&rows))
        *list_add(arena, &trail->links) = (struct trail_link){
            .kind = (enum link_kind)row_integer(&rows, "kind"),
            .is_later = is_later,
            .other.id = row_integer(&rows, "id"),
        };
    return rows_end(&rows);
}

enum result trail_begin(struct db *db, struct arena *arena, const struct visitor *visitor,
                        const struct decision *decision, struct trail *trail)
{
    enum result result;

    *trail = (struct trail){ .decision = decision };
    result = read_topics(db, arena, visitor, trail);
    if (result == OK)
        result = read_link_ids(db, arena, visitor, true, trail);
    if (result == OK)
        result = read_link_ids(db, arena, visitor, false, trail);
    for (size_t i = 0; result == OK && i < trail->links.count; i++) {
        struct decision *other = &trail->links.items[i].other;

        result = decision_find(db, arena, other->id, other);
    }
    return result;
}

int64_t trail_version(const struct trail *trail)
{
    uint64_t version = version_with(VERSION_START, trail->decision->version);

    for (size_t i = 0; i < trail->topics.count; i++) {
        version = version_with(version, trail->topics.items[i].id);
        version = version_with(version, trail->topics.items[i].version);
    }
    for (size_t i = 0; i < trail->links.count; i++) {
        version = version_with(version, trail->links.items[i].other.id);
        version = version_with(version, trail->links.items[i].other.version);
    }
    return version_end(version);
}

static struct trail_text text_from(struct rows *rows, struct arena *arena)
{
    return (struct trail_text){
        .version_id = row_integer(rows, "id"),
        .option_id = row_integer(rows, "option_id"),
        .option_number = row_integer(rows, "option_number"),
        .title = row_text(rows, "title", arena),
        .number = row_integer(rows, "number"),
        .markdown = row_text(rows, "text", arena),
        .html = { row_text(rows, "html", arena) },
        .hash = str_hex(arena, row_bytes(rows, "hash", arena)),
        .author = author_from(rows, arena, "author"),
        .created_at = row_integer(rows, "created_at"),
    };
}

enum result trail_read_text(struct db *db, struct arena *arena, struct trail *trail)
{
    struct rows rows = db_query(db, sql_trail_text, value(trail->decision->version_id));

    if (rows_next(&rows))
        trail->text = text_from(&rows, arena);
    trail->option_id = trail->text.option_id;
    return rows_end(&rows);
}

enum result trail_text_by_hash(struct db *db, struct arena *arena, int64_t decision_id,
                               struct str hash, struct trail_text *text)
{
    unsigned char bytes[HASH_BYTES];
    size_t length = 0;
    struct rows rows;

    if (hash.length != 2 * HASH_BYTES ||
        sodium_hex2bin(bytes, sizeof bytes, hash.data, hash.length, NULL, &length, NULL) ||
        length != HASH_BYTES)
        return NOT_FOUND;
    rows = db_query(db, sql_trail_text_by_hash, value(decision_id),
                    value_bytes((struct str){ (const char *)bytes, length }));
    if (rows_next(&rows))
        *text = text_from(&rows, arena);
    return rows_end_one(&rows);
}

static void add_cite(struct trail_cites *cites, struct trail_cite cite)
{
    if (cites->count < TRAIL_CITES_MAX)
        cites->items[cites->count++] = cite;
}

/* The number that the last word of a text is, written as #12; 0: it is none. */
static int64_t cite_at_end(struct str words, size_t *starts)
{
    int64_t number = 0;

    *starts = words.length;
    while (*starts && words.data[*starts - 1] != ' ' && words.data[*starts - 1] != '\n')
        --*starts;
    if (*starts == words.length || words.data[*starts] != '#' ||
        !str_to_id(str_slice(words, *starts + 1, words.length), &number))
        return 0;
    return number;
}

struct str cites_cut(struct str words, const struct trail_topic *topic, struct trail_cites *cites)
{
    int64_t numbers[TRAIL_CITES_MAX], number;
    size_t count = 0, starts;

    words = str_trim(words);
    while (count < TRAIL_CITES_MAX && (number = cite_at_end(words, &starts))) {
        numbers[count++] = number;
        words = str_trim(str_slice(words, 0, starts));
    }
    while (topic && count)
        add_cite(cites, (struct trail_cite){ topic->id, topic->slug, numbers[--count] });
    return words;
}

static enum result read_options(struct db *db, struct arena *arena, struct trail *trail)
{
    const struct trail_topic *topic = trail->topics.count ? &trail->topics.items[0] : NULL;
    struct rows rows = db_query(db, sql_trail_options, value(trail->decision->id));

    while (rows_next(&rows)) {
        struct trail_option *option = list_add(arena, &trail->options);

        *option = (struct trail_option){
            .id = row_integer(&rows, "id"),
            .number = row_integer(&rows, "number"),
            .title = row_text(&rows, "title", arena),
            .author = author_from(&rows, arena, "author"),
            .set_aside_at = row_integer(&rows, "set_aside_at"),
        };
        option->set_aside = cites_cut(row_text(&rows, "set_aside", arena), topic, &option->cites);
        option->versions = row_integer(&rows, "versions");
    }
    return rows_end(&rows);
}

/* Sentences come one row for each message they cite. */
static void add_reason(struct rows *rows, struct arena *arena, struct trail_reasons *reasons,
                       int64_t *position)
{
    int64_t number = row_integer(rows, "post_number");

    if (*position != row_integer(rows, "position")) {
        if (reasons->count == TRAIL_REASONS_MAX)
            return;
        *position = row_integer(rows, "position");
        reasons->items[reasons->count++].words = row_text(rows, "words", arena);
    }
    if (number)
        add_cite(&reasons->items[reasons->count - 1].cites,
                 (struct trail_cite){ row_integer(rows, "topic_id"), row_text(rows, "slug", arena),
                                      number });
}

static enum result read_why(struct db *db, struct arena *arena, const struct visitor *visitor,
                            struct trail *trail)
{
    struct trail_why *why = &trail->why;
    int64_t positions[SUMMARY_SECTIONS];
    struct rows rows = db_query(db, sql_trail_why, value(may_reach(visitor)),
                                value(visitor->account_id), value(trail->decision->id),
                                value((int)SUMMARY_WHY), value((int)SUMMARY_SET_ASIDE));

    for (int i = 0; i < SUMMARY_SECTIONS; i++)
        positions[i] = -1;
    while (rows_next(&rows)) {
        if (!why->number) {
            why->number = row_integer(&rows, "number");
            why->cited = row_integer(&rows, "cited");
            why->posts = row_integer(&rows, "posts");
            why->created_at = row_integer(&rows, "created_at");
            why->author = author_from(&rows, arena, "author");
        }
        if (row_integer(&rows, "position") >= 0) {
            int64_t section = row_integer(&rows, "section");

            add_reason(&rows, arena, section == SUMMARY_WHY ? &why->reasons : &why->set_aside,
                       &positions[section]);
        }
    }
    return rows_end(&rows);
}

static enum result read_vote(struct db *db, struct arena *arena, struct trail *trail)
{
    enum result result = decision_vote(db, arena, trail->decision->id, &trail->vote);

    return result == NOT_FOUND ? OK : result;
}

static enum result read_review(struct db *db, struct arena *arena, struct trail *trail)
{
    struct rows rows = db_query(db, sql_trail_review, value(trail->decision->id));

    if (rows_next(&rows))
        trail->review = (struct trail_review){
            .id = row_integer(&rows, "id"),
            .why = row_text(&rows, "why", arena),
            .opened_at = row_integer(&rows, "opened_at"),
            .ended_at = row_integer(&rows, "ended_at"),
            .verdict = (enum review_verdict)row_integer(&rows, "verdict"),
            .option_id = row_integer(&rows, "option_id"),
            .text = { row_text(&rows, "html", arena) },
            .helped = row_text(&rows, "helped", arena),
            .drop_why = row_text(&rows, "drop_why", arena),
            .improve = row_text(&rows, "improve", arena),
            .next_at = row_integer(&rows, "next_at"),
            .call_ends_at = row_integer(&rows, "call_ends_at"),
        };
    return rows_end(&rows);
}

static enum result read_proof(struct db *db, struct trail *trail)
{
    struct rows rows = db_query(db, sql_trail_proof, value(trail->decision->id));

    if (rows_next(&rows))
        trail->proof = (struct trail_proof){
            .first = row_integer(&rows, "first"),
            .last = row_integer(&rows, "last"),
            .entries = row_integer(&rows, "entries"),
            .last_at = row_integer(&rows, "last_at"),
        };
    return rows_end(&rows);
}

/* What people hold is of the text that is before them. */
static int64_t option_before_them(const struct trail *trail)
{
    const struct trail_review *review = &trail->review;

    return review->option_id && !review->ended_at ? review->option_id : trail->text.option_id;
}

enum result trail_read(struct db *db, struct arena *arena, const struct visitor *visitor,
                       struct trail *trail)
{
    static enum result (*const readers[])(struct db *, struct arena *, struct trail *) = {
        trail_read_text, read_review, trail_read_trial, read_options, read_vote,
    };
    enum result result = read_why(db, arena, visitor, trail);

    for (size_t i = 0; result == OK && i < sizeof readers / sizeof *readers; i++)
        result = readers[i](db, arena, trail);
    trail->option_id = option_before_them(trail);
    if (result == OK)
        result = trail_read_words(db, arena, trail);
    if (result == OK)
        result = trail_read_people(db, arena, trail);
    return result == OK ? read_proof(db, trail) : result;
}
