/* Words that somebody points at, checked against those that stand there. */
#include <unictype.h>
#include <unistr.h>

#include "base/arena.h"
#include "law/canon.h"
#include "render/language.h"
#include "texts/annotation.h"

/* Where it is, while it is looked for: characters of the body. */
struct place {
    int64_t from;
    int64_t to;
};

static int64_t characters(struct str text)
{
    return (int64_t)str_characters(text);
}

/* Pieces between white space that hold a letter or a digit. */
static int count_words(struct str text)
{
    int count = 0;
    bool is_in_word = false;
    ucs4_t character;

    for (size_t i = 0; i < text.length;) {
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)text.data + i, text.length - i);
        if (uc_is_property_white_space(character))
            is_in_word = false;
        else if (!is_in_word && (uc_is_property_alphabetic(character) ||
                                 uc_is_general_category(character, UC_NUMBER))) {
            is_in_word = true;
            count++;
        }
    }
    return count;
}

/* Without the spaces at its ends. */
static struct place trimmed(struct str body, struct place place)
{
    struct str words = canon_slice(body, place.from, place.to);
    ucs4_t character;

    for (size_t at = 0; at < words.length; place.from++) {
        at += (size_t)u8_mbtouc(&character, (const uint8_t *)words.data + at, words.length - at);
        if (!uc_is_property_white_space(character))
            break;
    }
    words = canon_slice(body, place.from, place.to);
    for (size_t at = words.length; at; place.to--) {
        size_t before = at - 1;

        while (before && ((unsigned char)words.data[before] & 0xC0) == 0x80)
            before--;
        u8_mbtouc(&character, (const uint8_t *)words.data + before, at - before);
        if (!uc_is_property_white_space(character))
            break;
        at = before;
    }
    return place;
}

/* Two texts that differ in nothing but typography are the same words. */
static bool are_same_words(struct arena *arena, struct str one, struct str other)
{
    return str_equal(canon_key(arena, one), canon_key(arena, other));
}

/* The one place where the words stand. */
static enum result look_for(struct arena *arena, struct str body, struct str exact,
                            struct problems *problems, struct place *place)
{
    struct str key = canon_key(arena, body), words = canon_key(arena, exact);
    size_t at = words.length ? str_find(key, words, 0) : key.length;

    if (at == key.length)
        return problem_add_value(problems, "words",
                                 N_("“{value}” does not stand in this paragraph."),
                                 str_shorten(arena, exact, 100));
    if (str_find(key, words, at + 1) < key.length)
        return problem_add_value(problems, "words",
                                 N_("“{value}” stands more than once in this paragraph: choose "
                                    "more of the words around it."),
                                 str_shorten(arena, exact, 100));
    place->from = canon_character(key, at);
    place->to = place->from + characters(words);
    return OK;
}

static enum result find_place(struct arena *arena, struct str body, const struct pointing *pointing,
                              struct problems *problems, struct place *place)
{
    struct str exact = canon_text(arena, pointing->exact);
    bool is_there =
        pointing->from >= 0 && pointing->to > pointing->from && pointing->to <= characters(body);

    *place = (struct place){ pointing->from, pointing->to };
    if (is_there)
        *place = trimmed(body, *place);
    if (is_there &&
        (!exact.length || are_same_words(arena, exact, canon_slice(body, place->from, place->to))))
        return OK;
    return look_for(arena, body, exact, problems, place);
}

static enum result check_length(struct str body, struct place place, struct problems *problems)
{
    struct str words = canon_slice(body, place.from, place.to);

    if (count_words(words) < QUOTE_WORDS_MIN)
        return problem_add_count(problems, "words",
                                 N_("Point at {count} words at least, or at the whole paragraph: "
                                    "fewer are not found again when the text changes."),
                                 QUOTE_WORDS_MIN);
    if (place.to - place.from > QUOTE_MAX)
        return problem_add_count(problems, "words",
                                 N_("Point at {count} characters at most, or at the whole "
                                    "paragraph."),
                                 QUOTE_MAX);
    return OK;
}

enum result target_take(struct arena *arena, int64_t version_id, const struct state *state,
                        const struct pointing *pointing, struct problems *problems,
                        struct targets *targets)
{
    struct str body = state->segment.body;
    struct place place = { 0, characters(body) };
    struct target target = { .n = (int64_t)targets->count,
                             .version_id = version_id,
                             .segment_id = state->segment_id };
    bool says_words = pointing->exact.length || pointing->to || pointing->from;
    enum result result = OK;

    if (state->segment.kind != SEGMENT_ALINEA && state->segment.kind != SEGMENT_ROW)
        return problem_add(problems, "words", N_("Only words of the law can be pointed at."));
    if (targets->count == ANNOTATION_TARGETS_MAX)
        return problem_add_count(problems, "words",
                                 N_("Point at {count} paragraphs at most at a time."),
                                 ANNOTATION_TARGETS_MAX);
    if (says_words)
        result = find_place(arena, body, pointing, problems, &place);
    target.is_whole = !place.from && place.to == characters(body);
    if (result == OK && !target.is_whole)
        result = check_length(body, place, problems);
    if (result != OK)
        return result;
    target.quote = quote_of(arena, body, place.from, place.to);
    *list_add(arena, targets) = target;
    return OK;
}
