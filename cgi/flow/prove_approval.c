/* In a file with a way of approval, whatever a person with power signs goes that way. */
#include "flow/walk.h"

/* The signer alone, or with the head: nobody else decides by such a step. */
static bool decides(const struct flow_step *s)
{
    const unsigned power = ROLE_SIGNER | ROLE_HEAD;
    return s->who.roles & ROLE_SIGNER && !(s->who.roles & ~power);
}

static void prove_step(struct proof *p, const struct flow_step *s)
{
    const bool paper = s->who.roles & ROLE_SIGNER && flow_needs_proof(s, PROVES_SIGNATURE);
    if (s->approved && s->at_once.p)
        FAULT(p, "steps", s, NO_PATH, "stands both under approved and under signed_at_once");
    if (s->approved && !decides(s))
        FAULT(p, "steps", s, NO_PATH, "is approved, but not taken by a signer");
    if (s->approved && s->track != &p->f->tracks[0])
        FAULT(p, "steps", s, NO_PATH, "is approved, but stands in a track beside the main one");
    if (s->approved && p->f->n_approval == 0)
        FAULT(p, "steps", s, NO_PATH, "is approved, but \"approval\" names nobody who reviews");
    if (s->at_once.p && !paper)
        FAULT(p, "steps", s, NO_PATH, "is signed_at_once, but nothing is signed by it");
    if (paper && p->f->n_approval > 0 && !s->approved && !s->at_once.p)
        FAULT(p, "steps", s, NO_PATH, "is signed without the way of approval: name it under "
              "approved, or under signed_at_once with the reason");
}

void prove_approval(struct proof *p)
{
    for (size_t i = 0; i < p->f->n_steps; i++)
        prove_step(p, &p->f->steps[i]);
}
