#!/bin/sh
# embed.sh NAME FILE...: prints C for `const struct embedded_file NAME[]` (render/static.h),
# the files in the order given. Without files the table is empty.
set -eu

table=$1
shift
cat <<'END'
#include "render/static.h"

#define TEXT(literal) { "" literal, sizeof(literal) - 1 }
END
rows=
count=0
for file; do
    echo "static const unsigned char bytes_$count[] = {"
    od -An -v -tu1 "$file" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
    echo '0};'
    rows="$rows    { TEXT(\"$file\"), { (const char *)bytes_$count, sizeof bytes_$count - 1 } },
"
    count=$((count + 1))
done
printf 'extern const struct embedded_file %s[];\n' "$table"
printf 'const struct embedded_file %s[] = {\n%s    { .name = { NULL, 0 } },\n};\n' "$table" "$rows"
