#include "ballots/link_pages.h"

#include "ballots/close.h"
#include "ballots/list_pages.h"
#include "base/arena.h"
#include "decisions/trail_pages.h"
#include "render/json.h"
#include "topics/topic.h"
#include "topics/version.h"

/* What came out, for yes/no votes and those held elsewhere. */
static enum result read_figures(struct request *request, struct ballot_beside *beside)
{
    const struct ballot_item *item = &beside->item;
    struct ballot_figures figures;
    enum result result;

    if (item->kind == BALLOT_JUDGMENT || item->outcome == OUTCOME_NONE)
        return OK;
    result = ballot_figures_of(request->db, &request->arena, item->id, &figures);
    beside->has_seats = item->seats > 0 && item->outcome != OUTCOME_NO_QUORUM;
    for (size_t i = 0; result == OK && i < figures.count; i++) {
        const struct ballot_figure *figure = &figures.items[i];

        if (figure->grade < 1 || figure->grade > 3)
            continue;
        beside->has_figures = true;
        beside->figures[figure->grade - 1] = beside->has_seats ? figure->seats : figure->votes;
    }
    return result;
}

static enum result add(struct request *request, const struct ballot_item *item,
                       struct ballots_beside *list)
{
    struct ballot_beside *beside = list_add(&request->arena, list);

    beside->item = *item;
    return read_figures(request, beside);
}

/* Those that all readers of the debate may see, for the page is the same for all of them. */
static enum result read_of_topic(struct request *request, const struct topic *topic,
                                 struct ballots_beside *list)
{
    struct tied_ballots tied;
    enum result result =
        ballots_of_topic(request->db, &request->arena, &request->visitor, topic->id, &tied);

    for (size_t i = 0; result == OK && i < tied.count; i++) {
        const struct tied_ballot *one = &tied.items[i];

        if (one->item.category_id != topic->category_id && one->item.readers != SPACE_ANYONE)
            continue;
        result = add(request, &one->item, list);
        list->items[list->count - 1].is_tied = true;
        list->items[list->count - 1].relation = one->relation;
    }
    return result;
}

enum result topic_ballots(struct request *request, struct page *page, const struct topic *topic)
{
    struct ballots_beside list = { 0 };
    enum result result = read_of_topic(request, topic, &list);

    if (result == OK && list.count)
        topic_ballots_html(page, &list);
    return result;
}

enum result topic_ballots_feed(struct request *request, const struct feed *feed,
                               const struct topic *topic)
{
    struct page *page = &request->page;
    struct ballots_beside list = { 0 };
    enum result result = read_of_topic(request, topic, &list);

    for (size_t i = 0; result == OK && i < list.count; i++) {
        const struct ballot_item *item = &list.items[i].item;
        struct feed_item entry = {
            .path = ballot_path(&request->arena, item),
            .title = fill(page, _("On the ballot: {question}"), "question", item->question, NULL),
            .author = item->actor.id ? author_name(&item->actor) : STR(""),
            .category = item->category_name,
            .body = fill_html(page, STR("{when}"), "when",
                              marked_html(page, beside_when(page, &list.items[i])), NULL),
            .written_at = item->created_at,
        };

        feed_put(page, feed, &entry);
    }
    return result;
}

/* On the article itself, or on the whole text that it stands in. */
enum result law_ballots(struct request *request, struct page *page, const struct law_text *text,
                        int64_t article_id)
{
    struct ballot_items items;
    struct ballots_beside list = { 0 };
    enum result result =
        ballots_of_text(request->db, &request->arena, &request->visitor, text->id, &items);

    for (size_t i = 0; result == OK && i < items.count; i++)
        if (!article_id || !items.items[i].article_id || items.items[i].article_id == article_id)
            result = add(request, &items.items[i], &list);
    if (result == OK && list.count)
        law_ballots_html(page, &list);
    return result;
}

/* Moderators are shown the way to a vote on it, too. */
enum result decision_ballots(struct request *request, const struct decision *decision,
                             const void **what, int64_t *version)
{
    struct ballots_beside *list = arena_new(&request->arena, struct ballots_beside);
    struct ballot_items items;
    uint64_t mixed = VERSION_START;
    enum result result =
        ballots_of_decision(request->db, &request->arena, &request->visitor, decision->id, &items);

    list->decision_id = decision->id;
    list->may_plan = may_moderate(&request->visitor);
    for (size_t i = 0; result == OK && i < items.count; i++) {
        result = add(request, &items.items[i], list);
        mixed = version_with(mixed, items.items[i].id);
        mixed = version_with(mixed, items.items[i].version);
    }
    *what = list->count || list->may_plan ? list : NULL;
    *version = version_end(version_with(mixed, list->may_plan));
    return result;
}

struct str beside_came_to(struct page *page, const struct ballot_beside *beside)
{
    struct str numbers;

    if (!beside->has_figures)
        return ballot_came_to_text(page, &beside->item);
    numbers =
        fill(page, STR("{yes} · {no} · {abstain}"), "yes", number_text(page, beside->figures[0]),
             "no", number_text(page, beside->figures[1]), "abstain",
             number_text(page, beside->figures[2]), NULL);
    return fill(page,
                beside->has_seats ? _("{numbers} seats in favour, against, abstaining. {outcome}")
                                  : _("{numbers} votes in favour, against, abstaining. {outcome}"),
                "numbers", numbers, "outcome", ballot_came_to_text(page, &beside->item), NULL);
}

struct str beside_when(struct page *page, const struct ballot_beside *beside)
{
    const struct ballot_item *item = &beside->item;

    if (item->cancelled_at)
        return fill(page, _("This vote is cancelled: {reason}"), "reason", item->cancel_reason,
                    NULL);
    if (item->outcome != OUTCOME_NONE)
        return beside_came_to(page, beside);
    return fill(page, _("Votes from {start} to {end}."), "start", time_text(page, item->opens_at),
                "end", time_text(page, item->closes_at), NULL);
}

static void put_one(struct json *json, const struct ballot_beside *beside)
{
    const struct ballot_item *item = &beside->item;
    static const char *const names[] = { "yes", "no", "abstain" };

    json_begin_object(json);
    json_put_integer(json, "id", item->id);
    json_put_string(json, "question", item->question);
    json_put_string(json, "path", ballot_path(json->out->arena, item));
    json_put_string(json, "words", item->hash);
    json_put_time(json, "opens_at", item->opens_at);
    json_put_time(json, "closes_at", item->closes_at);
    json_put_time(json, "cancelled_at", item->cancelled_at);
    if (item->outcome != OUTCOME_NONE)
        json_put_string(json, "outcome", str_of(ballot_outcome_word(item->outcome)));
    if (beside->has_figures) {
        json_key(json, beside->has_seats ? "seats" : "votes");
        json_begin_object(json);
        for (int i = 0; i < 3; i++)
            json_put_integer(json, names[i], beside->figures[i]);
        json_end(json);
    }
    json_end(json);
}

void decision_ballots_json(struct json *json, const void *what)
{
    const struct ballots_beside *list = what;

    json_key(json, "ballots");
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++)
        put_one(json, &list->items[i]);
    json_end(json);
}

void decision_ballots_plain(struct page *page, const void *what)
{
    const struct ballots_beside *list = what;

    if (list->count)
        trail_put_title(page, _("On the ballot"));
    for (size_t i = 0; i < list->count; i++) {
        trail_put_words(page, 0, list->items[i].item.question);
        trail_put_words(page, 2, beside_when(page, &list->items[i]));
    }
}
