#include "accounts/mail.h"

#include "base/arena.h"
#include "render/language.h"

/* Where people in France have their mail. */
static const char *const providers[] = {
    "aliceadsl.fr", "aol.com",          "bbox.fr",
    "cegetel.net",  "club-internet.fr", "disroot.org",
    "ecomail.fr",   "free.fr",          "gmail.com",
    "gmx.com",      "gmx.fr",           "gmx.net",
    "hotmail.com",  "hotmail.fr",       "icloud.com",
    "laposte.net",  "live.com",         "live.fr",
    "mailo.com",    "msn.com",          "netcourrier.com",
    "neuf.fr",      "numericable.fr",   "orange.fr",
    "outlook.com",  "outlook.fr",       "ouvaton.org",
    "posteo.net",   "protonmail.com",   "proton.me",
    "riseup.net",   "sfr.fr",           "tutanota.com",
    "wanadoo.fr",   "yahoo.com",        "yahoo.fr",
    "ymail.com",    "zaclys.net",       NULL,
};

static bool is_letter_or_digit(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

static bool is_local(struct str local)
{
    const struct str also = STR("!#$%&'*+-/=?^_`{|}~."); /* RFC 5322 §3.2.3 */

    if (!local.length || local.length > MAIL_LOCAL_MAX || str_starts(local, ".") ||
        str_ends(local, ".") || str_find(local, STR(".."), 0) < local.length)
        return false;
    for (size_t i = 0; i < local.length; i++) {
        struct str one = str_slice(local, i, i + 1);

        if (!is_letter_or_digit((unsigned char)local.data[i]) &&
            str_find(also, one, 0) == also.length)
            return false;
    }
    return true;
}

static bool is_label(struct str label)
{
    if (!label.length || label.length > MAIL_LABEL_MAX || str_starts(label, "-") ||
        str_ends(label, "-"))
        return false;
    for (size_t i = 0; i < label.length; i++)
        if (label.data[i] != '-' && !is_letter_or_digit((unsigned char)label.data[i]))
            return false;
    return true;
}

static bool is_domain(struct str domain)
{
    int labels = 0;

    if (str_ends(domain, "."))
        return false;
    while (domain.length) {
        if (!is_label(str_cut(&domain, '.')))
            return false;
        labels++;
    }
    return labels >= 2;
}

enum result mail_check(struct str mail, struct problems *problems)
{
    size_t at = str_find(mail, STR("@"), 0);

    if (mail.length > MAIL_MAX || at == mail.length || !str_is_utf8(mail) ||
        !is_local(str_slice(mail, 0, at)) || !is_domain(str_slice(mail, at + 1, mail.length)))
        return problem_add(problems, "mail",
                           N_("This does not look like an email address (name@provider.fr)."));
    return OK;
}

/* Both texts without what they share at their beginning and at their end. */
static void keep_difference(struct str *a, struct str *b)
{
    while (a->length && b->length && a->data[0] == b->data[0]) {
        *a = str_slice(*a, 1, a->length);
        *b = str_slice(*b, 1, b->length);
    }
    while (a->length && b->length && a->data[a->length - 1] == b->data[b->length - 1]) {
        a->length--;
        b->length--;
    }
}

/* One letter too many, missing or wrong, or two that changed places. */
static bool is_one_slip_away(struct str typed, struct str meant)
{
    keep_difference(&typed, &meant);
    if (typed.length <= 1 && meant.length <= 1)
        return typed.length || meant.length;
    return typed.length == 2 && meant.length == 2 && typed.data[0] == meant.data[1] &&
           typed.data[1] == meant.data[0];
}

/* The right name with another usual ending: laposte.fr, gmail.fr. */
static bool is_other_ending(struct str typed, struct str meant)
{
    struct str typed_name = str_cut(&typed, '.');

    return str_equal(typed_name, str_cut(&meant, '.')) &&
           (str_equal(typed, STR("fr")) || str_equal(typed, STR("com")) ||
            str_equal(typed, STR("net")) || str_equal(typed, STR("org")));
}

static struct str provider_meant(struct str domain)
{
    struct str meant = { 0 };

    for (const char *const *known = providers; *known; known++) {
        struct str provider = str_of(*known);

        if (str_equal(domain, provider))
            return (struct str){ 0 };
        if (!meant.length &&
            (is_one_slip_away(domain, provider) || is_other_ending(domain, provider)))
            meant = provider;
    }
    return meant;
}

struct str mail_suggestion(struct arena *arena, struct str mail)
{
    size_t at = str_find(mail, STR("@"), 0);
    struct str meant = provider_meant(str_lower(arena, str_slice(mail, at + 1, mail.length)));

    if (!meant.length)
        return meant;
    return str_format(arena, "%.*s@%.*s", STR_ARGS(str_slice(mail, 0, at)), STR_ARGS(meant));
}

enum result mail_question(struct str mail, bool is_right, struct problems *problems)
{
    struct str meant = is_right ? STR("") : mail_suggestion(problems->arena, mail);

    if (!meant.length)
        return OK;
    return problem_add_value(
        problems, "mail", N_("Did you mean {value}? If your address is right, tick the box below."),
        meant);
}
