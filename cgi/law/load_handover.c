/* handover.csv: who goes on with the open cases of a district that ended. */
#include "law/internal.h"

enum { H_FLOW, H_AREA, H_RECEIVER, H_BASIS, H_BASIS_VI, H_FROM, H_TO, H_SURE, H_NOTE };
static const char *const handover_columns[] = {
    "flow", "area", "receiver", "basis", "basis_vi", "valid_from", "valid_to", "verified", "note",
};
static const char *const areas[] = { "one", "several", NULL };
static const char *const receivers[] = { "commune", "province", NULL };

void load_handover(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/handover.csv", STR_ARG(l->dir)), S("handover.csv"),
               handover_columns, COUNT(handover_columns), s);
    law->handovers = NEWS(l->a, struct law_handover, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        struct law_handover *h = &law->handovers[i];
        l->line = s->rows[i].line;
        *h = (struct law_handover){
            .flow = need_text(l, c[H_FLOW], "flow"),
            .area = (enum law_area)need_word(l, c[H_AREA], "area", areas),
            .receiver = (enum law_receiver)need_word(l, c[H_RECEIVER], "receiver", receivers),
            .basis = need_text(l, c[H_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[H_BASIS_VI]),
            .sure = need_sure(l, c[H_SURE]),
        };
        need_period(l, c[H_FROM], c[H_TO], &h->from, &h->to);
        p[i] = (struct period){ h->flow, c[H_AREA], h->from, h->to, l->line };
    }
    law->n_handovers = s->n;
    check_overlap(l, s, p, s->n);
}

const struct law_handover *law_handover(const struct law *law, str flow, enum law_area area,
                                        struct date day)
{
    const struct law_handover *any = NULL;
    for (size_t i = 0; i < law->n_handovers; i++) {
        const struct law_handover *h = &law->handovers[i];
        if (h->area != area || !in_force(h->from, h->to, day))
            continue;
        if (str_eq(h->flow, flow))
            return h;
        if (str_eq(h->flow, S("*")))
            any = h;
    }
    return any;
}
