#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_akn.h"
#include "law/canon.h"

static int by_id(const void *one, const void *other)
{
    const struct akn_kept *first = one, *second = other;

    return str_order(first->id, second->id);
}

void akn_keep(struct law_walk *walk, struct str id, struct str words)
{
    struct akn *akn = walk->context;

    if (!id.length || akn->shelf.count >= AKN_KEPT_MAX)
        return;
    *list_add(walk->arena, &akn->shelf) =
        (struct akn_kept){ str_copy(walk->arena, id), str_copy(walk->arena, words), false };
    akn->shelf.is_sorted = false;
}

struct akn_kept *akn_find(struct akn *akn, struct str id)
{
    const struct akn_kept wanted = { .id = str_slice(id, str_starts(id, "#"), id.length) };

    if (!akn->shelf.count)
        return NULL;
    if (!akn->shelf.is_sorted)
        qsort(akn->shelf.items, akn->shelf.count, sizeof *akn->shelf.items, by_id);
    akn->shelf.is_sorted = true;
    return bsearch(&wanted, akn->shelf.items, akn->shelf.count, sizeof wanted, by_id);
}

/* "Fuel Act #varActYear": one that stands in the words of another. */
static struct str with_year(struct law_walk *walk, struct str words)
{
    size_t at = str_find(words, STR("#"), 0);
    struct akn_kept *kept = akn_find(walk->context, str_slice(words, at, words.length));

    if (at == words.length || !kept)
        return words;
    return str_format(walk->arena, "%.*s%.*s", (int)at, words.data, STR_ARGS(kept->words));
}

struct str akn_resolved(struct law_walk *walk, struct str value)
{
    struct akn_kept *kept;

    if (!str_starts(value, "#"))
        return value;
    kept = akn_find(walk->context, value);
    return kept ? with_year(walk, kept->words) : STR("");
}

static void say_work(struct law_walk *walk, struct str name, struct str value)
{
    struct akn *akn = walk->context;
    struct document_about *about = &walk->document->about;

    if (str_equal(name, STR("FRBRuri")) || str_equal(name, STR("FRBRthis")))
        law_say(walk->arena, &about->official, value);
    else if (str_equal(name, STR("FRBRcountry")))
        law_say(walk->arena, &about->jurisdiction, str_lower(walk->arena, value));
    else if (str_equal(name, STR("FRBRnumber")))
        law_say(walk->arena, &akn->number, value);
    else if (str_equal(name, STR("FRBRname")))
        law_say(walk->arena, &akn->name, value);
    else if (str_equal(name, STR("FRBRalias")))
        law_say(walk->arena, &akn->alias, value);
    else if (str_equal(name, STR("FRBRsubtype")))
        law_say(walk->arena, &akn->subtype, value);
}

static void say_expression(struct law_walk *walk, const struct law_xml_element *element,
                           struct str value)
{
    struct akn *akn = walk->context;
    struct document_about *about = &walk->document->about;

    if (str_equal(element->name, STR("FRBRdate")))
        law_say(walk->arena, &about->starts_on, law_day(law_xml_attribute(element, "date")));
    else if (str_equal(element->name, STR("FRBRlanguage")))
        law_say(walk->arena, &about->lang,
                law_language(walk->arena, law_xml_attribute(element, "language")));
    else if (str_equal(element->name, STR("FRBRversionNumber")))
        law_say(walk->arena, &akn->version, value);
    else if (str_equal(element->name, STR("FRBRuri")) || str_equal(element->name, STR("FRBRthis")))
        law_say(walk->arena, &about->source, value);
}

void akn_meta(struct law_walk *walk, const struct law_xml_element *element)
{
    struct str value = law_xml_attribute(element, "value");

    /* of an annex that has its own: the law's came first */
    if (law_walk_inside(walk, "attachments") || law_walk_inside(walk, "components"))
        return;
    if (law_walk_inside(walk, "FRBRWork"))
        say_work(walk, element->name, value);
    else if (law_walk_inside(walk, "FRBRExpression"))
        say_expression(walk, element, value);
    else if (str_starts(element->name, "TLC"))
        akn_keep(walk, law_xml_attribute(element, "eId"), law_xml_attribute(element, "showAs"));
}

/* The long title is the title when there is no other; it then stands nowhere else. */
static void use_long_title(struct law_walk *walk, struct akn *akn)
{
    if (walk->document->about.title.length || !akn->long_title.length)
        return;
    law_say(walk->arena, &walk->document->about.title, akn->long_title);
    for (size_t i = akn->long_from; i < akn->long_to && i < walk->document->count; i++)
        if (walk->document->items[i].kind == SEGMENT_ALINEA)
            walk->document->items[i].body = STR("");
}

static struct str kind_of(const struct akn *akn)
{
    static const char *const regulations[] = { "StatutoryInstrument", "order", "regulation",
                                               "decree", "arrete" };

    if (str_equal(akn->type, STR("bill")))
        return STR("bill");
    if (!str_starts(akn->type, "act"))
        return STR("text");
    for (size_t i = 0; i < sizeof regulations / sizeof *regulations; i++)
        if (str_find(akn->subtype, str_of(regulations[i]), 0) < akn->subtype.length)
            return STR("regulation");
    return STR("law");
}

void akn_about_end(struct law_walk *walk)
{
    struct akn *akn = walk->context;
    struct document_about *about = &walk->document->about;
    struct arena *arena = walk->arena;

    about->official = akn_resolved(walk, about->official);
    about->source = akn_resolved(walk, about->source);
    if (!str_starts(about->source, "http"))
        about->source = STR("");
    if (str_find(about->official, STR("/eli/"), 0) < about->official.length)
        about->eli = about->official;
    /* the United Kingdom Government's mark for the United Kingdom, which ISO 3166 calls so */
    if (str_equal(about->jurisdiction, STR("gb-ukm")))
        about->jurisdiction = STR("gb");
    law_say(arena, &about->title, akn->short_title);
    law_say(arena, &about->title, akn_resolved(walk, akn->name));
    law_say(arena, &about->title, akn_resolved(walk, akn->alias));
    use_long_title(walk, akn);
    law_say(arena, &about->number, akn->doc_number);
    law_say(arena, &about->number, akn_resolved(walk, akn->number));
    law_say(arena, &about->label, akn->stage);
    law_say(arena, &about->label, akn->version);
    about->kind = kind_of(akn);
}
