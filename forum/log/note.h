#ifndef LOG_NOTE_H
#define LOG_NOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "log/tree.h"

struct arena;

/*
 * Signed notes (c2sp.org/signed-note), checkpoints (c2sp.org/tlog-checkpoint)
 * and witnesses' cosignatures (c2sp.org/tlog-cosignature), all under Ed25519.
 *
 * A note is a text of whole lines, an empty line, and lines
 * "— NAME BASE64", each the first bytes of a key's id and a signature of the text.
 */
enum {
    KEY_PUBLIC_BYTES = 32,
    KEY_SECRET_BYTES = 64,
    KEY_SEED_BYTES = 32,
    KEY_NAME_MAX = 255,
    NOTE_MAX_BYTES = 20000,
};

/* Who signs, and how: the first byte of an encoded key. */
enum key_kind {
    KEY_LOG = 1,     /* an Ed25519 signature of the text */
    KEY_WITNESS = 4, /* cosignature/v1: of the time and the text */
};

struct key {
    struct str name;
    enum key_kind kind;
    uint32_t id;
    unsigned char public[KEY_PUBLIC_BYTES];
};

/* With which one may sign. */
struct signer {
    struct key key;
    unsigned char secret[KEY_SECRET_BYTES];
};

/* May a key be called this: no white space, no plus, no control characters? */
bool key_name_is_valid(struct str);

/* "NAME+ID+BASE64", as it is given to who wants to verify; reading gives false when it is none. */
struct str key_text(struct arena *, const struct key *);
bool key_read(struct str text, struct arena *, struct key *);

/* The same key as a witness signs with it: its id is another one. */
struct key key_of_witness(const struct key *);

/* From a seed of KEY_SEED_BYTES; the name must be valid and live on. */
void signer_from(struct str name, const unsigned char *seed, struct signer *);

/* "PRIVATE+KEY+NAME+ID+BASE64": what stands in a key's file. */
struct str signer_text(struct arena *, const struct signer *);
bool signer_read(struct str text, struct arena *, struct signer *);

/* The text, which ends with a line's end, signed. */
struct str note_sign(struct arena *, const struct signer *, struct str text);

/* A line of a witness, "— NAME BASE64\n", for a text. */
struct str note_cosign(struct arena *, const struct signer *, struct str text, int64_t time);

/* One note, cut apart: slices of what was read. */
struct note {
    struct str text;  /* with the last line's end */
    struct str lines; /* of signatures, each with its end */
};
bool note_read(struct str, struct note *);

/*
 * The line of the note that this key signed it with, with its end; false when
 * there is none that holds. For a witness *time is when it was signed, seconds
 * since 1970; 0 for others.
 */
bool note_line_of(const struct note *, const struct key *, struct str *line, int64_t *time);

/* What a checkpoint says: the log of this name has so many entries under this root. */
struct tree_head {
    struct str origin;
    int64_t size;
    struct hash root;
};

struct str checkpoint_text(struct arena *, const struct tree_head *);
bool checkpoint_read(struct str text, struct tree_head *); /* further lines may follow */

#endif
