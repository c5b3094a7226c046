/* Who may sign: power is tested act by act, and one act above it moves the whole file
 * (Law 15/2012/QH13 art. 52; Decree 45/2022/NĐ-CP art. 6.3). */
#include "law/internal.h"

#include <stdlib.h>

static bool has_letter(str letters, str wanted)
{
    str rest = letters, letter;
    while (str_next(&rest, ' ', &letter))
        if (str_eq(letter, wanted))
            return true;
    return false;
}

/* May the position order this remedy? Unknown counts as no. */
static bool may_order(const struct law_position *p, const struct law_measure *m)
{
    if (p->remedy != LAW_MAY)
        return false;
    if (str_empty(p->remedy_points))
        return true;
    if (str_empty(m->points))
        return false;
    str rest = m->points, letter;
    while (str_next(&rest, ' ', &letter))
        if (!has_letter(p->remedy_points, letter))
            return false;
    return true;
}

static bool may_impose(const struct law_position *p, const struct law_measure *m)
{
    switch (m->kind) {
    case LAW_REVOKE:
        return p->revoke == LAW_MAY;
    case LAW_SUSPEND:
        return p->suspend == LAW_MAY;
    case LAW_CONFISCATE:
        return p->confiscate == LAW_MAY;
    case LAW_REMEDY:
        return may_order(p, m);
    }
    return false;
}

static int64_t power_of(const struct law_position *p, enum law_subject subject)
{
    return subject == LAW_ORGANIZATION ? p->power_organization : p->power_individual;
}

static void test_extras(const struct law_act *act, const struct law_position *p,
                        struct law_signer *s)
{
    for (size_t i = 0; s->refusal == LAW_MAY_SIGN && i < act->n_extras; i++) {
        const struct law_measure *m = act->extras[i].measure;
        if (may_impose(p, m))
            continue;
        s->refusal = m->kind == LAW_CONFISCATE ? LAW_NOT_CONFISCATE : LAW_NO_SUSPENSION;
        s->measure = m;
    }
}

/* The verdict on one act: s->refusal stays LAW_MAY_SIGN when nothing stands against it. */
static void test_act(const struct law_assessment *as, const struct law_act_out *o,
                     const struct law_position *p, struct law_signer *s)
{
    if (o->power_tested > power_of(p, as->file.subject))
        s->refusal = LAW_FINE_TOO_HIGH;
    test_extras(o->act, p, s);
    if (o->suspension_of && o->suspension_of != o->act)
        test_extras(o->suspension_of, p, s);
    for (size_t i = 0; s->refusal == LAW_MAY_SIGN && i < o->act->n_remedies; i++)
        if (!may_impose(p, o->act->remedies[i])) {
            s->refusal = LAW_NO_REMEDY;
            s->measure = o->act->remedies[i];
        }
    if (s->refusal != LAW_MAY_SIGN) {
        s->act = o;
        s->position = p;
    }
}

/* The first act in time for whose field the position has no row; NULL when there is none. */
static const struct law_act_out *other_field(const struct law *law,
                                             const struct law_assessment *as, str code)
{
    for (size_t i = 0; i < as->n_acts; i++)
        if (as->acts[i].in_time
            && !law_position(law, code, as->acts[i].act->field, as->file.handled_on))
            return &as->acts[i];
    return NULL;
}

/* The verdict on a position, given by one of its rows valid that day. */
static struct law_signer verdict(const struct law *law, const struct law_assessment *as,
                                 const struct law_position *p)
{
    struct law_signer s = { .position = p, .refusal = LAW_MAY_SIGN };
    if (!p->may_sanction) {
        s.refusal = LAW_NO_POWER;
        return s;
    }
    s.act = other_field(law, as, p->code);
    if (s.act) {
        s.refusal = LAW_OTHER_FIELD;
        return s;
    }
    if (p->acts_unknown || !p->power_known) {
        s.refusal = LAW_ACTS_UNKNOWN;
        return s;
    }
    bool first = true;
    for (size_t i = 0; s.refusal == LAW_MAY_SIGN && i < as->n_acts; i++) {
        const struct law_act_out *o = &as->acts[i];
        if (!o->in_time)
            continue;
        const struct law_position *row =
            law_position(law, p->code, o->act->field, as->file.handled_on);
        if (first)
            s.position = row;
        first = false;
        test_act(as, o, row, &s);
    }
    return s;
}

static int by_power(const void *a, const void *b)
{
    const struct law_signer *x = a, *y = b;
    const int64_t p = x->position->power_individual, q = y->position->power_individual;
    return p != q ? (p > q) - (p < q) : str_cmp(x->position->code, y->position->code);
}

static bool seen(const struct law_signer *list, size_t n, str code)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(list[i].position->code, code))
            return true;
    return false;
}

void find_signers(struct arena *a, const struct law *law, struct law_assessment *as)
{
    struct law_signer *yes = NEWS(a, struct law_signer, law->n_positions);
    struct law_signer *no = NEWS(a, struct law_signer, law->n_positions);
    const struct law_position *p;
    for (size_t at = 0; (p = law_next_position(law, as->file.handled_on, &at));) {
        if (seen(yes, as->n_signers, p->code) || seen(no, as->n_refused, p->code))
            continue;
        const struct law_signer s = verdict(law, as, p);
        if (s.refusal == LAW_MAY_SIGN)
            yes[as->n_signers++] = s;
        else
            no[as->n_refused++] = s;
    }
    qsort(yes, as->n_signers, sizeof *yes, by_power);
    as->signers = yes;
    as->refused = no;
}

struct law_signer law_signer_find(const struct law_assessment *as, str code)
{
    for (size_t i = 0; i < as->n_signers; i++)
        if (str_eq(as->signers[i].position->code, code))
            return as->signers[i];
    for (size_t i = 0; i < as->n_refused; i++)
        if (str_eq(as->refused[i].position->code, code))
            return as->refused[i];
    return (struct law_signer){ .refusal = LAW_NO_POWER };
}
