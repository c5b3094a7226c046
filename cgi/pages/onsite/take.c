/* What a telephone takes along: nothing of a report or its sender. */
#include "base/lang.h"
#include "domain/facilities/facility.h"
#include "domain/inspection/order.h"
#include "domain/inspection/tables.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"

static void findings(struct req *r, struct buf *b, const struct flow *flow)
{
    const struct flow_field *f = flow ? flow_field(flow, S("finding")) : NULL;
    buf_add(b, S(",\"findings\":["));
    for (size_t i = 0; f && i < f->n_choices; i++) {
        buf_add(b, i ? S(",{") : S("{"));
        json_text(b, "value", f->choices[i].value);
        json_text(b, "label", flow_words(r->cx->lang, f->choices[i].label));
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void questions(struct req *r, struct buf *b, str sector)
{
    const struct inspection_tables *t = r->cx->inspection;
    const bool vi = r->cx->lang == LANG_VI;
    bool any = false;
    buf_add(b, S(",\"questions\":["));
    for (size_t i = 0; t && i < t->n_questions; i++) {
        const struct check_question *q = &t->questions[i];
        if (!check_for(q, sector))
            continue;
        buf_add(b, any ? S(",{") : S("{"));
        any = true;
        json_text(b, "code", q->code);
        json_text(b, "question", vi ? q->question_vi : q->question);
        json_text(b, "basis", vi ? q->basis_vi : q->basis);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

/* Names of the discharge points of the register, so that a sample says the same. */
static enum err points(struct req *r, struct buf *b, facility_id root)
{
    struct facility_places_row *rows;
    size_t n;
    bool any = false;
    buf_add(b, S(",\"points\":["));
    if (root.v) {
        TRY(facility_places_load(r->cx, root, &rows, &n));
        for (size_t i = 0; i < n; i++) {
            if (!str_eq(rows[i].kind, S("discharge")) || rows[i].ended.has)
                continue;
            if (any)
                buf_byte(b, ',');
            any = true;
            buf_json(b, rows[i].name);
        }
    }
    buf_byte(b, ']');
    return OK;
}

/* The decision to inspect and the team; none where it is verified without one. */
static enum err order(struct req *r, struct buf *b, case_id cid)
{
    struct visit_order_of_row *rows;
    size_t n;
    TRY(visit_order_of(r->cx, (struct visit_order_of_in){ .cid = cid }, &rows, &n));
    if (n == 0)
        return OK;
    const str words[] = { rows[0].number, date_vi(r->cx->a, rows[0].signed_on) };
    json_text(b, "order", tr_args(r->cx->a, TR("Quyết định kiểm tra {0} ngày {1}"), words,
                                  COUNT(words)));
    struct buf team = { .a = r->cx->a, .max = 16 * KiB };
    for (size_t i = 0; i < n; i++)
        buf_fmt(&team, "%s%.*s, %.*s", i ? "\n" : "", STR_ARG(rows[i].name), STR_ARG(rows[i].post));
    json_text(b, "team", buf_str(&team));
    return OK;
}

/* Name of the facility, sealed where it is a person, and what its sector is asked. */
static enum err facility(struct req *r, struct buf *b, case_id cid)
{
    struct facility_link link = { 0 };
    struct facility f;
    str sector = S("");
    enum err e = facility_of(r->cx, cid, &link);
    if (e == OK) {
        json_text(b, "facility", link.name);
        e = facility_load(r->cx, r->who, link.root, &f);
        if (e == OK)
            sector = f.row.sector;
    }
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    questions(r, b, sector);
    return points(r, b, e == OK ? link.root : (facility_id){ 0 });
}

static enum err package(struct req *r, struct resp *w, str code, instant until)
{
    struct case_by_code_row c;
    TRY(onsite_see(r->cx, r->who, code, &c));
    struct buf *b = onsite_json(w, 200);
    buf_byte(b, '{');
    json_text(b, "code", code);
    json_text(b, "title", c.title);
    json_text(b, "place", c.place);
    json_text(b, "due", c.due.has ? instant_vi(r->cx->a, c.due.v) : S(""));
    if (c.lat.has && c.lon.has)
        buf_fmt(b, ",\"lat\":%.6f,\"lon\":%.6f", c.lat.v, c.lon.v);
    json_number(b, "until", json_ms(until));
    findings(r, b, flow_find(r->cx->flows, c.flow, (int)c.version));
    TRY(order(r, b, c.id));
    TRY(facility(r, b, c.id));
    buf_byte(b, ',');
    TRY(onsite_groups_json(r, b, c.id));
    buf_byte(b, '}');
    return OK;
}

enum err onsite_take_post(struct req *r, struct resp *w)
{
    struct form f;
    instant until;
    TRY(form_read(r, &f));
    const str code = form_str(&f, "case", 16), id = onsite_id(&f);
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    const enum err e = onsite_take(r->cx, r->who, code, id, &until);
    return e == OK ? package(r, w, code, until) : onsite_error(w, e);
}
