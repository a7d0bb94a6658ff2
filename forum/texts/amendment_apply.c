/* What amendments make of an article. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "law/formula_write.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/amendment_inside.h"

struct formula amendment_formula(struct arena *arena, const struct amendment *amendment)
{
    struct filed_at filed = { amendment->division, amendment->alinea };

    return formula_parse(arena, amendment->words, &filed,
                         str_starts(amendment->lang, "en") ? FORMULA_ENGLISH : FORMULA_FRENCH);
}

static bool carries_words(const struct segment *segment)
{
    return segment->kind == SEGMENT_ALINEA || segment->kind == SEGMENT_ROW;
}

struct str amend_line_of(struct arena *arena, const struct segment *segment)
{
    if (!segment->num.length)
        return segment->body;
    return str_format(arena, "%.*s %.*s", STR_ARGS(segment->num), STR_ARGS(segment->body));
}

struct amend_article amend_article_of(struct arena *arena, const struct states *states)
{
    struct str *lines = arena_alloc(arena, (states->count + 1) * sizeof *lines);
    struct amend_article article = { .alineas = lines };

    for (size_t i = 0; i < states->count; i++) {
        const struct segment *segment = &states->items[i].segment;

        if (segment->kind == SEGMENT_ARTICLE)
            article.num = segment->num;
        if (carries_words(segment))
            lines[article.count++] = amend_line_of(arena, segment);
    }
    return article;
}

/* What was typed by hand, as if it had been applied. */
static void place_by_hand(struct arena *arena, const struct amend_article *before,
                          const struct amendment *amendment, struct amended *amended)
{
    struct str_list lines = alineas_of(arena, amendment->placed);
    size_t *was = alineas_paired(arena, before, &lines);

    amended->is_applied = true;
    amended->is_deleted = !lines.count;
    amended->lines = arena_alloc(arena, (lines.count + 1) * sizeof *amended->lines);
    for (size_t i = 0; i < lines.count; i++)
        amended->lines[amended->count++] =
            (struct amended_line){ .text = lines.items[i], .from = was[i] };
}

static void apply_all(struct arena *arena, const struct amend_article *before,
                      const struct amendment *amendments, size_t count, struct amended *amended)
{
    struct formula *formulas = arena_alloc(arena, (count + 1) * sizeof *formulas);

    for (size_t i = 0; i < count; i++)
        formulas[i] = amendment_formula(arena, &amendments[i]);
    *amended = law_amend(arena, before, formulas, count);
}

enum result amendments_apply(struct db *db, struct arena *arena, int64_t version_id,
                             int64_t article_id, const struct amendment *amendments, size_t count,
                             struct amend_article *before, struct amended *amended)
{
    struct states states = { 0 };

    *amended = (struct amended){ 0 };
    if (states_of_article(db, arena, version_id, article_id, &states) != OK)
        return db_state(db);
    if (!states.count)
        return NOT_FOUND;
    *before = amend_article_of(arena, &states);
    if (count == 1 && amendments->outcome == AMENDMENT_PLACED)
        place_by_hand(arena, before, amendments, amended);
    else
        apply_all(arena, before, amendments, count, amended);
    return OK;
}

enum result amendment_outcome_find(struct db *db, struct arena *arena,
                                   const struct amendment *amendment,
                                   enum amendment_outcome *outcome)
{
    struct amend_article before;
    struct amended amended;
    enum result result = NOT_FOUND;

    *outcome = AMENDMENT_REFUSED;
    if (amendment->article_id)
        result = amendments_apply(db, arena, amendment->version_id, amendment->article_id,
                                  amendment, 1, &before, &amended);
    if (result == OK && amended.is_applied)
        *outcome = AMENDMENT_APPLIES;
    return result == NOT_FOUND ? OK : result;
}

/* Where the last word "article" or "art." of a designation ends, in lower case. */
static size_t after_article_word(struct str lower)
{
    static const char *const words[] = { "article", "art." };
    size_t end = 0;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);

        for (size_t at = str_find(lower, word, 0); at < lower.length;
             at = str_find(lower, word, at + 1))
            if (at + word.length > end)
                end = at + word.length;
    }
    return end;
}

enum result amendment_article_find(struct db *db, struct arena *arena, int64_t version_id,
                                   struct str division, int64_t *article_id)
{
    struct str lower = str_lower(arena, division), num;
    struct state article;
    enum result result;

    *article_id = 0;
    num = str_trim(str_slice(division, after_article_word(lower), division.length));
    if (str_equal(str_lower(arena, num), STR("premier")) || str_equal(num, STR("1")))
        num = STR("1er");
    result = article_at(db, arena, version_id, article_address(arena, num), &article);
    if (result == NOT_FOUND && str_equal(num, STR("1er")))
        result = article_at(db, arena, version_id, STR("1"), &article);
    if (result == OK)
        *article_id = article.segment_id;
    return result == NOT_FOUND ? OK : result;
}

enum result amendment_place(struct db *db, struct arena *arena, const struct amendment *amendment,
                            struct str lines, int64_t actor_id, struct problems *problems)
{
    struct str_list placed = alineas_of(arena, lines);
    struct buffer out = { .arena = arena };

    if (str_characters(lines) > SEGMENT_BODY_MAX)
        return problem_add_count(problems, "lines", N_("At most {count} characters, please."),
                                 SEGMENT_BODY_MAX);
    for (size_t i = 0; i < placed.count; i++) {
        buffer_put_str(&out, placed.items[i]);
        buffer_put_c(&out, "\n");
    }
    if (db_do(db, sql_law_amendment_place, value(amendment->id), value(buffer_str(&out)),
              value_id(actor_id), value((int64_t)AMENDMENT_PLACED), value(clock_now())) != OK)
        return db_state(db);
    return text_touch(db, amendment->text_id);
}
