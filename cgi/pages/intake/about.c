#include "pages/intake/about.h"
#include "base/lang.h"
#include "domain/intake/places.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "tpl/privacy.h"

enum err privacy_get(struct req *r, struct resp *w)
{
    const struct page p = page_public(r, TR("Thông tin của bạn được giữ thế nào"), "/privacy");
    tpl_privacy(resp_html(w, 200), &p);
    return OK;
}

/* A unit that only changed its superior has several rows of one name. */
static bool first_time(const struct places *p, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(p->old[k].code, p->old[i].code) && str_eq(p->old[k].name, p->old[i].name))
            return false;
    return true;
}

static void old_names(struct buf *b, const struct places *p, str code)
{
    bool any = false;
    buf_add(b, S(",\"old\":["));
    for (size_t i = 0; i < p->n_old; i++)
        if (str_eq(p->old[i].code, code) && first_time(p, i)) {
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
