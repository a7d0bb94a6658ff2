#include "http/route.h"

#include <string.h>

static const struct {
    const char *suffix;
    enum format format;
} suffixes[] = {
    { ".json", JSON }, { ".rss", RSS },     { ".txt", TEXT },      { ".svg", SVG }, { ".xml", XML },
    { ".ics", ICS },   { ".md", MARKDOWN }, { ".jsonld", JSONLD }, { ".csv", CSV },
};

const char *request_suffix(const struct request *request)
{
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (suffixes[i].format == request->format)
            return suffixes[i].suffix;
    return "";
}

bool is_slug(struct str s)
{
    bool has_other = false;

    for (size_t i = 0; i < s.length; i++)
        has_other |= s.data[i] < '0' || s.data[i] > '9';
    return has_other;
}

/* The next step of a path, without its slash. */
static struct str next_step(struct str *path)
{
    if (str_starts(*path, "/"))
        *path = str_slice(*path, 1, path->length);
    for (size_t i = 0; i < path->length; i++)
        if (path->data[i] == '/') {
            struct str step = str_slice(*path, 0, i);

            *path = str_slice(*path, i, path->length);
            return step;
        }
    return str_cut(path, '/');
}

struct parts {
    int64_t ids[REQUEST_PARTS_MAX];
    struct str names[REQUEST_PARTS_MAX];
    int id_count, name_count;
};

static bool step_matches(struct str want, struct str got, struct parts *parts)
{
    if (!str_starts(want, ":"))
        return str_equal(want, got);
    if (!got.length)
        return false;
    if (str_equal(want, STR(":id")))
        return str_to_id(got, &parts->ids[parts->id_count++]);
    if (str_equal(want, STR(":slug")) && !is_slug(got))
        return false;
    parts->names[parts->name_count++] = got;
    return true;
}

static bool path_matches(struct str pattern, struct str path, struct parts *parts)
{
    *parts = (struct parts){ 0 };
    if (str_equal(pattern, path))
        return !memchr(pattern.data, ':', pattern.length);
    while (pattern.length && path.length) {
        if (str_equal(pattern, STR("/:rest"))) {
            parts->names[parts->name_count++] = str_slice(path, 1, path.length);
            return path.length > 1;
        }
        if (!step_matches(next_step(&pattern), next_step(&path), parts))
            return false;
    }
    return !pattern.length && !path.length;
}

/* As a page, or with a suffix that the route has a format for. */
static bool route_matches(const struct route *route, struct request *request, struct parts *parts)
{
    struct str pattern = str_of(route->path);

    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t length = strlen(suffixes[i].suffix);

        if (!(route->formats & suffixes[i].format) || request->path.length <= length + 1 ||
            !str_ends(request->path, suffixes[i].suffix))
            continue;
        if (path_matches(pattern, str_slice(request->path, 0, request->path.length - length),
                         parts)) {
            request->format = suffixes[i].format;
            request->path = str_slice(request->path, 0, request->path.length - length);
            return true;
        }
    }
    request->format = HTML;
    return path_matches(pattern, request->path, parts);
}

const struct route *route_find(const struct route *table, struct request *request,
                               bool *other_method)
{
    struct parts parts;

    *other_method = false;
    for (const struct route *route = table; route->path; route++) {
        if (route->method != request->method) {
            struct request probe = { .path = request->path };

            *other_method |= route_matches(route, &probe, &parts);
            continue;
        }
        if (!route_matches(route, request, &parts))
            continue;
        memcpy(request->ids, parts.ids, sizeof parts.ids);
        memcpy(request->names, parts.names, sizeof parts.names);
        return route;
    }
    return NULL;
}
