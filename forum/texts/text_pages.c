/* The list of law texts and the page of one: what it is, its versions, its table of contents. */
#include <inttypes.h>

#include "render/feed.h"
#include "texts/annotation_pages.h"
#include "texts/pages.h"
#include "topics/category.h"
#include "topics/version.h"

enum { FRONT_TEXTS = 3 };

const struct field law_list_query[] = {
    { "before", NULL, FIELD_LINE, 0, 40 },
    { 0 },
};

static bool may_publish(const struct request *request)
{
    return request->visitor.role >= MODERATOR && !request->visitor.suspended_until;
}

/* TIME-ID, as the link to the page before gave it; anything else is the first page. */
static enum result read_list(struct request *request, struct law_list_page *view)
{
    struct str rest = request_text(request, "before"), time = str_cut(&rest, '-');
    int64_t changed_at = 0, id = 0;
    enum result result;

    if (!str_to_id(time, &changed_at) || !str_to_id(rest, &id))
        changed_at = id = 0;
    view->is_first = !id;
    result = texts_latest(request->db, &request->arena, changed_at, id, &view->texts);
    view->newest = arena_alloc(&request->arena, (view->texts.count + 1) * sizeof *view->newest);
    for (size_t i = 0; result == OK && i < view->texts.count; i++)
        result = law_version_find(request->db, &request->arena, view->texts.items[i].version_id,
                                  &view->newest[i]);
    if (view->texts.has_more) {
        const struct law_text *last = &view->texts.items[view->texts.count - 1];

        view->next =
            str_format(&request->arena, "%" PRId64 "-%" PRId64, last->changed_at, last->id);
    }
    return result;
}

/* A version in a feed: its text stands in the title of a feed of all texts. */
static void put_version(struct page *page, const struct feed *feed, const struct law_text *text,
                        const struct law_version *version, bool names_text)
{
    struct page words = page_beside(page);
    struct str name = law_version_name(page, version);
    struct feed_item item = {
        .path = law_version_path(page->body.arena, text, version),
        .title = names_text ? fill(page, STR("{text}: {version}"), "text", text->title, "version",
                                   name, NULL)
                            : name,
        .author = version->actor.id ? author_name(&version->actor) : STR(""),
        .category = language_text(page->language, text_kind_name(text->kind)),
        .written_at = version->created_at,
    };

    law_version_news_html(&words, text, version);
    item.body = page_html(&words);
    feed_put(page, feed, &item);
}

static void begin_feed(struct request *request, struct feed *feed, struct str path,
                       struct str title, const struct law_versions *versions)
{
    *feed = (struct feed){
        .site = site_address(request->site),
        .path = path,
        .title = fill(&request->page, STR("{title} – {site}"), "title", title, "site",
                      request->site->name, NULL),
    };
    for (size_t i = 0; i < versions->count; i++)
        if (versions->items[i].created_at > feed->last_written_at)
            feed->last_written_at = versions->items[i].created_at;
    feed_begin(&request->page, feed);
}

/* New versions of all texts. */
static enum result show_list_feed(struct request *request)
{
    struct page *page = &request->page;
    struct law_versions versions = { 0 };
    struct feed feed;
    enum result result =
        law_versions_latest(request->db, &request->arena, TEXTS_PER_PAGE, &versions);

    begin_feed(request, &feed, STR("/law"), _("Texts"), &versions);
    for (size_t i = 0; result == OK && i < versions.count; i++) {
        struct law_text text;

        result = text_find(request->db, &request->arena, versions.items[i].text_id, &text);
        if (result == OK)
            put_version(page, &feed, &text, &versions.items[i], true);
    }
    feed_end(page);
    return result;
}

static int64_t version_of(const struct law_list_page *view)
{
    uint64_t version = version_with(VERSION_START, view->texts.has_more);

    for (size_t i = 0; i < view->texts.count; i++) {
        version = version_with(version, view->texts.items[i].id);
        version = version_with(version, view->texts.items[i].version);
    }
    return version_end(version);
}

enum result law_list_show(struct request *request)
{
    struct law_list_page view = { .may_publish = may_publish(request) };
    enum result result = read_list(request, &view);

    if (result != OK || request_is_current(request, version_of(&view)))
        return result;
    view.canonical = request_canonical(request, STR("/law"));
    if (request->format == RSS)
        return show_list_feed(request);
    if (request->format == JSON)
        law_list_json(&request->page, &view);
    else
        law_list_html(&request->page, &view);
    return OK;
}

/* The last texts that got a version. */
enum result laws_front(struct request *request, const void **what, int64_t *version)
{
    struct law_texts *texts = arena_new(&request->arena, struct law_texts);
    enum result result = texts_latest(request->db, &request->arena, 0, 0, texts);
    uint64_t mixed = VERSION_START;

    if (texts->count > FRONT_TEXTS)
        texts->count = FRONT_TEXTS;
    for (size_t i = 0; i < texts->count; i++) {
        mixed = version_with(mixed, texts->items[i].id);
        mixed = version_with(mixed, texts->items[i].version);
    }
    *what = texts->count ? texts : NULL;
    *version = version_end(mixed);
    return result;
}

static enum result read_text(struct request *request, struct law_text_page *view)
{
    enum result result =
        law_versions_of(request->db, &request->arena, view->text.id, &view->versions);

    if (result == OK && request->format != RSS)
        result = outline_read(request->db, &request->arena, view->text.version_id, &view->outline);
    return result == OK && request->format == HTML
               ? annotation_counts(request->db, &request->arena, &request->visitor,
                                   view->text.version_id, &view->said)
               : result;
}

static enum result render_text(struct request *request, struct page *page, void *context)
{
    const struct law_text_page *view = context;
    enum result result = read_text(request, context);

    if (result != OK)
        return result;
    law_text_main_html(page, view);
    result = said_put(request, page, &view->text, view->text.version_id);
    return result == OK ? law_parts_put(request, page, &view->text, 0) : result;
}

static void show_text_feed(struct request *request, const struct law_text_page *view)
{
    const struct law_versions *versions = &view->versions;
    struct feed feed;

    begin_feed(request, &feed, text_path(&request->arena, &view->text), view->text.title, versions);
    for (size_t i = versions->count; i-- > 0 && versions->count - i <= TEXTS_PER_PAGE;)
        put_version(&request->page, &feed, &view->text, &versions->items[i], false);
    feed_end(&request->page);
}

static enum result show_text_page(struct request *request, struct law_text_page *view)
{
    struct shared_part part = law_shared(request, &view->text, STR("text"), view->reach);
    enum result result;

    part.render = render_text;
    part.context = view;
    law_text_top_html(&request->page, view);
    result = request->visitor.account_id ? request_shared(request, &part)
                                         : render_text(request, &request->page, view);
    frame_bottom(&request->page);
    return result;
}

enum result law_text_show(struct request *request)
{
    struct law_text_page view = { .may_publish = may_publish(request) };
    enum result result = law_text_for(request, &view.text);

    if (result == OK)
        result = categories_reach(request->db, &request->visitor, &view.reach);
    if (result != OK ||
        request_is_current(request, version_end(version_with(view.reach, view.text.version))))
        return result;
    view.canonical = request_canonical(request, text_path(&request->arena, &view.text));
    if (request->format == HTML)
        return show_text_page(request, &view);
    result = read_text(request, &view);
    if (result != OK)
        return result;
    if (request->format == RSS)
        show_text_feed(request, &view);
    else
        law_text_json(&request->page, &view);
    return OK;
}
