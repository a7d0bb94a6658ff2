/* What a decision is about: its options and their texts, its summary, its debates. */
#include "access/may.h"
#include "cli/decision_acts.h"
#include "decisions/linked.h"
#include "decisions/option.h"
#include "decisions/summary.h"
#include "render/language.h"
#include "teams/team.h"

enum { UNLINK = 1 }; /* among the words of "topics" */

enum result decision_option_numbered(struct db *db, struct decision_asked *asked, int64_t number,
                                     struct option *option)
{
    struct options options;
    enum result result = options_of(db, &asked->run->arena, asked->decision_id, &options);

    for (size_t i = 0; result == OK && i < options.count; i++)
        if (options.items[i].number == number) {
            *option = options.items[i];
            return OK;
        }
    return result == OK
               ? problem_add(&asked->run->problems, "option", "There is no option of that number.")
               : result;
}

enum result decision_run_option(struct db *db, struct decision_asked *asked)
{
    struct option_wish wish = { asked->decision_id, asked->actor_id, asked->title,
                                &asked->written };
    struct option option = { 0 };
    int64_t id;
    enum result result = option_add(db, &asked->run->arena, &wish, &asked->run->problems, &id);

    if (result == OK)
        result = option_find(db, &asked->run->arena, id, &option);
    if (result == OK)
        asked->made = option.number;
    return result;
}

enum result decision_run_propose(struct db *db, struct decision_asked *asked)
{
    struct propose_wish wish = { .decision_id = asked->decision_id,
                                 .actor_id = asked->actor_id,
                                 .reason = asked->reason };
    struct option option = { 0 };
    enum result result = decision_option_numbered(db, asked, asked->number, &option);

    if (result != OK)
        return result;
    wish.option_id = option.id;
    return option_propose(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_revise(struct db *db, struct decision_asked *asked)
{
    struct version_wish wish = {
        .decision_id = asked->decision_id,
        .actor_id = asked->actor_id,
        .written = &asked->written,
        .note = asked->note,
        .is_small = asked->is_small,
        .answers = asked->answers,
        .answer_count = asked->answer_count,
    };
    struct option option = { 0 };
    struct text_version version;
    int64_t id;
    enum result result = decision_option_numbered(db, asked, asked->number, &option);

    if (result != OK)
        return result;
    wish.option_id = option.id;
    result = version_add(db, &asked->run->arena, &wish, &asked->run->problems, &id);
    if (result == OK)
        result = version_find(db, &asked->run->arena, id, &version);
    if (result == OK)
        asked->made = version.number;
    return result;
}

enum result decision_run_set_aside(struct db *db, struct decision_asked *asked)
{
    struct set_aside_wish wish = { .decision_id = asked->decision_id,
                                   .actor_id = asked->actor_id,
                                   .reason = asked->reason };
    struct option option = { 0 };
    enum result result = decision_option_numbered(db, asked, asked->number, &option);

    if (result != OK)
        return result;
    wish.option_id = option.id;
    return option_set_aside(db, &asked->run->arena, &wish, &asked->run->problems);
}

/* It takes the place of the newest one, which its writer has read, as on the page. */
enum result decision_run_summary(struct db *db, struct decision_asked *asked)
{
    struct arena *arena = &asked->run->arena;
    struct summary_wish wish = { .decision_id = asked->decision_id, .visitor = &asked->visitor };
    struct summary_wanted newest = { .decision_id = asked->decision_id };
    struct summary before = { 0 };
    struct decision decision;
    enum result result = decision_find(db, arena, asked->decision_id, &decision);

    if (result != OK)
        return result;
    result = summary_read(db, arena, &newest, &before);
    if (result != OK && result != NOT_FOUND)
        return result;
    if (!summary_sections(asked->text, wish.texts))
        return problem_add(&asked->run->problems, "text",
                           "Begin each section with its name on a line: [happened], [agreed], "
                           "[disputed], [open], [why] or [set_aside].");
    wish.topic_id = decision.topic_id;
    wish.based_on = before.number;
    return summary_write(db, arena, &wish, &asked->run->problems, &asked->made);
}

/* The debate is one that who links it may read; only some take one away. */
static enum result check_topic(struct db *db, struct decision_asked *asked)
{
    struct decision decision;
    struct topic topic;
    struct record record;
    enum result result;

    if (asked->choice == UNLINK) {
        result = decision_find(db, &asked->run->arena, asked->decision_id, &decision);
        return result == OK && !linked_may_remove(&asked->visitor, &decision) ? NOT_ALLOWED
                                                                              : result;
    }
    result = topic_find(db, &asked->run->arena, asked->number, &topic);
    if (result == OK && topic.team_id)
        result = team_has(db, topic.team_id, asked->actor_id, &topic.is_in_team);
    if (result != OK)
        return result;
    record = topic_record(&topic);
    return may_read(&asked->visitor, &record) ? OK : NOT_FOUND;
}

enum result decision_run_topics(struct db *db, struct decision_asked *asked)
{
    struct topic_link link = { asked->decision_id, asked->number, asked->actor_id };
    enum result result = check_topic(db, asked);

    if (result == NOT_FOUND)
        return problem_add(&asked->run->problems, "topic",
                           N_("There is no debate of that address or number."));
    if (result != OK)
        return result;
    return (asked->choice == UNLINK ? decision_unlink_topic : decision_link_topic)(
        db, &asked->run->arena, &link, &asked->run->problems);
}
