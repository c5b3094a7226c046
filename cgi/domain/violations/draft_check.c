/* Pure: a draft against what the law allows. */
#include "domain/violations/draft.h"

#define FAULTS_MAX 400
#define MONTHS_MAX 600

struct faults {
    struct draft_fault *list;
    size_t n;
};

static void add(struct faults *f, enum draft_wrong wrong, size_t act, str measure)
{
    if (f->n < FAULTS_MAX)
        f->list[f->n++] = (struct draft_fault){ wrong, act, measure };
}

static void check_fine(struct faults *f, const struct law_act_out *o, opt_i64 fine, size_t i,
                       bool too_young)
{
    if (too_young) {
        if (fine.has)
            add(f, DRAFT_FINE_AGE, i, S(""));
    } else if (!o->has_fine || !o->in_time) {
        if (fine.has)
            add(f, DRAFT_FINE_NONE, i, S(""));
    } else if (!fine.has) {
        if (o->act->penalty == LAW_FINE)
            add(f, DRAFT_FINE_MISSING, i, S(""));
    } else if (fine.v < o->fine_min) {
        add(f, DRAFT_FINE_LOW, i, S(""));
    } else if (fine.v > o->fine_max) {
        add(f, DRAFT_FINE_HIGH, i, S(""));
    }
}

static const struct law_extra *extra_of(const struct law_act *act, str code)
{
    for (size_t i = 0; i < act->n_extras; i++)
        if (str_eq(act->extras[i].measure->code, code))
            return &act->extras[i];
    return NULL;
}

static bool remedy_of(const struct law_act *act, str code)
{
    for (size_t i = 0; i < act->n_remedies; i++)
        if (str_eq(act->remedies[i]->code, code))
            return true;
    return false;
}

static void check_months(struct faults *f, const struct law_extra *x,
                         const struct draft_measure *m, size_t i)
{
    if (x->months_max == 0)
        return;
    if (!m->months.has || m->months.v < x->months_min || m->months.v > x->months_max
        || m->months.v > MONTHS_MAX)
        add(f, DRAFT_MONTHS, i, m->code);
}

/* Alternatives carry the same number; 0 stands alone. */
static bool second_choice(const struct law_act *act, const struct draft_act *d, size_t k)
{
    const struct law_extra *x = extra_of(act, d->measures[k].code);
    for (size_t j = 0; j < k; j++) {
        const struct law_extra *y = extra_of(act, d->measures[j].code);
        if (x->choice && y && y->choice == x->choice)
            return true;
    }
    return false;
}

/* Gives whether a remedy is imposed. */
static bool check_measures(struct faults *f, const struct law_act *act, const struct draft_act *d,
                           size_t i)
{
    bool remedies = false;
    for (size_t k = 0; k < d->n_measures; k++) {
        const struct draft_measure *m = &d->measures[k];
        const struct law_extra *x = extra_of(act, m->code);
        if (x) {
            check_months(f, x, m, i);
            if (second_choice(act, d, k))
                add(f, DRAFT_TWO_OF_CHOICE, i, m->code);
        } else if (remedy_of(act, m->code)) {
            remedies = true;
        } else {
            add(f, DRAFT_MEASURE_UNKNOWN, i, m->code);
        }
    }
    return remedies;
}

/* Lines that say something. */
static int64_t lines_of(str text)
{
    int64_t n = 0;
    while (!str_empty(text)) {
        const size_t end = str_find(text, S("\n"));
        n += !str_empty(str_trim(str_sub(text, 0, end)));
        text = str_sub(text, end < text.n ? end + 1 : text.n, text.n);
    }
    return n;
}

/* Circumstances that are counted stand in the decision, each by its name (arts. 9, 10). */
static void check_words(struct faults *f, const struct law_assessment *as,
                        const struct draft_new *in)
{
    int64_t aggravating = 0, mitigating = 0;
    for (size_t i = 0; i < as->file.n_acts; i++) {
        if (i < in->n_acts && in->acts[i].ticks.p)
            continue; /* ticked, each has its name */
        const struct law_act_in *act = &as->file.acts[i];
        aggravating = act->aggravating > aggravating ? act->aggravating : aggravating;
        mitigating = act->mitigating > mitigating ? act->mitigating : mitigating;
    }
    if (lines_of(in->words[WORD_AGGRAVATING]) < aggravating)
        add(f, DRAFT_AGGRAVATING_WORDS, as->n_acts, S(""));
    if (lines_of(in->words[WORD_MITIGATING]) < mitigating)
        add(f, DRAFT_MITIGATING_WORDS, as->n_acts, S(""));
}

size_t draft_check(struct arena *a, const struct law_assessment *as, const struct draft_new *in,
                   const struct draft_fault **out)
{
    struct faults f = { .list = NEWS(a, struct draft_fault, FAULTS_MAX) };
    bool remedies = false;
    for (size_t i = 0; i < as->n_acts && i < in->n_acts; i++) {
        check_fine(&f, &as->acts[i], in->acts[i].fine, i, as->file.too_young);
        if (check_measures(&f, as->acts[i].act, &in->acts[i], i))
            remedies = true;
    }
    if (in->n_acts != as->n_acts)
        add(&f, DRAFT_FINE_MISSING, in->n_acts, S(""));
    if (remedies
        && (!in->remedy_due.has || date_cmp(in->remedy_due.v, as->file.handled_on) < 0))
        add(&f, DRAFT_REMEDY_TERM, as->n_acts, S(""));
    if (in->publish && str_empty(in->publish_basis))
        add(&f, DRAFT_PUBLISH_BASIS, as->n_acts, S(""));
    check_words(&f, as, in);
    *out = f.list;
    return f.n;
}

struct law_publish_rule draft_publish(struct cx *cx, const struct law_assessment *as,
                                      const struct draft_new *in, struct date day)
{
    const size_t n = in->n_acts < as->n_acts ? in->n_acts : as->n_acts;
    struct law_imposed *imposed = NEWS(cx->a, struct law_imposed, n);
    for (size_t i = 0; i < n; i++) {
        const struct draft_act *d = &in->acts[i];
        str *codes = NEWS(cx->a, str, d->n_measures);
        for (size_t k = 0; k < d->n_measures; k++)
            codes[k] = d->measures[k].code;
        imposed[i] = (struct law_imposed){ as->acts[i].act->code, codes, d->n_measures };
    }
    return law_must_publish(cx->law, imposed, n, day);
}
