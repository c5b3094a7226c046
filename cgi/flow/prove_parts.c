/* What one stage or step must show by itself. */
#include "flow/walk.h"

static void prove_who(struct proof *p, const struct flow_step *s)
{
    const unsigned no_unit = ROLE_REPORTER | ROLE_SYSTEM;
    const struct flow_who *w = &s->who;
    if ((w->roles & no_unit) && !(w->units & UNIT_NONE))
        FAULT(p, "steps", s, NO_PATH, "reporter and system have no unit: unit lacks \"none\"");
    if ((w->roles & ~no_unit) && !(w->units & ~(unsigned)UNIT_NONE))
        FAULT(p, "steps", s, NO_PATH, "officials act for a unit: unit has only \"none\"");
    if (!w->roles)
        FAULT(p, "steps", s, NO_PATH, "nobody may take it: no role");
    if (w->handler_only && (w->roles & no_unit))
        FAULT(p, "steps", s, NO_PATH, "reporter and system are never the handler");
    if (s->assigns && s->unassigns)
        FAULT(p, "steps", s, NO_PATH, "assigns and unassigns exclude each other");
}

static bool needs_type(const struct flow_step *s, enum flow_type type)
{
    for (size_t i = 0; i < s->n_needs; i++)
        if (s->needs[i]->type == type)
            return true;
    return false;
}

static bool left_by(const struct flow *f, const struct flow_stage *stage, enum flow_handover how)
{
    const struct flow_step *s = flow_next(f, stage, NULL);
    for (; s; s = flow_next(f, stage, s))
        if (s->handover == how)
            return true;
    return false;
}

static bool asks_for(const struct flow_step *s, const struct flow_field *field)
{
    for (size_t i = 0; i < s->n_needs + s->n_optional; i++)
        if ((i < s->n_needs ? s->needs[i] : s->optional[i - s->n_needs]) == field)
            return true;
    return false;
}

/* Who is assigned must be asked for, and an internal due day lies ahead. */
static void prove_hands(struct proof *p, const struct flow_step *s)
{
    const struct flow_field *const named[] = { s->assigns, s->assigns_with, s->assigns_due };
    for (size_t i = 0; i < COUNT(named); i++)
        if (named[i] && !asks_for(s, named[i]))
            FAULT(p, "steps", s, NO_PATH, "assigns by \"%.*s\" but does not ask for it",
                  STR_ARG(named[i]->name));
    if (s->assigns_due && !s->assigns_due->ahead)
        FAULT(p, "steps", s, NO_PATH, "\"%.*s\" must be a date that may lie ahead",
              STR_ARG(s->assigns_due->name));
    if (!s->recuses)
        return;
    if (s->who.units != UNIT_OWNER || s->n_doors)
        FAULT(p, "steps", s, NO_PATH, "a conflict is declared by the person, in the owning unit");
    if (s->assigns || !(s->tells & TELL_HEAD))
        FAULT(p, "steps", s, NO_PATH, "the head must be told of the conflict, and assigns anew");
}

/* Nobody may stop a case that concerns its own unit from moving up, and no term may start anew. */
static void prove_up(struct proof *p, const struct flow_step *s)
{
    if (s->who.units & ~(unsigned)(UNIT_OWNER | UNIT_PARENT))
        FAULT(p, "steps", s, NO_PATH, "only the owning unit, or one above it, moves a case up");
    if (!needs_type(s, FIELD_LONG_TEXT))
        FAULT(p, "steps", s, NO_PATH, "moves the case up without a reason (a long_text)");
    if (s->to || s->n_clocks)
        FAULT(p, "steps", s, NO_PATH, "a case that moves up keeps its stage and its terms");
    if (!(s->tells & (TELL_HEAD | TELL_UNIT)))
        FAULT(p, "steps", s, NO_PATH, "the unit that gets the case is not told");
}

static void prove_handover(struct proof *p, const struct flow_step *s)
{
    if (s->handover == HANDOVER_UP)
        prove_up(p, s);
    if (s->handover == HANDOVER_REVIEW && (!s->to || s->to->end || !(s->tells & TELL_HEAD)))
        FAULT(p, "steps", s, NO_PATH,
              "a review leads to a stage before the end, and the head is told");
    if (s->handover == HANDOVER_OFFER) {
        if (!needs_type(s, FIELD_UNIT))
            FAULT(p, "steps", s, NO_PATH, "offers the case but needs no field of type unit");
        if (!s->to || !left_by(p->f, s->to, HANDOVER_ACCEPT) ||
            !left_by(p->f, s->to, HANDOVER_DECLINE))
            FAULT(p, "steps", s, NO_PATH, "the unit offered the case can not accept or decline it");
    }
    if (s->handover == HANDOVER_ACCEPT && s->who.units != UNIT_RECEIVER)
        FAULT(p, "steps", s, NO_PATH, "only the receiving unit accepts a case");
    if (s->handover == HANDOVER_DECLINE && (s->who.units & ~(unsigned)(UNIT_RECEIVER | UNIT_OWNER)))
        FAULT(p, "steps", s, NO_PATH, "only the receiving unit declines, or the owner takes back");
}

static void prove_answer(struct proof *p, const struct flow_step *s)
{
    if (!s->answers)
        return;
    if (!needs_type(s, FIELD_LONG_TEXT))
        FAULT(p, "steps", s, NO_PATH, "answers the reporter but needs no field of type long_text");
    if (!(s->tells & TELL_REPORTER))
        FAULT(p, "steps", s, NO_PATH, "answers the reporter but does not tell the reporter");
    if (s->who.roles & (ROLE_SYSTEM | ROLE_REPORTER))
        FAULT(p, "steps", s, NO_PATH, "a person of the unit answers");
}

static void prove_public(struct proof *p, const struct flow_stage *s)
{
    if (p->f->reporter_waits && s->track == p->f->tracks && !s->public_title.vi.p)
        FAULT(p, "stages", s, NO_PATH, "\"public\" is missing: what does the reporter read?");
}

static bool uses(const struct flow_step *s, const struct flow_field *field)
{
    bool used = needs_field(s, field);
    for (size_t i = 0; i < s->n_optional; i++)
        used |= s->optional[i] == field;
    return used;
}

/* A field that no step asks for is a slip of the pen: its name stands wrong somewhere. */
static void prove_field(struct proof *p, const struct flow_field *field)
{
    for (size_t i = 0; i < p->f->n_steps; i++)
        if (uses(&p->f->steps[i], field))
            return;
    FAULT(p, "fields", field, NO_PATH, "is asked for by no step");
}

void prove_parts(struct proof *p)
{
    for (size_t i = 0; i < p->f->n_fields; i++)
        prove_field(p, &p->f->fields[i]);
    for (size_t i = 0; i < p->f->n_stages; i++)
        prove_public(p, &p->f->stages[i]);
    for (size_t i = 0; i < p->f->n_steps; i++) {
        const struct flow_step *s = &p->f->steps[i];
        prove_who(p, s);
        prove_handover(p, s);
        prove_hands(p, s);
        prove_answer(p, s);
    }
}

size_t flow_check(struct arena *a, const struct flow *f, const struct flows *all,
                  const struct flow_terms *terms, struct buf *faults)
{
    struct proof p = { .a = a, .f = f, .all = all, .terms = terms, .faults = faults };
    prove_parts(&p);
    prove_paths(&p);
    prove_clocks(&p);
    prove_people(&p);
    prove_approval(&p);
    prove_papers(&p);
    prove_beside(&p);
    return p.n;
}
