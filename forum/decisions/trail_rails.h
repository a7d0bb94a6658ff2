#ifndef DECISIONS_TRAIL_RAILS_H
#define DECISIONS_TRAIL_RAILS_H

#include "decisions/trail_pages.h"

/* The rails beside the timeline of a page, and what is ahead of it. */
void trail_rails(struct arena *, struct trail_page *);

#endif
