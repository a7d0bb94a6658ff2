/* Amendments that become a version together. */
#include <inttypes.h>

#include "base/arena.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/amendment_inside.h"
#include "texts/amendment_view.h"
#include "texts/publish.h"

/* The newest version, and what becomes of it. */
struct adopting {
    struct db *db;
    struct arena *arena;
    const struct adopt_wish *wish;
    struct problems *problems;
    struct document before;
    int64_t *ids; /* of its segments */
    struct document *after;
    size_t *moved; /* for each segment before: its place after */
};

static struct str name_of(const struct adopting *work, size_t amendment)
{
    return amendment_name(work->arena, &work->wish->items[amendment]);
}

static enum result refuse(struct adopting *work, const size_t *of, const struct refusal *refusal)
{
    if (refusal->kind == REFUSED_CONFLICT)
        return problem_add_value(work->problems, "numbers",
                                 N_("Two of these amendments change the same words: {value}."),
                                 str_format(work->arena, "%.*s, %.*s",
                                            STR_ARGS(name_of(work, of[refusal->amendment])),
                                            STR_ARGS(name_of(work, of[refusal->other]))));
    return problem_add_value(work->problems, "numbers",
                             N_("Amendment {value} cannot be applied on the newest version: place "
                                "it by hand first, or leave it out."),
                             name_of(work, of[refusal->amendment]));
}

/* Those on one article; of: which of the wish each is. */
static size_t those_on(const struct adopting *work, int64_t article_id, struct amendment *those,
                       size_t *of)
{
    size_t count = 0;

    for (size_t i = 0; i < work->wish->count; i++)
        if (work->wish->items[i].article_id == article_id) {
            of[count] = i;
            those[count++] = work->wish->items[i];
        }
    return count;
}

static bool one_is_placed(const struct amendment *those, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (those[i].outcome == AMENDMENT_PLACED)
            return true;
    return false;
}

/* Together; one placed by hand stands alone. */
static enum result amend_article(struct adopting *work, int64_t article_id,
                                 struct amend_article *before, struct amended *amended)
{
    struct amendment *those = arena_alloc(work->arena, (work->wish->count + 1) * sizeof *those);
    size_t *of = arena_alloc(work->arena, (work->wish->count + 1) * sizeof *of);
    size_t count = those_on(work, article_id, those, of);
    enum result result;

    if (count > 1 && one_is_placed(those, count))
        return problem_add_value(work->problems, "numbers",
                                 N_("Amendment {value} was placed by hand, or is on the article of "
                                    "one that was: adopt that one alone first."),
                                 name_of(work, of[0]));
    result = amendments_apply(work->db, work->arena, work->wish->text->version_id, article_id,
                              those, count, before, amended);
    if (result == NOT_FOUND)
        return problem_add_value(work->problems, "numbers",
                                 N_("The article of amendment {value} is not in the newest "
                                    "version any more."),
                                 name_of(work, of[0]));
    for (size_t i = 0; result == OK && i < amended->refusals.count; i++)
        (void)refuse(work, of, &amended->refusals.items[i]);
    return result == OK && !amended->is_applied ? NOT_VALID : result;
}

static bool is_amended(const struct adopting *work, int64_t article_id)
{
    for (size_t i = 0; i < work->wish->count; i++)
        if (work->wish->items[i].article_id == article_id)
            return true;
    return false;
}

static void add_article(struct adopting *work, size_t parent, const struct new_article *article)
{
    size_t place = document_add(
        work->arena, work->after,
        &(struct segment){ .kind = SEGMENT_ARTICLE, .parent = parent, .num = article->num });

    for (size_t i = 0; i < article->alineas.count; i++)
        document_add(work->arena, work->after,
                     &(struct segment){ .kind = SEGMENT_ALINEA,
                                        .parent = place,
                                        .body = article->alineas.items[i] });
}

static void add_new_articles(struct adopting *work, size_t parent, const struct amended *amended,
                             bool is_before)
{
    for (size_t i = 0; i < amended->article_count; i++)
        if (amended->articles[i].is_before == is_before)
            add_article(work, parent, &amended->articles[i]);
}

/* A line that kept its number keeps it apart from its words, as it was. */
static struct segment segment_of_line(const struct segment *old, const struct amended_line *line)
{
    struct segment segment = { .kind = SEGMENT_ALINEA, .body = line->text };
    struct str num = old ? old->num : STR("");

    if (!old)
        return segment;
    segment = *old;
    segment.body = line->text;
    if (num.length && line->text.length > num.length &&
        str_equal(str_slice(line->text, 0, num.length), num))
        segment.body = str_trim(str_slice(line->text, num.length, line->text.length));
    else
        segment.num = STR("");
    return segment;
}

/* Where the words of an article stand in the document before. */
static size_t *lines_of(struct adopting *work, size_t article, size_t end)
{
    size_t *places = arena_alloc(work->arena, (end - article + 1) * sizeof *places), count = 0;

    for (size_t i = article + 1; i < end; i++)
        if (work->before.items[i].number)
            places[count++] = i;
    return places;
}

static void add_lines(struct adopting *work, size_t article, size_t end, size_t parent,
                      const struct amended *amended)
{
    size_t *places = lines_of(work, article, end);

    for (size_t i = 0; i < amended->count; i++) {
        const struct amended_line *line = &amended->lines[i];
        const struct segment *old =
            line->from == SEGMENT_NONE ? NULL : &work->before.items[places[line->from]];
        struct segment segment = segment_of_line(old, line);

        segment.parent = parent;
        document_add(work->arena, work->after, &segment);
    }
    for (size_t i = article + 1; i < end; i++)
        if (work->before.items[i].kind == SEGMENT_NOTE) {
            struct segment note = work->before.items[i];

            note.parent = parent;
            document_add(work->arena, work->after, &note);
        }
}

static size_t end_of(const struct document *document, size_t article)
{
    size_t end = article + 1;

    while (end < document->count && document_article(document, end) == article)
        end++;
    return end;
}

static void keep_segment(struct adopting *work, size_t place)
{
    struct segment segment = work->before.items[place];

    if (segment.parent != SEGMENT_NONE)
        segment.parent = work->moved[segment.parent];
    work->moved[place] = document_add(work->arena, work->after, &segment);
}

static enum result add_amended(struct adopting *work, size_t article, size_t end)
{
    const struct segment *old = &work->before.items[article];
    size_t parent = old->parent == SEGMENT_NONE ? SEGMENT_NONE : work->moved[old->parent];
    struct amend_article before;
    struct amended amended;
    enum result result = amend_article(work, work->ids[article], &before, &amended);

    if (result != OK)
        return result;
    add_new_articles(work, parent, &amended, true);
    if (!amended.is_deleted) {
        keep_segment(work, article);
        add_lines(work, article, end, work->moved[article], &amended);
    }
    add_new_articles(work, parent, &amended, false);
    return OK;
}

static enum result check_articles(struct adopting *work)
{
    enum result result = OK;

    if (!work->wish->count)
        return problem_add(work->problems, "numbers", N_("Choose at least one amendment."));
    for (size_t i = 0; i < work->wish->count; i++) {
        if (work->wish->items[i].state != AMENDMENT_OPEN)
            result =
                problem_add_value(work->problems, "numbers",
                                  N_("Amendment {value} is not open any more."), name_of(work, i));
        else if (!work->wish->items[i].article_id)
            result = problem_add_value(work->problems, "numbers",
                                       N_("It is not known which article amendment {value} is on."),
                                       name_of(work, i));
    }
    return result;
}

/* Articles in order; all that is wrong is said, not only the first. */
static enum result make_document(struct adopting *work)
{
    enum result result = OK;
    size_t done = 0;

    for (size_t i = 0, end; i < work->before.count; i = end) {
        bool is_article = work->before.items[i].kind == SEGMENT_ARTICLE;

        end = is_article ? end_of(&work->before, i) : i + 1;
        if (is_article && is_amended(work, work->ids[i])) {
            enum result one = add_amended(work, i, end);

            if (one != OK && one != NOT_VALID)
                return one;
            result = one == OK ? result : one;
            done++;
            continue;
        }
        for (size_t place = i; place < end; place++)
            keep_segment(work, place);
    }
    return done || result != OK
               ? result
               : problem_add_value(work->problems, "numbers",
                                   N_("The article of amendment {value} is not in the newest "
                                      "version any more."),
                                   name_of(work, 0));
}

static void say_what_it_is(struct adopting *work)
{
    const struct adopt_wish *wish = work->wish;

    work->after->about = (struct document_about){
        .title = wish->text->title,
        .kind = str_of(text_kind_word(wish->text->kind)),
        .lang = wish->text->lang,
        .label = wish->label,
        .starts_on = wish->starts_on,
    };
    document_close(work->arena, work->after);
}

enum result amendments_document(struct db *db, struct arena *arena, const struct adopt_wish *wish,
                                struct problems *problems, struct document *document)
{
    struct adopting work = {
        .db = db, .arena = arena, .wish = wish, .problems = problems, .after = document
    };
    enum result result = check_articles(&work);

    if (result == OK)
        result = version_document(db, arena, wish->text->version_id, &work.before, &work.ids);
    if (result != OK)
        return result;
    work.moved = arena_alloc(arena, (work.before.count + 1) * sizeof *work.moved);
    *document = (struct document){ 0 };
    result = make_document(&work);
    if (result == OK)
        say_what_it_is(&work);
    return result;
}

/* "Amendments 3, 4": said with the version. */
static struct str note_of(struct arena *arena, const struct adopt_wish *wish)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < wish->count; i++) {
        buffer_put_c(&out, i ? ", " : "");
        buffer_put_str(&out, amendment_name(arena, &wish->items[i]));
    }
    return buffer_str(&out);
}

enum result amendments_adopt(struct db *db, struct arena *arena, const struct adopt_wish *wish,
                             struct problems *problems, struct published *published)
{
    struct document document;
    struct publish_wish publish = {
        .document = &document,
        .text_id = wish->text->id,
        .origin = VERSION_AMENDED,
        .note = note_of(arena, wish),
        .actor_id = wish->actor_id,
    };
    enum result result = amendments_document(db, arena, wish, problems, &document);

    if (result == OK)
        result = text_publish(db, arena, &publish, problems, published);
    for (size_t i = 0; result == OK && i < wish->count; i++)
        result = amendment_close(db, &wish->items[i], AMENDMENT_ADOPTED, wish->actor_id,
                                 published->version_id);
    return result;
}

enum result adopt_changes(struct db *db, struct arena *arena, const struct adopt_wish *wish,
                          struct problems *problems, struct adopt_changes *changes)
{
    struct adopting work = { .db = db, .arena = arena, .wish = wish, .problems = problems };
    struct document document;
    enum result result = amendments_document(db, arena, wish, problems, &document);

    for (size_t i = 0; result == OK && i < wish->count; i++) {
        struct adopt_change change = { 0 };
        struct amend_article before;
        struct amended amended;
        bool is_there = false;

        for (size_t j = 0; j < i; j++)
            is_there = is_there || wish->items[j].article_id == wish->items[i].article_id;
        if (is_there)
            continue;
        result = state_find(db, arena, wish->text->version_id, wish->items[i].article_id,
                            &change.article);
        if (result == OK)
            result = amend_article(&work, wish->items[i].article_id, &before, &amended);
        if (result != OK)
            break;
        change.redaction = redaction_of(arena, &before, &amended);
        *list_add(arena, changes) = change;
    }
    return result;
}
