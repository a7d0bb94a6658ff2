#include "accounts/handle.h"

#include "render/language.h"

/* Names that would pass for the site itself, for one of its pages or for everybody at once. */
static const char *const reserved[] = {
    "about",      "accessibility", "account",   "accounts",   "admin",     "administrator",
    "admins",     "all",           "anonymous", "api",        "ballots",   "calls",
    "categories", "channel",       "contact",   "decisions",  "everybody", "everyone",
    "export",     "feed",          "group",     "groups",     "guest",     "health",
    "help",       "here",          "index",     "info",       "language",  "latest",
    "law",        "legal",         "log",       "login",      "logout",    "mail",
    "me",         "meetings",      "metrics",   "moderation", "moderator", "moderators",
    "mods",       "new",           "nobody",    "notices",    "null",      "palabre",
    "password",   "picture",       "posts",     "privacy",    "raw",       "root",
    "rules",      "search",        "security",  "self",       "sessions",  "settings",
    "sign-in",    "sign-up",       "signin",    "signup",     "site",      "sitemap",
    "staff",      "static",        "support",   "system",     "tag",       "tags",
    "team",       "teams",         "texts",     "top",        "topics",    "undefined",
    "unread",     "user",          "users",     "webmaster",  NULL,
};

/* Endings by which an address says what it wants its page as. */
static const char *const file_endings[] = { ".json", ".rss",  ".svg",  ".txt", ".xml",
                                            ".ics",  ".atom", ".html", NULL };

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_handle_characters(struct str handle)
{
    bool is_number = true;

    for (size_t i = 0; i < handle.length; i++) {
        char c = handle.data[i];

        if (!is_letter_or_digit(c) && c != '-' && c != '_' && c != '.')
            return false;
        is_number = is_number && is_digit(c);
    }
    return !is_number && is_letter_or_digit(handle.data[0]) &&
           is_letter_or_digit(handle.data[handle.length - 1]);
}

static bool equals_ignoring_case(struct str a, const char *lower)
{
    for (size_t i = 0; i < a.length; i++) {
        char c = a.data[i];

        if (!lower[i] || (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c) != lower[i])
            return false;
    }
    return !lower[a.length];
}

static bool ends_like_a_file(struct str handle)
{
    for (const char *const *ending = file_endings; *ending; ending++) {
        size_t length = str_of(*ending).length;

        if (handle.length > length &&
            equals_ignoring_case(str_slice(handle, handle.length - length, handle.length), *ending))
            return true;
    }
    return false;
}

/* "gone-12" is what an account is called whose owner left. */
static bool is_of_gone(struct str handle)
{
    struct str start = STR("gone-");

    return handle.length > start.length &&
           equals_ignoring_case(str_slice(handle, 0, start.length), start.data);
}

static bool is_reserved(struct str handle)
{
    if (is_of_gone(handle))
        return true;
    for (const char *const *word = reserved; *word; word++)
        if (equals_ignoring_case(handle, *word))
            return true;
    return false;
}

enum handle_fault handle_fault(struct str handle)
{
    if (handle.length < HANDLE_MIN)
        return HANDLE_TOO_SHORT;
    if (handle.length > HANDLE_MAX)
        return HANDLE_TOO_LONG;
    if (!has_handle_characters(handle))
        return HANDLE_CHARACTERS;
    if (ends_like_a_file(handle))
        return HANDLE_FILE;
    return is_reserved(handle) ? HANDLE_RESERVED : HANDLE_FINE;
}

enum result handle_check(struct str handle, struct problems *problems)
{
    switch (handle_fault(handle)) {
    case HANDLE_FINE: return OK;
    case HANDLE_TOO_SHORT:
        return problem_add_count(problems, "handle",
                                 N_("Choose a pseudonym of at least {count} characters."),
                                 HANDLE_MIN);
    case HANDLE_TOO_LONG:
        return problem_add_count(problems, "handle",
                                 N_("A pseudonym has at most {count} characters."), HANDLE_MAX);
    case HANDLE_CHARACTERS:
        return problem_add(problems, "handle",
                           N_("A pseudonym is made of unaccented letters and digits, with - _ or "
                              ". between them, and is not a number."));
    case HANDLE_FILE:
        return problem_add(problems, "handle",
                           N_("A pseudonym cannot end like the name of a file."));
    case HANDLE_RESERVED:
        return problem_add_value(
            problems, "handle",
            N_("\"{value}\" is reserved for the site itself. Choose another pseudonym."), handle);
    }
    return FAILED;
}
