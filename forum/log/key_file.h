#ifndef LOG_KEY_FILE_H
#define LOG_KEY_FILE_H

#include "log/note.h"

enum key_file { KEY_FILE_READ, KEY_FILE_MISSING, KEY_FILE_OPEN_TO_OTHERS, KEY_FILE_WRONG };

/* Reads a key's file; the name of the key lives in the arena. */
enum key_file key_file_read(const char *path, struct arena *, struct signer *);

/* Makes a file that only its owner may read (0600), on disk when it gives true; never over one. */
bool key_file_make(const char *path, const struct signer *);

#endif
