#include "texts/annotation_words.h"

#include "base/arena.h"
#include "law/canon.h"
#include "render/language.h"

/* Is the number among those of check boxes? */
static bool is_among(struct str numbers, int64_t number)
{
    while (numbers.length) {
        int64_t one;

        if (str_to_id(str_cut(&numbers, ' '), &one) && one == number)
            return true;
    }
    return false;
}

static bool is_law(const struct state *state)
{
    return state->segment.kind == SEGMENT_ALINEA || state->segment.kind == SEGMENT_ROW;
}

static const struct state *alinea_numbered(const struct states *article, int64_t number)
{
    for (size_t i = 0; i < article->count; i++)
        if (is_law(&article->items[i]) && article->items[i].segment.number == number)
            return &article->items[i];
    return NULL;
}

static void offer_pieces(struct request *request, struct word_choice *choice)
{
    struct str body = choice->alinea->segment.body, chosen = request_text(request, "pieces");
    struct stretches stretches = law_clauses(&request->arena, body);

    for (size_t i = 0; stretches.count > 1 && i < stretches.count && i < PIECES_MAX; i++) {
        struct stretch stretch = stretches.items[i];

        *list_add(&request->arena, &choice->pieces) =
            (struct choice_piece){ .stretch = stretch,
                                   .words = canon_slice(body, stretch.from, stretch.to),
                                   .is_chosen = is_among(chosen, (int64_t)i + 1) };
    }
}

/* Who comes to speak of the whole article finds all of it chosen, when that is possible. */
static void offer_alineas(struct request *request, const struct states *article,
                          struct word_choice *choice)
{
    struct str chosen = request_text(request, "alineas");
    size_t count = 0;

    for (size_t i = 0; i < article->count; i++)
        count += is_law(&article->items[i]);
    for (size_t i = 0; i < article->count; i++)
        if (is_law(&article->items[i]))
            *list_add(&request->arena, &choice->alineas) = (struct choice_alinea){
                .number = article->items[i].segment.number,
                .words = article->items[i].segment.body,
                .is_chosen = request->method == GET
                                 ? count <= ANNOTATION_TARGETS_MAX
                                 : is_among(chosen, article->items[i].segment.number),
            };
}

enum result words_offer(struct request *request, const struct states *article,
                        struct word_choice *choice)
{
    int64_t number = request_integer(request, "alinea");

    choice->article = &article->items[0];
    if (!number) {
        offer_alineas(request, article, choice);
        return OK;
    }
    choice->alinea = alinea_numbered(article, number);
    if (!choice->alinea)
        return NOT_FOUND;
    choice->selected = request_text(request, "words");
    choice->is_selected = request->method == GET || request_flag(request, "selected");
    offer_pieces(request, choice);
    return OK;
}

static enum result take_alineas(struct request *request, const struct states *article,
                                const struct word_choice *choice, struct targets *targets)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < choice->alineas.count; i++)
        if (choice->alineas.items[i].is_chosen)
            result = target_take(&request->arena, choice->version->id,
                                 alinea_numbered(article, choice->alineas.items[i].number),
                                 &(struct pointing){ 0 }, &request->problems, targets);
    if (result == OK && !targets->count)
        return request_problem(request, "words", N_("Choose the paragraphs it is about."));
    return result;
}

/* From the beginning of the first piece that is chosen to the end of the last. */
static enum result take_pieces(struct request *request, const struct word_choice *choice,
                               struct pointing *pointing)
{
    const struct choice_pieces *pieces = &choice->pieces;
    size_t last = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        if (!pieces->items[i].is_chosen)
            continue;
        if (last && last != i)
            return request_problem(request, "words",
                                   N_("Choose pieces that stand beside one another."));
        if (!last)
            pointing->from = pieces->items[i].stretch.from;
        pointing->to = pieces->items[i].stretch.to;
        last = i + 1;
    }
    return OK;
}

enum result words_take(struct request *request, const struct states *article,
                       const struct word_choice *choice, struct targets *targets)
{
    struct pointing pointing = { 0 };
    bool is_selected = choice->is_selected && choice->selected.length;
    enum result result;

    if (!choice->alinea)
        return take_alineas(request, article, choice, targets);
    result = take_pieces(request, choice, &pointing);
    if (result == OK && is_selected && pointing.to)
        return request_problem(request, "words",
                               N_("Choose either the words that you selected, or pieces."));
    if (result == OK && is_selected)
        pointing = (struct pointing){ request_integer(request, "from"),
                                      request_integer(request, "to"), choice->selected };
    return result == OK ? target_take(&request->arena, choice->version->id, choice->alinea,
                                      &pointing, &request->problems, targets)
                        : result;
}
