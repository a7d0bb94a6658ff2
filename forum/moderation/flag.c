#include "moderation/flag.h"

#include "base/arena.h"
#include "base/clock.h"
#include "notices/notice.h"
#include "render/language.h"
#include "sql.h"

static enum result check(const struct post_flag *flag, struct problems *problems)
{
    size_t characters = str_characters(flag->words);
    enum result result = OK;

    if (flag->rule == RULE_NONE)
        result = problem_add(problems, "rule", N_("Choose what is wrong with the message."));
    if (flag->rule == RULE_OTHER && !characters)
        result = problem_add(problems, "words", N_("Say in a few words what is wrong."));
    if (characters > FLAG_WORDS_MAX)
        result = problem_add_count(problems, "words", N_("At most {count} characters, please."),
                                   FLAG_WORDS_MAX);
    return result;
}

enum result flag_raise(struct db *db, const struct post_flag *flag, struct problems *problems)
{
    enum result result = check(flag, problems);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_flag_raise, value(flag->post_id), value(flag->from.id),
                    value((int64_t)flag->rule), value(flag->words), value(clock_now()));
    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

enum result flag_take_back(struct db *db, int64_t post_id, int64_t account_id)
{
    struct rows rows = db_query(db, sql_flag_take_back, value(post_id), value(account_id));

    rows_next(&rows);
    return rows_end_one(&rows);
}

static struct post_flag flag_from(struct rows *rows, struct arena *arena)
{
    return (struct post_flag){
        .post_id = row_integer(rows, "post_id"),
        .from = author_from(rows, arena, "from"),
        .rule = rule_of(row_integer(rows, "rule")),
        .words = row_text(rows, "words", arena),
        .created_at = row_integer(rows, "created_at"),
        .closed_at = row_integer(rows, "closed_at"),
        .outcome = (enum flag_outcome)row_integer(rows, "outcome"),
    };
}

enum result flag_find(struct db *db, struct arena *arena, int64_t post_id, int64_t account_id,
                      struct post_flag *flag)
{
    struct rows rows = db_query(db, sql_flag_find, value(post_id), value(account_id));

    if (rows_next(&rows))
        *flag = flag_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result flags_of_post(struct db *db, struct arena *arena, int64_t post_id,
                          struct post_flags *flags)
{
    struct rows rows = db_query(db, sql_flags_of_post, value(post_id));

    *flags = (struct post_flags){ 0 };
    while (rows_next(&rows))
        *list_add(arena, flags) = flag_from(&rows, arena);
    return rows_end(&rows);
}

/* Those whose word waited are told that a moderator decided; not who said what. */
static enum result tell(struct db *db, int64_t post_id, int64_t actor_id)
{
    struct arena arena = { 0 };
    struct post_flags flags;
    enum result result = flags_of_post(db, &arena, post_id, &flags);

    for (size_t i = 0; result == OK && i < flags.count; i++)
        result = notice_tell(db, &(struct notice_news){ .account_id = flags.items[i].from.id,
                                                        .kind = NOTICE_HANDLED,
                                                        .post_id = post_id,
                                                        .actor_id = actor_id });
    arena_free(&arena);
    return result;
}

enum result flags_close(struct db *db, int64_t post_id, enum flag_outcome outcome, int64_t actor_id)
{
    enum result result = actor_id ? tell(db, post_id, actor_id) : OK;

    return result == OK ? db_do(db, sql_flags_close, value(post_id), value(clock_now()),
                                value((int64_t)outcome), value_id(actor_id))
                        : result;
}

enum result flags_heard(struct db *db, struct arena *arena, const struct event *event)
{
    (void)arena;
    switch (event->kind) {
    case POST_HIDDEN: return flags_close(db, event->post_id, FLAG_HIDDEN, event->actor_id);
    case POST_DELETED: return flags_close(db, event->post_id, FLAG_GONE, 0);
    case TOPIC_HIDDEN:
        return db_do(db, sql_flags_close_of_topic, value(event->topic_id), value(clock_now()),
                     value((int64_t)FLAG_HIDDEN), value_id(event->actor_id));
    default: return OK;
    }
}
