#include "exchange/law_markdown_heading.h"

#include <string.h>

#include "base/arena.h"
#include "exchange/law_bytes.h"
#include "exchange/law_heading.h"
#include "exchange/law_markdown_words.h"
#include "law/canon.h"

enum { FIELDS_MAX = 4, FIELDS_OF_TITLE = 4, FIELDS_OF_SEGMENT = 3 };

/* As law_folded() gives them; what an article is called by, "" when that is an article. */
static const struct {
    const char *word;
    const char *name;
} article_words[] = {
    { "article", "" },  { "art.", "" },       { "art", "" },
    { "artikel", "" },  { "articolo", "" },   { "articulo", "" },
    { "artigo", "" },   { "§", "§" },         { "clause", "Clause" },
    { "rule", "Rule" }, { "regle", "Règle" }, { "regulation", "Regulation" },
};

/* From the widest to the narrowest; words on one line are as wide. */
static const char *const ranks[][8] = {
    { "partie", "part", "teil" },
    { "livre", "book", "buch" },
    { "titre", "title", "titel" },
    { "sous-titre", "subtitle" },
    { "chapitre", "chapter", "kapitel" },
    { "sous-chapitre", "subchapter" },
    { "division" },
    { "subdivision" },
    { "section", "abschnitt" },
    { "sous-section", "subsection" },
    { "paragraphe" },
    { "sous-paragraphe" },
};

static int rank_of(struct arena *arena, struct str name)
{
    struct str folded = law_folded(arena, name);
    int count = sizeof ranks / sizeof *ranks;

    for (int i = 0; i < count; i++)
        for (const char *const *word = ranks[i]; *word; word++)
            if (str_equal(folded, str_of(*word)))
                return i;
    return -1;
}

bool heading_is_below(struct arena *arena, struct str name, struct str above)
{
    int own = rank_of(arena, name), other = rank_of(arena, above);

    return own >= 0 && other >= 0 && own > other;
}

/* Cut at every | that is not escaped; how many fields there are, at most one too many. */
static size_t cut_fields(struct str markdown, struct str fields[FIELDS_MAX + 1])
{
    size_t count = 0, from = 0;

    for (size_t i = 0; i <= markdown.length && count <= FIELDS_MAX; i++) {
        if (i < markdown.length && markdown.data[i] == '\\')
            i++;
        else if (i == markdown.length || markdown.data[i] == '|') {
            fields[count++] = str_slice(markdown, from, i);
            from = i + 1;
        }
    }
    return count;
}

static struct str words_of(struct arena *arena, struct str markdown)
{
    return canon_text(arena, markdown_words(arena, markdown));
}

/* "Article" begins the name of an article that is called otherwise: "Article Section". */
static struct heading read_fields(struct arena *arena, const struct str *fields, size_t count)
{
    struct heading heading = { .kind = HEADING_PART, .is_exact = true };
    struct str name = words_of(arena, fields[0]);

    if (count == FIELDS_OF_TITLE)
        return (struct heading){ .kind = HEADING_TITLE, .head = words_of(arena, fields[3]) };
    heading.name = name;
    heading.num = words_of(arena, fields[1]);
    heading.head = words_of(arena, fields[2]);
    if (str_equal(name, STR("Article")) || str_starts(name, "Article ")) {
        heading.kind = HEADING_ARTICLE;
        heading.name = str_trim(str_slice(name, strlen("Article"), name.length));
    }
    return heading;
}

/* How many bytes of a sign between a number and a heading, spaces around it, stand there. */
static size_t sign_at(struct str text, size_t at)
{
    static const char *const signs[] = { " – ", " — ", " - ", " : ", "\u00a0: ", "\u00a0– ", NULL };
    struct str rest = str_slice(text, at, text.length);

    for (const char *const *sign = signs; *sign; sign++)
        if (str_starts(rest, *sign))
            return strlen(*sign);
    return 0;
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9')
            return true;
    return false;
}

static bool is_suffix(struct str word)
{
    static const char *const suffixes[] = { "bis",    "ter",      "quater",    "quinquies",
                                            "sexies", "septies",  "octies",    "nonies",
                                            "decies", "undecies", "duodecies", NULL };
    size_t capitals = 0;

    for (const char *const *suffix = suffixes; *suffix; suffix++)
        if (str_starts(word, *suffix))
            return true;
    while (capitals < word.length && word.data[capitals] >= 'A' && word.data[capitals] <= 'Z')
        capitals++;
    return word.length && capitals == word.length && word.length <= 2;
}

static size_t letters_of(struct str word)
{
    size_t letters = 0;

    for (size_t i = 0; i < word.length; i++) {
        char c = word.data[i];

        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0xC0) == 0xC0;
    }
    return letters;
}

bool heading_is_num(struct str text)
{
    enum { CHARACTERS_MAX = 20, LETTERS_MAX = 4 };
    struct str rest = text;
    size_t words = 0;

    if (!text.length || str_characters(text) > CHARACTERS_MAX)
        return false;
    while (rest.length) {
        struct str word = str_cut(&rest, ' ');

        if (!has_digit(word) && letters_of(word) > LETTERS_MAX && !(words && is_suffix(word)))
            return false;
        words++;
    }
    return words <= 3;
}

/* "L." and the like before a number belong to it. */
static bool is_code_letter(struct str word)
{
    return word.length <= 4 && word.length > 0 && word.data[0] >= 'A' && word.data[0] <= 'Z' &&
           !has_digit(word) && (str_ends(word, ".") || str_ends(word, "*") || word.length <= 2);
}

/* Without a sign: the first word is the number, with the suffixes behind it. */
static size_t num_end(struct str text)
{
    struct str rest = text, word = str_cut(&rest, ' ');

    if (is_code_letter(word) && has_digit(rest))
        word = str_slice(text, 0, word.length + 1 + str_cut(&rest, ' ').length);
    if (str_ends(word, ".") || str_ends(word, ":"))
        return word.length;
    while (rest.length) {
        struct str next = rest, suffix = str_cut(&next, ' ');

        if (!is_suffix(suffix))
            break;
        word = str_slice(text, 0, (size_t)(suffix.data - text.data) + suffix.length);
        rest = next;
    }
    return word.length;
}

static struct str without_signs(struct str text)
{
    bool is_cut = true;

    while (is_cut && text.length) {
        is_cut = strchr(" :-.", text.data[0]) != NULL;
        if (is_cut)
            text = str_slice(text, 1, text.length);
        else if ((is_cut = str_starts(text, "–") || str_starts(text, "—")))
            text = str_slice(text, strlen("–"), text.length);
    }
    return text;
}

static void cut_num(struct str text, struct heading *heading)
{
    struct str bare = without_signs(text);
    size_t at = 0, end;

    if (bare.length < text.length) {
        heading->head = bare;
        return;
    }
    while (at < text.length && !sign_at(text, at))
        at++;
    if (at < text.length) {
        heading->num = str_slice(text, 0, at);
        heading->head = str_slice(text, at + sign_at(text, at), text.length);
        return;
    }
    end = num_end(text);
    heading->head = without_signs(str_slice(text, end, text.length));
    while (end > 1 && strchr(".:", text.data[end - 1]))
        end--;
    heading->num = str_slice(text, 0, end);
}

/* Up to the first space, also one that does not break. */
static struct str first_word(struct str text)
{
    size_t space = str_find(text, STR(" "), 0), fixed = str_find(text, STR("\u00a0"), 0);

    return str_slice(text, 0, space < fixed ? space : fixed);
}

static bool read_article(struct arena *arena, struct str words, struct heading *heading)
{
    struct str first = first_word(words), word = law_folded(arena, first);
    struct str rest = canon_text(arena, str_slice(words, first.length, words.length));

    for (size_t i = 0; i < sizeof article_words / sizeof *article_words; i++)
        if (rest.length && str_equal(word, str_of(article_words[i].word))) {
            heading->kind = HEADING_ARTICLE;
            heading->name = str_of(article_words[i].name);
            cut_num(rest, heading);
            return true;
        }
    return false;
}

static bool is_note(struct str folded)
{
    while (folded.length && strchr(": .", folded.data[folded.length - 1]))
        folded.length--;
    return str_equal(folded, STR("nota")) || str_equal(folded, STR("nota bene"));
}

/* "Première partie", and what stands before and after all others. */
static bool is_known_part(struct str folded)
{
    struct str rest = folded, second;

    if (str_equal(folded, STR("preambule")) || str_equal(folded, STR("preamble")))
        return true;
    str_cut(&rest, ' ');
    second = str_cut(&rest, ' ');
    return str_equal(second, STR("partie")) || str_equal(second, STR("livre"));
}

struct heading heading_read(struct arena *arena, struct str markdown)
{
    struct str fields[FIELDS_MAX + 1], words = words_of(arena, markdown), folded;
    size_t count = cut_fields(markdown, fields);
    struct heading heading = { .kind = HEADING_OTHER };
    struct law_heading part;

    if (count == FIELDS_OF_SEGMENT || count == FIELDS_OF_TITLE)
        return read_fields(arena, fields, count);
    folded = law_folded(arena, words);
    if (is_note(folded))
        return (struct heading){ .kind = HEADING_NOTE };
    if (read_article(arena, words, &heading))
        return heading;
    part = law_heading_of_part(words);
    if (part.called.length)
        return (struct heading){ HEADING_PART, false, part.called, part.num, part.head };
    return (struct heading){ .kind = is_known_part(folded) ? HEADING_PART : HEADING_OTHER,
                             .head = words };
}

size_t outline_top(const struct outline *outline)
{
    return outline->count ? outline->parts[outline->count - 1].segment : SEGMENT_NONE;
}

static int64_t top_level(const struct outline *outline)
{
    return outline->count ? outline->parts[outline->count - 1].level : 0;
}

size_t outline_part(struct arena *arena, struct outline *outline, const struct heading *heading,
                    int64_t level)
{
    outline->in_article = outline->in_note = false;
    while (outline->count) {
        int64_t top = top_level(outline);
        bool is_below =
            heading_is_below(arena, heading->name, outline->parts[outline->count - 1].name);

        if (level != LEVEL_WITHIN && top < level)
            break;
        if ((level == LEVEL_WITHIN || top == level) && !heading->is_exact && is_below)
            break;
        outline->count--;
    }
    if (outline->count == OUTLINE_MAX)
        outline->count--;
    return outline_top(outline);
}

size_t outline_article(struct outline *outline, const struct heading *heading, int64_t level)
{
    while (outline->count && level != LEVEL_WITHIN &&
           (top_level(outline) > level || (heading->is_exact && top_level(outline) == level)))
        outline->count--;
    outline->in_article = true;
    outline->in_note = false;
    outline->article_level = level;
    return outline_top(outline);
}

void outline_open(struct outline *outline, size_t segment, int64_t level, struct str name)
{
    outline->parts[outline->count].segment = segment;
    outline->parts[outline->count].level = level != LEVEL_WITHIN ? level
                                           : top_level(outline)  ? top_level(outline)
                                                                 : 1;
    outline->parts[outline->count].name = name;
    outline->count++;
}

void outline_close(struct outline *outline)
{
    if (outline->in_note)
        outline->in_note = false;
    else if (outline->in_article)
        outline->in_article = false;
    else if (outline->count)
        outline->count--;
}
