#ifndef EXCHANGE_LAW_FORMEX_H
#define EXCHANGE_LAW_FORMEX_H

#include "exchange/law_read.h"

/*
 * Formex 4 to 6 (Publications Office of the European Union): acts, consolidated
 * acts and annexes. An act and the annexes that are files of their own are one text.
 */
extern const struct law_reader law_formex_reader;

#endif
