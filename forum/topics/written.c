#include "topics/written.h"

#include "base/arena.h"
#include "render/language.h"

static enum result check(struct str text, const char *field, struct problems *problems)
{
    if (!str_is_utf8(text))
        return problem_add(problems, field, N_("Your message cannot be read as text."));
    if (str_characters(str_trim(text)) < POST_MIN)
        return problem_add_count(
            problems, field, N_("Write at least {count} characters in your message."), POST_MIN);
    switch (markdown_check(text, MARKDOWN_WRITTEN_MAX)) {
    case MARKDOWN_FINE: return OK;
    case MARKDOWN_TOO_LONG:
        return problem_add_count(problems, field,
                                 N_("Your message is longer than {count} characters."),
                                 MARKDOWN_WRITTEN_MAX);
    case MARKDOWN_TOO_DEEP:
        return problem_add_count(problems, field,
                                 N_("Quotes and lists are nested more than {count} levels deep."),
                                 MARKDOWN_DEPTH_MAX);
    case MARKDOWN_TOO_BLANK:
        return problem_add_count(problems, field,
                                 N_("There are more than {count} empty lines in a row."),
                                 MARKDOWN_BLANK_LINES_MAX);
    case MARKDOWN_TOO_MANY_QUOTES:
        return problem_add_count(problems, field, N_("There are more than {count} quotes."),
                                 MARKDOWN_QUOTES_MAX);
    }
    return FAILED;
}

enum result written_prepare(struct arena *arena, struct str text, const char *field,
                            struct problems *problems, struct written *written)
{
    /* White space before the first word may be a block of code: only the end is trimmed. */
    struct str trimmed = str_trim(text);
    size_t end = trimmed.length ? (size_t)(trimmed.data - text.data) + trimmed.length : 0;
    enum result result = check(str_slice(text, 0, end), field, problems);

    if (result != OK)
        return result;
    written->text = str_copy(arena, str_slice(text, 0, end));
    written->rendered = markdown_render(arena, written->text, MARKDOWN_WRITTEN_MAX);
    return OK;
}

/* By what the renderer writes into each of them, which no text can hold unescaped. */
static int64_t links_of(struct html html)
{
    struct str mark = STR(" rel=\"nofollow ugc");
    int64_t count = 0;

    for (size_t at = 0; (at = str_find(html.markup, mark, at)) < html.markup.length;
         at += mark.length)
        count++;
    return count;
}

int64_t written_links(const struct written *written)
{
    int64_t count = links_of(written->rendered.html);

    for (size_t i = 0; i < written->rendered.quotes.count; i++)
        count += links_of(written->rendered.quotes.items[i].html);
    return count;
}
