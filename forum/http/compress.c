#include "http/compress.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buffer.h"

enum {
    STORED_MAX_BYTES = 65535,
    RAW_DEFLATE = -15,
    DEFLATE_LEVEL = 6,
    DEFLATE_MEMORY = 9,
    GZIP_HEADER_BYTES = 10
};

static pthread_key_t compressor_key;
static pthread_once_t compressor_once = PTHREAD_ONCE_INIT;

static void compressor_free(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

static void compressor_key_make(void)
{
    pthread_key_create(&compressor_key, compressor_free);
}

/* One fast compressor for each thread: it is as large as the work it saves. */
static struct libdeflate_compressor *fast_compressor(void)
{
    struct libdeflate_compressor *compressor;

    pthread_once(&compressor_once, compressor_key_make);
    compressor = pthread_getspecific(compressor_key);
    if (!compressor) {
        compressor = libdeflate_alloc_compressor(COMPRESS_FAST);
        if (!compressor)
            abort();
        pthread_setspecific(compressor_key, compressor);
    }
    return compressor;
}

struct str gzip(struct arena *arena, struct str bytes, enum compress_effort effort)
{
    struct libdeflate_compressor *compressor;
    size_t length;
    char *room;

    if (bytes.length < COMPRESS_MIN_BYTES)
        return STR("");
    /* The room is what the bytes themselves take: more would gain nothing. It is taken first,
       since the arena may jump away when it is full. */
    room = arena_alloc(arena, bytes.length);
    compressor = effort == COMPRESS_FAST ? fast_compressor() : libdeflate_alloc_compressor(effort);
    if (!compressor)
        abort();
    length = libdeflate_gzip_compress(compressor, bytes.data, bytes.length, room, bytes.length);
    if (effort != COMPRESS_FAST)
        libdeflate_free_compressor(compressor);
    return (struct str){ room, length };
}

/* What deflate needs at the very worst: blocks stored as they are, with their headers. */
static size_t blocks_bound(size_t length)
{
    return length + length / 1000 * 5 + 1024;
}

struct str deflate_blocks(struct arena *arena, struct str bytes)
{
    z_stream stream = { 0 };
    size_t room = blocks_bound(bytes.length);
    char *blocks = arena_alloc(arena, room);

    if (deflateInit2(&stream, DEFLATE_LEVEL, Z_DEFLATED, RAW_DEFLATE, DEFLATE_MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    stream.next_in = (unsigned char *)(uintptr_t)bytes.data;
    stream.avail_in = (uInt)bytes.length;
    stream.next_out = (unsigned char *)blocks;
    stream.avail_out = (uInt)room;
    deflate(&stream, Z_SYNC_FLUSH);
    room = stream.total_out;
    deflateEnd(&stream);
    return (struct str){ blocks, room };
}

static void put_little_endian(struct buffer *out, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        unsigned char byte = (unsigned char)(number >> (8 * i));

        buffer_put(out, &byte, 1);
    }
}

/* RFC 1951 §3.2.4: a header byte, the length and its complement, the bytes themselves. */
static void put_stored(struct buffer *out, struct str bytes, bool is_final)
{
    do {
        struct str part = str_slice(bytes, 0, STORED_MAX_BYTES);

        bytes = str_slice(bytes, part.length, bytes.length);
        buffer_put(out, is_final && !bytes.length ? "\1" : "\0", 1);
        put_little_endian(out, (uint32_t)part.length, 2);
        put_little_endian(out, ~(uint32_t)part.length, 2);
        buffer_put_str(out, part);
    } while (bytes.length);
}

struct str gzip_spliced(struct arena *arena, struct str bytes, const struct span *spans,
                        size_t count)
{
    static const char header[GZIP_HEADER_BYTES] = { 0x1f, (char)0x8b, 8, 0, 0, 0, 0, 0, 0, 3 };
    struct buffer out = { .arena = arena };
    size_t at = 0;

    buffer_put(&out, header, sizeof header);
    for (size_t i = 0; i < count; i++) {
        put_stored(&out, str_slice(bytes, at, spans[i].at), false);
        buffer_put_str(&out, spans[i].blocks);
        at = spans[i].at + spans[i].length;
    }
    put_stored(&out, str_slice(bytes, at, bytes.length), true);
    put_little_endian(&out, libdeflate_crc32(0, bytes.data, bytes.length), 4);
    put_little_endian(&out, (uint32_t)bytes.length, 4);
    return buffer_str(&out);
}
