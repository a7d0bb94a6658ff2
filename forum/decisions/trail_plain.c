/* A decision as plain text, 80 columns wide, in the reader's language. */
#include <inttypes.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "decisions/kept.h"
#include "decisions/trail_pages.h"
#include "render/language.h"

enum { COLUMNS = 80, INDENT = 4 };

static void put_spaces(struct buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        buffer_put_c(out, " ");
}

/* The next word of a line; words that are longer than a line stand on one of their own. */
static struct str next_word(struct str *rest)
{
    struct str word;
    size_t end = 0;

    *rest = str_trim(*rest);
    while (end < rest->length && rest->data[end] != ' ')
        end++;
    word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->length);
    return word;
}

static void put_line(struct buffer *out, int indent, struct str line)
{
    int column = indent;
    struct str word;

    put_spaces(out, indent);
    while ((word = next_word(&line)).length) {
        int length = (int)str_characters(word);

        if (column > indent && column + 1 + length > COLUMNS) {
            buffer_put_c(out, "\n");
            put_spaces(out, indent);
            column = indent;
        } else if (column > indent) {
            buffer_put_c(out, " ");
            column++;
        }
        buffer_put_str(out, word);
        column += length;
    }
    buffer_put_c(out, "\n");
}

/* Each line of a text wrapped, its own line breaks kept. */
void trail_put_words(struct page *page, int indent, struct str text)
{
    struct str rest = str_trim(text);

    while (rest.length)
        put_line(&page->body, indent, str_cut(&rest, '\n'));
}

void trail_put_title(struct page *page, struct str title)
{
    size_t length = str_characters(title);

    buffer_format(&page->body, "\n%.*s\n", STR_ARGS(title));
    for (size_t i = 0; i < length && i < COLUMNS; i++)
        buffer_put_c(&page->body, "-");
    buffer_put_c(&page->body, "\n");
}

void trail_put_fact(struct page *page, struct str name, struct str value)
{
    if (value.length)
        trail_put_words(page, 0,
                        fill(page, _("{name}: {value}"), "name", name, "value", value, NULL));
}

static struct str with_cites(struct page *page, struct str words, const struct trail_cites *cites)
{
    struct buffer out = { .arena = page->body.arena };

    buffer_put_str(&out, words);
    for (size_t i = 0; i < cites->count; i++)
        buffer_format(&out, " [%" PRId64 "]", cites->items[i].number);
    return buffer_str(&out);
}

static void put_head(struct page *page, const struct trail_page *view)
{
    const struct decision *decision = &view->decision;
    const struct state_look *look =
        decision_look_now(decision, view->trail.facts.blocks_sustained > 0);

    trail_put_words(page, 0,
                    fill(page, _("Decision {number}"), "number",
                         decision_name(page->body.arena, decision), NULL));
    trail_put_words(page, 0, decision->question);
    buffer_put_c(&page->body, "\n");
    trail_put_fact(page, _("State"), language_text(page->language, look->label));
    trail_put_words(page, 0, decision_next_text(page, decision));
}

static void put_can(struct page *page, const struct can *can, int64_t until)
{
    struct str label = language_text(page->language, can->label);

    if (can->may && can->until && can->until != until)
        label = fill(page, _("{label} (until {time})"), "label", label, "time",
                     time_text(page, can->until), NULL);
    trail_put_words(
        page, 2, fill(page, can->may ? STR("+ {label}") : STR("- {label}"), "label", label, NULL));
    if (can->why.message)
        trail_put_words(page, INDENT, refusal_text(page, &can->why));
    trail_put_words(page, INDENT, can->words);
}

static void put_cans(struct page *page, const struct trail_page *view)
{
    trail_put_title(page,
                    view->is_visitor ? _("What members can do now") : _("What you can do now"));
    for (size_t i = 0; i < view->cans.count; i++)
        put_can(page, &view->cans.items[i], decision_until(&view->decision));
}

static void put_text_part(struct page *page, const struct trail_page *view)
{
    const struct decision *decision = &view->decision;
    const struct trail_text *text = &view->trail.text;

    if (trail_has_text(&view->trail)) {
        trail_put_title(page,
                        decision->decided_at ? _("What was decided") : _("The proposed text"));
        trail_put_words(page, INDENT, text->markdown);
        trail_put_fact(page, _("SHA-256 of the text"), text->hash);
    }
    if (decision->decided_at)
        trail_put_fact(page, _("Decided on"), date_text(page, decision->decided_at));
    trail_put_fact(page, _("Rules"), number_text(page, decision->rules_version));
    trail_put_fact(page, _("Who is affected"), decision->affected);
    trail_put_fact(page, _("If nothing changes"), decision->status_quo);
    trail_put_fact(page, _("How to go back"), decision->undo);
    if (decision->kind == DECISION_STANDARD)
        trail_put_fact(page, _("Without agreement"), fallback_text(page, decision->fallback));
    trail_put_fact(page, decision->is_forkable ? _("Can be forked") : _("Cannot be forked"),
                   decision->fork_why);
}

static void put_branch(struct page *page, const struct trail_trial *trial,
                       const struct trail_branch *branch)
{
    trail_put_words(page, 0,
                    fill(page, STR("{letter}. {title}"), "letter",
                         trail_letter(page, branch->number), "title", branch->title, NULL));
    trail_put_fact(page, _("We expect"), branch->hypothesis);
    trail_put_fact(page, _("Who answers for it"), branch->owners);
    trail_put_fact(page, _("Who is under it"), branch->perimeter);
    trail_put_fact(page, _("We stop if"), branch->stop_rule);
    for (size_t i = 0; i < trial->measure_count; i++)
        trail_put_fact(page, trial->measures[i], branch->values[i]);
    trail_put_fact(page, _("What is learnt"), branch->lessons);
    buffer_put_c(&page->body, "\n");
}

static void put_trial(struct page *page, const struct trail_page *view)
{
    const struct trail_trial *trial = &view->trail.trial;

    trail_put_title(page, _("The branches"));
    trail_put_words(page, 0, trial->question);
    trail_put_fact(page, _("Review on"), date_text(page, trial->review_at));
    for (size_t i = 0; i < trial->count; i++)
        put_branch(page, trial, &trial->branches[i]);
}

static void put_reasons(struct page *page, const struct trail_reasons *reasons)
{
    for (size_t i = 0; i < reasons->count; i++)
        trail_put_words(page, 2,
                        with_cites(page, reasons->items[i].words, &reasons->items[i].cites));
}

static void put_why(struct page *page, const struct trail *trail)
{
    if (!trail->why.reasons.count)
        return;
    trail_put_title(page, _("Why"));
    put_reasons(page, &trail->why.reasons);
}

static void put_set_aside(struct page *page, const struct trail *trail)
{
    if (!trail_has_set_aside(trail))
        return;
    trail_put_title(page, _("What was set aside"));
    for (size_t i = 0; i < trail->options.count; i++) {
        const struct trail_option *option = &trail->options.items[i];

        if (!option->set_aside_at)
            continue;
        trail_put_words(page, 2, option->title);
        trail_put_words(page, INDENT, with_cites(page, option->set_aside, &option->cites));
    }
    put_reasons(page, &trail->why.set_aside);
}

static void put_word(struct page *page, const struct trail_word *word)
{
    const char *label = stance_look(word->is_block ? STANCE_BLOCK : word->stance)->label;
    struct str name = word->author.id ? author_name(&word->author) : _("somebody who left");

    trail_put_words(page, 2,
                    fill(page, _("{label}, {name}, {time}:"), "label",
                         language_text(page->language, label), "name", name, "time",
                         date_text(page, word->created_at), NULL));
    trail_put_words(page, INDENT, word->words);
    if (word->remedy.length && word->is_block)
        trail_put_words(
            page, INDENT,
            fill(page, _("What would resolve it: {words}"), "words", word->remedy, NULL));
    else if (word->remedy.length)
        trail_put_words(page, INDENT,
                        fill(page, _("I would, if: {words}"), "words", word->remedy, NULL));
    if (word->answer.length)
        trail_put_words(
            page, INDENT,
            fill(page, _("Answer of {name}: {words}"), "name",
                 word->answerer.id ? author_name(&word->answerer) : _("somebody who left"), "words",
                 word->answer, NULL));
}

static void put_disagreement(struct page *page, const struct trail *trail)
{
    if (!trail->words.count)
        return;
    trail_put_title(page, _("Disagreement, kept"));
    for (size_t i = 0; i < trail->words.count; i++)
        put_word(page, &trail->words.items[i]);
}

static void put_path(struct page *page, const struct trail_page *view)
{
    trail_put_title(page, _("The path"));
    for (size_t i = 0; i < view->timeline.count; i++) {
        const struct timeline_line *line = &view->timeline.items[i];

        trail_put_words(page, 2,
                        fill(page, _("{time}: {what}"), "time", date_text(page, line->at), "what",
                             timeline_text(page, line), NULL));
        trail_put_words(page, INDENT,
                        line->transition == 12 ? kept_text(page, line->words)
                                               : str_shorten(page->body.arena, line->words, 140));
    }
}

static void put_people(struct page *page, const struct trail_page *view)
{
    const struct trail_people *people = &view->trail.people;

    trail_put_title(page, _("Who spoke"));
    for (enum stance_kind kind = STANCE_SUPPORT; kind < STANCE_KINDS; kind++)
        trail_put_fact(page, language_text(page->language, stance_look(kind)->label),
                       number_text(page, people->counts[kind]));
    if (view->decision.clerk.id)
        trail_put_fact(page, _("Clerk"), author_name(&view->decision.clerk));
}

static void put_links(struct page *page, const struct trail *trail)
{
    if (!trail->links.count)
        return;
    trail_put_title(page, _("Where it comes from, and what came of it"));
    for (size_t i = 0; i < trail->links.count; i++) {
        const struct trail_link *link = &trail->links.items[i];
        struct str name = fill(page, STR("{number}, {question}"), "number",
                               decision_name(page->body.arena, &link->other), "question",
                               link->other.question, NULL);

        trail_put_words(
            page, 2,
            fill(page, language_text(page->language, link_words(link)), "decision", name, NULL));
    }
}

static void put_others(struct page *page, const struct trail_page *view)
{
    for (size_t i = 0; i < DECISION_PARTS_MAX && decision_parts[i].read; i++)
        if (view->others[i] && decision_parts[i].plain)
            decision_parts[i].plain(page, view->others[i]);
}

void trail_plain(struct page *page, const struct trail_page *view)
{
    const struct trail *trail = &view->trail;

    put_head(page, view);
    put_cans(page, view);
    if (trail_has_branches(trail))
        put_trial(page, view);
    put_text_part(page, view);
    put_why(page, trail);
    put_set_aside(page, trail);
    put_disagreement(page, trail);
    put_path(page, view);
    put_people(page, view);
    put_links(page, trail);
    put_others(page, view);
    trail_put_title(page, _("Proof"));
    trail_put_fact(page, _("First entry in the log"), number_text(page, trail->proof.first));
    trail_put_fact(page, _("Last entry in the log"), number_text(page, trail->proof.last));
    trail_put_words(page, 0, view->canonical);
}
