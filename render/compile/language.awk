# One language's table, from a .po file on standard input (language.sh):
#
#     static uint64_t fr_plural_form(uint64_t n) { return n > 1; }
#     static const struct translation fr_translations[] = { ... };
#     static const struct language fr = { "fr", "Français", ... };
#
# .po strings are C strings already. A {place} that the English text does not
# have stops the build.

/^msgctxt / { fail("contexts are not used here") }
/^msgid / { finish(); field = "id" }
/^msgid_plural / { field = "plural" }
/^msgstr / { field = "form0" }
/^msgstr\[/ { field = "form" substr($1, 8, 1) }
/^(msg|")/ {
    line = substr($0, index($0, "\"") + 1)
    text[field] = text[field] substr(line, 1, length(line) - 1)
}
END {
    finish()
    if (failed)
        exit 1
    print "\nstatic const struct translation " code "_translations[] = {"
    fflush()
    for (i = 0; i < count; i++)
        print rows[i] | "sort | cut -f 2-"
    close("sort | cut -f 2-")
    print "    { 0 }, /* an empty table is no C */\n};\n"
    print "static const struct language " code " = { \"" code "\", \"" name "\", " code \
          "_translations, " count + 0 ", " code "_plural_form };"
}

function fail(why)
{
    print file ": " why ": " text["id"] > "/dev/stderr"
    failed = 1
}

function finish(    i)
{
    if ("id" in text && text["id"] == "")
        finish_header(text["form0"])
    else if ("id" in text)
        finish_text()
    for (i in text)
        delete text[i]
}

# The header names the language and its plural rule, which gettext writes in C already.
function finish_header(header,    lines, i, n)
{
    n = split(header, lines, /\\n/)
    for (i = 1; i <= n; i++) {
        if (sub(/^X-Language-Name: */, "", lines[i]))
            name = lines[i]
        if (sub(/^Plural-Forms: *nplurals=[0-9]+; *plural=/, "", lines[i])) {
            sub(/; *$/, "", lines[i])
            rule = lines[i]
        }
    }
    if (!name || !rule)
        fail("the header needs X-Language-Name and Plural-Forms")
    print "static uint64_t " code "_plural_form(uint64_t n)\n{\n    return " rule ";\n}"
}

function finish_text(    forms, i)
{
    if (index(text["id"], "\\n") || index(text["id"], "\\t"))
        fail("a text is one line")
    for (i = 0; "form" i in text; i++) {
        check_places(text["form" i])
        forms = forms "\"" c_text(text["form" i]) "\", "
    }
    rows[count++] = sort_key(text["id"]) "\t    { \"" c_text(text["id"]) \
                    "\", (const char *const[]){ " forms "} },"
}

function check_places(form)
{
    while (match(form, /\{[a-z_]+\}/)) {
        if (!index(text["id"] text["plural"], substr(form, RSTART, RLENGTH)))
            fail("no " substr(form, RSTART, RLENGTH) " in")
        form = substr(form, RSTART + RLENGTH)
    }
}

# \? keeps trigraphs away.
function c_text(po)
{
    gsub(/\?/, "\\?", po)
    return po
}

# What the C string holds, for the order that a search by strcmp expects.
function sort_key(po)
{
    gsub(/\\"/, "\"", po)
    gsub(/\\\\/, "\\", po)
    return po
}
