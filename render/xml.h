#ifndef RENDER_XML_H
#define RENDER_XML_H

#include "base/buffer.h"
#include "base/str.h"

/*
 * Pieces of XML 1.0, fifth edition: for feeds and site maps. Whatever text
 * comes in, what goes out is well formed: characters that no document may hold
 * (§2.2: most control characters, U+FFFE, U+FFFF) are left out, bytes that are
 * no UTF-8 become U+FFFD.
 */

/* Text, or the value of an attribute in either kind of quotes. */
void xml_text(struct buffer *, struct str);

/* <name>text</name> on a line of its own. The name is ours. */
void xml_element(struct buffer *, const char *name, struct str text);

#endif
