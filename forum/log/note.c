#include "log/note.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "log/note_parts.h"

static const struct str dash = { "\xe2\x80\x94 ", 4 };

/* What a witness signs (tlog-cosignature, "Format"). */
static struct str witnessed(struct arena *arena, struct str text, int64_t time)
{
    return str_format(arena, "cosignature/v1\ntime %" PRId64 "\n%.*s", time, STR_ARGS(text));
}

static struct str line_with(struct arena *arena, const struct key *key, struct str signature)
{
    struct buffer bytes = { .arena = arena }, line = { .arena = arena };

    note_put_id(&bytes, key->id);
    buffer_put_str(&bytes, signature);
    buffer_put_str(&line, dash);
    buffer_put_str(&line, key->name);
    buffer_put_c(&line, " ");
    buffer_put_str(&line, note_base64(arena, buffer_str(&bytes)));
    buffer_put_c(&line, "\n");
    return buffer_str(&line);
}

static void sign(const struct signer *signer, struct str text, unsigned char *signature)
{
    crypto_sign_detached(signature, NULL, (const unsigned char *)text.data, text.length,
                         signer->secret);
}

struct str note_sign(struct arena *arena, const struct signer *signer, struct str text)
{
    unsigned char signature[crypto_sign_BYTES];
    struct buffer note = { .arena = arena };

    sign(signer, text, signature);
    buffer_put_str(&note, text);
    buffer_put_c(&note, "\n");
    buffer_put_str(
        &note, line_with(arena, &signer->key, (struct str){ (char *)signature, sizeof signature }));
    return buffer_str(&note);
}

struct str note_cosign(struct arena *arena, const struct signer *signer, struct str text,
                       int64_t time)
{
    unsigned char signature[crypto_sign_BYTES];
    struct buffer whole = { .arena = arena };
    struct key key = key_of_witness(&signer->key);

    sign(signer, witnessed(arena, text, time), signature);
    note_put_number(&whole, time);
    buffer_put(&whole, signature, sizeof signature);
    return line_with(arena, &key, buffer_str(&whole));
}

/* UTF-8 in lines, without other control characters. */
static bool is_text(struct str bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        if ((unsigned char)bytes.data[i] < ' ' && bytes.data[i] != '\n')
            return false;
    return bytes.length <= NOTE_MAX_BYTES && str_ends(bytes, "\n") && str_is_utf8(bytes);
}

bool note_read(struct str bytes, struct note *note)
{
    size_t at = 0, next;

    if (!is_text(bytes))
        return false;
    /* Texts may hold empty lines: the signatures stand after the last one. */
    for (next = str_find(bytes, STR("\n\n"), 0); next < bytes.length;
         next = str_find(bytes, STR("\n\n"), next + 1))
        at = next;
    note->text = str_slice(bytes, 0, at + 1);
    note->lines = at ? str_slice(bytes, at + 2, bytes.length) : STR("");
    return at && str_starts(note->lines, dash.data);
}

/* A line's name and the bytes after it, by this key's name and id. */
static bool line_is_of(struct str line, const struct key *key, struct str *base64)
{
    if (!str_starts(line, dash.data))
        return false;
    *base64 = str_slice(line, dash.length, line.length);
    return str_equal(str_cut(base64, ' '), key->name);
}

static bool signature_holds(struct str text, const struct key *key, const unsigned char *signature)
{
    return !crypto_sign_verify_detached(signature, (const unsigned char *)text.data, text.length,
                                        key->public);
}

static bool line_holds(struct str text, const struct key *key, struct str base64, int64_t *time)
{
    size_t head = key->kind == KEY_WITNESS ? KEY_ID_BYTES + TIME_BYTES : KEY_ID_BYTES;
    unsigned char bytes[KEY_ID_BYTES + TIME_BYTES + crypto_sign_BYTES];
    struct arena arena = { 0 };
    bool holds;

    *time = 0;
    if (note_base64_read(base64, bytes, sizeof bytes) != head + crypto_sign_BYTES ||
        note_id_at(bytes) != key->id)
        return false;
    if (key->kind == KEY_WITNESS) {
        *time = note_number_at(bytes + KEY_ID_BYTES);
        text = witnessed(&arena, text, *time);
    }
    holds = *time >= 0 && signature_holds(text, key, bytes + head);
    arena_free(&arena);
    return holds;
}

bool note_line_of(const struct note *note, const struct key *key, struct str *line, int64_t *time)
{
    struct str rest = note->lines, base64;

    while (rest.length) {
        struct str one = str_cut(&rest, '\n');

        *line = (struct str){ one.data, one.length + 1 };
        if (line_is_of(one, key, &base64) && line_holds(note->text, key, base64, time))
            return true;
    }
    return false;
}

struct str checkpoint_text(struct arena *arena, const struct tree_head *checkpoint)
{
    struct str root = note_base64(arena, hash_bytes(&checkpoint->root));

    return str_format(arena, "%.*s\n%" PRId64 "\n%.*s\n", STR_ARGS(checkpoint->origin),
                      checkpoint->size, STR_ARGS(root));
}

bool checkpoint_read(struct str text, struct tree_head *checkpoint)
{
    struct str rest = text, size, root;

    if (!str_ends(text, "\n"))
        return false;
    checkpoint->origin = str_cut(&rest, '\n');
    size = str_cut(&rest, '\n');
    root = str_cut(&rest, '\n');
    return checkpoint->origin.length && str_to_integer(size, &checkpoint->size) &&
           checkpoint->size >= 0 &&
           note_base64_read(root, checkpoint->root.bytes, HASH_BYTES) == HASH_BYTES;
}
