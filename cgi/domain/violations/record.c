#include "domain/violations/record.h"
#include "domain/violations/earlier.h"
#include "crypto/seal.h"
#include "domain/leader/items.h"
#include "domain/publication/life.h"
#include "domain/violations/record_keep.h"
#include "domain/violations/repeat.h"
#include "domain/violations/sign.h"
#include "domain/violations/ticks.h"
#include "sql/cases.h"
#include "sql/delegation.h"
#include "store/db.h"

#define NANO INT64_C(1000000000)
#define DAY_LENGTH 10 /* "2026-03-02" */

static const char *const subjects[] = { "individual", "household", "business_household",
                                        "community", "organization" };
static const char *const discharges[] = { "wastewater", "hazardous_wastewater", "gas",
                                          "hazardous_gas" };

str subject_word(enum law_subject s)
{
    return str_from(subjects[s - 1]);
}

enum law_subject subject_of(str word)
{
    for (size_t i = 0; i < COUNT(subjects); i++)
        if (str_eq(word, str_from(subjects[i])))
            return (enum law_subject)(i + 1);
    return LAW_ORGANIZATION;
}

/* What may be left out stands there empty. */
static str word(str s)
{
    return s.p ? s : S("");
}

enum err record_assess(struct cx *cx, const struct record_new *in, struct law_assessment *out,
                       struct buf *why)
{
    struct law_act_in *acts = NEWS(cx->a, struct law_act_in, in->n_acts);
    for (size_t i = 0; i < in->n_acts; i++)
        acts[i] = in->acts[i].in;
    const struct law_file file = { .handled_on = in->made, .subject = in->subject, .acts = acts,
                                   .n_acts = in->n_acts };
    return law_assess(cx->a, cx->law, &file, out, why);
}

/* As in the JSON of `hotline law assess`, exactly to the last digit. */
static str parameters_json(struct cx *cx, const struct law_act_in *in)
{
    struct buf b = { .a = cx->a, .max = 8 * 1024 };
    buf_byte(&b, '[');
    for (size_t i = 0; i < in->n_params; i++) {
        const struct law_parameter *p = &in->params[i];
        buf_fmt(&b, "%s{\"kind\":\"%s\",", i ? "," : "", discharges[p->kind - 1]);
        if (p->ph && p->kind == LAW_WASTEWATER)
            buf_add(&b, S("\"ph\":true}"));
        else
            buf_fmt(&b, "\"%s\":%lld.%09lld}", p->ph ? "ph_value" : "factor",
                    (long long)(p->factor / NANO), (long long)(p->factor % NANO));
    }
    buf_byte(&b, ']');
    return buf_str(&b);
}

enum sheet_age record_age(const struct law *law, const struct record_new *in)
{
    struct date first = in->detected;
    enum sheet_age age;
    for (size_t i = 0; i < in->n_acts; i++)
        if (date_valid(in->acts[i].in.day) && date_cmp(in->acts[i].in.day, first) < 0)
            first = in->acts[i].in.day;
    const enum err e = sheet_age(law, in->subject, in->sheet.unknown, in->sheet.identity.born,
                                 first, &age);
    return e == OK ? age : SHEET_AGE_UNCLEAR;
}

struct writing {
    const struct user *who;
    str code, step;
    const struct record_new *in;
    struct law_assessment as;
    opt_str id_number; /* sealed */
    struct step_fault *fault;
};

static enum err add_acts(struct cx *cx, const struct record_new *in, record_id record)
{
    for (size_t i = 0; i < in->n_acts; i++) {
        const struct law_act_in *act = &in->acts[i].in;
        const opt_date day = { .has = true, .v = act->day };
        TRY(record_act_add(cx, (struct record_act_add_in){
            .record = record, .n = (int64_t)i + 1, .act = act->act,
            .described = in->acts[i].described, .ended = act->going_on ? (opt_date){ 0 } : day,
            .detected = act->going_on ? day : (opt_date){ 0 }, .mitigating = act->mitigating,
            .aggravating = act->aggravating + (act->repeat == LAW_REPEAT_COUNTED),
            .parameters = parameters_json(cx, act), .at_time = word(in->acts[i].at_time),
            .place = word(in->acts[i].place), .circumstances = ticks_opt(in->acts[i].ticks) }));
        for (size_t k = 0; k < in->acts[i].n_times; k++)
            TRY(record_time_add(cx, (struct record_time_add_in){
                .record = record, .n = (int64_t)i + 1, .k = (int64_t)k + 1,
                .day = in->acts[i].times[k].day, .words = in->acts[i].times[k].words }));
    }
    return OK;
}

static enum err add_record(struct cx *cx, const struct writing *j, const struct case_held *c,
                           str hand_over)
{
    const struct record_new *in = j->in;
    const bool unknown = in->sheet.unknown;
    TRY(record_add(cx, (struct record_add_in){
        .cid = c->id, .number = in->number, .made = in->made, .detected = in->detected,
        .place = in->place, .subject = subject_word(in->subject),
        .name = unknown ? S(RECORD_UNKNOWN) : in->name, .address = word(in->address),
        .id_number = j->id_number, .representative = word(in->representative),
        .statement = word(in->statement), .stop = in->stop_ordered,
        .has_signed = in->has_signed && !unknown, .witness = word(in->witness),
        .may_explain = j->as.may_explain, .unknown = unknown,
        .no_witness = word(in->sheet.no_witness), .hand_over = hand_over, .writer = j->who->id,
        .now = cx->now, .violator = violator_hash(cx, in->id_number) }));
    const record_id record = { db_last_id(cx) };
    TRY(add_acts(cx, in, record));
    return sheet_keep(cx, record, &in->sheet, record_age(cx->law, in));
}

/* Who of the unit may sanction the acts gets the file at once (art. 58.5). */
static enum err tell_signers(struct cx *cx, const struct writing *j, const struct case_held *c,
                             str *hand_over)
{
    struct law_signer s;
    struct unit_signers_row *rows;
    size_t n;
    account_id told = { 0 };
    *hand_over = S("self");
    TRY(signer_pick(cx, j->who, c->unit, &j->as, LAW_TO_SANCTION, &s));
    if (s.refusal == LAW_MAY_SIGN)
        return OK;
    *hand_over = S("elsewhere");
    TRY(unit_signers(cx, (struct unit_signers_in){ .unit = c->unit, .today = cx->today }, &rows,
                     &n));
    for (size_t i = 0; i < n; i++) {
        if (law_signer_find(&j->as, rows[i].position).refusal != LAW_MAY_SIGN
            || told.v == rows[i].id.v)
            continue;
        told = rows[i].id;
        *hand_over = S("here");
        TRY(notice_add(cx, (struct notice_add_in){
            .account = told, .cid = c->id, .code = j->step, .now = cx->now }));
    }
    return OK;
}

static enum err write_tx(struct cx *cx, void *arg)
{
    const struct writing *j = arg;
    struct case_held c;
    str hand_over;
    TRY(case_hold(cx, j->code, &c));
    const struct flow_step *step = flow_step(c.flow, j->step);
    if (!step || step_page(step) != STEP_VIOLATION)
        return ERR_NOT_FOUND;
    TRY(tell_signers(cx, j, &c, &hand_over));
    const struct flow_value values[] = {
        { S("record_number"), j->in->number },
        { S("recorded_on"), date_iso(cx->a, j->in->made) },
        { S("may_explain"), j->as.may_explain ? S("yes") : S("no") },
    };
    TRY(step_take(cx, j->who, &c, step,
                  &(struct step_in){ .values = values, .n_values = COUNT(values) }, j->fault));
    TRY(add_record(cx, j, &c, hand_over));
    TRY(items_chair(cx, &c));
    if (c.parent.has) /* whom the record names has no published decision */
        TRY(publication_unname(cx, j->who, c.parent.v, j->in->name));
    const struct flow_step *away = flow_step(c.flow, S("must_hand_over"));
    if (!away || !str_eq(hand_over, S("elsewhere")))
        return OK;
    return step_take(cx, NULL, &c, away, &(struct step_in){ 0 }, j->fault);
}

static bool consistent(const struct cx *cx, const struct record_new *in)
{
    const struct sheet_fault *faults;
    return in->n_acts > 0 && date_cmp(in->made, cx->today) <= 0
        && date_cmp(in->detected, in->made) <= 0
        && sheet_check(cx->a, cx->law, in, cx->today, &faults) == 0;
}

enum err record_write(struct cx *cx, const struct user *who, str code, str step,
                      const struct record_new *in, struct step_fault *fault)
{
    struct writing j = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    struct buf why = { .a = cx->a, .max = 2000 };
    if (!consistent(cx, in))
        return ERR_INVALID;
    TRY(record_assess(cx, in, &j.as, &why));
    if (in->sheet.unknown)
        j.as.may_explain = false; /* there is nobody who could */
    if (!str_empty(in->id_number)) {
        struct sealed box;
        TRY(seal_to(cx->a, cx->keys, KEY_IDENTITY, code, in->id_number, &box));
        j.id_number = SOME_STR(box.box);
    }
    return db_tx(cx, write_tx, &j);
}

enum err violation_load(struct cx *cx, case_id cid, struct violation *out)
{
    struct record_whole_row *rows;
    TRY(record_whole(cx, (struct record_whole_in){ .cid = cid }, &rows, &out->n));
    out->rows = rows;
    return out->n ? OK : ERR_NOT_FOUND;
}

/* Times before the last one: a multiple violation (art. 2.6), where the act was in force then. */
static void add_times(const struct cx *cx, struct buf *b, const struct record_whole_row *r)
{
    size_t n = 0;
    struct date on;
    buf_add(b, S(",\"earlier_times\":["));
    for (size_t at = 0; at + DAY_LENGTH <= r->times.n; at += DAY_LENGTH + 1) {
        const str day = { r->times.p + at, DAY_LENGTH };
        if (date_parse(day, &on) != OK || !law_act(cx->law, r->act, on))
            continue;
        buf_add(b, n++ ? S(",{\"act\":") : S("{\"act\":"));
        buf_json(b, r->act);
        buf_fmt(b, ",\"ended_on\":\"%.*s\"}", STR_ARG(day));
    }
    buf_byte(b, ']');
}

/*
 * The stored acts as the JSON that the law engine reads. A case that came back from
 * criminal procedure has a longer limitation from that day on (art. 6.1.c).
 */
static str file_json(struct cx *cx, const struct violation *v, struct date handled)
{
    struct buf b = { .a = cx->a, .max = 512 * 1024 };
    buf_fmt(&b, "{\"handled_on\":\"%s\",\"subject\":", date_iso(cx->a, handled).p);
    buf_json(&b, v->rows[0].subject);
    buf_add(&b, S(",\"acts\":["));
    for (size_t i = 0; i < v->n; i++) {
        const struct record_whole_row *r = &v->rows[i];
        const struct date day = r->ended.has ? r->ended.v : r->going_on.v;
        buf_add(&b, i ? S(",{\"act\":") : S("{\"act\":"));
        buf_json(&b, r->act);
        if (r->returned.has && date_cmp(r->returned.v, handled) <= 0)
            buf_add(&b, S(",\"returned_from_criminal\":true"));
        buf_fmt(&b, ",\"%s\":\"%s\",\"mitigating\":%lld,\"aggravating\":%lld,"
                "\"other_parameters\":%.*s", r->ended.has ? "ended_on" : "detected_on",
                date_iso(cx->a, day).p, (long long)r->mitigating, (long long)r->aggravating,
                STR_ARG(r->parameters));
        add_times(cx, &b, r);
        buf_byte(&b, '}');
    }
    buf_add(&b, S("]}"));
    return buf_str(&b);
}

bool violation_child(const struct violation *v)
{
    return v->rows[0].age.has && sheet_age_of(v->rows[0].age.v) == SHEET_AGE_CHILD;
}

bool violation_young(const struct violation *v)
{
    return violation_child(v)
        || (v->rows[0].age.has && sheet_age_of(v->rows[0].age.v) == SHEET_AGE_UNDER_16);
}

enum err violation_assess(struct cx *cx, const struct violation *v, struct date handled,
                          struct law_assessment *out, struct buf *why)
{
    struct law_file file;
    TRY(law_file_from_json(cx->a, file_json(cx, v, handled), &file, why));
    file.too_young = violation_young(v);
    struct law_act_in *acts = NEWS(cx->a, struct law_act_in, file.n_acts);
    for (size_t i = 0; i < file.n_acts; i++) {
        acts[i] = file.acts[i];
        ticks_apply(cx->law, ticks_of(&v->rows[i]), &acts[i]);
        repeat_apply(repeat_of_word(v->rows[i].repeated), &acts[i]);
    }
    file.acts = acts;
    return law_assess(cx->a, cx->law, &file, out, why);
}
