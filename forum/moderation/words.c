#include "moderation/pages.h"
#include "render/language.h"

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

struct str act_button(struct page *page, const struct act_page *view)
{
    if (is(view->word, "close"))
        return _("Close");
    if (is(view->word, "reopen"))
        return _("Reopen");
    return is(view->word, "hide") ? _("Hide") : _("Restore");
}

struct str moderation_word(struct page *page, const struct moderation *act)
{
    if (is(act->act, "close"))
        return _("closed");
    if (is(act->act, "reopen"))
        return _("reopened");
    return is(act->act, "hide") ? _("hid") : _("restored");
}
