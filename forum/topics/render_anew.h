#ifndef TOPICS_RENDER_ANEW_H
#define TOPICS_RENDER_ANEW_H

#include "base/result.h"

struct store;

/*
 * Renders posts again whose HTML an older renderer made (MARKDOWN_VERSION),
 * some hundreds a share and at most so many shares: until all are done each is
 * shown as it was. Texts are read and rendered without holding up a writer.
 * Whom they mention is kept then, and nobody is told of it.
 */
MUST_CHECK enum result posts_render_anew(struct store *, int shares);

#endif
