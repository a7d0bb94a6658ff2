#include "ballots/words.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "decisions/decision.h"
#include "decisions/option.h"
#include "law/canon.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/amendment.h"
#include "texts/state.h"
#include "topics/topic.h"

struct freezing {
    struct db *db;
    struct arena *arena;
    struct ballot_wish *wish;
    struct ballot_item *item;
    struct problems *problems;
};

/* What was not found is a problem of its field; anything else went wrong. */
static enum result missing(struct freezing *freezing, enum result result, const char *field,
                           const char *message)
{
    return result == NOT_FOUND ? problem_add(freezing->problems, field, message) : result;
}

static void speak(struct ballot_item *item, struct str lang)
{
    if (!item->lang.length)
        item->lang = lang;
}

/* One choice a line, when nothing else is said: they are what is graded. */
static struct str proposal_lines(struct arena *arena, const struct ballot_wish *wish)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < wish->proposal_count; i++)
        buffer_format(&out, "%zu. %.*s\n", i + 1, STR_ARGS(wish->proposals[i]));
    return buffer_str(&out);
}

static enum result freeze_typed(struct freezing *freezing)
{
    struct ballot_item *item = freezing->item;

    item->words = str_trim(item->words);
    if (!item->words.length && item->kind == BALLOT_JUDGMENT)
        item->words = proposal_lines(freezing->arena, freezing->wish);
    if (!item->words.length)
        return problem_add(freezing->problems, "words", N_("Write the words that are voted on."));
    return OK;
}

static enum result freeze_article(struct freezing *freezing, struct document *document)
{
    struct ballot_item *item = freezing->item;
    struct states states = { 0 };
    enum result result = states_of_article(freezing->db, freezing->arena, item->law_version_id,
                                           item->article_id, &states);

    if (result == OK && !states.count)
        return problem_add(freezing->problems, "article_id",
                           N_("This version has no such article."));
    if (result == OK)
        states_document(freezing->arena, &states, document, NULL);
    return result;
}

static enum result freeze_law(struct freezing *freezing)
{
    struct ballot_item *item = freezing->item;
    struct document document = { 0 };
    struct law_version version;
    struct law_text text;
    enum result result =
        law_version_find(freezing->db, freezing->arena, item->law_version_id, &version);

    if (result != OK)
        return missing(freezing, result, "law_version_id", N_("There is no such version."));
    result = text_find(freezing->db, freezing->arena, version.text_id, &text);
    if (result == OK && item->article_id)
        result = freeze_article(freezing, &document);
    else if (result == OK)
        result = version_document(freezing->db, freezing->arena, version.id, &document, NULL);
    if (result != OK)
        return result;
    item->text_id = version.text_id;
    speak(item, text.lang);
    item->words = document_plain(freezing->arena, &document);
    return OK;
}

static enum result freeze_amendment(struct freezing *freezing)
{
    struct ballot_item *item = freezing->item;
    struct rows rows = db_query(freezing->db, sql_ballot_amendment, value(item->amendment_id));
    int64_t state = AMENDMENT_OPEN;
    enum result result;

    if (rows_next(&rows)) {
        item->text_id = row_integer(&rows, "text_id");
        item->law_version_id = row_integer(&rows, "version_id");
        item->article_id = row_integer(&rows, "article_id");
        speak(item, row_text(&rows, "lang", freezing->arena));
        item->words = row_text(&rows, "words", freezing->arena);
        state = row_integer(&rows, "state");
    }
    result = rows_end_one(&rows);
    if (result == OK && state != AMENDMENT_OPEN)
        return problem_add(freezing->problems, "amendment_id",
                           N_("This amendment is not open any more: nothing is left to vote on."));
    return missing(freezing, result, "amendment_id", N_("There is no such amendment."));
}

static enum result version_of(struct freezing *freezing, struct text_version *version)
{
    struct ballot_item *item = freezing->item;
    enum result result;

    if (item->option_version_id)
        result = version_find(freezing->db, freezing->arena, item->option_version_id, version);
    else
        result = version_current(freezing->db, freezing->arena, item->decision_id, version);
    if (result == OK && version->decision_id != item->decision_id)
        result = NOT_FOUND;
    return missing(freezing, result, "option_version_id",
                   N_("This decision proposes no such text."));
}

static enum result freeze_option(struct freezing *freezing)
{
    struct text_version version = { 0 };
    enum result result = version_of(freezing, &version);

    if (result == OK) {
        freezing->item->option_version_id = version.id;
        freezing->item->words = version.text;
    }
    return result;
}

/* Each proposal as a heading with its text; that of what is now is said by the decision. */
static enum result freeze_options(struct freezing *freezing, const struct decision *decision)
{
    struct ballot_wish *wish = freezing->wish;
    struct buffer out = { .arena = freezing->arena };

    for (size_t i = 0; i < wish->proposal_count; i++) {
        struct text_version version = { .text = decision->status_quo };
        int64_t id = wish->proposal_versions[i];
        enum result result = id ? version_find(freezing->db, freezing->arena, id, &version) : OK;

        if (result == OK && id && version.decision_id != decision->id)
            result = NOT_FOUND;
        if (result != OK)
            return missing(freezing, result, "proposals",
                           N_("This decision proposes no such text."));
        buffer_format(&out, "%s## %zu. %.*s\n\n%.*s\n", i ? "\n" : "", i + 1,
                      STR_ARGS(wish->proposals[i]), STR_ARGS(version.text));
    }
    freezing->item->words = buffer_str(&out);
    return OK;
}

/* Whose debate may be read may see what comes of it, and nobody else. */
static enum result stand_in_space(struct freezing *freezing, struct decision *decision)
{
    struct ballot_item *item = freezing->item;
    struct topic topic;
    enum result result = decision_find(freezing->db, freezing->arena, item->decision_id, decision);

    if (result == OK && decision->hidden_at && !item->is_fallback)
        result = NOT_FOUND;
    if (result != OK)
        return missing(freezing, result, "decision_id", N_("There is no such decision."));
    result = topic_find(freezing->db, freezing->arena, decision->topic_id, &topic);
    if (result == OK)
        item->category_id = topic.category_id;
    speak(item, decision->lang);
    return result;
}

/* What another source would say does not go with this one. */
static void forget_others(struct ballot_item *item)
{
    item->text_id = 0;
    if (item->source != WORDS_LAW)
        item->law_version_id = item->article_id = 0;
    if (item->source != WORDS_AMENDMENT)
        item->amendment_id = 0;
    if (item->source != WORDS_OPTION)
        item->option_version_id = 0;
}

static enum result freeze(struct freezing *freezing)
{
    struct ballot_item *item = freezing->item;
    struct decision decision = { 0 };
    enum result result = item->decision_id ? stand_in_space(freezing, &decision) : OK;

    if (result != OK)
        return result;
    switch (item->source) {
    case WORDS_LAW: return freeze_law(freezing);
    case WORDS_AMENDMENT: return freeze_amendment(freezing);
    case WORDS_OPTION:
        return item->kind == BALLOT_JUDGMENT ? freeze_options(freezing, &decision)
                                             : freeze_option(freezing);
    default: return freeze_typed(freezing);
    }
}

enum result ballot_freeze(struct db *db, struct arena *arena, struct ballot_wish *wish,
                          struct problems *problems)
{
    struct freezing freezing = { db, arena, wish, &wish->item, problems };
    struct ballot_item *item = &wish->item;
    enum result result;

    forget_others(item);
    result = freeze(&freezing);
    if (result != OK)
        return result;
    speak(item, STR("en"));
    if (str_characters(item->words) > BALLOT_WORDS_MAX)
        return problem_add_count(problems, "words",
                                 N_("These words are too long to be voted on together: {count} "
                                    "characters at most."),
                                 BALLOT_WORDS_MAX);
    item->hash = str_hex(arena, canon_hash(arena, item->words));
    return OK;
}
