#!/bin/sh
# Turns the translations into constant C tables, printed to standard output:
#
#     language.sh render/languages/*.po > language_tables.c
#
# A file that msgfmt refuses stops the build.
set -eu
here=$(dirname "$0")
export LC_ALL=C

cat <<'END'
#include "render/language.h"
#include "render/language_table.h"

static uint64_t en_plural_form(uint64_t n)
{
    return n != 1;
}

static const struct language en = { "en", "English", 0, 0, en_plural_form };
const struct language *const language_english = &en;
END
all="&en, "
for po; do
    code=$(basename "$po" .po)
    all="$all&$code, "
    msgfmt --check -o /dev/null "$po"
    echo
    msgattrib --force-po --translated --no-fuzzy --no-obsolete --no-wrap "$po" |
        awk -v code="$code" -v file="$po" -f "$here/language.awk"
done
echo
echo "const struct language *const languages[] = { ${all}0 };"
