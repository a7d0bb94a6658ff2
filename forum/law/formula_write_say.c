/* The sentences of a formula, in the style of each parliament. */
#include <inttypes.h>

#include "base/arena.h"
#include "law/formula_write_inside.h"

static bool is_one_word(struct str words)
{
    return str_find(words, STR(" "), 0) == words.length;
}

static void put_quoted(struct buffer *out, struct str words)
{
    buffer_put_c(out, "« ");
    buffer_put_str(out, words);
    buffer_put_c(out, " »");
}

static void put_paragraphs(struct buffer *out, const struct written_change *change)
{
    for (size_t i = 0; i < change->alineas.count; i++) {
        buffer_put_c(out, "\n« ");
        buffer_put_str(out, change->alineas.items[i]);
        if (i + 1 == change->alineas.count)
            buffer_put_c(out, " »");
    }
}

static void add_french(struct buffer *out, const struct written_change *change)
{
    const char *what = change->alineas.count == 1 ? "l’alinéa suivant" : "les alinéas suivants";

    if (change->alinea)
        buffer_format(out, "Après l’alinéa %" PRId64 ", insérer %s :", change->alinea, what);
    else
        buffer_format(out, "Avant l’alinéa 1, insérer %s :", what);
    put_paragraphs(out, change);
}

static void words_french(struct buffer *out, const struct written_change *change)
{
    bool one = is_one_word(change->words), one_new = is_one_word(change->content);

    buffer_format(out, "À l’alinéa %" PRId64 ", ", change->alinea);
    switch (change->act) {
    case WRITTEN_REPLACE:
        buffer_put_c(out, one ? "substituer au mot : " : "substituer aux mots : ");
        put_quoted(out, change->words);
        buffer_put_c(out, one_new ? ", le mot : " : ", les mots : ");
        put_quoted(out, change->content);
        break;
    case WRITTEN_INSERT:
        buffer_put_c(out, one ? "après le mot : " : "après les mots : ");
        put_quoted(out, change->words);
        buffer_put_c(out, one_new ? ", insérer le mot : " : ", insérer les mots : ");
        put_quoted(out, change->content);
        break;
    default:
        buffer_put_c(out, one ? "supprimer le mot : " : "supprimer les mots : ");
        put_quoted(out, change->words);
        break;
    }
    buffer_put_c(out, ".");
}

void change_say_french(struct buffer *out, const struct written_change *change)
{
    switch (change->act) {
    case WRITTEN_DELETE:
        buffer_format(out, "Supprimer l’alinéa %" PRId64 ".", change->alinea);
        break;
    case WRITTEN_REWRITE:
        buffer_format(out, "Rédiger ainsi l’alinéa %" PRId64 " :\n", change->alinea);
        put_quoted(out, change->content);
        break;
    case WRITTEN_ADD: add_french(out, change); break;
    default: words_french(out, change); break;
    }
}

static void put_english(struct buffer *out, struct str words)
{
    buffer_put_c(out, "“");
    buffer_put_str(out, words);
    buffer_put_c(out, "”");
}

static void add_english(struct buffer *out, const struct written_change *change)
{
    if (change->alinea)
        buffer_format(out, "After paragraph %" PRId64 ", insert—", change->alinea);
    else
        buffer_put_c(out, "Before paragraph 1, insert—");
    for (size_t i = 0; i < change->alineas.count; i++) {
        buffer_put_c(out, "\n“");
        buffer_put_str(out, change->alineas.items[i]);
        if (i + 1 == change->alineas.count)
            buffer_put_c(out, "”");
    }
}

static void words_english(struct buffer *out, const struct written_change *change)
{
    buffer_format(out, "In paragraph %" PRId64 ", ", change->alinea);
    buffer_put_c(out, change->act == WRITTEN_INSERT ? "after " : "leave out ");
    put_english(out, change->words);
    if (change->act == WRITTEN_REPLACE)
        buffer_put_c(out, " and insert ");
    else if (change->act == WRITTEN_INSERT)
        buffer_put_c(out, ", insert ");
    if (change->act != WRITTEN_DELETE_WORDS)
        put_english(out, change->content);
    buffer_put_c(out, ".");
}

void change_say_english(struct buffer *out, const struct written_change *change)
{
    switch (change->act) {
    case WRITTEN_DELETE:
        buffer_format(out, "Leave out paragraph %" PRId64 ".", change->alinea);
        break;
    case WRITTEN_REWRITE:
        buffer_format(out, "Leave out paragraph %" PRId64 " and insert—\n", change->alinea);
        put_english(out, change->content);
        break;
    case WRITTEN_ADD: add_english(out, change); break;
    default: words_english(out, change); break;
    }
}
