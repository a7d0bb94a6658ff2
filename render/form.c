#include "render/form.h"

#include <string.h>

#include "base/arena.h"
#include "render/language.h"

struct str form_value_or(const struct form *form, const char *name, struct str otherwise)
{
    for (size_t i = 0; i < form->typed_count; i++)
        if (!strcmp(form->typed[i].name, name))
            return form->typed[i].value;
    return otherwise;
}

struct str form_value(const struct form *form, const char *name)
{
    return form_value_or(form, name, STR(""));
}

bool form_has_problems(const struct form *form)
{
    return form->problems && form->problems->count;
}

const struct problem *form_problem(const struct form *form, const char *field)
{
    for (size_t i = 0; form->problems && i < form->problems->count; i++)
        if (!strcmp(form->problems->items[i].field, field))
            return &form->problems->items[i];
    return NULL;
}

struct str problem_text(struct page *page, const struct problem *problem)
{
    const char *label = problem->label ? problem->label : "";

    return fill(page, language_text(page->language, problem->message), "label",
                language_text(page->language, label), "value", problem->value, "count",
                number_text(page, problem->count), "time", time_text(page, problem->time), NULL);
}

struct str form_title(struct page *page, const struct form *form, struct str title)
{
    return form_has_problems(form) ? fill(page, _("Error: {title}"), "title", title, NULL) : title;
}

static struct str described_by(struct page *page, const struct form *form, const char *name,
                               bool has_hint)
{
    bool is_bad = form_problem(form, name) != NULL;

    if (has_hint && is_bad)
        return str_format(page->body.arena, "h-%s e-%s", name, name);
    if (has_hint || is_bad)
        return str_format(page->body.arena, "%c-%s", has_hint ? 'h' : 'e', name);
    return STR("");
}

struct optional field_described(struct page *page, const struct form *form, const char *name,
                                bool has_hint)
{
    return optional("aria-describedby", described_by(page, form, name, has_hint));
}

struct optional field_invalid(const struct form *form, const char *name)
{
    return optional("aria-invalid", form_problem(form, name) ? STR("true") : STR(""));
}

struct str field_class(const struct form *form, const char *name)
{
    return form_problem(form, name) ? STR("field bad") : STR("field");
}
