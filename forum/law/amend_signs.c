/* Clerks' routine: the items of a list end with ";", the last of them with ".". */
#include "law/amend_inside.h"

static enum marker_kind item_kind(struct str text)
{
    struct line_head head = law_line_head(text);
    enum marker_kind kind = head.count ? head.items[0].kind : MARKER_NONE;

    return kind >= MARKER_NUMBER ? kind : MARKER_NONE;
}

/* Another item of the list that a line is one of. */
static bool is_item_beside(const struct out_line *line, struct str text)
{
    return line && item_kind(line->text) == item_kind(text) &&
           line_is_quoted(line->text) == line_is_quoted(text);
}

static struct str sign_of(struct str text)
{
    struct line_shape shape = line_shape_of(text);

    return str_slice(text, shape.stop, shape.end);
}

/* ";" with or without a space before it; and no "et" behind it. */
static bool has_semicolon(const struct out_line *line)
{
    return line && str_ends(sign_of(line->text), ";");
}

static bool has_stop(const struct out_line *line)
{
    return line && str_equal(sign_of(line->text), STR("."));
}

static void set_sign(struct amending *amending, struct out_line *line, struct str sign)
{
    struct line_shape shape = line_shape_of(line->text);

    line->text =
        str_format(amending->arena, "%.*s%.*s%.*s", STR_ARGS(str_slice(line->text, 0, shape.stop)),
                   STR_ARGS(sign), STR_ARGS(str_slice(line->text, shape.end, line->text.length)));
    line->is_clerical = true;
}

/* As the article writes it elsewhere, else as the language does. */
static struct str semicolon_of(struct amending *amending)
{
    for (size_t i = 0; i < amending->count; i++) {
        const struct line_shape *shape = &amending->lines[i].shape;
        struct str sign = str_slice(shape->text, shape->stop, shape->end);

        if (str_ends(sign, ";"))
            return sign;
    }
    return amending->formula->language == FORMULA_FRENCH ? STR("\xC2\xA0;") : STR(";");
}

static void end_items(struct amending *amending, struct out_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (has_stop(&lines[i]))
            set_sign(amending, &lines[i], semicolon_of(amending));
}

static void sign_run(struct amending *amending, struct out_line *lines, size_t count,
                     struct out_line *before, struct out_line *after)
{
    enum marker_kind kind = item_kind(lines->text);
    bool is_after_item = is_item_beside(before, lines->text);
    bool is_before_item = is_item_beside(after, lines->text);

    for (size_t i = 0; i < count; i++)
        if (kind == MARKER_NONE || item_kind(lines[i].text) != kind)
            return;
    if (is_before_item && (is_after_item ? has_semicolon(before) : has_semicolon(after))) {
        end_items(amending, lines, count);
    } else if (is_after_item && !is_before_item && has_stop(before)) {
        end_items(amending, before, 1);
        end_items(amending, lines, count - 1);
        if (has_semicolon(&lines[count - 1]))
            set_sign(amending, &lines[count - 1], STR("."));
    }
}

static void sign_added(struct amending *amending, struct out_lines *out)
{
    for (size_t i = 0; i < out->count;) {
        const struct edit *edit = out->items[i].edit;
        size_t past = i + 1;

        while (edit && past < out->count && out->items[past].edit == edit)
            past++;
        if (edit && edit->first == edit->past)
            sign_run(amending, &out->items[i], past - i, i ? &out->items[i - 1] : NULL,
                     past < out->count ? &out->items[past] : NULL);
        i = past;
    }
}

/* The last items went: what is the last now ends as they did. */
static void sign_after_deletion(struct amending *amending, struct out_lines *out,
                                const struct edit *edit)
{
    struct out_line *before = NULL, *after = NULL;
    struct str last = amending->lines[edit->past - 1].shape.text;

    for (size_t i = 0; i < out->count && edit->first; i++)
        if (out->items[i].from == edit->first - 1) {
            before = &out->items[i];
            after = i + 1 < out->count ? before + 1 : NULL;
        }
    for (size_t i = edit->first; i < edit->past; i++)
        if (!is_item_beside(before, amending->lines[i].shape.text))
            return;
    if (item_kind(last) != MARKER_NONE && !is_item_beside(after, last) && has_semicolon(before) &&
        str_equal(sign_of(last), STR(".")))
        set_sign(amending, before, STR("."));
}

void amend_clerk_signs(struct amending *amending, struct out_lines *out)
{
    sign_added(amending, out);
    for (size_t i = 0; i < amending->edits.count; i++) {
        const struct edit *edit = &amending->edits.items[i];

        if (edit->is_lines && !edit->is_article && edit->first < edit->past && !edit->content.count)
            sign_after_deletion(amending, out, edit);
    }
}
