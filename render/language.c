#include "render/language.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "render/html.h"
#include "render/language_table.h"

enum { ACCEPTED_LANGUAGES_MAX = 32, WEIGHT_MAX = 1000 };

const struct language *language_find(struct str code)
{
    for (size_t i = 0; languages[i]; i++)
        if (str_equal(code, str_of(languages[i]->code)))
            return languages[i];
    return NULL;
}

struct str language_code(const struct language *language)
{
    return str_of(language->code);
}

struct str language_name(const struct language *language)
{
    return str_of(language->name);
}

static int order_translation(const void *english, const void *translation)
{
    return strcmp(english, ((const struct translation *)translation)->english);
}

/* The text's forms in this language; NULL when it is not translated. */
static const char *const *forms_of(const struct language *language, const char *english)
{
    const struct translation *found = NULL;

    if (language->count)
        found = bsearch(english, language->translations, language->count,
                        sizeof *language->translations, order_translation);
    return found ? found->forms : NULL;
}

struct str language_text(const struct language *language, const char *english)
{
    const char *const *forms = forms_of(language, english);

    return str_of(forms ? forms[0] : english);
}

struct str language_plural(const struct language *language, const char *one, const char *many,
                           int64_t count)
{
    uint64_t size = count < 0 ? -(uint64_t)count : (uint64_t)count;
    const char *const *forms = forms_of(language, one);

    if (!forms)
        return str_of(size == 1 ? one : many);
    return str_of(forms[language->plural_form(size)]);
}

struct str plural_text(struct page *page, const char *one, const char *many, int64_t count)
{
    return fill(page, language_plural(page->language, one, many, count), "count",
                number_text(page, count), NULL);
}

/* "q=0.8" in thousandths; a weight that is not one counts as 0 (RFC 9110 §12.4.2). */
static int weight_of(struct str parameters)
{
    struct str parameter = str_trim(str_cut(&parameters, ';'));
    int weight = 0, unit = WEIGHT_MAX;

    if (!parameter.length)
        return WEIGHT_MAX;
    if (parameter.length < 3 || (parameter.data[0] | 32) != 'q' || parameter.data[1] != '=')
        return 0;
    for (size_t i = 2; i < parameter.length && unit; i++) {
        char c = parameter.data[i];

        if (c == '.' && i == 3)
            continue;
        if (c < '0' || c > '9')
            return 0;
        weight += unit * (c - '0');
        unit /= 10;
    }
    return weight <= WEIGHT_MAX ? weight : 0;
}

/* Lookup by RFC 4647 §3.4: "fr-CH" is cut at its hyphens until a language of ours fits. */
static const struct language *language_for_range(struct str range)
{
    char code[16];

    if (str_equal(range, STR("*")))
        return language_english;
    range = str_cut(&range, '-');
    if (range.length >= sizeof code)
        return NULL;
    for (size_t i = 0; i < range.length; i++)
        code[i] = range.data[i] | 32;
    return language_find((struct str){ code, range.length });
}

const struct language *language_wanted(struct str accept_language)
{
    const struct language *best = language_english;
    int best_weight = 0;

    for (int i = 0; accept_language.length && i < ACCEPTED_LANGUAGES_MAX; i++) {
        struct str parameters = str_cut(&accept_language, ',');
        struct str range = str_trim(str_cut(&parameters, ';'));
        const struct language *language = language_for_range(range);
        int weight = language ? weight_of(parameters) : 0;

        if (weight > best_weight) {
            best = language;
            best_weight = weight;
        }
    }
    return best;
}
