#include "pages/cases/where.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/cases/show.h"
#include "domain/intake/places.h"
#include "pages/answer.h"
#include "pages/cases/opinion.h"
#include "pages/cases/where_view.h"
#include "pages/frame.h"
#include "tpl/case_place.h"
#include "tpl/place_lookup.h"

#define LEVELS 3
#define WORDS_BYTES 300

static enum err one_day(struct cx *cx, double lat, double lon, struct date day,
                        struct where_day *out)
{
    static const char *const levels[LEVELS] = { TR("Xã, phường"), TR("Huyện"), TR("Tỉnh") };
    struct point_units at;
    TRY(place_of_point(cx, lat, lon, day, &at));
    const struct point_unit *units[LEVELS] = { &at.commune, &at.district, &at.province };
    struct where_line *lines = NEWS(cx->a, struct where_line, LEVELS);
    *out = (struct where_day){ .day = day, .today = date_eq(day, cx->today), .lines = lines };
    for (size_t i = 0; i < LEVELS; i++) {
        const struct point_unit *u = units[i];
        if (u->how)
            lines[out->n++] = (struct where_line){
                .level = levels[i], .sure = point_sure(u),
                .words = point_words(cx, unit_place_words(cx->a, cx->lang, u->kind, u->name),
                                     point_how_code(u->how), u->accuracy, u->metres) };
    }
    return OK;
}

/* On the day of the event where it is another one, and today. */
static enum err both_days(struct cx *cx, double lat, double lon, opt_date event,
                          struct where_view *v)
{
    struct where_day *days = NEWS(cx->a, struct where_day, 2);
    if (event.has && !date_eq(event.v, cx->today))
        TRY(one_day(cx, lat, lon, event.v, &days[v->n_days++]));
    TRY(one_day(cx, lat, lon, cx->today, &days[v->n_days++]));
    v->days = days;
    return OK;
}

static enum err named(struct cx *cx, str text, enum said_how how, struct where_view *v)
{
    struct places p;
    struct place_said said;
    TRY(places_load_all(cx, &p));
    if (!places_said(cx->a, &p, text, how, &said))
        return OK;
    struct where_name *names = NEWS(cx->a, struct where_name, said.n);
    v->words = said.words;
    v->as = unit_place_words(cx->a, cx->lang, said.as->kind, said.as->name);
    for (size_t i = 0; i < said.n; i++) {
        const struct commune *c = places_code(&p, said.codes[i]);
        struct where_name *one = &names[v->n_names++];
        *one = (struct where_name){ .phone = c->phone,
            .name = unit_place_words(cx->a, cx->lang, c->kind, c->name) };
        if (url_tel(cx->a, c->phone, &one->tel) != OK)
            one->tel = (struct url){ 0 };
    }
    v->names = names;
    return OK;
}

static opt_date event_day(const struct case_material *m)
{
    for (size_t i = 0; i < m->n_reports; i++)
        if (m->reports[i].day.has)
            return m->reports[i].day;
    return (opt_date){ 0 };
}

enum err case_place_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct case_show s;
    struct case_material m = { 0 };
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &s));
    TRY(case_material_reports(cx, s.held.id, &m));
    struct where_view v = { .page = page_staff(r, s.c.title), .code = s.held.code,
                            .title = s.c.title, .place = s.c.place };
    struct buf text = { .a = cx->a, .max = 256 * 1024 };
    buf_add(&text, s.c.place);
    for (size_t i = 0; i < m.n_reports; i++) {
        buf_add(&text, S("\n. "));
        buf_add(&text, m.reports[i].what);
    }
    TRY(named(cx, buf_str(&text), SAID_IN_TEXT, &v));
    if (s.c.lat.has && s.c.lon.has) {
        v.point = str_fmt(cx->a, "%.5f, %.5f", s.c.lat.v, s.c.lon.v);
        TRY(both_days(cx, s.c.lat.v, s.c.lon.v, event_day(&m), &v));
    }
    tpl_case_place(resp_html(w, 200), &v);
    return OK;
}

enum err places_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct form f;
    double lat, lon;
    form_empty(r, &f);
    const str q = req_query(r, "q", WORDS_BYTES), point = req_query(r, "point", 60);
    const opt_date day = req_query_date(r, "day");
    form_fill(&f, "q", q.p ? q : S(""));
    form_fill(&f, "point", point.p ? point : S(""));
    form_fill(&f, "day", day.has ? date_iso(cx->a, day.v) : S(""));
    struct where_view v = { .page = page_staff(r, str_from(tr(TR("Tra cứu địa danh")))),
                            .asked = !str_empty(q) || !str_empty(point) };
    if (!str_empty(q))
        TRY(named(cx, q, SAID_TYPED, &v));
    if (!str_empty(point) && places_point(point, &lat, &lon) == OK)
        TRY(both_days(cx, lat, lon, day, &v));
    else if (!str_empty(point))
        form_problem(&f, "point", str_from(tr(TR(
            "Hãy nhập vĩ độ và kinh độ trong lãnh thổ Việt Nam, ví dụ 20.9583, 107.0489, hoặc "
            "để trống."))));
    v.q = field_of(&f, (struct field){
        .name = "q", .label = TR("Địa danh"), .quiet = true, .max = WORDS_BYTES,
        .hint = TR("Tên cũ hay mới, viết tắt, không dấu: “tt troi, hoanh bo cu”."),
        .autocomplete = "off" });
    v.at = field_of(&f, (struct field){ .name = "point", .label = TR("Tọa độ"), .quiet = true,
                                        .max = 60, .autocomplete = "off" });
    v.on = field_of(&f, (struct field){ .name = "day", .label = TR("Ngày xảy ra"),
                                        .quiet = true, .autocomplete = "off" });
    v.problems = form_problems(&f, &v.n_problems);
    tpl_place_lookup(resp_html(w, 200), &v);
    return OK;
}
