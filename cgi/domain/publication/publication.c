#include "domain/publication/publication.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/publication/follow.h"
#include "domain/publication/gate.h"
#include "domain/publication/place.h"
#include "sql/cases.h"
#include "store/db.h"

#define SLUG_CHARS 10

struct job {
    const struct user *who;
    str code, step;
    const struct publication_text *text;
    str words; /* reason, correction, or an address */
    struct date day;
    instant made;
    struct step_fault *fault;
};

enum err publication_hold(struct cx *cx, str code, str name, enum flow_record record,
                          struct case_held *c, const struct flow_step **step)
{
    TRY(case_hold(cx, code, c));
    *step = flow_step(c->flow, name);
    return *step && (*step)->record == record ? OK : ERR_CONFLICT;
}

/* Random, so that the number of publications cannot be read from an address. */
static str new_slug(struct arena *a)
{
    static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
    const str r = random_bytes(a, SLUG_CHARS);
    struct buf b = { .a = a, .max = SLUG_CHARS };
    for (size_t i = 0; i < SLUG_CHARS; i++)
        buf_byte(&b, letters[(unsigned char)r.p[i] % 32]);
    return buf_str(&b);
}

/* What must not be named is neither written nor released, whatever the page showed. */
static enum err passes(struct cx *cx, case_id cid)
{
    struct publication_gate gate;
    TRY(publication_gate_load(cx, cid, &gate));
    return gate.verdict == GATE_MUST_NOT ? ERR_FORBIDDEN : OK;
}

static bool text_ok(const struct publication_text *t)
{
    return !str_empty(t->act) && t->act.n <= PUBLICATION_ACT_MAX && !str_empty(t->sanction)
        && t->sanction.n <= PUBLICATION_SANCTION_MAX && t->remedy.n <= PUBLICATION_REMEDY_MAX
        && !publication_has_number(t->act) && !publication_has_number(t->sanction)
        && !publication_has_number(t->remedy);
}

static enum err write_draft(struct cx *cx, const struct job *j, const struct case_held *c,
                            const struct publication_plan *p)
{
    const struct publication_text *t = j->text;
    if (p->draft.has)
        return publication_redraft(cx, (struct publication_redraft_in){
            .id = p->draft.v, .act = t->act, .sanction = t->sanction, .remedy = t->remedy,
            .maker = j->who->id, .now = cx->now });
    struct case_by_code_row row;
    struct places places;
    str place;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = c->code, .today = cx->today }, &row));
    TRY(places_load(cx, &places));
    TRY(publication_place(cx, &places, &row, &place));
    TRY(publication_add(cx, (struct publication_add_in){
        .cid = c->id, .decision = p->decision, .slug = new_slug(cx->a), .unit = c->unit,
        .name = p->text.name, .address = p->text.address, .act = t->act,
        .sanction = t->sanction, .remedy = t->remedy, .number = p->text.number,
        .signed_on = p->text.signed_on, .unit_name = p->text.unit_name, .basis = p->text.basis,
        .total = p->text.total, .subject = p->text.subject, .place = place,
        .facility = p->facility, .maker = j->who->id, .now = cx->now }));
    return publication_acts_add(cx, (struct publication_acts_add_in){
        .id = { db_last_id(cx) }, .decision = p->decision });
}

static enum err prepare_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_plan p;
    TRY(publication_hold(cx, j->code, j->step, RECORD_PUBLICATION, &c, &step));
    TRY(passes(cx, c.id));
    TRY(publication_propose(cx, c.id, &p));
    if (p.call == PUBLICATION_NO)
        return ERR_FORBIDDEN;
    if (!publication_ground_ok(p.call, j->text->ground) || !text_ok(j->text))
        return ERR_INVALID;
    TRY(write_draft(cx, j, &c, &p));
    const struct flow_value values[] = {
        { S("publish_basis"), j->text->ground },
        { S("publish_text"), str_fmt(cx->a, "%.*s\n%.*s\n%.*s", STR_ARG(j->text->act),
                                     STR_ARG(j->text->sanction), STR_ARG(j->text->remedy)) },
    };
    return step_take(cx, j->who, &c, step, &(struct step_in){ values, COUNT(values) }, j->fault);
}

enum err publication_prepare(struct cx *cx, const struct user *who, str code, str step,
                             const struct publication_text *in, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .text = in, .fault = fault };
    return db_tx(cx, prepare_tx, &j);
}

enum err publication_load(struct cx *cx, case_id cid, struct publication_of_case_row *out)
{
    return publication_of_case(cx, (struct publication_of_case_in){ cid }, out);
}

struct violator publication_shown(const struct publication_of_case_row *p)
{
    return (struct violator){
        .id = p->id.v, .slug = p->slug, .name = p->name, .address = p->address, .act = p->act,
        .sanction = p->sanction, .remedy = p->remedy, .number = p->number,
        .signed_on = p->signed_on, .unit_name = p->unit_name, .basis = p->basis,
        .total = p->total, .released = p->released,
        .correction = p->correction.has ? p->correction.v : S(""), .corrected = p->corrected,
        .subject = p->subject, .place = p->place, .execution = p->execution,
        .appeal = p->appeal, .statement = p->statement.has ? p->statement.v : S(""),
        .until = p->until,
    };
}

static enum err release_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_of_case_row p;
    TRY(publication_hold(cx, j->code, j->step, RECORD_RELEASE, &c, &step));
    struct publication_stay stay;
    const struct publication_site site = publication_site(cx->conf);
    TRY(publication_load(cx, c.id, &p));
    if (p.maker.v == j->who->id.v)
        return ERR_FORBIDDEN;
    TRY(passes(cx, c.id));
    TRY(publication_stay(cx->a, cx->law, cx->now, &stay));
    TRY(publication_set_released(cx, (struct publication_set_released_in){
        .id = p.id, .made = j->made, .releaser = j->who->id, .now = cx->now,
        .here = site.here, .site = site.name, .site_basis = site.basis, .until = stay.until }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    TRY(publication_text_keep(cx, (struct publication_text_keep_in){
        .id = p.id, .maker = p.maker, .releaser = j->who->id, .now = cx->now }));
    TRY(publication_follow(cx, &c));
    return step_take(cx, j->who, &c, step, &(struct step_in){ 0 }, j->fault);
}

enum err publication_release(struct cx *cx, const struct user *who, str code, str step,
                             instant made, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .made = made, .fault = fault };
    return db_tx(cx, release_tx, &j);
}

bool publication_takes_down(const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_needs; i++)
        if (step->record == RECORD_CORRECTION && str_eq(step->needs[i]->name, S("reason")))
            return true;
    return false;
}

static enum err withdraw_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    const struct flow_value reason = { S("reason"), j->words };
    TRY(publication_hold(cx, j->code, j->step, RECORD_CORRECTION, &c, &step));
    if (str_empty(j->words) || !publication_takes_down(step))
        return ERR_INVALID;
    TRY(publication_end(cx, j->who, &c, step->n_waits_for ? GONE_TAKEN_DOWN : GONE_WRONG,
                        j->words));
    return step_take(cx, j->who, &c, step, &(struct step_in){ &reason, 1 }, j->fault);
}

enum err publication_withdraw(struct cx *cx, const struct user *who, str code, str step,
                              str reason, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .words = reason, .fault = fault };
    return db_tx(cx, withdraw_tx, &j);
}

enum err publication_queue_load(struct cx *cx, unit_id unit, struct publication_queue *out)
{
    *out = (struct publication_queue){ 0 };
    TRY(publications_recalled(cx, (struct publications_recalled_in){ unit }, &out->recalled,
                              &out->n_recalled));
    TRY(publications_due(cx, (struct publications_due_in){ unit }, &out->due, &out->n_due));
    TRY(publications_waiting(cx, (struct publications_waiting_in){ unit }, &out->waiting,
                             &out->n_waiting));
    TRY(publications_off_there(cx, (struct publications_off_there_in){ unit }, &out->there,
                               &out->n_there));
    TRY(publication_notes_open(cx, (struct publication_notes_open_in){ unit }, &out->notes,
                               &out->n_notes));
    return publications_out(cx, (struct publications_out_in){ unit }, &out->out, &out->n_out);
}

static enum err posted_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct publication_of_case_row p;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    if (!publication_works(j->who, c.unit))
        return ERR_FORBIDDEN;
    TRY(publication_load(cx, c.id, &p));
    TRY(publication_set_posted(cx, (struct publication_set_posted_in){
        .id = p.id, .url = j->words, .day = j->day }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    const str pairs[] = { S("url"), j->words, S("posted_on"), date_iso(cx->a, j->day) };
    return audit_add(cx, j->who, c.id, S("publication_posted"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

bool publication_works(const struct user *who, unit_id unit)
{
    return user_roles_in(who, unit) & (ROLE_PUBLISHER | ROLE_RELEASER | ROLE_HEAD);
}

enum err publication_posted(struct cx *cx, const struct user *who, str code, str url,
                            struct date day)
{
    struct job j = { .who = who, .code = code, .words = url, .day = day };
    return db_tx(cx, posted_tx, &j);
}

static enum err off_there_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    if (!publication_works(j->who, c.unit))
        return ERR_FORBIDDEN;
    TRY(publication_set_off_there(cx, (struct publication_set_off_there_in){
        .cid = c.id, .now = cx->now }));
    return db_affected(cx) > 0 ? audit_add(cx, j->who, c.id, S("publication_off_there"), S("{}"))
                               : ERR_CONFLICT;
}

enum err publication_off_there(struct cx *cx, const struct user *who, str code)
{
    return db_tx(cx, off_there_tx, &(struct job){ .who = who, .code = code });
}
