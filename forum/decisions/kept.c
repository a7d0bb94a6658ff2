#include "decisions/kept.h"

#include "base/buffer.h"
#include "render/html.h"
#include "render/language.h"

enum kept_kind {
    KEPT_NO_TEXT,
    KEPT_NO_SUMMARY,
    KEPT_NOT_PROPOSED,
    KEPT_NO_CLERK,
    KEPT_BLOCK,
    KEPT_NO_CHARTERS,
    KEPT_NOT_FORKABLE,
    KEPT_CONCERNS,
    KEPT_FLOOR,
    KEPT_NOT_CALLED,
    KEPT_COUNT,
};

const struct kept kept_kinds[KEPT_COUNT + 1] = {
    [KEPT_NO_TEXT] = { "no-text", N_("No option had a text.") },
    [KEPT_NO_SUMMARY] = { "no-summary", N_("Nobody had summed up the debate.") },
    [KEPT_NOT_PROPOSED] = { "not-proposed", N_("No text was proposed.") },
    [KEPT_NO_CLERK] = { "no-clerk", N_("It had no clerk, as nobody volunteered.") },
    [KEPT_BLOCK] = { "block", N_("An objection stopped it, and was not lifted.") },
    [KEPT_NO_CHARTERS] = { "no-charters", N_("No fork came about: its charters were not whole.") },
    [KEPT_NOT_FORKABLE] = { "not-forkable", N_("It could not be forked.") },
    [KEPT_CONCERNS] = { "concerns", N_("Some concerns had no answer.") },
    [KEPT_FLOOR] = { "floor", N_("Too few people or local groups took a position.") },
    [KEPT_NOT_CALLED] = { "not-called", N_("Its clerk did not call the last call.") },
};

static void note(struct buffer *out, bool is_so, enum kept_kind kind)
{
    if (!is_so)
        return;
    if (out->length)
        buffer_put_c(out, " ");
    buffer_put_c(out, kept_kinds[kind].word);
}

struct str kept_words(struct arena *arena, const struct facts *facts)
{
    const struct decision *decision = &facts->decision;
    bool is_proposed = decision->state != STATE_OPEN;
    bool is_stopped = facts->blocks_sustained || facts->blocks_waiting;
    struct buffer out = { .arena = arena };

    note(&out, !is_proposed && !facts->options, KEPT_NO_TEXT);
    note(&out, !is_proposed && !facts->has_summary, KEPT_NO_SUMMARY);
    note(&out, !is_proposed && facts->options && facts->has_summary, KEPT_NOT_PROPOSED);
    note(&out, !decision->clerk.id, KEPT_NO_CLERK);
    note(&out, is_stopped, KEPT_BLOCK);
    note(&out, is_stopped && decision->is_forkable, KEPT_NO_CHARTERS);
    note(&out, is_stopped && !decision->is_forkable, KEPT_NOT_FORKABLE);
    note(&out, is_proposed && facts->concerns_unanswered, KEPT_CONCERNS);
    note(&out,
         is_proposed &&
             (facts->people < decision->floor_people || facts->groups < decision->floor_groups),
         KEPT_FLOOR);
    if (!out.length)
        note(&out, true, KEPT_NOT_CALLED);
    return buffer_str(&out);
}

struct str kept_text(struct page *page, struct str words)
{
    struct buffer out = { .arena = page->body.arena };

    while (words.length) {
        struct str word = str_cut(&words, ' ');
        const char *label = kept_label(word);

        if (out.length)
            buffer_put_c(&out, " ");
        buffer_put_str(&out, label ? language_text(page->language, label) : word);
    }
    return buffer_str(&out);
}

const char *kept_label(struct str word)
{
    for (const struct kept *kind = kept_kinds; kind->word; kind++)
        if (str_equal(word, str_of(kind->word)))
            return kind->label;
    return NULL;
}
