#include "accounts/pages.h"
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
    { GET, "/login", login_form, ANYONE, login_query },
    { POST, "/login", login_send, ANYONE, login_fields, login_prepare, login_form,
      .is_slow = true },
    { POST, "/logout", logout_send, ANYONE },
    { GET, "/signup", signup_form, ANYONE, signup_query },
    { POST, "/signup", signup_send, ANYONE, signup_fields, signup_prepare, signup_form,
      .is_slow = true },
    { GET, "/settings", settings_form, MEMBERS, settings_query },
    { POST, "/settings", profile_send, MEMBERS, profile_fields, .form = settings_form },
    { POST, "/settings/mail", mail_send, MEMBERS, mail_fields, mail_prepare, settings_form,
      .is_slow = true },
    { POST, "/settings/password", password_send, MEMBERS, password_fields, password_prepare,
      settings_form, .is_slow = true },
    { GET, "/settings/sessions", sessions_show, MEMBERS },
    { POST, "/settings/sessions/end", session_end_send, MEMBERS, session_fields },
    { GET, "/u/:name", person_show, ANYONE, .formats = JSON },
    { GET, "/u/:name/picture", person_picture, ANYONE, .formats = SVG },
    { 0 },
};

person_part *const person_parts[] = { NULL };
