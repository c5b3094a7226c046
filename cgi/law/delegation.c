#include "law/delegation.h"
#include "law/internal.h"

const struct law_deputy *law_deputy(const struct law *law, str code, struct date day)
{
    const struct law_deputy *d;
    for (size_t at = 0; (d = law_next_deputy(law, day, &at));)
        if (str_eq(d->code, code))
            return d;
    return NULL;
}

const struct law_deputy *law_next_deputy(const struct law *law, struct date day, size_t *at)
{
    while (*at < law->n_deputies) {
        const struct law_deputy *d = &law->deputies[(*at)++];
        if (in_force(d->from, d->to, day))
            return d;
    }
    return NULL;
}

str law_field_name(const struct law *law, enum lang lang, str code)
{
    const struct law_field *f = law_field(law, code);
    return !f ? (str){ 0 } : lang == LANG_EN ? f->name : f->name_vi;
}

str law_next_field(const struct law *law, size_t *at)
{
    return *at < law->n_fields ? law->fields[(*at)++].code : (str){ 0 };
}

static bool has_field(str fields, str code)
{
    str word;
    while (str_next(&fields, ' ', &word))
        if (str_eq(word, code))
            return true;
    return false;
}

/* Scope: every act in time must lie within the fields and under the sum. */
static enum law_refusal out_of_scope(const struct law_assessment *as,
                                     const struct law_delegation *g,
                                     const struct law_act_out **act)
{
    for (size_t i = 0; i < as->n_acts; i++) {
        const struct law_act_out *o = &as->acts[i];
        if (!o->in_time)
            continue;
        *act = o;
        if (!has_field(g->fields, o->act->field))
            return LAW_DELEGATED_OTHER_FIELD;
        if (g->fine_max > 0 && o->power_tested > g->fine_max)
            return LAW_DELEGATED_LESS;
    }
    *act = NULL;
    return LAW_MAY_SIGN;
}

static enum law_refusal tested(const struct law_assessment *as, const struct law_delegation *g,
                               enum law_content content, const struct law_act_out **act)
{
    const struct date day = as->file.handled_on;
    if (g->content != content)
        return LAW_DELEGATED_OTHERWISE;
    if (date_cmp(day, g->from) < 0)
        return LAW_DELEGATED_LATER;
    if (g->ended.has && date_cmp(day, g->ended.v) >= 0)
        return LAW_DELEGATION_ENDED;
    if (date_cmp(day, g->to) > 0)
        return LAW_DELEGATION_OVER;
    return out_of_scope(as, g, act);
}

struct law_signer law_deputy_verdict(const struct law *law, const struct law_assessment *as,
                                     str deputy, enum law_content content,
                                     const struct law_delegation *list, size_t n)
{
    const struct law_deputy *d = law_deputy(law, deputy, as->file.handled_on);
    if (!d)
        return (struct law_signer){ .refusal = LAW_NO_POWER };
    const struct law_signer head = law_signer_find(as, d->of);
    struct law_signer best = { .position = head.position, .deputy = d,
                               .refusal = LAW_NOT_DELEGATED };
    for (size_t i = 0; head.position && i < n; i++) {
        const struct law_act_out *act = NULL;
        if (!str_eq(list[i].giver_position, d->of))
            continue;
        const enum law_refusal r = tested(as, &list[i], content, &act);
        if (r == LAW_MAY_SIGN) {
            best = head;
            best.deputy = d;
            best.delegation = &list[i];
            return best;
        }
        if (r > best.refusal) { /* refusals of delegations stand from far to near */
            best.refusal = r;
            best.act = act;
            best.delegation = &list[i];
        }
    }
    return best;
}
