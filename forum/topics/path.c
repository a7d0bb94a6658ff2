#include "topics/path.h"

#include "base/arena.h"
#include "base/buffer.h"

static void put_step(struct buffer *path, int64_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        unsigned char byte = (unsigned char)((uint64_t)number >> shift);

        buffer_put(path, &byte, 1);
    }
}

struct str post_path(struct arena *arena, struct str parent, int64_t number)
{
    struct buffer path = { .arena = arena };

    buffer_put_str(&path, path_top(parent, POST_LEVELS_MAX - 1));
    put_step(&path, number);
    return buffer_str(&path);
}

int path_level(struct str path)
{
    return (int)(path.length / PATH_STEP_BYTES);
}

int64_t path_number(struct str path, int level)
{
    const unsigned char *step = (const unsigned char *)path.data + (level - 1) * PATH_STEP_BYTES;

    return (int64_t)step[0] << 24 | step[1] << 16 | step[2] << 8 | step[3];
}

struct str path_top(struct str path, int levels)
{
    return str_slice(path, 0, (size_t)levels * PATH_STEP_BYTES);
}

struct str path_next(struct arena *arena, struct str path)
{
    struct buffer next = { .arena = arena };

    buffer_put_str(&next, path);
    buffer_put(&next, "", 1);
    return buffer_str(&next);
}

struct str path_end(struct arena *arena, struct str path)
{
    struct buffer end = { .arena = arena };
    int level = path_level(path);

    /* No post has the highest number that fits, so it ends every topic. */
    if (level)
        buffer_put_str(&end, path_top(path, level - 1));
    put_step(&end, level ? path_number(path, level) + 1 : UINT32_MAX);
    return buffer_str(&end);
}
