#ifndef EXCHANGE_DISCOURSE_INDEX_H
#define EXCHANGE_DISCOURSE_INDEX_H

#include "exchange/discourse_read.h"

/*
 * Where a topic or a person stands in the content; when it is not there yet,
 * the end of the list, where the caller must then add it.
 */
size_t topic_place(struct discourse_content *, int64_t id);

/* By id; by name (whatever the case) when the id is 0. */
size_t person_place(struct discourse_content *, int64_t id, struct str username);

#endif
