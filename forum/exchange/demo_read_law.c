#include "base/arena.h"
#include "exchange/demo_read.h"

/* In the order of enum demo_verb, from STEP_TEXT; a reply is a post as any other. */
static const char *const verbs[] = { "version", "note", "amend", "adopt", "reply", NULL };

static void add_field(struct demo_step *step, const char *name, struct str value)
{
    if (step->field_count < STEP_FIELDS_MAX)
        step->fields[step->field_count++] = (struct step_field){ str_of(name), value };
}

/* The words between straight quotation marks are taken out of the head: they may hold a comma. */
static struct str cut_quote(struct arena *arena, struct str head, struct str *quote)
{
    size_t open = str_find(head, STR("\""), 0), close = str_find(head, STR("\""), open + 1);

    *quote = STR("");
    if (close >= head.length)
        return head;
    *quote = str_slice(head, open + 1, close);
    return str_format(arena, "%.*s%.*s", STR_ARGS(str_slice(head, 0, open)),
                      STR_ARGS(str_slice(head, close + 1, head.length)));
}

/* "9 al 1  opens petits": what is done to, and the debate it opens or is about. */
static struct str cut_debate(struct demo_step *step, struct str what)
{
    static const char *const ways[] = { " opens ", " about " };

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        size_t at = str_find(what, str_of(ways[i]), 0);

        if (at == what.length)
            continue;
        add_field(step, "debate", str_trim(str_slice(what, at + 7, what.length)));
        step->opens = i == 0;
        return str_trim(str_slice(what, 0, at));
    }
    return what;
}

/* The debate that a step opens is one of the demo's, so that others can answer in it. */
static enum result add_debate(struct reading *reading, struct demo_step *step)
{
    const struct demo_law *law = &reading->demo->laws.items[step->law];
    struct demo_debate debate = {
        .file = step_field(step, "debate"),
        .title = step_field(step, "title"),
        .category = law->category,
        .language = step->language,
        .posts = 1,
    };

    if (!debate.title.length)
        return reading_fail(reading, "a debate needs a title");
    step->debate = reading->demo->debates.count;
    *list_add(reading->arena, &reading->demo->debates) = debate;
    return OK;
}

/* "delai", or "delai for": in which debate, and the kind of reply. */
static enum result add_reply(struct reading *reading, const struct demo_step *step, int64_t at)
{
    struct str kind = step->what, debate = str_cut(&kind, ' ');
    struct demo_event event = {
        .kind = DEMO_POST,
        .at = at,
        .handle = step->who,
        .language = step->language,
        .text = step->text,
        .line = reading->line,
        .reply_kind = kind_named(kind),
    };
    struct demo_debates *debates = &reading->demo->debates;

    for (size_t i = 0; i < debates->count; i++)
        if (str_equal(debates->items[i].file, debate)) {
            event.debate = i;
            event.number = ++debates->items[i].posts;
            *list_add(reading->arena, &reading->demo->events) = event;
            return OK;
        }
    return reading_fail(reading, "there is no such debate yet");
}

/* "note 9 al 1 opens petits by Sarrasin" without its quote; true for a reply. */
static enum result read_act(struct reading *reading, struct str act, struct demo_step *step,
                            bool *is_reply)
{
    size_t by = str_find(act, STR(" by "), 0);
    struct str what = str_slice(act, 0, by);
    int verb = word_place(verbs, str_cut(&what, ' '));

    if (verb < 0 || by == act.length)
        return reading_fail(reading, "there is no such verb, or by whom?");
    *is_reply = !verbs[verb + 1];
    step->verb = (enum demo_verb)(STEP_TEXT + verb);
    step->who = str_trim(str_slice(act, by + 4, act.length));
    step->what = str_trim(cut_debate(step, what));
    return OK;
}

static enum result read_step(struct reading *reading, struct str head, size_t law)
{
    struct demo_step *step = arena_new(reading->arena, struct demo_step);
    struct demo_event event = {
        .kind = DEMO_STEP, .step = step, .line = reading->line, .file = reading->file
    };
    struct str quote;
    bool is_reply = false;
    size_t comma;
    enum result result;

    head = cut_quote(reading->arena, head, &quote);
    comma = str_find(head, STR(", "), 0);
    step->law = law;
    step->language = reading->demo->laws.items[law].language;
    add_field(step, "quote", quote);
    result = read_act(reading, str_slice(head, 0, comma), step, &is_reply);
    if (result == OK)
        result =
            step_read_moment(reading, str_slice(head, comma + 1, head.length), step, &event.at);
    if (result == OK)
        result = step_read_fields(reading, step);
    if (result == OK && is_reply)
        return add_reply(reading, step, event.at);
    if (result == OK && step->opens)
        result = add_debate(reading, step);
    if (result == OK)
        *list_add(reading->arena, &reading->demo->events) = event;
    return result;
}

enum result demo_read_law(struct reading *reading)
{
    struct demo_law law = { 0 };
    struct str head;
    enum result result = OK;

    if (!reading_field(reading, "law", &law.word) || !reading_field(reading, "title", &law.title) ||
        !reading_field(reading, "kind", &law.kind) ||
        !reading_field(reading, "language", &law.language) ||
        !reading_field(reading, "category", &law.category))
        return reading_fail(reading, "a law needs a title, a kind, a language and a category");
    *list_add(reading->arena, &reading->demo->laws) = law;
    reading->line = reading->next_line;
    if (reading_text(reading).length)
        return reading_fail(reading, "there is text before the first block");
    while (result == OK && reading_head(reading, &head))
        result = read_step(reading, head, reading->demo->laws.count - 1);
    return result;
}
