#include "domain/audit/observer.h"
#include "domain/privacy/redact.h"

const struct office *observes_in(const struct user *who)
{
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role & ROLE_OBSERVER)
            return &who->offices[i];
    return NULL;
}

static instant begins(struct date day)
{
    return instant_of((struct moment){ .day = day });
}

enum err observer_sample(struct cx *cx, const struct user *who, struct date day,
                         struct sample_cases_row **rows, size_t *n)
{
    const struct office *o = observes_in(who);
    const struct date first = { day.y, day.m, 1 }, next = date_add_months(first, 1);
    struct sample_seed_row seed;
    *n = 0;
    *rows = NULL;
    if (!o)
        return ERR_FORBIDDEN;
    if (date_cmp(next, cx->today) > 0)
        return OK;
    const enum err e = sample_seed(cx, (struct sample_seed_in){ next }, &seed);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    return sample_cases(cx, (struct sample_cases_in){
        .since = begins(first), .until = begins(next), .unit = o->unit,
        .all = str_eq(o->level, S("province")), .seed = seed.hash }, rows, n);
}

/* The row of the case in the sample of the month in which it ended. */
static enum err in_sample(struct cx *cx, const struct user *who, str code,
                          struct sample_case_row *c, struct sample_cases_row *out)
{
    struct sample_cases_row *rows;
    size_t n;
    TRY(sample_case(cx, (struct sample_case_in){ .code = code }, c));
    if (!c->ended.has)
        return ERR_NOT_FOUND;
    TRY(observer_sample(cx, who, instant_date(c->ended.v), &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (rows[i].cid.v == c->cid.v) {
            *out = rows[i];
            return OK;
        }
    return ERR_NOT_FOUND;
}

static enum err answer_of(struct cx *cx, case_id cid, str *out)
{
    struct sample_answer_row row;
    struct redaction found;
    *out = S("");
    const enum err e = sample_answer(cx, (struct sample_answer_in){ cid }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    redact_suggest(cx, row.body, &found);
    if (!found.unsure)
        *out = redact_cover_all(cx, row.body, &found);
    return OK;
}

enum err observer_case(struct cx *cx, const struct user *who, str code, struct observed *out)
{
    struct sample_case_row c;
    struct sample_events_row *events;
    struct sample_terms_row *terms;
    TRY(in_sample(cx, who, code, &c, &out->row));
    TRY(sample_events(cx, (struct sample_events_in){ c.cid }, &events, &out->n_events));
    TRY(sample_terms(cx, (struct sample_terms_in){ c.cid }, &terms, &out->n_terms));
    out->events = events;
    out->terms = terms;
    out->flow = flow_find(cx->flows, c.flow, (int)c.version);
    return answer_of(cx, c.cid, &out->answer);
}
