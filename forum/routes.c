#include "house/pages.h"
#include "http/request.h"

static const struct field language_fields[] = {
    { "to", NULL, FIELD_LINE, 2, 8 },
    { "from", NULL, FIELD_LINE, 0, 1000 },
    { 0 },
};

const struct route routes[] = {
    { GET, "/about", house_about, ANYONE },
    { GET, "/rules", house_rules, ANYONE },
    { GET, "/privacy", house_privacy, ANYONE },
    { GET, "/language", house_language, ANYONE, language_fields },
    { GET, "/health", house_health, ANYONE },
    { GET, "/robots.txt", house_robots, ANYONE },
    { GET, "/favicon.ico", house_icon, ANYONE },
    { 0 },
};
