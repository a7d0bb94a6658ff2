#include <stdlib.h>
#include <string.h>

#include "law/formula_inside.h"

/*
 * The words of the formulas, folded: lower case, no accents. A plural in s and a
 * feminine in e are those of their masculine singular. Compared by length first.
 */
// clang-format off
static const struct word words[] = {
    { "le", WORD_THE, 0 }, { "la", WORD_THE, 0 }, { "l", WORD_THE, 0 }, { "les", WORD_THE, 0 },
    { "de", WORD_OF, 0 }, { "du", WORD_OF, 0 }, { "des", WORD_OF, 0 }, { "d", WORD_OF, 0 },
    { "del", WORD_OF, 0 }, { "dudit", WORD_OF, 1 }, { "ladite", WORD_THIS, 0 },
    { "desdits", WORD_OF, 1 }, { "desdites", WORD_OF, 1 },
    { "a", WORD_AT, 0 }, { "au", WORD_AT, 0 }, { "aux", WORD_AT, 0 }, { "dans", WORD_AT, 0 },
    { "en", WORD_AT, 0 }, { "sur", WORD_AT, 0 }, { "audit", WORD_AT, 1 }, { "auxdits", WORD_AT, 1 },
    { "auxdites", WORD_AT, 1 },
    { "ce", WORD_THIS, 0 }, { "cet", WORD_THIS, 0 }, { "cette", WORD_THIS, 0 },
    { "ces", WORD_THIS, 0 }, { "ledit", WORD_THIS, 0 }, { "lesdits", WORD_THIS, 0 },
    { "lesdites", WORD_THIS, 0 },
    { "et", WORD_AND, 0 }, { "ou", WORD_AND, 0 }, { "puis", WORD_AND, 0 },
    { "que", WORD_THAT, 0 }, { "qu", WORD_THAT, 0 },
    { "apres", WORD_AFTER, 0 }, { "avant", WORD_BEFORE, 0 },
    { "depuis", WORD_FROM, 0 }, { "allant", WORD_FROM, 0 }, { "jusqu", WORD_UNTIL, 0 },
    { "par", WORD_BY, 0 },
    { "premier", WORD_ORDINAL, 1 }, { "premiere", WORD_ORDINAL, 1 }, { "deuxieme", WORD_ORDINAL, 2 },
    { "second", WORD_ORDINAL, 2 }, { "troisieme", WORD_ORDINAL, 3 },
    { "quatrieme", WORD_ORDINAL, 4 }, { "cinquieme", WORD_ORDINAL, 5 },
    { "sixieme", WORD_ORDINAL, 6 }, { "septieme", WORD_ORDINAL, 7 },
    { "huitieme", WORD_ORDINAL, 8 }, { "neuvieme", WORD_ORDINAL, 9 },
    { "dixieme", WORD_ORDINAL, 10 }, { "onzieme", WORD_ORDINAL, 11 },
    { "douzieme", WORD_ORDINAL, 12 }, { "treizieme", WORD_ORDINAL, 13 },
    { "quatorzieme", WORD_ORDINAL, 14 }, { "quinzieme", WORD_ORDINAL, 15 },
    { "seizieme", WORD_ORDINAL, 16 }, { "vingtieme", WORD_ORDINAL, 20 },
    { "trentieme", WORD_ORDINAL, 30 },
    { "dernier", WORD_ORDINAL, -1 }, { "derniere", WORD_ORDINAL, -1 },
    { "penultieme", WORD_ORDINAL, -2 }, { "antepenultieme", WORD_ORDINAL, -3 },
    { "un", WORD_CARDINAL, 1 }, { "une", WORD_CARDINAL, 1 }, { "deux", WORD_CARDINAL, 2 },
    { "trois", WORD_CARDINAL, 3 }, { "quatre", WORD_CARDINAL, 4 }, { "cinq", WORD_CARDINAL, 5 },
    { "six", WORD_CARDINAL, 6 }, { "sept", WORD_CARDINAL, 7 }, { "huit", WORD_CARDINAL, 8 },
    { "neuf", WORD_CARDINAL, 9 }, { "dix", WORD_CARDINAL, 10 }, { "onze", WORD_CARDINAL, 11 },
    { "douze", WORD_CARDINAL, 12 }, { "treize", WORD_CARDINAL, 13 },
    { "quatorze", WORD_CARDINAL, 14 }, { "quinze", WORD_CARDINAL, 15 },
    { "seize", WORD_CARDINAL, 16 }, { "vingt", WORD_CARDINAL, 20 },
    { "alinea", WORD_UNIT, UNIT_ALINEA }, { "phrase", WORD_UNIT, UNIT_SENTENCE },
    { "article", WORD_UNIT, UNIT_ARTICLE }, { "art", WORD_UNIT, UNIT_ARTICLE },
    { "titre", WORD_UNIT, UNIT_PART }, { "chapitre", WORD_UNIT, UNIT_PART },
    { "section", WORD_UNIT, UNIT_PART }, { "livre", WORD_UNIT, UNIT_PART },
    { "partie", WORD_UNIT, UNIT_PART }, { "intitule", WORD_UNIT, UNIT_PART },
    { "division", WORD_UNIT, UNIT_PART }, { "annexe", WORD_UNIT, UNIT_PART },
    { "subdivision", WORD_UNIT, UNIT_PART },
    { "paragraphe", WORD_UNIT, UNIT_POINT }, { "point", WORD_UNIT, UNIT_POINT },
    { "tableau", WORD_UNIT, UNIT_TABLE }, { "tableaux", WORD_UNIT, UNIT_TABLE },
    { "etat", WORD_UNIT, UNIT_TABLE },
    { "colonne", WORD_UNIT, UNIT_COLUMN }, { "ligne", WORD_UNIT, UNIT_COLUMN },
    { "fin", WORD_UNIT, UNIT_END }, { "debut", WORD_UNIT, UNIT_START },
    { "commencement", WORD_UNIT, UNIT_START }, { "tete", WORD_UNIT, UNIT_START },
    { "occurrence", WORD_UNIT, UNIT_OCCURRENCE },
    { "loi", WORD_UNIT, UNIT_LAW }, { "code", WORD_UNIT, UNIT_LAW },
    { "ordonnance", WORD_UNIT, UNIT_LAW }, { "decret", WORD_UNIT, UNIT_LAW },
    { "constitution", WORD_UNIT, UNIT_LAW }, { "reglement", WORD_UNIT, UNIT_LAW },
    { "directive", WORD_UNIT, UNIT_LAW }, { "convention", WORD_UNIT, UNIT_LAW },
    { "texte", WORD_UNIT, UNIT_TEXT }, { "projet", WORD_UNIT, UNIT_BILL },
    { "proposition", WORD_UNIT, UNIT_BILL },
    { "mot", WORD_TERM, 0 }, { "nombre", WORD_TERM, 0 }, { "montant", WORD_TERM, 0 },
    { "date", WORD_TERM, 0 }, { "annee", WORD_TERM, 0 }, { "reference", WORD_TERM, 0 },
    { "taux", WORD_TERM, 0 }, { "chiffre", WORD_TERM, 0 }, { "somme", WORD_TERM, 0 },
    { "pourcentage", WORD_TERM, 0 }, { "signe", WORD_TERM, 0 }, { "mention", WORD_TERM, 0 },
    { "expression", WORD_TERM, 0 }, { "terme", WORD_TERM, 0 }, { "numero", WORD_TERM, 0 },
    { "membre", WORD_TERM, 0 }, { "symbole", WORD_TERM, 0 }, { "valeur", WORD_TERM, 0 },
    { "coefficient", WORD_TERM, 0 }, { "virgule", WORD_TERM, 0 }, { "ponctuation", WORD_TERM, 0 },
    { "nom", WORD_TERM, 0 }, { "locution", WORD_TERM, 0 }, { "duree", WORD_TERM, 0 },
    { "supprimer", WORD_VERB, VERB_DELETE }, { "abroger", WORD_VERB, VERB_DELETE },
    { "remplacer", WORD_VERB, VERB_REPLACE }, { "substituer", WORD_VERB, VERB_SUBSTITUTE },
    { "inserer", WORD_VERB, VERB_INSERT }, { "ajouter", WORD_VERB, VERB_ADD },
    { "introduire", WORD_VERB, VERB_INSERT }, { "intercaler", WORD_VERB, VERB_INSERT },
    { "completer", WORD_VERB, VERB_COMPLETE }, { "rediger", WORD_VERB, VERB_WRITE },
    { "retablir", WORD_VERB, VERB_RESTORE }, { "proceder", WORD_VERB, VERB_PROCEED },
    { "operer", WORD_VERB, VERB_PROCEED }, { "preceder", WORD_VERB, VERB_PRECEDE },
    { "modifier", WORD_VERB, VERB_MODIFY }, { "faire", WORD_VERB, VERB_MAKE },
    { "est", WORD_BE, 0 }, { "sont", WORD_BE, 0 }, { "sera", WORD_BE, 0 }, { "seront", WORD_BE, 0 },
    { "supprime", WORD_PARTICIPLE, VERB_DELETE }, { "abroge", WORD_PARTICIPLE, VERB_DELETE },
    { "remplace", WORD_PARTICIPLE, VERB_REPLACE }, { "substitue", WORD_PARTICIPLE, VERB_SUBSTITUTE },
    { "insere", WORD_PARTICIPLE, VERB_INSERT }, { "ajoute", WORD_PARTICIPLE, VERB_ADD },
    { "introduit", WORD_PARTICIPLE, VERB_INSERT }, { "cree", WORD_PARTICIPLE, VERB_INSERT },
    { "complete", WORD_PARTICIPLE, VERB_COMPLETE }, { "redige", WORD_PARTICIPLE, VERB_WRITE },
    { "retabli", WORD_PARTICIPLE, VERB_RESTORE }, { "modifie", WORD_PARTICIPLE, VERB_MODIFY },
    { "precede", WORD_PARTICIPLE, VERB_PRECEDE },
    { "devient", WORD_BECOMES, 0 }, { "deviennent", WORD_BECOMES, 0 },
    { "ainsi", WORD_THUS, 0 }, { "comme", WORD_THUS, 0 }, { "suit", WORD_THUS, 0 },
    { "tel", WORD_THUS, 0 }, { "telle", WORD_THUS, 0 },
    { "il", WORD_IT, 0 }, { "y", WORD_IT, 0 },
    { "meme", WORD_SAME, 0 }, { "suivant", WORD_FOLLOWING, 0 },
    { "bis", WORD_BIS, 2 }, { "ter", WORD_BIS, 3 }, { "quater", WORD_BIS, 4 },
    { "quinquies", WORD_BIS, 5 }, { "sexies", WORD_BIS, 6 }, { "septies", WORD_BIS, 7 },
    { "octies", WORD_BIS, 8 }, { "nonies", WORD_BIS, 9 }, { "novies", WORD_BIS, 9 },
    { "decies", WORD_BIS, 10 }, { "undecies", WORD_BIS, 11 }, { "duodecies", WORD_BIS, 12 },
    { "terdecies", WORD_BIS, 13 }, { "quaterdecies", WORD_BIS, 14 },
    { "quindecies", WORD_BIS, 15 }, { "sexdecies", WORD_BIS, 16 }, { "vicies", WORD_BIS, 20 },
    { "consequence", WORD_CONSEQUENCE, 0 }, { "coordination", WORD_CONSEQUENCE, 0 },
    { "voie", WORD_CONSEQUENCE, 1 },
    { "pour", WORD_PURPOSE, 0 }, { "afin", WORD_PURPOSE, 0 },
    { "fois", WORD_TIMES, 0 }, { "reprise", WORD_TIMES, 0 },
    { "chaque", WORD_EACH, 0 }, { "chacun", WORD_EACH, 0 }, { "toutes", WORD_EACH, 0 },
    { "partout", WORD_EACH, 0 },
    { "substitution", WORD_KIND, ACT_REPLACE }, { "remplacement", WORD_KIND, ACT_REPLACE },
    { "insertion", WORD_KIND, ACT_INSERT_AFTER }, { "ajout", WORD_KIND, ACT_INSERT_AFTER },
    { "suppression", WORD_KIND, ACT_DELETE }, { "modification", WORD_KIND, ACTS },
    { "complement", WORD_KIND, ACT_APPEND }, { "redaction", WORD_WRITING, 0 },
    { "perte", WORD_LOSS, 0 }, { "charge", WORD_LOSS, 0 }, { "depense", WORD_LOSS, 0 },
    { "diminution", WORD_LOSS, 0 }, { "compense", WORD_PAYS, 0 }, { "gage", WORD_PAYS, 0 },
    { "gouvernement", WORD_GOVERNMENT, 0 }, { "remet", WORD_REPORTS, 0 },
    { "transmet", WORD_REPORTS, 0 }, { "presente", WORD_REPORTS, 0 }, { "depose", WORD_REPORTS, 0 },
    { "applique", WORD_HOLDS, 0 },
    { "appliquent", WORD_HOLDS, 0 }, { "applicable", WORD_HOLDS, 0 }, { "vigueur", WORD_HOLDS, 0 },
    { "present", WORD_PRESENT, 0 }, { "precite", WORD_PRESENT, 0 }, { "susvise", WORD_PRESENT, 0 },
    { "credits", WORD_CREDITS, 0 }, { "additionnel", WORD_ADDITIONAL, 0 },
    { "additionnelle", WORD_ADDITIONAL, 0 }, { "respectivement", WORD_RESPECTIVELY, 0 },
    { "disposition", WORD_DISPOSITIONS, 0 }, { "reste", WORD_REST, 0 }, { "ne", WORD_NOT, 0 },
};
// clang-format on

enum { WORDS = sizeof words / sizeof words[0], LONG_WORD = 8 };

static const struct word *exact(const char *key, size_t length)
{
    for (size_t i = 0; i < WORDS; i++)
        if (strncmp(words[i].key, key, length) == 0 && !words[i].key[length])
            return &words[i];
    return NULL;
}

/* One letter more, less or other, or two that changed places; and the first one right. */
static bool is_near(const char *key, size_t length, const char *other, size_t other_length)
{
    size_t same = 0, tail = 0, shorter = length < other_length ? length : other_length;
    size_t longer = length < other_length ? other_length : length;

    if (longer - shorter > 1)
        return false;
    while (same < shorter && key[same] == other[same])
        same++;
    while (tail < shorter - same && key[length - 1 - tail] == other[other_length - 1 - tail])
        tail++;
    if (length == other_length && same + tail + 2 == length && key[same] == other[same + 1] &&
        key[same + 1] == other[same])
        return same > 0;
    return same > 0 && same + tail + 1 >= longer;
}

/*
 * Clerks and members mistype « susbtituer » and « occurence » too; such long words
 * have no neighbours in the language that mean something else here. A last
 * letter is no mistake but another form of the word.
 */
static const struct word *near(const char *key, size_t length)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t other = strlen(words[i].key);

        if (other >= LONG_WORD && (words[i].kind == WORD_VERB || words[i].kind == WORD_UNIT) &&
            key[length - 1] == words[i].key[other - 1] && is_near(key, length, words[i].key, other))
            return &words[i];
    }
    return NULL;
}

const struct word *word_find(struct str key)
{
    size_t length = key.length;
    const struct word *found = exact(key.data, length);

    if (!found && length > 3 && key.data[length - 1] == 's')
        found = exact(key.data, --length);
    if (!found && length > 3 && key.data[length - 1] == 'e')
        found = exact(key.data, length - 1);
    if (!found && length >= LONG_WORD)
        found = near(key.data, length);
    return found;
}
