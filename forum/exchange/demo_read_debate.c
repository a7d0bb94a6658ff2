#include "base/arena.h"
#include "exchange/demo_read.h"
#include "exchange/demo_text.h"

/* "7 taken by Lanterne", of a call. */
static enum result read_call(struct reading *reading, struct str act,
                             const struct demo_debate *debate, struct demo_event *event)
{
    bool is_post = str_to_id(str_cut(&act, ' '), &event->number) && event->number <= debate->posts;

    event->kind = DEMO_TAKE;
    if (!is_post || !str_starts(act, "taken by "))
        return reading_fail(reading, "a call, by the number of its post, is taken by somebody");
    event->handle = str_slice(act, STR("taken by ").length, act.length);
    return OK;
}

/* What the post answers, and what it is: "to 2 for". */
static enum result read_post(struct reading *reading, struct str act, struct demo_debate *debate,
                             struct demo_event *event)
{
    struct str to = str_cut(&act, ' '), answers = str_cut(&act, ' ');

    if (event->number != ++debate->posts)
        return reading_fail(reading, "posts are numbered one after the other");
    event->reply_kind = kind_named(act);
    if (act.length && !event->reply_kind)
        return reading_fail(reading, "there is no such kind of reply");
    if (event->number == 1)
        return to.length ? reading_fail(reading, "the first post answers nothing") : OK;
    if (!str_equal(to, STR("to")))
        return reading_fail(reading, "what does it answer?");
    if (str_equal(answers, STR("topic")))
        return OK;
    if (!str_to_id(answers, &event->answers) || event->answers >= event->number)
        return reading_fail(reading, "it can answer only what came before");
    return OK;
}

/* What is done to a post: "2 edited", "3 liked by Wren Nacre"; a new one when it is none of these.
 */
static enum result read_post_act(struct reading *reading, struct str act,
                                 struct demo_debate *debate, struct demo_event *event)
{
    static const char *const verbs[] = { "edited", "deleted", "hidden", "liked", NULL };
    struct str verb = str_cut(&act, ' ');
    int place = word_place(verbs, verb);

    if (place < 0) {
        event->handle = verb;
        return read_post(reading, act, debate, event);
    }
    event->kind = (enum demo_act)(DEMO_EDIT + place);
    if (event->kind == DEMO_HIDE || event->kind == DEMO_LIKE) {
        if (!str_equal(str_cut(&act, ' '), STR("by")) || !act.length)
            return reading_fail(reading, "by whom?");
        event->handle = act;
    }
    return event->number <= debate->posts ? OK : reading_fail(reading, "there is no such post yet");
}

static enum result read_act(struct reading *reading, struct str act, struct demo_debate *debate,
                            struct demo_event *event)
{
    struct str whole = act, first = str_cut(&act, ' '), rest = act;
    bool is_by = str_equal(str_cut(&rest, ' '), STR("by"));

    if (str_equal(first, STR("call")))
        return read_call(reading, act, debate, event);
    if (is_by && (str_starts(whole, "closed ") || str_starts(whole, "pinned "))) {
        event->kind = str_starts(whole, "closed ") ? DEMO_CLOSE : DEMO_PIN;
        event->handle = rest;
        return OK;
    }
    if (!str_to_id(first, &event->number))
        return reading_fail(reading, "a block begins with a post's number, \"call\", \"pinned by\" "
                                     "or \"closed by\"");
    return read_post_act(reading, act, debate, event);
}

static bool has_text(const struct demo_event *event)
{
    return event->kind == DEMO_POST || event->kind == DEMO_EDIT || event->kind == DEMO_HIDE ||
           event->kind == DEMO_PIN || event->kind == DEMO_CLOSE;
}

static enum result read_event(struct reading *reading, struct str head, size_t debate)
{
    struct demo_debate *its = &reading->demo->debates.items[debate];
    struct demo_event event = { .debate = debate,
                                .language = its->language,
                                .line = reading->line };
    struct str act = str_cut(&head, ',');
    enum result result = read_act(reading, act, its, &event);

    if (result != OK)
        return result;
    if (!demo_time(reading, &head, &event.at))
        return reading_fail(reading, "a time looks like \"day 2 18:10\"");
    if (head.length)
        event.language = head;
    event.text = demo_dated(reading, reading_text(reading), event.language);
    if (has_text(&event) != (event.text.length > 0))
        return reading_fail(reading, "there is too much text, or none");
    *list_add(reading->arena, &reading->demo->events) = event;
    return OK;
}

enum result demo_read_debate(struct reading *reading)
{
    struct demo_debate debate = { .file = reading->file };
    struct str head;
    enum result result = OK;

    if (!reading_field(reading, "title", &debate.title) ||
        !reading_field(reading, "category", &debate.category) ||
        !reading_field(reading, "language", &debate.language))
        return reading_fail(reading, "a debate needs a title, a category and a language");
    debate.title = demo_dated(reading, debate.title, debate.language);
    reading_field(reading, "tags", &debate.tags);
    reading->line = reading->next_line;
    if (reading_text(reading).length)
        return reading_fail(reading, "there is text before the first post");
    *list_add(reading->arena, &reading->demo->debates) = debate;
    while (result == OK && reading_head(reading, &head))
        result = read_event(reading, head, reading->demo->debates.count - 1);
    return result;
}
