#ifndef TEXTS_ANNOTATION_HEAR_H
#define TEXTS_ANNOTATION_HEAR_H

#include "accounts/event.h"
#include "decisions/listen.h"
#include "topics/event.h"

/*
 * For routes.c: what happens to debates, to decisions about them and to people
 * shows beside the texts that they are about, whose kept pages are made anew.
 */
event_listener annotations_hear;
deed_listener annotations_hear_deed;
account_listener annotations_let_go;

#endif
