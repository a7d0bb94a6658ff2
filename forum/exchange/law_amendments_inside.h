#ifndef EXCHANGE_LAW_AMENDMENTS_INSIDE_H
#define EXCHANGE_LAW_AMENDMENTS_INSIDE_H

#include "exchange/law_amendments.h"
#include "exchange/law_read.h"

/*
 * One kind of list. `knows` sees the whole file; `read` adds its amendments, in
 * the order of the file.
 */
struct amendments_reader {
    const char *name;
    bool (*knows)(struct str bytes);
    enum result (*read)(struct arena *, const struct law_source *, struct law_amendments *,
                        struct str *fault);
};

extern const struct amendments_reader law_an_xml_reader;
extern const struct amendments_reader law_an_json_reader;
extern const struct amendments_reader law_senat_csv_reader;
extern const struct amendments_reader law_senat_order_reader; /* their order: no dispositif */

/* Puts a dispositif of HTML: its lines, and whether a table is among them. */
void law_amendment_set_words(struct arena *, struct law_amendment *, struct str html);

/* A number without its corrections, for comparing: "COM-1 rect. bis" is "com-1". */
struct str law_amendment_key(struct arena *, struct str number);

/* "21/06/2018", "2018-06-21" and "2018-06-21+02:00" as 2018-06-21; "" for anything else. */
struct str law_amendment_day(struct arena *, struct str);

#endif
