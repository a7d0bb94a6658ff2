#ifndef TEXTS_LISTEN_H
#define TEXTS_LISTEN_H

#include "base/result.h"
#include "texts/text.h"

/*
 * A version was published: said in the transaction that does it, once all of it is written.
 * before_id is the version before it; 0: it is the first. routes.c lists who listens, ended by
 * NULL.
 */
typedef enum result text_listener(struct db *, struct arena *, const struct law_text *,
                                  int64_t version_id, int64_t before_id);
extern text_listener *const text_listeners[];

#endif
