#include <sodium.h>
#include <string.h>

#include "base/arena.h"
#include "log/note.h"
#include "log/note_parts.h"

enum { ID_DIGITS = 8, BASE64_MAX = 256, VARIANT = sodium_base64_VARIANT_ORIGINAL };

void note_put_id(struct buffer *out, uint32_t id)
{
    const unsigned char bytes[KEY_ID_BYTES] = { (unsigned char)(id >> 24),
                                                (unsigned char)(id >> 16), (unsigned char)(id >> 8),
                                                (unsigned char)id };

    buffer_put(out, bytes, sizeof bytes);
}

uint32_t note_id_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

void note_put_number(struct buffer *out, int64_t number)
{
    note_put_id(out, (uint32_t)((uint64_t)number >> 32));
    note_put_id(out, (uint32_t)number);
}

int64_t note_number_at(const unsigned char *bytes)
{
    return (int64_t)((uint64_t)note_id_at(bytes) << 32 | note_id_at(bytes + 4));
}

struct str note_base64(struct arena *arena, struct str bytes)
{
    size_t size = sodium_base64_encoded_len(bytes.length, VARIANT);
    char *text = arena_alloc(arena, size);

    sodium_bin2base64(text, size, (const unsigned char *)bytes.data, bytes.length, VARIANT);
    return (struct str){ text, size - 1 };
}

/* Sodium takes some bytes beyond ASCII for digits: only what it would write itself is taken. */
size_t note_base64_read(struct str text, unsigned char *bytes, size_t room)
{
    char again[BASE64_MAX];
    size_t length;

    if (sodium_base642bin(bytes, room, text.data, text.length, NULL, &length, NULL, VARIANT) ||
        sodium_base64_encoded_len(length, VARIANT) > sizeof again)
        return 0;
    sodium_bin2base64(again, sizeof again, bytes, length, VARIANT);
    return str_equal(text, str_of(again)) ? length : 0;
}

bool key_name_is_valid(struct str name)
{
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.data[i] <= ' ' || name.data[i] == '+' || name.data[i] == 0x7f)
            return false;
    return name.length && name.length <= KEY_NAME_MAX && str_is_utf8(name);
}

/* The first bytes of SHA-256(name, line's end, kind, key): signed-note, "Signatures". */
static uint32_t id_of(const struct key *key)
{
    const unsigned char between[] = { '\n', (unsigned char)key->kind };
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;

    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)key->name.data, key->name.length);
    crypto_hash_sha256_update(&state, between, sizeof between);
    crypto_hash_sha256_update(&state, key->public, KEY_PUBLIC_BYTES);
    crypto_hash_sha256_final(&state, hash);
    return note_id_at(hash);
}

struct key key_of_witness(const struct key *key)
{
    struct key witness = *key;

    witness.kind = KEY_WITNESS;
    witness.id = id_of(&witness);
    return witness;
}

/* A kind and the bytes of a key. */
static struct str with_kind(struct arena *arena, enum key_kind kind, const unsigned char *bytes)
{
    struct buffer out = { .arena = arena };

    buffer_put(&out, (const unsigned char[]){ (unsigned char)kind }, 1);
    buffer_put(&out, bytes, KEY_PUBLIC_BYTES);
    return note_base64(arena, buffer_str(&out));
}

static struct str text_with(struct arena *arena, const struct key *key, const unsigned char *bytes)
{
    return str_format(arena, "%.*s+%08x+%.*s", STR_ARGS(key->name), key->id,
                      STR_ARGS(with_kind(arena, key->kind, bytes)));
}

/* The parts of such a text: the name is a copy, the id as it says itself. */
static bool read_with(struct str text, struct arena *arena, struct key *key, unsigned char *bytes)
{
    struct str rest = text, name = str_cut(&rest, '+'), id = str_cut(&rest, '+');
    unsigned char id_bytes[KEY_ID_BYTES], data[1 + KEY_PUBLIC_BYTES];
    size_t length;

    if (!key_name_is_valid(name) || id.length != ID_DIGITS ||
        sodium_hex2bin(id_bytes, sizeof id_bytes, id.data, id.length, NULL, &length, NULL) ||
        length != sizeof id_bytes || note_base64_read(rest, data, sizeof data) != sizeof data)
        return false;
    key->name = str_copy(arena, name);
    key->kind = (enum key_kind)data[0];
    key->id = note_id_at(id_bytes);
    memcpy(bytes, data + 1, KEY_PUBLIC_BYTES);
    return true;
}

struct str key_text(struct arena *arena, const struct key *key)
{
    return text_with(arena, key, key->public);
}

bool key_read(struct str text, struct arena *arena, struct key *key)
{
    return read_with(text, arena, key, key->public) &&
           (key->kind == KEY_LOG || key->kind == KEY_WITNESS) && key->id == id_of(key) &&
           str_equal(key_text(arena, key), text); /* one key, one text */
}

void signer_from(struct str name, const unsigned char *seed, struct signer *signer)
{
    signer->key = (struct key){ .name = name, .kind = KEY_LOG };
    crypto_sign_seed_keypair(signer->key.public, signer->secret, seed);
    signer->key.id = id_of(&signer->key);
}

struct str signer_text(struct arena *arena, const struct signer *signer)
{
    struct str text = text_with(arena, &signer->key, signer->secret);

    return str_format(arena, "PRIVATE+KEY+%.*s", STR_ARGS(text));
}

bool signer_read(struct str text, struct arena *arena, struct signer *signer)
{
    unsigned char seed[KEY_SEED_BYTES];
    struct key named;
    bool is_read;

    if (!str_starts(text, "PRIVATE+KEY+"))
        return false;
    is_read = read_with(str_slice(text, strlen("PRIVATE+KEY+"), text.length), arena, &named, seed);
    if (is_read)
        signer_from(named.name, seed, signer);
    sodium_memzero(seed, sizeof seed);
    return is_read && named.kind == KEY_LOG && named.id == signer->key.id;
}
