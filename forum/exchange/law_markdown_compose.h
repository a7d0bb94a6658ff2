#ifndef EXCHANGE_LAW_MARKDOWN_COMPOSE_H
#define EXCHANGE_LAW_MARKDOWN_COMPOSE_H

#include "exchange/law_markdown_folder.h"

/*
 * The text that a tree of articles was at each time: one version when each
 * article has one file and all were in force together; else one for each day on
 * which an article began or ended, each made of what was in force then.
 */
void markdown_compose(struct arena *, const struct markdown_tree *, struct law_documents *);

#endif
