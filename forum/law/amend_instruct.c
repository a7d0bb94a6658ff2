/* What an instruction says becomes edits of the text before. */
#include "law/amend_inside.h"

/* « de “x” à “y” » takes both with it, unless only what stands between is meant. */
static bool reach(struct amending *amending, struct spot spot, struct match *match)
{
    struct str words = amending->instruction->words_to;
    struct matches ends = { 0 };
    struct spot rest = spot;

    if (!words.length)
        return true;
    rest.first = match->line;
    rest.past = match->line + 1;
    rest.from = match->to;
    if (rest.past != spot.past)
        rest.to = amending->lines[match->line].shape.text.length;
    if (!amend_find(amending, rest, words, &ends))
        return false;
    if (ends.count != 1)
        return amend_refuse(amending, ends.count ? REFUSED_AMBIGUOUS : REFUSED_NOT_FOUND, words,
                            (int64_t)ends.count);
    if (amending->instruction->is_between)
        *match = (struct match){ match->line, match->to, ends.items[0].from };
    else
        match->to = ends.items[0].to;
    return true;
}

static bool instruct_match(struct amending *amending, struct spot spot, struct match match)
{
    const struct instruction *instruction = amending->instruction;
    struct str text = STR("");

    switch (instruction->act) {
    case ACT_REWRITE_END: return amend_rewrite(amending, spot, match, true);
    case ACT_REWRITE_START: return amend_rewrite(amending, spot, match, false);
    default: break;
    }
    if (!reach(amending, spot, &match) || !amend_content_text(amending, &text))
        return false;
    switch (instruction->act) {
    case ACT_DELETE: return amend_edit_text(amending, match, STR(""));
    case ACT_REPLACE: return amend_edit_text(amending, match, text);
    case ACT_INSERT_AFTER:
    case ACT_APPEND:
        if (instruction->content_kind != CONTENT_WORDS)
            return amend_add_sentence(amending, match, text);
        return amend_add_text(amending, match, false, text);
    case ACT_INSERT_BEFORE:
    case ACT_PREPEND: return amend_add_text(amending, match, true, text);
    default: return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
    }
}

/* Each of the words, where it stands in the spot. */
static bool instruct_words(struct amending *amending, struct spot spot)
{
    const struct str_list *words = &amending->instruction->words;
    bool is_done = true;

    for (size_t i = 0; i < words->count; i++) {
        struct matches matches = { 0 };

        if (!amend_find(amending, spot, words->items[i], &matches) ||
            !amend_pick(amending, spot, words->items[i], &matches)) {
            is_done = false;
            continue;
        }
        for (size_t k = 0; k < matches.count && is_done; k++)
            is_done = instruct_match(amending, spot, matches.items[k]);
    }
    return is_done;
}

static bool renumber(struct amending *amending, struct spot spot)
{
    const struct instruction *instruction = amending->instruction;
    const struct line_shape *shape = &amending->lines[spot.first].shape;
    struct str name = instruction->content.count
                          ? marker_name(amending->arena, instruction->content.items[0])
                          : STR("");
    const struct marker *marker = NULL;
    struct edit *edit;
    size_t from, to;

    if (!name.length)
        return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
    if (spot.is_article) {
        amending->amended->num = name;
        return true;
    }
    for (size_t i = 0; i < shape->head.count && !marker; i++)
        if (shape->head.items[i].from >= spot.from)
            marker = &shape->head.items[i];
    if (!marker || !marker->name.length)
        return amend_refuse(amending, REFUSED_NO_PLACE, STR(""), 0);
    from = (size_t)(marker->name.data - shape->text.data);
    to = from + marker->name.length;
    if (str_find(name, STR(" "), 0) < name.length && str_starts(marker->after, "°"))
        to += STR("°").length; /* it moves to before the "bis" */
    if (!amend_edit_text(amending, (struct match){ spot.first, from, to }, name))
        return false;
    edit = &amending->edits.items[amending->edits.count - 1];
    edit->is_number = true;
    return true;
}

static bool instruct_spot(struct amending *amending, struct spot spot)
{
    const struct instruction *instruction = amending->instruction;

    if (instruction->words.count)
        return instruct_words(amending, spot);
    switch (instruction->act) {
    case ACT_DELETE:
    case ACT_REPLACE:
        if (instruction->place.end != PLACE_WHOLE)
            break;
        return amend_replace_whole(amending, spot, &instruction->content);
    case ACT_INSERT_AFTER: return amend_add_beside(amending, spot, false);
    case ACT_INSERT_BEFORE: return amend_add_beside(amending, spot, true);
    case ACT_PREPEND: return amend_add_at_end(amending, spot, true);
    case ACT_APPEND: return amend_add_at_end(amending, spot, false);
    case ACT_RENUMBER: return renumber(amending, spot);
    default: break;
    }
    return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
}

/* « insérer un article additionnel » : its title may stand first. */

static bool is_title(struct str line)
{
    enum { TITLE_BYTES_MAX = 60 };

    return line.length <= TITLE_BYTES_MAX && !str_ends(line, ".") &&
           (str_starts(line, "Article ") || str_starts(line, "Art. "));
}

static bool is_beside_this(struct amending *amending, const struct place *place)
{
    struct str num = amending->article->num;

    return !place->law.length && (!place->article.length || !num.length ||
                                  str_equal(marker_name(amending->arena, place->article),
                                            marker_name(amending->arena, num)));
}

static bool instruct_article(struct amending *amending)
{
    const struct instruction *instruction = amending->instruction;
    const struct str_list *content = &instruction->content;
    struct new_article made = { .is_before = instruction->is_before };
    struct amended *amended = amending->amended;
    size_t first = 0;

    if (!is_beside_this(amending, &instruction->place))
        return amend_refuse(amending, REFUSED_OTHER_TEXT, instruction->place.article, 0);
    if (!content->count)
        return amend_refuse(amending, REFUSED_NOT_UNDERSTOOD, STR(""), 0);
    if (content->count > 1 && is_title(content->items[0])) {
        made.num = content->items[0];
        (void)str_cut(&made.num, ' ');
        first = 1;
    }
    if (instruction->number.length)
        made.num = instruction->number;
    for (size_t i = first; i < content->count; i++)
        *list_add(amending->arena, &made.alineas) = content->items[i];
    amended->articles = list_room(amending->arena, amended->articles, sizeof made,
                                  amended->article_count, &amended->article_size);
    amended->articles[amended->article_count++] = made;
    return true;
}

/* « procéder à la même substitution »: what it does not say itself is as before. */
static const struct instruction *completed(struct amending *amending,
                                           const struct instruction *instruction)
{
    const struct instruction *before = amending->before;
    struct instruction *made;

    if (!instruction->is_same || !before)
        return instruction;
    made = arena_new(amending->arena, struct instruction);
    *made = *instruction;
    made->act = before->act;
    if (!made->words.count) {
        made->words = before->words;
        made->words_to = before->words_to;
        made->is_between = before->is_between;
        made->is_between = before->is_between;
    }
    if (made->content_kind == CONTENT_NONE) {
        made->content_kind = before->content_kind;
        made->content = before->content;
    }
    return made;
}

/* Lines of a printed bill are not known here: words are needed that stand there once. */
static bool is_only_printed(const struct instruction *instruction)
{
    const struct place *place = &instruction->place;

    return (place->page || place->line) && !instruction->words.count && !place->points.count &&
           !place->alineas.count;
}

static bool is_split(const struct instruction *instruction)
{
    return instruction->words.count || instruction->place.end != PLACE_WHOLE ||
           instruction->act == ACT_PREPEND || instruction->act == ACT_APPEND;
}

/* Of a range of alinéas only those that hold the words are meant, unless none does. */
static bool keep_those_with_words(struct amending *amending, struct spots *spots)
{
    const struct str_list *words = &amending->instruction->words;
    size_t kept = 0;

    if (words->count != 1)
        return true;
    for (size_t i = 0; i < spots->count; i++) {
        struct matches matches = { 0 };

        if (spots->items[i].is_of_range &&
            !amend_find(amending, spots->items[i], words->items[0], &matches))
            return false;
        if (!spots->items[i].is_of_range || matches.count)
            spots->items[kept++] = spots->items[i];
    }
    if (!kept && spots->count)
        return amend_refuse(amending, REFUSED_NOT_FOUND, words->items[0], 0);
    spots->count = kept;
    return true;
}

static bool instruct_spots(struct amending *amending, struct spot around)
{
    const struct instruction *instruction = amending->instruction;
    const struct place *place = &instruction->place;
    struct spots spots = { 0 };
    bool is_done = true;

    if (amending->work > AMEND_WORK_MAX)
        return amend_refuse(amending, REFUSED_TOO_MUCH, STR(""), 0);
    if (is_only_printed(instruction))
        return amend_refuse(
            amending, REFUSED_NO_PLACE,
            str_format(amending->arena, "page %d, line %d", (int)place->page, (int)place->line), 0);
    if (!amend_resolve(amending, place, around, is_split(instruction), &spots) ||
        !keep_those_with_words(amending, &spots))
        return false;
    amending->work += AMEND_WORK_SPOT * spots.count;
    for (size_t i = 0; i < spots.count; i++) {
        if (amending->edits.count > AMEND_EDITS_MAX)
            return amend_refuse(amending, REFUSED_TOO_MUCH, STR(""), 0);
        is_done = instruct_spot(amending, spots.items[i]) && is_done;
    }
    return is_done;
}

/* The place of a child says all of it, also what its parent said. */
static bool instruct_children(struct amending *amending, const struct instruction *parent,
                              struct spot around)
{
    bool is_done = true;

    for (size_t i = 0; i < parent->child_count; i++)
        is_done = amend_instruct(amending, &parent->children[i], around) && is_done;
    return is_done;
}

bool amend_instruct(struct amending *amending, const struct instruction *instruction,
                    struct spot around)
{
    amending->instruction = completed(amending, instruction);
    amending->order++;
    switch (amending->instruction->act) {
    case ACT_NONE: return true;
    case ACT_CHANGE: return instruct_children(amending, amending->instruction, around);
    default: break;
    }
    if (!instruction->is_same)
        amending->before = instruction;
    return amending->instruction->act == ACT_NEW_ARTICLE ? instruct_article(amending)
                                                         : instruct_spots(amending, around);
}
