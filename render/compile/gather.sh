#!/bin/sh
# Gathers every text to translate into the .po files:
#
#     gather.sh build render/languages/*.po
#
# The templates are read as the C made of them: #line gives xgettext their own
# names and lines. Texts that are gone leave the files; nothing else in them
# changes when no text did.
set -eu
build=$1
shift
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

{
    find $(ls -d forum render search 2>/dev/null) -name '*.c' -not -path 'render/compile/*'
    for template in render/pages/*.html render/parts/*.html; do
        [ -f "$template" ] && echo "$build/$template.c"
    done
} | sort >"$work/files"
xgettext --language=C --from-code=UTF-8 --keyword --keyword=_ --keyword=N_ --keyword=plural:1,2 \
    --keyword=language_plural:2,3 --add-comments=TRANSLATORS: --no-wrap --sort-by-file \
    --files-from="$work/files" --output="$work/all.pot"
for po; do
    msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-by-file "$po" "$work/all.pot" |
        msgattrib --no-obsolete --no-wrap --sort-by-file |
        grep -v '^"POT-Creation-Date:' >"$work/new.po"
    msgfmt --check -o /dev/null "$work/new.po"
    cmp -s "$work/new.po" "$po" || cp "$work/new.po" "$po"
done
