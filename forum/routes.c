#include "accounts/pages.h"
#include "decisions/about.h"
#include "decisions/box_pages.h"
#include "decisions/branch.h"
#include "decisions/core_pages.h"
#include "decisions/gone.h"
#include "decisions/listen.h"
#include "decisions/map_pages.h"
#include "decisions/trail_pages.h"
#include "finding/pages.h"
#include "house/pages.h"
#include "http/metrics.h"
#include "http/request.h"
#include "log/entry.h"
#include "log/pages.h"
#include "moderation/pages.h"
#include "notices/listen.h"
#include "notices/pages.h"
#include "teams/event.h"
#include "teams/member.h"
#include "teams/pages.h"
#include "topics/event.h"
#include "topics/gone.h"
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
    { GET, "/metrics", metrics_show, ANYONE },
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
    { GET, "/settings/leave", leave_form, MEMBERS, leave_fields },
    { POST, "/settings/leave", left_send, MEMBERS, leave_fields, leave_prepare, leave_form,
      .is_slow = true, .even_suspended = true, .logs = true },
    { GET, "/u/:name", person_show, ANYONE, post_list_query, .formats = JSON | RSS },
    { GET, "/u/:name/picture", person_picture, ANYONE, .formats = SVG },
    /* teams */
    { GET, "/teams", teams_show, ANYONE, .formats = JSON },
    { GET, "/teams/new", team_new_form, MEMBERS, team_form_query },
    { POST, "/teams/new", team_new_send, MEMBERS, team_fields, .form = team_new_form,
      .creates = true },
    { GET, "/g", own_teams_show, MEMBERS },
    { GET, "/g/:name", team_show, ANYONE, team_query, .formats = JSON },
    { GET, "/g/:name/edit", team_edit_form, MEMBERS, team_form_query },
    { POST, "/g/:name/edit", team_edit_send, MEMBERS, team_fields, .form = team_edit_form },
    { GET, "/g/:name/join", member_act_form, MEMBERS },
    { POST, "/g/:name/join", member_act_send, MEMBERS, .form = member_act_form },
    { GET, "/g/:name/ask", member_act_form, MEMBERS },
    { POST, "/g/:name/ask", member_act_send, MEMBERS, .form = member_act_form },
    { GET, "/g/:name/unask", member_act_form, MEMBERS },
    { POST, "/g/:name/unask", member_act_send, MEMBERS, .form = member_act_form },
    { GET, "/g/:name/leave", member_act_form, MEMBERS },
    { POST, "/g/:name/leave", member_act_send, MEMBERS, .form = member_act_form },
    { GET, "/g/:name/members", members_form, MEMBERS, team_query },
    { POST, "/g/:name/admit", lead_act_send, MEMBERS, member_fields, .form = members_form },
    { POST, "/g/:name/refuse", lead_act_send, MEMBERS, member_fields, .form = members_form },
    { POST, "/g/:name/remove", lead_act_send, MEMBERS, member_fields, .form = members_form },
    { POST, "/g/:name/lead", lead_act_send, MEMBERS, member_fields, .form = members_form },
    { POST, "/g/:name/unlead", lead_act_send, MEMBERS, member_fields, .form = members_form },
    /* topics: lists */
    { GET, "/", front_show, ANYONE, list_query },
    { GET, "/latest", latest_show, ANYONE, list_query, .formats = JSON | RSS },
    { GET, "/top", top_show, ANYONE, top_query, .formats = JSON | RSS },
    { GET, "/categories", categories_show, ANYONE, .formats = JSON },
    { GET, "/c/:slug/:id", category_show, ANYONE, list_query, .formats = JSON | RSS },
    { GET, "/drafts", drafts_show, MEMBERS, draft_fields },
    { POST, "/drafts", draft_send, MEMBERS, draft_fields, .form = drafts_show, .formats = JSON,
      .even_suspended = true },
    { GET, "/unread", unread_show, MEMBERS, list_query },
    { POST, "/unread", unread_send, MEMBERS, .even_suspended = true },
    { GET, "/tags", tags_show, ANYONE, .formats = JSON },
    { GET, "/tag/:name", tag_show, ANYONE, list_query, .formats = JSON | RSS },
    { GET, "/search", search_show, ANYONE, search_query, .formats = JSON },
    { GET, "/opensearch", opensearch_show, ANYONE, .formats = XML },
    { GET, "/posts", posts_show, ANYONE, post_list_query, .formats = JSON | RSS },
    { GET, "/sitemap", sitemap_index, ANYONE, .formats = XML },
    { GET, "/sitemap/places", sitemap_places, ANYONE, .formats = XML },
    { GET, "/sitemap/:id", sitemap_topics, ANYONE, .formats = XML },
    /* topics: one of them */
    { GET, "/t/:id", topic_short, ANYONE, topic_query, .formats = JSON | RSS },
    { GET, "/t/:slug/:id", topic_show, ANYONE, topic_query, .formats = JSON | RSS },
    { GET, "/t/:slug/:id/sides", sides_show, ANYONE },
    { GET, "/t/:slug/:id/:id", topic_permalink, ANYONE, topic_query },
    { GET, "/t/:id/:id", topic_permalink_short, ANYONE },
    { GET, "/t/:slug/:id/:id/history", history_show, ANYONE },
    { GET, "/raw/:id", topic_raw, ANYONE, raw_query },
    { GET, "/p/:id", post_short, ANYONE },
    { GET, "/p/:id/likes", likes_show, ANYONE, likes_query, .formats = JSON },
    { POST, "/p/:id/like", like_send, MEMBERS, like_fields, like_prepare, likes_show,
      .formats = JSON },
    { POST, "/p/:id/wiki", wiki_send, MEMBERS, like_fields, like_prepare },
    /* topics: writing */
    { GET, "/new", new_form, MEMBERS, new_query },
    { POST, "/new", new_send, MEMBERS, new_fields, new_prepare, new_form, .creates = true },
    { GET, "/mentions", mentions_show, MEMBERS, mentions_query, .formats = JSON },
    { GET, "/t/:id/reply", reply_form, MEMBERS, reply_query },
    { POST, "/t/:id/replies", reply_send, MEMBERS, reply_fields, reply_prepare, reply_again,
      .creates = true },
    { GET, "/t/:id/tags", tags_form, MEMBERS, tags_fields },
    { POST, "/t/:id/tags", tags_send, MEMBERS, tags_fields, tags_prepare, tags_form },
    { GET, "/p/:id/edit", edit_form, MEMBERS, edit_query },
    { POST, "/p/:id/edit", edit_send, MEMBERS, edit_fields, edit_prepare, edit_form },
    { GET, "/p/:id/delete", delete_form, MEMBERS },
    { POST, "/p/:id/delete", delete_send, MEMBERS, NULL, delete_prepare, delete_form,
      .even_suspended = true },
    /* decisions: opening one, and acts on one as a whole */
    { GET, "/t/:id/decide", decide_form, MEMBERS, decide_query },
    { POST, "/t/:id/decide", decide_send, MEMBERS, decide_fields, decide_prepare, decide_form,
      .creates = true, .logs = true },
    { GET, "/d/:id/topics", linked_form, MEMBERS, linked_query },
    { POST, "/d/:id/topics", linked_send, MEMBERS, linked_fields, .form = linked_form,
      .logs = true },
    { GET, "/d/:id/call", call_form, MEMBERS },
    { POST, "/d/:id/call", last_call_send, MEMBERS, call_fields, .form = call_form, .logs = true },
    { GET, "/d/:id/result", result_form, MEMBERS },
    { POST, "/d/:id/result", result_send, MEMBERS, result_fields, .form = result_form,
      .logs = true },
    { GET, "/d/:id/contest", decision_act_form, MEMBERS },
    { POST, "/d/:id/contest", decision_act_send, MEMBERS, decision_act_fields,
      .form = decision_act_form, .logs = true },
    { GET, "/d/:id/return", decision_act_form, MEMBERS },
    { POST, "/d/:id/return", decision_act_send, MEMBERS, decision_act_fields,
      .form = decision_act_form, .logs = true },
    { GET, "/d/:id/withdraw", decision_act_form, MEMBERS },
    { POST, "/d/:id/withdraw", decision_act_send, MEMBERS, decision_act_fields,
      .form = decision_act_form, .logs = true },
    { GET, "/d/:id/take-over", decision_act_form, MEMBERS },
    { POST, "/d/:id/take-over", decision_act_send, MEMBERS, decision_act_fields,
      .form = decision_act_form, .logs = true },
    { GET, "/d/:id/wake", decision_act_form, MEMBERS },
    { POST, "/d/:id/wake", decision_act_send, MEMBERS, decision_act_fields,
      .form = decision_act_form, .logs = true },
    { GET, "/d/:id/clerk", decision_act_form, MEMBERS },
    { POST, "/d/:id/clerk", decision_act_send, MEMBERS, decision_act_fields,
      .form = decision_act_form, .logs = true },
    { GET, "/decisions/rules", rules_show, ANYONE, rules_query, .formats = JSON },
    { GET, "/decisions/rules/:name", rule_form, ADMINISTRATORS, rule_query },
    { POST, "/decisions/rules/:name", rule_send, ADMINISTRATORS, rule_fields, .form = rule_form,
      .logs = true },
    { GET, "/settings/clerk", volunteer_form, MEMBERS, volunteer_query },
    { POST, "/settings/clerk", volunteer_send, MEMBERS, volunteer_fields, .form = volunteer_form },
    /* notices and calls */
    { GET, "/notices", notices_show, MEMBERS, notices_query, .formats = JSON },
    { POST, "/notices/read", notices_read_send, MEMBERS, .even_suspended = true },
    { GET, "/settings/notices", wants_form, MEMBERS, wants_query },
    { POST, "/settings/notices", wants_send, MEMBERS, wants_fields, .form = wants_form,
      .even_suspended = true },
    { GET, "/calls", calls_show, ANYONE, calls_query, .formats = JSON },
    { POST, "/calls/:id/take", call_send, MEMBERS, NULL, call_prepare, calls_show },
    { POST, "/calls/:id/give-back", call_send, MEMBERS, NULL, call_prepare, calls_show },
    { POST, "/calls/:id/answered", call_send, MEMBERS, NULL, call_prepare, calls_show },
    /* decisions: where they are read */
    { GET, "/decisions", map_show, ANYONE, map_query, .formats = JSON | RSS },
    { GET, "/d/:id", trail_short, ANYONE, .formats = JSON },
    { GET, "/d/:slug/:id", trail_show, ANYONE, .formats = JSON | TEXT },
    { GET, "/d/:slug/:id/text/:name", trail_text_show, ANYONE },
    /* topics: moderators */
    { GET, "/t/:id/close", topic_act_form, MODERATORS },
    { POST, "/t/:id/close", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form, .logs = true },
    { GET, "/t/:id/reopen", topic_act_form, MODERATORS },
    { POST, "/t/:id/reopen", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form, .logs = true },
    { GET, "/t/:id/hide", topic_act_form, MODERATORS },
    { POST, "/t/:id/hide", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form, .logs = true },
    { GET, "/t/:id/restore", topic_act_form, MODERATORS },
    { POST, "/t/:id/restore", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form, .logs = true },
    { GET, "/t/:id/pin", topic_act_form, MODERATORS },
    { POST, "/t/:id/pin", topic_act_send, MODERATORS, act_fields, topic_act_prepare, topic_act_form,
      .logs = true },
    { GET, "/t/:id/pin-everywhere", topic_act_form, MODERATORS },
    { POST, "/t/:id/pin-everywhere", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form, .logs = true },
    { GET, "/t/:id/unpin", topic_act_form, MODERATORS },
    { POST, "/t/:id/unpin", topic_act_send, MODERATORS, act_fields, topic_act_prepare,
      topic_act_form, .logs = true },
    { GET, "/t/:id/move", move_form, MODERATORS },
    { POST, "/t/:id/move", move_send, MODERATORS, move_fields, topic_act_prepare, move_form,
      .logs = true },
    { GET, "/t/:id/title", title_form, MEMBERS, title_query },
    { POST, "/t/:id/title", title_send, MEMBERS, title_fields, topic_act_prepare, title_form,
      .logs = true },
    { GET, "/categories/new", category_new_form, ADMINISTRATORS, category_form_query },
    { POST, "/categories/new", category_new_send, ADMINISTRATORS, category_fields,
      .form = category_new_form, .creates = true },
    { GET, "/c/:slug/:id/edit", category_edit_form, ADMINISTRATORS, category_form_query },
    { POST, "/c/:slug/:id/edit", category_edit_send, ADMINISTRATORS, category_fields,
      .form = category_edit_form, .logs = true },
    { GET, "/p/:id/hide", post_act_form, MODERATORS },
    { POST, "/p/:id/hide", post_act_send, MODERATORS, act_fields, post_act_prepare, post_act_form,
      .logs = true },
    { GET, "/p/:id/restore", post_act_form, MODERATORS },
    { POST, "/p/:id/restore", post_act_send, MODERATORS, act_fields, post_act_prepare,
      post_act_form, .logs = true },
    { GET, "/p/:id/flag", flag_form, MEMBERS },
    { POST, "/p/:id/flag", flag_send, MEMBERS, flag_fields, .form = flag_form },
    { POST, "/p/:id/unflag", unflag_send, MEMBERS },
    { POST, "/held/:id/release", release_send, MODERATORS, NULL, release_prepare, queue_show },
    { GET, "/held/:id/refuse", refuse_form, MODERATORS },
    { POST, "/held/:id/refuse", refuse_send, MODERATORS, act_fields, .form = refuse_form,
      .logs = true },
    { POST, "/held/:id/withdraw", withdraw_send, MEMBERS, .even_suspended = true },
    { GET, "/waiting", waiting_show, MEMBERS },
    { GET, "/settings/site", site_show, ADMINISTRATORS, site_query },
    { GET, "/settings/site/:name", setting_form, ADMINISTRATORS, setting_query },
    { POST, "/settings/site/:name", setting_send, ADMINISTRATORS, setting_fields,
      .form = setting_form, .logs = true },
    { GET, "/moderation/queue", queue_show, MODERATORS },
    { POST, "/p/:id/leave", leave_send, MODERATORS },
    { GET, "/u/:name/suspend", suspend_form, MODERATORS, suspend_query },
    { POST, "/u/:name/suspend", suspend_send, MODERATORS, suspend_fields, .form = suspend_form,
      .logs = true },
    { GET, "/u/:name/reinstate", reinstate_form, MODERATORS },
    { POST, "/u/:name/reinstate", reinstate_send, MODERATORS, reinstate_fields,
      .form = reinstate_form, .logs = true },
    { GET, "/suspension", suspension_show, MEMBERS },
    { GET, "/moderation", moderation_show, ANYONE, moderation_query, .formats = JSON },
    /* the public log */
    { GET, "/log", log_show, ANYONE, log_query, .formats = JSON | RSS },
    { GET, "/log/checkpoint", log_checkpoint_show, ANYONE },
    { GET, "/log/witnessed", log_witnessed_show, ANYONE },
    { GET, "/log/growth", log_growth_show, ANYONE, growth_query },
    { GET, "/log/tile/:rest", log_tile_show, ANYONE },
    { POST, "/log/cosignatures", cosignature_send, ANYONE, cosignature_fields, cosignature_prepare,
      .even_suspended = true, .proves_itself = true, .logs = true },
    { GET, "/log/:name", log_entry_show, ANYONE, .formats = JSON },
    { GET, "/log/:name/leaf", log_leaf_show, ANYONE },
    { 0 },
};

need_source *const need_sources[] = { calls_need, queue_need, notices_need, NULL };
const struct front_section front_sections[] = { { decisions_front, decisions_front_html },
                                                { calls_front, calls_front_html },
                                                { 0 } };

topic_box *const topic_boxes[] = { topic_decisions, NULL };
topic_mark_part *const topic_mark = topic_mark_decision;

topic_reader *const topic_readers[] = { notices_read_topic, NULL };

event_listener *const event_listeners[] = { search_hear, notices_listen, flags_heard, NULL };

account_listener *const account_listeners[] = {
    teams_let_go,   branches_let_go, topics_let_go, decisions_let_go,
    notices_let_go, entries_let_go,  NULL
};

deed_listener *const deed_listeners[] = { box_hear, NULL };

team_listener *const team_listeners[] = { notices_listen_team, NULL };

team_part *const team_parts[] = { team_calls, team_debates, NULL };

frame_part *const frame_parts[] = { queue_frame, held_frame, NULL };

person_part *const person_parts[] = { person_teams, person_moderation, person_decisions,
                                      person_writings, NULL };
person_part *const person_rss = person_feed;

const struct log_subject log_subjects[] = { { "log", log_own_subject },
                                            { "moderation", moderation_about },
                                            { "decision", decision_about },
                                            { "rules", rules_about },
                                            { 0 } };

const struct log_kind log_kinds[] = { { "key", N_("New key of the log") },
                                      { "moderation", N_("Act of a moderator") },
                                      { "rules", N_("Rules of decisions changed") },
                                      { "draw", N_("Draw by ticket") },
                                      { "transition", N_("Step of a decision") },
                                      { "option", N_("Option") },
                                      { "version", N_("Version of a text") },
                                      { "set-aside", N_("Option set aside") },
                                      { "stance", N_("Position") },
                                      { "concern", N_("Concern or objection") },
                                      { "second", N_("Objection seconded") },
                                      { "sustained", N_("Objection sustained") },
                                      { "stood-aside", N_("Objection that found no seconders") },
                                      { "reply", N_("Reply to a concern") },
                                      { "asked", N_("Question whether a version answers") },
                                      { "resolved", N_("Concern resolved") },
                                      { "upheld", N_("Concern upheld") },
                                      { "lapsed", N_("Concern lapsed") },
                                      { "arbiters", N_("Arbiters drawn") },
                                      { "arbitrated", N_("Arbiter’s word") },
                                      { "reopened", N_("Concern opened again") },
                                      { "extended", N_("Last call extended") },
                                      { "summary", N_("Summary of the debate") },
                                      { "clerk", N_("Clerk") },
                                      { "topic", N_("Debate linked") },
                                      { "link", N_("Decisions linked") },
                                      { "charter", N_("Charter of a branch") },
                                      { "owner", N_("Owner of a branch") },
                                      { "agreed", N_("Agreement to a fork") },
                                      { "member", N_("Somebody tries a branch") },
                                      { "evidence", N_("Evidence") },
                                      { "report", N_("Report of a branch") },
                                      { "branch-ended", N_("Branch ended") },
                                      { "review-asked", N_("Review asked for") },
                                      { "review-second", N_("Review seconded") },
                                      { "verdict", N_("Verdict proposed") },
                                      { "owners-answer", N_("Answer of a branch’s owners") },
                                      { "result", N_("Result of a vote") },
                                      { "warned", N_("Warning before sleep") },
                                      { "hidden", N_("Decision hidden or shown") },
                                      { 0 } };
