#ifndef LOG_NOTE_PARTS_H
#define LOG_NOTE_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

/* Between key.c and note.c: how numbers and bytes stand in notes. */
enum { KEY_ID_BYTES = 4, TIME_BYTES = 8 };

void note_put_id(struct buffer *, uint32_t id);
uint32_t note_id_at(const unsigned char *bytes);
void note_put_number(struct buffer *, int64_t); /* 8 bytes, big-endian */
int64_t note_number_at(const unsigned char *bytes);

/* Standard base64 with padding (RFC 4648, section 4); reading takes no other form of the bytes. */
struct str note_base64(struct arena *, struct str bytes);

/* How many bytes it gave; 0 when it is not base64, or gives more than there is room for. */
size_t note_base64_read(struct str text, unsigned char *bytes, size_t room);

#endif
