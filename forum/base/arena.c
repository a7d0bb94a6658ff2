#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer each piece is a block of its own, so that reading past it is seen. */
#if defined(__SANITIZE_ADDRESS__)
enum { BLOCK_SIZE = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { BLOCK_SIZE = 0 };
#else
enum { BLOCK_SIZE = 32 * 1024 };
#endif
#else
enum { BLOCK_SIZE = 32 * 1024 };
#endif

struct arena_block {
    struct arena_block *older;
    size_t size;
    alignas(max_align_t) char bytes[];
};

static _Noreturn void overflow(struct arena *arena)
{
    if (arena->overflow)
        longjmp(*arena->overflow, 1);
    fputs("out of memory\n", stderr);
    abort();
}

/* How large the block is that these bytes need. */
static size_t block_size(size_t bytes)
{
    return bytes > BLOCK_SIZE ? bytes : BLOCK_SIZE;
}

static bool may_add(const struct arena *arena, size_t size)
{
    return !arena->cap || (size <= arena->cap && arena->total <= arena->cap - size);
}

static void add_block(struct arena *arena, size_t bytes)
{
    size_t size = block_size(bytes);
    struct arena_block *block;

    if (!may_add(arena, size))
        overflow(arena);
    block = malloc(sizeof *block + size);
    if (!block) {
        fputs("out of memory\n", stderr);
        abort();
    }
    block->older = arena->newest;
    block->size = size;
    arena->newest = block;
    arena->used = 0;
    arena->size = size;
    arena->total += size;
}

static size_t round_up(size_t bytes)
{
    const size_t step = alignof(max_align_t);

    return (bytes + step - 1) / step * step;
}

bool arena_has_room(const struct arena *arena, size_t bytes)
{
    return bytes <= SIZE_MAX / 2 &&
           ((arena->newest && arena->size - arena->used >= round_up(bytes)) ||
            may_add(arena, block_size(round_up(bytes))));
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    size_t rounded;
    void *memory;

    if (bytes > SIZE_MAX / 2)
        overflow(arena);
    rounded = round_up(bytes);
    if (!arena->newest || arena->size - arena->used < rounded)
        add_block(arena, BLOCK_SIZE ? rounded : bytes);
    memory = arena->newest->bytes + arena->used;
    arena->used = BLOCK_SIZE ? arena->used + rounded : arena->size;
    return memset(memory, 0, bytes);
}

void *arena_grow(struct arena *arena, void *old, size_t old_bytes, size_t new_bytes)
{
    void *memory = arena_alloc(arena, new_bytes);

    if (old_bytes)
        memcpy(memory, old, old_bytes < new_bytes ? old_bytes : new_bytes);
    return memory;
}

void *list_room(struct arena *arena, void *items, size_t item_bytes, size_t count, size_t *size)
{
    size_t wanted = *size ? 2 * *size : 8;

    if (count < *size)
        return items;
    items = arena_grow(arena, items, count * item_bytes, wanted * item_bytes);
    *size = wanted;
    return items;
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *older = block->older;

        free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->newest);
    *arena = (struct arena){ .cap = arena->cap, .overflow = arena->overflow };
}

void arena_reset(struct arena *arena)
{
    struct arena_block *block = arena->newest;

    if (!block || block->size > BLOCK_SIZE) {
        arena_free(arena);
        return;
    }
    free_blocks(block->older);
    block->older = NULL;
    arena->used = 0;
    arena->size = arena->total = block->size;
}
