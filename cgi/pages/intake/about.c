#include "pages/intake/about.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/accounts/user.h"
#include "domain/intake/places.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/intake/view.h"
#include "tpl/hotlines.h"
#include "tpl/privacy.h"

#define LETTERS 26

enum err privacy_get(struct req *r, struct resp *w)
{
    const struct page p = page_public(r, TR("Thông tin của bạn được giữ thế nào"), "/privacy");
    tpl_privacy(resp_html(w, 200), &p);
    return OK;
}

/* 'A'..'Z' of the folded name; 0 when it begins with something else. */
static char first_letter(struct arena *a, str name)
{
    const str f = text_fold(a, name);
    return f.n && f.p[0] >= 'a' && f.p[0] <= 'z' ? (char)(f.p[0] - 'a' + 'A') : 0;
}

static void letters_of(struct arena *a, const struct places *p, char shown,
                       struct hotlines_view *v)
{
    struct letter *l = NEWS(a, struct letter, LETTERS);
    for (int c = 'A'; c <= 'Z'; c++) {
        bool used = false;
        for (size_t i = 0; i < p->n && !used; i++)
            used = first_letter(a, p->communes[i].name) == c;
        if (used)
            l[v->n_letters++] = (struct letter){
                .label = str_fmt(a, "%c", c), .current = c == shown,
                .href = url_own(str_fmt(a, "/hotlines?letter=%c", c)) };
    }
    v->letters = l;
}

enum err hotlines_get(struct req *r, struct resp *w)
{
    struct places p;
    struct arena *a = r->cx->a;
    TRY(places_load(r->cx, &p));
    const str asked = req_query(r, "letter", 1);
    const char shown = asked.n == 1 && asked.p[0] >= 'A' && asked.p[0] <= 'Z' ? asked.p[0] : 0;
    struct hotlines_view v = { .page = page_public(r, TR("Điện thoại các xã, phường"),
                                                   "/hotlines") };
    struct line *lines = NEWS(a, struct line, p.n);
    for (size_t i = 0; i < p.n; i++) {
        const struct commune *c = &p.communes[i];
        if (shown && first_letter(a, c->name) != shown)
            continue;
        struct line *l = &lines[v.n_lines++];
        *l = (struct line){ .name = unit_body_words(a, r->cx->lang, S("commune"), c->kind,
                                                    c->name),
                            .phone = c->phone };
        if (url_tel(a, c->phone, &l->tel) != OK)
            l->tel = (struct url){ 0 };
    }
    v.lines = lines;
    letters_of(a, &p, shown, &v);
    tpl_hotlines(resp_html(w, 200), &v);
    return OK;
}

static void old_names(struct buf *b, const struct places *p, str code)
{
    bool any = false;
    buf_add(b, S(",\"old\":["));
    for (size_t i = 0; i < p->n_old; i++)
        if (str_eq(p->old[i].code, code)) {
            if (any)
                buf_byte(b, ',');
            buf_json(b, p->old[i].name);
            any = true;
        }
    buf_add(b, S("]}"));
}

enum err communes_json_get(struct req *r, struct resp *w)
{
    struct places p;
    TRY(places_load_all(r->cx, &p));
    struct buf *b = resp_body(w, 200, "application/json");
    buf_byte(b, '[');
    for (size_t i = 0; i < p.n; i++) {
        const struct commune *c = &p.communes[i];
        buf_add(b, i ? S(",{\"code\":") : S("{\"code\":"));
        buf_json(b, c->code);
        buf_add(b, S(",\"kind\":"));
        buf_json(b, c->kind);
        buf_add(b, S(",\"name\":"));
        buf_json(b, c->name);
        if (c->lat.has && c->lon.has)
            buf_fmt(b, ",\"lat\":%.5f,\"lon\":%.5f", c->lat.v, c->lon.v);
        old_names(b, &p, c->code);
    }
    buf_byte(b, ']');
    resp_cache_public(w, 3600);
    return OK;
}
