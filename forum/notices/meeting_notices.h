#ifndef NOTICES_MEETING_NOTICES_H
#define NOTICES_MEETING_NOTICES_H

#include "meetings/listen.h"
#include "notices/notice.h"
#include "render/html.h"

struct json;
struct page;

/*
 * The minutes of a meeting are published: who was there is told, at most
 * PRESENT_MAX people, once, unless they do not want to be told of decisions.
 * Not who published them, nor who may not read of it any more.
 */
minutes_listener meeting_notices_hear;

/* Who opens the meeting has seen it. */
meeting_reader notices_read_meeting;

/* Of such a notice (NOTICE_MINUTES): in words, and in JSON as members of an object. */
struct html meeting_notice_words(struct page *, const struct notice *);
void meeting_notice_put(struct json *, const struct notice *);

#endif
