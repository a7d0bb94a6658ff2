#include "settings/setting.h"

#include "base/arena.h"
#include "render/language.h"
#include "sql.h"

enum { DAY_MAX = 10000, HOUR_SECONDS = 3600 };

// clang-format off
const struct setting_kind setting_kinds[SETTING_COUNT] = {
    [SETTING_SECONDS_BETWEEN_POSTS] =
        { "seconds-between-posts", N_("Seconds between two messages of a person"), 5, 0, HOUR_SECONDS },
    [SETTING_SECONDS_BETWEEN_TOPICS] =
        { "seconds-between-topics", N_("Seconds between two debates opened by a person"), 15, 0, HOUR_SECONDS },
    [SETTING_NEW_SECONDS_BETWEEN_POSTS] =
        { "new-seconds-between-posts", N_("The same between messages, on a person’s first day"), 30, 0, HOUR_SECONDS },
    [SETTING_NEW_SECONDS_BETWEEN_TOPICS] =
        { "new-seconds-between-topics", N_("The same between debates, on a person’s first day"), 120, 0, HOUR_SECONDS },
    [SETTING_SAME_TEXT_SECONDS] =
        { "same-text-seconds", N_("Seconds in which the same text is refused"), 300, 0, HOUR_SECONDS },
    [SETTING_EDITS_A_DAY] = { "edits-a-day", N_("Edits a day"), 30, 0, DAY_MAX },
    [SETTING_LIKES_A_DAY] = { "likes-a-day", N_("Likes a day"), 50, 0, DAY_MAX },
    [SETTING_FLAGS_A_DAY] = { "flags-a-day", N_("Reports to moderators a day"), 20, 0, DAY_MAX },
    [SETTING_STANCES_A_DAY] = { "stances-a-day", N_("Positions a day that a person may take in decisions"), 50, 0, DAY_MAX },
    [SETTING_CONCERNS_A_DAY] = { "concerns-a-day", N_("Concerns and objections a day"), 10, 0, DAY_MAX },
    [SETTING_NEW_TOPICS] = { "new-topics", N_("Debates a person may open on their first day"), 3, 0, DAY_MAX },
    [SETTING_NEW_POSTS] = { "new-posts", N_("Replies a person may write on their first day"), 10, 0, DAY_MAX },
    [SETTING_NEW_LINKS] = { "new-links", N_("Links in one message, on a person’s first day"), 2, 0, 100 },
    [SETTING_NEW_POSTS_HELD] =
        { "new-posts-held", N_("First messages of a new person that wait for a moderator"), 0, 0, 100 },
    [SETTING_MENTIONS] = { "mentions", N_("Mentions in one message"), 10, 0, 100 },
    [SETTING_NEW_MENTIONS] = { "new-mentions", N_("Mentions in one message, on a person’s first day"), 2, 0, 100 },
    [SETTING_TEAM_MENTION_MEMBERS] =
        { "team-mention-members", N_("Members above which a team can only be called if it says so"), 100, 1, 100000 },
    [SETTING_EDIT_DAYS] = { "edit-days", N_("Days in which people may edit what they wrote"), 30, 0, DAY_MAX },
    [SETTING_LOG_NAMES_MODERATORS] =
        { "log-names-moderators", N_("The public log names the moderators: 1 yes, 0 no"), 1, 0, 1 },
    [SETTING_LOG_NAMES_PEOPLE] =
        { "log-names-people", N_("The public log names the people it concerns: 1 yes, 0 no"), 1, 0, 1 },
    [SETTING_APPEALS_CATEGORY] =
        { "appeals-category", N_("Number of the category where acts of moderators are contested; 0: any"), 0, 0, INT64_MAX },
    [SETTING_TEAM_CREATORS] =
        { "team-creators", N_("Who may make a team: 1 members, 2 moderators, 3 administrators"), 2, 1, 3 },
};
// clang-format on

int64_t setting_value(struct db *db, enum setting setting)
{
    const struct setting_kind *kind = &setting_kinds[setting];
    struct arena arena = { 0 };
    struct rows rows = db_query(db, sql_setting_value, value(str_of(kind->name)));
    int64_t number = kind->otherwise;

    if (rows_next(&rows) && !str_to_integer(row_text(&rows, "value", &arena), &number))
        number = kind->otherwise;
    arena_free(&arena);
    return rows_end(&rows) == OK ? number : kind->otherwise;
}

enum result setting_set(struct db *db, enum setting setting, int64_t number)
{
    const struct setting_kind *kind = &setting_kinds[setting];
    struct arena arena = { 0 };
    enum result result;

    if (number < kind->min || number > kind->max)
        return NOT_VALID;
    result = db_do(db, sql_setting_set, value(str_of(kind->name)),
                   value(str_format(&arena, "%lld", (long long)number)));
    arena_free(&arena);
    return result;
}

enum result setting_named(struct str name, enum setting *setting)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        if (str_equal(str_of(setting_kinds[i].name), name)) {
            *setting = (enum setting)i;
            return OK;
        }
    return NOT_FOUND;
}
