#include "pages/facilities/lines.h"
#include "base/lang.h"
#include "pages/frame.h"

#define MILLI 1000

struct url facility_url(struct arena *a, facility_id id, const char *what)
{
    return url_own(str_fmt(a, "/staff/facilities/%lld%s%s", (long long)id.v, what ? "/" : "",
                           what ? what : ""));
}

enum err facility_of_path(struct req *r, struct facility *out)
{
    facility_id id;
    TRY(req_id(r, "id", &id.v));
    return facility_load(r->cx, r->who, id, out);
}

void facility_head(struct req *r, const struct facility *f, const char *title,
                   struct facility_view *v)
{
    const str parts[] = { f->name };
    *v = (struct facility_view){
        .page = page_staff(r, title ? str_fmt(r->cx->a, "%s: %.*s", tr(title),
                                              STR_ARG(parts[0])) : f->name),
        .base = facility_url(r->cx->a, f->row.id, NULL), .id = f->row.id.v, .name = f->name,
        .closed = str_eq(f->row.state, S("closed")),
        .may_edit = facility_may(r->who, f, FACILITY_BASICS),
        .may_permits = facility_may(r->who, f, FACILITY_PERMITS),
        .may_duties = facility_may(r->who, f, FACILITY_DUTIES),
        .may_rate = facility_may(r->who, f, FACILITY_RATING),
        .may_open = facility_may(r->who, f, FACILITY_PERSON)
            && (f->row.name_sealed.has || f->row.tax_sealed.has),
    };
    if (facility_sealed(f->kind))
        v->sealed = str_from(tr(TR("Tên và số định danh của cá nhân, hộ gia đình được niêm phong; "
                                   "sổ chỉ hiện số thứ tự.")));
}

const struct choice *word_choices(struct cx *cx, const struct facility_word *list, str chosen,
                                  size_t *n)
{
    *n = 0;
    while (list[*n].code)
        (*n)++;
    struct choice *out = NEWS(cx->a, struct choice, *n);
    for (size_t i = 0; i < *n; i++)
        out[i] = (struct choice){ .value = str_from(list[i].code),
                                  .label = str_from(tr(list[i].label)),
                                  .on = str_eq(str_from(list[i].code), chosen) };
    return out;
}

str form_word(struct form *f, const char *name, const struct facility_word *list)
{
    const str v = form_str(f, name, 40);
    if (!str_empty(v) && !facility_word_known(list, v))
        form_problem(f, name, str_from(tr(TR("Hãy chọn một mục trong danh sách."))));
    return v;
}

str risk_words(struct arena *a, opt_i64 risk)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };
    const str number = str_from(risk.has && risk.v >= 1 && risk.v <= 4 ? roman[risk.v - 1] : "");
    return str_empty(number) ? number : tr_args(a, TR("Nhóm {0}"), &number, 1);
}

const struct facility_line *facility_lines(struct cx *cx, const struct facility_hit *hits,
                                           size_t n)
{
    struct facility_line *out = NEWS(cx->a, struct facility_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct facility_line){
            .href = facility_url(cx->a, hits[i].id, NULL), .name = hits[i].name,
            .tax = hits[i].tax, .sector = facility_word(facility_sectors, hits[i].sector),
            .state = facility_word(facility_states, hits[i].state),
            .active = str_eq(hits[i].state, S("active")),
            .unit = unit_place_words(cx->a, cx->lang, hits[i].unit_kind, hits[i].unit_name),
            .address = facility_sealed(hits[i].kind) ? S("") : hits[i].address,
            .group = risk_words(cx->a, hits[i].risk) };
    return out;
}

str flow_words_of(struct cx *cx, str medium, opt_i64 milli)
{
    if (!milli.has)
        return S("");
    const int64_t whole = milli.v / MILLI, rest = milli.v % MILLI;
    str number = money_words(cx->a, whole);
    if (rest) {
        number = str_fmt(cx->a, "%.*s,%03lld", STR_ARG(number), (long long)rest);
        while (str_ends(number, S("0")))
            number.n--;
    }
    return tr_args(cx->a, str_eq(medium, S("emission")) ? TR("{0} m³/giờ")
                                                        : TR("{0} m³/ngày đêm"), &number, 1);
}

enum err twins_of_facility(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct facility_merged_row *rows;
    TRY(facility_merged(r->cx, (struct facility_merged_in){ .root = f->row.root }, &rows,
                        &v->n_twins));
    struct twin_line *out = NEWS(r->cx->a, struct twin_line, v->n_twins);
    for (size_t i = 0; i < v->n_twins; i++)
        out[i] = (struct twin_line){
            .id = rows[i].id.v, .at = rows[i].at,
            .name = facility_label(r->cx->a, rows[i].kind, rows[i].name, rows[i].id) };
    v->twins = out;
    return OK;
}
