#include "decisions/part.h"

#include "base/clock.h"
#include "decisions/tick.h"
#include "render/language.h"

enum result part_begin(struct db *db, struct arena *arena, int64_t decision_id, int64_t actor_id,
                       struct facts *facts)
{
    int64_t now = clock_now();
    enum result result = tick_settle(db, arena, decision_id, now);

    if (result == OK)
        result = facts_read(db, arena, decision_id, actor_id, now, facts);
    facts->may_write = true;
    return result;
}

enum result part_in(const struct facts *facts, unsigned states, struct problems *problems)
{
    if (states & 1u << facts->decision.state)
        return OK;
    return problem_add(problems, "",
                       N_("This cannot be done as things are now: the page says what can."));
}

enum result part_text_check(struct str *text, const struct part_text *bounds,
                            struct problems *problems)
{
    size_t characters;

    *text = str_trim(*text);
    characters = str_characters(*text);
    if (!str_is_utf8(*text))
        return problem_add(problems, bounds->field, N_("Your message cannot be read as text."));
    if ((int64_t)characters < bounds->min)
        return problem_add_count(problems, bounds->field, bounds->missing, bounds->min);
    if ((int64_t)characters > bounds->max)
        return problem_add_count(problems, bounds->field, N_("At most {count} characters, please."),
                                 bounds->max);
    return OK;
}
