#include "domain/cases/chain.h"
#include "base/json.h"
#include "base/lang.h"

bool chain_goes(const struct flow_step *step)
{
    return step->approved && step_page(step) != STEP_DECISION;
}

bool chain_field(const struct flow_step *step, const struct flow_field *field)
{
    const bool day = field->type == FIELD_DATE && !field->ahead;
    return field->proves == 0 && field->type != FIELD_FILE
        && !(day && flow_needs_proof(step, PROVES_SIGNATURE));
}

static str value_of(const struct flow_value *values, size_t n, str field)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(values[i].field, field))
            return values[i].text;
    return S("");
}

size_t chain_changed(struct arena *a, const struct flow_step *step,
                     const struct flow_value *passed, size_t n_passed,
                     const struct flow_value *now, size_t n_now,
                     const struct flow_field *const **out)
{
    const size_t n = step->n_needs + step->n_optional;
    const struct flow_field **changed = NEWS(a, const struct flow_field *, n);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        const struct flow_field *f = i < step->n_needs ? step->needs[i]
                                                       : step->optional[i - step->n_needs];
        if (chain_field(step, f)
            && !str_eq(value_of(passed, n_passed, f->name), value_of(now, n_now, f->name)))
            changed[found++] = f;
    }
    *out = changed;
    return found;
}

size_t chain_left_open(struct arena *a, const struct flow_step *step,
                       const struct flow_value *values, size_t n,
                       const struct flow_field *const **out)
{
    const struct flow_field **open = NEWS(a, const struct flow_field *, step->n_optional);
    size_t found = 0;
    for (size_t i = 0; i < step->n_optional; i++) {
        const struct flow_field *f = step->optional[i];
        if (!f->when && chain_field(step, f) && str_empty(value_of(values, n, f->name)))
            open[found++] = f;
    }
    *out = open;
    return found;
}

struct approval_answer chain_sign_may(const struct chain *ch, account_id who)
{
    if (ch->id.v == 0)
        return (struct approval_answer){ .no = ch->ap.n ? APPROVAL_NONE : APPROVAL_OK };
    struct approval_answer a = approval_sign_may(&ch->ap, who);
    if (a.no == APPROVAL_OWN && ch->ap.n == 0)
        a.no = APPROVAL_OK; /* nobody reads it here: as if it were typed at the signature */
    return a;
}

enum err chain_values(struct cx *cx, str body, const struct flow_value **out, size_t *n)
{
    const struct json *all;
    str fault;
    if (json_parse(cx->a, body, &all, &fault) != OK || all->type != JSON_RECORD)
        return ERR_INTERNAL;
    struct flow_value *values = NEWS(cx->a, struct flow_value, all->n);
    for (size_t i = 0; i < all->n; i++)
        values[i] = (struct flow_value){ all->names[i], all->items[i].text };
    *out = values;
    *n = all->n;
    return OK;
}

/* The rules read the rows of a decision's reviews. */
static const struct decision_reviews_row *as_reviews(struct arena *a,
                                                     const struct step_reviews_row *rows,
                                                     size_t n, unit_id unit)
{
    struct decision_reviews_row *out = NEWS(a, struct decision_reviews_row, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct decision_reviews_row){
            .n = rows[i].n, .maker_name = rows[i].maker_name, .made = rows[i].made,
            .level = rows[i].level, .verdict = rows[i].verdict, .comment = rows[i].comment,
            .account = rows[i].account, .name = rows[i].name, .at = rows[i].at,
            .review_unit = { .has = true, .v = unit } };
    return out;
}

/* The day that the paper bears, as typed; not valid: none. */
static struct date paper_day(const struct flow_step *step, const struct step_in *in)
{
    struct date day = { 0 };
    for (size_t i = 0; i < step->n_needs && !date_valid(day); i++)
        if (step->needs[i]->type == FIELD_DATE && !chain_field(step, step->needs[i])
            && date_parse(value_of(in->values, in->n_values, step->needs[i]->name), &day) != OK)
            day = (struct date){ 0 };
    return day;
}

bool chain_too_early(const struct chain *ch, const struct step_in *in, struct date *ready)
{
    const struct date day = paper_day(ch->step, in);
    *ready = instant_date(approval_made(&ch->ap));
    return date_valid(day) && date_cmp(day, *ready) < 0;
}

enum err chain_load(struct cx *cx, const struct user *who, unsigned roles,
                    const struct case_held *c, const struct flow_step *step, struct chain *out)
{
    struct step_draft_open_row d = { .drafter = who->id };
    struct step_reviews_row *rows;
    size_t n;
    unsigned held = 0;
    *out = (struct chain){ .step = step };
    if (!step_unit(who, c, step, roles, &out->unit, &out->above))
        return ERR_NOT_FOUND;
    const enum err e = step_draft_open(cx, (struct step_draft_open_in){
        .cid = c->id, .step = step->name, .unit = out->unit }, &d);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    out->id = d.id;
    out->ap = (struct approval){
        .version = d.version, .drafter = d.drafter, .unit = out->unit,
        .signers = step->who.roles, .page = TR("Dự thảo trình ký") };
    TRY(step_reviews(cx, (struct step_reviews_in){
        .draft = { .has = e == OK, .v = d.id }, .unit = out->unit, .drafter = d.drafter,
        .today = cx->today }, &rows, &n));
    for (; n > 0 && rows[n - 1].n == 0; n--)
        held |= user_role(rows[n - 1].level.v);
    approval_levels(cx->a, c->flow, held, &out->ap);
    out->rows = rows;
    out->ap.rows = as_reviews(cx->a, rows, n, out->unit);
    out->ap.n_rows = n;
    return n ? chain_values(cx, rows[0].body, &out->values, &out->n_values) : OK;
}

enum err chain_check(struct cx *cx, const struct user *who, const struct case_held *c,
                     const struct flow_step *step, const struct step_in *in,
                     struct step_fault *fault)
{
    struct chain ch;
    struct date ready;
    if (!who || !chain_goes(step))
        return OK;
    TRY(chain_load(cx, who, step->who.roles, c, step, &ch));
    const struct approval_answer may = chain_sign_may(&ch, who->id);
    if (may.no != APPROVAL_OK) {
        fault->chain = approval_words(cx, &ch.ap, &may);
        return ERR_CONFLICT;
    }
    if (ch.id.v == 0)
        return OK;
    fault->n_changed = chain_changed(cx->a, step, ch.values, ch.n_values, in->values,
                                     in->n_values, &fault->changed);
    if (fault->n_changed > 0)
        return ERR_CONFLICT;
    if (chain_too_early(&ch, in, &ready)) {
        const str from = date_vi(cx->a, ready);
        fault->chain = tr_args(cx->a, TR("Ngày ký trước ngày dự thảo được duyệt xong ({0}). Hãy "
                                         "ghi đúng ngày ký."), &from, 1);
        return ERR_CONFLICT;
    }
    return step_draft_end(cx, (struct step_draft_end_in){ .id = ch.id, .state = S("signed") });
}
