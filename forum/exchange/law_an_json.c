#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_amendments_inside.h"
#include "exchange/law_html.h"
#include "exchange/law_json.h"

/* The Assemblée's open data: one amendment a file, or many in a list. */

static struct str plain(struct arena *arena, const json_t *object, const char *key)
{
    return law_html_plain(arena, law_json_text(arena, object, key));
}

static struct str first_of(struct str one, struct str other)
{
    return one.length ? one : other;
}

static void read_place(struct arena *arena, const json_t *json, struct law_amendment *amendment)
{
    const json_t *division = law_json_at(json, "pointeurFragmentTexte/division");
    const json_t *alinea = law_json_at(json, "pointeurFragmentTexte/alinea");

    amendment->division = first_of(plain(arena, division, "articleDesignation"),
                                   first_of(plain(arena, division, "articleDesignationCourte"),
                                            plain(arena, division, "titre")));
    amendment->alinea =
        first_of(plain(arena, alinea, "alineaDesignation"), plain(arena, alinea, "numero"));
}

/* "M. Ruffin, Mme Autain et …": the first of them. */
static void read_author(struct arena *arena, const json_t *json, struct law_amendment *amendment)
{
    const json_t *signed_by = json_object_get(json, "signataires");
    const json_t *author = json_object_get(signed_by, "auteur");
    struct str all = plain(arena, signed_by, "libelle");

    if (!all.length)
        all = plain(arena, signed_by, "texteAffichable");
    amendment->author = str_trim(str_cut(&all, ','));
    if (!amendment->author.length)
        amendment->author = plain(arena, author, "acteurRef");
    amendment->group = plain(arena, author, "groupePolitiqueRef");
}

static void read_life(struct arena *arena, const json_t *json, struct law_amendment *amendment)
{
    const json_t *life = json_object_get(json, "cycleDeVie");
    const json_t *states = json_object_get(life, "etatDesTraitements");

    amendment->date = law_amendment_day(arena, law_json_text(arena, life, "dateDepot"));
    amendment->outcome =
        first_of(plain(arena, life, "sort"),
                 first_of(plain(arena, law_json_at(life, "sort"), "sortEnSeance"),
                          first_of(plain(arena, json_object_get(states, "sousEtat"), "libelle"),
                                   plain(arena, json_object_get(states, "etat"), "libelle"))));
}

static void read_words(struct arena *arena, const json_t *json, struct law_amendment *amendment)
{
    const json_t *words = law_json_at(json, "corps/contenuAuteur");

    if (!words)
        words = json_object_get(json, "corps");
    law_amendment_set_words(arena, amendment, law_json_text(arena, words, "dispositif"));
    amendment->reasons = plain(arena, words, "exposeSommaire");
    amendment->has_table |=
        json_is_object(law_json_at(json, "corps/contenuAuteur/dispositifTableau"));
}

static enum result read_amendment(struct arena *arena, const struct law_source *source,
                                  const json_t *json, struct law_amendments *list,
                                  struct str *fault)
{
    const json_t *names = json_object_get(json, "identification");
    struct law_amendment amendment = { .official = plain(arena, json, "uid") };

    amendment.number =
        first_of(plain(arena, names, "numeroLong"),
                 first_of(plain(arena, names, "numero"), plain(arena, names, "numeroOrdreDepot")));
    amendment.text = plain(arena, json, "texteLegislatifRef");
    /* an id, until all are read */
    amendment.parent =
        first_of(plain(arena, json, "amendementParentRef"), plain(arena, json, "amendementParent"));
    read_place(arena, json, &amendment);
    read_author(arena, json, &amendment);
    read_life(arena, json, &amendment);
    read_words(arena, json, &amendment);
    if (!amendment.number.length)
        return law_refuse(arena, source, 0,
                          str_format(arena, "amendment %zu of it has no number", list->count + 1),
                          fault);
    *list_add(arena, list) = amendment;
    return OK;
}

/* {"amendement": …}, {"amendements": {"amendement": […]}}, or a list of either. */
static enum result read_tree(struct arena *arena, const struct law_source *source,
                             const json_t *json, int64_t depth, struct law_amendments *list,
                             struct str *fault)
{
    enum { WRAPPERS_MAX = 8 };
    static const char *const wrappers[] = { "amendement", "amendements", "textesEtAmendements",
                                            "texteleg", NULL };
    const json_t *item;
    enum result result = OK;
    size_t i;

    if (depth > WRAPPERS_MAX)
        return OK;
    if (json_object_get(json, "corps") || json_object_get(json, "identification"))
        return read_amendment(arena, source, json, list, fault);
    json_array_foreach(json, i, item)
    {
        if (result == OK)
            result = read_tree(arena, source, item, depth + 1, list, fault);
    }
    for (const char *const *name = wrappers; *name && result == OK; name++)
        if ((item = json_object_get(json, *name)))
            result = read_tree(arena, source, item, depth + 1, list, fault);
    return result;
}

static enum result read_file(struct arena *arena, const struct law_source *source,
                             struct law_amendments *list, struct str *fault)
{
    json_t *root;
    enum result result = law_json_read(arena, source, &root, fault);

    if (result != OK)
        return result;
    result = read_tree(arena, source, root, 0, list, fault);
    json_decref(root);
    return result;
}

static bool is_file(struct str bytes)
{
    return law_json_has(bytes, "amendement") &&
           (law_json_has(bytes, "corps") || law_json_has(bytes, "identification"));
}

const struct amendments_reader law_an_json_reader = {
    "amendments of the Assemblée nationale (JSON)", is_file, read_file
};
