#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Memory that lives exactly as long as one request (or one test).
 *
 * Nothing taken from an arena is freed on its own: arena_free() returns it
 * all at once. Memory comes zeroed. Callers never check for NULL: passing the
 * cap jumps to `overflow` (the request is answered "too large"), and with no
 * such place, or when the machine itself has no memory left, the process
 * aborts. A zeroed struct arena is an empty one without a cap.
 */
struct arena {
    struct arena_block *newest;
    size_t used;       /* bytes of the newest block */
    size_t size;       /* bytes the newest block holds */
    size_t total;      /* bytes in all blocks */
    size_t cap;        /* the most that total may reach; 0 for no limit */
    jmp_buf *overflow; /* where to go when the cap is passed; NULL aborts */
};

void *arena_alloc(struct arena *, size_t bytes);

/* May so much be taken without passing the cap? For who must clean up before that jump. */
bool arena_has_room(const struct arena *, size_t bytes);

/* The same memory made larger, moved when it must be. Old may be NULL. */
void *arena_grow(struct arena *, void *old, size_t old_bytes, size_t new_bytes);

void arena_free(struct arena *);

/* Empties it but keeps one block, so that the next request needs no malloc. */
void arena_reset(struct arena *);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/*
 * Lists are structs with `items`, `count` and `size`:
 *
 *     *list_add(arena, &topics) = topic;
 */
#define list_add(arena, list)                                                                      \
    ((list)->items =                                                                               \
         list_room((arena), (list)->items, sizeof *(list)->items, (list)->count, &(list)->size),   \
     &(list)->items[(list)->count++])

/* Room for one more than count; moves the items when they must grow. */
void *list_room(struct arena *, void *items, size_t item_bytes, size_t count, size_t *size);

#endif
