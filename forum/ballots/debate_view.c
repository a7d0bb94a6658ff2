#include "ballots/debate_view.h"

#include "base/clock.h"
#include "decisions/pages.h"
#include "http/request.h"
#include "sql.h"
#include "topics/pages.h"
#include "topics/version.h"

static enum result find_decision(struct request *request, const struct ballot_item *item,
                                 struct ballot_debate *debate, uint64_t *version)
{
    struct topic topic;
    enum result result;

    if (!item->decision_id)
        return OK;
    result = decision_for(request, item->decision_id, &debate->decision.decision, &topic);
    if (result != OK)
        debate->decision = (struct ballot_decision){ 0 };
    *version = version_with(*version, debate->decision.decision.id);
    *version = version_with(*version, debate->decision.decision.version);
    return result == NOT_FOUND ? OK : result;
}

static enum result find_topics(struct request *request, const struct ballot_item *item,
                               struct ballot_debate *debate, uint64_t *version)
{
    enum result result = ballot_topics_of(request->db, &request->arena, &request->visitor, item->id,
                                          &debate->topics);

    for (size_t i = 0; result == OK && i < debate->topics.count; i++) {
        struct topic topic;

        result = topic_find(request->db, &request->arena, debate->topics.items[i].topic_id, &topic);
        *version = version_with(*version, topic.id);
        *version = version_with(*version, topic.version);
    }
    return result;
}

enum result ballot_version(struct request *request, const struct ballot_item *item,
                           struct ballot_debate *debate, int64_t *version)
{
    uint64_t made = version_with(VERSION_START, item->version);
    enum result result = find_topics(request, item, debate, &made);

    if (result == OK && item->text_id)
        result = text_find(request->db, &request->arena, item->text_id, &debate->law.text);
    made = version_with(made, debate->law.text.version);
    if (result == OK)
        result = find_decision(request, item, debate, &made);
    /* What holds today may be another version tomorrow. */
    made = version_with(made, clock_now() / 86400);
    *version = version_end(made);
    return result;
}

/* The first of all that were added stay, in the order of their likes. */
static void take_best(struct posts *best, const struct post *post)
{
    size_t at = best->count;

    while (at && best->items[at - 1].likes < post->likes)
        at--;
    if (at == ARGUMENTS_SHOWN)
        return;
    best->count += best->count < ARGUMENTS_SHOWN;
    for (size_t i = best->count - 1; i > at; i--)
        best->items[i] = best->items[i - 1];
    best->items[at] = *post;
}

static enum result read_arguments(struct request *request, struct ballot_debate *debate, int side)
{
    struct posts *best = &debate->arguments[side];

    best->items = arena_alloc(&request->arena, ARGUMENTS_SHOWN * sizeof *best->items);
    for (size_t i = 0; i < debate->topics.count; i++) {
        struct posts posts = { 0 };
        enum result result =
            posts_most_liked(request->db, &request->arena, debate->topics.items[i].topic_id,
                             side ? POST_AGAINST : POST_FOR, &posts);

        if (result != OK)
            return result;
        for (size_t p = 0; p < posts.count && p < ARGUMENTS_SHOWN; p++)
            take_best(best, &posts.items[p]);
    }
    return OK;
}

/* The law as it is today; when that is what is voted on, as it was before. */
static enum result find_other(struct request *request, struct ballot_law *law)
{
    struct str today = clock_date(&request->arena, zone_utc, clock_now());
    struct law_versions versions = { 0 };
    enum result result =
        law_version_named(request->db, &request->arena, &law->text, today, &law->other);

    law->is_in_force = result == OK && law->other.id != law->voted.id;
    if (law->is_in_force || (result != OK && result != NOT_FOUND))
        return result;
    law->other = (struct law_version){ 0 };
    result = law_versions_of(request->db, &request->arena, law->text.id, &versions);
    for (size_t i = 0; result == OK && i < versions.count; i++)
        if (versions.items[i].number == law->voted.number - 1)
            law->other = versions.items[i];
    return result;
}

static bool is_of(const struct ballot_law *law, const struct article_change *change)
{
    int64_t id = law->article.segment_id;

    return !id || change->before.segment_id == id || change->after.segment_id == id;
}

static enum result compare(struct request *request, struct ballot_law *law)
{
    size_t bytes = 0;
    enum result result =
        changes_between(request->db, &request->arena, law->other.id, law->voted.id, &law->changes);

    for (size_t i = 0; result == OK && i < law->changes.count; i++) {
        struct compared *compared;

        if (!is_of(law, &law->changes.items[i]))
            continue;
        law->has_more = law->count == LAW_ARTICLES_SHOWN || bytes > LAW_BYTES_SHOWN;
        if (law->has_more)
            break;
        compared = list_add(&request->arena, law);
        compared->change = &law->changes.items[i];
        if (compared->change->kind != ARTICLE_RENUMBERED)
            result = compare_article(request->db, &request->arena, law->other.id, law->voted.id,
                                     compared->change, &compared->lines);
        bytes += compared_bytes(&compared->lines);
    }
    return result;
}

/* Is what is voted on still what the newest version says? */
static enum result look_since(struct request *request, struct ballot_law *law)
{
    struct article_changes changes = { 0 };
    enum result result =
        law_version_find(request->db, &request->arena, law->text.version_id, &law->newest);

    if (result != OK || law->newest.id == law->voted.id)
        return result;
    result = changes_between(request->db, &request->arena, law->voted.id, law->newest.id, &changes);
    for (size_t i = 0; i < changes.count; i++)
        law->has_changed |=
            is_of(law, &changes.items[i]) && changes.items[i].kind != ARTICLE_RENUMBERED;
    return result;
}

static enum result read_amendment(struct request *request, const struct ballot_item *item,
                                  struct ballot_law *law)
{
    struct amendment amendment;
    int64_t number = 0;
    struct rows rows =
        db_query(request->db, sql_ballot_amendment_number, value(item->amendment_id));
    enum result result;

    if (rows_next(&rows))
        number = row_integer(&rows, "number");
    result = rows_end_one(&rows);
    if (result == OK)
        result = amendment_numbered(request->db, &request->arena, &request->visitor, law->text.id,
                                    number, &amendment);
    return result == OK ? amendment_look(request, &law->text, &amendment, &law->look) : result;
}

static enum result read_law(struct request *request, const struct ballot_item *item,
                            struct ballot_law *law)
{
    enum result result;

    if (!law->text.id || !item->law_version_id)
        return OK;
    result = law_version_find(request->db, &request->arena, item->law_version_id, &law->voted);
    if (result == OK && item->article_id)
        result = state_find(request->db, &request->arena, law->voted.id, item->article_id,
                            &law->article);
    if (result == OK)
        result = look_since(request, law);
    if (result == OK && item->amendment_id)
        return read_amendment(request, item, law);
    if (result == OK)
        result = find_other(request, law);
    return result == OK && law->other.id ? compare(request, law) : result;
}

static bool is_voted_on(const struct ballot_item *item, const struct ballot_decision *decision,
                        const struct option *option, int64_t option_id)
{
    if (!option->version_id || option->set_aside_at)
        return false;
    if (item->kind == BALLOT_JUDGMENT)
        return option->kind == OPTION_CHOICE;
    return option_id ? option->id == option_id
                     : option->version_id == decision->decision.version_id;
}

static enum result add_option(struct request *request, struct ballot_decision *decision,
                              const struct option *option)
{
    struct ballot_option *added = list_add(&request->arena, decision);
    enum result result;

    *added = (struct ballot_option){ .option = *option };
    result = groups_of(request->db, &request->arena, &request->visitor, option, &added->groups);
    added->agreement = groups_agreement(&added->groups);
    return result;
}

static enum result read_decision(struct request *request, const struct ballot_item *item,
                                 struct ballot_decision *decision)
{
    struct text_version voted = { 0 };
    struct options options = { 0 };
    enum result result = OK;

    if (!decision->decision.id)
        return OK;
    if (item->option_version_id)
        result = version_find(request->db, &request->arena, item->option_version_id, &voted);
    if (result == OK)
        result = options_of(request->db, &request->arena, decision->decision.id, &options);
    for (size_t i = 0; result == OK && i < options.count; i++) {
        const struct option *option = &options.items[i];

        decision->has_changed |= option->id == voted.option_id && option->version_id != voted.id;
        if (is_voted_on(item, decision, option, voted.option_id))
            result = add_option(request, decision, option);
    }
    return result;
}

enum result ballot_debate_read(struct request *request, const struct ballot_item *item,
                               struct ballot_debate *debate)
{
    enum result result = read_law(request, item, &debate->law);

    if (result == OK)
        result = read_decision(request, item, &debate->decision);
    if (result == OK)
        result = read_arguments(request, debate, 0);
    return result == OK ? read_arguments(request, debate, 1) : result;
}
