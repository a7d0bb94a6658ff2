#ifndef TESTS_SUPPORT_MARKUP_H
#define TESTS_SUPPORT_MARKUP_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Fails the test when tidy, which parses HTML as a browser would, and XML as
 * strictly as its standard asks, finds an error in it. The name is for the message.
 */
void markup_check(struct str body, bool is_xml, const char *name);

#endif
