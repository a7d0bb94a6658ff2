#ifndef TESTS_SUPPORT_MODEL_INSIDE_H
#define TESTS_SUPPORT_MODEL_INSIDE_H

#include "support/model.h"

/* What the two halves of the model share: what people do (model.c), what time does (model_time.c).
 */
enum { HOUR = 3600, DAY = 86400 };

bool model_waits(const struct model_concern *c);
bool model_stops_anew(const struct model_concern *c);
int model_count(const struct model *m, bool (*is)(const struct model_concern *));
bool model_is_live(const struct model *m, const struct model_concern *c);
void model_enter(struct model *m, enum decision_state state, int64_t at);
void model_close_as(struct model *m, enum decision_close as, int64_t at);
void model_adopt(struct model *m, int64_t at);
void model_bring_back(struct model *m);
void model_open_review(struct model *m, int64_t at, bool is_of_trial);
void model_give_up_offer(struct model *m);
bool model_is_in(const struct model *m, enum decision_state a, enum decision_state b);

#endif
