#include "http/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>

#include "http/exchange.h"

enum { STATUS_CLASSES = 6 };

static _Atomic int64_t connections;
static _Atomic int64_t answers[STATUS_CLASSES]; /* by the first digit of their status */

void metrics_connection(int change)
{
    atomic_fetch_add(&connections, change);
}

void metrics_answer(int status)
{
    if (status >= 100 && status / 100 < STATUS_CLASSES)
        atomic_fetch_add(&answers[status / 100], 1);
}

struct metric {
    const char *name;
    const char *type; /* "counter" or "gauge" */
    const char *help;
    int64_t value;
};

static void put_head(struct buffer *out, const struct metric *metric)
{
    buffer_format(out, "# HELP palabre_%s %s\n# TYPE palabre_%s %s\n", metric->name, metric->help,
                  metric->name, metric->type);
}

static void put_answers(struct buffer *out)
{
    static const struct metric head = { "answers_total", "counter", "Answers by their status." };

    put_head(out, &head);
    for (int i = 1; i < STATUS_CLASSES; i++)
        buffer_format(out, "palabre_%s{status=\"%dxx\"} %" PRId64 "\n", head.name, i,
                      atomic_load(&answers[i]));
}

static void put_metrics(struct buffer *out, const struct service *service)
{
    struct store_counts counts = { 0 };
    struct metric metrics[] = {
        { "connections_open", "gauge", "Connections that are open.", atomic_load(&connections) },
        { "kept_bytes", "gauge", "Memory of the pages and parts that are kept.",
          (int64_t)kept_bytes(service->kept) },
        { "writes_total", "counter", "Acts that were committed.", 0 },
        { "transactions_total", "counter", "Transactions they were committed in.", 0 },
        { "writes_waiting", "gauge", "Acts that wait in the line.", 0 },
        { "read_only", "gauge", "1 when nothing can be saved until a restart.", 0 },
    };

    if (service->store) {
        counts = store_counts(service->store);
        metrics[2].value = counts.writes;
        metrics[3].value = counts.transactions;
        metrics[4].value = counts.waiting;
        metrics[5].value = store_is_read_only(service->store);
    }
    for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++) {
        put_head(out, &metrics[i]);
        buffer_format(out, "palabre_%s %" PRId64 "\n", metrics[i].name, metrics[i].value);
    }
}

enum result metrics_show(struct request *request)
{
    struct buffer out = { .arena = &request->arena };

    if (!request->is_local && !may_administer(&request->visitor))
        return NOT_FOUND;
    put_answers(&out);
    put_metrics(&out, request->exchange->service);
    request->answer.type = STR("text/plain; version=0.0.4; charset=utf-8");
    request->answer.body = buffer_str(&out);
    request->answer.is_kept_nowhere = true;
    return OK;
}
