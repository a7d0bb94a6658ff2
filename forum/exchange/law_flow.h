#ifndef EXCHANGE_LAW_FLOW_H
#define EXCHANGE_LAW_FLOW_H

#include "exchange/law_walk.h"

/* How law_walk.c makes segments of words. */

/* The innermost part, article, level or quote that is open; NULL without one. */
struct law_frame *flow_holder(struct law_walk *);

/* The words since the last paragraph become an alinéa, when there are any. */
void flow_end_alinea(struct law_walk *);

/* Words become a segment of that kind, with the numbers that wait for them. */
void flow_words(struct law_walk *, enum segment_kind, struct str words);

/* A paragraph begins: the one before it ends, unless it was a heading that runs on. */
void flow_begin_block(struct law_walk *);

/* A part, article, level or quote ends. */
void flow_end_holder(struct law_walk *, struct law_frame *);

/* A heading, and a number, of whatever is open: words when it can have none. */
void flow_head(struct law_walk *, struct str captured);
void flow_num(struct law_walk *, struct str captured);

void flow_begin_table(struct law_walk *);
void flow_begin_row(struct law_walk *);
void flow_cell(struct law_walk *, struct str captured, int64_t columns, int64_t rows);
void flow_end_row(struct law_walk *);

/* All that still waits is added. */
void flow_end(struct law_walk *);

#endif
