/* An amendment as plain text, in the reader's language. */
#include "base/arena.h"
#include "base/buffer.h"
#include "render/form.h"
#include "render/language.h"
#include "texts/amendment_pages.h"

static void put_line(struct buffer *out, struct str line)
{
    buffer_put_str(out, line);
    buffer_put_c(out, "\n");
}

static void put_refusals(struct buffer *out, struct page *page, const struct refusals *refusals)
{
    for (size_t i = 0; i < refusals->count; i++) {
        const struct refusal *refusal = &refusals->items[i];
        struct problem problem = { .field = "",
                                   .message = refusal_sentence(refusal->kind),
                                   .value = refusal->value,
                                   .count = refusal->count };

        buffer_put_c(out, "- ");
        put_line(out, problem_text(page, &problem));
    }
}

struct str amendment_plain(struct page *page, const struct amendment_look *look)
{
    struct buffer out = { .arena = page->body.arena };

    put_line(&out, amendment_title(page, &look->amendment));
    put_line(&out, look->amendment.words);
    buffer_put_c(&out, "\n");
    if (!look->redaction.is_applied) {
        put_line(&out, language_text(page->language, "Cannot be applied"));
        put_refusals(&out, page, &look->refusals);
        return buffer_str(&out);
    }
    put_line(&out, language_text(page->language, N_("The article with it")));
    buffer_put_str(&out, redaction_plain(page->body.arena, &look->redaction));
    return buffer_str(&out);
}
