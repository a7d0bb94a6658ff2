#include "law/amend.h"

#include <string.h>

#include "law/amend_inside.h"
#include "law/canon.h"
#include "render/language.h"

bool amend_refuse(struct amending *amending, enum refusal_kind kind, struct str value,
                  int64_t count)
{
    struct refusals *refusals = &amending->amended->refusals;

    if (refusals->count < AMEND_REFUSALS_MAX)
        *list_add(amending->arena, refusals) = (struct refusal){
            .kind = kind,
            .amendment = amending->amendment,
            .from = amending->instruction ? amending->instruction->from : 0,
            .to = amending->instruction ? amending->instruction->to : 0,
            .value = value,
            .count = count,
        };
    return false;
}

/* Places are said in the language of the amendment: « dernier alinéa », "the last paragraph". */
struct str amend_say(struct amending *amending, const char *french, const char *english,
                     int64_t number)
{
    bool is_french = amending->formula->language == FORMULA_FRENCH;
    const char *noun = is_french ? french : english;

    if (number == -1)
        return str_format(amending->arena, "%s %s",
                          !is_french                  ? "last"
                          : !strcmp(french, "phrase") ? "dernière"
                                                      : "dernier",
                          noun);
    if (number < 0)
        return str_format(amending->arena, is_french ? "%s %d (de la fin)" : "%s %d (from the end)",
                          noun, (int)-number);
    return str_format(amending->arena, "%s %d", noun, (int)number);
}

static void read_lines(struct amending *amending)
{
    const struct amend_article *article = amending->article;

    amending->count = article->count;
    amending->lines = arena_alloc(amending->arena, (amending->count + 1) * sizeof *amending->lines);
    for (size_t i = 0; i < amending->count; i++) {
        struct str text = article->alineas[i];
        struct amend_line *line = &amending->lines[i];

        line->is_row = str_find(text, STR("\t"), 0) < text.length;
        line->shape = line_shape_of(line->is_row ? canon_row(amending->arena, text)
                                                 : canon_text(amending->arena, text));
    }
    amend_read_points(amending);
}

/* What the parser did not understand is refused, word for word. */
static void refuse_unknown(struct amending *amending)
{
    const struct formula *formula = amending->formula;

    for (size_t i = 0; i < formula->unknown_count; i++) {
        const struct unknown *unknown = &formula->unknown[i];

        amend_refuse(amending, REFUSED_NOT_UNDERSTOOD,
                     str_slice(formula->source, unknown->from, unknown->to), 0);
        if (amending->amended->refusals.count < AMEND_REFUSALS_MAX) {
            struct refusals *refusals = &amending->amended->refusals;

            refusals->items[refusals->count - 1].from = unknown->from;
            refusals->items[refusals->count - 1].to = unknown->to;
        }
    }
}

static void read_amendment(struct amending *amending, const struct formula *formula)
{
    struct spot whole = { .past = amending->count, .is_article = true };
    struct amended *amended = amending->amended;
    size_t edits = amending->edits.count, articles = amended->article_count;
    size_t refused = amended->refusals.count;
    struct str num = amended->num;

    amending->formula = formula;
    amending->instruction = amending->before = NULL;
    if (amending->count)
        whole.to = amending->lines[amending->count - 1].shape.text.length;
    refuse_unknown(amending);
    for (size_t i = 0; i < formula->count; i++)
        (void)amend_instruct(amending, &formula->items[i], whole);
    amending->instruction = NULL;
    if (edits == amending->edits.count && articles == amended->article_count &&
        refused == amended->refusals.count && num.data == amended->num.data)
        amend_refuse(amending, formula->count ? REFUSED_NOTHING : REFUSED_NOT_UNDERSTOOD,
                     formula->source, 0);
}

static void write_lines(struct amending *amending)
{
    struct amended *amended = amending->amended;
    struct out_lines out = { 0 };
    struct {
        struct amended_line *items;
        size_t count, size;
    } lines = { 0 };

    amend_write(amending, &out);
    amend_clerk_quotes(amending, &out);
    amend_clerk_numbers(amending, &out);
    amend_clerk_signs(amending, &out);
    for (size_t i = 0; i < out.count; i++) {
        struct out_line *line = &out.items[i];

        *list_add(amending->arena, &lines) =
            (struct amended_line){ line->text, line->from, line->is_clerical };
    }
    amended->lines = lines.items;
    amended->count = lines.count;
    amended->size = lines.size;
}

struct amended law_amend(struct arena *arena, const struct amend_article *article,
                         const struct formula *formulas, size_t formula_count)
{
    struct amended amended = { 0 };
    struct amending amending = { .arena = arena, .article = article, .amended = &amended };

    read_lines(&amending);
    for (size_t i = 0; i < formula_count; i++) {
        amending.amendment = i;
        read_amendment(&amending, &formulas[i]);
    }
    if (!amend_check_conflicts(&amending) || amended.refusals.count || !formula_count)
        return amended;
    amended.is_applied = true;
    for (size_t i = 0; i < amending.edits.count; i++)
        if (amending.edits.items[i].is_article && !amending.edits.items[i].content.count)
            amended.is_deleted = true;
    write_lines(&amending);
    return amended;
}

const char *refusal_sentence(enum refusal_kind kind)
{
    static const char *const sentences[] = {
        [REFUSED_NOT_UNDERSTOOD] = N_("It is not understood: {value}"),
        [REFUSED_NO_PLACE] = N_("There is no such place: {value}"),
        [REFUSED_NOT_FOUND] = N_("The words are not there: {value}"),
        [REFUSED_AMBIGUOUS] = N_("It stands there {count} times, and which is not said: {value}"),
        [REFUSED_TABLE] = N_("Tables are not amended here"),
        [REFUSED_OTHER_TEXT] = N_("It changes another text or article: {value}"),
        [REFUSED_CONFLICT] = N_("Two amendments change the same words, or add something at the "
                                "same place: {value}"),
        [REFUSED_NOTHING] = N_("It changes nothing in this text"),
        [REFUSED_TOO_MUCH] = N_("It makes more changes than are made at once"),
    };

    return kind < REFUSALS ? sentences[kind] : "";
}
