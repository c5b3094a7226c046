/* What the laboratory found is held against the limits, and the term of the record runs anew. */
#include "domain/inspection/sample.h"
#include "domain/audit/audit.h"
#include "base/text.h"
#include "sql/units.h"
#include "store/db.h"

struct keeping {
    const struct user *who;
    str code;
    const struct result_new *in;
};

static bool twice(struct arena *a, const struct result_new *in)
{
    for (size_t i = 0; i < in->n_values; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(text_fold(a, in->values[i].parameter),
                       text_fold(a, in->values[k].parameter)))
                return true;
    return false;
}

static bool value_valid(const struct value_new *v)
{
    const bool typed = v->min.has || v->max.has;
    return v->parameter.n > 0 && v->parameter.n <= 60 && v->unit.n <= 20 && v->value >= 0
        && v->basis.n <= 300 && (!typed || v->basis.n > 0)
        && (!v->min.has || !v->max.has || v->min.v <= v->max.v);
}

static bool result_valid(struct cx *cx, const struct result_new *in)
{
    bool good = in->number.n > 0 && in->number.n <= 60 && in->laboratory.n > 0
        && in->laboratory.n <= 200 && in->accreditation.n <= 60 && in->standard.n <= 60
        && in->column.n <= 20 && in->kq.n <= 60 && in->kf.n <= 60 && in->why.n <= 500
        && in->n_values > 0 && in->n_values <= SAMPLE_VALUES_MAX
        && date_valid(in->reported) && date_valid(in->received)
        && date_cmp(in->reported, in->received) <= 0 && date_cmp(in->received, cx->today) <= 0
        && !twice(cx->a, in);
    for (size_t i = 0; good && i < in->n_values; i++)
        good = value_valid(&in->values[i]);
    return good;
}

/* pH is a scale, not an amount: it has no factor (Decree 45/2022 art. 18.7, 19.7 to 19.9). */
static bool is_ph(struct arena *a, str parameter)
{
    return str_eq(text_fold(a, parameter), S("ph"));
}

static enum err value_keep(struct cx *cx, sample_result_id result, size_t n,
                           const struct limit_ask *ask, const struct value_new *v)
{
    struct limit_ask of = *ask;
    of.of.parameter = v->parameter;
    const struct limit_found f = sample_limit(cx->a, cx->law, cx->lang, &of);
    const bool typed = !f.row && (v->min.has || v->max.has);
    return sample_value_add(cx, (struct sample_value_add_in){
        .result = result, .n = (int64_t)n + 1, .parameter = v->parameter,
        .unit = f.row && str_empty(v->unit) ? f.row->unit : v->unit, .value = v->value,
        .below = v->below, .hazardous = f.row ? f.row->hazardous : v->hazardous,
        .ph = is_ph(cx->a, v->parameter), .min = f.row ? f.min : v->min,
        .max = f.row ? f.max : v->max,
        .basis = f.row ? f.basis : typed ? v->basis : S(""),
        .source = { .has = f.row || typed, .v = f.row ? S("table") : S("typed") } });
}

enum err sample_areas(struct cx *cx, const struct case_held *c, str *out)
{
    struct unit_by_id_row unit;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = c->unit }, &unit));
    *out = str_fmt(cx->a, "%.*s %.*s", STR_ARG(unit.code), STR_ARG(c->unit_parent));
    return OK;
}

static enum err result_add(struct cx *cx, const struct case_held *c, const struct keeping *j,
                           const struct sample_lock_row *s)
{
    const struct result_new *in = j->in;
    struct limit_ask ask = { .of = { .standard = in->standard, .column = in->column,
                                     .medium = s->medium,
                                     .day = instant_date(s->taken) },
                             .kq = in->kq, .kf = in->kf };
    TRY(sample_areas(cx, c, &ask.of.areas));
    TRY(sample_result_add(cx, (struct sample_result_add_in){
        .sample = in->sample, .number = in->number, .laboratory = in->laboratory,
        .accreditation = in->accreditation, .reported = in->reported,
        .received = in->received, .standard = in->standard, .column = in->column,
        .factors = str_fmt(cx->a, "%.*s %.*s", STR_ARG(in->kq), STR_ARG(in->kf)),
        .account = j->who->id, .now = cx->now }));
    const sample_result_id id = { db_last_id(cx) };
    for (size_t i = 0; i < in->n_values; i++)
        TRY(value_keep(cx, id, i, &ask, &in->values[i]));
    return OK;
}

/*
 * Decree 118/2021 art. 12.2: where tests are needed the term runs from their result, for the
 * whole case and once; a later result does not start it again.
 */
static enum err restart(struct cx *cx, const struct case_held *c, struct date received)
{
    struct files_waiting_row *rows;
    size_t n;
    TRY(files_waiting(cx, (struct files_waiting_in){ .cid = c->id }, &rows, &n));
    const struct flow_value values[] = {
        { S("record_term"), S("after_test") },
        { S("result_on"), date_iso(cx->a, received) },
    };
    for (size_t i = 0; i < n; i++) {
        struct case_held file;
        struct step_fault fault = { 0 };
        if (rows[i].started)
            continue;
        TRY(case_hold(cx, rows[i].code, &file));
        const struct flow_step *step = flow_step(file.flow, S("test_result"));
        if (!step) /* a file of an older version of the procedure keeps its term */
            continue;
        const enum err e = step_take(cx, NULL, &file, step, &(struct step_in){
            .values = values, .n_values = COUNT(values) }, &fault);
        if (e == ERR_INVALID && fault.early) /* detected later: its term began after the result */
            continue;
        TRY(e);
    }
    return OK;
}

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *j = arg;
    const struct result_new *in = j->in;
    struct case_held c;
    struct sample_lock_row s;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    TRY(sample_lock(cx, (struct sample_lock_in){ .cid = c.id, .id = in->sample }, &s));
    if (s.voided)
        return ERR_CONFLICT;
    if (date_cmp(in->reported, instant_date(s.taken)) < 0)
        return ERR_INVALID;
    TRY(sample_result_end(cx, (struct sample_result_end_in){
        .sample = in->sample, .account = j->who->id, .why = in->why, .now = cx->now }));
    const bool replaces = db_affected(cx) > 0;
    if (replaces && str_empty(in->why))
        return ERR_INVALID;
    TRY(result_add(cx, &c, j, &s));
    const str pairs[] = {
        S("sample"), s.code, S("number"), in->number, S("laboratory"), in->laboratory,
        S("accreditation"), in->accreditation, S("received"), date_iso(cx->a, in->received),
        S("reason"), in->why,
    };
    TRY(audit_add(cx, j->who, c.id, S("sample_result"),
                  audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    return restart(cx, &c, in->received);
}

enum err sample_result_keep(struct cx *cx, const struct user *who, str code,
                            const struct result_new *in)
{
    if (!result_valid(cx, in))
        return ERR_INVALID;
    return db_tx(cx, keep_tx, &(struct keeping){ .who = who, .code = code, .in = in });
}

enum err sample_first_result(struct cx *cx, case_id cid, opt_date *out)
{
    struct first_result_row row;
    TRY(first_result(cx, (struct first_result_in){ .cid = cid }, &row));
    *out = row.received;
    return OK;
}

struct scanning {
    const struct user *who;
    str code;
    sample_id id;
    sample_result_id result;
    const struct document *d;
};

static enum err scan_tx(struct cx *cx, void *arg)
{
    const struct scanning *j = arg;
    struct case_held c;
    struct sample_lock_row s;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    TRY(sample_lock(cx, (struct sample_lock_in){ .cid = c.id, .id = j->id }, &s));
    TRY(document_keep(cx, j->who, c.id, j->d));
    TRY(sample_result_scan(cx, (struct sample_result_scan_in){
        .sample = j->id, .result = j->result, .blob = j->d->blob }));
    if (db_affected(cx) == 0)
        return ERR_CONFLICT;
    const str pairs[] = { S("sample"), s.code, S("file"), j->d->blob };
    return audit_add(cx, j->who, c.id, S("sample_scan"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err sample_scan_keep(struct cx *cx, const struct user *who, str code, sample_id id,
                          sample_result_id result, const struct document *d)
{
    const enum err e = db_tx(cx, scan_tx, &(struct scanning){
        .who = who, .code = code, .id = id, .result = result, .d = d });
    if (e != OK)
        document_forget(cx, d);
    return e;
}
