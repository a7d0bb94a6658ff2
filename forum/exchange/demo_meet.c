#include "base/arena.h"
#include "base/clock.h"
#include "exchange/demo_fill.h"
#include "meetings/decide.h"
#include "meetings/minutes.h"
#include "meetings/present.h"

/* "tuesday 2": which meeting, and the rest in *rest. */
static enum result find_meeting(struct filling *filling, struct str *rest, struct meeting *meeting)
{
    struct str word = str_cut(rest, ' ');

    for (size_t i = 0; i < filling->demo.meetings.count; i++)
        if (str_equal(filling->demo.meetings.items[i].word, word))
            return meeting_find(filling->db, filling->arena, filling->demo.meetings.items[i].id,
                                meeting);
    return problem_add(&filling->problems, "meeting", "there is no such meeting yet");
}

static enum result call(struct filling *filling, const struct demo_step *step)
{
    struct meeting meeting = {
        .title = step_field(step, "title"),
        .category_id = filling_category(filling, step_field(step, "category")),
        .team_id = filling_team(filling, step_field(step, "team")),
        .keeper.id = filling_actor(filling, step),
        .zone = STR("Europe/Paris"),
        .starts_at =
            step_moment(filling->demo.first_day, filling->demo.now, step_field(step, "starts")),
        .length = 120,
        .place = step_field(step, "place"),
        .address = step_field(step, "address"),
    };
    struct demo_meeting demo = { .word = step->what };
    enum result result =
        meeting_call(filling->db, filling->arena, &meeting, &filling->problems, &demo.id);

    if (result == OK)
        *list_add(filling->arena, &filling->demo.meetings) = demo;
    return result;
}

static int64_t decision_id(const struct filling *filling, struct str word)
{
    for (size_t i = 0; i < filling->demo.decisions.count; i++)
        if (str_equal(filling->demo.decisions.items[i].word, word))
            return filling->demo.decisions.items[i].id;
    return 0;
}

/* "tuesday about national": a decision of that word, else the debate of that file. */
static enum result add_item(struct filling *filling, const struct demo_step *step)
{
    struct str rest = step->what;
    struct meeting meeting;
    struct item item = { .author.id = filling_actor(filling, step),
                         .title = step_field(step, "title") };
    int64_t id;
    enum result result = find_meeting(filling, &rest, &meeting);

    str_cut(&rest, ' ');
    item.decision_id = decision_id(filling, rest);
    item.topic_id = item.decision_id ? 0 : filling_topic(filling, rest);
    if (result == OK)
        result =
            item_text_prepare(filling->arena, step->text, "text", &filling->problems, &item.text);
    item.meeting_id = meeting.id;
    return result == OK ? item_add(filling->db, &meeting, &item, &filling->problems, &id) : result;
}

static enum result find_item(struct filling *filling, const struct demo_step *step,
                             struct meeting *meeting, struct item *item)
{
    struct str rest = step->what;
    struct items items;
    int64_t number = 0;
    enum result result = find_meeting(filling, &rest, meeting);

    str_to_integer(rest, &number);
    if (result == OK)
        result = items_of_meeting(filling->db, filling->arena, NULL, meeting->id, &items);
    if (result != OK)
        return result;
    if (number < 1 || (size_t)number > items.count)
        return problem_add(&filling->problems, "item", "there is no such item yet");
    *item = items.items[number - 1];
    return OK;
}

static enum result note_item(struct filling *filling, const struct demo_step *step)
{
    struct meeting meeting;
    struct item item;
    enum result result = find_item(filling, step, &meeting, &item);
    struct part {
        const char *name;
        struct item_text *text;
    } parts[] = { { "arguments", &item.arguments },
                  { "objections", &item.objections },
                  { "outcome", &item.outcome } };

    for (size_t i = 0; result == OK && i < sizeof parts / sizeof *parts; i++)
        result = item_text_prepare(filling->arena, step_field(step, parts[i].name), parts[i].name,
                                   &filling->problems, parts[i].text);
    if (result != OK)
        return result;
    item.author.id = filling_actor(filling, step);
    return item_edit(filling->db, &meeting, &item, &filling->problems);
}

static enum result put(struct filling *filling, const struct demo_step *step)
{
    struct meeting meeting;
    struct item item;
    enum result result = find_item(filling, step, &meeting, &item);

    return result == OK ? item_propose(filling->db, filling->arena, &meeting, &item,
                                       filling_actor(filling, step), &filling->problems)
                        : result;
}

static enum result note_people(struct filling *filling, const struct meeting *meeting,
                               struct str names)
{
    enum result result = OK;

    while (result == OK && names.length) {
        struct presence presence = { filling_person(filling, str_cut(&names, ' ')), true };

        result = present_note(filling->db, meeting, &presence, &filling->problems);
    }
    return result;
}

static enum result write_minutes(struct filling *filling, const struct demo_step *step,
                                 const struct meeting *meeting)
{
    struct written written;
    struct minutes_wish wish = { .author_id = filling_actor(filling, step),
                                 .base = meeting->revision,
                                 .written = &written };
    enum result result = filling_written(filling, step, &written);

    return result == OK
               ? minutes_write(filling->db, filling->arena, meeting, &wish, &filling->problems)
               : result;
}

static enum result act_on_meeting(struct filling *filling, const struct demo_step *step)
{
    struct str rest = step->what;
    struct meeting meeting;
    int64_t number = 0;
    enum result result = find_meeting(filling, &rest, &meeting);

    if (result != OK)
        return result;
    switch (step->verb) {
    case STEP_PRESENT: return note_people(filling, &meeting, rest);
    case STEP_OTHERS:
        str_to_integer(rest, &number);
        return meeting_set_others(filling->db, &meeting, number);
    case STEP_MINUTES: return write_minutes(filling, step, &meeting);
    default:
        return minutes_publish(filling->db, filling->arena, &meeting, filling_actor(filling, step),
                               meeting.revision, &filling->problems);
    }
}

enum result demo_meet(struct filling *filling, const struct demo_step *step)
{
    switch (step->verb) {
    case STEP_MEETING: return call(filling, step);
    case STEP_ITEM: return add_item(filling, step);
    case STEP_NOTED: return note_item(filling, step);
    case STEP_PUT: return put(filling, step);
    default: return act_on_meeting(filling, step);
    }
}
