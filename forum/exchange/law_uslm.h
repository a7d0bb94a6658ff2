#ifndef EXCHANGE_LAW_USLM_H
#define EXCHANGE_LAW_USLM_H

#include "exchange/law_read.h"

/*
 * United States Legislative Markup 2 (GPO, usgpo/uslm): bills, resolutions and public
 * laws, also the older ones that give no ids.
 */
extern const struct law_reader law_uslm_reader;

#endif
