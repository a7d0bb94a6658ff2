#ifndef TOPICS_KIND_H
#define TOPICS_KIND_H

#include "base/str.h"

/* What a message is in its debate, when its writer says so. */
enum post_kind {
    POST_PLAIN,
    POST_FOR,
    POST_AGAINST,
    POST_QUESTION,
    POST_AMENDMENT,
    POST_EXPERIENCE,
    POST_KINDS,
};

struct kind_words {
    const char *name;   /* in forms and addresses: "for"; of a plain one "" */
    const char *icon;   /* of static/icons.svg */
    const char *title;  /* N_("Argument for"): above the message */
    const char *choice; /* N_("an argument for"): "Your message is …" */
    const char *plural; /* N_("Arguments for"): of a list of them */
};

extern const struct kind_words kind_words[POST_KINDS];

/* By its name; POST_PLAIN for anything else. */
enum post_kind kind_named(struct str name);

#endif
