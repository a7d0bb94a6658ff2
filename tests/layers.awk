# Checks that every #include and every template's %use follows tests/layers.txt.

FILENAME ~ /layers.txt$/ {
    if (/^[a-z]/) { sub(":", "", $1); for (i = 2; i <= NF; i++) may[$1, $i] = 1; known[$1] = 1 }
    next
}
FNR == 1 {
    split(FILENAME, part, "/")
    own = part[1] == "forum" ? part[2] : part[1]
    layer = FILENAME ~ /^render\/(pages|parts)\/|routes\.c$|main\.c$/ ? "pages" : own
    if (!known[layer]) { print FILENAME ": no line for " layer "/ in tests/layers.txt"; bad = 1 }
}
/^#include "[a-z]+\/|^%use "[a-z]+\// {
    split($2, to, /["\/]/)
    if (to[2] != own && !may[layer, to[2]] && !may[layer, "any"]) {
        print FILENAME ":" FNR ": " layer "/ may not include " to[2] "/"
        bad = 1
    }
}
# Libraries with one door.
function only(header, file) {
    if (index($0, "<" header ">") && FILENAME !~ file) {
        print FILENAME ":" FNR ": <" header "> is only for " file
        bad = 1
    }
}
/^#include </ {
    only("microhttpd.h", "^forum/http/server")
    only("sqlite3.h", "^forum/store/sqlite|^search/fts5")
    only("libpq-fe.h", "^forum/store/postgres")
    only("jansson.h", "^forum/exchange/(discourse_(read|fields)|law_json)")
    only("archive.h", "^forum/exchange/stream.c")
    only("archive_entry.h", "^forum/exchange/stream.c")
    only("cmark.h", "^render/markdown")
}
END { exit bad }
