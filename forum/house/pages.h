#ifndef HOUSE_PAGES_H
#define HOUSE_PAGES_H

#include "base/result.h"

struct page;
struct request;

/* Handlers for routes.c: what belongs to the house and not to one debate. */
enum result house_about(struct request *);
enum result house_rules(struct request *);
enum result house_privacy(struct request *);
enum result house_language(struct request *); /* /language/fr?back=/latest */
enum result house_health(struct request *);
enum result house_robots(struct request *);
enum result house_icon(struct request *);

/* Templates, from render/pages/ */
void about_html(struct page *);
void rules_html(struct page *);
void privacy_html(struct page *);

#endif
