#include "texts/amendment_view.h"

#include "base/arena.h"
#include "base/buffer.h"

static void add_gone(struct arena *arena, struct redaction *redaction,
                     const struct amend_article *before, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        *list_add(arena, redaction) = (struct redaction_line){ .number = (int64_t)i + 1,
                                                               .before = before->alineas[i],
                                                               .is_changed = true };
}

static struct redaction_line line_of(struct arena *arena, const struct amend_article *before,
                                     const struct amended_line *line)
{
    struct redaction_line made = { .after = line->text, .is_clerical = line->is_clerical };

    made.is_changed = true;
    if (line->from >= before->count)
        return made;
    made.number = (int64_t)line->from + 1;
    made.before = before->alineas[line->from];
    made.is_changed = !str_equal(made.before, made.after);
    if (made.is_changed)
        made.diff = diff_texts(arena, made.before, made.after);
    return made;
}

struct redaction redaction_of(struct arena *arena, const struct amend_article *before,
                              const struct amended *amended)
{
    struct redaction redaction = {
        .is_applied = amended->is_applied,
        .is_deleted = amended->is_deleted,
        .articles = amended->articles,
        .article_count = amended->article_count,
    };
    size_t next = 0;

    if (!amended->is_applied)
        return redaction;
    for (size_t i = 0; i < amended->count; i++) {
        const struct amended_line *line = &amended->lines[i];

        if (line->from < before->count && line->from >= next) {
            add_gone(arena, &redaction, before, next, line->from);
            next = line->from + 1;
        }
        *list_add(arena, &redaction) = line_of(arena, before, line);
    }
    add_gone(arena, &redaction, before, next, before->count);
    return redaction;
}

struct str redaction_plain(struct arena *arena, const struct redaction *redaction)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < redaction->count; i++)
        if (redaction->items[i].after.length) {
            buffer_put_str(&out, redaction->items[i].after);
            buffer_put_c(&out, "\n");
        }
    return buffer_str(&out);
}
