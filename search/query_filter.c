#include "search/query_filter.h"

#include <string.h>

/* What may be asked, in the words of both languages. */
enum key {
    KEY_NONE,
    KEY_IN,
    KEY_ORDER,
    KEY_STATUS,
    KEY_BEFORE,
    KEY_AFTER,
    KEY_TOPIC,
    KEY_TEAM,
    KEY_POSTS_MIN,
    KEY_TAG,
    KEY_CATEGORY,
    KEY_AUTHOR,
    KEY_KIND,
};

/* Values that are words: kept apart from the keys by their numbers alone. */
enum { IN_TITLE = 1, IN_MINE };

struct named {
    const char *name;
    int number;
};

static const struct named keys[] = {
    { "in", KEY_IN },
    { "dans", KEY_IN },
    { "order", KEY_ORDER },
    { "ordre", KEY_ORDER },
    { "tri", KEY_ORDER },
    { "status", KEY_STATUS },
    { "etat", KEY_STATUS },
    { "before", KEY_BEFORE },
    { "avant", KEY_BEFORE },
    { "after", KEY_AFTER },
    { "apres", KEY_AFTER },
    { "topic", KEY_TOPIC },
    { "debat", KEY_TOPIC },
    { "group", KEY_TEAM },
    { "team", KEY_TEAM },
    { "equipe", KEY_TEAM },
    { "groupe", KEY_TEAM },
    { "min_posts", KEY_POSTS_MIN },
    { "min_messages", KEY_POSTS_MIN },
    { "tag", KEY_TAG },
    { "etiquette", KEY_TAG },
    { "category", KEY_CATEGORY },
    { "categorie", KEY_CATEGORY },
    { "author", KEY_AUTHOR },
    { "auteur", KEY_AUTHOR },
    { "kind", KEY_KIND },
    { "type", KEY_KIND },
    { NULL, 0 },
};

static const struct named places[] = {
    { "title", IN_TITLE }, { "titre", IN_TITLE }, { "titres", IN_TITLE },
    { "mine", IN_MINE },   { "moi", IN_MINE },    { NULL, 0 },
};

static const struct named orders[] = {
    { "latest", ORDER_LATEST },        { "recent", ORDER_LATEST },
    { "recents", ORDER_LATEST },       { "likes", ORDER_LIKES },
    { "aimes", ORDER_LIKES },          { "relevance", ORDER_RELEVANCE },
    { "pertinence", ORDER_RELEVANCE }, { NULL, 0 },
};

static const struct named kinds[] = {
    { "debate", KIND_DEBATE },
    { "debates", KIND_DEBATE },
    { "debat", KIND_DEBATE },
    { "debats", KIND_DEBATE },
    { "law", KIND_LAW },
    { "laws", KIND_LAW },
    { "texte", KIND_LAW },
    { "textes", KIND_LAW },
    { "loi", KIND_LAW },
    { "lois", KIND_LAW },
    { "decision", KIND_DECISION },
    { "decisions", KIND_DECISION },
    { "ballot", KIND_BALLOT },
    { "ballots", KIND_BALLOT },
    { "vote", KIND_BALLOT },
    { "votes", KIND_BALLOT },
    { "scrutin", KIND_BALLOT },
    { "scrutins", KIND_BALLOT },
    { NULL, 0 },
};

static const struct named statuses[] = {
    { "open", STATUS_OPEN },
    { "ouvert", STATUS_OPEN },
    { "closed", STATUS_CLOSED },
    { "ferme", STATUS_CLOSED },
    { "clos", STATUS_CLOSED },
    { "adopted", STATUS_ADOPTED },
    { "adopte", STATUS_ADOPTED },
    { "adoptee", STATUS_ADOPTED },
    { "adoptees", STATUS_ADOPTED },
    { "forked", STATUS_FORKED },
    { "fork", STATUS_FORKED },
    { "bifurcation", STATUS_FORKED },
    { "bifurque", STATUS_FORKED },
    { "last-call", STATUS_LAST_CALL },
    { "dernier-appel", STATUS_LAST_CALL },
    { NULL, 0 },
};

/* The number of a name; -1 when it is not in the list. */
static int number_of(const struct named *list, struct str name)
{
    char bytes[WORD_BYTES_MAX];
    struct str folded;

    if (name.length >= WORD_BYTES_MAX / 2)
        return -1;
    folded = word_fold(bytes, name);
    for (; list->name; list++)
        if (str_equal(folded, str_of(list->name)))
            return list->number;
    return -1;
}

/* Letters, digits and - _ . of any script: what names are made of. */
static bool is_name(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if (c <= ' ' || c == 0x7F || (c < 0x80 && strchr("\"'#@:/?<>&()[]{}|\\^`~!*+,;=%$", c)))
            return false;
    }
    return text.length && text.length <= QUERY_NAME_MAX;
}

static bool take_name(struct str *into, struct str name)
{
    if (str_starts(name, "@") || str_starts(name, "#"))
        name = str_slice(name, 1, name.length);
    if (!is_name(name))
        return false;
    *into = name;
    return true;
}

/* A slug is never all digits: #12 is a number that somebody looks for. */
static bool is_number(struct str text)
{
    int64_t number;

    return str_to_integer(text, &number);
}

/* Days since 1970 of a date of the Gregorian calendar (Howard Hinnant, days_from_civil). */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    int64_t shifted = month <= 2 ? year - 1 : year;
    int64_t era = shifted / 400, of_era = shifted % 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* A number of at most four digits, which may begin with zeros. */
static bool take_digits(struct str text, int64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (i == 4 || text.data[i] < '0' || text.data[i] > '9')
            return false;
        *number = *number * 10 + text.data[i] - '0';
    }
    return text.length != 0;
}

/* 2026, 2026-05 or 2026-05-01: the start of it, in UTC. */
static bool take_date(int64_t *into, struct str text)
{
    int64_t parts[3] = { 0, 1, 1 };
    int count = 0;

    while (text.length && count < 3)
        if (!take_digits(str_cut(&text, '-'), &parts[count++]))
            return false;
    if (!count || text.length || parts[0] < 1970 || parts[0] > 9999 || parts[1] < 1 ||
        parts[1] > 12 || parts[2] < 1 || parts[2] > 31)
        return false;
    *into = days_of(parts[0], parts[1], parts[2]) * 86400;
    return true;
}

static bool take_kind(struct query *query, struct str value)
{
    int kind = number_of(kinds, value);

    if (kind >= 0)
        query->kind = (enum query_kind)kind;
    return kind >= 0;
}

/* Of what is searched, a kind can be said as a place, too: in:decisions. */
static bool take_place(struct query *query, struct str value)
{
    int place = number_of(places, value);

    query->in_title |= place == IN_TITLE;
    query->is_mine |= place == IN_MINE;
    return place > 0 || take_kind(query, value);
}

static bool take_order(struct query *query, struct str value)
{
    int order = number_of(orders, value);

    if (order >= 0)
        query->order = (enum query_order)order;
    return order >= 0;
}

static bool take_status(struct query *query, struct str value)
{
    int status = number_of(statuses, value);

    if (status >= 0)
        query->status = (enum query_status)status;
    return status >= 0;
}

static bool take_value(struct query *query, int key, struct str value)
{
    switch (key) {
    case KEY_IN: return take_place(query, value);
    case KEY_ORDER: return take_order(query, value);
    case KEY_STATUS: return take_status(query, value);
    case KEY_BEFORE: return take_date(&query->before, value);
    case KEY_AFTER: return take_date(&query->after, value);
    case KEY_TOPIC: return str_to_id(value, &query->topic_id);
    case KEY_POSTS_MIN: return str_to_id(value, &query->posts_min);
    case KEY_TEAM: return take_name(&query->team, value);
    case KEY_TAG: return take_name(&query->tag, value);
    case KEY_CATEGORY: return take_name(&query->category, value);
    case KEY_KIND: return take_kind(query, value);
    case KEY_AUTHOR: return take_name(&query->author, value);
    default: return false;
    }
}

bool query_filter(struct query *query, struct str chunk)
{
    struct str value = chunk, key = str_cut(&value, ':');

    if (str_starts(chunk, "@"))
        return take_name(&query->author, chunk);
    if (str_starts(chunk, "#"))
        return !is_number(str_slice(chunk, 1, chunk.length)) && take_name(&query->category, chunk);
    if (key.length == chunk.length || !value.length)
        return false;
    return take_value(query, number_of(keys, key), value);
}
