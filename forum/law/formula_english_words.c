#include <string.h>

#include "law/formula_english.h"

/* The words of British amendments, in lower case. A plural in s is that of its singular. */
// clang-format off
static const struct word words[] = {
    { "the", WORD_THE, 0 }, { "a", WORD_THE, 0 }, { "an", WORD_THE, 0 },
    { "of", WORD_OF, 0 }, { "in", WORD_AT, 0 }, { "at", WORD_AT, 0 }, { "on", WORD_AT, 0 },
    { "that", WORD_THIS, 0 }, { "this", WORD_THIS, 1 }, { "those", WORD_THIS, 0 },
    { "and", WORD_AND, 0 }, { "or", WORD_AND, 0 },
    { "after", WORD_AFTER, 0 }, { "before", WORD_BEFORE, 0 },
    { "from", WORD_FROM, 0 }, { "to", WORD_UNTIL, 0 }, { "for", WORD_PURPOSE, 0 },
    { "first", WORD_ORDINAL, 1 }, { "second", WORD_ORDINAL, 2 }, { "third", WORD_ORDINAL, 3 },
    { "fourth", WORD_ORDINAL, 4 }, { "fifth", WORD_ORDINAL, 5 }, { "last", WORD_ORDINAL, -1 },
    { "clause", WORD_UNIT, UNIT_ARTICLE }, { "section", WORD_UNIT, UNIT_ARTICLE },
    { "article", WORD_UNIT, UNIT_ARTICLE }, { "regulation", WORD_UNIT, UNIT_ARTICLE },
    { "rule", WORD_UNIT, UNIT_ARTICLE },
    { "subsection", WORD_UNIT, UNIT_POINT }, { "paragraph", WORD_UNIT, UNIT_POINT },
    { "subparagraph", WORD_UNIT, UNIT_POINT }, { "sub", WORD_UNIT, UNIT_POINT },
    { "schedule", WORD_UNIT, UNIT_PART }, { "part", WORD_UNIT, UNIT_PART },
    { "chapter", WORD_UNIT, UNIT_PART }, { "title", WORD_UNIT, UNIT_PART },
    { "heading", WORD_UNIT, UNIT_PART }, { "preamble", WORD_UNIT, UNIT_PART },
    { "page", WORD_UNIT, UNIT_PAGE }, { "line", WORD_UNIT, UNIT_LINE },
    { "end", WORD_UNIT, UNIT_END }, { "beginning", WORD_UNIT, UNIT_START },
    { "act", WORD_UNIT, UNIT_LAW }, { "order", WORD_UNIT, UNIT_LAW },
    { "regulations", WORD_UNIT, UNIT_LAW }, { "measure", WORD_UNIT, UNIT_LAW },
    { "table", WORD_UNIT, UNIT_TABLE }, { "column", WORD_UNIT, UNIT_COLUMN },
    { "entry", WORD_UNIT, UNIT_COLUMN },
    { "word", WORD_TERM, 0 },
    { "leave", WORD_VERB, VERB_DELETE }, { "omit", WORD_VERB, VERB_DELETE },
    { "insert", WORD_VERB, VERB_INSERT }, { "add", WORD_VERB, VERB_ADD },
    { "substitute", WORD_VERB, VERB_SUBSTITUTE }, { "move", WORD_VERB, VERB_MAKE },
    { "is", WORD_BE, 0 }, { "are", WORD_BE, 0 },
    { "repealed", WORD_PARTICIPLE, VERB_DELETE }, { "revoked", WORD_PARTICIPLE, VERB_DELETE },
    { "omitted", WORD_PARTICIPLE, VERB_DELETE }, { "amended", WORD_PARTICIPLE, VERB_MODIFY },
    { "out", WORD_IT, 0 }, { "following", WORD_FOLLOWING, 0 }, { "new", WORD_FOLLOWING, 0 },
    { "as", WORD_THUS, 0 }, { "follows", WORD_THUS, 0 },
    { "it", WORD_SAME, 0 }, { "they", WORD_SAME, 0 }, { "occurs", WORD_TIMES, 0 },
    { "occur", WORD_TIMES, 0 }, { "appears", WORD_TIMES, 0 }, { "place", WORD_PRESENT, 0 },
    { "where", WORD_PRESENT, 0 }, { "both", WORD_EACH, 2 }, { "each", WORD_EACH, -1 },
    { "every", WORD_EACH, -1 }, { "wherever", WORD_EACH, -1 },
};
// clang-format on

const struct word *english_word_find(struct str key)
{
    for (int is_plural = 0; is_plural < 2; is_plural++) {
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (str_equal(key, str_of(words[i].key)))
                return &words[i];
        if (key.length < 4 || key.data[key.length - 1] != 's')
            return NULL;
        key.length--;
    }
    return NULL;
}
