/* monitoring.csv: from which discharge on a facility must have automatic monitoring. */
#include "law/internal.h"

enum { M_CODE, M_MEDIUM, M_FLOW, M_UNIT, M_BASIS, M_BASIS_VI, M_FROM, M_TO, M_SURE, M_NOTE };
static const char *const monitoring_columns[] = {
    "code", "medium", "flow_from", "unit", "basis", "basis_vi", "valid_from", "valid_to",
    "verified", "note",
};
static const char *const media[] = { "wastewater", "emission", NULL };
static const char *const units[] = { "m3_day", "m3_hour", NULL };

void load_monitoring(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/monitoring.csv", STR_ARG(l->dir)), S("monitoring.csv"),
               monitoring_columns, COUNT(monitoring_columns), s);
    law->monitorings = NEWS(l->a, struct law_monitoring, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        struct law_monitoring *m = &law->monitorings[i];
        l->line = s->rows[i].line;
        *m = (struct law_monitoring){
            .code = need_text(l, c[M_CODE], "code"), .medium = c[M_MEDIUM],
            .set = !str_empty(c[M_FLOW]), .basis = need_text(l, c[M_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[M_BASIS_VI]), .sure = need_sure(l, c[M_SURE]),
        };
        if (need_word(l, c[M_MEDIUM], "medium", media) != need_word(l, c[M_UNIT], "unit", units))
            fault(l, "wastewater is counted in m3_day, emission in m3_hour");
        if (m->set)
            m->from_milli = need_decimal(l, c[M_FLOW], "flow_from", 1000);
        if (m->set && m->from_milli <= 0)
            fault(l, "flow_from is above 0, or empty where it was not read");
        need_period(l, c[M_FROM], c[M_TO], &m->from, &m->to);
        p[i] = (struct period){ m->code, S(""), m->from, m->to, l->line };
    }
    law->n_monitorings = s->n;
    check_overlap(l, s, p, s->n);
}

enum law_monitored law_monitoring(const struct law *law, str medium, opt_i64 flow_milli,
                                  struct date day, const struct law_monitoring **rule)
{
    enum law_monitored found = LAW_MONITOR_NO_RULE;
    *rule = NULL;
    for (size_t i = 0; i < law->n_monitorings; i++) {
        const struct law_monitoring *m = &law->monitorings[i];
        if (!str_eq(m->medium, medium) || !in_force(m->from, m->to, day))
            continue;
        const enum law_monitored this = !m->set       ? LAW_MONITOR_UNSET
            : !flow_milli.has                         ? LAW_MONITOR_NO_FLOW
            : flow_milli.v >= m->from_milli           ? LAW_MONITOR_MUST
                                                      : LAW_MONITOR_NOT;
        if (this > found) {
            found = this;
            *rule = m;
        }
    }
    return found;
}
