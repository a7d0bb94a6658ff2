#ifndef MEETINGS_LISTEN_H
#define MEETINGS_LISTEN_H

#include <stdint.h>

#include "base/result.h"

struct db;
struct request;

/*
 * Who listens stands above this folder, so routes.c names them (notices), each
 * list ended by NULL. Told in the transaction that publishes the minutes of a
 * meeting; what it proposed can be objected to until open_until.
 */
struct minutes_event {
    int64_t meeting_id;
    int64_t actor_id;
    int64_t open_until;
};
typedef enum result minutes_listener(struct db *, const struct minutes_event *);
extern minutes_listener *const minutes_listeners[];

/* Told when somebody opens the page of a meeting. */
typedef void meeting_reader(struct request *, int64_t meeting_id);
extern meeting_reader *const meeting_readers[];

#endif
