#include "domain/facilities/facility.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "domain/cases/step.h"
#include "domain/violations/record.h"

bool facility_sealed(enum law_subject kind)
{
    return kind == LAW_INDIVIDUAL || kind == LAW_HOUSEHOLD;
}

str facility_label(struct arena *a, str kind, str name, facility_id id)
{
    const str number = str_fmt(a, "%lld", (long long)id.v);
    const enum law_subject s = subject_of(kind);
    if (!facility_sealed(s))
        return name;
    return tr_args(a, s == LAW_HOUSEHOLD ? TR("Hộ gia đình số {0}") : TR("Cá nhân số {0}"),
                   &number, 1);
}

enum err facility_load(struct cx *cx, const struct user *who, facility_id id,
                       struct facility *out)
{
    TRY(facility_by_id(cx, (struct facility_by_id_in){ .id = id, .today = cx->today },
                       &out->row));
    const struct facility_by_id_row *r = &out->row;
    out->kind = subject_of(r->kind);
    out->name = facility_label(cx->a, r->kind, r->name, r->id);
    return case_visible(who, r->unit, r->parent.has ? r->parent.v : S(""), (opt_unit_id){ 0 })
        ? OK : ERR_NOT_FOUND;
}

bool facility_may(const struct user *who, const struct facility *f, enum facility_part part)
{
    const unsigned work = ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD;
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        const bool above = !str_eq(o->level, S("commune"));
        const bool own = o->unit.v == f->row.unit.v;
        if ((o->role & work) && (part == FACILITY_RATING ? above : above || own)
            && case_visible(&(struct user){ .offices = o, .n_offices = 1 }, f->row.unit,
                            f->row.parent.has ? f->row.parent.v : S(""), (opt_unit_id){ 0 }))
            return true;
    }
    return false;
}

enum err facility_places_load(struct cx *cx, facility_id root, struct facility_places_row **rows,
                              size_t *n)
{
    return facility_places(cx, (struct facility_places_in){ .root = root }, rows, n);
}

enum err facility_written_by(struct cx *cx, facility_id id, struct facility_author *out)
{
    struct facility_writer_row row;
    *out = (struct facility_author){ .name = S("") };
    const enum err e = facility_writer(cx, (struct facility_writer_in){
        .subject = str_fmt(cx->a, "facility:%lld", (long long)id.v), .today = cx->today }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    out->at = row.at;
    if (row.name.has)
        out->name = row.unit.has
            ? str_fmt(cx->a, "%.*s, %.*s", STR_ARG(row.name.v),
                      STR_ARG(unit_body_words(cx->a, cx->lang, row.level.v, row.kind.v,
                                              row.unit.v)))
            : row.name.v;
    return OK;
}

enum err facility_event(struct cx *cx, const struct user *who, facility_id id, str type,
                        const str *pairs, size_t n)
{
    return audit_act(cx, who, str_fmt(cx->a, "facility:%lld", (long long)id.v), type,
                     audit_data(cx->a, pairs, n));
}
