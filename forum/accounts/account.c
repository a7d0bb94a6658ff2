#include "accounts/account.h"

#include <unictype.h>
#include <unistr.h>

#include "accounts/leave.h"
#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "render/markdown.h"
#include "sql.h"

/* Characters that cannot be seen may turn the text around them; two of them join letters. */
static bool is_invisible(ucs4_t character)
{
    enum { ZERO_WIDTH_NON_JOINER = 0x200c, ZERO_WIDTH_JOINER = 0x200d };

    if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER)
        return false;
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
                                                           UC_CATEGORY_MASK_Zl |
                                                           UC_CATEGORY_MASK_Zp);
}

static enum result name_check(struct str name, struct problems *problems)
{
    if (!str_is_utf8(name))
        return problem_add(problems, "name", N_("This name is not readable text."));
    if (str_characters(name) > NAME_MAX_CHARACTERS)
        return problem_add_count(problems, "name", N_("A name has at most {count} characters."),
                                 NAME_MAX_CHARACTERS);
    for (size_t at = 0; at < name.length;) {
        ucs4_t character;

        at += (size_t)u8_mbtouc(&character, (const uint8_t *)name.data + at, name.length - at);
        if (is_invisible(character))
            return problem_add(problems, "name", N_("This name contains an invisible character."));
    }
    return OK;
}

static enum result about_check(struct str about, struct problems *problems)
{
    switch (markdown_check(about, ABOUT_MAX)) {
    case MARKDOWN_FINE: return OK;
    case MARKDOWN_TOO_LONG:
        return problem_add_count(problems, "about",
                                 N_("About you: at most {count} characters, please."), ABOUT_MAX);
    case MARKDOWN_TOO_DEEP:
        return problem_add(problems, "about", N_("Lists and quotes are nested too deep."));
    case MARKDOWN_TOO_BLANK:
        return problem_add(problems, "about", N_("There are too many blank lines in a row."));
    case MARKDOWN_TOO_MANY_QUOTES:
        return problem_add(problems, "about", N_("There are too many quotes in this text."));
    }
    return FAILED;
}

static enum result language_check(struct str code, struct problems *problems)
{
    if (code.length && !language_find(code))
        return problem_add(problems, "language", N_("Choose a language from the list."));
    return OK;
}

enum result handle_taken(struct db *db, struct arena *arena, struct str handle, bool *taken)
{
    struct rows rows = db_query(db, sql_handle_taken, value(str_lower(arena, handle)));
    enum result result;

    *taken = rows_next(&rows);
    result = rows_end(&rows);
    return result == OK && !*taken ? handle_was_left(db, arena, handle, taken) : result;
}

static enum result say_taken(struct problems *problems, struct str handle)
{
    return problem_add_value(problems, "handle",
                             N_("\"{value}\" is taken. Choose another pseudonym."), handle);
}

enum result account_check(struct db *db, struct arena *arena, const struct account_wish *wish,
                          struct problems *problems)
{
    enum result result = handle_check(wish->handle, problems);
    bool taken = false;

    if (result == OK)
        result = handle_taken(db, arena, wish->handle, &taken);
    if (result != OK && result != NOT_VALID)
        return result;
    if (taken)
        result = say_taken(problems, wish->handle);
    if (name_check(wish->name, problems) != OK)
        result = NOT_VALID;
    if (wish->mail.length && mail_check(wish->mail, problems) != OK)
        result = NOT_VALID;
    if (language_check(wish->language, problems) != OK)
        result = NOT_VALID;
    return result;
}

enum result account_create(struct db *db, struct arena *arena, const struct account_wish *wish,
                           struct problems *problems, int64_t *id)
{
    enum result result = account_check(db, arena, wish, problems);
    struct rows rows;

    if (result != OK)
        return result;
    rows =
        db_query(db, sql_account_create, value(wish->handle), value(str_lower(arena, wish->handle)),
                 value(wish->name), value(str_lower(arena, wish->mail)), value(clock_now()),
                 value(wish->password_hash), value((int64_t)wish->role), value(wish->language));
    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? say_taken(problems, wish->handle) : result;
}

static enum result account_of(struct rows rows, struct arena *arena, struct account *account)
{
    if (rows_next(&rows))
        *account = (struct account){
            .id = row_integer(&rows, "id"),
            .handle = row_text(&rows, "handle", arena),
            .name = row_text(&rows, "name", arena),
            .about = row_text(&rows, "about", arena),
            .role = (enum role)row_integer(&rows, "role"),
            .language = row_text(&rows, "language", arena),
            .zone = row_text(&rows, "zone", arena),
            .created_at = row_integer(&rows, "created_at"),
            .topic_count = row_integer(&rows, "topic_count"),
            .post_count = row_integer(&rows, "post_count"),
            .has_mail = row_integer(&rows, "has_mail"),
            .has_left = row_integer(&rows, "left_at") != 0,
        };
    return rows_end_one(&rows);
}

enum result account_find(struct db *db, struct arena *arena, int64_t id, struct account *account)
{
    return account_of(db_query(db, sql_account_find, value(id)), arena, account);
}

enum result account_by_handle(struct db *db, struct arena *arena, struct str handle,
                              struct account *account)
{
    return account_of(db_query(db, sql_account_by_handle, value(str_lower(arena, handle))), arena,
                      account);
}

static enum result key_of(struct rows rows, struct arena *arena, struct account_key *key)
{
    if (rows_next(&rows))
        *key = (struct account_key){
            .id = row_integer(&rows, "id"),
            .password_hash = row_text(&rows, "password", arena),
        };
    return rows_end_one(&rows);
}

enum result account_key(struct db *db, struct arena *arena, struct str handle_or_mail,
                        struct account_key *key)
{
    struct str folded = str_lower(arena, handle_or_mail);

    if (str_find(folded, STR("@"), 0) < folded.length)
        return key_of(db_query(db, sql_account_key_by_mail, value(folded)), arena, key);
    return key_of(db_query(db, sql_account_key_by_handle, value(folded)), arena, key);
}

enum result account_key_of(struct db *db, struct arena *arena, int64_t id, struct account_key *key)
{
    return key_of(db_query(db, sql_account_key, value(id)), arena, key);
}

enum result account_mail(struct db *db, struct arena *arena, int64_t id, struct str *mail)
{
    struct rows rows = db_query(db, sql_account_mail, value(id));

    if (rows_next(&rows))
        *mail = row_text(&rows, "mail", arena);
    return rows_end_one(&rows);
}

/* NOT_FOUND when the statement changed nobody. */
static enum result changed_one(struct rows rows)
{
    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result account_set_password(struct db *db, int64_t id, struct str password_hash)
{
    return changed_one(db_query(db, sql_account_set_password, value(id), value(password_hash)));
}

enum result account_set_role(struct db *db, int64_t id, enum role role)
{
    return changed_one(db_query(db, sql_account_set_role, value(id), value((int64_t)role)));
}

static enum result profile_check(const struct account_profile *profile, struct problems *problems)
{
    enum result result = name_check(profile->name, problems);

    if (about_check(profile->about, problems) != OK)
        result = NOT_VALID;
    if (language_check(profile->language, problems) != OK)
        result = NOT_VALID;
    if (profile->zone.length && !zone_find(profile->zone))
        result = problem_add(problems, "zone", N_("There is no time zone with this name."));
    return result;
}

enum result account_set_profile(struct db *db, int64_t id, const struct account_profile *profile,
                                struct problems *problems)
{
    enum result result = profile_check(profile, problems);

    if (result == OK)
        result = db_do(db, sql_account_renamed, value(id), value(profile->name));
    if (result != OK)
        return result;
    return changed_one(db_query(db, sql_account_set_profile, value(id), value(profile->name),
                                value(profile->about), value(profile->language),
                                value(profile->zone)));
}

enum result account_set_mail(struct db *db, struct arena *arena, int64_t id, struct str mail,
                             struct problems *problems)
{
    if (mail.length && mail_check(mail, problems) != OK)
        return NOT_VALID;
    return changed_one(db_query(db, sql_account_set_mail, value(id), value(str_lower(arena, mail)),
                                value(clock_now())));
}

enum result account_has_administrator(struct db *db, bool *has)
{
    struct rows rows = db_query(db, sql_account_has_administrator, NO_VALUES);

    *has = rows_next(&rows);
    return rows_end(&rows);
}
