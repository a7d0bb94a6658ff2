#include "render/compile/place.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "render/compile/names.h"

void refuse(const struct position *at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fprintf(stderr, "%s:%d: ", at->file, at->line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void append_name(const struct position *at, char *name, char c)
{
    size_t length = strlen(name);

    if (length + 1 >= NAME_SIZE)
        refuse(at, "name too long: %s", name);
    name[length] = (char)tolower((unsigned char)c);
    name[length + 1] = '\0';
}

static bool starts(const char *text, const char *with)
{
    return !strncasecmp(text, with, strlen(with));
}

static void follow_text(struct position *at, const char *rest)
{
    if (*rest != '<')
        return;
    if (starts(rest, "<!-->") || starts(rest, "<!--->"))
        refuse(at, "a comment is written <!-- like this -->");
    if (starts(rest, "<!--"))
        at->place = COMMENT;
    else if (starts(rest, "<!doctype "))
        at->place = DOCTYPE;
    else if (rest[1] == '/' && isalpha((unsigned char)rest[2]))
        at->place = ENDING_TAG;
    else if (isalpha((unsigned char)rest[1]))
        at->place = TAG_NAME;
    else
        refuse(at, "write &lt; for a < that opens no element");
    if (starts(rest, "</pre>") && at->kept_space_depth)
        at->kept_space_depth--;
    if (at->place == TAG_NAME)
        at->tag[0] = '\0';
}

static void follow_plain(struct position *at, const char *rest)
{
    size_t length = strlen(at->tag);

    at->is_plain_start = false;
    if (*rest != '<')
        return;
    if (rest[1] != '/' || !starts(rest + 2, at->tag) || rest[2 + length] != '>')
        refuse(at, "in <%s>, write &lt; for <", at->tag);
    at->place = ENDING_TAG;
}

static void follow_empty(struct position *at, const char *rest)
{
    if (!starts(rest, "</script>"))
        refuse(at, "nothing may stand in <script>: scripts live in static/script");
    at->place = ENDING_TAG;
}

static void end_tag(struct position *at)
{
    if (element_is_plain(at->tag))
        at->place = PLAIN;
    else
        at->place = strcmp(at->tag, "script") ? TEXT : EMPTY;
    at->is_plain_start = at->place == PLAIN;
    at->kept_space_depth += !strcmp(at->tag, "pre");
}

/* After white space in a tag: what the next character starts. */
static void follow_tag(struct position *at, const char *rest)
{
    char c = *rest;

    if (is_space(c) || c == '/')
        return;
    if (c == '>') {
        end_tag(at);
        return;
    }
    if (!isalpha((unsigned char)c))
        refuse(at, "%c does not start an attribute of <%s>: are its quotes balanced?", c, at->tag);
    at->attribute[0] = '\0';
    append_name(at, at->attribute, c);
    at->place = ATTRIBUTE;
}

static void follow_tag_name(struct position *at, const char *rest)
{
    const char *fault;

    if (isalnum((unsigned char)*rest) || *rest == '-') {
        append_name(at, at->tag, *rest);
        return;
    }
    if (!is_space(*rest) && *rest != '/' && *rest != '>')
        refuse(at, "<%s%c is no element's name", at->tag, *rest);
    fault = element_fault(at->tag);
    if (fault)
        refuse(at, "<%s> may not stand in a template: %s", at->tag, fault);
    at->place = TAG;
    follow_tag(at, rest);
}

static void follow_attribute(struct position *at, const char *rest)
{
    char c = *rest;

    if (isalnum((unsigned char)c) || (c && strchr("-_:.", c))) {
        append_name(at, at->attribute, c);
        return;
    }
    if (!strcmp(at->attribute, "http-equiv"))
        refuse(at, "http-equiv may not stand in a template: headers are the server's");
    if (c == '=') {
        at->place = EQUALS;
        return;
    }
    if (!is_space(c) && c != '/' && c != '>')
        refuse(at, "%c may not stand in an attribute's name (after %s)", c, at->attribute);
    at->place = TAG;
    follow_tag(at, rest);
}

static void follow_equals(struct position *at, const char *rest)
{
    if (*rest != '"')
        refuse(at, "put the value of %s in double quotes", at->attribute);
    at->address[0] = '\0';
    at->value_has_hole = false;
    at->place = VALUE;
}

/* What the page loads or sends to by itself must be ours, also when it is written out. */
static void check_literal_address(const struct position *at)
{
    const char *url = at->address;
    bool is_ours = !strcmp(at->tag, "link") || attribute_is_own_address(at->tag, at->attribute);

    if (!attribute_holds_address(at->attribute))
        return;
    if (starts(url, "javascript:") || starts(url, "data:") || starts(url, "vbscript:"))
        refuse(at, "%s may not be code", at->attribute);
    if (is_ours && (starts(url, "//") || strstr(url, "://")))
        refuse(at, "%s of <%s> may not lead to another site", at->attribute, at->tag);
}

static void end_value(struct position *at)
{
    if (attribute_holds_code(at->attribute) && strcmp(at->attribute, "srcset"))
        refuse(at, "%s may not stand in a template: our own policy forbids it", at->attribute);
    check_literal_address(at);
    at->place = VALUE_ENDED;
}

static void follow_value(struct position *at, const char *rest)
{
    size_t length = strlen(at->address);

    if (*rest == '"') {
        end_value(at);
        return;
    }
    if (*rest == '<' || *rest == '>')
        refuse(at, "%c in the value of %s: are its quotes balanced?", *rest, at->attribute);
    if (at->value_has_hole || length + 1 >= ADDRESS_SIZE)
        return;
    at->address[length] = *rest;
    at->address[length + 1] = '\0';
}

static void follow_value_ended(struct position *at, const char *rest)
{
    if (!is_space(*rest) && *rest != '/' && *rest != '>')
        refuse(at, "white space is missing after %s", at->attribute);
    at->place = TAG;
    follow_tag(at, rest);
}

static void follow_ending_tag(struct position *at, const char *rest)
{
    if (*rest == '>')
        at->place = TEXT;
    else if (*rest == '"' || *rest == '<')
        refuse(at, "%c in a closing tag", *rest);
}

static void follow_comment(struct position *at, const char *rest)
{
    if (*rest == '>' && rest[-1] == '-' && rest[-2] == '-')
        at->place = TEXT;
}

static void follow_doctype(struct position *at, const char *rest)
{
    if (*rest == '>')
        at->place = TEXT;
}

void position_follow(struct position *at, const char *rest)
{
    static void (*const follow[])(struct position *, const char *) = {
        [TEXT] = follow_text,
        [PLAIN] = follow_plain,
        [EMPTY] = follow_empty,
        [TAG_NAME] = follow_tag_name,
        [TAG] = follow_tag,
        [ATTRIBUTE] = follow_attribute,
        [EQUALS] = follow_equals,
        [VALUE] = follow_value,
        [VALUE_ENDED] = follow_value_ended,
        [ENDING_TAG] = follow_ending_tag,
        [COMMENT] = follow_comment,
        [DOCTYPE] = follow_doctype,
    };

    follow[at->place](at, rest);
    if (*rest == '\n')
        at->line++;
}

/* May a value follow this beginning of an address? Its host and scheme must be settled. */
static bool begins_an_address(const char *url, bool must_be_ours)
{
    const char *host;

    if (strchr(url, '\\'))
        return false;
    if (url[0] == '?' || url[0] == '#' || (url[0] == '/' && url[1] != '/'))
        return true;
    if (must_be_ours)
        return false;
    if (starts(url, "mailto:"))
        return true;
    if (!starts(url, "https://") && !starts(url, "http://"))
        return false;
    host = strstr(url, "://") + 3;
    return strcspn(host, "/?#") < strlen(host);
}

static const char *writer_in_value(const struct position *at)
{
    bool is_ours = attribute_is_own_address(at->tag, at->attribute);

    if (attribute_holds_code(at->attribute))
        refuse(at, "no value is safe in %s", at->attribute);
    if (!attribute_holds_address(at->attribute))
        return "put_attribute";
    if (at->value_has_hole)
        return "put_url_part";
    if (at->address[0] == '\0')
        return is_ours ? "put_own_url" : "put_url";
    if (strlen(at->address) + 1 >= ADDRESS_SIZE || !begins_an_address(at->address, is_ours))
        refuse(at, "no value may follow \"%s\" in %s of <%s>", at->address, at->attribute, at->tag);
    return "put_url_part";
}

/* Where an attribute stands, a value brings its own name, which must be a harmless one. */
static const char *writer_in_tag(const struct position *at, const char *expression)
{
    const char *name = expression + strspn(expression, " \n");
    char lower[NAME_SIZE] = "";

    if (!starts(name, "optional("))
        return "put_flag";
    name += strlen("optional(");
    if (*name++ != '"')
        refuse(at, "optional() takes its name in quotes");
    while (*name && *name != '"')
        append_name(at, lower, *name++);
    if (attribute_holds_code(lower) || attribute_holds_address(lower))
        refuse(at, "%s may not be optional(): write it out, or an if around its element", lower);
    return "put_flag";
}

const char *position_writer(const struct position *at, const char *expression)
{
    switch (at->place) {
    case TEXT: return "put_text";
    case PLAIN: return "put_attribute";
    case TAG: return writer_in_tag(at, expression);
    case VALUE: return writer_in_value(at);
    case EMPTY: refuse(at, "no value is safe in <script>");
    case TAG_NAME: refuse(at, "no value is safe in an element's name");
    case ATTRIBUTE: refuse(at, "no value is safe in an attribute's name (after %s)", at->attribute);
    case EQUALS: refuse(at, "put the value of %s in double quotes", at->attribute);
    case VALUE_ENDED: refuse(at, "white space is missing after %s", at->attribute);
    case ENDING_TAG: refuse(at, "no value is safe in a closing tag");
    case COMMENT: refuse(at, "no value is safe in a comment");
    case DOCTYPE: refuse(at, "no value is safe in the doctype");
    }
    return NULL;
}

void position_pass_value(struct position *at)
{
    if (at->place == TAG)
        at->place = VALUE_ENDED;
    at->value_has_hole = at->place == VALUE;
    at->is_plain_start = false;
}
