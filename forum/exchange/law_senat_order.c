#include "base/arena.h"
#include "exchange/law_amendments_inside.h"
#include "exchange/law_html.h"
#include "exchange/law_json.h"

/* The Sénat's "liste_discussion": in which order amendments are taken, and what each amends. */

static struct str plain(struct arena *arena, const json_t *object, const char *key)
{
    return law_html_plain(arena, law_json_text(arena, object, key));
}

static bool is_set(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_true(value) ||
           (json_is_string(value) && str_equal(str_of(json_string_value(value)), STR("true")));
}

static void read_amendment(struct arena *arena, const json_t *json, struct law_amendment *amendment)
{
    amendment->number = plain(arena, json, "num");
    amendment->alinea = plain(arena, json, "libelleAlinea");
    amendment->author = plain(arena, json, "auteur");
    amendment->outcome = plain(arena, json, "sort");
    amendment->official = plain(arena, json, "idAmendement");
    /* an id, until all are read */
    if (is_set(json, "isSousAmendement"))
        amendment->parent = plain(arena, json, "idAmendementPere");
}

static enum result read_division(struct arena *arena, const struct law_source *source,
                                 const json_t *division, struct str text,
                                 struct law_amendments *list, struct str *fault)
{
    const json_t *amendments = json_object_get(division, "Amendements"), *json;
    size_t i;

    json_array_foreach(amendments, i, json)
    {
        struct law_amendment amendment = { .division =
                                               plain(arena, division, "libelle_subdivision"),
                                           .text = text };

        read_amendment(arena, json, &amendment);
        if (!amendment.number.length)
            return law_refuse(arena, source, 0,
                              str_format(arena, "an amendment without a number under \"%.*s\"",
                                         STR_ARGS(amendment.division)),
                              fault);
        *list_add(arena, list) = amendment;
    }
    return OK;
}

static enum result read_list(struct arena *arena, const struct law_source *source,
                             struct law_amendments *list, struct str *fault)
{
    json_t *root;
    const json_t *division;
    size_t i;
    struct str text;
    enum result result = law_json_read(arena, source, &root, fault);

    if (result != OK)
        return result;
    text = plain(arena, law_json_at(root, "info_generales"), "doslegsignet");
    json_array_foreach(json_object_get(root, "Subdivisions"), i, division)
    {
        result = read_division(arena, source, division, text, list, fault);
        if (result != OK)
            break;
    }
    json_decref(root);
    return result;
}

static bool is_list(struct str bytes)
{
    return law_json_has(bytes, "Subdivisions") && law_json_has(bytes, "info_generales");
}

const struct amendments_reader law_senat_order_reader = { "a list of discussion of the Sénat",
                                                          is_list, read_list };
