/* Places, permits, duties and the line of time of a facility, in words. */
#include "base/json.h"
#include "base/lang.h"
#include "domain/inspection/sample.h"
#include "pages/facilities/lines.h"

enum err places_of_facility(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct cx *cx = r->cx;
    struct facility_places_row *rows;
    /* Where a person lives is for those who work there. */
    if (facility_sealed(f->kind) && !facility_may(r->who, f, FACILITY_PERSON))
        return OK;
    TRY(facility_places_load(cx, f->row.root, &rows, &v->n_places));
    struct place_line_f *out = NEWS(cx->a, struct place_line_f, v->n_places);
    for (size_t i = 0; i < v->n_places; i++) {
        const struct facility_places_row *p = &rows[i];
        const str medium = p->medium.has ? p->medium.v : S("");
        out[i] = (struct place_line_f){
            .id = p->id.v, .name = p->name, .address = p->address,
            .medium = facility_word(facility_media, medium), .receiver = p->receiver,
            .flow = flow_words_of(cx, medium, p->flow),
            .discharge = str_eq(p->kind, S("discharge")), .since = p->since.v,
            .ended = p->ended.v, .may_end = v->may_edit && !p->ended.has };
        if (p->lat.has)
            out[i].point = str_fmt(cx->a, "%.5f, %.5f", p->lat.v, p->lon.v);
    }
    v->places = out;
    v->place_rows = rows;
    v->n_place_rows = v->n_places;
    return OK;
}

enum err permits_of_facility(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct cx *cx = r->cx;
    struct facility_permits_row *rows;
    TRY(facility_permits(cx, (struct facility_permits_in){ .root = f->row.root }, &rows,
                         &v->n_permits));
    struct permit_line *out = NEWS(cx->a, struct permit_line, v->n_permits);
    for (size_t i = 0; i < v->n_permits; i++) {
        const struct facility_permits_row *p = &rows[i];
        const str at = str_fmt(cx->a, "permits/%lld", (long long)p->id.v);
        out[i] = (struct permit_line){
            .href = facility_url(cx->a, f->row.id, at.p),
            .kind = facility_word(permit_kinds, p->kind), .number = p->number,
            .issuer = p->issuer, .scope = p->scope, .issued = p->issued, .until = p->until.v,
            .ended = p->ended.v, .end_reason = p->end_reason.has ? p->end_reason.v : S(""),
            .in_force = date_cmp(p->issued, cx->today) <= 0
                && !(p->until.has && date_cmp(p->until.v, cx->today) < 0)
                && !(p->ended.has && date_cmp(p->ended.v, cx->today) <= 0) };
    }
    v->permits = out;
    return OK;
}

enum err duties_of_facility(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct cx *cx = r->cx;
    struct facility_duties_row *rows;
    TRY(facility_duties(cx, (struct facility_duties_in){ .root = f->row.root }, &rows,
                        &v->n_duties));
    struct duty_line *out = NEWS(cx->a, struct duty_line, v->n_duties);
    for (size_t i = 0; i < v->n_duties; i++) {
        const struct facility_duties_row *d = &rows[i];
        const bool over = str_eq(d->state, S("done")) || str_eq(d->state, S("dropped"));
        const bool serious = str_eq(d->kind, S("serious"));
        out[i] = (struct duty_line){
            .id = d->id, .kind = facility_word(duty_kinds, d->kind),
            .source = facility_word(duty_sources, d->source), .what = d->what,
            .basis = d->basis, .state = facility_word(duty_states, d->state), .note = d->note,
            .due = d->due.v, .on = d->state_on.v, .over = over, .serious = serious,
            .late = !over && d->due.has && date_cmp(d->due.v, cx->today) < 0,
            .may_set = !over && (serious ? v->may_rate : v->may_duties) };
        v->n_late += out[i].late;
    }
    v->duties = out;
    return OK;
}

/* "Vượt COD: 120 mg/l, giới hạn 50" of "120000000000 50000000000 mg/l". */
static str exceeded(struct cx *cx, const struct timeline_item *t)
{
    str rest = t->extra, measured, most;
    int64_t a = 0, b = 0;
    if (!str_next(&rest, ' ', &measured) || !str_next(&rest, ' ', &most)
        || str_i64(measured, &a) != OK || str_i64(most, &b) != OK)
        return t->label;
    const str args[] = { t->label, nano_words(cx->a, cx->lang, a), rest,
                         nano_words(cx->a, cx->lang, b) };
    return tr_args(cx->a, TR("Trạm quan trắc báo vượt: {0} {1} {2}, giới hạn {3}"), args,
                   COUNT(args));
}

static str money_of(struct cx *cx, str dong)
{
    int64_t v = 0;
    return str_i64(dong, &v) == OK && v > 0 ? money_words(cx->a, v) : S("0");
}

static str finding_words(str code)
{
    static const struct facility_word findings[] = {
        { "violation", TR("có dấu hiệu vi phạm") }, { "pollution", TR("có ô nhiễm") },
        { "none", TR("không phát hiện vi phạm") }, { "unclear", TR("chưa kết luận") },
        { NULL, NULL },
    };
    return facility_word(findings, code);
}

static const struct { const char *kind, *words; } moments[] = {
    { "report", TR("Phản ánh {0}") },
    { "inspection", TR("Kiểm tra: {0}") },
    { "record", TR("Biên bản vi phạm hành chính số {0}") },
    { "decision", TR("Quyết định xử phạt số {0}: phạt tiền {1} đồng") },
    { "cancelled", TR("Quyết định xử phạt số {0} (đã hủy): phạt tiền {1} đồng") },
    { "permit", TR("{1} số {0}") },
    { "permit_end", TR("Giấy phép số {0} hết hiệu lực") },
    { "duty", TR("Hạn nghĩa vụ: {0}") },
    { "duty_over", TR("Nghĩa vụ đã xong hoặc thôi áp dụng: {0}") },
};

static str case_words(struct cx *cx, const struct timeline_item *t)
{
    const struct flow *flow = flow_on(cx->flows, t->extra, cx->today, 0);
    const str args[] = { flow ? flow_words(cx->lang, flow->title) : t->extra, t->label };
    return tr_args(cx->a, TR("Mở vụ việc {1} ({0})"), args, COUNT(args));
}

static str moment_words(struct cx *cx, const struct timeline_item *t)
{
    str args[] = { t->label, t->extra };
    if (str_eq(t->kind, S("exceedance")))
        return exceeded(cx, t);
    if (str_eq(t->kind, S("case")))
        return case_words(cx, t);
    if (str_eq(t->kind, S("inspection")))
        args[0] = finding_words(t->label);
    if (str_eq(t->kind, S("permit")))
        args[1] = facility_word(permit_kinds, t->extra);
    if (str_eq(t->kind, S("decision")) || str_eq(t->kind, S("cancelled")))
        args[1] = money_of(cx, t->extra);
    for (size_t i = 0; i < COUNT(moments); i++)
        if (str_eq(t->kind, str_from(moments[i].kind)))
            return tr_args(cx->a, moments[i].words, args, COUNT(args));
    return t->kind;
}

static bool by_the_minute(str kind)
{
    return str_eq(kind, S("report")) || str_eq(kind, S("case")) || str_eq(kind, S("exceedance"))
        || str_eq(kind, S("inspection"));
}

enum err moments_of_facility(struct req *r, const struct facility *f, int64_t page,
                             struct facility_view *v)
{
    struct cx *cx = r->cx;
    const struct timeline_item *items;
    v->pager = (struct pager){ .href = facility_url(cx->a, f->row.id, "timeline"),
                               .page = page };
    TRY(timeline_load(cx, r->who, f->row.root, page, &items, &v->n_moments, &v->pager.more));
    struct moment_line *out = NEWS(cx->a, struct moment_line, v->n_moments);
    for (size_t i = 0; i < v->n_moments; i++) {
        const struct timeline_item *t = &items[i];
        const bool duty = str_eq(t->kind, S("duty"));
        out[i] = (struct moment_line){
            .at = t->at, .what = moment_words(cx, t), .code = t->code,
            .extra = str_eq(t->kind, S("record")) || str_eq(t->kind, S("permit_end"))
                ? t->extra : S(""),
            .to_come = t->at > cx->now, .hours = by_the_minute(t->kind),
            .bad = str_eq(t->kind, S("record")) || str_eq(t->kind, S("decision"))
                || str_eq(t->kind, S("exceedance"))
                || (duty && date_cmp(instant_date(t->at), cx->today) < 0) };
    }
    v->moments = out;
    return OK;
}

/* Names of the pairs of an event (domain/facilities). */
static str pair_words(str name)
{
    static const struct facility_word names[] = {
        { "name", TR("Tên") }, { "tax_code", TR("Mã số thuế") }, { "kind", TR("Loại") },
        { "sector", TR("Ngành") }, { "state", TR("Tình trạng") }, { "state_on", TR("Từ ngày") },
        { "business_code", TR("Mã số doanh nghiệp") },
        { "representative", TR("Người đại diện") }, { "phone", TR("Điện thoại") },
        { "risk_group", TR("Nhóm") }, { "basis", TR("Căn cứ") }, { "number", TR("Số") },
        { "issued_on", TR("Ngày cấp") }, { "valid_to", TR("Hết hạn") },
        { "what", TR("Nội dung") }, { "due", TR("Hạn") }, { "on", TR("Ngày") },
        { "from", TR("Từ ngày") }, { "until", TR("Đến ngày") }, { "note", TR("Ghi chú") },
        { "reason", TR("Lý do") }, { "case", TR("Vụ việc") }, { "facility", TR("Cơ sở số") },
        { "parameter", TR("Thông số") }, { "unit", TR("Đơn vị") }, { "place", TR("Điểm xả") },
        { "medium", TR("Dòng thải") }, { "station", TR("Trạm") }, { "permit", TR("Giấy phép") },
        { "must", TR("Nghĩa vụ") }, { "link", TR("Kết nối") }, { "duty", TR("Nghĩa vụ số") },
        { "limit", TR("Giới hạn") }, { NULL, NULL },
    };
    return facility_word(names, name);
}

str history_facts(struct cx *cx, str data)
{
    const struct json *all;
    str fault;
    struct buf b = { .a = cx->a, .max = 8192 };
    if (json_parse(cx->a, data, &all, &fault) != OK || all->type != JSON_RECORD)
        return S("");
    for (size_t i = 0; i < all->n; i++)
        if (!str_empty(all->items[i].text)) {
            buf_add(&b, b.n ? S("; ") : S(""));
            buf_fmt(&b, "%.*s: %.*s", STR_ARG(pair_words(all->names[i])),
                    STR_ARG(all->items[i].text));
        }
    return buf_str(&b);
}
