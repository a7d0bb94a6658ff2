#include "log/pages.h"

#include <inttypes.h>

#include "log/head.h"
#include "log/identity.h"
#include "render/feed.h"
#include "topics/version.h"

enum { GROUP_DIGITS = 8 };

const struct field log_query[] = {
    { "before", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "kind", NULL, FIELD_LINE, 1, LEAF_KIND_MAX },
    { 0 },
};

enum result log_head_read(struct request *request, struct tree_head *head, int64_t *time,
                          struct str *note)
{
    struct log_now now;
    struct note parts;
    enum result result = head_find(request->db, &request->arena, &now);

    *head = (struct tree_head){ 0 };
    if (result != OK)
        return result;
    *time = now.time;
    *note = now.note;
    if (!now.frontier.size)
        return OK;
    return note_read(now.note, &parts) && checkpoint_read(parts.text, head) ? OK : FAILED;
}

struct str hash_text(struct arena *arena, struct str bytes)
{
    struct buffer out = { .arena = arena };
    struct str hex = str_hex(arena, bytes);

    for (size_t at = 0; at < hex.length; at += GROUP_DIGITS) {
        if (at)
            buffer_put_c(&out, " ");
        buffer_put_str(&out, str_slice(hex, at, at + GROUP_DIGITS));
    }
    return buffer_str(&out);
}

struct str log_kind_text(struct page *page, struct str kind)
{
    return language_text(page->language, kind_label(kind, page->body.arena));
}

struct str log_title(struct page *page, const struct log_entry *entry)
{
    struct str kind = log_kind_text(page, entry->leaf.kind);
    struct str about = entry->about.title.length ? entry->about.title : entry->leaf.subject;

    return fill(page, _("{kind}: {title}"), "kind", kind, "title", about, NULL);
}

struct str log_actor_text(struct page *page, const struct log_entry *entry)
{
    if (log_entry_is_of_system(entry))
        return _("the forum itself");
    return entry->is_shown ? _("somebody who was erased") : _("somebody");
}

static int64_t version_of(const struct log_page *view)
{
    uint64_t version = version_with(VERSION_START, view->head.size);

    for (size_t i = 0; i < view->list.count; i++) {
        const struct log_entry *entry = &view->list.items[i];

        version = version_with(version, entry->leaf.number);
        version = version_with(version, entry->is_shown);
        version = version_with_text(version, entry->about.title);
        version = version_with_text(version, entry->about.path);
        version = version_with_text(version, author_name(&entry->actor));
    }
    for (size_t i = 0; i < view->witnesses.count; i++) {
        version = version_with_text(version, view->witnesses.items[i].text);
        version = version_with(version, view->witnesses.items[i].size);
        version = version_with(version, view->witnesses.items[i].signed_at);
    }
    return version_end(version_with(version, view->list.has_more));
}

static void log_feed(struct request *request, const struct log_page *view)
{
    struct page *page = &request->page;
    struct feed feed = {
        .site = site_address(request->site),
        .path = STR("/log"),
        .query = view->kind.length ? str_format(&request->arena, "kind=%.*s", STR_ARGS(view->kind))
                                   : STR(""),
        .title = fill(page, STR("{title} – {site}"), "title", _("Public log"), "site",
                      request->site->name, NULL),
        .last_written_at = view->list.count ? view->list.items[0].leaf.time : 0,
    };

    feed_begin(page, &feed);
    for (size_t i = 0; i < view->list.count; i++) {
        const struct log_entry *entry = &view->list.items[i];
        const struct feed_item item = {
            .path = str_format(&request->arena, "/log/%" PRId64, entry->leaf.number),
            .title = log_title(page, entry),
            .author = entry->actor.id ? author_name(&entry->actor) : log_actor_text(page, entry),
            .written_at = entry->leaf.time,
        };

        feed_put(page, &feed, &item);
    }
    feed_end(page);
}

static enum result read_page(struct request *request, struct log_page *view)
{
    struct log_wish wish = { &request->visitor, -1, view->kind };
    enum result result;
    struct str note;

    view->is_first = !request_text(request, "before").length;
    if (!view->is_first)
        wish.before = request_integer(request, "before");
    result = log_latest(request->db, &request->arena, &wish, &view->list);
    if (result == OK)
        result = witnesses_find(request->db, &request->arena, &view->witnesses);
    return result == OK ? log_head_read(request, &view->head, &view->head_time, &note) : result;
}

enum result log_show(struct request *request)
{
    struct log_page view = { .kind = request_text(request, "kind") };
    enum result result;

    if (view.kind.length && !leaf_kind_is_valid(view.kind))
        view.kind = STR("");
    result = read_page(request, &view);
    if (result != OK || request_is_current(request, version_of(&view)))
        return result;
    view.key = key_text(&request->arena, &identity_now()->key);
    view.feed = view.kind.length
                    ? str_format(&request->arena, "/log.rss?kind=%.*s", STR_ARGS(view.kind))
                    : STR("/log.rss");
    if (request->format == JSON)
        log_json(&request->page, &view);
    else if (request->format == RSS)
        log_feed(request, &view);
    else
        log_html(&request->page, &view);
    return OK;
}
