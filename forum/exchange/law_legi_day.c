#include "base/arena.h"
#include "exchange/law_legi_text.h"

static void keep_later(struct str *day, struct str other, struct str limit)
{
    if (other.length && (!limit.length || str_order(other, limit) <= 0) &&
        (!day->length || str_order(other, *day) > 0))
        *day = other;
}

static void keep_earlier(struct str *day, struct str other, struct str limit)
{
    if (other.length && str_order(other, limit) > 0 && (!day->length || str_order(other, *day) < 0))
        *day = other;
}

/* Every span of an article, in its own file or in a table of contents. */
static void visit_spans(const struct legi *legi, void (*visit)(void *, const struct legi_span *),
                        void *context)
{
    for (size_t i = 0; i < legi->files.count; i++) {
        const struct legi_file *file = &legi->files.items[i];

        if (!legi_is_of_text(legi, file))
            continue;
        if (file->kind == LEGI_ARTICLE && !legi_is_stillborn(&file->span))
            visit(context, &file->span);
        for (size_t j = 0; j < file->links.count; j++)
            if (!legi_is_stillborn(&file->links.items[j].span))
                visit(context, &file->links.items[j].span);
    }
}

static void newest(void *context, const struct legi_span *span)
{
    keep_later(context, span->starts, STR(""));
}

struct holding {
    struct str day;
    struct legi_span span;
};

static void around(void *context, const struct legi_span *span)
{
    struct holding *holding = context;

    keep_later(&holding->span.starts, span->starts, holding->day);
    keep_later(&holding->span.starts, span->ends, holding->day);
    keep_earlier(&holding->span.ends, span->starts, holding->day);
    keep_earlier(&holding->span.ends, span->ends, holding->day);
}

static bool has_article_on(const struct legi *legi, struct str day)
{
    for (size_t i = 0; i < legi->files.count; i++)
        if (legi->files.items[i].kind == LEGI_ARTICLE &&
            legi_is_of_text(legi, &legi->files.items[i]) &&
            legi_is_in_force(&legi->files.items[i].span, day))
            return true;
    return false;
}

static enum result refuse_never(struct legi *legi, const struct legi_file *file)
{
    const struct legi_span *span = &file->span;

    if (!legi_is_stillborn(span))
        return legi_refuse(legi, file, STR("it starts on no known day: it is not in force"));
    return legi_refuse(legi, file,
                       str_format(legi->arena,
                                  "it ends on %.*s and starts on %.*s only: it was never in force",
                                  STR_ARGS(span->ends), STR_ARGS(span->starts)));
}

enum result legi_choose_day(struct legi *legi, struct str date)
{
    struct str last = STR("");

    legi->day = date;
    if (!date.length)
        visit_spans(legi, newest, &legi->day);
    for (size_t i = 0; i < legi->files.count; i++)
        if (legi->files.items[i].kind == LEGI_ARTICLE &&
            legi_is_of_text(legi, &legi->files.items[i]) &&
            !legi_is_stillborn(&legi->files.items[i].span))
            keep_later(&last, legi->files.items[i].span.starts, STR(""));
    if (!date.length && !has_article_on(legi, legi->day))
        legi->day = last;
    if (has_article_on(legi, legi->day))
        return OK;
    if (!last.length)
        return refuse_never(legi, &legi->files.items[legi->files.count - 1]);
    return legi_refuse(legi, &legi->files.items[legi->files.count - 1],
                       str_format(legi->arena,
                                  "no article is in force on %.*s: the last that is here "
                                  "starts on %.*s",
                                  STR_ARGS(legi->day), STR_ARGS(last)));
}

struct legi_span legi_around(const struct legi *legi)
{
    struct holding holding = { .day = legi->day };

    visit_spans(legi, around, &holding);
    return holding.span;
}
