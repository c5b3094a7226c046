#include "domain/publication/publication.h"
#include "crypto/token.h"
#include "sql/cases.h"
#include "store/db.h"
#include <string.h>

#define SLUG_CHARS 10
#define DIGITS_MIN 9

/* Amounts as decisions write them: 40.000.000. */
static str grouped(struct arena *a, int64_t dong)
{
    struct buf b = { .a = a, .max = 40 };
    const str s = str_fmt(a, "%lld", (long long)dong);
    for (size_t i = 0; i < s.n; i++) {
        if (i > 0 && (s.n - i) % 3 == 0)
            buf_byte(&b, '.');
        buf_byte(&b, s.p[i]);
    }
    return buf_str(&b);
}

static void part(struct buf *b, str s)
{
    if (str_empty(s))
        return;
    if (b->n > 0)
        buf_add(b, S("; "));
    buf_add(b, s);
}

static enum err acts_text(struct cx *cx, record_id record, str *out)
{
    struct publication_acts_row *acts;
    struct buf b = { .a = cx->a, .max = PUBLICATION_ACT_MAX };
    size_t n;
    TRY(publication_acts(cx, (struct publication_acts_in){ record }, &acts, &n));
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_byte(&b, '\n');
        buf_add(&b, acts[i].described);
    }
    *out = buf_str(&b);
    return OK;
}

static str sanction_text(struct arena *a, const struct publication_source_row *s)
{
    struct buf b = { .a = a, .max = PUBLICATION_SANCTION_MAX };
    if (s->total > 0)
        buf_fmt(&b, "Phạt tiền %.*s đồng", STR_ARG(grouped(a, s->total)));
    part(&b, s->extra);
    return b.n > 0 ? buf_str(&b) : S("Cảnh cáo");
}

static str remedy_text(struct arena *a, const struct publication_source_row *s)
{
    struct buf b = { .a = a, .max = PUBLICATION_REMEDY_MAX };
    part(&b, s->remedies);
    if (b.n > 0 && s->remedy_due.has)
        buf_fmt(&b, "; thời hạn: đến ngày %.*s", STR_ARG(date_vi(a, s->remedy_due.v)));
    return buf_str(&b);
}

static enum publication_call call_of(str word)
{
    return str_eq(word, S("must"))     ? PUBLICATION_MUST
           : str_eq(word, S("chosen")) ? PUBLICATION_CHOSEN
                                       : PUBLICATION_NO;
}

enum err publication_propose(struct cx *cx, case_id cid, struct publication_plan *out)
{
    struct publication_source_row s;
    struct publication_of_case_row p;
    TRY(publication_source(cx, (struct publication_source_in){ cid }, &s));
    if (!str_eq(s.state, S("signed")) || !s.number.has || !s.signed_on.has || !s.unit_name.has)
        return ERR_NOT_FOUND;
    *out = (struct publication_plan){
        .call = call_of(s.publish), .decision = s.decision,
        .text = { .name = s.name, .address = s.address, .sanction = sanction_text(cx->a, &s),
                  .remedy = remedy_text(cx->a, &s), .number = s.number.v,
                  .signed_on = s.signed_on.v, .unit_name = s.unit_name.v, .basis = s.basis,
                  .total = s.total, .correction = S("") } };
    TRY(acts_text(cx, s.record, &out->text.act));
    const enum err e = publication_of_case(cx, (struct publication_of_case_in){ cid }, &p);
    if (e == ERR_NOT_FOUND)
        return OK;
    TRY(e);
    if (str_eq(p.state, S("draft"))) {
        out->draft = (opt_publication_id){ .has = true, .v = p.id };
        out->text.act = p.act;
        out->text.sanction = p.sanction;
        out->text.remedy = p.remedy;
    }
    return OK;
}

bool publication_ground_ok(enum publication_call call, str ground)
{
    const bool other = str_eq(ground, S("other"));
    return !str_empty(ground) && call != PUBLICATION_NO && (call == PUBLICATION_CHOSEN) == other;
}

static bool digit(str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Behind an amount as decisions write it, 40.000.000; from where there is none. */
static size_t amount_end(str s, size_t from)
{
    size_t i = from, groups = 0;
    while (digit(s, i) && i < from + 3)
        i++;
    for (; i < s.n && s.p[i] == '.' && digit(s, i + 1); groups++, i += 4)
        if (!digit(s, i + 2) || !digit(s, i + 3) || digit(s, i + 4))
            return from;
    return groups && s.p[from] != '0' ? i : from;
}

/* Behind a run of digits with a sign or blank between them at most. */
static size_t run_end(str s, size_t from, size_t *digits)
{
    size_t i = from;
    for (*digits = 0; digit(s, i); i++) {
        ++*digits;
        while (!digit(s, i + 1) && i + 1 < s.n && strchr(" .-()", s.p[i + 1])
               && (digit(s, i + 2) || digit(s, i + 3)))
            i++;
    }
    return i;
}

bool publication_has_number(str text)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t digits = 0;
        if (!digit(text, i))
            continue;
        const size_t end = amount_end(text, i);
        if (end > i) {
            i = end;
            continue;
        }
        i = run_end(text, i, &digits);
        if (digits >= DIGITS_MIN)
            return true;
    }
    return false;
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

struct job {
    const struct user *who;
    str code, step;
    const struct publication_text *text;
    str words; /* reason or correction */
    instant made;
    struct step_fault *fault;
};

/* The case and a step of it that writes that record. */
static enum err hold(struct cx *cx, const struct job *j, enum flow_record record,
                     struct case_held *c, const struct flow_step **step)
{
    TRY(case_hold(cx, j->code, c));
    *step = flow_step(c->flow, j->step);
    return *step && (*step)->record == record ? OK : ERR_CONFLICT;
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
    return publication_add(cx, (struct publication_add_in){
        .cid = c->id, .decision = p->decision, .slug = new_slug(cx->a), .unit = c->unit,
        .name = p->text.name, .address = p->text.address, .act = t->act,
        .sanction = t->sanction, .remedy = t->remedy, .number = p->text.number,
        .signed_on = p->text.signed_on, .unit_name = p->text.unit_name, .basis = p->text.basis,
        .total = p->text.total, .maker = j->who->id, .now = cx->now });
}

static enum err prepare_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_plan p;
    TRY(hold(cx, j, RECORD_PUBLICATION, &c, &step));
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
    };
}

static enum err release_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_of_case_row p;
    TRY(hold(cx, j, RECORD_RELEASE, &c, &step));
    TRY(publication_load(cx, c.id, &p));
    if (p.maker.v == j->who->id.v)
        return ERR_FORBIDDEN;
    TRY(publication_set_released(cx, (struct publication_set_released_in){
        .id = p.id, .made = j->made, .releaser = j->who->id, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    return step_take(cx, j->who, &c, step, &(struct step_in){ 0 }, j->fault);
}

enum err publication_release(struct cx *cx, const struct user *who, str code, str step,
                             instant made, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .made = made, .fault = fault };
    return db_tx(cx, release_tx, &j);
}

static enum err withdraw_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_of_case_row p;
    const struct flow_value reason = { S("reason"), j->words };
    TRY(hold(cx, j, RECORD_CORRECTION, &c, &step));
    if (str_empty(j->words) || !step->to || !step->to->end)
        return ERR_INVALID;
    const enum err e = publication_load(cx, c.id, &p);
    if (e == OK)
        TRY(publication_set_withdrawn(cx, (struct publication_set_withdrawn_in){
            .id = p.id, .why = j->words }));
    else if (e != ERR_NOT_FOUND)
        return e;
    return step_take(cx, j->who, &c, step, &(struct step_in){ &reason, 1 }, j->fault);
}

enum err publication_withdraw(struct cx *cx, const struct user *who, str code, str step,
                              str reason, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .words = reason, .fault = fault };
    return db_tx(cx, withdraw_tx, &j);
}

static enum err correct_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    const struct flow_value text = { S("correction"), j->words };
    TRY(hold(cx, j, RECORD_CORRECTION, &c, &step));
    if (step->n_needs == 0 || str_empty(j->words) || publication_has_number(j->words))
        return ERR_INVALID;
    return step_take(cx, j->who, &c, step, &(struct step_in){ &text, 1 }, j->fault);
}

enum err publication_correct(struct cx *cx, const struct user *who, str code, str step,
                             str correction, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .words = correction,
                     .fault = fault };
    return db_tx(cx, correct_tx, &j);
}

static enum err correct_release_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_of_case_row p;
    struct case_values_row *rows;
    size_t n;
    bool same = false;
    TRY(hold(cx, j, RECORD_CORRECTION, &c, &step));
    TRY(case_values(cx, (struct case_values_in){ .cid = c.id }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        same |= str_eq(rows[i].name, S("correction")) && str_eq(rows[i].value, j->words);
    if (!same || step->n_needs > 0)
        return ERR_CONFLICT;
    TRY(publication_load(cx, c.id, &p));
    TRY(publication_set_corrected(cx, (struct publication_set_corrected_in){
        .id = p.id, .correction = j->words, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    return step_take(cx, j->who, &c, step, &(struct step_in){ 0 }, j->fault);
}

enum err publication_correct_release(struct cx *cx, const struct user *who, str code, str step,
                                     str correction, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .words = correction,
                     .fault = fault };
    return db_tx(cx, correct_release_tx, &j);
}

enum err publication_queue_load(struct cx *cx, unit_id unit, struct publication_queue *out)
{
    *out = (struct publication_queue){ 0 };
    TRY(publications_due(cx, (struct publications_due_in){ unit }, &out->due, &out->n_due));
    TRY(publications_waiting(cx, (struct publications_waiting_in){ unit }, &out->waiting,
                             &out->n_waiting));
    return publications_out(cx, (struct publications_out_in){ unit }, &out->out, &out->n_out);
}
