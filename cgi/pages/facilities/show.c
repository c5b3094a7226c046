/* One facility with everything on it, and its line of time. */
#include "base/lang.h"
#include "domain/inspection/sample.h"
#include "domain/registers/bodies.h"
#include "pages/answer.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/lines.h"
#include "pages/facilities/monitoring.h"
#include "tpl/facility.h"
#include "tpl/facility_history.h"
#include "tpl/facility_timeline.h"

#define FACTS_MAX 12
#define MOMENTS_SHOWN 15

/* A page of a merged entry is the page of the one that stands for it. */
static bool led_on(struct req *r, struct resp *w, const struct facility *f, enum err *e)
{
    if (f->row.root.v == f->row.id.v)
        return false;
    *e = resp_redirect(w, facility_url(r->cx->a, f->row.root, NULL).checked);
    return true;
}

struct facts {
    struct fact_line v[FACTS_MAX];
    size_t n;
};

static void fact(struct facts *to, const char *name, str text)
{
    if (!str_empty(text))
        to->v[to->n++] = (struct fact_line){ .name = str_from(tr(name)), .text = text };
}

static str with_day(struct cx *cx, str words, opt_date day)
{
    const str args[] = { words, day.has ? date_vi(cx->a, day.v) : S("") };
    return day.has ? tr_args(cx->a, TR("{0} từ {1}"), args, COUNT(args)) : words;
}

static void facts_of(struct req *r, const struct facility *f, struct facility_view *v)
{
    const struct facility_by_id_row *row = &f->row;
    struct cx *cx = r->cx;
    struct facts *to = NEW(cx->a, struct facts);
    fact(to, TR("Đối tượng"), facility_word(facility_kinds, row->kind));
    fact(to, TR("Tình trạng"), with_day(cx, facility_word(facility_states, row->state),
                                       row->state_on));
    fact(to, TR("Mã số thuế"), row->tax.has ? row->tax.v : row->tax_sealed.has
         ? str_from(tr(TR("đã niêm phong"))) : str_from(tr(TR("không ghi"))));
    fact(to, TR("Mã số doanh nghiệp"), row->business.has ? row->business.v : S(""));
    fact(to, TR("Ngành"), facility_word(facility_sectors, row->sector));
    fact(to, TR("Địa bàn"), unit_place_words(cx->a, cx->lang, row->unit_kind, row->unit_name));
    fact(to, TR("Người đại diện"), row->representative);
    fact(to, TR("Điện thoại"), row->phone);
    fact(to, TR("Nhóm theo nguy cơ môi trường"), row->risk.has ? risk_words(cx->a, row->risk)
         : str_from(tr(TR("chưa phân nhóm"))));
    fact(to, TR("Căn cứ phân nhóm"), row->risk_basis);
    v->facts = to->v;
    v->n_facts = to->n;
}

static enum err names_of(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct facility_names_row *rows;
    TRY(facility_names(r->cx, (struct facility_names_in){ .root = f->row.root }, &rows,
                       &v->n_names));
    struct name_line *out = NEWS(r->cx->a, struct name_line, v->n_names);
    for (size_t i = 0; i < v->n_names; i++)
        out[i] = (struct name_line){
            .name = rows[i].sealed ? str_from(tr(TR("(đã niêm phong)"))) : rows[i].name,
            .basis = rows[i].basis, .since = rows[i].since.v, .until = rows[i].until.v,
            .merged = rows[i].merged };
    v->names = out;
    return OK;
}

/* The name of a person or household where the law had it published, as the public reads it. */
static enum err published(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct facility_published_row row;
    if (str_empty(v->sealed))
        return OK;
    const enum err e = facility_published(r->cx, (struct facility_published_in){
        f->row.root }, &row);
    if (e == OK)
        v->published = row.name;
    return e == ERR_NOT_FOUND ? OK : e;
}

/* The zone by the first point that has one, else by the words of the addresses. */
static enum err zone_words(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct buf text = { .a = r->cx->a, .max = 64 * 1024 };
    struct zone zone;
    opt_f64 lat = { 0 }, lon = { 0 };
    for (size_t i = 0; i < v->n_place_rows; i++) {
        const struct facility_places_row *p = &v->place_rows[i];
        if (p->ended.has)
            continue;
        buf_fmt(&text, "%.*s. %.*s. ", STR_ARG(p->address), STR_ARG(p->name));
        if (p->lat.has && !lat.has) {
            lat = p->lat;
            lon = p->lon;
        }
    }
    if (text.n == 0)
        return OK;
    const enum err e = zone_of(r->cx, f->row.parent.has ? f->row.parent.v : S(""), r->cx->today,
                               lat, lon, buf_str(&text), &zone);
    const str args[] = { zone.name, zone.body_name };
    if (e == OK)
        v->zone = tr_args(r->cx->a, TR("{0}, do {1} chủ trì"), args, COUNT(args));
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err facility_get(struct req *r, struct resp *w)
{
    struct facility f;
    struct facility_view v;
    enum err e;
    TRY(facility_of_path(r, &f));
    if (led_on(r, w, &f, &e))
        return e;
    facility_head(r, &f, NULL, &v);
    facts_of(r, &f, &v);
    TRY(published(r, &f, &v));
    TRY(names_of(r, &f, &v));
    TRY(places_of_facility(r, &f, &v));
    TRY(zone_words(r, &f, &v));
    TRY(permits_of_facility(r, &f, &v));
    TRY(duties_of_facility(r, &f, &v));
    TRY(monitors_of_facility(r, &f, &v));
    TRY(twins_of_facility(r, &f, &v));
    TRY(moments_of_facility(r, &f, 1, &v));
    v.pager.more = v.pager.more || v.n_moments > MOMENTS_SHOWN;
    if (v.n_moments > MOMENTS_SHOWN)
        v.n_moments = MOMENTS_SHOWN;
    tpl_facility(resp_html(w, 200), &v);
    return OK;
}

static int64_t page_of(const struct req *r)
{
    int64_t page;
    return str_i64(req_query(r, "page", 6), &page) == OK && page >= 1
        && page <= TIMELINE_PAGES_MAX ? page : 1;
}

enum err facility_timeline_get(struct req *r, struct resp *w)
{
    struct facility f;
    struct facility_view v;
    enum err e;
    TRY(facility_of_path(r, &f));
    if (led_on(r, w, &f, &e))
        return e;
    facility_head(r, &f, TR("Dòng thời gian"), &v);
    TRY(moments_of_facility(r, &f, page_of(r), &v));
    tpl_facility_timeline(resp_html(w, 200), &v);
    return OK;
}

/* What an event of the register is about. */
static const char *event_words(str type)
{
    static const struct { const char *type, *title; } words[] = {
        { "facility_made", TR("Ghi vào sổ") },
        { "facility_handover", TR("Sang địa bàn khác khi đơn vị hành chính thay đổi") },
        { "facility_handover_undo", TR("Về địa bàn trước vì bàn giao bị hủy") },
        { "facility_changed", TR("Sửa thông tin cơ sở") },
        { "facility_rated", TR("Phân nhóm nguy cơ") },
        { "facility_place", TR("Thêm địa điểm") },
        { "facility_place_end", TR("Thôi dùng địa điểm") },
        { "facility_permit", TR("Thêm giấy phép") },
        { "facility_permit_end", TR("Giấy phép hết hiệu lực") },
        { "facility_limit", TR("Thêm giới hạn của giấy phép") },
        { "facility_limit_end", TR("Bỏ giới hạn của giấy phép") },
        { "facility_duty", TR("Thêm nghĩa vụ") },
        { "facility_duty_state", TR("Cập nhật nghĩa vụ") },
        { "facility_monitor", TR("Cập nhật quan trắc tự động") },
        { "facility_link", TR("Gắn vụ việc") },
        { "facility_unlink", TR("Bỏ gắn vụ việc") },
        { "facility_merged", TR("Được gộp vào cơ sở khác") },
        { "facility_took_in", TR("Nhận cơ sở trùng") },
        { "facility_split", TR("Được tách ra, đứng riêng") },
        { "facility_gave_back", TR("Trả lại cơ sở đã gộp") },
        { "facility_person_opened", TR("Mở tên đã niêm phong") },
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(type, str_from(words[i].type)))
            return words[i].title;
    return NULL;
}

enum err facility_history_get(struct req *r, struct resp *w)
{
    struct facility f;
    struct facility_view v;
    struct facility_history_row *rows;
    enum err e;
    TRY(facility_of_path(r, &f));
    if (led_on(r, w, &f, &e))
        return e;
    facility_head(r, &f, TR("Lịch sử thay đổi"), &v);
    v.pager = (struct pager){ .href = facility_url(r->cx->a, f.row.id, "history"),
                              .page = page_of(r) };
    TRY(history_load(r->cx, r->who, f.row.root, v.pager.page, &rows, &v.n_moments,
                     &v.pager.more));
    struct moment_line *out = NEWS(r->cx->a, struct moment_line, v.n_moments);
    for (size_t i = 0; i < v.n_moments; i++) {
        const char *words = event_words(rows[i].type);
        out[i] = (struct moment_line){
            .at = rows[i].at, .what = words ? str_from(tr(words)) : rows[i].type,
            .code = rows[i].name.has ? rows[i].name.v : str_from(tr(TR("Hệ thống"))),
            .extra = history_facts(r->cx, rows[i].data), .hours = true };
    }
    v.moments = out;
    tpl_facility_history(resp_html(w, 200), &v);
    return OK;
}
