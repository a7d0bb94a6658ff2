#include "render/compile/names.h"

#include <stddef.h>
#include <string.h>

static bool is_one_of(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(name, *list))
            return true;
    return false;
}

const char *element_fault(const char *tag)
{
    static const char *const others[] = { "iframe", "frame", "frameset", "object", "embed",
                                          "applet", "base",  "portal",   NULL };
    static const char *const raw[] = { "noscript", "noembed",   "noframes", "xmp",
                                       "listing",  "plaintext", NULL };
    static const char *const animations[] = { "animate", "animatemotion", "animatetransform", "set",
                                              NULL };

    if (!strcmp(tag, "style"))
        return "styles live in static/style";
    if (is_one_of(tag, others))
        return "it brings in other pages or moves every address";
    if (is_one_of(tag, raw))
        return "browsers read what is in it in more than one way";
    if (is_one_of(tag, animations))
        return "it can change an address after it was checked";
    return NULL;
}

bool element_is_plain(const char *tag)
{
    return !strcmp(tag, "title") || !strcmp(tag, "textarea");
}

bool attribute_holds_code(const char *attribute)
{
    static const char *const code[] = { "style", "srcdoc", "srcset", "imagesrcset", NULL };

    return !strncmp(attribute, "on", 2) || is_one_of(attribute, code);
}

bool attribute_holds_address(const char *attribute)
{
    static const char *const addresses[] = { "href", "src",    "action",     "formaction",
                                             "cite", "data",   "xlink:href", "background",
                                             "ping", "poster", "longdesc",   "manifest",
                                             NULL };

    return is_one_of(attribute, addresses);
}

bool attribute_is_own_address(const char *tag, const char *attribute)
{
    static const char *const links[] = { "a", "area", "link", NULL };

    if (!strcmp(attribute, "href") || !strcmp(attribute, "xlink:href"))
        return !is_one_of(tag, links);
    return strcmp(attribute, "cite") && strcmp(attribute, "longdesc");
}
