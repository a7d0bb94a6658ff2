#include "law/canon.h"
#include "law/formula_english.h"
#include "render/language.h"

static const char too_long[] = N_("It is too long.");
static const char too_deep[] = N_("Its parts are nested too deeply.");

static bool is_outer(const struct context *context, enum label_kind kind)
{
    for (; context; context = context->outer)
        if (context->kind == kind)
            return true;
    return false;
}

/* What stood under a label: each with it, or one that holds them when they have their own. */
static void adopt(struct reader *reader, const struct label *label, const struct context *inner,
                  size_t from, struct instructions *children, struct instructions *into)
{
    struct instruction parent = { .act = ACT_CHANGE,
                                  .label = label->text,
                                  .place = inner->place,
                                  .from = token_at(reader, from)->from };

    for (size_t i = 0; i < children->count; i++) {
        if (!children->items[i].label.length)
            continue;
        parent.to = children->items[children->count - 1].to;
        parent.children = children->items;
        parent.child_count = children->count;
        parent.child_size = children->size;
        *list_add(reader->arena, into) = parent;
        return;
    }
    for (size_t i = 0; i < children->count; i++) {
        children->items[i].label = label->text;
        *list_add(reader->arena, into) = children->items[i];
    }
}

static void labelled_read(struct reader *reader, struct context *context, const struct label *label,
                          struct instructions *into)
{
    struct context inner = { .outer = context,
                             .place = context->place,
                             .relation = context->relation,
                             .depth = context->depth + 1 };
    struct instructions children = { 0 };
    size_t from = reader->at;

    reader->at = label->next;
    if (inner.depth > FORMULA_DEPTH_MAX) {
        reader->at = token_now(reader)->line_end;
        reader_unknown(reader, from, reader->at, too_deep);
        return;
    }
    block_read(reader, &inner, &children);
    adopt(reader, label, &inner, from, &children, into);
}

void block_read(struct reader *reader, struct context *context, struct instructions *into)
{
    while (token_now(reader)->kind != TOKEN_END && reader->instructions <= INSTRUCTIONS_MAX) {
        struct label label;

        if (reader_take(reader, TOKEN_LINE))
            continue;
        label = label_peek(reader, reader->at, context->outer ? context->outer->kind : LABEL_NONE);
        if (!label.kind) {
            if (reader->formula->language == FORMULA_ENGLISH)
                english_clause_read(reader, context, into);
            else
                clause_read(reader, context, into);
            continue;
        }
        if (is_outer(context->outer, label.kind))
            return;
        context->kind = label.kind;
        context->has_line_place = false;
        labelled_read(reader, context, &label, into);
    }
}

static void text_read(struct reader *reader, struct instructions *into)
{
    struct context context = { 0 };

    if (reader->formula->language == FORMULA_FRENCH && filed_article_read(reader, into))
        return;
    context.place.part = filed_part(reader);
    block_read(reader, &context, into);
}

struct formula formula_parse(struct arena *arena, struct str text, const struct filed_at *filed_at,
                             enum formula_language language)
{
    struct formula formula = { .language = language };
    struct reader reader = { .arena = arena, .formula = &formula, .filed_at = filed_at };
    struct instructions found = { 0 };
    struct tokens tokens;

    formula.source = formula_source(arena, str_slice(text, 0, FORMULA_MAX));
    tokens = tokens_of(arena, formula.source,
                       language == FORMULA_ENGLISH ? english_word_find : word_find);
    reader.tokens = tokens.items;
    reader.count = tokens.count;
    if (text.length > FORMULA_MAX || formula.source.length > FORMULA_MAX)
        reader_unknown(&reader, 0, tokens.count, too_long);
    else
        text_read(&reader, &found);
    formula.items = found.items;
    formula.count = found.count;
    formula.size = found.size;
    return formula;
}

bool formula_is_complete(const struct formula *formula)
{
    return formula->count > 0 && !formula->unknown_count;
}
