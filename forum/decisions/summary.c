#include "decisions/summary.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/decision.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static const struct summary_look looks[SUMMARY_SECTIONS] = {
    [SUMMARY_HAPPENED] = { "happened", N_("What happened") },
    [SUMMARY_AGREED] = { "agreed", N_("We agree") },
    [SUMMARY_DISPUTED] = { "disputed", N_("We differ") },
    [SUMMARY_OPEN] = { "open", N_("Still open") },
    [SUMMARY_WHY] = { "why", N_("Why this text") },
    [SUMMARY_SET_ASIDE] = { "set_aside", N_("Set aside, and why") },
};

const struct summary_look *summary_look(enum summary_section section)
{
    return &looks[section];
}

struct str summary_path(struct arena *arena, const struct decision *decision)
{
    struct str path = decision_path(arena, decision);

    return str_format(arena, "%.*s/summary", STR_ARGS(path));
}

static struct summary summary_from(struct rows *rows, struct arena *arena)
{
    return (struct summary){
        .id = row_integer(rows, "id"),
        .decision_id = row_integer(rows, "decision_id"),
        .number = row_integer(rows, "number"),
        .author = author_from(rows, arena, "author"),
        .cited = row_integer(rows, "cited"),
        .posts = row_integer(rows, "posts"),
        .last_post = row_integer(rows, "last_post"),
        .read_until = row_integer(rows, "read_until"),
        .created_at = row_integer(rows, "created_at"),
    };
}

static enum result read_one(struct db *db, struct arena *arena, const struct summary_wanted *wanted,
                            struct summary *summary)
{
    struct value decision = value(wanted->decision_id);
    struct rows rows = wanted->number
                           ? db_query(db, sql_summary_numbered, decision, value(wanted->number))
                           : db_query(db, sql_summary_newest, decision);

    if (rows_next(&rows))
        *summary = summary_from(&rows, arena);
    return rows_end_one(&rows);
}

/* A row for each message that is cited: the sentence of the row before, or the next one. */
static void add_row(struct rows *rows, struct arena *arena, struct summary *summary,
                    int64_t *position)
{
    int64_t section = row_integer(rows, "section"), at = row_integer(rows, "position");
    struct summary_part *part = &summary->parts[section];
    struct summary_sentence *sentence;

    if (!part->count || at != *position)
        list_add(arena, part)->words = row_text(rows, "words", arena);
    *position = at;
    sentence = &part->items[part->count - 1];
    if (sentence->cite_count == CITES_MAX)
        return;
    sentence->cites[sentence->cite_count++] = (struct summary_cite){
        .post_id = row_integer(rows, "post_id"),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .number = row_integer(rows, "number"),
        .is_there = row_integer(rows, "is_there") != 0,
    };
}

enum result summary_read(struct db *db, struct arena *arena, const struct summary_wanted *wanted,
                         struct summary *summary)
{
    static const struct visitor anyone = { 0 };
    const struct visitor *visitor = wanted->visitor ? wanted->visitor : &anyone;
    int64_t position = -1;
    enum result result = read_one(db, arena, wanted, summary);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_summary_sentences, value(may_reach(visitor)),
                    value(visitor->account_id), value(summary->id), value(wanted->topic_id));
    while (rows_next(&rows))
        add_row(&rows, arena, summary, &position);
    return rows_end(&rows);
}

enum result summaries_of(struct db *db, struct arena *arena, int64_t decision_id,
                         struct summaries *summaries)
{
    struct rows rows =
        db_query(db, sql_summaries_of, value(decision_id), value(SUMMARIES_SHOWN_MAX));

    *summaries = (struct summaries){ 0 };
    while (rows_next(&rows))
        *list_add(arena, summaries) = summary_from(&rows, arena);
    return rows_end(&rows);
}

enum result summary_debates(struct db *db, const struct summary_span *span,
                            struct summary_debates *debates)
{
    struct rows rows = db_query(db, sql_summary_debates, value(may_reach(span->visitor)),
                                value(span->visitor->account_id), value(span->decision_id),
                                value(span->after), value(span->until ? span->until : INT64_MAX));

    *debates = (struct summary_debates){ 0 };
    if (rows_next(&rows))
        *debates = (struct summary_debates){
            .posts = row_integer(&rows, "posts"),
            .since = row_integer(&rows, "since"),
            .last_post = row_integer(&rows, "last_post"),
            .read_until = row_integer(&rows, "read_until"),
        };
    return rows_end(&rows);
}

struct str summary_typed(struct arena *arena, const struct summary_part *part, int64_t topic_id)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < part->count; i++) {
        const struct summary_sentence *sentence = &part->items[i];

        buffer_put_str(&out, sentence->words);
        for (size_t j = 0; j < sentence->cite_count; j++) {
            const struct summary_cite *cite = &sentence->cites[j];

            buffer_put_c(&out, " #");
            if (cite->topic_id != topic_id)
                buffer_format(&out, "%" PRId64 "/", cite->topic_id);
            buffer_put_integer(&out, cite->number);
        }
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}
