#ifndef EXCHANGE_LAW_MARKDOWN_FOLDER_H
#define EXCHANGE_LAW_MARKDOWN_FOLDER_H

#include "exchange/law_front.h"
#include "exchange/law_markdown_heading.h"

/* One file of a repository, as it was read. */
struct markdown_file {
    const struct law_source *source;
    struct str text;
    struct law_front front;
    struct document document;
    size_t article; /* the place of its only article; SEGMENT_NONE: it holds more, or none */
    struct str num; /* of that one */
    struct str key; /* the same for comparing */
    bool is_index;  /* README.md: what its folder is called and holds, in order */
};

struct markdown_files {
    struct markdown_file *items;
    size_t count;
    size_t size;
};

/* An article, with its versions, or a folder, which is a part. */
struct markdown_node {
    struct str name; /* "titre_ii"; of an article "article_11", or its number */
    size_t parent;   /* SEGMENT_NONE: of the root, the first */
    bool is_folder;
    const struct markdown_file *index; /* of a folder; may be NULL */
    struct markdown_files versions;    /* of an article, the oldest first */
    int64_t rank;                      /* among those of its folder, where an index says it */
};

struct markdown_tree {
    struct markdown_node *items;
    size_t count;
    size_t size;
    size_t *order; /* places of all nodes as they are read, folders before what they hold */
};

/* What files with an article each make together. NOT_VALID: two versions of one, at one time. */
MUST_CHECK enum result markdown_tree(struct arena *, const struct markdown_files *,
                                     struct markdown_tree *, struct str *fault);

/* The article as it was on a day; NULL when it was none. No day: the only version. */
const struct markdown_file *markdown_version(const struct markdown_node *, struct str day);

/* Names as people order them: article_9 before article_10, titre_v before titre_ix. */
int markdown_name_order(struct arena *, struct str, struct str);

/* "titre_ii" as a heading: "Titre II". */
struct str markdown_name_words(struct arena *, struct str name);

#endif
