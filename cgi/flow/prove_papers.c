/* No document in force without number and signed file; every form and term exists. */
#include "flow/walk.h"

/* A document is one step with both; the number of another paper proves nothing. */
static bool is_document(const struct flow_step *s)
{
    return flow_needs_proof(s, PROVES_NUMBER) && flow_needs_proof(s, PROVES_SIGNATURE);
}

static bool has_document(const struct flow_step *s, const void *arg)
{
    (void)arg;
    return is_document(s);
}

static unsigned document_after(const struct rule *r, const struct flow_step *step,
                               const struct flow_choice *choice, const struct flow_stage *from,
                               const struct flow_stage *to, unsigned memory)
{
    (void)r, (void)choice, (void)from, (void)to;
    return memory || is_document(step);
}

static bool unproved(const struct rule *r, const struct flow_stage *stage,
                     const struct flow_step *next, unsigned memory)
{
    return !next && stage == r->arg && !memory;
}

static bool step_next(const struct rule *r, const struct flow_stage *stage,
                      const struct flow_step *next, unsigned memory)
{
    (void)stage, (void)memory;
    return next == r->arg;
}

static void prove_force(struct proof *p, const struct flow_stage *s)
{
    const struct rule r = {
        .track = s->track, .bits = 1, .arg = s, .apply = document_after, .bad = unproved,
        .initial = given_before(p, s->track, NULL, has_document),
    };
    str path;
    if (s->in_force && walk_finds(p->a, p->f, &r, &path))
        FAULT(p, "stages", s, path, "in force without the number and the signed file");
}

/*
 * Papers of the sanction procedure are signed by somebody with power: the law is asked.
 * Only the way to the criminal bodies stays open to whoever holds the file (art. 62).
 */
static void prove_power(struct proof *p, const struct flow_step *s)
{
    if (str_starts(s->form, S("MQĐ")) && s->record != RECORD_TRANSFER
        && !(s->asks & ASK_BIT(ASK_POWER)))
        FAULT(p, "steps", s, NO_PATH, "a decision \"%.*s\" asks the law for power (law: asks)",
              STR_ARG(s->form));
}

static void prove_decision(struct proof *p, const struct flow_step *s)
{
    const bool decides = s->record == RECORD_DECISION || str_starts(s->form, S("MQĐ"));
    if (!decides || is_document(s))
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
        prove_power(p, s);
        prove_form(p, s);
        for (size_t j = 0; j < s->n_clocks; j++)
            prove_term(p, s->clocks[j].line, "steps", s->name, s->clocks[j].term);
    }
}
