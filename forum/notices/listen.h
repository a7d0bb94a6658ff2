#ifndef NOTICES_LISTEN_H
#define NOTICES_LISTEN_H

#include "accounts/event.h"
#include "teams/event.h"
#include "topics/event.h"

/*
 * Who is told what, and what becomes of calls, when posts are written, changed
 * and withdrawn, and when a member leaves a team. For routes.c.
 */
event_listener notices_listen;
team_listener notices_listen_team;

/* What somebody was told goes with them. */
account_listener notices_let_go;

#endif
