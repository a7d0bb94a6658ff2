#include "support/markup.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void markup_check(struct str body, bool is_xml, const char *name)
{
    char path[] = "/tmp/palabre-page.XXXXXX", command[128], line[512];
    int file = mkstemp(path);
    FILE *tidy;

    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, body.data, body.length), (ssize_t)body.length);
    close(file);
    snprintf(command, sizeof command, "tidy %s -q -e -utf8 --show-filename no %s 2>&1",
             is_xml ? "-xml" : "", path);
    tidy = popen(command, "r");
    ck_assert_ptr_nonnull(tidy);
    while (fgets(line, sizeof line, tidy))
        ck_assert_msg(!strstr(line, "Error:"), "%s: %s", name, line);
    pclose(tidy);
    unlink(path);
}
