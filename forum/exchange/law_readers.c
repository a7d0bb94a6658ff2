#include "exchange/law_readers.h"

#include <stddef.h>

#include "exchange/law_akn.h"

const struct law_reader *const law_readers[] = {
    &law_akn_reader,
    NULL,
};
