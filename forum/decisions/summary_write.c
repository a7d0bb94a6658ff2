#include <inttypes.h>
#include <sodium.h>

#include "base/arena.h"
#include "decisions/deed.h"
#include "decisions/part.h"
#include "decisions/summary.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum {
    /* Asleep it is woken first; closed, it is what it came to. */
    NO_SUMMARY_IN = 1u << STATE_NONE | 1u << STATE_DORMANT | 1u << STATE_CLOSED
};

bool summary_may_write(const struct facts *facts)
{
    if (!facts->may_write || NO_SUMMARY_IN & 1u << facts->decision.state)
        return false;
    return facts->is_author || facts->is_clerk || !facts->decision.clerk.id;
}

static enum result check_rights(const struct facts *facts, struct problems *problems)
{
    if (summary_may_write(facts))
        return OK;
    if (NO_SUMMARY_IN & 1u << facts->decision.state)
        return part_in(facts, 0, problems);
    return problem_add(problems, "",
                       N_("Who asked the question, or its clerk, writes the summary: tell them in "
                          "the debate what it leaves out."));
}

/* Another one may have come while this one was typed. */
static enum result check_newest(struct db *db, struct arena *arena, const struct summary_wish *wish,
                                struct problems *problems, struct summary *newest)
{
    enum result result = summary_read(
        db, arena,
        &(struct summary_wanted){ .decision_id = wish->decision_id, .visitor = wish->visitor },
        newest);

    if (result == NOT_FOUND) {
        *newest = (struct summary){ 0 };
        result = OK;
    }
    if (result == OK && newest->number != wish->based_on)
        return problem_add_count(problems, "",
                                 N_("Version {count} came meanwhile: look at it, then send yours "
                                    "again."),
                                 newest->number);
    return result;
}

static bool is_same(struct arena *arena, const struct summary *one, const struct summary *other)
{
    for (int section = 0; section < SUMMARY_SECTIONS; section++)
        if (!str_equal(summary_typed(arena, &one->parts[section], 0),
                       summary_typed(arena, &other->parts[section], 0)))
            return false;
    return one->read_until == other->read_until;
}

/* How far the debates went, of what was shown to who wrote it. */
static enum result read_coverage(struct db *db, const struct summary_wish *wish,
                                 struct summary *summary)
{
    struct summary_debates debates;
    enum result result = summary_debates(db,
                                         &(struct summary_span){ .decision_id = wish->decision_id,
                                                                 .visitor = wish->visitor,
                                                                 .until = wish->read_until },
                                         &debates);

    summary->posts = debates.posts;
    summary->last_post = debates.last_post;
    summary->read_until = debates.read_until;
    return result;
}

static enum result add_sentence(struct db *db, int64_t id, int section, size_t position,
                                const struct summary_sentence *sentence)
{
    struct value summary = value(id), part = value(section), at = value((int64_t)position);
    enum result result =
        db_do(db, sql_summary_sentence_add, summary, part, at, value(sentence->words));

    for (size_t i = 0; result == OK && i < sentence->cite_count; i++)
        result = db_do(db, sql_summary_cite_add, summary, part, at, value((int64_t)i),
                       value(sentence->cites[i].post_id));
    return result;
}

static enum result add(struct db *db, struct summary *summary, int64_t author_id, int64_t at)
{
    struct rows rows =
        db_query(db, sql_summary_add, value(summary->decision_id), value(summary->number),
                 value(author_id), value(summary->cited), value(summary->posts),
                 value(summary->last_post), value(summary->read_until), value(at));
    enum result result;

    if (rows_next(&rows))
        summary->id = row_integer(&rows, "id");
    result = rows_end_one(&rows);
    for (int section = 0; section < SUMMARY_SECTIONS; section++)
        for (size_t i = 0; result == OK && i < summary->parts[section].count; i++)
            result = add_sentence(db, summary->id, section, i, &summary->parts[section].items[i]);
    return result;
}

/*
 * What the log commits to: SHA-256 of all its sentences, a line each, "why: the
 * words /p/12 /p/31", so that it can be told whether they are still the same.
 */
static struct str hash_of(struct arena *arena, const struct summary *summary)
{
    struct buffer out = { .arena = arena };
    unsigned char hash[crypto_hash_sha256_BYTES];
    char *digits = arena_alloc(arena, 2 * sizeof hash + 1);
    struct str text;

    for (enum summary_section section = 0; section < SUMMARY_SECTIONS; section++)
        for (size_t i = 0; i < summary->parts[section].count; i++) {
            const struct summary_sentence *sentence = &summary->parts[section].items[i];

            buffer_format(&out, "%s: %.*s", summary_look(section)->word, STR_ARGS(sentence->words));
            for (size_t j = 0; j < sentence->cite_count; j++)
                buffer_format(&out, " /p/%" PRId64, sentence->cites[j].post_id);
            buffer_put_c(&out, "\n");
        }
    text = buffer_str(&out);
    crypto_hash_sha256(hash, (const unsigned char *)text.data, text.length);
    return str_of(sodium_bin2hex(digits, 2 * sizeof hash + 1, hash, sizeof hash));
}

struct summary_details {
    const struct summary *summary;
    struct str hash;
};

static void put_details(struct json *json, const void *context)
{
    const struct summary_details *details = context;

    json_put_integer(json, "number", details->summary->number);
    json_put_string(json, "sha256", details->hash);
    json_put_integer(json, "cited", details->summary->cited);
    json_put_integer(json, "messages", details->summary->posts);
}

static enum result record(struct db *db, struct arena *arena, const struct summary *summary,
                          int64_t actor_id, int64_t at)
{
    struct summary_details details = { summary, hash_of(arena, summary) };

    return deed_record(db, arena,
                       &(struct deed){ .decision_id = summary->decision_id,
                                       .kind = DEED_SUMMARY,
                                       .actor_id = actor_id,
                                       .at = at,
                                       .details = put_details,
                                       .context = &details });
}

enum result summary_write(struct db *db, struct arena *arena, const struct summary_wish *wish,
                          struct problems *problems, int64_t *number)
{
    struct summary summary, newest;
    struct facts facts;
    int64_t actor_id = wish->visitor->account_id;
    enum result result = part_begin(db, arena, wish->decision_id, actor_id, &facts);

    if (result == OK)
        result = check_rights(&facts, problems);
    if (result == OK)
        result = summary_parse(db, arena, wish, problems, &summary);
    if (result == OK)
        result = check_newest(db, arena, wish, problems, &newest);
    if (result == OK)
        result = read_coverage(db, wish, &summary);
    if (result == OK && is_same(arena, &summary, &newest))
        result = problem_add(problems, "", N_("Nothing changed in the summary."));
    if (result != OK)
        return result;
    *number = summary.number = newest.number + 1;
    result = add(db, &summary, actor_id, facts.now);
    return result == OK ? record(db, arena, &summary, actor_id, facts.now) : result;
}
