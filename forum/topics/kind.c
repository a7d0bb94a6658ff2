#include "topics/kind.h"

#include "render/language.h"

// clang-format off
const struct kind_words kind_words[POST_KINDS] = {
    [POST_PLAIN] = { "", "reply", N_("Message"), N_("just a message"), N_("Messages") },
    [POST_FOR] = { "for", "k-for", N_("Argument for"), N_("an argument for"), N_("Arguments for") },
    [POST_AGAINST] = { "against", "k-against", N_("Argument against"), N_("an argument against"),
                       N_("Arguments against") },
    [POST_QUESTION] = { "question", "k-question", N_("Question"), N_("a question"), N_("Questions") },
    [POST_AMENDMENT] = { "amendment", "k-amend", N_("Amendment"), N_("an amendment"),
                         N_("Amendments") },
    [POST_EXPERIENCE] = { "experience", "k-lived", N_("Experience"), N_("an experience"),
                          N_("Experiences") },
};
// clang-format on

enum post_kind kind_named(struct str name)
{
    for (int kind = POST_PLAIN + 1; kind < POST_KINDS; kind++)
        if (str_equal(name, str_of(kind_words[kind].name)))
            return (enum post_kind)kind;
    return POST_PLAIN;
}
