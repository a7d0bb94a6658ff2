/* Any bytes as a file of an archive: reading ends, within memory in proportion to them. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "exchange/discourse_read.h"

/* What one byte of a file may cost at most, and what an empty file may. */
enum { BYTES_FOR_ONE = 64, BYTES_FOR_NONE = 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct discourse_content *content)
{
    for (size_t i = 0; i < content->posts.count; i++) {
        const struct discourse_post *post = &content->posts.items[i];

        assert(post->id > 0 && post->id <= DISCOURSE_ID_MAX);
        assert(post->number > 0 && post->number <= DISCOURSE_NUMBER_MAX);
        assert(post->answers >= 0 && post->answers < post->number);
        assert(post->topic < content->topics.count && post->person < content->people.count);
        assert(content->topics.items[post->topic].id == post->topic_id);
        assert(post->created_at > 0 && post->likes >= 0);
        assert(!post->deleted_at || (!post->raw.length && !post->cooked.length));
        assert(str_is_utf8(post->raw) && str_is_utf8(post->cooked));
    }
    for (size_t i = 0; i < content->topics.count; i++)
        for (size_t j = 0; j < content->topics.items[i].title.length; j++)
            assert((unsigned char)content->topics.items[i].title.data[j] >= ' ');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct discourse_content content = { .arena = &arena };
    struct str bytes = { (const char *)data, size };
    struct str fault = { 0 };

    if (discourse_read(&content, bytes, &fault) == NOT_VALID)
        assert(fault.length && !content.posts.count);
    check(&content);
    arena_free(&arena);
    return 0;
}
