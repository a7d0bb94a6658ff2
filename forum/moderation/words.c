#include <string.h>

#include "moderation/pages.h"
#include "render/language.h"

/* An act: as the button that does it, and as the public log tells it. */
static const struct {
    const char *act;
    const char *button;
    const char *told;
} acts[] = {
    { "close", N_("Close"), N_("closed") },
    { "reopen", N_("Reopen"), N_("reopened") },
    { "hide", N_("Hide"), N_("hid") },
    { "restore", N_("Restore"), N_("restored") },
    { "suspend", N_("Suspend"), N_("suspended") },
    { "reinstate", N_("Reinstate"), N_("reinstated") },
    { "refuse", N_("Refuse"), N_("refused a message") },
    { "role", N_("Change the role"), N_("changed the role") },
    { "setting", N_("Change the setting"), N_("changed a setting") },
    { "page", N_("Change the page"), N_("changed a page of the house") },
    { "move", N_("Move"), N_("moved") },
    { "pin", N_("Pin"), N_("pinned") },
    { "unpin", N_("Unpin"), N_("unpinned") },
    { "category", N_("Change the category"), N_("changed a category") },
};

static bool is(struct str word, const char *other)
{
    return str_equal(word, str_of(other));
}

struct str act_title(struct page *page, const struct act_page *view)
{
    if (view->post && is(view->word, "hide"))
        return fill(page, _("Hide message {number}"), "number",
                    number_text(page, view->post->number), NULL);
    if (view->post)
        return fill(page, _("Restore message {number}"), "number",
                    number_text(page, view->post->number), NULL);
    if (is(view->word, "close"))
        return _("Close the debate");
    if (is(view->word, "reopen"))
        return _("Reopen the debate");
    return is(view->word, "hide") ? _("Hide the debate") : _("Restore the debate");
}

struct str act_button(struct page *page, struct str word)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (is(word, acts[i].act))
            return language_text(page->language, acts[i].button);
    return word;
}

struct str moderation_word(struct page *page, const struct moderation *act)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (is(act->act, acts[i].act))
            return language_text(page->language, acts[i].told);
    return act->act;
}

static const char *const rules[RULES] = {
    [RULE_NONE] = "",
    [RULE_ATTACK] = N_("Attacks a person"),
    [RULE_PRIVATE] = N_("Publishes private details"),
    [RULE_OFF_TOPIC] = N_("Off topic"),
    [RULE_SPAM] = N_("Advertising or spam"),
    [RULE_ILLEGAL] = N_("Against the law"),
    [RULE_OTHER] = N_("Something else"),
};

struct str rule_label(struct page *page, enum rule rule)
{
    return rule == RULE_NONE ? STR("") : language_text(page->language, rules[rule]);
}
