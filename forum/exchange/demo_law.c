#include "ballots/item.h"
#include "base/arena.h"
#include "exchange/demo_fill.h"
#include "exchange/law_markdown.h"
#include "texts/amendment.h"
#include "texts/annotation.h"
#include "texts/link.h"
#include "texts/publish.h"
#include "topics/topic.h"

/* An article of a text's newest version, and one of its alinéas. */
struct passage {
    struct law_text text;
    struct law_version version;
    struct states states; /* the article first */
    struct state alinea;  /* segment_id 0: none is named */
};

static struct demo_law *find_law(struct filling *filling, struct str word)
{
    struct demo_laws *laws = &filling->demo.laws;

    for (size_t i = 0; i < laws->count; i++)
        if (str_equal(laws->items[i].word, word))
            return &laws->items[i];
    return NULL;
}

static enum result find_article(struct filling *filling, int64_t law_id, struct str num,
                                struct passage *passage)
{
    struct db *db = filling->db;
    struct arena *arena = filling->arena;
    struct state article = { 0 };
    enum result result = text_find(db, arena, law_id, &passage->text);

    if (result == OK)
        result = law_version_find(db, arena, passage->text.version_id, &passage->version);
    if (result == OK)
        result = article_at(db, arena, passage->version.id, article_address(arena, num), &article);
    if (result == NOT_FOUND)
        return problem_add(&filling->problems, "article", "there is no such article");
    return result == OK ? states_of_article(db, arena, passage->version.id, article.segment_id,
                                            &passage->states)
                        : result;
}

/* "4 al 2", of the law the step is of. */
static enum result find_passage(struct filling *filling, const struct demo_step *step,
                                struct passage *passage)
{
    struct str what = step->what, num = str_cut(&what, ' ');
    int64_t number = 0;
    enum result result =
        find_article(filling, filling->demo.laws.items[step->law].id, num, passage);

    str_cut(&what, ' ');
    if (result != OK || !str_to_id(what, &number))
        return result;
    for (size_t i = 0; i < passage->states.count; i++)
        if (passage->states.items[i].segment.number == number)
            passage->alinea = passage->states.items[i];
    return passage->alinea.segment_id
               ? OK
               : problem_add(&filling->problems, "alinea", "there is no such paragraph");
}

enum result filling_article(struct filling *filling, struct str law, struct str num,
                            struct ballot_item *item)
{
    struct passage passage = { 0 };
    struct demo_law *found = find_law(filling, law);
    enum result result;

    if (!found)
        return problem_add(&filling->problems, "law", "there is no such law");
    result = find_article(filling, found->id, num, &passage);
    if (result != OK)
        return result;
    item->source = WORDS_LAW;
    item->text_id = passage.text.id;
    item->law_version_id = passage.version.id;
    item->article_id = passage.states.items[0].segment_id;
    return OK;
}

static enum result publish(struct filling *filling, const struct demo_step *step)
{
    struct demo_law *law = &filling->demo.laws.items[step->law];
    struct document document = { 0 };
    struct publish_wish wish = {
        .document = &document,
        .text_id = law->id,
        .slug = law->word,
        .origin = VERSION_WRITTEN,
        .category_id = filling_category(filling, law->category),
        .actor_id = filling_actor(filling, step),
    };
    struct published published;
    enum result result;

    law_from_markdown(filling->arena, step->text, &document);
    document.about.title = law->title;
    document.about.kind = law->kind;
    document.about.lang = law->language;
    document.about.label = step_field(step, "label");
    result = text_publish(filling->db, filling->arena, &wish, &filling->problems, &published);
    law->id = published.text_id;
    return result;
}

/* A debate that a step opened is one of the demo's from now on. */
static enum result opened(struct filling *filling, const struct demo_step *step, int64_t topic_id)
{
    struct demo_debate *debate = &filling->demo.debates.items[step->debate];

    debate->id = topic_id;
    debate->written = 1;
    return filling_read(filling, debate, filling_actor(filling, step));
}

static enum result annotate(struct filling *filling, const struct demo_step *step)
{
    struct passage passage = { 0 };
    struct targets targets = { 0 };
    struct pointing pointing = { .exact = step_field(step, "quote") };
    struct written written;
    struct annotated made;
    struct annotation_wish wish = {
        .text = &passage.text,
        .version = &passage.version,
        .targets = &targets,
        .motivation = motivation_named(step_field(step, "as")),
        .author_id = filling_actor(filling, step),
        .title = step_field(step, "title"),
    };
    enum result result = find_passage(filling, step, &passage);

    if (result == OK)
        result = target_take(filling->arena, passage.version.id, &passage.alinea, &pointing,
                             &filling->problems, &targets);
    if (result == OK && step->opens) {
        result = filling_written(filling, step, &written);
        wish.written = &written;
        wish.category_id = passage.text.category_id;
    } else {
        wish.topic_id = filling_topic(filling, step_field(step, "debate"));
    }
    if (result == OK)
        result = annotation_make(filling->db, filling->arena, &wish, &filling->problems, &made);
    return result == OK && step->opens ? opened(filling, step, made.topic_id) : result;
}

/* The reasons are the first message of the debate; after "=== words" stands the formula. */
static enum result amend(struct filling *filling, const struct demo_step *step)
{
    size_t cut = str_find(step->text, STR("\n=== words\n"), 0);
    struct demo_step said = *step;
    struct passage passage = { 0 };
    struct written written;
    struct topic_wish topic = { .title = step_field(step, "title"),
                                .lang = step->language,
                                .first = &written };
    struct amendment_wish wish = { .author_id = filling_actor(filling, step),
                                   .lang = step->language };
    int64_t number;
    enum result result = find_passage(filling, step, &passage);

    said.text = str_trim(str_slice(step->text, 0, cut));
    if (result == OK)
        result = filling_written(filling, &said, &written);
    if (result != OK)
        return result;
    topic.category_id = passage.text.category_id;
    topic.author_id = wish.author_id;
    wish.text_id = passage.text.id;
    wish.version_id = passage.version.id;
    wish.article_id = passage.states.items[0].segment_id;
    wish.words = str_trim(str_slice(step->text, cut + 11, step->text.length));
    result = topic_open(filling->db, filling->arena, &topic, &filling->problems, &wish.topic_id);
    if (result == OK)
        result = amendment_add(filling->db, filling->arena, &wish, &filling->problems, &number);
    return result == OK ? opened(filling, step, wish.topic_id) : result;
}

/* "1 2": these amendments. */
static enum result adopt(struct filling *filling, const struct demo_step *step)
{
    enum { ADOPTED_MAX = 8 };
    const struct visitor visitor = { .account_id = filling_actor(filling, step),
                                     .role = MODERATOR };
    struct amendment items[ADOPTED_MAX];
    struct law_text text;
    struct adopt_wish wish = { .text = &text,
                               .items = items,
                               .label = step_field(step, "label"),
                               .actor_id = visitor.account_id };
    struct published published;
    struct str rest = step->what;
    int64_t number;
    enum result result =
        text_find(filling->db, filling->arena, filling->demo.laws.items[step->law].id, &text);

    while (result == OK && wish.count < ADOPTED_MAX && rest.length)
        result = str_to_id(str_cut(&rest, ' '), &number)
                     ? amendment_numbered(filling->db, filling->arena, &visitor, text.id, number,
                                          &items[wish.count++])
                     : NOT_FOUND;
    return result == OK ? amendments_adopt(filling->db, filling->arena, &wish, &filling->problems,
                                           &published)
                        : result;
}

/* "durer 3 decides", of the decision the step is of. */
static enum result tie(struct filling *filling, const struct demo_step *step)
{
    struct str what = step->what;
    const struct demo_law *law = find_law(filling, str_cut(&what, ' '));
    struct str num = str_cut(&what, ' ');
    struct passage passage = { 0 };
    struct law_link_wish wish = {
        .decision_id = filling_decision(filling, step)->id,
        .relation = relation_named(what),
        .actor_id = filling_actor(filling, step),
        .text = &passage.text,
        .version = &passage.version,
    };
    enum result result = law ? find_article(filling, law->id, num, &passage) : NOT_FOUND;

    if (result != OK)
        return result;
    wish.article = &passage.states.items[0];
    str_to_id(step_field(step, "alinea"), &wish.alinea);
    str_to_id(step_field(step, "amendment"), &wish.amendment);
    return law_link_add(filling->db, filling->arena, &wish, &filling->problems);
}

enum result demo_law(struct filling *filling, const struct demo_step *step)
{
    switch (step->verb) {
    case STEP_TIE: return tie(filling, step);
    case STEP_TEXT: return publish(filling, step);
    case STEP_NOTE: return annotate(filling, step);
    case STEP_AMEND: return amend(filling, step);
    default: return adopt(filling, step);
    }
}
