#!/bin/sh
# static.sh FOLDER: prints the C table of render/static.h from the files of static/.
# FOLDER keeps the files as they are served, each beside its compressed copy.
set -eu
export LC_ALL=C

# The file's content as a C array; the NUL after it lets the bytes go to C libraries.
print_bytes() { # FILE ARRAY
    echo "static const unsigned char $2[] = {"
    od -An -v -tu1 "$1" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
    echo '0};'
}

type_of() { # NAME
    case $1 in
    *.css) echo 'text/css; charset=utf-8' ;;
    *.js) echo 'text/javascript; charset=utf-8' ;;
    *.png) echo 'image/png' ;;
    *.svg) echo 'image/svg+xml' ;;
    *) echo "static.sh: what type has $1?" >&2 && exit 1 ;;
    esac
}

folder=$1
rm -rf "$folder"
mkdir -p "$folder"
cat static/style/*.css >"$folder/palabre.css"
# Each script keeps its names to itself; lines of comments and indents stay here (no text of a script
# goes over several lines).
for file in static/script/*.js; do
    printf '{\n' && sed -e 's/^ *//' -e '/^\/\//d' -e '/^$/d' "$file" && printf '}\n'
done >"$folder/palabre.js"
cp static/*.* "$folder"

cat <<'END'
#include "render/static.h"

#define TEXT(literal) { "" literal, sizeof(literal) - 1 }
END
rows=
count=0
for file in "$folder"/*; do
    name=${file##*/}
    type=$(type_of "$name")
    hash=$(sha256sum <"$file" | cut -c 1-12)
    gzip -9n <"$file" >"$file.gz"
    print_bytes "$file" "bytes_$count"
    print_bytes "$file.gz" "gzip_$count"
    rows="$rows    { TEXT(\"$name\"), TEXT(\"/static/${name%.*}.$hash.${name##*.}\"), TEXT(\"$type\"),
      { (const char *)bytes_$count, sizeof bytes_$count - 1 },
      { (const char *)gzip_$count, sizeof gzip_$count - 1 } },
"
    count=$((count + 1))
done
printf 'const struct static_file static_files[] = {\n%s    { .name = { NULL, 0 } },\n};\n' "$rows"
