#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_factory.h"
#include "law/canon.h"

/* The Law Factory's words for the steps of a bill. */
static const struct {
    const char *word;
    const char *said;
} words[] = {
    { "1erelecture", "1re lecture" },
    { "2emelecture", "2e lecture" },
    { "3emelecture", "3e lecture" },
    { "nouv.lect.", "nouvelle lecture" },
    { "l.définitive", "lecture définitive" },
    { "l.définitive", "lecture définitive" },
    { "l. définitive", "lecture définitive" },
    { "cmp", "commission mixte paritaire" },
    { "CMP", "commission mixte paritaire" },
    { "assemblee", "Assemblée nationale" },
    { "senat", "Sénat" },
    { "depot", "dépôt" },
    { "hemicycle", "hémicycle" },
    { "constitutionnalité", "constitutionnalité" },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where "NN_" begins, at the start of a name or behind "__". */
static bool step_begins(struct str path, size_t at)
{
    bool is_first = !at || path.data[at - 1] == '/' || path.data[at - 1] == '_';

    return is_first && at + 3 < path.length && is_digit(path.data[at]) &&
           is_digit(path.data[at + 1]) && path.data[at + 2] == '_';
}

static struct str said_for(struct str word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_of(words[i].word)))
            return str_of(words[i].said);
    return word;
}

static struct str in_words(struct arena *arena, struct str step)
{
    struct buffer label = { .arena = arena };

    while (step.length) {
        struct str word = canon_text(arena, str_cut(&step, '_'));

        if (label.length && word.length)
            buffer_put_c(&label, ", ");
        buffer_put_str(&label, said_for(word));
    }
    return label.data ? buffer_str(&label) : STR("");
}

struct str law_factory_step(struct arena *arena, struct str path)
{
    for (size_t at = path.length; at-- > 0;) {
        struct str step;

        if (!step_begins(path, at))
            continue;
        step = str_slice(path, at + 3, path.length);
        step = str_slice(step, 0, str_find(step, STR("/"), 0));
        if (str_ends(step, ".json"))
            step = str_slice(step, 0, step.length - strlen(".json"));
        return in_words(arena, step);
    }
    return STR("");
}
