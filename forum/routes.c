#include "accounts/pages.h"
#include "house/pages.h"
#include "http/request.h"
#include "moderation/pages.h"
#include "teams/event.h"
#include "topics/event.h"
#include "topics/pages.h"

static const struct field language_fields[] = {
    { "back", NULL, FIELD_LINE, 0, 1000 },
    { 0 },
};

const struct route routes[] = {
    { GET, "/about", house_about, ANYONE },
    { GET, "/rules", house_rules, ANYONE },
    { GET, "/privacy", house_privacy, ANYONE },
    { GET, "/language/:name", house_language, ANYONE, language_fields },
    { GET, "/health", house_health, ANYONE },
    { GET, "/robots.txt", house_robots, ANYONE },
    { GET, "/favicon.ico", house_icon, ANYONE },
    /* accounts */
    { GET, "/login", login_form, ANYONE, login_query },
    { POST, "/login", login_send, ANYONE, login_fields, login_prepare, login_form, .is_slow = true,
      .even_suspended = true },
    { POST, "/logout", logout_send, ANYONE, .even_suspended = true },
    { GET, "/signup", signup_form, ANYONE, signup_query },
    { POST, "/signup", signup_send, ANYONE, signup_fields, signup_prepare, signup_form,
      .is_slow = true },
    { GET, "/settings", settings_form, MEMBERS, settings_query },
    { POST, "/settings", profile_send, MEMBERS, profile_fields, .form = settings_form },
    { POST, "/settings/mail", mail_send, MEMBERS, mail_fields, mail_prepare, settings_form,
      .is_slow = true, .even_suspended = true },
    { POST, "/settings/password", password_send, MEMBERS, password_fields, password_prepare,
      settings_form, .is_slow = true, .even_suspended = true },
    { GET, "/settings/sessions", sessions_show, MEMBERS },
    { POST, "/settings/sessions/end", session_end_send, MEMBERS, session_fields,
      .even_suspended = true },
    { GET, "/u/:name", person_show, ANYONE, post_list_query, .formats = JSON | RSS },
    { GET, "/u/:name/picture", person_picture, ANYONE, .formats = SVG },
    /* topics: lists */
    { GET, "/", front_show, ANYONE, list_query },
    { GET, "/latest", latest_show, ANYONE, list_query, .formats = JSON | RSS },
    { GET, "/categories", categories_show, ANYONE, .formats = JSON },
    { GET, "/c/:slug/:id", category_show, ANYONE, list_query, .formats = JSON | RSS },
    { GET, "/posts", posts_show, ANYONE, post_list_query, .formats = JSON | RSS },
    /* topics: one of them */
    { GET, "/t/:id", topic_short, ANYONE, topic_query, .formats = JSON | RSS },
    { GET, "/t/:slug/:id", topic_show, ANYONE, topic_query, .formats = JSON | RSS },
    { GET, "/t/:slug/:id/:id", topic_permalink, ANYONE, topic_query },
    { GET, "/t/:id/:id", topic_permalink_short, ANYONE },
    { GET, "/t/:slug/:id/:id/history", history_show, ANYONE },
    { GET, "/raw/:id", topic_raw, ANYONE, raw_query },
    { GET, "/p/:id", post_short, ANYONE },
    /* topics: writing */
    { GET, "/new", new_form, MEMBERS, new_query },
    { POST, "/new", new_send, MEMBERS, new_fields, new_prepare, new_form, .creates = true },
    { GET, "/t/:id/reply", reply_form, MEMBERS, reply_query },
    { POST, "/t/:id/replies", reply_send, MEMBERS, reply_fields, reply_prepare, reply_again,
      .creates = true },
    { GET, "/p/:id/edit", edit_form, MEMBERS, edit_query },
    { POST, "/p/:id/edit", edit_send, MEMBERS, edit_fields, edit_prepare, edit_form },
    { GET, "/p/:id/delete", delete_form, MEMBERS },
    { POST, "/p/:id/delete", delete_send, MEMBERS, NULL, delete_prepare, delete_form,
      .even_suspended = true },
    /* topics: moderators */
    { GET, "/t/:id/close", topic_act_form, MODERATORS },
    { POST, "/t/:id/close", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form },
    { GET, "/t/:id/reopen", topic_act_form, MODERATORS },
    { POST, "/t/:id/reopen", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form },
    { GET, "/t/:id/hide", topic_act_form, MODERATORS },
    { POST, "/t/:id/hide", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form },
    { GET, "/t/:id/restore", topic_act_form, MODERATORS },
    { POST, "/t/:id/restore", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form },
    { GET, "/p/:id/hide", post_act_form, MODERATORS },
    { POST, "/p/:id/hide", post_act_send, MODERATORS, act_fields, post_act_prepare, post_act_form },
    { GET, "/p/:id/restore", post_act_form, MODERATORS },
    { POST, "/p/:id/restore", post_act_send, MODERATORS, act_fields, post_act_prepare,
      post_act_form },
    { GET, "/u/:name/suspend", suspend_form, MODERATORS },
    { POST, "/u/:name/suspend", suspend_send, MODERATORS, suspend_fields, .form = suspend_form },
    { GET, "/u/:name/reinstate", reinstate_form, MODERATORS },
    { POST, "/u/:name/reinstate", reinstate_send, MODERATORS, reinstate_fields,
      .form = reinstate_form },
    { GET, "/suspension", suspension_show, MEMBERS },
    { GET, "/moderation", moderation_show, ANYONE, moderation_query, .formats = JSON },
    { 0 },
};

event_listener *const event_listeners[] = { NULL };

team_listener *const team_listeners[] = { NULL };

person_part *const person_parts[] = { person_moderation, person_writings, NULL };
person_part *const person_rss = person_feed;
