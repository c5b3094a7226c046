#include "base/words_vi.h"
#include "domain/documents/gather.h"
#include "domain/violations/minutes.h"

#define TEXT_MAX 32000

/* Lines of the form as one sentence. */
static str in_one(struct cx *cx, str lines)
{
    struct buf b = { .a = cx->a, .max = TEXT_MAX };
    str rest = lines, line;
    while (str_next(&rest, '\n', &line))
        if (!str_empty(str_trim(line)))
            buf_fmt(&b, "%s%.*s", b.n ? "; " : "", STR_ARG(str_trim(line)));
    return buf_str(&b);
}

static str people(struct cx *cx, const struct sheet_people *p, size_t from)
{
    struct buf b = { .a = cx->a, .max = TEXT_MAX };
    for (size_t i = from; i < p->n; i++) {
        const struct sheet_person *one = &p->list[i];
        buf_fmt(&b, "%s%.*s", b.n ? "; " : "", STR_ARG(one->name));
        if (!str_empty(one->role))
            buf_fmt(&b, ", %.*s", STR_ARG(one->role));
        if (!str_empty(one->at))
            buf_fmt(&b, ", %.*s", STR_ARG(one->at));
    }
    return buf_str(&b);
}

static str when(struct cx *cx, str iso)
{
    struct moment m;
    if (moment_parse(iso, &m) != OK)
        return S("");
    return str_fmt(cx->a, "%02d giờ %02d phút, %.*s", m.hour, m.minute,
                   STR_ARG(day_words_vi(cx->a, m.day)));
}

static str number(struct cx *cx, opt_i64 n)
{
    return n.has ? str_fmt(cx->a, "%02lld", (long long)n.v) : S("");
}

static void put_people(struct cx *cx, const struct record_sheet *s, struct paper_data *d)
{
    if (s->officials.n) {
        paper_put(d, "record.writer", s->officials.list[0].name);
        paper_put(d, "official.position", s->officials.list[0].role);
    }
    paper_put(d, "official.others", people(cx, &s->officials, 1));
    if (s->witnesses.n && str_empty(paper_value(d, S("record.witness")))) {
        paper_put(d, "record.witness", s->witnesses.list[0].name);
        paper_put(d, "witness.position", s->witnesses.list[0].role);
        paper_put(d, "witness.address", s->witnesses.list[0].at);
    }
    paper_put(d, "record.interpreter", people(cx, &s->interpreter, 0));
    paper_put(d, "record.damaged", people(cx, &s->damaged, 0));
}

static str sex(str word)
{
    return str_eq(word, S("male")) ? S("Nam") : str_eq(word, S("female")) ? S("Nữ")
        : str_eq(word, S("other")) ? S("Khác") : S("");
}

static void put_identity(const struct sheet_identity *i, bool person, struct paper_data *d)
{
    paper_put(d, person ? "person.sex" : "org.representative_sex", sex(i->sex));
    paper_put(d, person ? "person.id" : "org.code", i->id_number);
    if (!person) {
        paper_put(d, "org.licence", i->licence);
        paper_put(d, "org.licence_place", i->licence_by);
        paper_put(d, "org.representative_title", i->title);
        if (i->licence_on.has)
            paper_put_day(d, "org.licence_day", i->licence_on.v);
        return;
    }
    if (i->born.has)
        paper_put_day(d, "person.birth", i->born.v);
    paper_put(d, "person.nationality", i->nationality);
    paper_put(d, "person.occupation", i->occupation);
    paper_put(d, "person.id_place", i->id_by);
    if (i->id_on.has)
        paper_put_day(d, "person.id_day", i->id_on.v);
}

static void put_acts(struct cx *cx, const struct violation *v, const struct sheet_kept *kept,
                     struct paper_data *d)
{
    struct buf scenes = { .a = cx->a, .max = TEXT_MAX };
    struct buf times = { .a = cx->a, .max = TEXT_MAX };
    for (size_t i = 0; i < v->n; i++) {
        const struct record_act *a = &kept->acts[i];
        if (!str_empty(a->place) || !str_empty(a->at_time))
            buf_fmt(&scenes, "%shành vi %zu: %.*s %.*s", scenes.n ? "; " : "", i + 1,
                    STR_ARG(a->at_time), STR_ARG(a->place));
        for (size_t k = 0; k < a->n_times; k++)
            buf_fmt(&times, "%shành vi %zu, ngày %.*s: %.*s", times.n ? "; " : "", i + 1,
                    STR_ARG(date_vi(cx->a, a->times[k].day)), STR_ARG(a->times[k].words));
    }
    paper_put(d, "record.scenes", buf_str(&scenes));
    paper_put(d, "record.times", buf_str(&times));
}

static void put_close(struct cx *cx, const struct record_sheet *s, bool has_signed,
                      struct paper_data *d)
{
    paper_put(d, "close.at", when(cx, s->closed_at));
    paper_put(d, "close.pages", number(cx, s->pages));
    paper_put(d, "close.copies", number(cx, s->copies));
    paper_put(d, "close.read", s->read_aloud ? S("Có") : S(""));
    paper_put(d, "close.given", s->guardian_given && !str_empty(s->given_to)
        ? str_fmt(cx->a, "%.*s và %.*s mỗi bên 01 bản", STR_ARG(s->given_to),
                  STR_ARG(people(cx, &s->guardian, 0))) : s->given_to);
    if (!has_signed && !s->unknown)
        paper_put(d, "refused.who", paper_value(d, S("violator.name")));
    paper_put(d, "refused.why", s->refused_why);
    paper_put(d, "refused.witness_why", s->no_witness);
    paper_put(d, "receipt.at", when(cx, s->given_at));
    paper_put(d, "receipt.who", s->given_to);
}

enum err gather_sheet(struct cx *cx, const struct violation *v, enum sheet_shown shown,
                      struct paper_data *d, bool *found)
{
    struct sheet_kept kept;
    const struct record_sheet *s = &kept.sheet;
    const enum err e = sheet_load(cx, v, &kept);
    *found = e == OK;
    if (e == ERR_NOT_FOUND)
        return OK;
    TRY(e);
    paper_put(d, "record.field", s->field);
    paper_put(d, "record.elsewhere", s->place_why);
    paper_put(d, "record.basis", in_one(cx, s->basis));
    paper_put(d, "record.witness_says", s->authority_says);
    paper_put(d, "record.damaged_says", s->damaged_says);
    paper_put(d, "record.measures", s->measures);
    paper_put(d, "record.explain_to", s->explain_to);
    paper_put(d, "record.come_at", when(cx, s->come_at));
    paper_put(d, "record.come_to", s->come_place);
    put_people(cx, s, d);
    put_acts(cx, v, &kept, d);
    put_close(cx, s, v->rows[0].has_signed, d);
    if (shown == SHEET_OPEN)
        put_identity(&s->identity, !str_eq(v->rows[0].subject, S("organization")), d);
    return OK;
}

enum err gather_identity(struct cx *cx, const struct violation *v, struct paper_data *d,
                         bool *found)
{
    struct sheet_identity identity;
    const enum err e = sheet_identity_load(cx, v, &identity);
    *found = e == OK;
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    put_identity(&identity, !str_eq(v->rows[0].subject, S("organization")), d);
    return OK;
}

static enum minutes_kind kind_of(str form)
{
    return str_eq(form, S("MBB02")) ? MINUTES_WORKING : str_eq(form, S("MBB03")) ? MINUTES_HEARING
        : str_eq(form, S("MBB05")) ? MINUTES_VERIFICATION : (enum minutes_kind)0;
}

static void put_minutes(struct cx *cx, const struct minutes *m, struct paper_data *d)
{
    for (size_t i = 0; i < n_minutes_fields; i++) {
        const struct minutes_field *f = &minutes_fields[i];
        const str value = f->kinds & (unsigned)m->kind ? minutes_value(m, f->name) : S("");
        paper_put(d, f->paper, f->type == MINUTES_WHEN ? when(cx, value)
                  : f->type == MINUTES_FLAG && !str_empty(value) ? S("Có") : value);
    }
    paper_put(d, "record.writer", in_one(cx, minutes_value(m, "officials")));
    paper_put(d, "record.witness", in_one(cx, minutes_value(m, "witnesses")));
    paper_put(d, "check.damage", minutes_value(m, "damage"));
    paper_put(d, "check.statement", minutes_value(m, "statement"));
}

enum err gather_minutes(struct cx *cx, case_id cid, str form, struct paper_data *d,
                        opt_date *made)
{
    struct minutes *list;
    struct moment at;
    size_t n;
    const enum minutes_kind kind = kind_of(form);
    if (!kind)
        return OK;
    TRY(case_minutes_load(cx, cid, &list, &n));
    for (size_t i = 0; i < n; i++) {
        if (list[i].kind != kind || moment_parse(list[i].made_at, &at) != OK)
            continue;
        put_minutes(cx, &list[i], d);
        paper_put(d, "minutes.number", list[i].number);
        paper_put_day(d, "minutes.day", at.day);
        paper_put_day(d, "step.day", at.day);
        *made = (opt_date){ true, at.day };
        return OK;
    }
    return OK;
}
