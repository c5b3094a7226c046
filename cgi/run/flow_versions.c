#include "run/flow_versions.h"
#include "base/file.h"
#include "base/yaml.h"
#include "domain/flows/activation.h"
#include "run/open.h"
#include <stdio.h>

enum { FAULT_BYTES = 1 << 20 };

static int failed(const char *why)
{
    fprintf(stderr, "hotline flow: %s\n", why);
    return 1;
}

static int answer(enum err e)
{
    return e == ERR_CONFLICT ? failed("the version that the mapping starts from is not the one "
                                      "in use, or a newer one is in use; see hotline flow list "
                                      "and /staff/flows")
           : e == ERR_FORBIDDEN ? failed("this login is no administrator's today")
           : e == ERR_NOT_FOUND ? failed("no such activation")
           : e == ERR_GONE      ? failed("it is undone already")
                                : failed("the database refused");
}

/* Law and workflows were proved when the command opened; the mapping is proved here. */
static int read_mapping(struct opened *o, const char *file, struct flow_map **map)
{
    struct buf faults = { .a = o->a, .max = FAULT_BYTES };
    str text;
    if (file_read(o->a, str_from(file), YML_BYTES, &text) != OK)
        return failed("the mapping cannot be read");
    if (flow_map_parse(o->a, str_from(file), text, o->cx.flows, map, &faults) == OK
        && flow_map_check(o->a, *map, &faults) == 0)
        return 0;
    fputs(buf_str(&faults).p, stderr);
    return 1;
}

static void print_plan(struct arena *a, const struct flow_map *map, const struct plan *p)
{
    printf("%.*s: version %d -> %d, new cases from %.*s\n", STR_ARG(map->from->name),
           map->from->version, map->to->version, STR_ARG(date_iso(a, p->active_from)));
    for (size_t i = 0; i < p->n_stages; i++) {
        const struct plan_stage *s = &p->stages[i];
        printf("  %-28.*s %s%.*s  %lld\n", STR_ARG(s->from), s->to.n ? "-> " : "stays",
               STR_ARG(s->to), (long long)s->n);
    }
    printf("%lld open cases move, %lld stay in version %d\n", (long long)p->moves,
           (long long)p->stays, map->from->version);
    for (size_t i = 0; i < p->n_codes; i++)
        printf("%s%.*s%s", i ? " " : "first: ", STR_ARG(p->codes[i]),
               i + 1 == p->n_codes ? "\n" : "");
}

int flow_plan(const char *config, const char *mapping)
{
    struct opened o;
    struct flow_map *map;
    struct plan plan;
    int status = open_command("flow", config, OPEN_LAW, &o);
    if (status)
        return status;
    status = read_mapping(&o, mapping, &map);
    if (status == 0) {
        const enum err e = activation_plan(&o.cx, map, &plan);
        if (e == OK)
            print_plan(o.a, map, &plan);
        else
            status = answer(e);
    }
    open_close(&o);
    return status;
}

int flow_activate(const char *config, const char *mapping, const char *login)
{
    struct opened o;
    struct flow_map *map;
    account_id by;
    activation_id id;
    int status = open_command("flow", config, OPEN_LAW, &o);
    if (status)
        return status;
    status = read_mapping(&o, mapping, &map);
    if (status == 0) {
        enum err e = activation_admin(&o.cx, str_from(login), &by);
        if (e == OK)
            e = activation_make(&o.cx, map, by, &id);
        if (e == OK)
            printf("activation %lld\n", (long long)id.v);
        else
            status = answer(e);
    }
    open_close(&o);
    return status;
}

int flow_undo(const char *config, const char *number, const char *login)
{
    struct opened o;
    account_id by;
    int64_t id = 0, moved;
    if (str_i64(str_from(number), &id) != OK || id <= 0)
        return failed("which activation? Its number is on /staff/flows");
    int status = open_command("flow", config, OPEN_DB, &o);
    if (status)
        return status;
    enum err e = activation_admin(&o.cx, str_from(login), &by);
    if (e == OK)
        e = activation_undo(&o.cx, (activation_id){ id }, by, &moved);
    if (e == OK)
        printf("undone; of %lld moved cases those without a step since go back\n",
               (long long)moved);
    else
        status = answer(e);
    open_close(&o);
    return status;
}
