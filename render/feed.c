#include "render/feed.h"

#include "base/arena.h"
#include "render/language.h"
#include "render/xml.h"

/*
 * A reader of feeds shows a post far from here, so its addresses must be whole
 * ones. In our own HTML a path of this site begins just after =" and nowhere
 * else: a quotation mark in a text or in an address is written as &quot;.
 */
static struct str with_whole_addresses(struct page *page, const struct feed *feed, struct str html)
{
    const struct str opening = STR("=\"/");
    struct buffer out = { .arena = page->body.arena };
    size_t start = 0, at;

    while ((at = str_find(html, opening, start)) < html.length) {
        buffer_put_str(&out, str_slice(html, start, at + opening.length - 1));
        buffer_put_str(&out, feed->site);
        start = at + opening.length - 1;
    }
    buffer_put_str(&out, str_slice(html, start, html.length));
    return buffer_str(&out);
}

void feed_begin(struct page *page, const struct feed *feed)
{
    struct buffer *out = &page->body;
    struct str description = feed->description.length ? feed->description : feed->title;
    const char *mark = feed->query.length ? "?" : "";
    struct str page_path =
        str_format(out->arena, "%.*s%s%.*s", STR_ARGS(feed->path), mark, STR_ARGS(feed->query));
    struct str self =
        str_format(out->arena, "%.*s.rss%s%.*s", STR_ARGS(feed->path), mark, STR_ARGS(feed->query));

    buffer_put_c(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n");
    xml_element(out, "title", feed->title);
    xml_element(out, "link", url_whole(out->arena, feed->site, page_path));
    xml_element(out, "description", description);
    xml_element(out, "language", feed->lang.length ? feed->lang : language_code(page->language));
    if (feed->last_written_at)
        xml_element(out, "lastBuildDate", time_rfc822(out->arena, feed->last_written_at));
    buffer_put_c(out, "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    xml_text(out, url_whole(out->arena, feed->site, self));
    buffer_put_c(out, "\"/>\n");
}

void feed_put(struct page *page, const struct feed *feed, const struct feed_item *item)
{
    struct buffer *out = &page->body;
    struct str address = url_whole(out->arena, feed->site, item->path);

    buffer_put_c(out, "<item>\n");
    xml_element(out, "title", item->title);
    xml_element(out, "link", address);
    xml_element(out, "guid", address);
    xml_element(out, "dc:creator", item->author);
    if (item->category.length)
        xml_element(out, "category", item->category);
    xml_element(out, "pubDate", time_rfc822(out->arena, item->written_at));
    xml_element(out, "description", with_whole_addresses(page, feed, item->body.markup));
    buffer_put_c(out, "</item>\n");
}

void feed_end(struct page *page)
{
    buffer_put_c(&page->body, "</channel>\n</rss>\n");
}
