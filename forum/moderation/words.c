#include <string.h>

#include "moderation/pages.h"
#include "render/language.h"
#include "settings/setting.h"

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
    { "pin-everywhere", N_("Pin everywhere"), N_("pinned") },
    { "unpin", N_("Unpin"), N_("unpinned") },
    { "title", N_("Change the title"), N_("changed the title") },
    { "annotation-archive", "", N_("put an annotation aside") },
    { "annotation-restore", "", N_("took an annotation back in") },
    { "annotation-place", "", N_("placed an annotation") },
    { "category-anyone", "", N_("opened a category to everyone") },
    { "category-members", "", N_("kept a category for members") },
    { "category-team", "", N_("kept a category for one team") },
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
    if (is(view->word, "pin"))
        return _("Pin the debate first in its category");
    if (is(view->word, "pin-everywhere"))
        return _("Pin the debate first in all lists");
    if (is(view->word, "unpin"))
        return _("Unpin the debate");
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

static struct str role_word(struct page *page, struct str number)
{
    if (is(number, "3"))
        return _("Administrator");
    return is(number, "2") ? _("Moderator") : _("Member");
}

static struct str setting_words(struct page *page, struct str detail)
{
    struct str before = detail, name = str_cut(&before, ' '), now = before;
    enum setting setting;

    before = str_cut(&now, ' ');
    if (setting_named(name, &setting) != OK)
        return detail;
    return fill(page, _("{label}: {before}, now {now}"), "label",
                language_text(page->language, setting_kinds[setting].label), "before", before,
                "now", now, NULL);
}

struct str moderation_detail(struct page *page, const struct moderation *act)
{
    if (is(act->act, "role"))
        return role_word(page, act->detail);
    return is(act->act, "setting") ? setting_words(page, act->detail) : act->detail;
}

struct str flag_outcome_words(struct page *page, enum flag_outcome outcome)
{
    switch (outcome) {
    case FLAG_OPEN: return _("It waits for a moderator.");
    case FLAG_LEFT: return _("A moderator looked at it and left the message as it is.");
    case FLAG_HIDDEN: return _("A moderator hid the message.");
    case FLAG_SUSPENDED: return _("A moderator suspended its author for a time.");
    case FLAG_GONE: return _("Its author deleted the message.");
    }
    return STR("");
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
