#ifndef RENDER_COMPILE_NAMES_H
#define RENDER_COMPILE_NAMES_H

#include <stdbool.h>

/* What the template compiler knows of HTML's names; all are given in lower case. */

/* Elements that may not stand in a template, and why; NULL for the others. */
const char *element_fault(const char *tag);

/* <title>, <textarea>: their content is text only. */
bool element_is_plain(const char *tag);

/* Attributes whose value is code, or HTML, or a list no single escaping fits. */
bool attribute_holds_code(const char *attribute);

/* Attributes whose value is an address. */
bool attribute_holds_address(const char *attribute);

/* Addresses the browser fetches or sends to by itself: only this site's own are right there. */
bool attribute_is_own_address(const char *tag, const char *attribute);

#endif
