#include "exchange/law_readers.h"

#include <stddef.h>

const struct law_reader *const law_readers[] = {
    NULL,
};
