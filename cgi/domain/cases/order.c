#include "domain/cases/order.h"
#include "domain/cases/effects.h"

static enum err field_check(struct cx *cx, const struct case_held *c,
                            const struct flow_field *f, const struct step_in *in,
                            struct step_fault *fault)
{
    struct date day, first;
    str text = S("");
    for (size_t i = 0; i < in->n_values; i++)
        if (str_eq(in->values[i].field, f->name))
            text = in->values[i].text;
    if (str_empty(text))
        return OK;
    TRY(date_parse(text, &day));
    for (size_t i = 0; i < f->n_not_before; i++) {
        TRY(effects_typed(cx, c, in, f->not_before[i]->name, &text));
        if (date_parse(text, &first) != OK || date_cmp(day, first) >= 0)
            continue;
        fault->early = f;
        fault->early_day = day;
        fault->first = f->not_before[i];
        fault->first_day = first;
        return ERR_INVALID;
    }
    return OK;
}

enum err order_check(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                     const struct step_in *in, struct step_fault *fault)
{
    for (size_t i = 0; i < step->n_needs; i++)
        if (step->needs[i]->n_not_before)
            TRY(field_check(cx, c, step->needs[i], in, fault));
    for (size_t i = 0; i < step->n_optional; i++)
        if (step->optional[i]->n_not_before)
            TRY(field_check(cx, c, step->optional[i], in, fault));
    return OK;
}
