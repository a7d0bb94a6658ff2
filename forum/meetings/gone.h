#ifndef MEETINGS_GONE_H
#define MEETINGS_GONE_H

#include "accounts/event.h"

/*
 * Who leaves for good keeps no meeting any more: a moderator or a lead of its
 * team does. What they wrote for all to use (items, minutes) stays, by nobody; that
 * they were there goes.
 */
account_listener meetings_let_go;

#endif
