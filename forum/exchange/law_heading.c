#include "exchange/law_heading.h"

#include <string.h>
#include <strings.h>

/* What parts of laws are called, where the title says it. */
static const char *const part_words[] = {
    "partie",   "livre",        "titre",      "sous-titre",      "chapitre", "sous-chapitre",
    "section",  "sous-section", "paragraphe", "sous-paragraphe", "annexe",   "part",
    "subpart",  "book",         "title",      "subtitle",        "chapter",  "subchapter",
    "division", "subdivision",  "schedule",   "annex",           "appendix", "teil",
    "buch",     "titel",        "kapitel",    "abschnitt",       "anhang",   NULL,
};

static const char *const number_words[] = {
    "préliminaire", "PRÉLIMINAIRE", "premier", "première", "PREMIÈRE", "unique", "one", NULL,
};

static const char *const suffixes[] = {
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", NULL,
};

static const struct article_word {
    const char *word;
    const char *called; /* "": it is an article like any */
} article_words[] = {
    { "article", "" },      { "art.", "" },       { "art", "" },
    { "artikel", "" },      { "artículo", "" },   { "articolo", "" },
    { "artigo", "" },       { "§", "§" },         { "section", "Section" },
    { "sec.", "Section" },  { "sec", "Section" }, { "sect.", "Section" },
    { "clause", "Clause" }, { "rule", "Rule" },   { "regulation", "Regulation" },
    { NULL, NULL },
};

static bool is_word(struct str word, const char *known)
{
    return word.length == strlen(known) && !strncasecmp(word.data, known, word.length);
}

static bool is_one_of(struct str word, const char *const *words)
{
    for (; *words; words++)
        if (is_word(word, *words))
            return true;
    return false;
}

/* How many bytes of white space stand there. */
static size_t space_at(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.length);

    if (str_starts(rest, " "))
        return 1;
    if (str_starts(rest, "\xC2\xA0"))
        return 2;
    return str_starts(rest, "\xE2\x80\xAF") ? 3 : 0;
}

/* A sign between a number and its heading; a full stop only at the end of a word. */
static size_t sign_at(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.length);

    if (str_starts(rest, "—") || str_starts(rest, "–"))
        return strlen("—");
    if (str_starts(rest, ":") || str_starts(rest, ","))
        return 1;
    if (str_starts(rest, ".") &&
        (rest.length == 1 || space_at(rest, 1) || str_starts(rest, ".—") || str_starts(rest, ".–")))
        return 1;
    return str_starts(rest, "-") && space_at(rest, 1) ? 1 : 0;
}

static struct str without_spaces(struct str text)
{
    size_t space;

    while ((space = space_at(text, 0)))
        text = str_slice(text, space, text.length);
    return text;
}

static struct str without_signs(struct str text)
{
    size_t bytes;

    while ((bytes = sign_at(text, 0)) || (bytes = space_at(text, 0)))
        text = str_slice(text, bytes, text.length);
    return text;
}

/* The first word, up to white space or a sign. */
static struct str first_word(struct str text)
{
    size_t end = 0;

    while (end < text.length && !space_at(text, end) && !sign_at(text, end))
        end++;
    return str_slice(text, 0, end);
}

static bool is_roman(struct str word)
{
    size_t at = 0;
    struct str rest;

    while (at < word.length && strchr("IVXLCDM", word.data[at]))
        at++;
    rest = str_slice(word, at, word.length);
    return at > 0 && (!rest.length || is_word(rest, "er") || is_word(rest, "re") ||
                      is_word(rest, "e") || is_word(rest, "ère") || is_word(rest, "ème"));
}

static bool is_letter(struct str word)
{
    return word.length == 1 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_number(struct str word)
{
    if (!word.length)
        return false;
    return is_digit(word.data[0]) || is_roman(word) || is_letter(word) || is_word(word, "Ier") ||
           is_one_of(word, number_words);
}

/* Does a number end there: with a sign, or with the title? */
static bool is_end(struct str rest)
{
    rest = without_spaces(rest);
    return !rest.length || sign_at(rest, 0);
}

/* "II bis", "Ier A": up to the end of the last word that belongs to it. */
static struct str number_at(struct str text)
{
    struct str word = first_word(text);
    size_t end = word.length, next;

    if (!is_number(word))
        return STR("");
    for (;; end = next) {
        struct str rest = str_slice(text, end, text.length);

        word = first_word(without_spaces(rest));
        next = (size_t)(word.data - text.data) + word.length;
        if (!space_at(rest, 0) || !word.length ||
            !(is_one_of(word, suffixes) ||
              (is_letter(word) && is_end(str_slice(text, next, text.length)))))
            return str_slice(text, 0, end);
    }
}

static struct str rest_after(struct str text, struct str slice)
{
    return str_slice(text, (size_t)(slice.data - text.data) + slice.length, text.length);
}

struct law_heading law_heading_of_part(struct str title)
{
    struct law_heading heading = { STR(""), STR(""), title };
    struct str word = first_word(title), rest = without_spaces(rest_after(title, word)), num;

    if (!is_one_of(word, part_words))
        return heading;
    num = number_at(rest);
    if (!num.length && without_signs(rest).length)
        return heading;
    heading.called = word;
    heading.num = num;
    heading.head = without_signs(num.length ? rest_after(rest, num) : rest);
    return heading;
}

/* The sign at its end is none of the number's: "1er.", "I.—". */
static struct str bare(struct str num)
{
    for (size_t i = 0; i < num.length; i++)
        if (sign_at(num, i) && !without_signs(str_slice(num, i, num.length)).length)
            return str_slice(num, 0, i);
    return num;
}

struct law_heading law_heading_of_article(struct str text)
{
    size_t end = 0;
    struct str word, rest;

    while (end < text.length && !space_at(text, end))
        end++;
    word = str_slice(text, 0, end);
    rest = without_spaces(str_slice(text, end, text.length));
    for (const struct article_word *known = article_words; known->word && rest.length; known++)
        if (is_word(word, known->word))
            return (struct law_heading){ str_of(known->called), bare(rest), STR("") };
    if (rest.length && is_digit(rest.data[0]) && word.length && !is_digit(word.data[0]))
        return (struct law_heading){ word, bare(rest), STR("") };
    return (struct law_heading){ STR(""), bare(text), STR("") };
}
