#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "exchange/demo_fill.h"
#include "moderation/act.h"
#include "notices/call.h"
#include "notices/notice.h"
#include "topics/like.h"
#include "topics/post.h"
#include "topics/reading.h"
#include "topics/topic.h"

int64_t filling_topic(const struct filling *filling, struct str file)
{
    for (size_t i = 0; i < filling->demo.debates.count; i++)
        if (str_equal(filling->demo.debates.items[i].file, file))
            return filling->demo.debates.items[i].id;
    return 0;
}

/* The text with {voters} replaced by the id of that topic. */
static enum result fill_ids(struct filling *filling, struct str text, struct str *filled)
{
    struct buffer buffer = { .arena = filling->arena };

    while (text.length) {
        size_t open = str_find(text, STR("{"), 0);
        struct str rest = str_slice(text, open + 1, text.length);
        int64_t id = 0;

        buffer_put_str(&buffer, str_slice(text, 0, open));
        if (open == text.length)
            break;
        id = filling_topic(filling, str_cut(&rest, '}'));
        if (!id)
            return problem_add(&filling->problems, "text", "it names a topic that is not open yet");
        buffer_put_integer(&buffer, id);
        text = rest;
    }
    *filled = buffer_str(&buffer);
    return OK;
}

static enum result write_text(struct filling *filling, const struct demo_event *event,
                              struct written *written)
{
    struct str text = { 0 };
    enum result result = fill_ids(filling, event->text, &text);

    if (result != OK)
        return result;
    return written_prepare(filling->arena, text, "text", &filling->problems, written);
}

static enum result open_topic(struct filling *filling, const struct demo_event *event,
                              const struct written *written)
{
    struct demo_debate *debate = &filling->demo.debates.items[event->debate];
    struct topic_wish wish = {
        .category_id = filling_category(filling, debate->category),
        .author_id = filling_person(filling, event->handle),
        .title = debate->title,
        .tags = debate->tags,
        .lang = event->language,
        .first = written,
    };

    return topic_open(filling->db, filling->arena, &wish, &filling->problems, &debate->id);
}

static enum result answer(struct filling *filling, const struct demo_event *event,
                          const struct written *written)
{
    struct reply_wish wish = {
        .topic_id = filling->demo.debates.items[event->debate].id,
        .author_id = filling_person(filling, event->handle),
        .parent_number = event->answers,
        .kind = event->reply_kind,
        .lang = event->language,
        .written = written,
    };
    struct post post;
    enum result result = post_reply(filling->db, filling->arena, &wish, &filling->problems, &post);

    if (result == OK && post.number != event->number)
        return problem_add(&filling->problems, "text", "the numbers of posts do not follow time");
    return result;
}

enum result filling_read(struct filling *filling, const struct demo_debate *debate,
                         int64_t account_id)
{
    enum result result = reading_kind.write(filling->db, debate->id, account_id, debate->written);

    if (result == OK)
        result = view_kind.write(filling->db, debate->id, 0, 1);
    return result == OK ? notices_see_topic(filling->db, account_id, debate->id) : result;
}

static enum result write_post(struct filling *filling, const struct demo_event *event)
{
    struct demo_debate *debate = &filling->demo.debates.items[event->debate];
    struct written written = { 0 };
    enum result result = write_text(filling, event, &written);

    if (result == OK)
        result = event->number == 1 ? open_topic(filling, event, &written)
                                    : answer(filling, event, &written);
    if (result != OK)
        return result;
    debate->written = event->number;
    return filling_read(filling, debate, filling_person(filling, event->handle));
}

static enum result edit_post(struct filling *filling, const struct demo_event *event,
                             const struct post *post)
{
    struct written written = { 0 };
    enum result result = write_text(filling, event, &written);

    if (result != OK)
        return result;
    return post_edit(filling->db, filling->arena, post->id, post->author.id, post->revision,
                     &written);
}

static enum result like_post(struct filling *filling, const struct demo_event *event,
                             const struct post *post)
{
    struct str handles = event->handle;
    enum result result = OK;

    while (result == OK && handles.length) {
        struct like_wish wish = { .post_id = post->id, .on = true };

        wish.account_id = filling_person(filling, str_cut(&handles, ' '));
        result = post_like(filling->db, &wish, &filling->problems);
        if (result == OK)
            result =
                filling_read(filling, &filling->demo.debates.items[event->debate], wish.account_id);
    }
    return result;
}

/* The call that waits in the post, for somebody of its team. */
static enum result take_call(struct filling *filling, const struct demo_event *event,
                             const struct post *post)
{
    struct visitor visitor = { .account_id = filling_person(filling, event->handle),
                               .role = MEMBER };
    struct call_wish wish = { .list = CALLS_WAITING };
    struct calls calls = { 0 };
    enum result result = calls_list(filling->db, filling->arena, &visitor, &wish, &calls);

    for (size_t i = 0; result == OK && i < calls.count; i++)
        if (calls.items[i].topic_id == post->topic_id && calls.items[i].number == post->number)
            return call_act(filling->db, &visitor, calls.items[i].id, CALL_TAKE);
    if (result != OK)
        return result;
    return problem_add(&filling->problems, "call", "no team of theirs is called there");
}

/* What is done to a post that stands. */
static enum result act_on_post(struct filling *filling, const struct demo_event *event,
                               int64_t topic)
{
    struct act act = { filling_person(filling, event->handle), event->text, RULE_PRIVATE };
    struct post post = { 0 };
    enum result result = post_by_number(filling->db, filling->arena, topic, event->number, &post);

    if (result != OK)
        return result;
    switch (event->kind) {
    case DEMO_EDIT: return edit_post(filling, event, &post);
    case DEMO_DELETE: return post_delete(filling->db, filling->arena, post.id);
    case DEMO_HIDE: return post_hide(filling->db, post.id, &act, &filling->problems);
    case DEMO_LIKE: return like_post(filling, event, &post);
    case DEMO_TAKE: return take_call(filling, event, &post);
    default: return FAILED;
    }
}

static enum result take_step(struct filling *filling, const struct demo_step *step)
{
    if (step->verb >= STEP_DRAW)
        return demo_draw(filling, step);
    if (step->verb >= STEP_RHYTHM)
        return demo_vote(filling, step);
    if (step->verb >= STEP_TIE)
        return demo_law(filling, step);
    if (step->verb >= STEP_MEETING)
        return demo_meet(filling, step);
    return step->verb >= STEP_OFFER ? demo_try(filling, step) : demo_decide(filling, step);
}

static enum result happen(struct filling *filling, const struct demo_event *event)
{
    int64_t topic;
    struct act act = { .actor_id = filling_person(filling, event->handle), .reason = event->text };

    if (event->kind == DEMO_STEP)
        return take_step(filling, event->step);
    topic = filling->demo.debates.items[event->debate].id;

    switch (event->kind) {
    case DEMO_POST: return write_post(filling, event);
    case DEMO_PIN: return topic_pin_everywhere(filling->db, topic, &act, &filling->problems);
    case DEMO_CLOSE: return topic_close(filling->db, topic, &act, &filling->problems);
    default: return act_on_post(filling, event, topic);
    }
}

enum result demo_fill_events(struct filling *filling)
{
    const struct demo *demo = &filling->demo;
    enum result result = OK;

    for (size_t i = filling->from; result == OK && i < filling_end(filling); i++) {
        const struct demo_event *event = &demo->events.items[i];

        clock_set(event->at);
        result = demo_settle(filling, event->at);
        if (result == OK)
            result = happen(filling, event);
        if (result != OK)
            filling_fail(filling,
                         event->kind == DEMO_STEP ? event->file
                                                  : demo->debates.items[event->debate].file,
                         event->line, result);
    }
    return result;
}
