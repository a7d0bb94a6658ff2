#include "log/leaf.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/buffer.h"

enum { MAGIC_BYTES = 8, FIXED_BYTES = 72 };

static const unsigned char magic[MAGIC_BYTES] = { 'P', 'A', 'L', 'A', 'B', 'R', 'E', 1 };

bool leaf_kind_is_valid(struct str kind)
{
    for (size_t i = 0; i < kind.length; i++)
        if (kind.data[i] != '-' && (kind.data[i] < 'a' || kind.data[i] > 'z'))
            return false;
    return kind.length && kind.length <= LEAF_KIND_MAX;
}

bool leaf_subject_is_valid(struct str subject)
{
    for (size_t i = 0; i < subject.length; i++)
        if (subject.data[i] <= ' ' || subject.data[i] > '~')
            return false;
    return subject.length && subject.length <= LEAF_SUBJECT_MAX;
}

static void put_number(struct buffer *out, uint64_t number)
{
    unsigned char bytes[8];

    for (int i = 7; i >= 0; i--, number >>= 8)
        bytes[i] = (unsigned char)number;
    buffer_put(out, bytes, sizeof bytes);
}

static void put_short(struct buffer *out, struct str text)
{
    buffer_put(out, (const unsigned char[]){ (unsigned char)text.length }, 1);
    buffer_put_str(out, text);
}

struct str leaf_bytes(struct arena *arena, const struct leaf *leaf)
{
    struct buffer out = { .arena = arena };

    assert(leaf_kind_is_valid(leaf->kind) && leaf_subject_is_valid(leaf->subject));
    buffer_put(&out, magic, sizeof magic);
    put_number(&out, (uint64_t)leaf->number);
    put_number(&out, (uint64_t)leaf->time);
    buffer_put(&out, leaf->actor, ACTOR_BYTES);
    buffer_put(&out, leaf->commitment, COMMITMENT_BYTES);
    put_short(&out, leaf->kind);
    put_short(&out, leaf->subject);
    return buffer_str(&out);
}

static int64_t number_at(const char *data)
{
    uint64_t number = 0;

    for (int i = 0; i < 8; i++)
        number = number << 8 | (unsigned char)data[i];
    return (int64_t)number;
}

static bool take_short(struct str *rest, struct str *text)
{
    size_t length = rest->length ? (unsigned char)rest->data[0] : 0;

    if (!length || rest->length < 1 + length)
        return false;
    *text = str_slice(*rest, 1, 1 + length);
    *rest = str_slice(*rest, 1 + length, rest->length);
    return true;
}

bool leaf_read(struct str bytes, struct leaf *leaf)
{
    struct str rest;

    if (bytes.length < FIXED_BYTES || memcmp(bytes.data, magic, sizeof magic) != 0)
        return false;
    leaf->number = number_at(bytes.data + 8);
    leaf->time = number_at(bytes.data + 16);
    memcpy(leaf->actor, bytes.data + 24, ACTOR_BYTES);
    memcpy(leaf->commitment, bytes.data + 40, COMMITMENT_BYTES);
    rest = str_slice(bytes, FIXED_BYTES, bytes.length);
    return leaf->number >= 0 && leaf->time >= 0 && take_short(&rest, &leaf->kind) &&
           leaf_kind_is_valid(leaf->kind) && take_short(&rest, &leaf->subject) &&
           leaf_subject_is_valid(leaf->subject) && !rest.length;
}

void leaf_commit(const unsigned char *secret, struct str payload, unsigned char *commitment)
{
    crypto_generichash(commitment, COMMITMENT_BYTES, (const unsigned char *)payload.data,
                       payload.length, secret, SECRET_BYTES);
}
