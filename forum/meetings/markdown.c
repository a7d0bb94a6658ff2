/* A meeting as Markdown: to be kept, sent, or put somewhere else. */
#include <string.h>

#include "meetings/pages.h"

/* A line of somebody's words: where Markdown would read a sign into it, it is only that sign. */
static void put_line(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i];

        if (strchr("\\`*_{}[]<>#+|~!&@", c))
            buffer_put(out, "\\", 1);
        buffer_put(out, &c, 1);
    }
}

static void put_heading(struct buffer *out, const char *signs, struct str text)
{
    buffer_format(out, "\n%s ", signs);
    put_line(out, text);
    buffer_put_c(out, "\n\n");
}

static void put_fact(struct buffer *out, struct str label, struct str text)
{
    if (!text.length)
        return;
    buffer_put_c(out, "- ");
    put_line(out, label);
    buffer_put_c(out, " ");
    put_line(out, text);
    buffer_put_c(out, "\n");
}

/* Of this site, when it is a path; whole else. */
static void put_link(struct buffer *out, struct str label, struct str site, struct str path)
{
    buffer_put_c(out, "- ");
    put_line(out, label);
    buffer_format(out, " <%.*s>\n", STR_ARGS(url_whole(out->arena, site, path)));
}

static void put_facts(struct page *page, struct buffer *out, const struct meeting_page *view)
{
    const struct meeting *meeting = &view->meeting;

    put_fact(out, _("When:"), meeting_own_time_text(page, meeting));
    put_fact(out, _("Where:"), meeting->place);
    if (meeting->address.length)
        put_link(out, _("Online:"), STR(""), meeting->address);
    put_fact(out, _("Called by:"), author_name(&meeting->keeper));
    put_fact(out, _("Team:"),
             meeting->team_name.length ? meeting->team_name : meeting->team_handle);
    put_link(out, _("Page:"), view->site, meeting_path(out->arena, meeting));
    if (meeting->cancelled_at)
        put_fact(out, _("Cancelled:"), meeting->cancel_reason);
}

static void put_people(struct page *page, struct buffer *out, const struct meeting_page *view)
{
    if (!view->people.count && !view->meeting.others)
        return;
    put_heading(out, "##", _("Who was there"));
    for (size_t i = 0; i < view->people.count; i++) {
        buffer_put_c(out, "- ");
        put_line(out, author_name(&view->people.items[i]));
        buffer_put_c(out, "\n");
    }
    if (view->meeting.others)
        buffer_format(
            out, "- %.*s\n",
            STR_ARGS(plural("{count} other person", "{count} other people", view->meeting.others)));
}

static void put_words(struct buffer *out, struct str heading, const struct item_text *text)
{
    if (!text->text.length)
        return;
    put_heading(out, "####", heading);
    buffer_put_str(out, text->text);
    buffer_put_c(out, "\n");
}

static void put_item(struct page *page, struct buffer *out, const struct meeting_page *view,
                     const struct item *item)
{
    if (item->is_withheld) {
        put_heading(out, "###", _("An item about what you may not read"));
        return;
    }
    put_heading(out, "###", item->title);
    if (item->topic_id)
        put_link(out, _("Debate:"), view->site, item_topic_path(out->arena, item));
    if (item->decision_id)
        put_link(out, _("Decision:"), view->site, item_decision_path(out->arena, item));
    put_words(out, _("Text proposed"), &item->text);
    put_words(out, _("Arguments"), &item->arguments);
    put_words(out, _("Objections left"), &item->objections);
    put_words(out, _("What came of it"), &item->outcome);
}

void meeting_markdown(struct page *page, const struct meeting_page *view)
{
    struct buffer *out = &page->body;
    const struct meeting *meeting = &view->meeting;

    buffer_put_c(out, "# ");
    put_line(out, meeting->title);
    buffer_put_c(out, "\n\n");
    put_facts(page, out, view);
    put_people(page, out, view);
    if (view->items.count)
        put_heading(out, "##", _("Agenda"));
    for (size_t i = 0; i < view->items.count; i++)
        put_item(page, out, view, &view->items.items[i]);
    if (!view->minutes.revision)
        return;
    put_heading(out, "##", _("Minutes"));
    buffer_put_str(out, view->minutes.text);
    buffer_put_c(out, "\n");
    if (meeting->open_until)
        buffer_format(
            out, "\n%.*s\n",
            STR_ARGS(fill(page, _("The meeting of {date} proposed; you may object until {time}."),
                          "date", date_text(page, meeting->starts_at), "time",
                          time_text(page, meeting->open_until), NULL)));
}
