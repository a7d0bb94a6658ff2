#include "texts/amendment_article.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/state.h"
#include "store/db.h"
#include "texts/amendment_inside.h"
#include "texts/amendment_pages.h"

/* The amendments of one page, while they are put in their places. */
struct placing {
    struct db *db;
    struct arena *arena;
    struct article_page *view;
    struct amendments amendments;
    size_t *together; /* those that apply on this version */
    size_t together_count;
    size_t *conflicts; /* for each: with which other; SEGMENT_NONE: none */
};

static struct proposed proposed_of(struct placing *work, size_t i)
{
    const struct amendment *amendment = &work->amendments.items[i];
    struct proposed proposed = {
        .id = amendment->id,
        .number = amendment->number,
        .path = amendment_path(work->arena, &work->view->text, amendment),
        .name = amendment->name,
        .author = amendment->author,
        .signed_by = amendment->signed_by,
        .created_at = amendment->created_at,
        .state = amendment_state_look(amendment),
        .words = amendment->words,
    };

    if (amendment->topic_id) {
        proposed.topic_path = str_format(work->arena, "/t/%.*s/%" PRId64,
                                         STR_ARGS(amendment->topic_slug), amendment->topic_id);
        proposed.replies = amendment->topic_posts - 1;
    }
    if (work->conflicts[i] != SEGMENT_NONE) {
        const struct amendment *other = &work->amendments.items[work->conflicts[i]];

        proposed.conflicts_with = other->number;
        proposed.other_path = amendment_path(work->arena, &work->view->text, other);
    }
    return proposed;
}

static bool applies_here(const struct placing *work, const struct amendment *amendment)
{
    return amendment->outcome == AMENDMENT_APPLIES &&
           amendment->version_id == work->view->version.id;
}

/* All that apply, together: which of them touch. */
static enum result find_conflicts(struct placing *work)
{
    struct amendment *those =
        arena_alloc(work->arena, (work->amendments.count + 1) * sizeof *those);
    struct amend_article before;
    struct amended amended;
    enum result result;

    for (size_t i = 0; i < work->amendments.count; i++) {
        work->conflicts[i] = SEGMENT_NONE;
        if (applies_here(work, &work->amendments.items[i])) {
            those[work->together_count] = work->amendments.items[i];
            work->together[work->together_count++] = i;
        }
    }
    if (work->together_count < 2)
        return OK;
    result = amendments_apply(work->db, work->arena, work->view->version.id,
                              work->view->article.segment_id, those, work->together_count, &before,
                              &amended);
    for (size_t i = 0; result == OK && i < amended.refusals.count; i++) {
        const struct refusal *refusal = &amended.refusals.items[i];

        if (refusal->kind != REFUSED_CONFLICT)
            continue;
        work->conflicts[work->together[refusal->amendment]] = work->together[refusal->other];
        work->conflicts[work->together[refusal->other]] = work->together[refusal->amendment];
    }
    return result;
}

static struct proposeds *under_alinea(struct placing *work, int64_t number)
{
    for (size_t i = 0; number && i < work->view->count; i++)
        if (work->view->paragraphs[i].state->segment.number == number)
            return &work->view->paragraphs[i].proposed;
    return &work->view->proposed;
}

/* A line that is new stands under the one before it. */
static void put_lines(struct placing *work, size_t i, const struct redaction *redaction)
{
    int64_t number = 0;
    bool is_put = false;

    for (size_t line = 0; line < redaction->count; line++) {
        const struct redaction_line *changed = &redaction->items[line];
        struct proposed proposed;

        if (changed->number)
            number = changed->number;
        if (!changed->is_changed)
            continue;
        proposed = proposed_of(work, i);
        proposed.before = changed->before;
        proposed.after = changed->after;
        proposed.diff = diff_texts(work->arena, changed->before, changed->after);
        *list_add(work->arena, under_alinea(work, number)) = proposed;
        is_put = true;
    }
    if (!is_put)
        *list_add(work->arena, &work->view->proposed) = proposed_of(work, i);
}

static void put_words(struct placing *work, size_t i)
{
    int64_t alinea_id = work->amendments.items[i].alinea_id;
    struct paragraph *paragraph = alinea_id ? article_paragraph(work->view, alinea_id) : NULL;
    struct proposeds *where = paragraph ? &paragraph->proposed : &work->view->proposed;

    *list_add(work->arena, where) = proposed_of(work, i);
}

static enum result put_one(struct placing *work, size_t i)
{
    struct amend_article before;
    struct amended amended;
    struct redaction redaction;
    enum result result;

    if (work->amendments.items[i].version_id != work->view->version.id ||
        work->amendments.items[i].outcome == AMENDMENT_REFUSED) {
        put_words(work, i);
        return OK;
    }
    result = amendments_apply(work->db, work->arena, work->view->version.id,
                              work->view->article.segment_id, &work->amendments.items[i], 1,
                              &before, &amended);
    if (result != OK)
        return result;
    redaction = redaction_of(work->arena, &before, &amended);
    put_lines(work, i, &redaction);
    return OK;
}

enum result amendments_fill(struct db *db, struct arena *arena, struct article_page *view)
{
    struct placing work = { .db = db, .arena = arena, .view = view };
    struct str article = article_path(arena, &view->text, &view->version, view->article.address);
    enum result result = amendments_of_article(db, arena, view->visitor, view->article.segment_id,
                                               AMENDMENT_OPEN, &work.amendments);

    view->amend = str_format(arena, "%.*s/amend", STR_ARGS(article));
    work.together = arena_alloc(arena, (work.amendments.count + 1) * sizeof *work.together);
    work.conflicts = arena_alloc(arena, (work.amendments.count + 1) * sizeof *work.conflicts);
    if (result == OK)
        result = find_conflicts(&work);
    for (size_t i = 0; result == OK && i < work.amendments.count; i++)
        result = put_one(&work, i);
    return result;
}
