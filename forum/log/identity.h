#ifndef LOG_IDENTITY_H
#define LOG_IDENTITY_H

#include "log/note.h"

/*
 * With whose key this process signs the log's head, at every entry. It is given
 * once, before anything is written (identity_open()); a process that was given
 * none, as the tests are, has a key of its own in memory, which nobody knows.
 */
const struct signer *identity_now(void);
void identity_use(const struct signer *); /* lives as long as the process */

#endif
