#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_amendments_inside.h"
#include "exchange/law_html.h"
#include "exchange/law_xml.h"
#include "law/canon.h"

/*
 * The Assemblée nationale's XML ("ELOI"): an <amendement>, or several in a list.
 * Its texts are HTML in CDATA, and its names hold references escaped twice.
 */
struct raw {
    struct str number, long_number, parent, words, reasons, outcome, state, date, pdf, mission;
    struct str division, title, division_type, alinea, alinea_name, alinea_side;
    struct str author, first_name, last_name, is_government, group, bill;
    struct buffer credits; /* a programme a line */
};

/* What is kept, by the last two names on the way to it. */
static const struct {
    const char *parent;
    const char *name;
    size_t at;
} wanted[] = {
    { "amendement", "numero", offsetof(struct raw, number) },
    { "amendement", "numeroLong", offsetof(struct raw, long_number) },
    { "amendement", "numeroParent", offsetof(struct raw, parent) },
    { "amendement", "dispositif", offsetof(struct raw, words) },
    { "amendement", "exposeSommaire", offsetof(struct raw, reasons) },
    { "amendement", "sortEnSeance", offsetof(struct raw, outcome) },
    { "amendement", "etat", offsetof(struct raw, state) },
    { "amendement", "dateDepot", offsetof(struct raw, date) },
    { "amendement", "urlPDF", offsetof(struct raw, pdf) },
    { "amendement", "missionVisee", offsetof(struct raw, mission) },
    { "division", "divisionDesignation", offsetof(struct raw, division) },
    { "division", "titre", offsetof(struct raw, title) },
    { "division", "type", offsetof(struct raw, division_type) },
    { "alinea", "numero", offsetof(struct raw, alinea) },
    { "alinea", "alineaDesignation", offsetof(struct raw, alinea_name) },
    { "alinea", "avantApres", offsetof(struct raw, alinea_side) },
    { "auteur", "auteurLabel", offsetof(struct raw, author) },
    { "auteur", "prenom", offsetof(struct raw, first_name) },
    { "auteur", "nom", offsetof(struct raw, last_name) },
    { "auteur", "estGouvernement", offsetof(struct raw, is_government) },
    { "cosignatairesMentionLibre", "titre", offsetof(struct raw, group) },
    { "texte", "numBibard", offsetof(struct raw, bill) },
};

struct reading {
    struct arena *arena;
    struct law_amendments *list;
    struct law_xml_fault *fault;
    struct str names[LAW_XML_DEPTH_MAX]; /* of the elements that are open */
    size_t depth;
    size_t amendment; /* how deep the one that is read stands; 0: none */
    struct law_amendment made;
    struct raw raw;
};

static bool is_open(const struct reading *reading, size_t above, const char *name)
{
    return reading->depth > above &&
           str_equal(reading->names[reading->depth - 1 - above], str_of(name));
}

static enum result on_begin(void *context, const struct law_xml_element *element)
{
    struct reading *reading = context;

    if (reading->depth >= LAW_XML_DEPTH_MAX)
        return NOT_VALID;
    reading->names[reading->depth++] = str_copy(reading->arena, element->name);
    if (!reading->amendment && is_open(reading, 0, "amendement")) {
        reading->amendment = reading->depth;
        reading->made = (struct law_amendment){ .line = element->line };
        reading->raw = (struct raw){ .credits = { .arena = reading->arena } };
    }
    return OK;
}

static struct str *slot(struct reading *reading)
{
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (is_open(reading, 0, wanted[i].name) && is_open(reading, 1, wanted[i].parent))
            return (struct str *)((char *)&reading->raw + wanted[i].at);
    return NULL;
}

/* Sums of money by programme: cells of a row, as the amendment's page shows them. */
static void put_credit(struct reading *reading, struct str text)
{
    struct str cell = law_html_plain(reading->arena, text),
               name = reading->names[reading->depth - 1];
    struct buffer *credits = &reading->raw.credits;

    if (!is_open(reading, 1, "programmeAmdt") || !cell.length)
        return;
    if (str_starts(name, "libelle")) {
        if (credits->length)
            buffer_put_c(credits, "\n");
        buffer_put_str(credits, cell);
    } else if (str_ends(name, "Format")) {
        buffer_put_c(credits, "\t");
        buffer_put_str(credits, cell);
    }
}

static enum result on_text(void *context, struct str text, int64_t line)
{
    struct reading *reading = context;
    struct str *into = reading->amendment ? slot(reading) : NULL;

    (void)line;
    if (into && !into->length)
        *into = str_copy(reading->arena, text);
    if (reading->amendment)
        put_credit(reading, text);
    return OK;
}

static struct str plain(struct reading *reading, struct str raw)
{
    struct str text = law_html_plain(reading->arena, raw);

    /* whatever was escaped twice, and then in HTML */
    return canon_text(reading->arena, law_entities(reading->arena, text));
}

/* An annex is no article, whatever article it belongs to. */
static struct str division_of(struct reading *reading)
{
    struct str division = plain(reading, reading->raw.division);
    struct str title = plain(reading, reading->raw.title);
    bool is_annex = str_equal(str_trim(reading->raw.division_type), STR("ANNEXE"));

    if (!division.length || !title.length)
        return division.length ? division : title;
    return is_annex ? str_format(reading->arena, "%.*s (%.*s)", STR_ARGS(title), STR_ARGS(division))
                    : division;
}

static struct str alinea_of(struct reading *reading)
{
    struct str name = plain(reading, reading->raw.alinea_name);
    struct str number = plain(reading, reading->raw.alinea);
    struct str side = str_trim(reading->raw.alinea_side);

    if (name.length || !number.length)
        return name;
    if (str_equal(side, STR("Apres")))
        return str_format(reading->arena, "après %.*s", STR_ARGS(number));
    if (str_equal(side, STR("Avant")))
        return str_format(reading->arena, "avant %.*s", STR_ARGS(number));
    return number;
}

static struct str author_of(struct reading *reading)
{
    struct str label = plain(reading, reading->raw.author);
    struct str first = plain(reading, reading->raw.first_name);
    struct str last = plain(reading, reading->raw.last_name);

    if (str_equal(str_trim(reading->raw.is_government), STR("1")))
        return STR("le Gouvernement");
    if (label.length)
        return label;
    return first.length && last.length
               ? str_format(reading->arena, "%.*s %.*s", STR_ARGS(first), STR_ARGS(last))
               : last;
}

/* "et les membres du groupe Nouvelle Gauche" */
static struct str group_of(struct reading *reading)
{
    static const char before[] = "et les membres du groupe ";
    struct str group = plain(reading, reading->raw.group);

    return str_starts(group, before) ? str_slice(group, sizeof before - 1, group.length) : group;
}

static void put_words(struct reading *reading)
{
    struct arena *arena = reading->arena;
    struct law_amendment *made = &reading->made;
    struct str credits = reading->raw.credits.length ? buffer_str(&reading->raw.credits) : STR("");
    struct str mission = plain(reading, reading->raw.mission);

    law_amendment_set_words(arena, made, reading->raw.words);
    made->reasons = law_html_plain(arena, reading->raw.reasons);
    if (made->dispositif.length || !credits.length)
        return;
    made->has_table = true;
    made->dispositif = mission.length
                           ? str_format(arena, "%.*s\n%.*s", STR_ARGS(mission), STR_ARGS(credits))
                           : credits;
}

static enum result end_amendment(struct reading *reading)
{
    struct law_amendment *made = &reading->made;
    const struct raw *raw = &reading->raw;

    made->number = plain(reading, raw->long_number.length ? raw->long_number : raw->number);
    made->parent = plain(reading, raw->parent);
    made->division = division_of(reading);
    made->alinea = alinea_of(reading);
    made->author = author_of(reading);
    made->group = group_of(reading);
    made->date = law_amendment_day(reading->arena, raw->date);
    made->outcome = plain(reading, raw->outcome);
    if (!made->outcome.length && str_equal(str_trim(raw->state), STR("IR")))
        made->outcome = STR("Irrecevable");
    made->text = plain(reading, raw->bill);
    if (str_starts(raw->pdf, "/"))
        made->address = str_format(reading->arena, "https://www.assemblee-nationale.fr%.*s",
                                   STR_ARGS(str_trim(raw->pdf)));
    put_words(reading);
    if (!made->number.length) {
        *reading->fault =
            (struct law_xml_fault){ made->line, STR("an amendment without a number") };
        return NOT_VALID;
    }
    *list_add(reading->arena, reading->list) = *made;
    return OK;
}

static enum result on_end(void *context)
{
    struct reading *reading = context;
    bool is_amendment = reading->amendment && reading->depth == reading->amendment;
    enum result result = is_amendment ? end_amendment(reading) : OK;

    if (is_amendment)
        reading->amendment = 0;
    reading->depth--;
    return result;
}

static enum result read_file(struct arena *arena, const struct law_source *source,
                             struct law_amendments *list, struct str *fault)
{
    struct law_xml_fault why = { 0 };
    struct reading *reading = arena_new(arena, struct reading);
    struct law_xml_visit visit = { on_begin, on_text, on_end, reading };
    struct str rest = source->bytes;
    enum result result;

    *reading = (struct reading){ .arena = arena, .list = list, .fault = &why };
    result = law_xml_read(arena, law_xml_feed(&rest), &visit, &why);
    return result == NOT_VALID ? law_refuse(arena, source, why.line, why.why, fault) : result;
}

static bool is_file(struct str bytes)
{
    struct law_xml_root root;

    /* XML that breaks before its root is read, and refused with what is wrong in it */
    if (!law_xml_root(bytes, &root))
        return law_xml_is(bytes);
    return str_equal(str_of(root.name), STR("amendement")) ||
           str_equal(str_of(root.name), STR("amendements"));
}

const struct amendments_reader law_an_xml_reader = { "amendments of the Assemblée nationale (XML)",
                                                     is_file, read_file };
