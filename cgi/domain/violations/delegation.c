#include "domain/violations/delegation.h"
#include "sql/enforcement.h"
#include "store/db.h"

enum law_content delegation_content(str word)
{
    return str_eq(word, S("coercion")) ? LAW_TO_COERCE : LAW_TO_SANCTION;
}

str delegation_content_word(enum law_content content)
{
    return content == LAW_TO_COERCE ? S("coercion") : S("sanction");
}

str delegation_cite(struct arena *a, const struct law_signer *s)
{
    if (!s->delegation)
        return (str){ 0 };
    return str_fmt(a, "%.*s ngày %.*s", STR_ARG(s->delegation->number),
                   STR_ARG(date_vi(a, s->delegation->signed_on)));
}

static bool may_sanction(const struct law *law, str code, struct date day)
{
    const struct law_position *p;
    for (size_t at = 0; (p = law_next_position(law, day, &at));)
        if (str_eq(p->code, code) && p->may_sanction)
            return true;
    return false;
}

const struct office *delegation_giver(struct cx *cx, const struct user *who, unit_id unit)
{
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        if (o->unit.v == unit.v && o->role == ROLE_SIGNER
            && may_sanction(cx->law, o->position, cx->today))
            return o;
    }
    return NULL;
}

static bool holds_deputy(struct cx *cx, const struct user *who, unit_id unit)
{
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].unit.v == unit.v
            && law_deputy(cx->law, who->offices[i].position, cx->today))
            return true;
    return false;
}

/* The person is a deputy of the giver's position, in the same unit, today. */
static enum err deputy_found(struct cx *cx, const struct office *giver, account_id deputy,
                             bool *found)
{
    struct unit_signers_row *rows;
    size_t n;
    TRY(unit_signers(cx, (struct unit_signers_in){ .unit = giver->unit, .today = cx->today },
                     &rows, &n));
    *found = false;
    for (size_t i = 0; i < n; i++) {
        const struct law_deputy *d = law_deputy(cx->law, rows[i].position, cx->today);
        *found |= rows[i].id.v == deputy.v && d && str_eq(d->of, giver->position);
    }
    return OK;
}

/* Who came to the office later signed no paper of that day: power is not given backwards. */
static enum err held_then(struct cx *cx, account_id giver, const struct office *o,
                          struct date day, bool *held)
{
    struct signer_positions_row *rows;
    size_t n;
    TRY(signer_positions(cx, (struct signer_positions_in){
        .account = giver, .unit = o->unit, .day = day }, &rows, &n));
    *held = false;
    for (size_t i = 0; i < n; i++)
        *held |= str_eq(rows[i].position, o->position);
    return OK;
}

static bool fields_known(struct cx *cx, str fields)
{
    str word;
    if (str_empty(fields))
        return false;
    while (str_next(&fields, ' ', &word))
        if (!law_field_name(cx->law, LANG_VI, word).p)
            return false;
    return true;
}

enum err delegation_make(struct cx *cx, const struct user *who, unit_id unit,
                         const struct delegation_new *in, struct delegation_fault *fault)
{
    bool found, held;
    const struct office *giver = delegation_giver(cx, who, unit);
    *fault = (struct delegation_fault){ 0 };
    fault->no_power = !giver;
    fault->deputy_gives = !giver && holds_deputy(cx, who, unit);
    if (!giver)
        return ERR_FORBIDDEN;
    TRY(deputy_found(cx, giver, in->deputy, &found));
    fault->no_deputy = !found || in->deputy.v == who->id.v;
    fault->days = date_cmp(in->signed_on, cx->today) > 0 || date_cmp(in->from, in->signed_on) < 0
        || date_cmp(in->to, in->from) < 0;
    fault->field_unknown = !fields_known(cx, in->fields);
    TRY(held_then(cx, who->id, giver, in->signed_on, &held));
    fault->not_yet = !held && !fault->days;
    if (fault->no_deputy || fault->days || fault->not_yet || fault->field_unknown
        || str_empty(in->scope) || str_empty(in->number))
        return ERR_INVALID;
    const enum err e = delegation_add(cx, (struct delegation_add_in){
        .unit = unit, .giver = who->id, .position = giver->position, .deputy = in->deputy,
        .content = delegation_content_word(in->content), .fields = in->fields,
        .fine_max = in->fine_max, .scope = in->scope, .number = in->number,
        .signed_on = in->signed_on, .since = in->from, .until = in->to, .blob = in->file->blob,
        .type = in->file->type, .size = in->file->size, .digest = in->file->digest,
        .now = cx->now });
    fault->number_taken = e == ERR_DUPLICATE;
    return e == ERR_DUPLICATE ? ERR_INVALID : e;
}

enum err delegation_finish(struct cx *cx, const struct user *who, const struct delegation_end *in)
{
    if (date_cmp(in->day, cx->today) > 0)
        return ERR_INVALID;
    struct delegation_used_row used;
    const enum err e = delegation_used(cx, (struct delegation_used_in){
        .id = in->id, .day = in->day }, &used);
    if (e != ERR_NOT_FOUND)
        return e == OK ? ERR_EXPIRED : e;
    TRY(delegation_end(cx, (struct delegation_end_in){
        .id = in->id, .giver = who->id, .day = in->day, .number = in->number,
        .reason = in->reason, .now = cx->now }));
    return db_affected(cx) == 1 ? OK : ERR_CONFLICT;
}

enum err delegations_given(struct cx *cx, account_id deputy, unit_id unit,
                           struct law_delegation **out, size_t *n)
{
    struct delegations_of_deputy_row *rows;
    TRY(delegations_of_deputy(cx, (struct delegations_of_deputy_in){
        .deputy = deputy, .unit = unit }, &rows, n));
    *out = NEWS(cx->a, struct law_delegation, *n);
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct law_delegation){
            .id = rows[i].id.v, .content = delegation_content(rows[i].content),
            .giver_position = rows[i].position, .fields = rows[i].fields,
            .fine_max = rows[i].fine_max.has ? rows[i].fine_max.v : 0, .number = rows[i].number,
            .signed_on = rows[i].signed_on, .from = rows[i].since, .to = rows[i].until,
            .ended = rows[i].ended };
    return OK;
}
