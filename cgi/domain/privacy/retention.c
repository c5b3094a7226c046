#include "domain/privacy/retention.h"
#include "base/file.h"
#include "domain/intake/tables.h"
#include "flow/flow.h"

static const char *const columns[] = { "flow", "stage", "days", "basis" };
enum { FLOW, STAGE, DAYS, BASIS };

static void check_twice(struct loader *l, const struct retention_rule *rules, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(rules[k].flow, rules[i].flow) && str_eq(rules[k].stage, rules[i].stage))
            fault(l, "'%.*s' stands twice", STR_ARG(rules[i].stage));
}

void retention_load(struct loader *l, struct intake_tables *t)
{
    struct sheet s;
    if (!sheet_read_any(l, path_join(l->a, l->dir, S("retention.csv")), S("retention.csv"),
                        columns, COUNT(columns), &s))
        return;
    struct retention_rule *rules = NEWS(l->a, struct retention_rule, s.n);
    for (size_t i = 0; i < s.n; i++) {
        const str *c = s.rows[i].cell;
        l->line = s.rows[i].line;
        rules[i] = (struct retention_rule){
            .flow = need_text(l, c[FLOW], "flow"), .stage = need_text(l, c[STAGE], "stage"),
            .basis = c[BASIS], .line = l->line };
        if (!str_empty(c[DAYS])) {
            rules[i].days = need_whole(l, c[DAYS], "days", 1, RETENTION_DAYS_MAX);
            need_text(l, c[BASIS], "basis");
        }
        check_twice(l, rules, i);
    }
    t->retention = rules;
    t->n_retention = s.n;
}

static bool is_end(const struct flows *flows, const struct retention_rule *r)
{
    for (size_t i = 0; i < flows->n; i++) {
        const struct flow_stage *stage = str_eq(flows->all[i]->name, r->flow)
            ? flow_stage(flows->all[i], r->stage) : NULL;
        if (stage && stage->end)
            return true;
    }
    return false;
}

enum err retention_check(const struct intake_tables *t, const struct flows *flows,
                         struct buf *faults)
{
    enum err e = OK;
    for (size_t i = 0; i < t->n_retention; i++) {
        const struct retention_rule *r = &t->retention[i];
        if (is_end(flows, r))
            continue;
        buf_fmt(faults, "retention.csv:%zu: '%.*s' is no end of the procedure '%.*s'\n", r->line,
                STR_ARG(r->stage), STR_ARG(r->flow));
        e = ERR_INVALID;
    }
    return e;
}
