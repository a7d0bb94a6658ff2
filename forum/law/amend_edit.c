/* Edits of the text before: of lines, of words, at the beginning and at the end of a place. */
#include "law/amend_inside.h"

/* Edits. */

static struct edit *add_edit(struct amending *amending, size_t first, size_t past)
{
    struct edit *edit = list_add(amending->arena, &amending->edits);

    *edit = (struct edit){
        .first = first,
        .past = past,
        .amendment = amending->amendment,
        .order = amending->order,
        .source_from = amending->instruction->from,
        .source_to = amending->instruction->to,
    };
    return edit;
}

static bool edit_lines(struct amending *amending, size_t first, size_t past,
                       const struct str_list *content)
{
    struct edit *edit;

    for (size_t line = first; line < past; line++)
        if (amending->lines[line].is_row)
            return amend_refuse(amending, REFUSED_TABLE, STR(""), 0);
    edit = add_edit(amending, first, past);
    edit->is_lines = true;
    if (content)
        edit->content = *content;
    return true;
}

static struct str_list one(struct amending *amending, struct str text)
{
    struct str_list list = { 0 };

    if (text.length)
        *list_add(amending->arena, &list) = text;
    return list;
}

/* The content as one piece of text; false when it is several alinéas. */
bool amend_content_text(struct amending *amending, struct str *text)
{
    const struct instruction *instruction = amending->instruction;
    const struct str_list *content = &instruction->content;

    *text = content->count ? content->items[0] : STR("");
    if (content->count > 1 && instruction->content_kind != CONTENT_SENTENCES)
        return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
    for (size_t i = 1; i < content->count; i++)
        *text =
            str_format(amending->arena, "%.*s %.*s", STR_ARGS(*text), STR_ARGS(content->items[i]));
    return true;
}

static bool has_last_sign(struct str text)
{
    return text.length && line_stop(text, 0, text.length) < text.length;
}

/* What stands before there: words, not a sentence that has ended, nor only a number. */
static bool has_words_before(const struct line_shape *shape, size_t at)
{
    at = line_trim(shape->text, at);
    return at > shape->head.body && line_stop(shape->text, 0, at) == at;
}

/* The sign that ends a line stays when what takes the place of its end brings none. */
static void keep_last_sign(const struct line_shape *shape, struct edit *edit, struct str text)
{
    if (edit->to == shape->end && edit->from <= shape->stop && edit->from < edit->to &&
        !has_last_sign(text) && (text.length || has_words_before(shape, edit->from)))
        edit->to = shape->stop;
}

bool amend_edit_text(struct amending *amending, struct match match, struct str text)
{
    const struct line_shape *shape = &amending->lines[match.line].shape;
    struct edit *edit;

    if (amending->lines[match.line].is_row)
        return amend_refuse(amending, REFUSED_TABLE, STR(""), 0);
    edit = add_edit(amending, match.line, match.line + 1);
    edit->from = edit->anchor_from = match.from;
    edit->to = edit->anchor_to = match.to;
    edit->content = one(amending, text);
    keep_last_sign(shape, edit, text);
    return true;
}

/* Added beside some words, which nobody else may change then. */
bool amend_add_text(struct amending *amending, struct match beside, bool is_before, struct str text)
{
    size_t at = is_before ? beside.from : beside.to;
    struct edit *edit;

    if (!amend_edit_text(amending, (struct match){ beside.line, at, at }, text))
        return false;
    edit = &amending->edits.items[amending->edits.count - 1];
    edit->anchor_from = beside.from;
    edit->anchor_to = beside.to;
    return true;
}

/* A sentence, or an alinéa, after words: only where a sentence, or the line, ends with them. */
bool amend_add_sentence(struct amending *amending, struct match after, struct str text)
{
    const struct spots *sentences = amend_sentences(amending, after.line);
    const struct line_shape *shape = &amending->lines[after.line].shape;
    bool is_line = amending->instruction->content_kind == CONTENT_ALINEAS;

    for (size_t i = 0; i < sentences->count; i++) {
        const struct spot *spot = &sentences->items[i];
        bool is_end = after.to <= spot->to && after.to >= line_stop(shape->text, 0, spot->to);

        if (is_end && is_line && spot->to == shape->end)
            return edit_lines(amending, after.line + 1, after.line + 1,
                              &amending->instruction->content);
        if (is_end && !is_line)
            return amend_edit_text(amending, (struct match){ after.line, spot->to, spot->to },
                                   text);
    }
    return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, text, 0);
}

/* At the beginning and at the end of a spot. */

static bool prepend_text(struct amending *amending, struct spot spot, struct str text)
{
    const struct line_shape *shape = &amending->lines[spot.first].shape;
    size_t at = spot.from > shape->head.body ? spot.from : shape->head.body;

    return amend_edit_text(amending, (struct match){ spot.first, at, at }, text);
}

/* Words come before the last sign, or in its place when they bring one themselves. */
static bool append_words(struct amending *amending, struct spot spot, struct str text)
{
    size_t line = spot.past - 1;
    const struct line_shape *shape = &amending->lines[line].shape;
    size_t end = spot.to < shape->end ? spot.to : shape->end;
    size_t stop = line_stop(shape->text, shape->head.body, end);

    return amend_edit_text(amending, (struct match){ line, stop, has_last_sign(text) ? end : stop },
                           text);
}

/* « 1° Words ; » and a sentence: « 1° Words. A sentence ; ». */
static bool append_to_item(struct amending *amending, size_t line, struct str text)
{
    const struct line_shape *shape = &amending->lines[line].shape;
    size_t stop = line_stop(text, 0, text.length);
    struct str added = str_format(amending->arena, ". %.*s", STR_ARGS(str_slice(text, 0, stop)));

    if (!amend_edit_text(amending, (struct match){ line, shape->stop, shape->stop }, added))
        return false;
    amending->edits.items[amending->edits.count - 1].is_clerical = true;
    return true;
}

static bool append_sentences(struct amending *amending, struct spot spot, struct str text)
{
    size_t line = spot.past - 1;
    const struct line_shape *shape = &amending->lines[line].shape;
    size_t end = spot.to < shape->end ? spot.to : shape->end;
    struct str sign = str_slice(shape->text, shape->stop, shape->end);

    if (end == shape->end && str_ends(sign, ";") && str_ends(text, "."))
        return append_to_item(amending, line, text);
    return amend_edit_text(amending, (struct match){ line, end, end }, text);
}

bool amend_add_at_end(struct amending *amending, struct spot spot, bool is_start)
{
    const struct instruction *instruction = amending->instruction;
    size_t at = is_start ? spot.first : spot.past;
    struct str text;

    if (instruction->content_kind == CONTENT_ALINEAS ||
        instruction->content_kind == CONTENT_ARTICLE)
        return edit_lines(amending, at, at, &instruction->content);
    if (!amend_content_text(amending, &text))
        return false;
    if (spot.first == spot.past)
        return amend_refuse(amending, REFUSED_NO_PLACE, STR(""), 0);
    if (is_start)
        return prepend_text(amending, spot, text);
    return instruction->content_kind == CONTENT_SENTENCES ? append_sentences(amending, spot, text)
                                                          : append_words(amending, spot, text);
}

/* The whole of a spot. */

/* The last sentence of « 1° One. Two ; » goes without the sign that ends the item. */
static struct match sentence_match(struct amending *amending, struct spot spot, struct str text)
{
    const struct line_shape *shape = &amending->lines[spot.first].shape;
    struct match match = { spot.first, spot.from, spot.to };

    if (text.length || spot.to != shape->end || spot.from <= shape->head.body ||
        !str_ends(str_slice(shape->text, 0, shape->end), ";"))
        return match;
    match.from = line_trim(shape->text, match.from);
    match.from = line_stop(shape->text, shape->head.body, match.from);
    return match;
}

/* A part that begins within a line, after another number: « I. – 1° … ». */
static bool replace_from_within(struct amending *amending, struct spot spot,
                                const struct str_list *content)
{
    struct match match = { spot.first, spot.from, amending->lines[spot.first].shape.text.length };
    struct str_list rest = { 0 };

    if (!amend_edit_text(amending, match, content->count ? content->items[0] : STR("")))
        return false;
    for (size_t i = 1; i < content->count; i++)
        *list_add(amending->arena, &rest) = content->items[i];
    if (spot.past == spot.first + 1 && !rest.count)
        return true;
    return edit_lines(amending, spot.first + 1, spot.past, &rest);
}

bool amend_replace_whole(struct amending *amending, struct spot spot,
                         const struct str_list *content)
{
    struct str text;

    if (spot.is_sentence)
        return amend_content_text(amending, &text) &&
               amend_edit_text(amending, sentence_match(amending, spot, text), text);
    if (spot.from)
        return replace_from_within(amending, spot, content);
    if (spot.is_article) {
        struct edit *edit = add_edit(amending, spot.first, spot.past);

        edit->is_lines = edit->is_article = true;
        edit->content = *content;
        return true;
    }
    return edit_lines(amending, spot.first, spot.past, content);
}

bool amend_add_beside(struct amending *amending, struct spot spot, bool is_before)
{
    const struct instruction *instruction = amending->instruction;
    struct str text;

    if (instruction->place.end != PLACE_WHOLE)
        return amend_add_at_end(amending, spot, instruction->place.end == PLACE_START);
    if (instruction->content_kind == CONTENT_ALINEAS)
        return amend_add_at_end(amending, spot, is_before);
    if (!spot.is_sentence || !amend_content_text(amending, &text))
        return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
    if (is_before)
        return prepend_text(amending, spot, text);
    return append_sentences(amending, spot, text);
}

/* « rédiger ainsi la fin », after the words to the end of the spot; and the beginning. */
bool amend_rewrite(struct amending *amending, struct spot spot, struct match match, bool is_end)
{
    const struct line_shape *shape = &amending->lines[match.line].shape;
    bool is_last = match.line + 1 == spot.past;
    size_t end = is_last && spot.to < shape->end ? spot.to : shape->end;
    struct str_list rest = { 0 };
    struct str text = STR("");

    if (!is_end) {
        if (match.line != spot.first || !amend_content_text(amending, &text))
            return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
        end = spot.from > shape->head.body ? spot.from : shape->head.body;
        return amend_edit_text(amending, (struct match){ match.line, end, match.from }, text);
    }
    for (size_t i = 0; i < amending->instruction->content.count; i++)
        if (!i)
            text = amending->instruction->content.items[i];
        else
            *list_add(amending->arena, &rest) = amending->instruction->content.items[i];
    if (match.to > end)
        end = match.to;
    if (!amend_edit_text(amending, (struct match){ match.line, match.to, end }, text))
        return false;
    amending->edits.items[amending->edits.count - 1].anchor_from = match.from;
    if (is_last && !rest.count)
        return true;
    return edit_lines(amending, match.line + 1, spot.past, &rest);
}
