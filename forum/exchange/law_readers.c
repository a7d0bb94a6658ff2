#include "exchange/law_readers.h"

#include <stddef.h>

#include "exchange/law_akn.h"
#include "exchange/law_factory.h"
#include "exchange/law_formex.h"
#include "exchange/law_legi.h"
#include "exchange/law_markdown.h"
#include "exchange/law_uslm.h"

const struct law_reader *const law_readers[] = {
    &law_legi_reader,
    &law_akn_reader,
    &law_uslm_reader,
    &law_formex_reader,
    &law_factory_reader,
    &law_markdown_reader,
    NULL,
};
