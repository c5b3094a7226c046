/* `hotline serve`: one worker of the citizens' or the officials' service. */
#include "base/lang.h"
#include "base/log.h"
#include "crypto/keys.h"
#include "domain/flows/today.h"
#include "domain/intake/places.h"
#include "law/law.h"
#include "pages/answer.h"
#include "pages/gate.h"
#include "pages/routes.h"
#include "run/fcgi.h"
#include "run/pictures.h"
#include "run/run.h"
#include "run/settings.h"
#include "run/tables.h"
#include <stdio.h>
#include <string.h>

#define START_BYTES (64 * MiB)   /* configuration, law, workflows */
#define DB_BYTES (32 * MiB)      /* connection and prepared statements */
#define REQUEST_BYTES (24 * MiB) /* one request */

static const char usage[] =
    "usage: hotline serve --public|--staff --config FILE [--socket PATH]\n"
    "  --public       the citizens' service: takes reports, cannot open what is sealed\n"
    "  --staff        the officials' service\n"
    "  --config FILE  hotline.yaml\n"
    "  --socket PATH  listen there instead of on descriptor 0, which spawn-fcgi passes\n"
    "Stops on SIGTERM, SIGUSR1 or SIGINT when the request in hand is answered.\n";

enum site { PUBLIC = 1, STAFF };

struct service {
    enum site site;
    const char *config, *socket;
    struct arena *a;  /* until the end */
    struct arena *db; /* of the connection */
    struct config conf;
    struct db_conf db_conf;
    struct keyring *keys;
    struct tables tables;
};

static bool options(int argc, char **argv, struct service *s)
{
    for (int i = 1; i < argc; i++) {
        const bool more = i + 1 < argc;
        if (strcmp(argv[i], "--public") == 0 && !s->site)
            s->site = PUBLIC;
        else if (strcmp(argv[i], "--staff") == 0 && !s->site)
            s->site = STAFF;
        else if (strcmp(argv[i], "--config") == 0 && more)
            s->config = argv[++i];
        else if (strcmp(argv[i], "--socket") == 0 && more)
            s->socket = argv[++i];
        else
            return false;
    }
    return s->site && s->config;
}

/* Opened by the first request that comes, and again after a failure. */
static enum err db_ready(struct service *s, struct cx *cx)
{
    if (cx->db)
        return OK;
    arena_reset(s->db);
    return db_open(s->db, &s->db_conf, &cx->db);
}

/* A language chosen with ?lang= holds for a year. */
static void lang_keep(struct req *r, struct resp *w)
{
    enum lang chosen;
    if (r->fault != OK || lang_parse(req_query(r, "lang", 8), &chosen) != OK)
        return;
    const str code = str_from(lang_code(chosen));
    if (!str_eq(req_cookie(r, "__Host-lang"), code))
        resp_cookie_set(w, "__Host-lang", code, 365 * 24 * 3600, SAME_SITE_LAX);
}

/* Officials may come in and see which term is missing. */
static enum tables_need need_of(const struct service *s)
{
    return s->site == PUBLIC ? TABLES_LIVE : TABLES_ANY;
}

static enum err files_load(struct service *s, struct cx *cx, struct buf *faults)
{
    const enum key_set set = s->site == PUBLIC ? KEYS_PUBLIC : KEYS_STAFF;
    if (str_empty(s->conf.law.province_file)) {
        buf_add(faults, S("law.province_file: missing; the terms that the law leaves to the "
                          "province must be set before the service goes live\n"));
        return ERR_UNSET;
    }
    TRY(tables_load(&s->conf, need_of(s), &s->tables, faults));
    cx->law = s->tables.law;
    cx->flows = s->tables.flows;
    return keyring_load(s->a, s->conf.secrets.dir, set, &s->keys, faults);
}

static void handle(struct fcgi_app *app, struct req *r, struct resp *w)
{
    struct service *s = app->arg;
    const struct route *routes = s->site == PUBLIC ? public_routes : staff_routes;
    const size_t n = s->site == PUBLIC ? n_public_routes : n_staff_routes;
    str to;
    enum err e = r->fault;
    tables_follow(r->cx->a, &s->conf, need_of(s), &s->tables);
    r->cx->law = s->tables.law;
    r->cx->flows = s->tables.flows;
    r->cx->intake = s->tables.intake;
    r->cx->forms = s->tables.forms;
    r->cx->inspection = s->tables.inspection;
    r->cx->law_digest = s->tables.digest;
    lang_keep(r, w);
    if (e == OK && router_slash(routes, n, r, &to))
        e = resp_redirect(w, to);
    else if (e == OK && (e = db_ready(s, r->cx)) == OK)
        s->site == PUBLIC ? gate_public(r, w) : gate_staff(r, w);
    if (e != OK)
        resp_error(r, w, e);
}

/*
 * The officials' service works with the versions of workflows that were activated.
 * Where the database does not answer yet, flow_today() looks after them.
 */
static enum err versions_check(struct service *s, struct cx *cx, struct buf *faults)
{
    struct cx at = *cx;
    if (s->site != STAFF || db_ready(s, cx) != OK)
        return OK;
    at.db = cx->db;
    at.a = s->a;
    db_fail_nth(at.db, 0);
    TRY(flows_in_place(&at, faults));
    db_fail_as_asked(at.db);
    return OK;
}

/* Everything that can be wrong is found before the first request. 0, or the exit status. */
static int prepare(struct service *s, struct cx *cx)
{
    struct buf faults = { .a = s->a, .max = 64 * 1024 };
    const char *path;
    const int status = settings_load(s->a, "serve", s->config, &s->conf);
    if (status)
        return status;
    const struct config_account *who =
        s->site == PUBLIC ? &s->conf.database.public_user : &s->conf.database.staff_user;
    cx->conf = &s->conf;
    cx->pictures = &pictures;
    cx->place_cache = place_cache_new(s->a);
    if (gate_check(&path) != OK) {
        fprintf(stderr, "hotline serve: the route %s is not well-formed\n", path);
        return 1;
    }
    if (lang_start(str_c(s->a, s->conf.locale_dir)) != OK) {
        fputs("hotline serve: no locale C.UTF-8\n", stderr);
        return 1;
    }
    if (settings_db(s->a, &s->conf, who, &s->db_conf) != OK)
        return 1;
    if (files_load(s, cx, &faults) != OK || versions_check(s, cx, &faults) != OK) {
        fputs(buf_str(&faults).p, stderr);
        return 1;
    }
    cx->keys = s->keys;
    return 0;
}

int run_serve(int argc, char **argv)
{
    struct service s = { 0 };
    struct fcgi_app app = { .arena_bytes = REQUEST_BYTES, .handle = handle, .arg = &s };
    if (usage_asked(argc, argv, usage))
        return 0;
    if (!options(argc, argv, &s))
        return usage_error("serve", "needs --public or --staff, and --config FILE");
    s.a = arena_new(START_BYTES);
    s.db = arena_new(DB_BYTES);
    app.socket = s.socket;
    int status = prepare(&s, &app.cx);
    if (status == 0)
        status = fcgi_serve(&app);
    db_close(app.cx.db);
    place_cache_free(app.cx.place_cache);
    keyring_close(s.keys);
    tables_free(&s.tables);
    arena_free(s.db);
    arena_free(s.a);
    return status;
}
