#include "domain/violations/record_keep.h"
#include "domain/drafts/body.h"
#include "domain/violations/record.h"

#define PARTS 5

static const char *const parts[PARTS] = { "official", "witness", "interpreter", "damaged",
                                          "guardian" };

static str word(str s)
{
    return s.p ? s : S("");
}

static str day_word(struct cx *cx, opt_date d)
{
    return d.has ? date_iso(cx->a, d.v) : S("");
}

static str bound_to(struct cx *cx, record_id record)
{
    return str_fmt(cx->a, "record %lld", (long long)record.v);
}

static enum err seal_identity(struct cx *cx, record_id record, const struct sheet_identity *d,
                              str *body)
{
    const struct draft_field fields[] = {
        { S("sex"), word(d->sex) }, { S("born"), day_word(cx, d->born) },
        { S("nationality"), word(d->nationality) }, { S("occupation"), word(d->occupation) },
        { S("id_kind"), word(d->id_kind) }, { S("id_number"), word(d->id_number) },
        { S("id_on"), day_word(cx, d->id_on) }, { S("id_by"), word(d->id_by) },
        { S("licence"), word(d->licence) }, { S("licence_on"), day_word(cx, d->licence_on) },
        { S("licence_by"), word(d->licence_by) }, { S("title"), word(d->title) },
    };
    return part_seal(cx, bound_to(cx, record),
                     &(struct draft_part){ S("identity"), fields, COUNT(fields) }, body);
}

static str field_in(const struct draft_part *p, const char *name)
{
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(p->fields[i].name, str_from(name)))
            return p->fields[i].value;
    return S("");
}

static opt_date day_in(const struct draft_part *p, const char *name)
{
    opt_date out = { .has = true };
    out.has = date_parse(field_in(p, name), &out.v) == OK;
    return out;
}

static enum err open_identity(struct cx *cx, record_id record, str body,
                              struct sheet_identity *out)
{
    struct draft_part p;
    const enum err e = part_open(cx, bound_to(cx, record), S("identity"), body, &p);
    *out = (struct sheet_identity){ 0 };
    if (e == ERR_FORBIDDEN) /* this service has no key */
        return OK;
    TRY(e);
    *out = (struct sheet_identity){
        .sex = field_in(&p, "sex"), .born = day_in(&p, "born"),
        .nationality = field_in(&p, "nationality"), .occupation = field_in(&p, "occupation"),
        .id_kind = field_in(&p, "id_kind"), .id_number = field_in(&p, "id_number"),
        .id_on = day_in(&p, "id_on"), .id_by = field_in(&p, "id_by"),
        .licence = field_in(&p, "licence"), .licence_on = day_in(&p, "licence_on"),
        .licence_by = field_in(&p, "licence_by"), .title = field_in(&p, "title") };
    return OK;
}

static const struct sheet_people *people_of(const struct record_sheet *s, size_t part)
{
    const struct sheet_people *all[PARTS] = { &s->officials, &s->witnesses, &s->interpreter,
                                              &s->damaged, &s->guardian };
    return all[part];
}

enum err sheet_keep(struct cx *cx, record_id record, const struct record_sheet *s,
                    enum sheet_age age)
{
    str body;
    TRY(seal_identity(cx, record, &s->identity, &body));
    TRY(record_sheet_add(cx, (struct record_sheet_add_in){
        .record = record, .made_time = word(s->made_time), .field = word(s->field),
        .place_why = word(s->place_why), .basis = word(s->basis), .identity = body,
        .age = str_from(sheet_age_word(age)), .authority_says = word(s->authority_says),
        .damaged_says = word(s->damaged_says), .measures = word(s->measures),
        .explain_to = word(s->explain_to), .waived = s->waived, .come_at = word(s->come_at),
        .come_place = word(s->come_place), .closed_at = word(s->closed_at), .pages = s->pages,
        .copies = s->copies, .read_aloud = s->read_aloud, .refused_why = word(s->refused_why),
        .witness_is = word(s->witness_is), .given_at = word(s->given_at),
        .given_to = word(s->given_to), .guardian_given = s->guardian_given,
        .electronic = s->electronic }));
    for (size_t p = 0; p < PARTS; p++) {
        const struct sheet_people *list = people_of(s, p);
        for (size_t i = 0; i < list->n; i++)
            TRY(record_person_add(cx, (struct record_person_add_in){
                .record = record, .part = str_from(parts[p]), .n = (int64_t)i + 1,
                .name = list->list[i].name, .role = word(list->list[i].role),
                .at = word(list->list[i].at) }));
    }
    return OK;
}

static void put_people(struct cx *cx, const struct record_rest_row *rows, size_t n,
                       struct record_sheet *s)
{
    struct sheet_people *all[PARTS] = { &s->officials, &s->witnesses, &s->interpreter, &s->damaged,
                                        &s->guardian };
    for (size_t p = 0; p < PARTS; p++) {
        struct sheet_person *list = NEWS(cx->a, struct sheet_person, n);
        all[p]->list = list;
        for (size_t i = 0; i < n; i++)
            if (str_eq(rows[i].part, str_from(parts[p])))
                list[all[p]->n++] = (struct sheet_person){ rows[i].name, rows[i].role,
                                                           rows[i].at };
    }
}

/* The rows of one act: its place, then its times in order. */
static struct record_act act_of(struct cx *cx, const struct record_whole_row *v,
                                const struct record_rest_row *rows, size_t n)
{
    struct sheet_time *times = NEWS(cx->a, struct sheet_time, n);
    struct record_act act = { .described = v->described, .at_time = S(""), .place = S(""),
                              .times = times };
    for (size_t i = 0; i < n; i++) {
        if (rows[i].n != v->n)
            continue;
        if (str_eq(rows[i].part, S("place"))) {
            act.at_time = rows[i].role;
            act.place = rows[i].name;
        } else if (str_eq(rows[i].part, S("time"))) {
            times[act.n_times++] = (struct sheet_time){ rows[i].day.v, rows[i].name };
        }
    }
    return act;
}

static enum err load_rest(struct cx *cx, record_id record, const struct violation *v,
                          struct sheet_kept *out)
{
    struct record_rest_row *rows;
    size_t n;
    TRY(record_rest(cx, (struct record_rest_in){ .record = record }, &rows, &n));
    struct record_act *acts = NEWS(cx->a, struct record_act, v->n);
    for (size_t i = 0; i < v->n; i++)
        acts[i] = act_of(cx, &v->rows[i], rows, n);
    out->acts = acts;
    put_people(cx, rows, n, &out->sheet);
    return OK;
}

enum err sheet_load(struct cx *cx, const struct violation *v, struct sheet_kept *out)
{
    struct record_sheet_of_row r;
    const record_id record = v->rows[0].id;
    *out = (struct sheet_kept){ 0 };
    TRY(record_sheet_of(cx, (struct record_sheet_of_in){ .record = record }, &r));
    out->age = sheet_age_of(r.age);
    out->hand_over = r.hand_over.has ? r.hand_over.v : S("");
    out->sheet = (struct record_sheet){
        .made_time = r.made_time, .field = r.field, .place_why = r.place_why, .basis = r.basis,
        .unknown = r.unknown, .authority_says = r.authority_says, .damaged_says = r.damaged_says,
        .measures = r.measures, .explain_to = r.explain_to, .waived = r.waived,
        .come_at = r.come_at, .come_place = r.come_place, .closed_at = r.closed_at,
        .pages = r.pages, .copies = r.copies, .read_aloud = r.read_aloud,
        .refused_why = r.refused_why, .witness_is = r.witness_is, .no_witness = r.no_witness,
        .given_at = r.given_at, .given_to = r.given_to, .guardian_given = r.guardian_given,
        .electronic = r.electronic };
    TRY(open_identity(cx, record, r.identity, &out->sheet.identity));
    return load_rest(cx, record, v, out);
}

enum err sheet_identity_load(struct cx *cx, const struct violation *v,
                             struct sheet_identity *out)
{
    struct record_sheet_of_row r;
    const record_id record = v->rows[0].id;
    TRY(record_sheet_of(cx, (struct record_sheet_of_in){ .record = record }, &r));
    return open_identity(cx, record, r.identity, out);
}
