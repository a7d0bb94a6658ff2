/* A decision's law texts in JSON and in plain text. */
#include "base/arena.h"
#include "decisions/trail_pages.h"
#include "render/json.h"
#include "render/language.h"
#include "texts/link_pages.h"
#include "texts/pages.h"

struct str law_link_place(struct page *page, const struct law_link *link)
{
    struct str article = article_name(page, &link->article.segment);

    return link->alinea.segment_id
               ? fill(page, _("{article}, paragraph {number}"), "article", article, "number",
                      number_text(page, link->alinea.segment.number), NULL)
               : article;
}

static void put_link(struct json *json, struct arena *arena, const struct law_link *link)
{
    json_begin_object(json);
    json_put_string(json, "relation", str_of(relation_word(link->relation)));
    json_put_string(json, "text", link->text.slug);
    json_put_string(json, "title", link->text.title);
    json_put_integer(json, "version", link->version.number);
    json_put_string(json, "article", link->article.segment.num);
    if (link->alinea.segment_id)
        json_put_integer(json, "paragraph", link->alinea.segment.number);
    if (link->amendment)
        json_put_integer(json, "amendment", link->amendment);
    json_put_string(json, "words", link->words);
    json_put_string(json, "path", law_link_path(arena, link));
    json_put_bool(json, "changed_since", link->has_changed);
    json_put_integer(json, "newest_version", link->newest.number);
    json_put_time(json, "created_at", link->created_at);
    json_end(json);
}

void decision_law_json(struct json *json, const void *what)
{
    const struct law_links *links = what;

    json_key(json, "law");
    json_begin_array(json);
    for (size_t i = 0; links && i < links->count; i++)
        put_link(json, json->out->arena, &links->items[i]);
    json_end(json);
}

static void put_since(struct page *page, const struct law_link *link)
{
    struct str number = number_text(page, link->newest.number);

    if (link->has_changed && link->now.segment_id)
        trail_put_words(page, 2,
                        fill(page,
                             _("The words have changed since: version {number} is the newest."),
                             "number", number, NULL));
    else if (link->has_changed)
        trail_put_words(
            page, 2,
            fill(page, _("This article is no longer in the text: version {number} is without it."),
                 "number", number, NULL));
    if (link->amendment)
        trail_put_words(page, 2,
                        fill(page, _("Amendment {number}"), "number",
                             number_text(page, link->amendment), NULL));
}

void decision_law_plain(struct page *page, const void *what)
{
    const struct law_links *links = what;

    trail_put_title(page, _("Effect: the law it is about"));
    for (size_t i = 0; i < links->count; i++) {
        const struct law_link *link = &links->items[i];
        struct str does = language_text(page->language, relation_name(link->relation));

        trail_put_words(page, 0, fill(page, _("This decision {does}:"), "does", does, NULL));
        trail_put_words(page, 2,
                        fill(page, _("{article}, {text}, version {number}"), "article",
                             law_link_place(page, link), "text", link->text.title, "number",
                             number_text(page, link->version.number), NULL));
        trail_put_words(page, 4, link->words);
        put_since(page, link);
    }
}
