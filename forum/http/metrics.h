#ifndef HTTP_METRICS_H
#define HTTP_METRICS_H

#include "http/request.h"

/*
 * What this process tells of itself to those who watch over it, in Prometheus'
 * text format (version 0.0.4): numbers of the whole, nothing of a person. Only
 * for who asks from this machine itself, and for administrators.
 */
void metrics_connection(int change); /* one opened: 1, or closed: -1 */
void metrics_answer(int status);

enum result metrics_show(struct request *);

#endif
