#ifndef EXCHANGE_LAW_READERS_H
#define EXCHANGE_LAW_READERS_H

#include "exchange/law_read.h"

/* Every format that can be read, in the order in which they are asked; NULL at the end. */
extern const struct law_reader *const law_readers[];

#endif
