#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "accounts/account.h"
#include "ballots/close.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "cli/command.h"
#include "cli/control.h"
#include "decisions/tick.h"
#include "finding/search.h"
#include "http/exchange.h"
#include "http/gather.h"
#include "http/server.h"
#include "http/throttle.h"
#include "notices/notice.h"
#include "topics/draft.h"
#include "topics/gone.h"
#include "topics/render_anew.h"

enum {
    SWEEP_SECONDS = 3600,
    TIDY_SECONDS = 5,
    TIDY_SHARES = 100,
    RENDER_SHARES = 20,
    ERASE_SHARES = 20,
    REQUESTS_PER_SECOND = 100,
    LISTEN_MAX = 320
};

static const char *const default_listen = "127.0.0.1:8080";

static struct str option(struct command *command, const char *name, const char *otherwise)
{
    const char *value = command_option(command, name);

    return str_of(value ? value : otherwise);
}

/* What the site goes by; "https://" in its address means that browsers reach it under TLS. */
static bool site_from_options(struct command *command, struct site *site)
{
    site->name = option(command, "--name", "Palabre");
    site->tagline = option(command, "--tagline", "");
    site->url = option(command, "--url", "");
    site->trusted_proxy = option(command, "--behind", "");
    site->source_url = option(command, "--source", "");
    site->is_secure = str_starts(site->url, "https://");
    random_bytes(site->address_key, sizeof site->address_key);
    if (!site->url.length || site->is_secure || str_starts(site->url, "http://"))
        return !str_ends(site->url, "/");
    return false;
}

static enum result sweep(struct db *db, void *context)
{
    enum result result = sessions_sweep(db);

    (void)context;
    if (result == OK)
        result = notices_sweep(db);
    if (result == OK)
        result = drafts_sweep(db);
    return result == OK ? throttle_sweep(db) : result;
}

/* Says how the first administrator is made, as long as there is none. */
static void greet(struct command *command, struct store *store, const char *listen_on)
{
    struct db *db = store_reader(store);
    bool has_administrator = true;

    if (db) {
        db_begin(db);
        if (account_has_administrator(db, &has_administrator) != OK || db_commit(db) != OK)
            db_rollback(db);
    }
    fprintf(command->out, "Palabre listens on http://%s/\n", listen_on);
    if (!has_administrator)
        fprintf(command->out,
                "There is no administrator yet. Make one in another terminal:\n"
                "    palabre account create NAME --role administrator --database %s\n",
                command->database);
    fflush(command->out);
}

static void report(enum result result, const char *what)
{
    if (result != OK)
        log_event(LOG_WARNING, "housekeeping-failed", { "what", str_of(what) });
}

/* Until SIGINT or SIGTERM; what is past is swept away meanwhile. */
static void wait_for_the_end(const struct service *service, const sigset_t *signals)
{
    struct timespec pause = { .tv_sec = TIDY_SECONDS };
    int64_t swept_at = clock_milliseconds();

    while (sigtimedwait(signals, NULL, &pause) < 0) {
        report(ballots_tick(service->store), "ballots");
        report(tick_all(service->store), "decisions");
        report(search_tidy(service->store, TIDY_SHARES), "index");
        report(posts_render_anew(service->store, RENDER_SHARES), "rendering");
        report(posts_erase_left(service->store, ERASE_SHARES), "erasing");
        report(gathered_write(service->gathered, service->store), "readings");
        if (clock_milliseconds() - swept_at < SWEEP_SECONDS * 1000)
            continue;
        swept_at = clock_milliseconds();
        report(store_write(service->store, sweep, NULL), "sessions");
    }
}

/* The log goes by the name that the site is known by. */
static struct str log_origin(const struct site *site)
{
    size_t scheme = str_find(site->url, STR("://"), 0);

    return site->url.length ? str_slice(site->url, scheme + 3, site->url.length) : STR("palabre");
}

static int serve(struct command *command, struct site *site, const struct server_options *options)
{
    struct service service = { .site = site };
    struct control *control;
    struct server *server;
    sigset_t signals;

    /* Threads inherit the mask: signals come to this one alone. */
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    service.store = store_open(command->database);
    if (!service.store || !command_open_identity(command, service.store, log_origin(site))) {
        store_close(service.store);
        return EXIT_REFUSED;
    }
    report(search_catch_up(service.store), "index");
    ballots_site(site->url);
    report(ballots_tick(service.store), "ballots");
    report(tick_all(service.store), "decisions");
    service.kept = kept_table_new(KEPT_BYTES_MAX);
    service.gathered = gathered_new();
    server = server_start(&service, options);
    if (server) {
        control = control_start(command->database, service.store);
        greet(command, service.store, options->listen);
        wait_for_the_end(&service, &signals);
        control_stop(control);
        server_stop(server);
        report(gathered_write(service.gathered, service.store), "readings");
    }
    store_close(service.store);
    kept_table_free(service.kept);
    gathered_free(service.gathered);
    return server ? EXIT_DONE : EXIT_REFUSED;
}

int command_serve(struct command *command)
{
    struct server_options options = { .listen = option(command, "--listen", default_listen).data };
    struct str rate = option(command, "--requests-per-second", "");
    struct site site = { 0 };
    int64_t number = REQUESTS_PER_SECOND;
    char address[LISTEN_MAX];

    if (!site_from_options(command, &site)) {
        fputs("palabre serve: --url is an http:// or https:// address without a slash at its end\n",
              command->err);
        return EXIT_USAGE;
    }
    if ((rate.length && (!str_to_integer(rate, &number) || number < 0 || number > 1000000)) ||
        command->argc) {
        fprintf(command->err, "palabre serve: not understood: %s\n",
                command->argc ? command->argv[0] : "--requests-per-second");
        return EXIT_USAGE;
    }
    options.requests_per_second_max = (int)number;
    snprintf(address, sizeof address, "http://%s", options.listen);
    site.listens_at = str_of(address);
    return serve(command, &site, &options);
}
