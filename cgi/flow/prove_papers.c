/* No document in force without number and signed file; every form and term exists. */
#include "flow/walk.h"

enum { NUMBER = 1, SIGNATURE = 2 };

static unsigned proofs_of(const struct flow_step *s)
{
    return (needs_proof(s, PROVES_NUMBER) ? NUMBER : 0u) |
           (needs_proof(s, PROVES_SIGNATURE) ? SIGNATURE : 0u);
}

static bool has_proof(const struct flow_step *s, const void *bit)
{
    const unsigned *b = bit;
    return proofs_of(s) & *b;
}

static unsigned proofs_after(const struct rule *r, const struct flow_step *step,
                             const struct flow_choice *choice, const struct flow_stage *from,
                             const struct flow_stage *to, unsigned memory)
{
    (void)r, (void)choice, (void)from, (void)to;
    return memory | proofs_of(step);
}

static bool unproved(const struct rule *r, const struct flow_stage *stage,
                     const struct flow_step *next, unsigned memory)
{
    return !next && stage == r->arg && memory != (NUMBER | SIGNATURE);
}

static bool step_next(const struct rule *r, const struct flow_stage *stage,
                      const struct flow_step *next, unsigned memory)
{
    (void)stage, (void)memory;
    return next == r->arg;
}

static void prove_force(struct proof *p, const struct flow_stage *s)
{
    static const unsigned number = NUMBER, signature = SIGNATURE;
    const struct rule r = {
        .track = s->track, .bits = 2, .arg = s, .apply = proofs_after, .bad = unproved,
        .initial = (given_before(p, s->track, &number, has_proof) ? NUMBER : 0u) |
                   (given_before(p, s->track, &signature, has_proof) ? SIGNATURE : 0u),
    };
    str path;
    if (s->in_force && walk_finds(p->a, p->f, &r, &path))
        FAULT(p, "stages", s, path, "in force without the number and the signed file");
}

static void prove_decision(struct proof *p, const struct flow_step *s)
{
    const bool decides = s->record == RECORD_DECISION || str_starts(s->form, S("MQĐ"));
    if (!decides || proofs_of(s) == (NUMBER | SIGNATURE))
        return;
    const struct rule r = { .track = s->track, .arg = s, .bad = step_next };
    str path = NO_PATH;
    (void)walk_finds(p->a, p->f, &r, &path);
    FAULT(p, "steps", s, path, "a decision needs a number and a signed file (fields with proves)");
}

static void prove_term(struct proof *p, int line, const char *where, str name, str term)
{
    if (!p->terms || p->terms->exists(p->terms->law, term, p->f->valid_from, p->f->valid_to))
        return;
    flow_fault(p->f, p->faults, line, where, name, NO_PATH,
               "no term \"%.*s\" for the whole validity of the flow", STR_ARG(term));
    p->n++;
}

static void prove_form(struct proof *p, const struct flow_step *s)
{
    if (!p->all || !s->form.p)
        return;
    const struct flow_form *form = flow_form(p->all, s->form);
    if (!form) {
        FAULT(p, "steps", s, NO_PATH, "no form \"%.*s\" in forms.yaml", STR_ARG(s->form));
        return;
    }
    const struct flow *f = p->f;
    const bool late = date_cmp(form->valid_from, f->valid_from) > 0;
    const bool ends = form->valid_to.has &&
                      (!f->valid_to.has || date_cmp(form->valid_to.v, f->valid_to.v) < 0);
    if (late || ends)
        FAULT(p, "steps", s, NO_PATH, "form \"%.*s\" is not valid as long as the flow",
              STR_ARG(s->form));
}

void prove_papers(struct proof *p)
{
    const struct flow *f = p->f;
    for (size_t i = 0; i < f->n_stages; i++) {
        const struct flow_stage *s = &f->stages[i];
        prove_force(p, s);
        for (size_t j = 0; j < s->n_clocks; j++)
            prove_term(p, s->line, "stages", s->name, s->clocks[j]);
    }
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *s = &f->steps[i];
        prove_decision(p, s);
        prove_form(p, s);
        for (size_t j = 0; j < s->n_clocks; j++)
            prove_term(p, s->clocks[j].line, "steps", s->name, s->clocks[j].term);
    }
}
