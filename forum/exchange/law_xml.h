#ifndef EXCHANGE_LAW_XML_H
#define EXCHANGE_LAW_XML_H

#include "exchange/stream.h"

/*
 * XML read forward, an element at a time, from UTF-8, UTF-16, ISO-8859-1 or
 * windows-1252. Names come without their prefixes. Nothing is loaded from elsewhere,
 * and a document that declares entities of its own, or uses one it does not
 * declare, is refused: they are how small files become huge ones. The only file
 * that knows expat.
 */
enum { LAW_XML_DEPTH_MAX = 250, LAW_XML_PIECE = 64 * 1024 };

/* As long as the call lasts that it is given to. */
struct law_xml_element {
    struct str name;               /* without prefix */
    struct str space;              /* its namespace; "" when it has none */
    const char *const *attributes; /* names and values in turn, NULL at the end */
    int64_t line;
};

/* Its value; "" without it. One without a prefix goes before one with. */
struct str law_xml_attribute(const struct law_xml_element *, const char *name);

struct law_xml_fault {
    int64_t line;
    struct str why;
};

/*
 * What is told, in order: text comes whole, from one tag to the next, whatever the
 * pieces were, and is none of the caller's after the call. Anything but OK
 * ends the reading, and the fault then says the line.
 */
struct law_xml_visit {
    enum result (*begin)(void *context, const struct law_xml_element *);
    enum result (*text)(void *context, struct str text, int64_t line);
    enum result (*end)(void *context);
    void *context;
};

/* NOT_VALID: it is no XML that may be read; the fault is a sentence and says the line. */
MUST_CHECK enum result law_xml_read(struct arena *, struct feed, const struct law_xml_visit *,
                                    struct law_xml_fault *);

/* Text that is whole, in pieces of LAW_XML_PIECE; `rest` is used up. */
struct feed law_xml_feed(struct str *rest);

/* Does it look like XML at all? */
bool law_xml_is(struct str bytes);

/* The name and namespace of the root; false when none is found near the beginning. */
struct law_xml_root {
    char name[64];
    char space[128];
};
bool law_xml_root(struct str bytes, struct law_xml_root *);

#endif
