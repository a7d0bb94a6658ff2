#include "render/parts.h"

#include "base/arena.h"
#include "render/static.h"

enum { LEAF_COLOURS = 6 };

/* Not a template: it stands inside lines, where a template's line break would show. */
void put_icon(struct page *page, struct icon icon)
{
    put_markup(page, (struct html){ STR("<svg class=\"i\" width=\"20\" height=\"20\" "
                                        "aria-hidden=\"true\"><use href=\"") });
    put_checked_own_url(page, static_url("icons.svg"));
    put_raw(page, "#", 1);
    put_percent_encoded(page, str_of(icon.name));
    put_markup(page, (struct html){ STR("\"/></svg>") });
}

/* The bytes of the first so many characters. */
static struct str first_characters(struct str s, size_t characters)
{
    size_t end = 0;

    while (end < s.length) {
        bool is_start = ((unsigned char)s.data[end] & 0xC0) != 0x80;

        if (is_start && characters-- == 0)
            break;
        end++;
    }
    return str_slice(s, 0, end);
}

struct str leaf_letters(struct page *page, struct str name)
{
    struct str letters = str_copy(page->body.arena, first_characters(name, 2));
    char *first = (char *)letters.data;

    if (letters.length && *first >= 'a' && *first <= 'z')
        *first = (char)(*first - 'a' + 'A');
    return letters;
}

/* FNV-1a: the same name has the same colour everywhere. */
int leaf_colour(struct str name)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (unsigned char)name.data[i]) * 16777619u;
    return (int)(hash % LEAF_COLOURS) + 1;
}

struct html date_html(struct page *page, int64_t time)
{
    struct page part = page_beside(page);

    date_part(&part, time);
    return (struct html){ str_trim(page_html(&part).markup) };
}

struct html time_html(struct page *page, int64_t time)
{
    struct page part = page_beside(page);

    time_part(&part, time);
    return (struct html){ str_trim(page_html(&part).markup) };
}
